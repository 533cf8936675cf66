"""The lines between window and worker."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoorg import jobs
from photoorg.domain import Hit
from photoorg.errors import ProtocolError

numbers = st.integers(0, 2**53)
shares = st.floats(0, 1)
hits = st.builds(
    Hit, photo_id=numbers, score=st.floats(-1, 1), closer_than=shares, likely=st.booleans()
)
messages = st.one_of(
    st.builds(jobs.Organize, job=numbers),
    st.builds(jobs.SearchText, job=numbers, text=st.text(), limit=numbers),
    st.builds(jobs.FindSimilar, job=numbers, photo_id=numbers),
    st.builds(jobs.FindSimilarToFile, job=numbers, path=st.binary()),
    st.builds(jobs.UseModel, job=numbers, spec=st.text()),
    st.builds(jobs.AskModel, job=numbers, spec=st.text()),
    st.builds(jobs.GetModel, job=numbers, spec=st.text(), commit=st.text()),
    st.builds(jobs.RemoveModel, job=numbers, spec=st.text()),
    st.builds(jobs.Cancel, job=numbers),
    st.builds(jobs.Quit),
    st.builds(jobs.Ready, model=st.text(), device=st.text()),
    st.builds(
        jobs.Progress,
        job=numbers,
        stage=st.text(),
        done=numbers,
        total=numbers,
        per_second=st.floats(0, 1e9),
        seconds_left=st.none() | st.floats(0, 1e9),
    ),
    st.builds(jobs.Found, job=numbers, hits=st.lists(hits, max_size=5).map(tuple), hint=st.text()),
    st.builds(
        jobs.Offered,
        job=numbers,
        spec=st.text(),
        host=st.text(),
        repo=st.text(),
        commit=st.text(),
        licence=st.text(),
        bytes=numbers,
    ),
    st.builds(jobs.Finished, job=numbers, summary=st.text()),
    st.builds(jobs.Failed, job=numbers, message=st.text()),
)


@given(messages)
def test_a_message_survives_its_line(message: jobs.Request | jobs.Event) -> None:
    line = jobs.to_line(message)
    assert "\n" not in line
    assert jobs.from_line(line) == message


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "17",
        '{"job": 1}',
        '{"kind": "Explode", "job": 1}',
        '{"kind": "Organize"}',
        '{"kind": "Organize", "job": "1"}',
        '{"kind": "Organize", "job": true}',
        '{"kind": "Organize", "job": 1, "more": 2}',
        '{"kind": "FindSimilarToFile", "job": 1, "path": "not base64!"}',
        '{"kind": "Found", "job": 1, "hits": [{"photo_id": 1}]}',
        '{"kind": "Found", "job": 1, "hits": 5}',
        "[" * 100_000,
    ],
)
def test_anything_else_is_refused(line: str) -> None:
    with pytest.raises(ProtocolError):
        jobs.from_line(line)


@given(st.text())
def test_no_text_crashes_the_codec(line: str) -> None:
    try:
        message = jobs.from_line(line)
    except ProtocolError:
        return
    assert json.loads(line)["kind"] == type(message).__name__


def test_pace_counts_from_the_first_step_of_a_stage() -> None:
    now = iter([100.0, 102.0, 110.0])
    pace = jobs.Pace(clock=lambda: next(now))
    first = pace.progress(1, jobs.Step("read", 32, 100))
    second = pace.progress(1, jobs.Step("read", 52, 100))
    third = pace.progress(1, jobs.Step("embed", 16, 0))
    assert (first.per_second, first.seconds_left) == (0.0, None)
    assert second.per_second == pytest.approx(10.0)
    assert second.seconds_left == pytest.approx(4.8)
    assert (third.per_second, third.seconds_left) == (0.0, None)
