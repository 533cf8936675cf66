"""The filters that rest on what the person says of photos (library.db)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from photoorg.domain import Flag, Ids
from photoorg.errors import LibraryError
from photoorg.library import mark_acts, marks, tag_names
from photoorg.library.filter_kinds import Choice, Kind
from photoorg.library.store import Library
from photoorg.translatable import tr

_MOST_STARS: Final = 5
_AT_LEAST: Final = (
    tr("★ and more"), tr("★★ and more"), tr("★★★ and more"), tr("★★★★ and more"), "★★★★★",
)  # fmt: skip
_MARKED: Final = {
    "favourite": tr("favourites"),
    "picked": tr("picked"),
    "rejected": tr("rejected"),
    "captioned": tr("with your caption"),
}


def _rated(library: Library, value: str) -> Iterator[Ids]:
    if value not in map(str, range(1, _MOST_STARS + 1)):
        raise LibraryError(f"“{value}” is no number of stars: it takes 1 to {_MOST_STARS}.")
    yield marks.rated(library, int(value))


def _marked(library: Library, value: str) -> Iterator[Ids]:
    if value not in _MARKED:
        raise LibraryError(f"“{value}” is no mark: it takes {', '.join(_MARKED)}.")
    if value == "favourite":
        yield marks.favourites(library)
    elif value == "captioned":
        yield marks.captioned(library)
    else:
        yield marks.flagged(library, Flag.PICKED if value == "picked" else Flag.REJECTED)


def _tagged(library: Library, value: str) -> Iterator[Ids]:
    yield marks.tagged(library, value)


def _stars(library: Library) -> list[Choice]:
    """Least numbers of stars that photos have, the highest first."""
    counts = {stars: len(marks.rated(library, stars)) for stars in range(_MOST_STARS, 0, -1)}
    return [
        Choice(str(stars), _AT_LEAST[stars - 1], count) for stars, count in counts.items() if count
    ]


def _marks(library: Library) -> list[Choice]:
    counts = {value: sum(map(len, _marked(library, value))) for value in _MARKED}
    return [Choice(value, _MARKED[value], count) for value, count in counts.items() if count]


def _tags(library: Library) -> list[Choice]:
    """The tags and those above them, as they stand in the sidebar."""
    counts = marks.tag_counts(library)
    return [Choice(tag, tag_names.spelt_out(tag), count) for tag, count in counts.items()]


KINDS: Final = (
    Kind("stars", tr("Stars"), _rated, _stars, words_are_ours=True),
    Kind("mark", tr("Marks"), _marked, _marks, words_are_ours=True),
    Kind("tag", tr("Tag"), _tagged, _tags),
)
"""Rows of the table of filters."""
NAMES: Final = tuple(kind.name for kind in KINDS)
KIND_OF: Final = {
    mark_acts.RATE: "stars",
    mark_acts.FAVOUR: "mark",
    mark_acts.FLAG: "mark",
    mark_acts.CAPTION: "mark",
    mark_acts.TAG: "tag",
    mark_acts.RENAME_TAG: "tag",
}
"""Which filter acts of marking change, by their verbs."""


def words_of(kind: str, value: str) -> str:
    """What a filter of these asks for, in few words; empty for another one."""
    if kind == "stars":
        stars = int(value) if value.isdecimal() else 0
        return f"{'★' * min(stars, _MOST_STARS)}{'' if stars >= _MOST_STARS else '+'}"
    if kind == "mark":
        return _MARKED.get(value, value)
    return ""
