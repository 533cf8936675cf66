"""The bench of growth: what it counts, on a library small enough to count by hand."""

from __future__ import annotations

import pytest
from tiny_model import TinyModel

from photoorg.bench import growth


def test_every_part_of_a_library_is_measured(tiny: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "GRAPH_PHOTOS", 100)
    monkeypatch.setattr(growth, "_DRAWN", 2)
    report = growth.run([100, 400], tiny)
    figures = report.ours
    width = TinyModel.grid**2 * 3
    assert figures["graph_photo_bytes"] > 4 * width, "a graph holds its vectors"
    assert figures["graph_text_bytes"] < figures["graph_photo_bytes"]
    assert 500 < figures["thumbnail_bytes"] < 100_000
    for count in (100, 400):
        assert figures[f"index_db_bytes_a_photo_{count}"] > 2 * width
        assert figures[f"scan_memory_bytes_a_file_{count}"] > 50
        assert figures[f"scan_first_s_{count}"] > 0
    assert report.notes["model"] == TinyModel.model_id
