"""Choosing a recipe on classes that take no part in training it.

In stages, so that a dozen recipes stand for hundreds: how vectors are normalised; whether
hierarchical proxies are trained on top; how far the head is mixed with raw vectors, and how much it
counts that photos belong to the same known album.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from photoorg.domain import Vectors
from photoorg.learn.evaluate import retrieve
from photoorg.learn.heads import Head
from photoorg.learn.hierarchy import UNKNOWN, Numbers
from photoorg.learn.labels import TrainingSet, class_folds, new_photos
from photoorg.learn.recipes import Hierarchical, Recipe, teach

_SHRINKAGES = (0.8, 0.6, 0.9, 0.3, 1.0)
_TRAININGS = (
    Hierarchical((0.3,)),
    Hierarchical((0.3,), use_parents=False),
)
_BLENDS = (0.75, 0.5)
_RECALLS = (0.1, 0.15)
_COARSE_SHARE = 0.5
"""How much MAP@R at the level of parents counts beside that of classes."""
_TIE = 0.001
"""What is simpler stays unless it is beaten by more."""
_RECALL_COST = 0.002
"""What remembering known albums may cost in MAP@R among unknown ones."""
_MIXED_COST = 0.02
"""What it may cost photos of unknown ones that lie among photos of known ones: those are drawn to
the albums that they resemble."""
_DRAWS = 2
_PARTS = 3
"""A third of the classes are left out of training each time."""
FEWEST = 4
"""With fewer classes nothing can be chosen; recipes stay as they stand."""


@dataclass(frozen=True)
class Trial:
    """How a recipe did on classes that it was not taught: shares, means over the draws."""

    recipe: Recipe
    map_r: float
    map_r_coarse: float
    map_r_new: float
    """New photos of the classes it was taught, among all photos."""
    map_r_mixed: float
    """Photos of unknown classes, among all photos."""

    @property
    def score(self) -> float:
        """What normalisation and training are chosen by."""
        return self.map_r + _COARSE_SHARE * self.map_r_coarse

    @property
    def use(self) -> float:
        """What remembering albums is chosen by: known and unknown things in one library."""
        return (self.map_r_new + self.map_r_mixed) / 2


@dataclass(frozen=True)
class _Draw:
    taught: TrainingSet
    everything: TrainingSet
    unseen: Numbers
    """Rows of unknown classes."""
    new: Numbers
    """Rows of photos kept back of the classes that are taught."""
    parents: Numbers


def choose(
    labelled: TrainingSet, seed: int, background: Vectors | None = None
) -> Generator[None, None, tuple[Recipe, tuple[Trial, ...]]]:
    """The best recipe for a training set, and all that were tried; yields where it can stop."""
    if len(labelled.classes) < FEWEST:
        return Recipe(recall=0.0), ()
    draws = [_draw(labelled, seed + number) for number in range(_DRAWS)]
    trials: list[Trial] = []
    best: Trial | None = None
    heads: tuple[Head, ...] = ()
    for stage in (_shrunk, _untempered, _trainings):
        for recipe in stage(Recipe(recall=0.0) if best is None else best.recipe, labelled):
            taught = yield from _taught(recipe, draws, seed, background)
            trial = _measured(recipe, taught, draws)
            trials.append(trial)
            if best is None or trial.score > best.score + _TIE:
                best, heads = trial, taught
    assert best is not None
    for blend in _BLENDS:
        yield
        trial = _measured(replace(best.recipe, blend=blend), heads, draws)
        trials.append(trial)
        if trial.score > best.score + _TIE:
            best = trial
    recalled = [best]
    for recall in _RECALLS:
        yield
        recalled.append(_measured(replace(best.recipe, recall=recall), heads, draws))
    trials += recalled[1:]
    harmless = [
        trial
        for trial in recalled
        if trial.map_r >= best.map_r - _RECALL_COST
        and trial.map_r_mixed >= best.map_r_mixed - _MIXED_COST
    ]
    return max(harmless, key=lambda trial: trial.use).recipe, tuple(trials)


def parents_for_measuring(labelled: TrainingSet) -> Numbers:
    """Parent numbers of photos (n,); a class without one is its own parent."""
    if labelled.parents is None:
        return labelled.labels
    alone = labelled.parents.max(initial=0) + 1 + labelled.labels
    found: Numbers = np.where(labelled.parents == UNKNOWN, alone, labelled.parents)
    return found


def has_parents(labelled: TrainingSet) -> bool:
    """Whether two classes have the same parent, so that there is a coarse level."""
    parents = labelled.parent_of(labelled.classes)
    known = parents[parents != UNKNOWN]
    return len(np.unique(known)) < len(known)


def _shrunk(best: Recipe, labelled: TrainingSet) -> Sequence[Recipe]:
    del labelled
    return [replace(best, shrinkage=shrinkage) for shrinkage in _SHRINKAGES]


def _untempered(best: Recipe, labelled: TrainingSet) -> Sequence[Recipe]:
    del labelled
    return [replace(best, power=1.0)]


def _trainings(best: Recipe, labelled: TrainingSet) -> Sequence[Recipe]:
    usable = [t for t in _TRAININGS if has_parents(labelled) or not t.use_parents]
    return [replace(best, training=training) for training in usable]


def _draw(labelled: TrainingSet, seed: int) -> _Draw:
    rng = np.random.default_rng(seed)
    parts = min(_PARTS, len(labelled.classes) // 2)
    unseen = np.isin(labelled.labels, class_folds(labelled, parts, rng)[0])
    new = np.zeros(len(labelled), np.bool_)
    new[new_photos(labelled, seed)[1]] = True
    return _Draw(
        labelled.rows(np.flatnonzero(~unseen & ~new)),
        labelled,
        np.flatnonzero(unseen),
        np.flatnonzero(~unseen & new),
        parents_for_measuring(labelled),
    )


def _taught(
    recipe: Recipe, draws: Sequence[_Draw], seed: int, background: Vectors | None
) -> Generator[None, None, tuple[Head, ...]]:
    heads = []
    for draw in draws:
        head = yield from teach(draw.taught, recipe, seed, background)
        heads.append(head)
    return tuple(heads)


def _measured(recipe: Recipe, heads: Sequence[Head], draws: Sequence[_Draw]) -> Trial:
    """The recipe's trial with heads that were taught by it, but for how they are mixed."""
    table = [
        _figures(replace(head, blend=recipe.blend, recall=recipe.recall), draw)
        for head, draw in zip(heads, draws, strict=True)
    ]
    return Trial(recipe, *np.mean(table, axis=0).tolist())


def _figures(head: Head, draw: _Draw) -> tuple[float, float, float, float]:
    features = head.features(draw.everything.vectors)
    labels = draw.everything.labels
    rows = draw.unseen
    unseen = retrieve(features[rows], labels[rows], draw.parents[rows])
    new = retrieve(features, labels, draw.parents, draw.new)
    mixed = retrieve(features, labels, draw.parents, rows)
    return (
        float(unseen.map_r.mean()),
        float(unseen.map_r_coarse.mean()),
        float(new.map_r.mean()),
        float(mixed.map_r.mean()),
    )
