"""Benches of speed and memory, small: that they measure what they say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from drawn import draw_folder
from PIL import Image

from photoorg.bench import decoders, memory, search, startup
from photoorg.bench.worker_under_test import decoders_of
from photoorg.errors import PhotoorgError

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


@on_linux
def test_memory_of_a_worker_that_indexes() -> None:
    report = memory.run(24)
    assert report.ours["photos"] == 24
    assert 100 < report.ours["worker_peak_mb"] < 4000
    # A decoder is a Python with Pillow; more than a few of them would be the worker itself.
    assert 20 < report.ours["decoders_mb"] < 400
    assert {"read_mb", "arrange_mb"} <= report.ours.keys()


def test_how_soon_things_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "_EACH", 1)
    figures = startup.run(200).ours
    assert 0 < figures["help_s"] < figures["window_s"]
    assert 0 < figures["search_ms"] / 1000 < figures["first_search_s"]
    assert figures["similar_ms"] > 0
    assert 0 < figures["combined_ms"] <= figures["combined_p95_ms"]
    assert figures["worker_mb"] > 100 or sys.platform != "linux"


def test_a_process_that_is_gone_has_no_decoders() -> None:
    assert decoders_of(2**22 + 1) == []


def test_the_parts_of_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_ROUNDS", 1)
    monkeypatch.setattr(search, "_NEW", 40)
    figures = search.run(300).ours
    assert figures["words_ms"] > figures["reading_words_ms"] > 0
    assert figures["similar_ms"] > 0
    assert figures["words_in_1_of_10_ms"] > 0
    assert figures["words_between_inserts_ms"] > 0


def test_decoding_is_measured_in_parts(tmp_path: Path) -> None:
    report = decoders.run(draw_folder(tmp_path, 4), rounds=1)
    assert report.ours["pillow_draft_ms"] > 0
    assert report.ours["hash_ms"] > 0
    assert report.ours["ours_ms"] > 0


def test_decoding_nothing_says_so(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "drawn.png")
    with pytest.raises(PhotoorgError, match="no JPEG"):
        decoders.run(tmp_path)
