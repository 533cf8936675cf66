"""The lines between window and worker."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoorg import jobs
from photoorg.decoders.captions import Captions
from photoorg.domain import Hit, Order
from photoorg.errors import ProtocolError
from photoorg.explanations import Curve, Detail, Explanation, Facet, PhotoRef, Phrase
from photoorg.questions import Filter, PhotoPart, Question, WordsPart

numbers = st.integers(0, 2**53)
shares = st.floats(0, 1)
hits = st.builds(
    Hit,
    photo_id=numbers,
    score=st.floats(-1, 1),
    closer_than=shares,
    likely=st.booleans(),
    reason=st.text(),
)
nats = st.floats(0, 1e6)


def some(what: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=3).map(tuple)


orders = st.builds(Order, name=st.text(), scores=some(st.floats(-1e6, 1e6)))
refs = st.builds(PhotoRef, photo_id=st.none() | numbers, path=st.binary())
phrases = st.builds(Phrase, text=st.text(), weight=nats, facet=st.text(), words=nats)
explanations = st.builds(
    Explanation,
    left=refs,
    right=refs,
    auc=nats,
    percentile=st.none() | shares,
    words_to_tell_apart=st.none() | nats,
    curve=st.builds(Curve, words=some(nats), distances=some(nats), low=some(nats)),
    details=some(
        st.builds(
            Detail,
            words=nats,
            left=st.text(),
            right=st.text(),
            both=some(phrases),
            only_left=some(phrases),
            only_right=some(phrases),
        )
    ),
    facets=some(
        st.builds(
            Facet,
            name=st.text(),
            left=st.text(),
            right=st.text(),
            distance=nats,
            closer_than=st.none() | shares,
        )
    ),
    describer=st.text(),
    approximate=st.booleans(),
    complete=st.booleans(),
    notes=some(st.text()),
)
messages = st.one_of(
    st.builds(jobs.Organize, job=numbers),
    st.builds(jobs.SearchText, job=numbers, text=st.text(), limit=numbers),
    st.builds(
        jobs.SearchFor,
        job=numbers,
        question=st.builds(
            Question,
            some(st.builds(WordsPart, st.text(), st.booleans())),
            some(st.builds(PhotoPart, st.text(), st.binary(), st.booleans())),
            some(st.builds(Filter, st.text(), st.text(), st.text())),
        ),
        limit=numbers,
    ),
    st.builds(jobs.FindSimilar, job=numbers, photo_id=numbers),
    st.builds(jobs.FindSimilarToFile, job=numbers, path=st.binary()),
    st.builds(jobs.Preview, job=numbers, path=st.binary()),
    st.builds(jobs.LookAgain, job=numbers, paths=some(st.binary())),
    st.builds(jobs.Previewed, job=numbers, jpeg=st.binary(), problem=st.text()),
    st.builds(jobs.Explain, job=numbers, left=refs, right=refs),
    st.builds(jobs.Explained, job=numbers, explanation=explanations),
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
    st.builds(jobs.Found, job=numbers, hits=some(hits), hint=st.text(), orders=some(orders)),
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
        '{"kind": "Previewed", "job": 1, "jpeg": "not base64!"}',
        '{"kind": "Previewed", "job": 1, "jpeg": null}',
        '{"kind": "Found", "job": 1, "hits": [{"photo_id": 1}]}',
        '{"kind": "Found", "job": 1, "hits": 5}',
        '{"kind": "Found", "job": 1, "hits": [], "orders": [{"name": "x", "scores": ["high"]}]}',
        '{"kind": "Found", "job": 1, "hits": [], "orders": [5]}',
        '{"kind": "Explain", "job": 1}',
        '{"kind": "Explain", "job": 1, "left": 5, "right": {}}',
        '{"kind": "Explain", "job": 1, "left": {"photo_id": "5"}, "right": {}}',
        '{"kind": "Explain", "job": 1, "left": {"path": "/photo.jpg"}, "right": {}}',
        '{"kind": "Explain", "job": 1, "left": null, "right": {}}',
        '{"kind": "Explained", "job": 1, "explanation": {}}',
        '{"kind": "Explained", "job": 1, "explanation": null}',
        "[" * 100_000,
    ],
)
def test_anything_else_is_refused(line: str) -> None:
    with pytest.raises(ProtocolError):
        jobs.from_line(line)


@given(explanations)
def test_an_explanation_survives_being_kept(explanation: Explanation) -> None:
    kept = jobs.pack(explanation)
    assert jobs.unpack(Explanation, kept) == explanation
    with pytest.raises(ProtocolError):
        jobs.unpack(PhotoRef, kept)


@given(st.builds(Captions, best=some(st.text()), texts=some(st.text())))
def test_captions_survive_being_kept(captions: Captions) -> None:
    assert jobs.unpack(Captions, jobs.pack(captions)) == captions


@given(st.text() | st.recursive(st.none() | st.integers(), st.lists).map(json.dumps))
def test_unpacking_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ProtocolError, match="not a"):
        jobs.unpack(Explanation, text)


@pytest.mark.parametrize("text", ['{"left": 1}', '{"more": 1}', "{}", "null", "[" * 100_000])
def test_unpacking_half_an_explanation_is_refused(text: str) -> None:
    with pytest.raises(ProtocolError):
        jobs.unpack(Explanation, text)


def test_old_lines_without_the_new_fields_are_understood() -> None:
    hit = '{"photo_id": 1, "score": 0.5, "closer_than": null}'
    assert jobs.from_line(f'{{"kind": "Found", "job": 1, "hits": [{hit}]}}') == jobs.Found(
        1, (Hit(1, 0.5, None, likely=True, reason=""),), "", ()
    )
    line = '{"kind": "Explain", "job": 1, "left": {"photo_id": 7}, "right": {"path": "L2E="}}'
    assert jobs.from_line(line) == jobs.Explain(1, PhotoRef(7), PhotoRef(path=b"/a"))


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
