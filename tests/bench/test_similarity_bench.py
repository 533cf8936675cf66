"""`bench similarity` and `bench explain`: agreement with judgements, and what waiting costs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from drawn import draw, draw_folder
from scipy.stats import kendalltau, spearmanr

from photoorg.bench import explain
from photoorg.bench.judgements import (
    Judgements,
    cross_validated_blend,
    interval,
    rank_agreement,
    read_judgements,
    redrawn,
    single_agreement,
)
from photoorg.cli import main
from photoorg.errors import PhotoorgError
from photoorg.library import Library, folders
from photoorg.pipeline import Session, organize

KEYS = (
    "cosine", "cosine_centred", "tags", "tree", "bank", "captions", "expected_text",
    "trajectory_l1", "blend", "tau_c",
)  # fmt: skip


def judged(count: int = 200, experts: int = 3, seed: int = 0) -> tuple[Judgements, np.ndarray]:
    """Judgements of captions of other photos, and the truth behind them."""
    rng = np.random.default_rng(seed)
    truth = rng.normal(size=count)
    scores = np.clip(np.round(truth[:, None] + 2.5 + rng.normal(0, 0.5, (count, experts))), 1, 4)
    photos = np.arange(count) % 40
    return Judgements(photos, photos + 1, ("a caption",) * count, scores), truth


def table(
    folder: Path, rows: list[str], header: str = "image\tcaption_of\tcaption\te1\te2"
) -> Path:
    file = folder / "expert.tsv"
    file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return file


def test_judgements_are_read_by_the_names_of_photos(tmp_path: Path) -> None:
    rows = ["b.jpg\ta.jpg\ta “dog”\t1\t4", "x.jpg\ta.jpg\ta cat\t1\t1", "a.jpg\ta.jpg\tit\t4\t4"]
    file = table(tmp_path, rows)
    found = read_judgements(file, ["a.jpg", "b.jpg"])
    assert found.photos.tolist() == [1, 0]
    assert found.owners.tolist() == [0, 0]
    assert found.scores.tolist() == [[1, 4], [4, 4]]
    assert found.others.captions == ("a “dog”",)


@pytest.mark.parametrize(
    ("rows", "header", "says"),
    [
        (["b.jpg\ta.jpg\ta dog\t1\t4"], "photo\tcaption_of\tcaption\te1\te2", "needs the columns"),
        (["b.jpg\ta.jpg\ta dog"], "image\tcaption_of\tcaption", "needs the columns"),
        (["y.jpg\tx.jpg\ta dog\t1\t4"], "image\tcaption_of\tcaption\te1\te2", "was found"),
        (["b.jpg\ta.jpg\ta dog\tyes\t4"], "image\tcaption_of\tcaption\te1\te2", "not a number"),
    ],
)
def test_other_tables_are_refused(tmp_path: Path, rows: list[str], header: str, says: str) -> None:
    with pytest.raises(PhotoorgError, match=says):
        read_judgements(table(tmp_path, rows, header), ["a.jpg", "b.jpg"])


def test_agreement_is_that_of_scipy() -> None:
    found, truth = judged()
    expected = spearmanr(truth, found.scores.mean(axis=1)).statistic
    assert rank_agreement(truth, found.scores) == pytest.approx(expected)
    assert rank_agreement(-truth, found.scores) == pytest.approx(-expected)
    tau = kendalltau(np.repeat(truth, 3), found.scores.ravel(), variant="c").statistic
    assert single_agreement(truth, found.scores) == pytest.approx(tau)


def test_intervals_hold_the_figure_and_are_the_same_every_time() -> None:
    found, truth = judged()
    draws = redrawn(rank_agreement, truth, found, draws=100)
    lower, upper = interval(draws)
    assert lower < rank_agreement(truth, found.scores) < upper
    assert np.array_equal(draws, redrawn(rank_agreement, truth, found, draws=100))


def test_a_blend_leans_to_what_agrees() -> None:
    found, truth = judged()
    noise = np.random.default_rng(1).normal(size=len(truth))
    for looks, means, low, high in ((truth, noise, 0.6, 1), (noise, truth, 0, 0.4)):
        blended, weight = cross_validated_blend(looks, means, found)
        assert low <= weight <= high
        assert rank_agreement(blended, found.scores) > 0.8


def test_a_blend_is_never_fitted_on_what_it_is_measured_on() -> None:
    """With pure noise a weight fitted on everything would agree better than chance."""
    rng = np.random.default_rng(2)
    found, _ = judged()
    looks, means = rng.normal(size=(2, len(found.photos)))
    blended, _ = cross_validated_blend(looks, means, found)
    best = max(
        rank_agreement(w * looks + (1 - w) * means, found.scores) for w in np.linspace(0, 1, 21)
    )
    assert rank_agreement(blended, found.scores) <= best


def test_the_command_measures_everything(tmp_path: Path, tiny: str) -> None:
    photos = tmp_path / "photos"
    names = [draw(photos / f"{seed}.jpg", seed).name for seed in range(24)]
    said = [f"{name}\ta {('red', 'green', 'blue')[k % 3]} field" for k, name in enumerate(names)]
    captions = tmp_path / "captions.tsv"
    captions.write_text("\n".join(said) + "\n", encoding="utf-8")
    rows = []
    for k, name in enumerate(names):
        for step in (0, 1, 3):
            other = names[(k + step) % 24]
            score = 4 if step % 3 == 0 else 1 + k % 2
            caption = f"a {('red', 'green', 'blue')[(k + step) % 3]} field"
            rows.append(f"{name}\t{other}\t{caption}\t{score}\t{score}")
    expert = table(tmp_path, rows)
    command = ["bench", "similarity", str(photos), str(captions), str(expert), "--model", tiny]
    result = CliRunner().invoke(main, [*command, "--json"])
    assert result.exit_code == 0, result.output
    report = json.loads(result.output)
    for key in KEYS:
        assert -1 <= report[key] <= 1
        lower, upper = report["intervals"][key]
        assert lower <= upper
    # Photos of like colours were judged alike, and this model sees colours.
    assert report["cosine"] > 0.3
    assert report["tau_c"] > 0.3
    assert report["notes"]["pairs"] == 48
    assert report["notes"]["statistics"] == "of these photos"


def test_waiting_is_measured_on_a_library(tmp_path: Path, library: Library, tiny: str) -> None:
    folders.add(library, draw_folder(tmp_path / "photos", 36))
    session = Session(library, tiny)
    for _ in organize(session):
        pass
    report = explain._measure(session)
    assert report.notes["photos"] == 36
    assert set(report.ours) == {
        "rerank_tags_tree_ms",
        "rerank_bank_ms",
        "reasons_and_orders_ms",
        "first_content_ms",
        "captions_s",
        "cached_pair_ms",
    }
    assert all(value > 0 for value in report.ours.values())
    assert report.ours["cached_pair_ms"] < 1e3 * report.ours["captions_s"]


def test_waiting_is_not_measured_on_a_few_photos(
    tmp_path: Path, library: Library, tiny: str
) -> None:
    folders.add(library, draw_folder(tmp_path / "photos", 6))
    session = Session(library, tiny)
    for _ in organize(session):
        pass
    with pytest.raises(PhotoorgError, match="photos at least"):
        explain._measure(session)
