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

_SURE = 0.5
"""Photos that count less teach the head, but their albums are not remembered."""


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
) -> Generator[None, None, Head]:
    """A head taught by labelled photos; yields where it can be stopped.

    `background` are vectors (n, d) of the whole library, to centre on; else the labelled ones.
    Photos called similar are a class of two when the vectors are normalised; training, where there
    is any, also learns from those called not similar.
    """
    classes, labels = np.unique(labelled.labels, return_inverse=True)
    around = tempered(labelled.vectors if background is None else background, recipe.power)
    centre: Vectors = around.mean(axis=0)
    alike = _pairs_as_classes(labelled, labels)
    seen = unit(tempered(alike.vectors, recipe.power) - centre)
    matrix = wccn(seen, alike.labels, recipe.shrinkage, alike.weights)
    yield
    head = Head(centre, matrix, recipe.power)
    if recipe.training is not None:
        parents = labelled.parent_of(classes)
        trained = yield from _trained(labelled, labels, parents, head, recipe.training, seed)
        head = replace(head, matrix=matrix @ trained)
    sure = labelled.sure(_SURE)
    head = replace(
        head,
        blend=recipe.blend,
        albums=class_means(
            head.project(sure.vectors), np.unique(sure.labels, return_inverse=True)[1]
        ),
        recall=recipe.recall,
        sharpness=recipe.sharpness,
        threshold=recipe.threshold,
    )
    return replace(head, version=hashlib.sha256(head.to_bytes()).hexdigest()[:16])


def _pairs_as_classes(labelled: TrainingSet, labels: Numbers) -> TrainingSet:
    """The photos, and those of pairs called similar, each pair with a label of its own."""
    pairs = labelled.pairs
    one, other = pairs.one[pairs.similar], pairs.other[pairs.similar]
    if not len(one):
        return TrainingSet(labelled.vectors, labels, weights=labelled.weights)
    numbers = labels.max(initial=-1) + 1 + np.arange(len(one))
    weights = np.ones(len(labels)) if labelled.weights is None else labelled.weights
    return TrainingSet(
        np.concatenate([labelled.vectors, one, other]),
        np.concatenate([labels, numbers, numbers]),
        weights=np.concatenate([weights, np.ones(2 * len(one))]).astype(np.float32),
    )


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
