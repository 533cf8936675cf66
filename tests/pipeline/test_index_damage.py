"""A damaged search index is refused, search stays right, and the index comes back by itself."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from index_damage import KINDS, STALE, Ground, corrupt, outcome, prepare, trials
from tiny_model import TinyModel

from photoorg.index import HnswIndex
from photoorg.library import Library
from photoorg.pipeline.searcher import Searcher


@pytest.fixture
def ground(library: Library, tmp_path: Path) -> Ground:
    return prepare(library, tmp_path / "photos", 400)


def test_the_sound_index_is_opened(ground: Ground) -> None:
    assert outcome(ground, random.Random(0)) == "harmless"


def test_every_damage_is_refused_and_answers_stay_right(ground: Ground) -> None:
    came = trials(ground, KINDS, 6, seed=1)
    assert {kind for kind, counts in came.items() if "wrong" in counts} == set()
    for kind in ("truncated", "header_bit", "bits_anywhere", "another file"):
        assert came[kind] == {"refused": 6}
    for kind in STALE:
        assert came[kind] == {"harmless" if kind == "older pair" else "refused": 6}


def test_a_refused_index_is_made_anew_by_the_next_run(ground: Ground) -> None:
    for kind in KINDS:
        corrupt(ground, kind, random.Random(2))
        for _ in Searcher(ground.library, TinyModel.model_id, "photo").absorb():
            pass
        again = HnswIndex.open(ground.file, ground.library.origin, TinyModel.model_id, "photo")
        assert again is not None, kind
        assert again.ids().tolist() == ground.ids.tolist()
        assert list(ground.file.parent.glob("*.part")) == []
