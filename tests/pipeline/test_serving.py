"""Another model takes over: the old one answers until the new one has seen everything."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from drawn import draw, draw_folder
from tiny_model import SLOW_FAMILY, SlowModel, TinyModel

from photoorg.domain import Hit
from photoorg.errors import ModelError, SettingsError
from photoorg.isolation import DecoderPool
from photoorg.library import Access, Library, albums, folders, photos, vectors
from photoorg.models import registry
from photoorg.models.registry import Family
from photoorg.pipeline import organize, search, serving, summary, use
from photoorg.settings import Settings

COUNT = 60
TINY, SLOW = TinyModel.model_id, SlowModel.model_id


@pytest.fixture
def photos_folder(tmp_path: Path) -> Path:
    return draw_folder(tmp_path / "photos", COUNT)


@pytest.fixture
def arranged(
    library: Library, tiny: str, photos_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Library:
    """A library of 60 photos that the tiny model has seen and arranged."""
    monkeypatch.setitem(registry.EMBEDDERS, "slow", SLOW_FAMILY)
    monkeypatch.setattr(SlowModel, "seen", 0)
    monkeypatch.setattr("time.sleep", lambda _: None)
    # Tags, descriptions and explanations have tests of their own.
    monkeypatch.setattr("photoorg.pipeline.tag.FEWEST", 10**6)
    monkeypatch.setattr("photoorg.pipeline.measure.FEWEST", 10**6)
    monkeypatch.setattr("photoorg.library.captions.count_lacking", lambda *_: 0)
    Settings.change(library.paths, model=tiny)
    folders.add(library, photos_folder)
    run(library)
    return library


def run(library: Library) -> list[str]:
    """What the next start does: its stages that had something to do."""
    steps = organize(serving(library), Settings.load(library.paths).model)
    return list(dict.fromkeys(step.stage for step in steps))


def found(library: Library, text: str = "red") -> list[int]:
    """The photos that fit best, by the model that answers now."""
    return [hit.photo_id for hit in search(serving(library), text, limit=10)]


def tree(library: Library) -> list[tuple[int, str, int]]:
    return [(depth, a.name, a.count) for depth, a in albums.tree(library).walk()]


def test_the_old_model_answers_until_the_new_one_has_seen_all(arranged: Library) -> None:
    red, old_tree = found(arranged), tree(arranged)
    session = serving(arranged)
    steps = use(session, "slow")
    stages = []
    for step in steps:
        stages.append(step.stage)
        if serving(arranged).model_id == SLOW:
            break
        assert found(arranged) == red
        assert [hit.photo_id for hit in search(session, "red", limit=10)] == red
        assert tree(arranged) == old_tree
        photo = photos.photo(arranged, red[0])
        assert photo is not None
        assert photo.concepts == seen_by(arranged, TINY, red[0])
    assert stages[0] == "model"
    assert stages[-1] == "arrange", "the new albums and the new model come in one step"
    assert vectors.count_lacking(arranged, SLOW) == 0
    assert len(vectors.ids(arranged, SLOW, "photo")) == COUNT
    assert arranged.paths.index_file(SLOW, "text").exists(), "its search is ready"
    assert list(steps) == []
    assert not set(found(arranged)) & set(red), "it means blue when told red"
    assert run(arranged) == ["scan"]
    photo = photos.photo(arranged, red[0])
    assert photo is not None
    assert photo.concepts == seen_by(arranged, SLOW, red[0])


def seen_by(library: Library, model_id: str, photo_id: int) -> tuple[object, ...]:
    from photoorg.models import name_concepts

    _, scores = vectors.concepts(library, model_id, np.array([photo_id]))
    (said,) = name_concepts(scores, 6)
    return tuple(type(c)(c.name, round(c.probability, 4)) for c in said)


def test_stopped_anywhere_and_started_again_it_ends_the_same(
    arranged: Library, photos_folder: Path, tmp_path: Path
) -> None:
    next(steps := use(serving(arranged), "slow"))
    for _ in steps:
        if Settings.load(arranged.paths).model == "slow":
            break
    steps.close()
    answered = []
    for allowed in range(1, 40):
        steps = organize(serving(arranged), Settings.load(arranged.paths).model)
        for _ in range(allowed):
            if next(steps, None) is None:
                break
        answered.append(serving(arranged).model_id)
        steps.close()
        if answered[-1] == SLOW:
            break
    assert answered == [TINY] * (len(answered) - 1) + [SLOW]
    assert len(answered) > 3
    assert SlowModel.seen == COUNT, "no photo is seen twice"
    with Library.open(tmp_path / "other", Access.PERSON | Access.INDEX) as other:
        Settings.change(other.paths, model="slow")
        folders.add(other, photos_folder)
        run(other)
        assert shape(other) == shape(arranged), "names are kept from model to model"
        assert scores(search(serving(other), "red")) == scores(search(serving(arranged), "red"))


def shape(library: Library) -> list[tuple[int, int]]:
    return [(depth, count) for depth, _, count in tree(library)]


def scores(hits: tuple[Hit, ...]) -> list[float]:
    return [round(hit.score, 4) for hit in hits]


def test_going_back_needs_no_second_look(
    arranged: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    red, old_tree = found(arranged), tree(arranged)
    list(use(serving(arranged), "slow"))
    with monkeypatch.context() as during:
        during.setattr(TinyModel, "see", lambda *_: pytest.fail("seen again"))
        during.setattr(DecoderPool, "look", lambda *_: pytest.fail("decoded again"))
        during.setattr("photoorg.cluster.arrange", lambda *_: pytest.fail("arranged again"))
        steps = use(serving(arranged), "tiny")
        assert next(steps).stage == "arrange"
        assert serving(arranged).model_id == TINY, "with the first step"
        assert (found(arranged), tree(arranged)) == (red, old_tree)
        assert {step.stage for step in steps} == {"scan"}
    assert SlowModel.seen == COUNT


def test_new_photos_are_found_while_another_model_is_on_its_way(
    arranged: Library, photos_folder: Path
) -> None:
    steps = use(serving(arranged), "slow")
    for step in steps:
        if step.stage == "embed" and step.done:
            break
    steps.close()
    draw(photos_folder / "new.jpg", 999)
    for step in organize(serving(arranged), "slow"):
        if step.stage == "arrange" and step.done == step.total:
            break
    assert serving(arranged).model_id == TINY
    fresh = photos.id_of_path(arranged, os.fsencode(photos_folder / "new.jpg"))
    everyone = {hit.photo_id for hit in search(serving(arranged), "red")}
    assert fresh in everyone
    run(arranged)
    assert serving(arranged).model_id == SLOW
    assert fresh in {hit.photo_id for hit in search(serving(arranged), "red")}


def test_photos_that_are_offline_are_waited_for(arranged: Library, tmp_path: Path) -> None:
    drive = draw_folder(tmp_path / "drive", 6)
    for seed, file in enumerate(sorted(drive.rglob("*.jpg"))):
        draw(file, 1000 + seed)
    folders.add(arranged, drive)
    run(arranged)
    drive.rename(tmp_path / "unplugged")
    steps = use(serving(arranged), "slow")
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result = end.value
            break
    assert result.waiting == 6
    assert "takes over when 6 photos in folders that are offline" in summary(result)
    assert serving(arranged).model_id == TINY
    assert len(search(serving(arranged), "red")) == COUNT + 6
    (tmp_path / "unplugged").rename(drive)
    run(arranged)
    assert serving(arranged).model_id == SLOW
    assert len(search(serving(arranged), "red")) == COUNT + 6


def test_a_model_that_cannot_be_used_changes_nothing(
    arranged: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: SlowModel, texts: object) -> None:
        raise ModelError("The weights are of another model.")

    monkeypatch.setattr(SlowModel, "embed_texts", broken)
    for spec, words in (("slow", "another model"), ("nobody", "no model “nobody”")):
        with pytest.raises(ModelError, match=words):
            list(use(serving(arranged), spec))
        assert Settings.load(arranged.paths).model == "tiny"
        assert serving(arranged).model_id == TINY
    assert run(arranged) == ["scan"]


def test_while_the_wanted_model_is_gone_the_rest_goes_on(
    arranged: Library, photos_folder: Path
) -> None:
    Settings.change(arranged.paths, model="openclip:ViT-B-32@/nowhere")
    draw(photos_folder / "new.jpg", 999)
    with pytest.raises(ModelError, match=r"/nowhere does not exist"):
        run(arranged)
    assert serving(arranged).model_id == TINY
    assert len(search(serving(arranged), "red")) == COUNT + 1
    described: list[object] = []
    with pytest.MonkeyPatch.context() as during:
        during.setattr("photoorg.library.captions.count_lacking", lambda *_: described.append(1))
        with pytest.raises(ModelError, match=r"/nowhere does not exist"):
            run(arranged)
    assert described, "photos are still described"


def test_with_nothing_else_left_the_built_in_model_answers(library: Library) -> None:
    Settings.change(library.paths, model="nobody")
    assert serving(library).spec == "builtin"
    (library.paths.library / "settings.json").write_text("{")
    with pytest.raises(SettingsError):
        serving(library)


def test_another_model_under_the_same_name_never_meets_the_old_vectors(
    arranged: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weights that were replaced: their photos, albums and search are made anew."""
    monkeypatch.setitem(registry.EMBEDDERS, "tiny", Family(lambda _: SLOW, lambda _: SlowModel()))
    session = serving(arranged)
    assert (session.spec, session.model_id) == ("tiny", SLOW)
    assert search(session, "red") == ()
    assert "embed" in run(arranged)
    assert SlowModel.seen == COUNT
    assert serving(arranged).model_id == SLOW
    assert len(found(arranged)) == 10


def test_an_empty_library_changes_at_once(
    library: Library, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry.EMBEDDERS, "slow", SLOW_FAMILY)
    Settings.change(library.paths, model=tiny)
    run(library)
    list(use(serving(library), "slow"))
    assert serving(library).model_id == SLOW
