"""The last stage: captions of all photos, from whatever the describer needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_describer import ColourDescriber
from drawn import draw_folder
from drawn_libraries import DrawnLibrary

from photoorg.domain import Description
from photoorg.errors import ModelError
from photoorg.library import Library, albums, captions, folders, photos
from photoorg.models import registry
from photoorg.models.registry import Family
from photoorg.pipeline import Session, organize
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.describe import describe, view
from photoorg.settings import Settings


@pytest.fixture
def session(library: Library, tiny: str, tmp_path: Path) -> Session:
    folders.add(library, draw_folder(tmp_path / "photos", 10))
    return Session(library, tiny)


def run(session: Session) -> None:
    finish(organize(session))


def finish(steps: Iterator[object]) -> None:
    for _ in steps:
        pass


def test_every_photo_gets_a_caption_that_says_who_wrote_it(session: Session) -> None:
    run(session)
    for photo_id in photos.all_ids(session.library).tolist():
        photo = photos.photo(session.library, photo_id)
        assert photo is not None
        assert photo.caption is not None
        assert photo.caption.describer == "colour describer"
        assert photo.caption.text.startswith("a ")
    assert list(describe(session)) == []


def test_stopping_keeps_what_is_described(session: Session) -> None:
    run(session)
    with session.library.writing_index() as db:
        db.execute("DELETE FROM captions")
    steps = describe(session)
    next(steps), next(steps)
    steps.close()
    assert captions.count_lacking(session.library, "colours/1") == 10 - ColourDescriber.batch
    assert next(describe(session)).total == 10 - ColourDescriber.batch


def test_a_photo_that_cannot_be_read_is_left_for_later(session: Session, tmp_path: Path) -> None:
    run(session)
    with session.library.writing_index() as db:
        db.execute("DELETE FROM captions")
    gone = sorted((tmp_path / "photos").rglob("*.jpg"))[0]
    gone.unlink()
    last = list(describe(session))[-1]
    assert last.done == 10
    assert captions.count_lacking(session.library, "colours/1") == 1


def test_a_better_describer_describes_everything_anew(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Poet(ColourDescriber):
        model_id = "poet/1"
        name = "poet"

    run(session)
    family = Family(lambda _: "poet/1", lambda _: Poet())
    monkeypatch.setitem(registry.DESCRIBERS, "poet", family)
    Settings.change(session.library.paths, describer="poet")
    run(session)
    photo = photos.photo(session.library, int(photos.all_ids(session.library)[0]))
    assert photo is not None
    assert photo.caption is not None
    assert photo.caption.describer == "poet"


def test_a_describer_that_is_gone_stops_nothing_else(session: Session) -> None:
    Settings.change(session.library.paths, describer="nobody")
    with pytest.raises(ModelError, match="nobody"):
        run(session)
    assert photos.count(session.library) == 10


def test_a_view_has_what_the_library_knows(session: Session) -> None:
    run(session)
    photo_id = int(photos.all_ids(session.library)[0])
    seen = view(session.library, photo_id, 16)
    assert seen.pixels().size[0] >= 16
    assert seen.concepts is not None
    assert seen.concepts.indices.shape[0] == 1
    assert seen.metadata is not None
    assert seen.regions is None, "the tiny model keeps none"


def test_albums_are_named_anew_once_when_most_photos_have_captions(
    library: Library, tmp_path: Path, tiny: str
) -> None:
    drawn = DrawnLibrary(library, tmp_path / "drawn", 3)
    ids = drawn.add([n % 3 for n in range(36)])
    session = Session(library, tiny)
    assert captions.share(library) == 0
    finish(arrange(session))
    album = next(a for a in albums.tree(library).albums if not a.unsorted)
    rests_on = albums.basis(library)
    said = [Description("a dog in the snow", -1.0, 5)] * len(ids)
    captions.save(library, "teller/1", "teller", ids[:30], said[:30])
    assert captions.share(library) == 30 / 36
    finish(arrange(session))
    assert albums.basis(library) != rests_on
    assert album.id in albums.tree(library).by_id, "they are the same albums"
    named = {a.id: a.name for a in albums.tree(library).albums}
    captions.save(library, "teller/1", "teller", ids[30:], said[30:])
    finish(arrange(session))
    assert {a.id: a.name for a in albums.tree(library).albums} == named
