"""Trees of concepts as hypothesis spaces: short codes for general things, long ones for special.

A description is a node; its code is a walk from the root that stops with probability ½ at every
inner node and else goes on to a child picked by chance. What a node says of a photo is the
probability of all leaves below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg.similarity.codes import Floats, HypothesisSpace

_STOP = 0.5


@dataclass(frozen=True)
class Tree:
    """Nodes numbered so that parents come before children; -1 is the parent of the root."""

    texts: tuple[str, ...]
    parents: NDArray[np.int64]

    @property
    def leaves(self) -> NDArray[np.int64]:
        """The nodes without children, ascending."""
        return np.setdiff1d(np.arange(len(self.parents)), self.parents)


def space_of(tree: Tree) -> HypothesisSpace:
    """The tree's nodes with the lengths of their walks."""
    children = np.bincount(tree.parents[1:], minlength=len(tree.parents))
    log_arrive = np.zeros(len(tree.parents))
    for node in range(1, len(tree.parents)):
        above = tree.parents[node]
        log_arrive[node] = log_arrive[above] + np.log(1 - _STOP) - np.log(children[above])
    return HypothesisSpace(tree.texts, log_arrive + np.where(children > 0, np.log(_STOP), 0))


def node_probabilities(tree: Tree, leaves: Sequence[int], posteriors: Floats) -> Floats:
    """p(node | x) (n, nodes): the probabilities (n, leaves) of the leaves at or below each.

    `leaves` are the nodes that the columns belong to.
    """
    totals = np.zeros((len(tree.parents), len(posteriors)), posteriors.dtype)
    np.add.at(totals, np.asarray(leaves), posteriors.T)
    for node in range(len(tree.parents) - 1, 0, -1):
        totals[tree.parents[node]] += totals[node]
    return totals.T
