"""The concept tree with the calibrated classifier's posterior: general things have short codes."""

from __future__ import annotations

from functools import cache, cached_property

import numpy as np

from photoorg.decoders.known import Known
from photoorg.domain import ConceptScores, Vectors
from photoorg.models.concepts import load_concept_tree
from photoorg.similarity.codes import Floats, HypothesisSpace
from photoorg.similarity.tree import Tree, node_probabilities, space_of

_LEAST = 1e-6
"""No photo rules a thing out altogether: classifiers err."""


@cache
def concept_tree() -> Tree:
    """The tree of things a photo can show."""
    tree = load_concept_tree()
    return Tree(tree.names, tree.parents.astype(np.int64))


@cache
def _space() -> HypothesisSpace:
    return space_of(concept_tree())


class ConceptDecoder:
    """How probable the nodes of the tree are, beside their mean over reference photos."""

    def __init__(self, log_prior: Vectors) -> None:
        """`log_prior` (nodes,) is what `measure_concepts` found."""
        self.log_prior = log_prior

    @cached_property
    def space(self) -> HypothesisSpace:
        """The nodes with the lengths of their walks from the root."""
        return _space()

    def pmi(self, photos: Known) -> Floats:
        """s(x, node), (n, nodes)."""
        return (_log_nodes(photos.concepts) - self.log_prior).astype(np.float32)


def measure_concepts(reference: Known) -> Vectors:
    """log p(node) (nodes,) over reference photos."""
    mean: Vectors = np.log(np.exp(_log_nodes(reference.concepts)).mean(axis=0))
    return mean


def node_shares(concepts: ConceptScores) -> Floats:
    """p(node | x), (n, nodes)."""
    tree = load_concept_tree()
    leaves = np.zeros((len(concepts.indices), len(tree.leaves)), np.float32)
    np.put_along_axis(leaves, concepts.indices.astype(np.int64), concepts.probabilities, axis=1)
    rest = np.maximum(1 - leaves.sum(axis=1, keepdims=True), 0)
    leaves += rest / leaves.shape[1]
    return node_probabilities(concept_tree(), tree.leaves.tolist(), leaves)


def _log_nodes(concepts: ConceptScores) -> Floats:
    return np.log(np.minimum(node_shares(concepts), 1) * (1 - _LEAST) + _LEAST)
