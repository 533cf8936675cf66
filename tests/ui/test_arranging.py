from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from photoorg.library import Library, albums, grid_rows, photos
from photoorg.library.steps import at_once
from photoorg.ui.arranging import Arrangement, arranged
from photoorg.ui.contents import first_listing, listing
from photoorg.ui.date_marks import mark_at, marks_of, thinned
from photoorg.ui.months import Listing, day_title, month_title
from photoorg.ui.places import AllPhotos


def test_titles_of_days_and_months() -> None:
    assert day_title(20190512) == "Sunday 12 May 2019"
    assert month_title(20190512) == month_title(20190500) == "May 2019"
    assert day_title(0) == day_title(20190231) == month_title(0) == "Without a date"


@pytest.mark.parametrize("by", list(Arrangement))
def test_every_arrangement_has_all_photos_once(library: Library, by: Arrangement) -> None:
    shown = at_once(listing(library, AllPhotos(), by))
    ids = photos.all_ids(library)
    assert np.sort(shown.ids).tolist() == np.sort(ids).tolist()
    assert len(shown.ratios) == len(ids)
    starts = [section.start for section in shown.sections]
    assert starts == sorted(set(starts))
    assert (starts[:1] == [0]) is (by is not Arrangement.NONE)
    newest = {int(photo_id): row for row, photo_id in enumerate(ids)}
    for start, end in pairwise([*(starts or [0]), len(ids)]):
        inside = [newest[int(photo_id)] for photo_id in shown.ids[start:end]]
        assert inside == sorted(inside)


def test_sections_are_folders_and_albums(library: Library) -> None:
    folders = at_once(listing(library, AllPhotos(), Arrangement.FOLDER)).sections
    assert [section.title for section in folders] == ["2019", "sea"]
    assert folders[1].note.endswith("Pictures/2020")
    shown = at_once(listing(library, AllPhotos(), Arrangement.ALBUM))
    assert [section.title for section in shown.sections][:2] == ["Beach & <b>sea</b>", "Hills"]
    assert shown.sections[0].note == "Outdoors"
    ends = [*(section.start for section in shown.sections[1:]), len(shown.ids)]
    beach = next(a for a in albums.tree(library).albums if a.name.startswith("Beach"))
    assert sorted(shown.ids[: ends[0]]) == sorted(photos.ids_in_album(library, beach.id))


def test_sections_are_months_and_days(library: Library) -> None:
    months = at_once(listing(library, AllPhotos(), Arrangement.MONTH))
    days = at_once(listing(library, AllPhotos(), Arrangement.DAY))
    assert months.ids.tolist() == days.ids.tolist() == photos.all_ids(library).tolist()
    assert months.sections[0].title == "December 2019"
    assert days.sections[0].title == "Thursday 12 December 2019"
    assert months.sections[-1].title == days.sections[-1].title == "Without a date"


def test_the_first_photos_are_those_around_the_one_wanted(library: Library) -> None:
    first = first_listing(library, None, Arrangement.MONTH)
    assert first is not None
    assert not first.whole
    assert first.ids[0] == photos.all_ids(library)[0]
    assert first_listing(library, None, Arrangement.FOLDER) is None


def test_no_photos_have_no_sections(library: Library) -> None:
    for by in Arrangement:
        assert at_once(arranged(library, grid_rows.GridRows(), by)).sections == ()


def test_dates_are_named_and_thinned() -> None:
    days = np.repeat([20200301, 20200110, 20191224, 20190505, 0], 10).astype(np.int32)
    marks = marks_of(Listing(np.arange(50), days=days))
    assert [mark.label for mark in marks] == ["2020", "Jan", "2019", "May", "No date"]
    assert [mark.row for mark in marks] == [0, 10, 20, 30, 40]
    assert mark_at(marks, 25) == marks[2]
    assert mark_at([], 3) is None
    room = thinned(marks, [0, 100, 200, 300, 400])
    assert [mark.label for mark, _ in room] == ["2020", "Jan", "2019", "May", "No date"]
    tight = thinned(marks, [0, 10, 30, 40, 45])
    assert [mark.label for mark, _ in tight] == ["2020", "2019"]
