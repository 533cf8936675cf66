"""The bank of captions, and the gist of what people would say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from tiny_model import TinyModel

from photoorg.domain import Vectors
from photoorg.models import gist, trained
from photoorg.models.caption_bank import (
    CaptionBank,
    bank_vectors,
    has_gist,
    load_caption_bank,
)
from photoorg.models.conse import unit

needs_trained = pytest.mark.skipif(
    not trained.installed(), reason="this build leaves the trained parts out"
)


class Counting(TinyModel):
    """Counts how often it reads."""

    model_id = "counting/1"
    reads = 0

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        Counting.reads += 1
        return super().embed_texts(texts)


@pytest.fixture
def bank() -> CaptionBank:
    return CaptionBank(("a red wall", "a blue sky", "something green", "a red and blue flag"))


def test_the_bank_is_large_and_tidy() -> None:
    texts = load_caption_bank("tiny/1").texts
    assert len(texts) > 1000
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert text == " ".join(text.split())
        assert re.fullmatch(r"[ -~]+", text), text
        assert 1 <= len(text.split()) <= 25, text


@needs_trained
def test_the_builtin_model_has_more_captions() -> None:
    own, more = load_caption_bank("tiny/1"), load_caption_bank("builtin/anything")
    assert own.texts == more.texts[: len(own.texts)]
    assert len(more.texts) > len(own.texts)
    assert len(set(more.texts)) == len(more.texts)
    assert own.id != more.id


def test_without_trained_parts_there_is_one_bank(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(trained, "FOLDER", tmp_path / "nothing")
    load_caption_bank.cache_clear()
    try:
        assert load_caption_bank("builtin/labels") == load_caption_bank("tiny/1")
        assert not gist.installed()
    finally:
        load_caption_bank.cache_clear()


def test_a_bank_is_named_by_its_captions(bank: CaptionBank) -> None:
    assert bank.id == CaptionBank(bank.texts).id
    assert bank.id != CaptionBank(bank.texts[::-1]).id
    assert bank.id != CaptionBank(bank.texts[1:]).id


def test_vectors_are_read_once_for_each_bank_and_model(
    bank: CaptionBank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Counting, "reads", 0)
    model = Counting()
    first = bank_vectors(bank, model)
    reads = Counting.reads
    assert reads > 0
    again = bank_vectors(bank, model)
    assert Counting.reads == reads
    assert (first.among_photos == again.among_photos).all()
    assert (first.meanings == again.meanings).all()
    bank_vectors(CaptionBank(bank.texts[:3]), model)
    assert Counting.reads > reads


def test_vectors_are_of_unit_length_and_meanings_spread(bank: CaptionBank) -> None:
    found = bank_vectors(bank, TinyModel())
    assert found.among_photos == pytest.approx(TinyModel().embed_texts(bank.texts))
    assert np.linalg.norm(found.meanings, axis=1) == pytest.approx(1, abs=1e-5)
    near = found.meanings @ found.meanings.T
    assert near[0, 3] > near[0, 1], "red is nearer to red and blue than to blue"
    assert near[0, 1] < 0, "from the centre of all captions"


def test_a_model_without_trained_parts_has_no_gist() -> None:
    assert not has_gist(TinyModel())


def test_nearness_to_typical_photos() -> None:
    seen = np.array([[0, 0], [1, 0]], np.float32)
    found = gist.basis(seen, np.array([[0, 0], [3, 4]], np.float32))
    assert found.shape == (2, 4)
    assert (found[:, :2] == seen).all()
    assert found[0, 2] == 1, "it is that photo"
    assert found[1, 2] == pytest.approx(np.exp(-gist.NEARNESS))
    assert found[0, 3] < 1e-6


@needs_trained
def test_the_gist_is_a_vector_that_tells_how_sure_it_is() -> None:
    rng = np.random.default_rng(0)
    photos = np.abs(rng.normal(size=(5, 1280))).astype(np.float32)
    weights = trained.tensors(gist.FILE)
    texts = rng.normal(size=(5, len(weights["mean"]) - 1280)).astype(np.float32)
    found = gist.gist(unit(photos), unit(texts))
    assert found.shape == (5, 384)
    assert np.isfinite(found).all()
    assert np.linalg.norm(found, axis=1).max() <= 1.5
    # Lengths do not matter, and photos do not depend on one another.
    assert gist.gist(photos * 7, texts / 3) == pytest.approx(found, abs=1e-5)
    assert gist.gist(photos[:1], texts[:1]) == pytest.approx(found[:1], abs=1e-5)
    assert gist.centre().shape == (384,)
    assert 0 < np.linalg.norm(gist.centre()) < 1
