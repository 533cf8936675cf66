"""The quick tier: the measurements of files, text, network, models and search at a small scale."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.faults.outcome import Scale

pytestmark = pytest.mark.filterwarnings("ignore")  # Pillow and Qt warn about what is meant here.

QUICK = {
    "g01_originals": 0.01,
    "g04_bad_files": 0.03,
    "g05_sandbox": 0.01,
    "g06_network": 0.01,
    "g07_models": 0.03,
    "g08_text": 0.2,
    "g11_missing_volume": 0.06,
    "g12_idempotence": 0.003,
    "g15_search": 0.03,
    "g16_vlm": 0.1,
    "g17_dependencies": 1.0,
}
"""The share of the full tier that each is run at."""


@pytest.mark.parametrize("module", QUICK)
def test_goal(module: str, tmp_path: Path, shared_decoders: object) -> None:
    outcome = importlib.import_module(f"tests.faults.{module}").measure(
        Scale(QUICK[module]), tmp_path
    )
    if outcome.passed is None:
        pytest.skip(outcome.reached)
    assert outcome.passed, "\n".join((outcome.reached, *outcome.notes))
