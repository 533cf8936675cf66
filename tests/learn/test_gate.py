"""The gate lets in what surely helps, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoorg.learn.evaluate import Answers
from photoorg.learn.gate import interval, judge

LABELS = np.repeat(np.arange(20), 10)


def answers(map_r: np.ndarray, coarse: float = 0.5) -> Answers:
    blank = np.zeros(len(map_r))
    level = np.full(len(map_r), coarse)
    return Answers(np.arange(len(map_r)), blank, blank, blank, map_r, blank, level, blank, blank)


def base() -> np.ndarray:
    return np.random.default_rng(0).uniform(0.3, 0.7, 200)


def test_a_sure_gain_is_accepted() -> None:
    gains = np.random.default_rng(1).normal(0.04, 0.05, 200)
    verdict = judge(answers(base()), answers(base() + gains), LABELS)
    assert verdict.accepted
    assert verdict.gain == pytest.approx(gains.mean())
    assert verdict.by_photo[0] > 0
    assert (verdict.photos, verdict.classes) == (200, 20)
    assert "points better" in verdict.sentence


def test_nothing_is_no_gain() -> None:
    verdict = judge(answers(base()), answers(base()), LABELS)
    assert not verdict.accepted
    assert verdict.sentence.startswith("No gain from learning yet: other albums")


def test_a_gain_of_a_few_classes_may_be_chance() -> None:
    """Sure by photos, as those of a class gain alike; not by classes."""
    gains = np.where(LABELS < 2, 0.4, -0.002)
    verdict = judge(answers(base()), answers(base() + gains), LABELS)
    assert verdict.by_photo[0] > 0 > verdict.by_class[0]
    assert not verdict.accepted
    assert "chance" in verdict.sentence


def test_the_coarse_level_may_not_pay() -> None:
    after = answers(base() + 0.05, coarse=0.48)
    verdict = judge(answers(base()), after, LABELS)
    assert not verdict.accepted
    assert "2.0 points worse" in verdict.sentence
    assert judge(answers(base()), after, LABELS, coarse=False).accepted
    assert judge(answers(base()), answers(base() + 0.05, coarse=0.491), LABELS).accepted


def test_noise_is_hardly_ever_accepted() -> None:
    rng = np.random.default_rng(2)
    accepted = 0
    for _ in range(60):
        classes = rng.normal(0, 0.03, 20)
        gains = classes[LABELS] + rng.normal(0, 0.05, 200)
        accepted += judge(answers(base()), answers(base() + gains), LABELS).accepted
    assert accepted <= 4


def test_other_queries_cannot_be_compared() -> None:
    other = replace(answers(base()), queries=np.arange(200)[::-1])
    with pytest.raises(ValueError, match="same queries"):
        judge(answers(base()), other, LABELS)


def test_intervals() -> None:
    values = np.random.default_rng(3).normal(1, 2, 900)
    lower, upper = interval(values, np.arange(900))
    assert lower == pytest.approx(values.mean() - 1.96 * values.std() / 30, abs=0.02)
    assert upper == pytest.approx(values.mean() + 1.96 * values.std() / 30, abs=0.02)
    assert interval(np.zeros(0), np.zeros(0, np.int64)) == (0.0, 0.0)
