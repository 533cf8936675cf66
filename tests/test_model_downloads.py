"""Models asked for, downloaded and removed by the worker, beside its other work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import draw_folder
from local_hub import CONFIG, SPEC, WEIGHTS, LocalHub, Trouble, serving
from talk import Talk

from photoorg import jobs, model_store
from photoorg.library import Access, Library, folders
from photoorg.model_downloads import ModelDownloads
from photoorg.settings import Settings

NAME = "model.safetensors"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "home"))
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "PHOTOORG_KEEPS_LIBRARIES_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalHub]:
    with serving() as served:
        monkeypatch.setenv("HF_ENDPOINT", served.url)
        yield served


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A library with one folder of 12 photos, not indexed yet."""
    draw_folder(tmp_path / "photos", 12)
    with Library.open(tmp_path / "library", Access.PERSON) as library:
        folders.add(library, tmp_path / "photos")
    return tmp_path / "library"


@pytest.fixture
def talk(local: LocalHub, prepared: Path) -> Iterator[Talk]:
    talk = Talk(prepared)
    yield talk
    talk.kill()


def test_a_model_is_asked_for_fetched_and_removed(talk: Talk, local: LocalHub) -> None:
    talk.say(jobs.AskModel(1, SPEC))
    offered = talk.until(jobs.Offered)
    size = len(WEIGHTS) + len(CONFIG)
    assert offered == jobs.Offered(
        1, SPEC, local.url, "owner/tiny", local.commit, "apache-2.0", size
    )
    assert local.ranges(NAME) == [], "asking fetches nothing"
    talk.say(jobs.GetModel(2, SPEC, offered.commit))
    *steps, last = until_over(talk, 2)
    assert last == jobs.Finished(2, "owner/tiny is installed.")
    assert {step.stage for step in steps if isinstance(step, jobs.Progress)} == {"download"}
    assert steps[-1].done == steps[-1].total == size
    assert model_store.is_installed(SPEC)

    fetched = len(local.ranges(NAME))
    talk.say(jobs.GetModel(3, SPEC, offered.commit))
    assert isinstance(until_over(talk, 3)[-1], jobs.Finished)
    assert len(local.ranges(NAME)) == fetched, "what is there and sound is not fetched again"
    (model_store.folder(SPEC) / NAME).write_bytes(b"damaged")
    talk.say(jobs.GetModel(4, SPEC, offered.commit))
    assert isinstance(until_over(talk, 4)[-1], jobs.Finished)
    assert (model_store.folder(SPEC) / NAME).read_bytes() == WEIGHTS

    talk.say(jobs.GetModel(5, SPEC, "e" * 40))
    (failed,) = until_over(talk, 5)
    assert isinstance(failed, jobs.Failed)
    assert "is pinned to c0ffee000000, not to eeeeeeeeeeee" in failed.message
    talk.say(jobs.RemoveModel(6, SPEC))
    assert until_over(talk, 6) == [jobs.Finished(6, "The model is removed.")]
    assert not model_store.is_installed(SPEC)


def until_over(talk: Talk, job: int) -> list[jobs.Event]:
    """The events of a job, to its last."""
    events = []
    for event in talk.events():
        if not isinstance(event, jobs.Ready) and event.job == job:
            events.append(event)
            if not isinstance(event, jobs.Progress):
                return events
    raise AssertionError("the worker ended")


def test_photos_are_read_and_searches_answered_meanwhile(talk: Talk, local: LocalHub) -> None:
    local.goes_wrong(NAME, Trouble(pause=0.1))
    talk.say(jobs.GetModel(1, SPEC, local.commit), jobs.Organize(2), jobs.SearchText(3, "red"))
    ended: list[int] = []
    for event in talk.events():
        if isinstance(event, jobs.Finished | jobs.Found):
            ended.append(event.job)
        if len(ended) == 3:
            break
    assert set(ended) == {1, 2, 3}
    assert ended[0] == 3


def test_a_download_is_cancelled_and_goes_on_later(talk: Talk, local: LocalHub) -> None:
    local.goes_wrong(NAME, Trouble(pause=0.2))
    talk.say(jobs.GetModel(1, SPEC, local.commit))
    for event in talk.events():
        if isinstance(event, jobs.Progress) and event.done > len(WEIGHTS) // 10:
            break
    talk.say(jobs.GetModel(2, SPEC, local.commit))
    (failed,) = until_over(talk, 2)
    assert isinstance(failed, jobs.Failed)
    assert failed.message == "owner/tiny is being downloaded; others can follow after it."
    talk.say(jobs.Cancel(1))
    assert until_over(talk, 1)[-1] == jobs.Cancelled(1)
    assert not model_store.is_installed(SPEC)
    assert model_store.fetched_bytes(SPEC) > 0
    talk.say(jobs.GetModel(3, SPEC, local.commit))
    assert isinstance(until_over(talk, 3)[-1], jobs.Finished)
    assert local.ranges(NAME)[-1] is not None


def test_failures_are_sentences(talk: Talk, local: LocalHub) -> None:
    local.goes_wrong("api", *[Trouble(404)] * 2)
    talk.say(jobs.AskModel(1, SPEC))
    (failed,) = until_over(talk, 1)
    assert isinstance(failed, jobs.Failed)
    assert failed.message.endswith("has no model owner/tiny (404).")
    talk.say(jobs.GetModel(2, SPEC, local.commit))
    assert isinstance(until_over(talk, 2)[-1], jobs.Failed)
    for request in (
        jobs.RemoveModel(3, SPEC),
        jobs.GetModel(4, "builtin", ""),
        jobs.AskModel(5, "x"),
    ):
        talk.say(request)
        assert isinstance(until_over(talk, request.job)[-1], jobs.Failed)


def test_models_in_use_stay(talk: Talk, local: LocalHub, prepared: Path) -> None:
    with Library.open(prepared) as library:
        Settings.change(library.paths, model="tiny", describer=SPEC)
    talk.say(jobs.GetModel(1, SPEC, local.commit))
    assert isinstance(until_over(talk, 1)[-1], jobs.Finished)
    talk.say(jobs.RemoveModel(2, SPEC))
    failed = until_over(talk, 2)[-1]
    assert isinstance(failed, jobs.Failed)
    assert "in use" in failed.message
    assert model_store.is_installed(SPEC)


def test_nothing_runs_unasked() -> None:
    said: list[jobs.Event] = []
    downloads = ModelDownloads(said.append)
    downloads.step()
    assert not downloads.busy
    assert not downloads.stop(1)
    assert said == []
