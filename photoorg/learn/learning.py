"""Learning from a person's albums: choose a recipe, let the gate judge it, teach it to the end.

The gate tests by cross-validation over classes: each part of the classes is judged by a head whose
recipe was chosen, and which was taught, without any of them.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np

from photoorg.domain import Vectors
from photoorg.learn.choosing import Trial, choose, has_parents, parents_for_measuring
from photoorg.learn.evaluate import Answers, retrieve
from photoorg.learn.gate import Verdict, judge
from photoorg.learn.heads import Head, identity
from photoorg.learn.hierarchy import Numbers
from photoorg.learn.labels import (
    FEWEST_CLASSES,
    FEWEST_PHOTOS,
    TrainingSet,
    class_folds,
    thinned,
    usable,
)
from photoorg.learn.recipes import Recipe, teach

_PHOTOS_TRIED = 40
"""Photos of each class that recipes are chosen and judged with; all teach the final head."""
_FOLDS = 3
_SURE = 0.5
"""Classes whose photos count less in the mean are proposals."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Progress:
    """How far learning is: the place to stop it."""

    done: int
    total: int


@dataclass(frozen=True)
class Learned:
    """What came of it."""

    head: Head | None
    """None when there is too little to learn from, or no gain."""
    sentence: str
    """For people."""
    verdict: Verdict | None = None
    recipe: Recipe | None = None
    trials: tuple[Trial, ...] = ()
    """Every recipe that was tried for the head."""
    judged: tuple[Recipe, ...] = ()
    """The recipe that each part of the gate's test chose."""


def learn(
    labelled: TrainingSet, seed: int = 0, background: Vectors | None = None
) -> Generator[Progress, None, Learned]:
    """Learn a head from labelled photos; yields where it can be stopped.

    `background` are vectors of the whole library (n, d), to centre on.
    """
    known = usable(labelled)
    missing = what_is_missing(known.sure(_SURE))
    if missing:
        return Learned(None, missing)
    rng = np.random.default_rng(seed)
    # Proposals that nobody confirmed teach, but they do not judge.
    everything = thinned(known, _PHOTOS_TRIED, rng)
    tried = everything.sure(_SURE)
    folds = class_folds(tried, min(_FOLDS, len(tried.classes)), rng)
    total = len(folds) + 2
    before: list[Answers] = []
    after: list[Answers] = []
    judged: list[Recipe] = []
    for number, held in enumerate(folds):
        rows = np.flatnonzero(np.isin(tried.labels, held))
        others = everything.of_classes(np.setdiff1d(everything.classes, held))
        choosing = choose(others.sure(_SURE), seed, background)
        recipe, _ = yield from _ticking(choosing, number, total)
        head = yield from _ticking(teach(others, recipe, seed, background), number, total)
        judged.append(recipe)
        before.append(_answers(identity(head.dimensions), tried, rows))
        after.append(_answers(head, tried, rows))
    first = _joined(before)
    verdict = judge(first, _joined(after), tried.labels[first.queries], has_parents(tried))
    if not verdict.accepted:
        return Learned(None, verdict.sentence, verdict, judged=tuple(judged))
    chosen, trials = yield from _ticking(choose(tried, seed, background), len(folds), total)
    head = yield from _ticking(teach(known, chosen, seed, background), len(folds) + 1, total)
    metrics = {
        "gain": verdict.gain,
        "gain_from": min(verdict.by_photo[0], verdict.by_class[0]),
        "gain_coarse": verdict.coarse_gain,
        "photos": float(len(known)),
        "classes": float(len(known.classes)),
    }
    head = replace(head, metrics=metrics)
    yield Progress(total, total)
    return Learned(head, verdict.sentence, verdict, chosen, trials, tuple(judged))


def what_is_missing(known: TrainingSet) -> str:
    """What usable labels lack, in a sentence; empty when there are enough."""
    count = len(known.classes)
    if count >= FEWEST_CLASSES:
        return ""
    have = {0: "there is none", 1: "there is one"}.get(count, f"there are {count}")
    return (
        f"Learning needs {FEWEST_CLASSES} albums with {FEWEST_PHOTOS} photos of different moments "
        f"each; {have} yet."
    )


def _answers(head: Head, tried: TrainingSet, rows: Numbers) -> Answers:
    """To queries of held-out classes among photos of these classes; rows of the whole set."""
    features = head.features(tried.vectors[rows])
    answers = retrieve(features, tried.labels[rows], parents_for_measuring(tried)[rows])
    return replace(answers, queries=rows[answers.queries])


def _joined(parts: list[Answers]) -> Answers:
    return Answers(
        *(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Answers))
    )


def _ticking(
    steps: Generator[None, None, Result], done: int, total: int
) -> Generator[Progress, None, Result]:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield Progress(done, total)
