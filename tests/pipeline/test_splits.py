"""How an album could be split: by subject, time, place or folder; nothing is changed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from drawn_libraries import DrawnLibrary

from photoorg.errors import LibraryError
from photoorg.library import Library, album_edits, albums, photos
from photoorg.pipeline import propose_split, splits, why_here
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.session import Session

GROUPS = 4
ROME, PARIS = (41.9, 12.5), (48.86, 2.35)


@pytest.fixture
def session(library: Library, tiny: str) -> Session:
    return Session(library, tiny)


@pytest.fixture
def drawn(library: Library, tmp_path: Path, session: Session) -> DrawnLibrary:
    made = DrawnLibrary(library, tmp_path / "photos", GROUPS)
    made.add([0, 1] * 10, b"first")
    made.add([2, 3] * 10, b"second")
    for _ in arrange(session):
        pass
    return made


def set_of(library: Library, wanted: list[int], taken: list[str | None], where: object) -> int:
    """An album of some photos, with these dates and positions."""
    with library.writing_index() as db:
        for photo, date, place in zip(wanted, taken, where, strict=True):  # type: ignore[call-overload]
            latitude, longitude = place or (None, None)
            db.execute(
                "UPDATE photos SET taken = ?, latitude = ?, longitude = ? WHERE id = ?",
                [date, latitude, longitude, photo],
            )
    return album_edits.make(library, "Mine", wanted)


def test_by_subject_photos_fall_into_what_they_show(
    library: Library, drawn: DrawnLibrary, session: Session
) -> None:
    wanted = [photo for photo, group in drawn.group_of.items() if group < 3]
    album = album_edits.make(library, "Mine", wanted)
    before = albums.tree(library)
    parts = propose_split(session, album, "subject", 3)
    assert sorted(photo for part in parts for photo in part.photo_ids) == sorted(wanted)
    assert [{drawn.group_of[photo] for photo in part.photo_ids} for part in parts] in (
        [[{a}, {b}, {c}] for a in range(3) for b in range(3) for c in range(3) if a != b != c != a]
    )
    assert len({part.name for part in parts}) == 3
    assert len(propose_split(session, album, "subject")) >= 2
    assert albums.tree(library) == before, "nothing is changed"


def test_of_a_large_album_some_are_looked_at_and_all_are_split(
    library: Library, drawn: DrawnLibrary, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splits, "_LOOKED_AT", 15)
    wanted = [photo for photo, group in drawn.group_of.items() if group in (0, 2)]
    album = album_edits.make(library, "Mine", wanted)
    parts = propose_split(session, album, "subject", 2)
    assert sorted(photo for part in parts for photo in part.photo_ids) == sorted(wanted)
    assert [{drawn.group_of[photo] for photo in part.photo_ids} for part in parts] in (
        [{0}, {2}],
        [{2}, {0}],
    )


def test_by_time_they_fall_apart_at_long_gaps(
    library: Library, drawn: DrawnLibrary, session: Session
) -> None:
    wanted = sorted(drawn.group_of)[:9]
    dates: list[str | None] = [f"2019-05-12T10:0{n}:00" for n in range(4)]
    dates += [f"2019-05-14T10:0{n}:00" for n in range(2)]
    dates += [f"2021-12-30T1{n}:00:00" for n in range(2)]
    album = set_of(library, wanted, [*dates, None], [None] * 9)
    parts = propose_split(session, album, "time")
    assert [part.name for part in parts] == [
        "12 May 2019",
        "14 May 2019",
        "30 December 2021",
        "No date",
    ]
    assert [len(part.photo_ids) for part in parts] == [4, 2, 2, 1]
    assert [part.name for part in propose_split(session, album, "time", 2)] == [
        "12–14 May 2019",
        "30 December 2021",
        "No date",
    ]


def test_by_place_they_fall_into_towns(
    library: Library, drawn: DrawnLibrary, session: Session
) -> None:
    wanted = sorted(drawn.group_of)[:8]
    near = np.random.default_rng(0).normal(0, 0.002, (7, 2))
    where = [tuple(ROME + move) for move in near[:4]] + [tuple(PARIS + move) for move in near[4:]]
    album = set_of(library, wanted, [None] * 8, [*where, None])
    parts = propose_split(session, album, "place")
    assert [(part.name, len(part.photo_ids)) for part in parts] == [
        ("Rome", 4),
        ("Paris", 3),
        ("No place", 1),
    ]


def test_by_folder_and_what_does_not_differ(
    library: Library, drawn: DrawnLibrary, session: Session
) -> None:
    ids = sorted(drawn.group_of)
    album = album_edits.make(library, "Mine", ids[15:30])
    parts = propose_split(session, album, "folder")
    assert [(part.name, len(part.photo_ids)) for part in parts] == [("second", 10), ("first", 5)]
    alone = album_edits.make(library, "Alone", ids[:4])
    assert len(propose_split(session, alone, "folder")) == 1
    assert len(propose_split(session, alone, "place")) == 1


def test_what_cannot_be_split_is_said(
    library: Library, drawn: DrawnLibrary, session: Session
) -> None:
    album = album_edits.make(library, "Empty", [])
    with pytest.raises(LibraryError, match="no photos"):
        propose_split(session, album, "time")
    with pytest.raises(LibraryError, match="not by “colour”"):
        propose_split(session, album, "colour")


def test_why_a_photo_is_where_it_is(
    library: Library, drawn: DrawnLibrary, session: Session
) -> None:
    photo = next(p for p, group in drawn.group_of.items() if group == 0)
    home = albums.home(library, photo)
    found = why_here(session, photo)
    assert found.album_id == home
    assert found.words
    inside = set(photos.ids_in_album(library, home or 0).tolist())
    assert found.like
    assert set(found.like) <= inside - {photo}
    assert {drawn.group_of[other] for other in found.like} == {0}
    other = next(p for p, group in drawn.group_of.items() if group == 2)
    elsewhere = albums.home(library, other)
    assert elsewhere is not None
    album_edits.move_photos(library, [photo], elsewhere)
    moved = why_here(session, photo)
    assert moved.album_id == elsewhere
    assert "you" in moved.words.lower()
    assert moved.rival_id == home
    (new,) = drawn.add([0])
    with pytest.raises(LibraryError, match="no album yet"):
        why_here(session, new)
