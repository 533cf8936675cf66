"""Tags: for all photos, by one idea of what is usual in the library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from drawn import draw, draw_folder
from tiny_model import SLOW_FAMILY, SlowModel, TinyModel

from photoorg.domain import PhotoTag
from photoorg.jobs import Step
from photoorg.library import Library, folders, photos, tags, vectors
from photoorg.models import registry
from photoorg.models.tags import FACETS_OF_CLASSES, TagBank, load_bank
from photoorg.pipeline import Session, organize, tag, use
from photoorg.settings import Settings

COUNT = 40
TINY, SLOW = TinyModel.model_id, SlowModel.model_id


@pytest.fixture
def photos_folder(tmp_path: Path) -> Path:
    return draw_folder(tmp_path / "photos", COUNT)


@pytest.fixture
def session(
    library: Library, tiny: str, photos_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Session:
    """A library whose photos the tiny model has seen and tagged."""
    monkeypatch.setitem(registry.EMBEDDERS, "slow", SLOW_FAMILY)
    monkeypatch.setattr("time.sleep", lambda _: None)
    # Descriptions have tests of their own.
    monkeypatch.setattr("photoorg.library.captions.count_lacking", lambda *_: 0)
    monkeypatch.setattr("photoorg.pipeline.tag._BATCH", 16)
    Settings.change(library.paths, model=tiny)
    folders.add(library, photos_folder)
    session = Session(library, tiny)
    run(session)
    return session


def run(session: Session) -> list[Step]:
    """The steps of organizing that are about tags."""
    return [step for step in organize(session) if step.stage == "tag"]


def shown(library: Library) -> dict[int, tuple[PhotoTag, ...]]:
    found = {i: photos.photo(library, i) for i in photos.all_ids(library).tolist()}
    return {i: photo.tags for i, photo in found.items() if photo is not None}


def lacking(library: Library, model_id: str = TINY) -> int:
    prior = tags.prior(library, model_id)
    return tags.count_lacking(library, model_id, "text", prior.basis if prior else "")


def forget(library: Library, *tables: str) -> None:
    with library.writing_index() as db:
        for table in tables:
            db.execute(f"DELETE FROM {table}")


def test_every_photo_gets_tags_that_stand_out(session: Session) -> None:
    library = session.library
    assert lacking(library) == 0
    said = shown(library)
    assert len(said) == COUNT
    names = set(load_bank().texts)
    for found in said.values():
        assert len(found) <= tag.LIMIT
        assert {one.name for one in found} <= names
        assert all(0.5 < one.closer_than <= 1 - 1 / COUNT for one in found)
    # This model sees nothing but colours, so that is what its tags must follow.
    ids, seen = vectors.load(library, TINY, "text", np.sort(photos.all_ids(library)))
    reddest, least_red = ids[seen[:, 0].argmax()], ids[seen[:, 0].argmin()]
    assert any("red" in one.name for one in said[int(reddest)])
    assert not any("red" in one.name.split() for one in said[int(least_red)])


def test_a_second_run_does_nothing(session: Session) -> None:
    version = session.library.index_version()
    assert run(session) == []
    assert list(tag.tag(session)) == []
    assert session.library.index_version() == version


def test_stopped_anywhere_it_goes_on_to_the_same_end(session: Session) -> None:
    library = session.library
    expected = shown(library)
    forget(library, "tags", "tag_priors")
    left = []
    for allowed in (1, 2, 1, 2, 2):
        steps = tag.tag(session)
        for _ in range(allowed):
            next(steps)
        steps.close()
        left.append(lacking(library))
    assert left == [COUNT, COUNT - 16, COUNT - 16, COUNT - 32, 0]
    assert list(tag.tag(session)) == []
    assert shown(library) == expected


def test_tags_are_read_once_with_progress(session: Session, home: Path) -> None:
    forget(session.library, "tags", "tag_priors")
    for file in home.rglob("tags-*.safetensors"):
        file.unlink()
    steps = list(tag.tag(session))
    reading = [step for step in steps if step.stage == "model"]
    assert reading[-1].done == reading[-1].total > len(load_bank().tags)
    assert [step.done for step in steps[len(reading) :]] == [0, 16, 32, COUNT]


def test_few_photos_are_left_alone(library: Library, tiny: str, tmp_path: Path) -> None:
    folder = draw_folder(tmp_path / "few", tag.FEWEST - 1)
    folders.add(library, folder)
    session = Session(library, tiny)
    assert run(session) == []
    draw(folder / "one more.jpg", 999)
    assert [step.done for step in run(session)] == [0, tag.FEWEST]
    assert tags.prior(library, TINY) is not None


def test_what_is_usual_is_found_anew_when_the_library_has_grown(
    session: Session, photos_folder: Path
) -> None:
    library = session.library
    before = tags.prior(library, TINY)
    assert before is not None
    draw(photos_folder / "new.jpg", 999)
    assert [step.total for step in run(session)] == [1, 1], "only the new one"
    same = tags.prior(library, TINY)
    assert same is not None
    assert same.basis == before.basis
    for seed in range(COUNT // 2):
        draw(photos_folder / f"more {seed}.jpg", 1000 + seed)
    old = shown(library)
    steps = organize(session)
    while next(steps).stage != "tag":
        pass
    assert old.items() <= shown(library).items(), "old tags stay until there are new ones"
    rest = list(steps)
    assert rest[-1].done == rest[-1].total == COUNT + 1 + COUNT // 2
    after = tags.prior(library, TINY)
    assert after is not None
    assert after.photos == COUNT + 1 + COUNT // 2
    assert after.basis != before.basis
    assert lacking(library) == 0
    assert run(session) == []


def test_another_bank_means_other_tags(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = TagBank(load_bank().tags[:300])
    monkeypatch.setattr("photoorg.pipeline.tag.load_bank", lambda: fewer)
    steps = [step for step in tag.tag(session) if step.stage == "tag"]
    assert steps[-1].done == COUNT
    said = {one.name for found in shown(session.library).values() for one in found}
    assert said
    assert said <= set(fewer.texts)
    assert list(tag.tag(session)) == []


def test_each_model_has_tags_of_its_own(session: Session) -> None:
    library = session.library
    expected = shown(library)
    assert lacking(library, SLOW) == 0, "it has seen nothing yet"
    steps = [step for step in use(session, "slow") if step.stage == "tag"]
    assert steps[-1].done == COUNT
    assert lacking(library, SLOW) == 0
    assert lacking(library, TINY) == 0
    assert shown(library) != expected, "it means blue where the other sees red"
    assert [step for step in use(Session(library, "slow"), "tiny") if step.stage == "tag"] == []
    assert shown(library) == expected


def test_class_names_say_nothing_of_colours(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    facets = {one.text: one.facet for one in load_bank().tags}
    assert "colour" in {facets[t.name] for found in shown(session.library).values() for t in found}
    forget(session.library, "tags")
    monkeypatch.setattr("photoorg.pipeline.tag.LABELS_ID", TINY)
    list(tag.tag(session))
    said = {facets[t.name] for found in shown(session.library).values() for t in found}
    assert said
    assert said <= FACETS_OF_CLASSES
