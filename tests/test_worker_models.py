"""The worker changes models: it answers all the while, and nothing it is killed at matters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import draw_folder
from talk import Talk

from photoorg import jobs
from photoorg.library import Access, Library, folders, vectors
from photoorg.settings import Paths, Settings

COUNT = 60


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A library with one folder of photos, not indexed yet."""
    draw_folder(tmp_path / "photos", COUNT)
    with Library.open(tmp_path / "library", Access.PERSON) as library:
        folders.add(library, tmp_path / "photos")
    return tmp_path / "library"


@pytest.fixture
def talk(prepared: Path) -> Iterator[Talk]:
    """A worker that has brought the library up to date with the tiny model."""
    talk = Talk(prepared)
    assert talk.until(jobs.Ready) == jobs.Ready("tiny", "")
    talk.say(jobs.Organize(1))
    talk.until(jobs.Finished)
    yield talk
    talk.kill()


def best(talk: Talk, text: str, job: int = 90) -> list[int]:
    talk.say(jobs.SearchText(job, text, 10))
    answer = talk.until(jobs.Found)
    assert isinstance(answer, jobs.Found)
    return [hit.photo_id for hit in answer.hits]


def is_blue(hits: list[int], red: list[int]) -> bool:
    """Whether the slow model answered, to which red means blue."""
    return len(hits) == 10 and not set(hits) & set(red)


def test_searches_are_answered_by_the_old_model_until_the_new_one_is_ready(
    talk: Talk, prepared: Path
) -> None:
    red = best(talk, "red")
    talk.say(jobs.UseModel(2, "slow"))
    model, asked, answers = "tiny", 0, {"tiny": 0, "slow": 0}
    for event in talk.events():
        if isinstance(event, jobs.Progress):
            asked += 1
            talk.say(jobs.SearchText(100 + asked, "red", 10))
        elif isinstance(event, jobs.Ready):
            model = event.model
        elif isinstance(event, jobs.Found):
            answers[model] += 1
            hits = [hit.photo_id for hit in event.hits]
            assert hits == red if model == "tiny" else is_blue(hits, red)
        elif isinstance(event, jobs.Finished):
            break
    assert event.job == 2
    assert model == "slow"
    assert answers["tiny"] > 3
    assert Settings.load(Paths(prepared)).model == "slow"
    while sum(answers.values()) < asked:
        talk.until(jobs.Found)
        answers[model] += 1
    assert is_blue(best(talk, "red"), red)

    talk.say(jobs.UseModel(3, "tiny"))
    kinds = []
    for event in talk.events():
        kinds.append(getattr(event, "stage", type(event)))
        if isinstance(event, jobs.Finished):
            break
    assert kinds[:2] == ["arrange", jobs.Ready], "going back is the first thing that happens"
    assert "embed" not in kinds
    assert best(talk, "red") == red


def test_nonsense_stops_nothing(talk: Talk) -> None:
    talk.say(jobs.Organize(5), jobs.UseModel(6, "nobody"), jobs.UseModel(7, "openclip:x@/none"))
    ended = []
    for event in talk.events():
        if not isinstance(event, jobs.Progress):
            ended.append(event)
        if isinstance(event, jobs.Finished):
            break
    assert [(type(event), event.job) for event in ended] == [
        (jobs.Failed, 6),
        (jobs.Failed, 7),
        (jobs.Finished, 5),
    ]
    assert "/none does not exist" in ended[1].message


def test_cancelled_or_killed_on_the_way_it_goes_on_where_it_was(talk: Talk, prepared: Path) -> None:
    red = best(talk, "red")
    talk.say(jobs.UseModel(2, "slow"))
    done = until_embedded(talk, 4)
    talk.say(jobs.Cancel(2))
    talk.until(jobs.Cancelled)
    assert best(talk, "red") == red
    talk.say(jobs.Organize(3))
    until_embedded(talk, 4)
    talk.kill()
    with Library.open(prepared) as library:
        saved = len(vectors.ids(library, "slow/1", "photo"))
        assert library.damage() == ""
    assert done + 4 <= saved < COUNT

    again = Talk(prepared)
    try:
        assert again.until(jobs.Ready) == jobs.Ready("tiny", "")
        assert best(again, "red") == red
        again.say(jobs.Organize(4))
        assert until_embedded(again, COUNT - saved) == COUNT - saved, "no photo is seen twice"
        assert again.until(jobs.Ready).model == "slow"
        again.until(jobs.Finished)
        assert is_blue(best(again, "red"), red)
    finally:
        again.kill()
    third = Talk(prepared)
    assert third.until(jobs.Ready) == jobs.Ready("slow", "")
    third.kill()


def until_embedded(talk: Talk, count: int) -> int:
    for event in talk.events():
        if isinstance(event, jobs.Progress) and event.stage == "embed" and event.done >= count:
            return event.done
    raise AssertionError("it ended early")
