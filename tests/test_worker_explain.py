"""The worker explains: twice for each pair, beside searches, and whatever it is killed at."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_describer import SLOW_DESCRIBERS, ColourDescriber
from drawn import draw_folder
from explained import id_of, measured, world
from talk import Talk

from photoorg import jobs, worker
from photoorg.errors import LibraryError
from photoorg.explanations import Explanation, PhotoRef
from photoorg.library import Access, Library, folders, photos
from photoorg.models import registry
from photoorg.settings import Paths, Settings

KILLS = 6


@pytest.fixture
def prepared(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, tiny: str) -> Path:
    """A measured library, whose describer takes its time."""
    folder = measured(tmp_path, tmp_path_factory)
    Settings.change(Paths(folder), describer="slow")
    return folder


@pytest.fixture
def talk(prepared: Path) -> Iterator[Talk]:
    talk = Talk(prepared)
    assert talk.until(jobs.Ready) == jobs.Ready("tiny", "")
    yield talk
    talk.kill()


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return world(tmp_path_factory)


def refs(folder: Path, place: Path, *names: str) -> list[PhotoRef]:
    with Library.open(folder) as library:
        return [PhotoRef(id_of(library, name, place)) for name in names]


def explained(talk: Talk) -> jobs.Explained:
    found = talk.until(jobs.Explained)
    assert isinstance(found, jobs.Explained)
    return found


def kept(folder: Path) -> int:
    with Library.open(folder) as library:
        (count,) = library.index.execute("SELECT COUNT(*) FROM explanations").fetchone()
        return int(count)


def test_a_pair_is_explained_twice_and_then_at_once(
    talk: Talk, prepared: Path, place: Path
) -> None:
    left, right = refs(prepared, place, "red rome 0.jpg", "blue paris 0.jpg")
    talk.say(jobs.Explain(1, left, right))
    first, last = explained(talk), explained(talk)
    assert first.job == last.job == 1
    assert (first.explanation.complete, last.explanation.complete) == (False, True)
    assert (first.explanation.describer, last.explanation.describer) == ("tags", "slow describer")
    assert (last.explanation.left, last.explanation.right) == (left, right)
    assert kept(prepared) == 1
    talk.say(jobs.Explain(2, left, right), jobs.SearchText(3, "red", 2))
    assert explained(talk) == jobs.Explained(2, last.explanation)
    assert isinstance(talk.until(jobs.Found), jobs.Found), "nothing more comes of it"


def test_a_search_meanwhile_is_answered_and_the_explanation_goes_on(
    talk: Talk, prepared: Path, place: Path
) -> None:
    left, right = refs(prepared, place, "red rome 0.jpg", "blue paris 0.jpg")
    talk.say(jobs.Explain(1, left, right), jobs.SearchText(2, "red", 5))
    explained(talk)
    kinds = []
    for event in talk.events():
        kinds.append(type(event))
        if isinstance(event, jobs.Found):
            assert event.job == 2
            assert len(event.hits) == 5
        if isinstance(event, jobs.Explained) and event.explanation.complete:
            break
    assert jobs.Found in kinds
    assert event.job == 1
    assert event.explanation.describer == "slow describer"
    assert kinds.index(jobs.Found) < len(kinds) - 1, "nobody waits for the describer"


def test_cancelled_it_says_no_more(talk: Talk, prepared: Path, place: Path) -> None:
    left, right = refs(prepared, place, "red rome 0.jpg", "blue paris 0.jpg")
    talk.say(jobs.Explain(1, left, right), jobs.Cancel(1), jobs.SearchText(2, "red", 1))
    explained(talk)
    after = []
    for event in talk.events():
        after.append(event)
        if isinstance(event, jobs.Found):
            break
    assert jobs.Cancelled(1) in after
    assert not any(isinstance(e, jobs.Explained) and e.explanation.complete for e in after)
    assert kept(prepared) == 0
    # And the worker is as before.
    talk.say(jobs.Explain(3, left, right))
    assert [explained(talk).job, explained(talk).explanation.complete] == [3, True]


def test_another_pair_takes_its_place(talk: Talk, prepared: Path, place: Path) -> None:
    left, right, other = refs(
        prepared, place, "red rome 0.jpg", "blue paris 0.jpg", "green none 0.jpg"
    )
    talk.say(jobs.Explain(1, left, right))
    explained(talk)
    talk.say(jobs.Explain(2, left, other))
    events = []
    for event in talk.events():
        events.append(event)
        if isinstance(event, jobs.Explained) and event.job == 2 and event.explanation.complete:
            break
    cancelled = events.index(jobs.Cancelled(1))
    assert all(getattr(event, "job", 2) == 2 for event in events[cancelled + 1 :])
    assert events[-1].explanation.right == other
    assert kept(prepared) == 1


def test_explaining_goes_before_organizing(talk: Talk, prepared: Path, place: Path) -> None:
    left, right = refs(prepared, place, "red rome 0.jpg", "blue paris 0.jpg")
    talk.say(jobs.Organize(1), jobs.Explain(2, left, right))
    ended = []
    for event in talk.events():
        if isinstance(event, jobs.Explained | jobs.Finished):
            ended.append(event)
        if sum(isinstance(event, jobs.Explained) for event in ended) > 1 and isinstance(
            ended[-1], jobs.Finished
        ):
            break
    assert isinstance(ended[-1], jobs.Finished), "both come to their end"
    assert ended[-1].job == 1


def test_what_cannot_be_explained_is_a_sentence(
    talk: Talk, prepared: Path, place: Path, tmp_path: Path
) -> None:
    (photo,) = refs(prepared, place, "red rome 0.jpg")
    letter = tmp_path / "letter.jpg"
    letter.write_text("Dear all")
    for job, bad in enumerate(
        (PhotoRef(10**9), PhotoRef(path=b"/nowhere.jpg"), PhotoRef(path=bytes(letter)), PhotoRef())
    ):
        talk.say(jobs.Explain(job, photo, bad))
        failed = talk.until(jobs.Failed)
        assert isinstance(failed, jobs.Failed)
        assert failed.job == job
        assert failed.message.endswith((".", "photo")) or "letter.jpg" in failed.message
    talk.say(jobs.SearchText(9, "red", 1))
    assert isinstance(talk.until(jobs.Found), jobs.Found)


def test_similar_photos_come_with_reasons_and_orders(
    talk: Talk, prepared: Path, place: Path
) -> None:
    (photo,) = refs(prepared, place, "red rome 0.jpg")
    assert photo.photo_id is not None
    talk.say(
        jobs.FindSimilar(1, photo.photo_id, 12),
        jobs.FindSimilarToFile(2, bytes(place / "red rome 0.jpg"), 12),
        jobs.SearchText(3, "red", 12),
    )
    similar, to_file, words = (talk.until(jobs.Found) for _ in range(3))
    for found in (similar, to_file):
        assert isinstance(found, jobs.Found)
        assert len(found.hits) == 12
        assert [order.name for order in found.orders][:2] == ["Looks and meaning", "Same meaning"]
        assert all(len(order.scores) == 12 for order in found.orders)
        assert any(hit.reason for hit in found.hits)
    assert isinstance(words, jobs.Found)
    assert words.orders == ()
    assert not any(hit.reason for hit in words.hits)


def test_before_it_is_measured_similar_photos_come_all_the_same(tmp_path: Path) -> None:
    with Library.open(tmp_path / "few", Access.PERSON) as library:
        folders.add(library, draw_folder(tmp_path / "photos", 6))
    talk = Talk(tmp_path / "few")
    try:
        talk.say(jobs.Organize(1))
        talk.until(jobs.Finished)
        with Library.open(tmp_path / "few") as library:
            one, other, *_ = photos.all_ids(library).tolist()
        talk.say(jobs.FindSimilar(2, one), jobs.Explain(3, PhotoRef(one), PhotoRef(other)))
        found, failed = talk.until(jobs.Found), talk.until(jobs.Failed)
        assert isinstance(found, jobs.Found)
        assert len(found.hits) == 5
        assert found.orders == ()
        assert isinstance(failed, jobs.Failed)
        assert failed.job == 3
        assert "some twenty photos" in failed.message
    finally:
        talk.kill()


def test_killed_while_explaining_the_library_is_sound(prepared: Path, place: Path) -> None:
    left, right = refs(prepared, place, "red rome 0.jpg", "blue paris 0.jpg")
    rng = random.Random(0)
    for _ in range(KILLS):
        talk = Talk(prepared)
        talk.say(jobs.Explain(1, left, right))
        explained(talk)
        time.sleep(rng.random() * 0.25)
        talk.kill()
        with Library.open(prepared) as library:
            assert library.damage() == ""
            assert photos.count(library) == 36
    talk = Talk(prepared)
    try:
        talk.say(jobs.Explain(2, left, right))
        while not (last := explained(talk)).explanation.complete:
            pass
        assert last.explanation.describer == "slow describer"
        assert not last.explanation.approximate
        assert talk.end() == 0
    finally:
        talk.kill()
    assert kept(prepared) == 1


# In this process, step by step


class Conversation:
    """A worker in this process, with what it said."""

    def __init__(self, library: Library) -> None:
        self.waiting = False
        self.out = io.StringIO()
        self.worker = worker.Worker(library, self.out, interrupted=lambda: self.waiting)

    def events(self) -> list[jobs.Event | jobs.Request]:
        return [jobs.from_line(line) for line in self.out.getvalue().splitlines()]

    def explanations(self) -> list[Explanation]:
        return [e.explanation for e in self.events() if isinstance(e, jobs.Explained)]


@pytest.fixture
def library(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setitem(registry.DESCRIBERS, "slow", SLOW_DESCRIBERS)
    with Library.open(prepared, Access.INDEX) as opened:
        yield opened


def test_the_first_answer_waits_for_no_describer(
    library: Library, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ColourDescriber, "look", lambda *_: pytest.fail("not yet"))
    left, right = refs(library.paths.library, place, "red rome 0.jpg", "blue paris 0.jpg")
    conversation = Conversation(library)
    conversation.worker.answer(jobs.Explain(1, left, right))
    (first,) = conversation.explanations()
    assert not first.complete
    assert conversation.worker.busy


def test_interrupted_it_does_not_lose_what_was_drawn(library: Library, place: Path) -> None:
    left, right = refs(library.paths.library, place, "red rome 0.jpg", "blue paris 0.jpg")
    conversation = Conversation(library)
    conversation.worker.answer(jobs.Explain(1, left, right))
    conversation.waiting = True
    for _ in range(4):
        conversation.worker.step()
    assert conversation.worker.busy
    assert all(not e.complete for e in conversation.explanations())
    conversation.waiting = False
    while conversation.worker.busy:
        conversation.worker.step()
    assert conversation.explanations()[-1].complete
    assert [type(e) for e in conversation.events()].count(jobs.Explained) >= 2


def test_cancelling_another_job_leaves_the_explanation_alone(library: Library, place: Path) -> None:
    left, right = refs(library.paths.library, place, "red rome 0.jpg", "blue paris 0.jpg")
    conversation = Conversation(library)
    conversation.worker.answer(jobs.Explain(1, left, right))
    conversation.worker.answer(jobs.Cancel(7))
    assert conversation.worker.busy
    conversation.worker.answer(jobs.Cancel(1))
    assert not conversation.worker.busy
    assert conversation.events()[-1] == jobs.Cancelled(1)


def test_hits_whose_reasons_fail_are_answered_without(
    library: Library, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LibraryError("It is gone.")

    monkeypatch.setattr("photoorg.pipeline.explain_hits", fail)
    (photo,) = refs(library.paths.library, place, "red rome 0.jpg")
    assert photo.photo_id is not None
    conversation = Conversation(library)
    conversation.worker.answer(jobs.FindSimilar(1, photo.photo_id, 3))
    (found,) = [e for e in conversation.events() if isinstance(e, jobs.Found)]
    assert len(found.hits) == 3
    assert found.orders == ()
