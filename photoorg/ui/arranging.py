"""Into which sections the photos of a place are put, and in which order that is; in steps."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import numpy as np

from photoorg.domain import Ids
from photoorg.library import Library, albums, grid_rows
from photoorg.library.grid_rows import GridRows
from photoorg.ui.album_words import listed_name
from photoorg.ui.language import tr
from photoorg.ui.months import Listing, Section, day_title, month_title
from photoorg.ui.row_finder import RowFinder
from photoorg.ui.text import name_text, path_text, safe_text
from photoorg.ui.turns import Steps

_TITLES_A_STEP = 2_000
NO_ALBUM = tr("In no album yet")


class Arrangement(StrEnum):
    """By what photos are parted into sections."""

    DAY = "day"
    MONTH = "month"
    FOLDER = "folder"
    ALBUM = "album"
    NONE = "none"


def arranged(library: Library, rows: GridRows, by: Arrangement) -> Steps[Listing]:
    """Photos, which come newest first, in sections; within each the newest are first."""
    if by is Arrangement.FOLDER:
        return (yield from _grouped(rows, _folders(library)))
    if by is Arrangement.ALBUM:
        return (yield from _grouped(rows, _albums(library)))
    sections: list[Section] = []
    if by is not Arrangement.NONE and len(rows):
        keys = rows.days if by is Arrangement.DAY else rows.days // 100 * 100
        title = day_title if by is Arrangement.DAY else month_title
        starts = np.concatenate(([0], np.flatnonzero(np.diff(keys)) + 1))
        for number in range(0, len(starts), _TITLES_A_STEP):
            some = starts[number : number + _TITLES_A_STEP]
            for start, key in zip(some.tolist(), keys[some].tolist(), strict=True):
                sections.append(Section(start, title(key)))
            yield
    return Listing(rows.ids, tuple(sections), ratios=rows.ratios, days=rows.days)


def _grouped(rows: GridRows, groups: Iterator[tuple[Section, Ids]]) -> Steps[Listing]:
    """A section for each group that has photos, which follow one another with the same title while
    they are the same group; each photo is in the first group that has it."""
    finder = RowFinder(rows.ids)
    yield
    left = np.ones(len(rows), bool)
    order: list[Ids] = []
    sections: list[Section] = []
    count = 0
    title: Section | None = None
    inside: list[Ids] = []
    for group, ids in _and_an_end(groups):
        if title is not None and group is not title and inside:
            found = np.sort(np.concatenate(inside))
            sections.append(Section(count, title.title, title.note))
            order.append(found)
            count += len(found)
        if group is not title:
            title, inside = group, []
        listed = finder.rows(ids)
        listed = listed[listed >= 0]
        listed = listed[left[listed]]
        if len(listed):
            left[listed] = False
            inside.append(listed)
        yield
    rest = np.flatnonzero(left)
    if len(rest):
        sections.append(Section(count, NO_ALBUM))
        order.append(rest)
    put = rows.picked(np.concatenate([np.empty(0, np.int64), *order]))
    return Listing(put.ids, tuple(sections), ratios=put.ratios)


def _and_an_end(
    groups: Iterator[tuple[Section, Ids]],
) -> Iterator[tuple[Section | None, Ids]]:
    yield from groups
    yield None, np.empty(0, np.int64)


def _folders(library: Library) -> Iterator[tuple[Section, Ids]]:
    """The directories with their photos, in the order of their paths."""
    at, section = None, Section(0, "")
    for directory, ids in grid_rows.by_directory(library):
        if directory != at:
            above = directory.rpartition(b"/")[0]
            at, section = directory, Section(0, name_text(directory), path_text(above))
        yield section, ids


def _albums(library: Library) -> Iterator[tuple[Section, Ids]]:
    """The albums with the photos directly in them, in the order of the tree."""
    tree = albums.tree(library)
    at, section = None, Section(0, "")
    for album_id, ids in grid_rows.by_album(library):
        if album_id != at:
            *above, album = tree.path(album_id)
            way = " › ".join(listed_name(each) for each in above)
            at, section = album_id, Section(0, safe_text(listed_name(album)), safe_text(way))
        yield section, ids
