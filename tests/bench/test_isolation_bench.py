"""The bench of isolation compares decoding in children with decoding here, on the same photos."""

from __future__ import annotations

from pathlib import Path

from drawn import draw_folder

from photoorg.bench import isolation


def test_both_ways_index_all_photos_and_only_one_uses_children(tmp_path: Path, tiny: str) -> None:
    report = isolation.run(draw_folder(tmp_path / "photos", 8), tiny, rounds=1)
    assert report.ours["photos"] == 8
    assert -1 < report.ours["cost_of_indexing"] < 1
    assert report.baselines["in the worker"]["photos_per_s"] > 0
    assert str(report.notes["rights"]).startswith("decoders are")
