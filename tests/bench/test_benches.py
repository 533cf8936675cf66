"""The benches: their figures against definitions written out slowly."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from drawn import draw_folder

from photoorg.bench import captions, retrieval
from photoorg.cli import main
from photoorg.errors import PhotoorgError
from photoorg.models.conse import unit


def slow_retrieval(vectors: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    """R@1, P@10 and MAP@R straight from their definitions."""
    figures: dict[str, list[float]] = {"r1": [], "p10": [], "map_r": []}
    for query in range(len(vectors)):
        order = [i for i in np.argsort(-(vectors @ vectors[query]), kind="stable") if i != query]
        relevant = [labels[i] == labels[query] for i in order]
        r = sum(relevant)
        if r == 0:
            continue
        figures["r1"].append(relevant[0])
        figures["p10"].append(np.mean(relevant[:10]))
        figures["map_r"].append(sum(relevant[i] * np.mean(relevant[: i + 1]) for i in range(r)) / r)
    return {name: float(np.mean(values)) for name, values in figures.items()}


@pytest.mark.parametrize("approximate", [False, True])
def test_retrieval_figures(approximate: bool) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(9), [1, 3, 5, 8, 12, 20, 20, 30, 2])
    centres = rng.standard_normal((9, 16))
    vectors = unit((centres[labels] + 0.9 * rng.standard_normal((len(labels), 16))).astype("f4"))
    ours = retrieval.evaluate(vectors, labels, approximate)
    expected = slow_retrieval(vectors, labels)
    assert ours == pytest.approx(expected, abs=1e-6)
    assert 0.3 < ours["map_r"] < 0.99


def test_retrieval_needs_classes() -> None:
    with pytest.raises(PhotoorgError, match="sub-folders"):
        retrieval.evaluate(np.eye(3, dtype=np.float32), np.arange(3), approximate=False)


def test_caption_recalls() -> None:
    rng = np.random.default_rng(1)
    owners = np.repeat(np.arange(30), 5)
    scores = rng.standard_normal((150, 30)).astype(np.float32)
    scores[np.arange(150), owners] += 1.5
    ours = captions.recalls(scores, owners)
    for k in (1, 5, 10):
        texts = [owners[c] in np.argsort(-scores[c])[:k] for c in range(150)]
        photos = [p in owners[np.argsort(-scores[:, p])[:k]] for p in range(30)]
        assert ours[f"t2i_r{k}"] == pytest.approx(np.mean(texts))
        assert ours[f"i2t_r{k}"] == pytest.approx(np.mean(photos))


def test_guessing_is_what_random_scores_reach() -> None:
    rng = np.random.default_rng(2)
    owners = np.repeat(np.arange(20), 5)
    runs = [captions.recalls(rng.random((100, 20)).astype("f4"), owners) for _ in range(300)]
    expected = captions._guessing(20, 100, np.bincount(owners))
    for metric, value in expected.items():
        assert np.mean([run[metric] for run in runs]) == pytest.approx(value, abs=0.03)


@pytest.mark.parametrize("as_json", [False, True])
def test_commands_print_a_table_or_one_object(tmp_path: Path, tiny: str, as_json: bool) -> None:
    folder = draw_folder(tmp_path / "photos", 18)
    lines = [f"{f.name}\ta red field\n" for f in sorted((folder / "set 0").iterdir())]
    (tmp_path / "captions.tsv").write_text("".join(lines))
    commands = {
        "retrieval": [str(folder)],
        "captions": [str(folder / "set 0"), str(tmp_path / "captions.tsv")],
    }
    wanted = {"retrieval": {"r1", "p10", "map_r"}, "captions": {"t2i_r1", "t2i_r10", "i2t_r1"}}
    for name, arguments in commands.items():
        flags = ["--model", tiny, *(["--json"] if as_json else [])]
        result = CliRunner().invoke(main, ["bench", name, *arguments, *flags])
        assert result.exit_code == 0, result.output
        if not as_json:
            assert all(figure in result.output for figure in wanted[name])
            continue
        report = json.loads(result.output)
        assert wanted[name] <= set(report)
        assert report["baselines"]
        assert all(0 <= report[figure] <= 1 for figure in wanted[name])
