"""Benches that start photoorg as a person does and measure it from outside, small."""

from __future__ import annotations

import pytest

from photoorg.bench import memory, startup
from photoorg.bench.worker_under_test import decoders_of


def test_memory_of_a_worker_that_indexes() -> None:
    report = memory.run(24)
    assert report.ours["photos"] == 24
    assert 100 < report.ours["worker_peak_mb"] < 4000
    # A decoder is a Python with Pillow; more than a few of them would be the worker itself.
    assert 20 < report.ours["decoders_peak_mb"] < 400
    assert {"read_peak_mb", "arrange_peak_mb"} <= report.ours.keys()


def test_how_soon_things_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "_EACH", 1)
    figures = startup.run(200).ours
    assert 0 < figures["help_s"] < figures["window_s"]
    assert 0 < figures["search_ms"] / 1000 < figures["first_search_s"]
    assert figures["similar_ms"] > 0
    assert figures["worker_mb"] > 100


def test_a_process_that_is_gone_has_no_decoders() -> None:
    assert decoders_of(2**22 + 1) == []
