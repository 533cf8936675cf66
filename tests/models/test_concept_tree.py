"""The concept tree as it is shipped."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from photoorg.models.concepts import class_names, load_concept_tree

TREE = load_concept_tree()


def nodes_above(leaf: int) -> list[int]:
    """Nodes from a class up to the root."""
    nodes = [int(TREE.leaves[leaf])]
    while TREE.parents[nodes[-1]] >= 0:
        nodes.append(int(TREE.parents[nodes[-1]]))
    return nodes


def test_columns_belong_together() -> None:
    nodes = len(TREE.names)
    assert len(TREE.plurals) == len(TREE.parents) == len(TREE.showable) == nodes
    assert TREE.parents[0] == -1
    assert (TREE.parents[1:] >= 0).all()
    assert (TREE.parents[1:] < np.arange(1, nodes)).all()


def test_leaves_are_the_thousand_classes() -> None:
    assert len(set(TREE.leaves.tolist())) == 1000
    assert not set(TREE.leaves.tolist()) & set(TREE.parents.tolist())
    assert all(nodes_above(leaf)[-1] == 0 for leaf in range(1000))


def test_every_group_has_several_children() -> None:
    groups, children = np.unique(TREE.parents[1:], return_counts=True)
    assert (children >= 2).all()
    assert len(groups) == len(TREE.names) - 1000


@pytest.mark.parametrize(
    ("leaf", "name", "above"),
    [
        (207, "golden retriever", ["retriever", "dog", "mammal", "animal"]),
        (134, "crane (bird)", ["bird", "animal"]),
        (86, "partridge", ["game bird", "bird", "animal"]),
        (281, "tabby cat", ["cat", "mammal", "animal"]),
        (817, "sports car", ["car", "motor vehicle", "vehicle"]),
        (484, "catamaran", ["sailing boat", "boat", "vehicle"]),
        (889, "violin", ["string instrument", "musical instrument"]),
        (954, "banana", ["fruit", "food"]),
        (980, "volcano", ["mountain", "landscape"]),
        (610, "T-shirt", ["person"]),
    ],
)
def test_well_known_hypernyms(leaf: int, name: str, above: list[str]) -> None:
    names = [TREE.names[node] for node in nodes_above(leaf) if TREE.showable[node]]
    assert names[0] == name
    assert [group for group in names if group in above] == above


def test_shown_names_are_distinct() -> None:
    shown = np.flatnonzero(TREE.showable)
    assert len({TREE.names[node] for node in shown}) == len(shown)
    assert len({TREE.plurals[node] for node in shown}) == len(shown)


@pytest.mark.parametrize(
    "name", ["entity", "physical entity", "object", "whole", "artifact", "instrumentality",
             "matter", "placental", "vertebrate", "conveyance"]
)  # fmt: skip
def test_names_that_help_nobody_are_not_shown(name: str) -> None:
    shown = {TREE.names[node] for node in np.flatnonzero(TREE.showable)}
    assert name in TREE.names
    assert name not in shown


def test_plurals() -> None:
    plurals = dict(zip(TREE.names, TREE.plurals, strict=True))
    expected = {
        "dog": "dogs", "boat": "boats", "mountain": "mountains", "person": "people",
        "goose": "geese", "timber wolf": "timber wolves", "church": "churches", "fly": "flies",
        "bird of prey": "birds of prey", "furniture": "furniture", "jeans": "jeans",
    }  # fmt: skip
    assert {name: plurals[name] for name in expected} == expected


def test_class_names_are_distinct_where_english_is_not() -> None:
    names = class_names()
    assert len(names) == len(set(map(str.lower, names))) == 1000
    assert (names[134], names[517]) == ("crane (bird)", "construction crane")
    assert (names[264], names[474]) == ("Cardigan corgi", "cardigan")
    assert names[638] != names[639]


def test_resource_is_small_and_licensed() -> None:
    package = files("photoorg.models")
    assert len(package.joinpath("imagenet_tree.json").read_bytes()) < 200_000
    notice = package.joinpath("WORDNET_LICENSE.txt").read_text(encoding="utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in notice
