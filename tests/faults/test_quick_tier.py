"""The quick tier: what `python -m tests.faults` measures, a few hundredths of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.outcome import Scale
from tests.faults.registry import MODULES
from tests.faults.runner import measure_alone

SHARES = {
    "G2": 0.012,
    "G3": 0.02,
    "G10": 0.014,
    "G10 rot": 0.04,
    "G13": 0.08,
    "G14": 0.015,
    "G18": 0.02,
}


@pytest.mark.timeout(180)
@pytest.mark.parametrize("goal", SHARES)
def test_goal_is_reached(goal: str, tmp_path: Path) -> None:
    outcome = measure_alone(goal, MODULES[goal], Scale(SHARES[goal]), tmp_path / "lab").outcome
    if outcome.passed is None:
        pytest.skip(outcome.reached)
    assert outcome.passed, "\n".join([outcome.reached, *outcome.notes])
