"""Filters: which photos fit them, and what there is to choose from."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from photoorg.domain import DateSource, Flag, FoundFile, Metadata, PhotoRead
from photoorg.errors import LibraryError
from photoorg.library import Access, Library, files, filters, folders, grid_rows, marking, photos
from photoorg.library.filters import KINDS, near_value
from photoorg.library.steps import at_once
from photoorg.questions import Filter

CAMERAS = ("Pixel 3", "X-T30", None)
FORMATS = ("JPEG", "PNG")
COUNT = 24


@pytest.fixture
def root(tmp_path: Path, library: Library) -> bytes:
    """A library of photos of two years, three cameras, two types and some places."""
    folder = tmp_path / "photos"
    folder.mkdir()
    added = folders.add(library, folder).path
    found, read = [], []
    for number in range(COUNT):
        year = 2019 + number % 2
        metadata = Metadata(
            FORMATS[number % 2], 4, 3, taken=f"{year}-0{1 + number % 6}-12T16:04:00",
            taken_source=DateSource.EXIF_ORIGINAL, camera=CAMERAS[number % 3],
            latitude=None if number % 4 == 3 else 41.9 + number / 100,
            longitude=None if number % 4 == 3 else 179.99 if number % 4 else -179.99,
        )  # fmt: skip
        directory = os.path.join(added, b"sea" if number < 6 else b"hills/far")
        found.append(FoundFile(os.path.join(directory, b"%d.jpg" % number), 1, number))
        read.append(PhotoRead(bytes([number]) * 32, 1, metadata, b"", 0))
    files.seen(library, added, found)
    photos.save_read(library, list(zip(found, read, strict=True)), [])
    return added


def fitting(library: Library, *asked: Filter) -> set[int]:
    """The numbers of the photos that fit."""
    ids = filters.matching_now(library, asked)
    assert ids is not None
    assert (np.diff(ids) > 0).all(), "ascending"
    contents = photos.contents(library, ids.tolist())
    return {content[0] for content in contents.values()}


def numbers(*conditions: object) -> set[int]:
    return {n for n in range(COUNT) if all(condition(n) for condition in conditions)}  # type: ignore[operator]


def test_of_one_kind_one_is_enough_and_all_kinds_hold(library: Library, root: bytes) -> None:
    pixel, fuji = Filter("camera", "Pixel 3"), Filter("camera", "X-T30")
    png = Filter("type", "PNG")
    assert fitting(library, pixel) == numbers(lambda n: n % 3 == 0)
    assert fitting(library, pixel, fuji) == numbers(lambda n: n % 3 != 2)
    assert fitting(library, pixel, fuji, png) == numbers(lambda n: n % 3 != 2, lambda n: n % 2)
    assert fitting(library, Filter("camera", "none such")) == set()
    assert filters.matching_now(library, ()) is None


@pytest.mark.parametrize(
    ("value", "condition"),
    [
        ("2019-01-01/2019-12-31", lambda n: n % 2 == 0),
        ("2019-05-12/2019-05-12", lambda n: n % 2 == 0 and n % 6 == 4),
        ("2020-04-13/", lambda n: n % 2 == 1 and n % 6 >= 4),
        ("/2019-03-12", lambda n: n % 2 == 0 and n % 6 <= 2),
    ],
)
def test_days_are_whole_and_both_ends_count(
    library: Library, root: bytes, value: str, condition: object
) -> None:
    assert fitting(library, Filter("date", value)) == numbers(condition)


def test_places_are_measured_on_the_globe(library: Library, root: bytes) -> None:
    assert fitting(library, Filter("gps", "no")) == numbers(lambda n: n % 4 == 3)
    assert fitting(library, Filter("gps", "yes")) == numbers(lambda n: n % 4 != 3)
    # Half of the photos lie on the other side of the date line, 1.7 km further on.
    here = Filter("near", near_value(41.9, 179.99, 1.0))
    assert fitting(library, here) == set()
    wider = Filter("near", near_value(41.9, 179.99, 6.0))
    assert fitting(library, wider) == {0, 1, 2, 4, 5}
    everywhere = Filter("near", near_value(-89.9, 0.0, 20_000.0))
    assert fitting(library, everywhere) == numbers(lambda n: n % 4 != 3)


def test_folders_hold_what_lies_below(library: Library, root: bytes) -> None:
    hills = Filter("folder", os.fsdecode(os.path.join(root, b"hills")))
    assert fitting(library, hills) == numbers(lambda n: n >= 6)
    words = {choice.words: choice.count for choice in KINDS["folder"].choices(library)}
    assert words == {"photos": 24, "photos › hills": 18, "photos › hills › far": 18,
                     "photos › sea": 6}  # fmt: skip


def test_what_there_is_to_choose_from_is_counted(library: Library, root: bytes) -> None:
    assert [(c.words, c.count) for c in KINDS["camera"].choices(library)] == [
        ("Pixel 3", 8), ("X-T30", 8)
    ]  # fmt: skip
    years = KINDS["date"].choices(library)
    assert [(c.words, c.count) for c in years] == [("2020", 12), ("2019", 12)]
    for kind in KINDS.values():
        for choice in kind.choices(library):
            assert len(fitting(library, Filter(kind.name, choice.value))) == choice.count


@pytest.mark.parametrize(
    "nonsense",
    [
        Filter("colour", "red"), Filter("date", "yesterday"), Filter("date", "/"),
        Filter("gps", "maybe"), Filter("stars", "6"), Filter("mark", "red"),
        Filter("near", "1,2"), Filter("near", "91,0,1"),
        Filter("near", "0,0,nan"), Filter("album", "x"),
    ],
)  # fmt: skip
def test_filters_that_mean_nothing_say_so(library: Library, nonsense: Filter) -> None:
    with pytest.raises(LibraryError):
        filters.matching_now(library, [nonsense])


def test_the_newest_come_first_and_only_those_with_a_file(
    library: Library, root: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    pixel = [Filter("camera", "Pixel 3")]
    listed = filters.listed_now(library, pixel)
    in_order = photos.all_ids(library)
    assert listed.tolist() == in_order[np.isin(in_order, listed)].tolist()
    assert len(filters.listed_now(library, pixel)) == 8
    with library.writing_index() as db:
        db.execute("UPDATE files SET missing_since = 'now' WHERE photo_id = ?", [int(listed[0])])
    assert filters.listed_now(library, pixel).tolist() == listed[1:].tolist()
    monkeypatch.setattr(grid_rows, "_FEW", 3)
    assert filters.listed_now(library, pixel).tolist() == listed[1:].tolist()


@pytest.mark.parametrize("kind", ["date", "camera", "lens", "type", "gps"])
def test_columns_are_found_by_an_index(library: Library, kind: str) -> None:
    asked: list[str] = []
    value = {"date": "2019-01-01/", "gps": "yes"}.get(kind, "x")
    library.index.conn.set_trace_callback(asked.append)
    list(KINDS[kind].ids(library, value))
    library.index.conn.set_trace_callback(None)
    plan = library.index.execute(f"EXPLAIN QUERY PLAN {asked[0]}").fetchall()
    assert "USING" in plan[0][3]
    assert "INDEX photos_" in plan[0][3]


def test_another_process_may_only_read(tmp_path: Path, library: Library, root: bytes) -> None:
    with Library.open(library.paths.library, Access.READ) as reader:
        assert len(filters.listed_now(reader, [Filter("type", "PNG")])) == 12


def test_what_the_person_says_of_photos_can_be_looked_for(library: Library, root: bytes) -> None:
    ids = np.sort(photos.all_ids(library))
    for do in (
        marking.rate(library, ids[:3], 4),
        marking.rate(library, ids[3:5], 2),
        marking.favour(library, ids[1:4], True),
        marking.flag(library, ids[:1], Flag.REJECTED),
        marking.tag(library, ids[2:6], add=("Trips/Italy",)),
    ):
        at_once(do)

    def found(*asked: Filter) -> list[int]:
        listed = filters.matching_now(library, asked)
        assert listed is not None
        return listed.tolist()

    assert found(Filter("stars", "4")) == ids[:3].tolist()
    assert found(Filter("stars", "1")) == ids[:5].tolist()
    assert found(Filter("mark", "favourite")) == ids[1:4].tolist()
    assert found(Filter("mark", "rejected"), Filter("mark", "favourite")) == ids[:4].tolist()
    assert found(Filter("tag", "Trips"), Filter("stars", "2")) == ids[2:5].tolist()
    assert [(c.words, c.count) for c in KINDS["tag"].choices(library)] == [
        ("Trips", 4), ("Trips › Italy", 4)
    ]  # fmt: skip
    assert [(c.value, c.count) for c in KINDS["stars"].choices(library)] == [
        ("4", 3), ("3", 3), ("2", 5), ("1", 5)
    ]  # fmt: skip
    for kind in ("stars", "mark", "tag"):
        for choice in KINDS[kind].choices(library):
            assert len(found(Filter(kind, choice.value))) == choice.count
