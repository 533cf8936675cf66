"""How a head is made of labelled photos: a recipe, and following it."""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from photoorg.domain import Vectors
from photoorg.learn.directions import class_means, tempered, unit
from photoorg.learn.heads import Head
from photoorg.learn.hierarchy import UNKNOWN, Numbers
from photoorg.learn.labels import Pairs, TrainingSet
from photoorg.learn.wccn import wccn

if TYPE_CHECKING:
    from photoorg.learn.fit import Fitted, Plan

WARM_EPOCHS = 5
"""Epochs of a head that goes on from an earlier one."""


@dataclass(frozen=True)
class Hierarchical:
    """Training with hierarchical proxies on top of the normalised vectors."""

    weights: tuple[float, ...] = (0.3,)
    rank: int = 64
    epochs: int = 20
    rate: float = 3e-4
    use_parents: bool = True

    def plan(self) -> Plan:
        """The same as a training plan."""
        from photoorg.learn.fit import Plan

        return Plan(self.weights, residual=self.rank, epochs=self.epochs, rate=self.rate)


@dataclass(frozen=True)
class Recipe:
    """The choices that make a head; those that stand here did best in trials."""

    power: float = 0.5
    shrinkage: float = 0.8
    """Of the within-class covariance; at 1 vectors are only tempered and centred."""
    training: Hierarchical | None = None
    blend: float = 1.0
    recall: float = 0.15
    sharpness: float = 40.0
    threshold: float = 0.35

    @property
    def name(self) -> str:
        """For reports."""
        parts = [f"power {self.power:g}", f"shrinkage {self.shrinkage:g}"]
        if self.training:
            kind = "given parents" if self.training.use_parents else "k-means"
            parts.append(f"hierarchical proxies, {kind}, w {self.training.weights[0]:g}")
        return ", ".join([*parts, f"blend {self.blend:g}", f"recall {self.recall:g}"])


def teach(
    labelled: TrainingSet,
    recipe: Recipe,
    seed: int = 0,
    background: Vectors | None = None,
    earlier: Head | None = None,
) -> Generator[None, None, Head]:
    """A head taught by labelled photos; yields where it can be stopped.

    `background` are vectors (n, d) of the whole library, to centre on; else the labelled ones.
    `earlier` is a head to go on from: training starts at its projection and is short.
    """
    classes, labels = np.unique(labelled.labels, return_inverse=True)
    if earlier is None:
        around = tempered(labelled.vectors if background is None else background, recipe.power)
        centre: Vectors = around.mean(axis=0)
        seen = unit(tempered(labelled.vectors, recipe.power) - centre)
        matrix = wccn(seen, labels, recipe.shrinkage, labelled.weights)
    else:
        recipe = replace(recipe, power=earlier.power)
        centre, matrix = earlier.centre, earlier.matrix
    yield
    head = Head(centre, matrix, recipe.power)
    if recipe.training is not None:
        epochs = recipe.training.epochs if earlier is None else WARM_EPOCHS
        training = replace(recipe.training, epochs=epochs)
        parents = labelled.parent_of(classes)
        trained = yield from _trained(labelled, labels, parents, head, training, seed)
        head = replace(head, matrix=matrix @ trained)
    head = replace(
        head,
        blend=recipe.blend,
        albums=class_means(head.project(labelled.vectors), labels),
        recall=recipe.recall,
        sharpness=recipe.sharpness,
        threshold=recipe.threshold,
    )
    return replace(head, version=hashlib.sha256(head.to_bytes()).hexdigest()[:16])


def _trained(
    labelled: TrainingSet,
    labels: Numbers,
    parents: Numbers,
    head: Head,
    training: Hierarchical,
    seed: int,
) -> Generator[None, None, Vectors]:
    """The trained change (k, k) of what `head` projects to."""
    from photoorg.learn.fit import Lesson, fit

    pairs = labelled.pairs
    if len(pairs):
        pairs = Pairs(head.project(pairs.one), head.project(pairs.other), pairs.similar)
    given = (parents,) if training.use_parents and (parents != UNKNOWN).any() else ()
    lesson = Lesson(head.project(labelled.vectors), labels, given, labelled.weights, pairs)
    steps = fit(lesson, training.plan(), seed)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            fitted: Fitted = end.value
            return fitted.matrix
        yield


def with_albums(head: Head, labelled: TrainingSet) -> Head:
    """The same head with other albums remembered, at once: after photos moved between them.

    Raises ModelError for vectors of another model.
    """
    labels = np.unique(labelled.labels, return_inverse=True)[1]
    moved = replace(head, albums=class_means(head.project(labelled.vectors), labels), version="")
    return replace(moved, version=hashlib.sha256(moved.to_bytes()).hexdigest()[:16])
