"""Naming what a classifier sees in the words of the concept tree."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Concept, ConceptScores, ConceptTree
from photoorg.models.concepts import load_concept_tree

_LIKELY = 0.5
"""What is less probable than this is not mentioned. Probabilities are calibrated: on 1,000 photos
of 40 classes 871 get a name at all, and 82 % of the names are right."""
_SPECIAL_ENOUGH = 0.7
"""“golden retriever” takes the place of “dog” when it holds this share of its probability."""


class Namer:
    """Names the likeliest nodes of the concept tree, special ones before general ones."""

    def __init__(self, tree: ConceptTree) -> None:
        self.tree = tree
        self.above = [self._ancestors(node) for node in range(len(tree.names))]
        """Each node's path up to the root, the node itself first."""

    def concepts(self, scores: ConceptScores, limit: int) -> list[tuple[Concept, ...]]:
        """For each photo the things it most probably shows, likeliest first, at most `limit`."""
        return [
            self._of_photo(self.probabilities(leaves, posterior))[:limit]
            for leaves, posterior in zip(scores.indices, scores.probabilities, strict=True)
        ]

    def probabilities(
        self, leaves: NDArray[np.uint16], posterior: NDArray[np.float32]
    ) -> dict[int, float]:
        """Every node's probability: the sum over the leaves below it."""
        total: dict[int, float] = {}
        for leaf, probability in zip(leaves, posterior, strict=True):
            for node in self.above[self.tree.leaves[leaf]]:
                total[node] = total.get(node, 0.0) + float(probability)
        return total

    def _of_photo(self, total: dict[int, float]) -> tuple[Concept, ...]:
        likely = {node: p for node, p in total.items() if p >= _LIKELY and self.tree.showable[node]}
        chosen: list[int] = []
        # Special nodes come later in the tree's order, so they get the first word.
        for node in sorted(likely, reverse=True):
            covered = (
                likely[special] >= _SPECIAL_ENOUGH * likely[node]
                for special in chosen
                if node in self.above[special]
            )
            if not any(covered):
                chosen.append(node)
        chosen.sort(key=lambda node: (-likely[node], node))
        return tuple(Concept(self.tree.names[node], min(likely[node], 1.0)) for node in chosen)

    def _ancestors(self, node: int) -> tuple[int, ...]:
        path = [node]
        while (node := int(self.tree.parents[node])) >= 0:
            path.append(node)
        return tuple(path)


def name_concepts(scores: ConceptScores, limit: int) -> list[tuple[Concept, ...]]:
    """For each photo the things it most probably shows, likeliest first, at most `limit`."""
    return namer().concepts(scores, limit)


@cache
def namer() -> Namer:
    """The namer of the tree that comes with photoorg."""
    return Namer(load_concept_tree())
