"""Marking photos: every act is one entry in the journal, for one photo or a million (library.db).

What may take long comes in steps, each short; nothing is saved until the last one, and all of it
then. A caller that lets go of the steps before has done nothing.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from sqlite_utils import Database

from photoorg.domain import Edit, Flag, Ids
from photoorg.errors import LibraryError
from photoorg.library import journal, mark_acts, marks, photos, tag_names
from photoorg.library.mark_acts import (
    CAPTION,
    FAVOUR,
    FLAG,
    RATE,
    Change,
    MarkAct,
    Renaming,
    Setting,
    Tagging,
)
from photoorg.library.store import Library

T = TypeVar("T")
Steps: TypeAlias = Generator[float, None, T]
"""A result that comes after some steps, each telling which share of the work is done."""

LONGEST_CAPTION = 2000
_A_STEP = 4 * mark_acts.A_STEP


def rate(library: Library, photo_ids: Sequence[int] | Ids, stars: int) -> Steps[int]:
    """The photos have 0 to 5 stars; returns how many had others before. Raises LibraryError."""
    return mark(library, photo_ids, Setting(RATE, min(max(int(stars), 0), 5)))


def favour(library: Library, photo_ids: Sequence[int] | Ids, favourite: bool) -> Steps[int]:
    """The photos are favourites, or are not; returns how many changed. Raises LibraryError."""
    return mark(library, photo_ids, Setting(FAVOUR, int(favourite)))


def flag(library: Library, photo_ids: Sequence[int] | Ids, flag: Flag) -> Steps[int]:
    """The photos are picked, rejected or neither; returns how many changed. Raises LibraryError."""
    return mark(library, photo_ids, Setting(FLAG, int(flag)))


def caption(library: Library, photo_ids: Sequence[int] | Ids, words: str) -> Steps[int]:
    """The photos have this caption of the person's, or none; returns how many changed.

    Raises LibraryError, also for one that is too long.
    """
    words = "\n".join(" ".join(line.split()) for line in words.strip().splitlines())
    if len(words) > LONGEST_CAPTION:
        raise LibraryError(f"A caption may have {LONGEST_CAPTION:,} letters at most.")
    return (yield from mark(library, photo_ids, Setting(CAPTION, words)))


def tag(
    library: Library,
    photo_ids: Sequence[int] | Ids,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> Steps[int]:
    """The photos get some tags and lose others; returns how many changed.

    Names that are added are put as those that are there already. Raises LibraryError, also for
    what is no name of a tag.
    """
    known = marks.names_of_tags(library)
    given: set[str] = set()
    for name in add:
        given.add(tag_names.as_known(name, (*known, *given)))
    change = Tagging(tuple(sorted(given)), tuple(sorted(set(remove) - given)))
    return (yield from mark(library, photo_ids, change))


def rename_tag(library: Library, tag: str, name: str) -> Steps[int]:
    """A tag has another path, and the tags below it go with it, on all photos, those that are not
    here included; returns how many changed. Where there is such a tag already both are one from
    now on.

    Raises LibraryError, also for what is no name of a tag, and for a tag that is not there.
    """
    known = marks.names_of_tags(library)
    moved = _with_those_below(tag, known)
    others = [*tag_names.above(tag), *(other for other in known if other not in moved)]
    change = Renaming(tag, tag_names.as_known(name, others))
    if change.new == tag:
        return 0
    names = {below: tag_names.as_known(change.renamed(below), others) for below in moved}
    change = replace(
        change, spelt=tuple((b, n) for b, n in names.items() if n != change.renamed(b))
    )
    return (yield from _carry_out(library, marks.contents_tagged(library, moved), change))


def drop_tag(library: Library, tag: str) -> Steps[int]:
    """No photo has a tag, or one below it, any more, those that are not here included; returns how
    many changed. Raises LibraryError, also for a tag that is not there."""
    gone = _with_those_below(tag, marks.names_of_tags(library))
    change = Tagging(remove=tuple(gone))
    return (yield from _carry_out(library, marks.contents_tagged(library, gone), change))


def _with_those_below(tag: str, known: Sequence[str]) -> list[str]:
    found = [name for name in known if tag_names.is_below(name, tag)]
    if not found:
        raise LibraryError("This tag is not there any more.")
    return found


def mark(library: Library, photo_ids: Sequence[int] | Ids, change: Change) -> Steps[int]:
    """Carry out a change; returns how many photos it changed: none leaves no entry."""
    hashes: list[bytes] = []
    total = max(1, len(photo_ids))
    for start in range(0, len(photo_ids), _A_STEP):
        hashes += photos.contents(library, photo_ids[start : start + _A_STEP]).values()
        yield 0.3 * start / total
    return (yield from _carry_out(library, hashes, change))


def _carry_out(library: Library, hashes: list[bytes], change: Change) -> Steps[int]:
    total = max(1, len(hashes))
    # Rows in the order of the table are written several times as fast.
    hashes.sort()
    groups: dict[mark_acts.Prior, list[bytes]] = {}
    with library.writing_person() as db:
        for start in range(0, len(hashes), mark_acts.A_STEP):
            some = hashes[start : start + mark_acts.A_STEP]
            for prior, had in mark_acts.priors(db.conn, change, some).items():
                groups.setdefault(prior, []).extend(had)
                mark_acts.write(db.conn, change, prior, had)
            yield 0.3 + 0.7 * start / total
        if not groups:
            return 0
        act = MarkAct(change, tuple((prior, tuple(had)) for prior, had in groups.items()))
        journal.append(db, change.verb, mark_acts.payload(act))
    yield from marks.follow(library, act)
    return act.count


def replay(db: Database, edit: Edit, back: bool) -> Steps[None]:
    """Take an act of marking back, or do it again, within the caller's transaction."""
    act = _act(edit)
    done = 0
    for prior, hashes in mark_acts.pieces(act):
        if back:
            mark_acts.write_back(db.conn, act.change, prior, hashes)
        else:
            mark_acts.write(db.conn, act.change, prior, hashes)
        done += len(hashes)
        yield done / act.count


def follow(library: Library, edit: Edit) -> Steps[None]:
    """Let what is remembered of marks follow an act that was replayed."""
    yield from marks.follow(library, _act(edit))


def _act(edit: Edit) -> MarkAct:
    try:
        return mark_acts.act_of(edit.verb, edit.payload)
    except ValueError as error:
        raise LibraryError(f"This cannot be undone or done again: {error}.") from error
