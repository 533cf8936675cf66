"""Which keys belong to which verb: the usual ones, those the person chose, and where two clash.

Keys are texts in Qt's portable form: `Ctrl+Shift+N`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from PySide6.QtGui import QKeySequence

from photoorg.setting_kinds import KeyTable, key_table
from photoorg.ui.actions import VERBS, Needs, Verb
from photoorg.ui.language import tr

Keys: TypeAlias = tuple[str, ...]

_NEVER_AT_ONCE: Final = ((Needs.PATH, Needs.EXPLANATION), (Needs.NO_DOUBT, Needs.DOUBT))
"""Verbs that need the one and verbs that need the other may have the same key."""
_MOVING: Final = tr("moves among the photos")
RESERVED: Final = {
    **dict.fromkeys(("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"), _MOVING),
    **dict.fromkeys(
        (f"Shift+{key}" for key in ("Left", "Right", "Up", "Down", "Home", "End")),
        tr("selects photos"),
    ),
    "Ctrl+A": tr("selects all photos"),
    "Space": tr("selects a photo"),
    "Tab": tr("moves from one part of the window to the next"),
    "Shift+Tab": tr("moves from one part of the window to the one before"),
    "Shift+F10": tr("opens the menu on what is selected"),
    "Menu": tr("opens the menu on what is selected"),
}
"""Keys that no verb may take, and what each does."""


def portable(keys: QKeySequence) -> str:
    """A key sequence as it is kept."""
    return keys.toString(QKeySequence.SequenceFormat.PortableText)


def shown(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def usual() -> dict[str, Keys]:
    """The keys of every verb, by name, as photoorg comes."""
    return {verb.name: tuple(map(_same, verb.shortcuts)) for verb in VERBS}


def in_use(chosen: KeyTable) -> dict[str, Keys]:
    """The keys of every verb, by name: the chosen ones, else the usual ones. Verbs that are not
    there and keys that mean nothing are left out."""
    keys = usual()
    for name, wanted in chosen:
        if name in keys:
            known = [_same(key) for key in wanted]
            keys[name] = tuple(key for key in dict.fromkeys(known) if key and key not in RESERVED)
    return keys


def differing(keys: Mapping[str, Keys]) -> KeyTable:
    """What of these has to be kept: the keys that are not the usual ones."""
    before = usual()
    return key_table({name: k for name, k in keys.items() if k != before[name]})


def reserved(key: str) -> str:
    """What a key that no verb may take does; empty for the others."""
    return RESERVED.get(key, "")


def holders(name: str, key: str, keys: Mapping[str, Keys]) -> list[Verb]:
    """The other verbs that have a key while the verb `name` could be meant as well.

    Verbs of the photos and those of the whole window clash too: in the photos both would answer.
    """
    wanted = _verb(name)
    return [
        verb
        for verb in VERBS
        if verb.name != name and key in keys[verb.name] and not never_at_once(verb, wanted)
    ]


def never_at_once(one: Verb, other: Verb) -> bool:
    """Whether two verbs can never be done at the same time, so that one key serves both."""
    return any(
        (a in one.needs and b in other.needs) or (b in one.needs and a in other.needs)
        for a, b in _NEVER_AT_ONCE
    )


def with_key(
    name: str, key: str, keys: Mapping[str, Keys], losers: Sequence[Verb] = ()
) -> dict[str, Keys]:
    """All keys when a verb has `key` in place of its first one, and the losers have it no more;
    with an empty key the verb has none."""
    changed = dict(keys)
    for verb in losers:
        changed[verb.name] = tuple(k for k in changed[verb.name] if k != key)
    others = tuple(k for k in changed[name][1:] if k != key)
    changed[name] = (key, *others) if key else ()
    return changed


def with_usual(name: str, keys: Mapping[str, Keys]) -> tuple[dict[str, Keys], list[Verb]]:
    """All keys when a verb has its usual ones again, and the verbs that lose one by that."""
    changed, losers = dict(keys), dict[str, Verb]()
    changed[name] = usual()[name]
    for key in changed[name]:
        for verb in holders(name, key, changed):
            changed[verb.name] = tuple(k for k in changed[verb.name] if k != key)
            losers[verb.name] = verb
    return changed, list(losers.values())


def _verb(name: str) -> Verb:
    return next(verb for verb in VERBS if verb.name == name)


def _same(key: str) -> str:
    """A key in the one form that Qt itself would give it; empty where it means nothing."""
    return portable(QKeySequence(key))
