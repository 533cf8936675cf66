"""New photos join the albums that are there at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_libraries import DrawnLibrary

from photoorg.corrections import UNSORTED
from photoorg.library import Library, album_edits, albums, photos
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.join import join
from photoorg.pipeline.session import Session

GROUPS = 5


@pytest.fixture
def drawn(library: Library, tmp_path: Path, tiny: str) -> DrawnLibrary:
    made = DrawnLibrary(library, tmp_path / "photos", GROUPS)
    made.add([n % GROUPS for n in range(GROUPS * 12)])
    for _ in arrange(Session(library, tiny)):
        pass
    return made


def test_new_photos_join_those_they_look_like(drawn: DrawnLibrary, library: Library) -> None:
    before = albums.basis(library)
    new = drawn.add([0, 1, 2, 3, 4])
    assert {albums.home(library, photo) for photo in new} == {None}
    assert join(Session(library, "tiny")) == 5
    for photo in new:
        home = albums.home(library, photo)
        assert home is not None
        inside = set(photos.ids_in_album(library, home).tolist()) - {photo}
        alike = [drawn.group_of[other] == drawn.group_of[photo] for other in inside]
        assert sum(alike) > len(alike) / 2
    assert albums.basis(library) == before, "a new arrangement is still to come"
    assert join(Session(library, "tiny")) == 0


def test_they_join_albums_that_only_the_person_knows(drawn: DrawnLibrary, library: Library) -> None:
    own = [photo for photo, group in drawn.group_of.items() if group == 2]
    made = album_edits.make(library, "Mine", own)
    (new,) = drawn.add([2])
    join(Session(library, "tiny"))
    assert albums.home(library, new) == made
    for _ in arrange(Session(library, "tiny")):
        pass
    assert set(own) <= set(photos.ids_in_album(library, made).tolist())


def test_what_resembles_nothing_is_unsorted(
    drawn: DrawnLibrary, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (new,) = drawn.add([2])
    monkeypatch.setattr(
        "photoorg.cluster.nearest", lambda vectors, among: -1 + 0 * vectors[:, 0].astype(int)
    )
    join(Session(library, "tiny"))
    assert albums.home(library, new) == UNSORTED
    assert albums.tree(library).albums[-1].unsorted
