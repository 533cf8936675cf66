"""The benches of the cut-off and of numerics: their figures by hand, and their commands."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from drawn import draw_folder

from photoorg.bench import numerics
from photoorg.bench.cutoff import Cuts, uneven
from photoorg.cli import main
from photoorg.models import engines
from photoorg.models.engine_trial import Result


def test_figures_of_a_cut() -> None:
    scores = np.array([[0.9, 0.8, 0.7, -np.inf], [0.1, 0.2, 0.3, 0.4]], np.float32)
    relevant = np.array([[True, False, True, False], [True, False, False, True]])
    cuts = Cuts(scores, relevant)
    figures = {name: figure.value for name, figure in cuts.figures(np.array([1, 2])).items()}
    assert figures == pytest.approx(
        {"precision": (1 + 0.5) / 2, "recall": (0.5 + 0.5) / 2, "f1": (2 / 3 + 0.5) / 2}
    )
    nothing = cuts.figures(np.array([0, 0]))
    assert [nothing[name].value for name in ("precision", "recall", "f1")] == [0, 0, 0]


def test_baselines_are_the_best_of_their_kind() -> None:
    rng = np.random.default_rng(0)
    relevant = rng.random((12, 80)) < 0.2
    scores = (rng.standard_normal((12, 80)) + 2 * relevant).astype(np.float32)
    cuts = Cuts(scores, relevant)
    best = cuts.best_number()["f1"].value
    assert best == max(cuts.figures(np.full(12, k))["f1"].value for k in range(1, 81))
    levels = (
        cuts.figures((scores > level).sum(axis=1))["f1"].value for level in np.arange(0, 3, 0.01)
    )
    assert cuts.best_score()["f1"].value == pytest.approx(max(levels), abs=0.01)
    assert 0.3 < cuts.figures(cuts.likely())["f1"].value < 0.9


def test_questions_without_an_answer_do_not_count() -> None:
    scores = np.array([[0.9, 0.1], [0.5, 0.4]], np.float32)
    cuts = Cuts(scores, np.array([[True, False], [False, False]]))
    assert len(cuts.likely()) == 1
    assert cuts.figures(np.array([1]))["f1"].value == 1


def test_uneven_classes_keep_two_photos_at_least() -> None:
    labels = np.repeat(np.arange(20), 25)
    sizes = np.bincount(labels[uneven(labels)], minlength=20)
    assert sizes.min() >= 2
    assert sizes.max() <= 25
    assert sizes.std() > 4


@pytest.mark.parametrize("as_json", [False, True])
def test_cutoff_command(tmp_path: Path, tiny: str, as_json: bool) -> None:
    folder = draw_folder(tmp_path / "photos", 18)
    flags = ["--json"] if as_json else []
    result = CliRunner().invoke(main, ["bench", "cutoff", str(folder), "--model", tiny, *flags])
    assert result.exit_code == 0, result.output
    wanted = {
        f"{kind}_{name}"
        for kind in ("words", "uneven_similar")
        for name in ("precision", "recall", "f1")
    }
    if not as_json:
        assert "words_f1" in result.output
        assert "less fixed_number" in result.output
        return
    report = json.loads(result.output)
    assert all(0 <= report[name] <= 1 for name in wanted)
    assert set(report["baselines"]) == {"fixed_number", "fixed_score"}
    assert "similar_f1_minus_fixed_number" in report["intervals"]


def test_cutoff_needs_classes(tmp_path: Path, tiny: str) -> None:
    draw_folder(tmp_path, 2)
    result = CliRunner().invoke(main, ["bench", "cutoff", str(tmp_path / "set 0"), "--model", tiny])
    assert result.exit_code == 1
    assert "sub-folders" in result.output


def test_the_choice_is_held_against_the_fastest_that_is_right() -> None:
    results = (
        Result("wrong", 100.0, 0.99, 0.995),
        Result("fast", 80.0, 0.9995, 0.9999),
        Result("chosen", 76.0, 0.9999, 0.9999),
        Result("torch float32", 20.0, 1.0, 1.0),
    )
    report = numerics.report(results, "chosen", {"photos": 8}).as_json()
    assert report["chosen_to_best"] == pytest.approx(0.95)
    assert report["ratio"] == pytest.approx(3.8)
    notes = report["notes"]
    assert isinstance(notes, dict)
    assert notes["best"] == "fast"
    assert notes["faster_but_not_exact_enough"] == "wrong"


def test_engines_are_listed_fastest_first(capsys: pytest.CaptureFixture[str]) -> None:
    results = (Result("wrong", 90.0, 0.9, 0.9), Result("torch float32", 20.0, 1.0, 1.0))
    numerics.report(results, "torch float32", {}).print_table()
    lines = capsys.readouterr().out.splitlines()
    [wrong] = [line for line in lines if "90.0" in line]
    [plain] = [line for line in lines if "20.0" in line]
    assert lines.index(wrong) < lines.index(plain)
    assert "not exact" in wrong
    assert "chosen" in plain
    assert "chosen_to_best: 1.00" in lines


def test_numerics_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numerics, "ENGINES", (engines.FOLDED, engines.PLAIN))
    monkeypatch.setattr(numerics, "_ROUNDS", 1)
    folder = draw_folder(tmp_path / "photos", 3)
    arguments = ["bench", "numerics", "--photos", str(folder), "--json"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    report = json.loads(result.output)
    assert report["chosen_to_best"] == 1
    assert report["min_cosine"] > 0.9999
    assert report["notes"]["chosen"] == "torch float32, folded"
    assert set(report["baselines"]) == {"torch float32, folded", "torch float32"}
