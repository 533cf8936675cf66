"""The concept tree that comes with photoorg: the 1000 ImageNet classes below WordNet's groups."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import numpy as np

from photoorg.domain import ConceptTree


@cache
def load_concept_tree() -> ConceptTree:
    """The tree written by packaging/concept_tree: 1000 leaves, in the classic order of ImageNet.

    Source: WordNet 3.0 hypernyms with readable names; see WORDNET_LICENSE.txt beside this file.
    """
    stored = json.loads(
        files("photoorg.models").joinpath("imagenet_tree.json").read_text(encoding="utf-8")
    )
    return ConceptTree(
        names=tuple(stored["names"]),
        plurals=tuple(stored["plurals"]),
        parents=np.array(stored["parents"], dtype=np.int32),
        leaves=np.array(stored["leaves"], dtype=np.int32),
        showable=np.array(stored["showable"], dtype=np.bool_),
    )


@cache
def class_names() -> tuple[str, ...]:
    """The 1000 classes' singular names, in the classic order; no two are the same."""
    tree = load_concept_tree()
    return tuple(tree.names[node] for node in tree.leaves)
