"""Confidence intervals against the textbook, and how a report shows them."""

from __future__ import annotations

import numpy as np
import pytest

from photoorg.bench import captions, intervals
from photoorg.bench.report import Report


def test_a_mean_has_the_interval_of_the_normal_approximation() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(3, 2, 900)
    estimate = intervals.of_mean(values)
    lower, upper = estimate.interval
    half = 1.96 * values.std() / 30
    assert estimate.value == pytest.approx(values.mean())
    assert lower == pytest.approx(values.mean() - half, abs=half / 8)
    assert upper == pytest.approx(values.mean() + half, abs=half / 8)
    assert estimate.interval == intervals.of_mean(values).interval


def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    rng = np.random.default_rng(1)
    covered = 0
    for _ in range(60):
        lower, upper = intervals.of_mean(rng.random(80) < 0.4).interval
        covered += lower <= 0.4 <= upper
    assert covered >= 52


def test_captions_of_one_photo_are_not_independent() -> None:
    """Five captions that always agree are worth one: the interval must not be that of five."""
    found = np.random.default_rng(2).random(200) < 0.5
    together = intervals.of_ratio(found * 5, np.full(200, 5)).interval
    apart = intervals.of_mean(np.repeat(found, 5)).interval
    assert together == pytest.approx(intervals.of_mean(found).interval)
    assert together[1] - together[0] > 2 * (apart[1] - apart[0])


def test_a_lead_is_paired() -> None:
    """Two figures that rise and fall with the same photos differ by little, and surely."""
    rng = np.random.default_rng(3)
    easy = rng.normal(0, 1, 400)
    theirs = intervals.of_mean(easy)
    ours = intervals.of_mean(easy + rng.normal(0.02, 0.1, 400))
    lower, upper = ours.lead(theirs)
    assert 0 < lower < 0.02 < upper < 0.04
    assert ours.interval[0] < theirs.value < ours.interval[1]
    assert theirs.lead(theirs) == (0, 0)


def test_any_figure_of_sums() -> None:
    """A figure that is no mean: drawn photo by photo, slowly, it varies as much."""
    rng = np.random.default_rng(4)
    table = rng.random((50, 2))

    def product(sums: np.ndarray) -> np.ndarray:
        return np.sqrt(sums[:, 0] * sums[:, 1]) / 50

    estimate = intervals.Estimate(table, product)
    slow = []
    for _ in range(3000):
        a, b = table[rng.integers(50, size=50)].sum(axis=0)
        slow.append(np.sqrt(a * b) / 50)
    a, b = table.sum(axis=0)
    assert estimate.value == pytest.approx(np.sqrt(a * b) / 50)
    assert estimate.interval == pytest.approx(np.percentile(slow, [2.5, 97.5]), abs=0.01)


def test_one_photo_and_many() -> None:
    assert intervals.of_mean(np.array([0.25])).interval == (0.25, 0.25)
    # More photos than are drawn at once.
    many = np.arange(2500) % 2
    assert intervals.of_mean(many).interval == pytest.approx((0.48, 0.52), abs=0.002)


def test_recalls_have_intervals_over_photos() -> None:
    rng = np.random.default_rng(5)
    owners = np.repeat(np.arange(60), 5)
    scores = rng.standard_normal((300, 60)).astype(np.float32)
    scores[np.arange(300), owners] += 2
    estimates = captions.estimates(scores, owners)
    assert intervals.values(estimates) == captions.recalls(scores, owners)
    for estimate in estimates.values():
        lower, upper = estimate.interval
        assert 0 <= lower <= estimate.value <= upper <= 1
        assert len(estimate.contributions) == 60


def test_a_report_shows_intervals_and_leads(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(
        "Title",
        {"top1": 0.2842, "rate": 12.3456},
        {"conse": {"top1": 0.25}, "guessing": {"top1": 0.02}},
        intervals={"top1": (0.27, 0.2981), "top1_minus_conse": (0.0101, 0.06)},
    )
    report.print_table()
    shown = capsys.readouterr().out
    assert "0.284 [0.270, 0.298]" in shown
    assert "less conse" in shown
    assert "0.034 [0.010, 0.060]" in shown
    assert "12.35" in shown
    assert report.as_json() == {
        "top1": 0.2842,
        "rate": 12.3456,
        "intervals": {"top1": [0.27, 0.2981], "top1_minus_conse": [0.0101, 0.06]},
        "baselines": {"conse": {"top1": 0.25}, "guessing": {"top1": 0.02}},
        "notes": {},
    }
