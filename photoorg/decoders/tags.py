"""The tag bank in closed form: a description is a set of asserted tags.

Tag j is asserted by the code with ρ_j ∝ p(j), Σ ρ_j = LENGTH, and s_j = log p(j | x) − log p(j)
(models.tag_scores).
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from photoorg.decoders.known import Known
from photoorg.models import Embedder
from photoorg.models.tag_scores import TagPrior, score_tags
from photoorg.models.tags import load_bank
from photoorg.similarity.codes import Floats, TagSpace

LENGTH = 4.0
"""How many tags the code asserts on average."""
_MOST = 0.5
"""No tag is asserted more often than not before anything is known of a photo."""


class TagDecoder:
    """How well the tags of the bank fit photos, for one embedder and library."""

    def __init__(self, embedder: Embedder, prior: TagPrior) -> None:
        self._embedder = embedder
        self.prior = prior
        self.bank = load_bank()

    @cached_property
    def space(self) -> TagSpace:
        """The tags, coded by how usual they are."""
        shares = np.minimum(LENGTH * np.exp(self.prior.log_share.astype(np.float64)), _MOST)
        odds = np.log(shares) - np.log1p(-shares)
        return TagSpace(self.bank.texts, odds.astype(np.float32))

    @cached_property
    def words_per_nat(self) -> float:
        """How many words of tags a nat of description is, in the mean over the code."""
        p = 1 / (1 + np.exp(-self.space.log_odds.astype(np.float64)))
        words = np.array([len(text.split()) for text in self.bank.texts])
        lengths = -(p * np.log(p) + (1 - p) * np.log1p(-p))
        return float((p * words).sum() / lengths.sum())

    def pmi(self, photos: Known) -> Floats:
        """s(x, j), (n, tags)."""
        return score_tags(self.bank, self._embedder, photos.text, self.prior)
