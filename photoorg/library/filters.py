"""Which photos fit a filter: indexed reads of index.db, and of what the person said.

`KINDS` is the table of all filters. Another one is another row: a name, what people call it, how
its photos are found, and which values there are to choose from.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Album, Ids
from photoorg.errors import LibraryError
from photoorg.library import albums, corrections, files, folders, grid_rows, mark_filters, photos
from photoorg.library.filter_kinds import Choice, Kind
from photoorg.library.steps import at_once
from photoorg.library.store import Library
from photoorg.periods import period_in
from photoorg.questions import Filter
from photoorg.translatable import tr

Floats = NDArray[np.float64]
_A_PIECE = 10_000
_MOST = 500
"""Values offered of one kind: more nobody reads, letters make them fewer."""
_EARTH_KM = 6371.0
_KM_A_DEGREE = 111.19


def matching(library: Library, filters: Iterable[Filter]) -> Generator[None, None, Ids | None]:
    """The ascending ids of the photos that fit all kinds of filters, and of each kind one; None
    where there is no filter. In steps. Raises LibraryError for a filter that means nothing."""
    by_kind: dict[str, list[str]] = {}
    for one in filters:
        by_kind.setdefault(one.kind, []).append(one.value)
    found: Ids | None = None
    for name, values in by_kind.items():
        kind = KINDS.get(name)
        if kind is None:
            raise LibraryError(f"This photoorg cannot look for “{name}”.")
        pieces = [np.empty(0, np.int64)]
        for value in values:
            for piece in kind.ids(library, value):
                pieces.append(piece)
                yield
        fitting = np.unique(np.concatenate(pieces))
        found = fitting if found is None else found[np.isin(found, fitting, assume_unique=True)]
        yield
    return found


def matching_now(library: Library, filters: Iterable[Filter]) -> Ids | None:
    """The same without a pause."""
    return at_once(matching(library, filters))


def listed_now(library: Library, filters: Iterable[Filter]) -> Ids:
    """The photos that have a file and fit the filters, newest first."""
    ids = matching_now(library, filters)
    if ids is None:
        return photos.all_ids(library)
    return grid_rows.joined(list(grid_rows.among(library, ids))).ids


# How photos are found


def _ids_where(library: Library, condition: str, parameters: Sequence[object]) -> Iterator[Ids]:
    rows = library.index.execute(f"SELECT id FROM photos WHERE {condition}", parameters)
    while piece := rows.fetchmany(_A_PIECE):
        yield np.fromiter(chain.from_iterable(piece), np.int64, len(piece))


def _in_column(column: str) -> Callable[[Library, str], Iterator[Ids]]:
    def ids(library: Library, value: str) -> Iterator[Ids]:
        return _ids_where(library, f"{column} = ?", [value])

    return ids


def _in_period(library: Library, value: str) -> Iterator[Ids]:
    period = period_in(value)
    if period is None:
        raise LibraryError(f"“{value}” is no date.")
    if period.first is None:
        return _ids_where(library, "taken <= ?", [f"{period.last}T99"])
    if period.last is None:
        return _ids_where(library, "taken >= ?", [str(period.first)])
    return _ids_where(library, "taken BETWEEN ? AND ?", [str(period.first), f"{period.last}T99"])


def _with_place(library: Library, value: str) -> Iterator[Ids]:
    if value not in ("yes", "no"):
        raise LibraryError(f"“{value}” is neither yes nor no.")
    return _ids_where(library, f"latitude IS {'NOT ' if value == 'yes' else ''}NULL", [])


def near_value(latitude: float, longitude: float, km: float) -> str:
    """The value of the filter `near`: photos taken at most so far from a point."""
    return f"{latitude:.5f},{longitude:.5f},{km:g}"


def near_parts(value: str) -> tuple[float, float, float]:
    """Latitude, longitude and kilometres of such a value. Raises LibraryError."""
    try:
        latitude, longitude, km = map(float, value.split(","))
    except ValueError:
        latitude = longitude = km = math.nan
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 < km <= 20_100):
        raise LibraryError(
            f"“{value}” is no place: it takes latitude, longitude and kilometres: 41.9,12.5,3."
        )
    return latitude, longitude, km


def _near(library: Library, value: str) -> Iterator[Ids]:
    latitude, longitude, km = near_parts(value)
    high = km / _KM_A_DEGREE
    condition = "latitude BETWEEN ? AND ? AND longitude IS NOT NULL"
    parameters = [latitude - high, latitude + high]
    narrowest = math.cos(math.radians(min(abs(latitude) + high, 90.0)))
    if narrowest * 180 > high:
        wide = high / narrowest
        west, east = longitude - wide, longitude + wide
        # What lies across the date line is looked for on both of its sides.
        condition += " AND (longitude BETWEEN ? AND ? OR longitude >= ? OR longitude <= ?)"
        parameters += [west, east, west + 360, east - 360]
    rows = library.index.execute(
        f"SELECT id, latitude, longitude FROM photos WHERE {condition}", parameters
    )
    while piece := rows.fetchmany(_A_PIECE):
        found = np.array(piece, np.float64)
        close = _km(latitude, longitude, found[:, 1], found[:, 2]) <= km
        yield found[close, 0].astype(np.int64)


def _km(latitude: float, longitude: float, north: Floats, east: Floats) -> Floats:
    """Great-circle kilometres from a point to others (n,), by the haversine formula."""
    a, b = math.radians(latitude), np.radians(north)
    half = np.sin((b - a) / 2) ** 2
    half += math.cos(a) * np.cos(b) * np.sin(np.radians(east - longitude) / 2) ** 2
    apart: Floats = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return apart


def _in_directory(library: Library, value: str) -> Iterator[Ids]:
    yield photos.ids_in_directory(library, os.fsencode(value), in_order=False)


def _in_album(library: Library, value: str) -> Iterator[Ids]:
    if not value.isdecimal():
        raise LibraryError(f"“{value}” is no album.")
    album = album_there(library, int(value))
    if album is not None:
        yield photos.ids_in_album(library, album.id, in_order=False)


def album_there(library: Library, album_id: int) -> Album | None:
    """An album of the tree, or the one that has taken it in; None where it is gone."""
    by_id = albums.tree(library).by_id
    return by_id.get(album_id) or by_id.get(corrections.read(library).living(album_id))


# What there is to choose from


def _values_of(column: str) -> Callable[[Library], list[Choice]]:
    def choices(library: Library) -> list[Choice]:
        rows = library.index.execute(
            f"""SELECT {column}, COUNT(*) FROM photos WHERE {column} IS NOT NULL
            GROUP BY {column} ORDER BY COUNT(*) DESC, {column} LIMIT {_MOST}"""
        )
        return [Choice(value, value, number) for value, number in rows]

    return choices


def _years(library: Library) -> list[Choice]:
    """The years that photos were taken in, the latest first."""
    db = library.index
    (first,) = db.execute("SELECT MIN(taken) FROM photos WHERE taken IS NOT NULL").fetchone()
    (last,) = db.execute("SELECT MAX(taken) FROM photos").fetchone()
    if first is None or not (first[:4].isdecimal() and last[:4].isdecimal()):
        return []
    found = []
    for year in range(int(last[:4]), int(first[:4]) - 1, -1):
        (number,) = db.execute(
            "SELECT COUNT(*) FROM photos WHERE taken BETWEEN ? AND ?",
            [f"{year:04}", f"{year:04}-12-31T99"],
        ).fetchone()
        if number:
            found.append(Choice(f"{year:04}-01-01/{year:04}-12-31", f"{year:04}", number))
    return found


def _place_or_none(library: Library) -> list[Choice]:
    db = library.index
    (all_,) = db.execute("SELECT COUNT(*) FROM photos").fetchone()
    (without,) = db.execute("SELECT COUNT(*) FROM photos WHERE latitude IS NULL").fetchone()
    listed = [Choice("yes", tr("has GPS"), all_ - without), Choice("no", tr("no GPS"), without)]
    return [choice for choice in listed if choice.count]


def _albums(library: Library) -> list[Choice]:
    tree = albums.tree(library)
    return [
        Choice(str(album.id), " › ".join(above.name for above in tree.path(album.id)), album.count)
        for _, album in tree.walk()
        if not album.unsorted
    ]


def _directories(library: Library) -> list[Choice]:
    """The directories that hold photos, or such directories, by path; named from the folder that
    was added on."""
    roots = [folder.path for folder in folders.listed(library)]
    counts = dict.fromkeys(roots, 0)
    for path, number in files.directories(library):
        root = next((root for root in roots if folders.is_inside(path, root)), None)
        at = path
        while root is not None:
            counts[at] = counts.get(at, 0) + number
            if at == root:
                break
            at = os.path.dirname(at)
    above = {root: os.path.dirname(root) for root in roots}
    return [
        Choice(os.fsdecode(path), _relative(path, above), number)
        for path, number in sorted(counts.items())
    ]


def _relative(path: bytes, above: dict[bytes, bytes]) -> str:
    start = next((up for root, up in above.items() if folders.is_inside(path, root)), b"")
    return " › ".join(os.fsdecode(os.path.relpath(path, start or b"/")).split(os.sep))


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("date", tr("Date"), _in_period, _years),
        Kind("camera", tr("Camera"), _in_column("camera"), _values_of("camera")),
        Kind("lens", tr("Lens"), _in_column("lens"), _values_of("lens")),
        Kind("type", tr("File type"), _in_column("format"), _values_of("format")),
        *mark_filters.KINDS,
        Kind("gps", tr("GPS"), _with_place, _place_or_none, words_are_ours=True),
        Kind("near", tr("Near a place"), _near, lambda _: []),
        Kind("album", tr("Album"), _in_album, _albums),
        Kind("folder", tr("Folder"), _in_directory, _directories),
    )
}
"""All filters, in the order in which they are offered."""
