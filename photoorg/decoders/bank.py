"""A fixed bank of captions as hypotheses: the vocabulary by which photos are ranked.

p(h | x) is the softmax over the bank of how well captions fit the photo (Radford et al., ICML
2021, §3.1.2), and a caption fits as well as its paraphrases do: the probabilities are passed on
between captions of like meaning. p(h) is the mean over reference photos, and the code is p(h), so
that at λ = 1 a photo's descriptions are p(h | x) itself.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from photoorg.decoders.known import Known
from photoorg.domain import Vectors
from photoorg.models import Embedder, gist
from photoorg.models.caption_bank import (
    BankVectors,
    CaptionBank,
    bank_vectors,
    has_gist,
    load_caption_bank,
)
from photoorg.models.tag_scores import fitting_scale
from photoorg.similarity.codes import Floats, HypothesisSpace

_SCALE, _GIST = 20.0, 5.0
"""Nats that a cosine, and the product with the gist of a photo, are worth for the built-in model.
On Flickr8k's dev photos people's own captions are about as likely among all as with any others."""
_PARAPHRASE = 10.0
"""Nats that a cosine of meanings is worth: how freely captions stand for each other. There the
areas agree best with the likeness of people's captions (Spearman 0.739; without it 0.719)."""
_LEAST = 1e-12


class BankDecoder:
    """How well the captions of the bank fit photos, for one embedder."""

    def __init__(self, embedder: Embedder, scale: float, log_prior: Vectors) -> None:
        """`scale` and `log_prior` (captions,) are what `measure_bank` found."""
        self._embedder = embedder
        self.bank = load_caption_bank(embedder.model_id)
        self.scale = scale
        self.log_prior = log_prior

    @cached_property
    def space(self) -> HypothesisSpace:
        """The captions, coded by how usual they are."""
        total = np.logaddexp.reduce(self.log_prior.astype(np.float64))
        return HypothesisSpace(self.bank.texts, self.log_prior - total)

    def pmi(self, photos: Known) -> Floats:
        """s(x, h), (n, captions)."""
        return self.pmi_of(self.fits(photos))

    def fits(self, photos: Known) -> Vectors:
        """p(h | x) before paraphrases, (n, captions)."""
        return _fits(self._embedder, self._vectors, self.scale, photos)

    def pmi_of(self, fits: Vectors) -> Floats:
        """s(x, h) from p(h | x) as `fits` gives it."""
        scores: Floats = np.log(fits @ self._paraphrases + _LEAST) - self.log_prior
        return scores.astype(np.float32)

    def expected(self, photos: Known, fits: Vectors) -> Vectors:
        """What people may be expected to say of each photo as one vector, (n, k), 0 for nothing in
        particular: of the meanings under p(h | x), and of the gist where it is known."""
        prior = np.exp(self.log_prior)
        said = (fits - prior / prior.sum()) @ self._vectors.meanings
        if has_gist(self._embedder):
            said = np.concatenate([said, gist.gist(photos.photo, photos.text)], axis=1)
        found: Vectors = said.astype(np.float32)
        return found

    @property
    def meaning_width(self) -> int:
        """How many of the numbers of `expected` are about the bank's meanings."""
        return int(self._vectors.meanings.shape[1])

    @cached_property
    def _vectors(self) -> BankVectors:
        return bank_vectors(self.bank, self._embedder)

    @cached_property
    def _paraphrases(self) -> Vectors:
        return _paraphrases(self._vectors)


def measure_bank(embedder: Embedder, reference: Known) -> tuple[float, Vectors]:
    """The scale of the embedder's cosines in nats, and log p(h) (captions,), from a fair sample of
    a library's photos."""
    bank: CaptionBank = load_caption_bank(embedder.model_id)
    vectors = bank_vectors(bank, embedder)
    scale = _SCALE if has_gist(embedder) else _scale(vectors, reference)
    fits = _fits(embedder, vectors, scale, reference)
    # Photos that might show anything keep a small library from ruling things out.
    share = (fits.sum(axis=0) + 10 / len(bank.texts)) / (len(fits) + 10)
    return scale, np.log(share @ _paraphrases(vectors) + _LEAST).astype(np.float32)


def _scale(vectors: BankVectors, reference: Known) -> float:
    return fitting_scale(reference.text @ vectors.among_photos.T)


def _fits(embedder: Embedder, vectors: BankVectors, scale: float, photos: Known) -> Vectors:
    logits = _logits(embedder, vectors, scale, photos)
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    fits: Vectors = weights / weights.sum(axis=1, keepdims=True)
    return fits


def _logits(embedder: Embedder, vectors: BankVectors, scale: float, photos: Known) -> Vectors:
    logits: Vectors = scale * (photos.text @ vectors.among_photos.T)
    if has_gist(embedder):
        logits = logits + _GIST * (gist.gist(photos.photo, photos.text) @ vectors.meanings.T)
    return logits


def _paraphrases(vectors: BankVectors) -> Vectors:
    """How much of a caption's probability passes on to each other, (captions, captions)."""
    near = _PARAPHRASE * (vectors.meanings @ vectors.meanings.T)
    weights = np.exp(near - near.max(axis=1, keepdims=True))
    shares: Vectors = weights / weights.sum(axis=1, keepdims=True)
    return shares
