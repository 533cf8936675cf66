"""Learning from corrections: when, from what, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from drawn_libraries import WIDTH, DrawnLibrary
from full_disk import FullDisk, until_paused

from photoorg.jobs import PAUSED, Step
from photoorg.learn import Head, Learned, Progress, TrainingSet
from photoorg.learn.hierarchy import UNKNOWN
from photoorg.learn.labels import WEAK
from photoorg.library import Library, album_edits, albums, heads, photos, verdicts
from photoorg.pipeline import learning as module
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.learned import head_in_use
from photoorg.pipeline.learning import forget, learn, learn_if_due, rearrange, use_head
from photoorg.pipeline.lessons import lessons, moments
from photoorg.pipeline.search import similar
from photoorg.pipeline.session import Session

GROUPS = 6


@pytest.fixture
def drawn(library: Library, tmp_path: Path, tiny: str) -> DrawnLibrary:
    made = DrawnLibrary(library, tmp_path / "photos", GROUPS)
    made.add([n % GROUPS for n in range(GROUPS * 10)])
    for _ in arrange(Session(library, tiny)):
        pass
    return made


@pytest.fixture
def session(library: Library, tiny: str) -> Session:
    return Session(library, "tiny")


def finished(steps: Generator[Step, None, str]) -> str:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return str(end.value)


def leaves(library: Library) -> list[int]:
    tree = albums.tree(library)
    return [a.id for a in tree.albums if not a.unsorted and not tree.children(a.id)]


def first_axis() -> Head:
    """A head that looks at nothing but the first number of a vector."""
    matrix = np.zeros((WIDTH, 1), np.float32)
    matrix[0] = 1
    return Head(np.zeros(WIDTH, np.float32), matrix, metrics={"gain": 0.1})


def accepting(monkeypatch: pytest.MonkeyPatch, head: Head) -> list[TrainingSet]:
    """Learning that accepts a given head; the training sets it was given."""
    given: list[TrainingSet] = []

    def taught(labelled: TrainingSet, background: np.ndarray) -> Generator[Progress, None, Learned]:
        given.append(labelled)
        yield Progress(1, 2)
        return Learned(head, "Much better.")

    monkeypatch.setattr(module, "teach", taught)
    return given


def test_the_best_label_of_a_photo_counts(
    drawn: DrawnLibrary, library: Library, session: Session
) -> None:
    in_folder = drawn.add([0, 1], b"Holiday/DCIM")
    in_camera_folder = drawn.add([0, 1], b"DCIM/100CANON")
    mine = [photo for photo, group in drawn.group_of.items() if group == 3]
    made = album_edits.make(library, "Mine", mine)
    for _ in arrange(session):
        pass
    labelled, background = lessons(session)
    assert len(background) == photos.count(library)
    assert labelled.weights is not None
    ids = sorted(drawn.group_of)
    label = dict(zip(ids, labelled.labels.tolist(), strict=True))
    weight = dict(zip(ids, labelled.weights.tolist(), strict=True))
    assert {label[photo] for photo in mine} == {made}
    assert {weight[photo] for photo in mine} == {1.0}
    assert len({label[photo] for photo in in_folder}) == 1, "the folder above the camera's"
    assert {weight[photo] for photo in in_folder} == {1.0}
    assert {round(weight[photo], 3) for photo in in_camera_folder} <= {WEAK, 1.0}
    assert not {label[photo] for photo in in_camera_folder} & {label[photo] for photo in in_folder}


def test_bursts_and_copies_are_of_one_moment() -> None:
    seen = np.eye(6, dtype=np.float32)
    seen[1] = seen[0]
    seen[3] = [0, 0, 0.95, 0.3123, 0, 0]
    taken = ["2019-05-01T10:00:00", "2019-05-01T12:00:00", "2019-05-02T10:00:00",
             "2019-05-02T10:00:04", "2019-05-02T10:00:05", None]  # fmt: skip
    found = moments(seen, taken)
    assert found[0] == found[1] != UNKNOWN
    assert found[2] == found[3] != UNKNOWN
    assert found[4] == found[5] == UNKNOWN


def test_verdicts_become_pairs(library: Library, drawn: DrawnLibrary, session: Session) -> None:
    one, two, three = list(photos.hashes(library))[:3]
    verdicts.give(library, one, two, True)
    verdicts.give(library, one, three, False)
    labelled, _ = lessons(session)
    assert labelled.pairs.similar.tolist() == [True, False]
    assert labelled.pairs.one.shape == (2, WIDTH)


def test_it_learns_by_itself_after_enough_acts_and_once(
    library: Library, drawn: DrawnLibrary, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = accepting(monkeypatch, first_axis())
    album = leaves(library)[0]
    for number in range(heads.ENOUGH_ACTS - 1):
        album_edits.rename(library, album, f"name {number}")
    assert finished(learn_if_due(session)) == ""
    album_edits.rename(library, album, "the last one")
    assert finished(learn_if_due(session)) == "Much better."
    assert finished(learn_if_due(session)) == ""
    assert len(given) == 1


def test_an_accepted_head_arranges_and_ranks_until_it_is_forgotten(
    library: Library, drawn: DrawnLibrary, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = min(drawn.group_of)
    before, basis = similar(session, asked), albums.basis(library)
    accepting(monkeypatch, first_axis())
    assert finished(learn(session)) == "Much better."
    trial = heads.in_use(library, session.model_id)
    assert trial is not None
    assert trial.figures == {"gain": 0.1}
    assert head_in_use(session) is not None
    assert albums.basis(library) != basis, "the albums were arranged by it"
    after = similar(session, asked)
    assert {hit.photo_id for hit in after} == {hit.photo_id for hit in before}
    assert [hit.photo_id for hit in after] != [hit.photo_id for hit in before]
    finished(use_head(session, 0))
    assert similar(session, asked) == before
    finished(use_head(session, trial.id))
    assert similar(session, asked) == after
    finished(forget(session))
    assert similar(session, asked) == before
    assert heads.trials(library) == []


def test_stopping_leaves_everything_as_it_was(
    library: Library, drawn: DrawnLibrary, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepting(monkeypatch, first_axis())
    steps = learn(session)
    next(steps)
    next(steps)
    steps.close()
    assert heads.trials(library) == []
    assert heads.acts_learned_from(library, "tiny/1") == 0


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


def test_on_a_full_disk_learning_waits_and_does_not_begin_again(
    library: Library,
    drawn: DrawnLibrary,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    disk: FullDisk,
) -> None:
    given, basis = accepting(monkeypatch, first_axis()), albums.basis(library)
    disk.full = True
    steps = learn(session)
    assert "is full" in until_paused(steps).reason
    assert next(steps).stage == PAUSED
    assert heads.trials(library) == []
    disk.room_for(lambda: bool(heads.trials(library)))
    until_paused(step for step in steps if heads.trials(library))
    assert heads.in_use(library, session.model_id) is not None
    assert albums.basis(library) == basis, "arranging waits, too"
    disk.full = False
    assert finished(steps) == "Much better."
    assert len(given) == 1
    assert albums.basis(library) != basis


@pytest.mark.parametrize("write", ["file", "row"])
def test_learning_stopped_while_it_waits_has_learned_nothing(
    library: Library,
    drawn: DrawnLibrary,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    disk: FullDisk,
    write: str,
) -> None:
    accepting(monkeypatch, first_axis())
    if write == "row":
        disk.full = True
    else:
        disk.full_for_files(heads)
    steps = learn(session)
    until_paused(steps)
    steps.close()
    disk.full = False
    assert heads.trials(library) == []
    assert heads.in_use(library, session.model_id) is None


@pytest.mark.parametrize("job", [rearrange, partial(use_head, trial=0), forget])
def test_on_a_full_disk_other_jobs_wait(
    library: Library,
    drawn: DrawnLibrary,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    disk: FullDisk,
    job: Callable[[Session], Generator[Step, None, str]],
) -> None:
    accepting(monkeypatch, first_axis())
    finished(learn(session))
    learned = str(albums.basis(library))
    album_edits.rename(library, leaves(library)[0], "Mine")
    disk.full = True
    steps = job(session)
    until_paused(steps)
    assert albums.basis(library) == learned
    if job is not rearrange:
        assert heads.in_use(library, session.model_id) is not None
        disk.room_for(lambda: heads.in_use(library, session.model_id) is None)
        until_paused(step for step in steps if not heads.in_use(library, session.model_id))
        assert albums.basis(library) == learned, "arranging waits, too"
    disk.full = False
    finished(steps)
    now, head = str(albums.basis(library)), learned.split()[-1]
    assert (head in now) == (job is rearrange), "the head is used as the job says"
    assert now != learned


def test_a_damaged_head_is_as_good_as_none(
    library: Library, drawn: DrawnLibrary, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepting(monkeypatch, first_axis())
    finished(learn(session))
    (trial,) = heads.trials(library)
    heads.file(library, trial.sha256).write_bytes(b"not a head")
    again = Session(library, "tiny")
    assert head_in_use(again) is None
    assert similar(again, min(drawn.group_of))


def test_too_little_to_learn_from_is_said(
    library: Library, tmp_path: Path, session: Session, tiny: str
) -> None:
    DrawnLibrary(library, tmp_path / "photos", 2).add([0, 1] * 4)
    said = finished(learn(session))
    assert said.startswith("Learning needs")
    (trial,) = heads.trials(library)
    assert trial.sentence == said
    assert not trial.accepted
