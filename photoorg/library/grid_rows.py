"""What a grid must know of every photo at once, however many there are: ids, shapes and days,
read a little at a time (index.db)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids
from photoorg.library import albums
from photoorg.library.photos import IS_HERE, NEWEST_FIRST, ids_in_album, ids_in_directory
from photoorg.library.store import Library

_PIECE = 1_000
"""Rows read at once: some milliseconds."""
_FEW = 5_000
"""So many photos are looked up and sorted at once; more are picked out of all, which are sorted."""
_WHAT = """SELECT id, width, height, COALESCE(CAST(
    substr(taken, 1, 4) || substr(taken, 6, 2) || substr(taken, 9, 2) AS INTEGER), 0) FROM photos"""
"""Whole numbers alone: to make texts of a million dates would take a second."""
_Part: TypeAlias = tuple[str, tuple[object, ...]]
"""A condition and its values."""


@dataclass(frozen=True)
class GridRows:
    """Photos in the order of a grid, newest first, those without a date last."""

    ids: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    ratios: NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    """Width over height (n,)."""
    days: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    """When each was taken (n,): 20190512; 0 where no date is known."""

    def __len__(self) -> int:
        return len(self.ids)

    def picked(self, rows: Any) -> GridRows:
        """Some of the photos, by a mask, by their rows in another order, or by a slice."""
        return GridRows(self.ids[rows], self.ratios[rows], self.days[rows])


def joined(pieces: Sequence[GridRows]) -> GridRows:
    """The photos of several pieces, one after the other."""
    if not pieces:
        return GridRows()
    return GridRows(
        np.concatenate([piece.ids for piece in pieces]),
        np.concatenate([piece.ratios for piece in pieces]),
        np.concatenate([piece.days for piece in pieces]),
    )


def of_all(library: Library) -> Iterator[GridRows]:
    """Every photo that has a file, in pieces that take some milliseconds each."""
    yield from _pieces(library, f"{_WHAT} WHERE {IS_HERE} {NEWEST_FIRST}")


def in_directory(library: Library, directory: bytes) -> Iterator[GridRows]:
    """The photos in a directory and in all below it, in pieces."""
    yield from among(library, ids_in_directory(library, directory, in_order=False))


def in_album(library: Library, album_id: int) -> Iterator[GridRows]:
    """The photos of an album and of all below it, in pieces."""
    yield from among(library, ids_in_album(library, album_id, in_order=False))


def around(library: Library, photo_id: int | None, before: int, after: int) -> GridRows:
    """At most so many of all photos before one and after it, with that one, or the first ones
    where it is not there: quickly, whatever the size of the library."""
    row = library.index.execute("SELECT taken FROM photos WHERE id = ?", [photo_id]).fetchone()
    if row is None:
        return _first_of(library, (("1", ()),), before + after)
    (taken,) = row
    # Each part is a short walk along the index; one query for all of them would walk through it.
    newer: list[_Part] = [("taken IS ? AND id > ?", (taken, photo_id))]
    newer.append(("taken IS NOT NULL", ()) if taken is None else ("taken > ?", (taken,)))
    older: list[_Part] = [("taken IS ? AND id <= ?", (taken, photo_id))]
    if taken is not None:
        older += [("taken < ?", (taken,)), ("taken IS NULL", ())]
    above = _first_of(library, newer, before, "ORDER BY taken, id")
    return joined([above.picked(slice(None, None, -1)), _first_of(library, older, after)])


def _first_of(
    library: Library,
    parts: Sequence[_Part],
    limit: int,
    order: str = NEWEST_FIRST,
) -> GridRows:
    """The first photos that fulfil one of some conditions, those of the first condition first."""
    found: list[tuple[int, int, int, int]] = []
    for condition, values in parts:
        query = f"{_WHAT} WHERE {condition} AND {IS_HERE} {order} LIMIT ?"
        found += library.index.execute(query, [*values, limit - len(found)]).fetchall()
    return _rows(found)


def by_directory(library: Library) -> Iterator[tuple[bytes, Ids]]:
    """The photos that lie directly in each directory, by its path, in pieces: a directory may come
    in several, one after the other, and a photo in several directories."""
    kept = library.index.execute(
        """SELECT directory, photo_id FROM files
        WHERE missing_since IS NULL AND photo_id IS NOT NULL ORDER BY directory, photo_id"""
    )
    while piece := kept.fetchmany(_PIECE):
        start = 0
        while start < len(piece):
            directory = piece[start][0]
            end = start + 1
            while end < len(piece) and piece[end][0] == directory:
                end += 1
            yield directory, np.array([photo_id for _, photo_id in piece[start:end]], np.int64)
            start = end


def by_album(library: Library) -> Iterator[tuple[int, Ids]]:
    """The photos that are shown directly in each album, in the order of the tree, in pieces: an
    album may come in several, one after the other. Missing photos are among them."""
    shown = albums.shown(library)
    placed: dict[int, list[int]] = {}
    for photo_id, album_id in shown.placed.items():
        placed.setdefault(album_id, []).append(photo_id)
    elsewhere = np.fromiter(shown.placed, np.int64, len(shown.placed))
    for _, album in shown.tree.walk():
        if album.id in placed:
            yield album.id, np.array(placed[album.id], np.int64)
        for home in shown.homes_of(album.id):
            kept = library.index.execute(
                "SELECT photo_id FROM memberships WHERE album_id = ?", [home]
            )
            while piece := kept.fetchmany(_PIECE):
                inside = np.array(piece, np.int64)[:, 0]
                yield album.id, inside[~np.isin(inside, elsewhere)]


def among(library: Library, wanted: Ids) -> Iterator[GridRows]:
    """The photos with these ids that have a file."""
    if len(wanted) <= _FEW:
        yield from _pieces(
            library,
            f"""{_WHAT} WHERE id IN (SELECT value FROM json_each(?)) AND {IS_HERE}
            {NEWEST_FIRST}""",
            [json.dumps(wanted.tolist())],
        )
        return
    listed = np.sort(wanted)
    for piece in of_all(library):
        at = np.minimum(np.searchsorted(listed, piece.ids), len(listed) - 1)
        yield piece.picked(listed[at] == piece.ids)


def _pieces(library: Library, query: str, parameters: Sequence[object] = ()) -> Iterator[GridRows]:
    kept = library.index.execute(query, parameters)
    while piece := kept.fetchmany(_PIECE):
        yield _rows(piece)


def _rows(found: Sequence[tuple[int, int, int, int]]) -> GridRows:
    count = len(found)
    numbers = np.fromiter(chain.from_iterable(found), np.int64, 4 * count).reshape(count, 4)
    ids, widths, heights, days = numbers.T
    ratios = (widths / np.maximum(heights, 1)).astype(np.float32)
    return GridRows(ids.copy(), ratios, _dates(days))


def _dates(days: Ids) -> NDArray[np.int32]:
    """Numbers like 20190512, and 0 for whatever is no date."""
    month, day = days // 100 % 100, days % 100
    whole = (days < 100_000_000) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    return np.where(whole, days, 0).astype(np.int32)
