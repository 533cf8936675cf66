"""What photos are of, where and with whom, as models see it: facets from concepts and tags."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from photoorg.decoders.concepts import ConceptDecoder, concept_tree, node_shares
from photoorg.decoders.facet import FacetScores
from photoorg.decoders.known import Known
from photoorg.models.concepts import load_concept_tree
from photoorg.models.tags import TagBank
from photoorg.similarity.codes import Floats

SUBJECT = "Subject"
SCENE = "Scene"
TAG_FACETS: tuple[tuple[str, frozenset[str]], ...] = (
    (SCENE, frozenset({"place", "weather"})),
    ("Activity", frozenset({"activity", "event"})),
    ("People", frozenset({"people", "count"})),
)
"""The facets that tags speak of, each with the facets of the tag bank it is made of."""
_SURE = 0.4
"""A subject is named as specially as it is at least so probable."""


def subject_facet(decoder: ConceptDecoder, photos: Known) -> FacetScores:
    """What photos show, from general to special; coded by how usual it is, as all facets are, so
    that their parts of a distance compare."""
    shares = node_shares(photos.concepts)
    labels = tuple(map(_subject, shares))
    code = _normal(decoder.log_prior)
    return FacetScores(SUBJECT, decoder.space.texts, code, decoder.pmi(photos), labels)


def tag_facet(
    name: str, columns: NDArray[np.int64], bank: TagBank, log_shares: Floats, log_prior: Floats
) -> FacetScores:
    """The tags of one facet; `log_shares` log p(tag | x) (n, tags), `log_prior` log p(tag)."""
    own = _normal(log_shares[:, columns])
    prior = _normal(log_prior[columns])
    scores = (own - prior).astype(np.float32)
    best = (np.exp(own / 2) * np.maximum(scores, 0)).argmax(axis=1)
    texts = tuple(bank.texts[j] for j in columns)
    labels = tuple(texts[j] for j in best)
    return FacetScores(name, texts, prior, scores, labels)


@cache
def columns_of(bank: TagBank, facets: frozenset[str]) -> NDArray[np.int64]:
    """The numbers of the tags that belong to some facets of the bank."""
    return np.array([j for j, tag in enumerate(bank.tags) if tag.facet in facets], np.int64)


def _subject(shares: Floats) -> str:
    """The most special thing a photo surely shows; else the likeliest one."""
    showable = load_concept_tree().showable
    sure = np.flatnonzero((shares >= _SURE) & showable)
    if not len(sure):
        leaves = concept_tree().leaves
        return str(concept_tree().texts[leaves[int(shares[leaves].argmax())]])
    # A thing comes after all that it is a kind of.
    return concept_tree().texts[int(sure[-1])]


def _normal(logits: Floats) -> Floats:
    highest = logits.max(axis=-1, keepdims=True)
    total = np.log(np.exp(logits - highest).sum(axis=-1, keepdims=True))
    normal: Floats = logits - highest - total
    return normal
