"""Acts by which the person marks photos, in an open library.db: its tables and its journal.

An act names all photos it changed by the hashes of their contents, and what they had before, so it
can be taken back and done again exactly. The tables `marks` and `photo_tags` hold nothing that the
journal does not say: `rebuild` makes them from it.
"""

from __future__ import annotations

import base64
import binascii
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from photoorg.library.journal import REDO, UNDO
from photoorg.library.tag_names import is_below

HASH = 32
"""Bytes of the hash of a photo's content."""
A_STEP = 500
"""Photos a statement is about."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Photos get one value of a kind of mark."""

    verb: str
    """One of COLUMNS."""
    value: int | str


@dataclass(frozen=True, slots=True)
class Tagging:
    """Photos get some tags and lose others."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    @property
    def verb(self) -> str:
        return TAG


@dataclass(frozen=True, slots=True)
class Renaming:
    """A tag has another path, and the tags below it go with it."""

    old: str
    new: str
    spelt: tuple[tuple[str, str], ...] = ()
    """Those below it whose new name is spelt in another way, as one that is there already."""

    @property
    def verb(self) -> str:
        return RENAME_TAG

    @property
    def turned(self) -> Renaming:
        """What undoes it, as far as names tell."""
        return Renaming(self.new, self.old, tuple((new, old) for old, new in self.spelt))

    def renamed(self, tag: str) -> str:
        """What a tag is called then."""
        if not is_below(tag, self.old):
            return tag
        return dict(self.spelt).get(tag) or self.new + tag[len(self.old) :]

    def of(self, prior: Iterable[str]) -> dict[str, str]:
        """The tags among those of a photo that have another name then, with that name."""
        return {tag: self.renamed(tag) for tag in prior if is_below(tag, self.old)}


Change: TypeAlias = Setting | Tagging | Renaming
Prior: TypeAlias = int | str | tuple[str, ...]
"""What a photo had before a change: the value, or those tags of the change that it had."""

RATE, FAVOUR, FLAG, CAPTION, TAG = "rate", "favourite", "flag", "caption", "tag"
RENAME_TAG = "rename tag"
COLUMNS: Mapping[str, str] = {
    RATE: "rating",
    FAVOUR: "favourite",
    FLAG: "flag",
    CAPTION: "caption",
}
VERBS = (*COLUMNS, TAG, RENAME_TAG)
"""How the journal calls these acts. Released names never change."""


@dataclass(frozen=True, slots=True)
class MarkAct:
    """A change with the photos it changed, by what they had before."""

    change: Change
    groups: tuple[tuple[Prior, tuple[bytes, ...]], ...]

    @property
    def count(self) -> int:
        """How many photos it changed."""
        return sum(len(hashes) for _, hashes in self.groups)

    @property
    def tags(self) -> frozenset[str]:
        """The tags that photos may have got or lost."""
        change = self.change
        if isinstance(change, Setting):
            return frozenset()
        if isinstance(change, Tagging):
            return frozenset((*change.add, *change.remove))
        had = {tag for prior, _ in self.groups if isinstance(prior, tuple) for tag in prior}
        return frozenset(had | {change.renamed(tag) for tag in had})


def payload(act: MarkAct) -> dict[str, object]:
    """The act as the journal keeps it."""
    what: dict[str, object]
    match act.change:
        case Setting(_, value):
            what = {"value": value}
        case Tagging(add, remove):
            what = {"add": list(add), "remove": list(remove)}
        case Renaming(old, new, spelt):
            what = {"old": old, "new": new, "spelt": [list(pair) for pair in spelt]}
    before = [
        [list(prior) if isinstance(prior, tuple) else prior, len(hashes)]
        for prior, hashes in act.groups
    ]
    content = b"".join(content for _, hashes in act.groups for content in hashes)
    return {**what, "before": before, "photos": base64.b64encode(content).decode("ascii")}


def told(verb: str, said: Mapping[str, Any]) -> tuple[Change, int]:
    """The change in a payload, and how many photos it changed. Raises ValueError for one that this
    photoorg would not write."""
    try:
        count = sum(int(count) for _, count in said["before"])
        if verb == TAG:
            return Tagging(tuple(map(str, said["add"])), tuple(map(str, said["remove"]))), count
        if verb == RENAME_TAG:
            spelt = tuple((str(tag), str(name)) for tag, name in said["spelt"])
            return Renaming(str(said["old"]), str(said["new"]), spelt), count
        if verb in COLUMNS and isinstance(said["value"], str if verb == CAPTION else int):
            return Setting(verb, said["value"]), count
    except (KeyError, TypeError) as error:
        raise ValueError(f"no act of marking photos: {error}") from error
    raise ValueError(f"no act of marking photos: {verb}")


def act_of(verb: str, said: Mapping[str, Any]) -> MarkAct:
    """The act in a payload. Raises ValueError for one that this photoorg would not write."""
    change, count = told(verb, said)
    try:
        content = base64.b64decode(said["photos"], validate=True)
    except (KeyError, TypeError, binascii.Error) as error:
        raise ValueError(f"no act of marking photos: {error}") from error
    if HASH * count != len(content):
        raise ValueError("no act of marking photos: some of them are missing")
    groups, at = [], 0
    for prior, many in said["before"]:
        end = at + HASH * many
        groups.append((_prior(prior), tuple(content[n : n + HASH] for n in range(at, end, HASH))))
        at = end
    return MarkAct(change, tuple(groups))


def _prior(said: Any) -> Prior:
    prior: Prior = tuple(map(str, said)) if isinstance(said, list) else said
    return prior


# On the tables


def priors(
    db: sqlite3.Connection, change: Change, hashes: Sequence[bytes]
) -> dict[Prior, list[bytes]]:
    """What the photos have now, of those that the change would change; at most A_STEP of them."""
    if isinstance(change, Setting):
        column, default = COLUMNS[change.verb], "" if change.verb == CAPTION else 0
        rows = db.execute(
            f"SELECT hash, {column} FROM marks WHERE hash IN ({_marks(hashes)})", hashes
        )
        known = dict(rows)
        had: Iterable[tuple[Prior, bytes]] = ((known.get(h, default), h) for h in hashes)
        return _grouped((prior, h) for prior, h in had if prior != change.value)
    held = _tags_held(db, hashes)
    if isinstance(change, Renaming):
        return _grouped(
            (tuple(sorted({*moved, *(held[h] & {*moved.values()})})), h)
            for h in hashes
            if (moved := change.of(held.get(h, ())))
        )
    touched = {*change.add, *change.remove}
    return _grouped(
        (tuple(sorted(tags)), h)
        for h in hashes
        if (tags := held.get(h, set()) & touched) != (tags - {*change.remove}) | {*change.add}
    )


def write(db: sqlite3.Connection, change: Change, prior: Prior, hashes: Sequence[bytes]) -> None:
    """Let the photos, which had this before, have what the change gives them."""
    match change:
        case Setting(verb, value):
            _set(db, COLUMNS[verb], value, hashes)
        case Tagging(add, remove):
            _drop_tags(db, hashes, remove)
            _add_tags(db, hashes, add)
        case Renaming():
            assert isinstance(prior, tuple)
            moved = change.of(prior)
            _drop_tags(db, hashes, moved)
            _add_tags(db, hashes, moved.values())


def write_back(
    db: sqlite3.Connection, change: Change, prior: Prior, hashes: Sequence[bytes]
) -> None:
    """Let the photos have what they had before the change."""
    if isinstance(change, Setting):
        assert not isinstance(prior, tuple)
        _set(db, COLUMNS[change.verb], prior, hashes)
        return
    assert isinstance(prior, tuple)
    given = change.of(prior).values() if isinstance(change, Renaming) else change.add
    _drop_tags(db, hashes, given)
    _add_tags(db, hashes, prior)


def pieces(act: MarkAct) -> Iterator[tuple[Prior, tuple[bytes, ...]]]:
    """The groups of an act, A_STEP photos at most at a time."""
    for prior, hashes in act.groups:
        for start in range(0, len(hashes), A_STEP):
            yield prior, hashes[start : start + A_STEP]


def _tags_held(db: sqlite3.Connection, hashes: Sequence[bytes]) -> dict[bytes, set[str]]:
    held: dict[bytes, set[str]] = {}
    for content, tag in db.execute(
        f"SELECT hash, tag FROM photo_tags WHERE hash IN ({_marks(hashes)})", hashes
    ):
        held.setdefault(content, set()).add(tag)
    return held


def _set(db: sqlite3.Connection, column: str, value: int | str, hashes: Sequence[bytes]) -> None:
    db.executemany(
        f"""INSERT INTO marks (hash, {column}) VALUES (?, ?)
        ON CONFLICT (hash) DO UPDATE SET {column} = excluded.{column}""",
        ((content, value) for content in hashes),
    )
    if not value:
        # Who has no mark has no row, whatever there was before.
        db.execute(
            f"""DELETE FROM marks WHERE hash IN ({_marks(hashes)})
            AND rating = 0 AND favourite = 0 AND flag = 0 AND caption = ''""",
            hashes,
        )


def _add_tags(db: sqlite3.Connection, hashes: Sequence[bytes], tags: Iterable[str]) -> None:
    for tag in tags:
        db.executemany(
            "INSERT OR IGNORE INTO photo_tags (hash, tag) VALUES (?, ?)",
            ((content, tag) for content in hashes),
        )


def _drop_tags(db: sqlite3.Connection, hashes: Sequence[bytes], tags: Iterable[str]) -> None:
    for tag in tags:
        db.executemany(
            "DELETE FROM photo_tags WHERE hash = ? AND tag = ?",
            ((content, tag) for content in hashes),
        )


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _grouped(pairs: Iterable[tuple[Prior, bytes]]) -> dict[Prior, list[bytes]]:
    groups: dict[Prior, list[bytes]] = {}
    for prior, content in pairs:
        groups.setdefault(prior, []).append(content)
    return groups


# From the journal


def disagree(conn: sqlite3.Connection) -> bool:
    """Whether the tables are not what the journal says. Raises sqlite3.Error."""
    if not _has_tables(conn):
        return False
    with _said(conn) as said:
        return any(
            list(conn.execute(query)) != list(said.execute(query)) for query in _ALL.values()
        )


def rebuild(conn: sqlite3.Connection) -> None:
    """Make the tables anew from the journal, inside the caller's transaction."""
    if not _has_tables(conn):
        return
    with _said(conn) as said:
        for table, columns in (("marks", 5), ("photo_tags", 2)):
            conn.execute(f"DELETE FROM {table}")
            conn.executemany(
                f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})",
                said.execute(_ALL[table]),
            )


_ALL = {
    "marks": "SELECT hash, rating, favourite, flag, caption FROM marks ORDER BY hash",
    "photo_tags": "SELECT hash, tag FROM photo_tags ORDER BY hash, tag",
}


def _has_tables(conn: sqlite3.Connection) -> bool:
    query = "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('marks', 'photo_tags')"
    (there,) = conn.execute(query).fetchone()
    return bool(there == len(_ALL))


@contextmanager
def _said(conn: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A database in memory with the tables as the journal of another one says."""
    with closing(sqlite3.connect(":memory:")) as made:
        schema = "SELECT sql FROM sqlite_master WHERE tbl_name IN ('marks', 'photo_tags')"
        for (sql,) in conn.execute(schema).fetchall():
            if sql:
                made.execute(sql)
        rows = conn.execute(
            f"SELECT verb, payload FROM edits WHERE verb IN ({_marks(_TOLD)}) ORDER BY id", _TOLD
        )
        for verb, text in rows:
            # What no photoorg wrote says nothing.
            with suppress(ValueError, AttributeError):
                _replay(conn, made, verb, json.loads(text))
        yield made


_TOLD = (*VERBS, UNDO, REDO)


def _replay(
    conn: sqlite3.Connection, made: sqlite3.Connection, verb: str, said: Mapping[str, Any]
) -> None:
    told = verb
    if verb in (UNDO, REDO):
        about = conn.execute("SELECT verb, payload FROM edits WHERE id = ?", [said.get("edit")])
        told, text = about.fetchone() or ("", "{}")
        if told not in VERBS:
            return
        said = json.loads(text)
    act = act_of(told, said)
    for prior, hashes in pieces(act):
        if verb == UNDO:
            write_back(made, act.change, prior, hashes)
        else:
            write(made, act.change, prior, hashes)
