"""`photoorg bench learning`: does learning from albums help with albums never seen?

Two tests, five seeds each. Unseen: half of the classes, stratified by superclass, is learned from;
photos of the other half look for each other (`r1`, `r10`, `r_precision`, `map_r`, the same with
`_coarse` by superclass; `kin`, the share of the same superclass among wrong photos of the first
ten). Known: a fifth of each class's photos is new, and looks among all photos for those of its
class (`map_r_known`, `r1_known`). Beside raw vectors and what the gate accepted: whitened principal
components, WCCN, and 256 dimensions trained alike with Proxy-Anchor and with hierarchical proxies.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from photoorg.bench import intervals
from photoorg.bench.features import photo_files, see_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.bench.superclasses import superclasses
from photoorg.domain import Vectors
from photoorg.errors import PhotoorgError
from photoorg.learn import Head, Learned, TrainingSet, learn
from photoorg.learn.directions import class_means, unit
from photoorg.learn.evaluate import Answers, retrieve
from photoorg.learn.hierarchy import Numbers
from photoorg.learn.labels import FEWEST_CLASSES, new_photos, unseen_half
from photoorg.learn.recipes import Recipe, teach
from photoorg.learn.wccn import wccn
from photoorg.models import load_embedder

SEEDS = 5
WIDTH = 256
_WCCN_SHRINKAGE = 0.6
_RATE = 3e-4
"""Learning rate of all trained baselines: of 1e-4, 3e-4 and 1e-3 the one at which hierarchical
proxies and plain ones keep most of what the vectors know."""
_FLAT, _HIERARCHICAL = "proxy_anchor", ("hpl_kmeans", "hpl_given")
_MEANS = ("r1", "r10", "r_precision", "map_r", "r1_coarse", "map_r_coarse")
_KNOWN = ("r1", "map_r")

Features = Callable[[Vectors], Vectors]
"""From vectors (n, d) to features whose dot products rank, (n, D)."""
Result = TypeVar("Result")


@dataclass(frozen=True)
class Outcome:
    """What came of one seed."""

    unseen: Mapping[str, Answers]
    """By system; rows of queries are of the whole set."""
    known: Mapping[str, Answers]
    learned: Learned
    """From half of the classes."""
    learned_known: Learned
    """From four fifths of the photos of all classes."""


def run(folder: Path, model: str) -> Report:
    """The figures over all seeds. Raises PhotoorgError with too few labelled sub-folders."""
    embedder = load_embedder(model)
    base = folder.resolve()
    listed = [file for file in photo_files(folder) if file.parent != base]
    if not listed:
        raise PhotoorgError(f"{folder} needs sub-folders with photos: they are the classes.")
    files, seen = see_files(embedder, listed)
    names, labels = np.unique([f.relative_to(base).parts[0] for f in files], return_inverse=True)
    if len(names) < 2 * FEWEST_CLASSES:
        raise PhotoorgError(f"{folder} needs {2 * FEWEST_CLASSES} sub-folders with photos.")
    vectors = unit(seen.spaces[embedder.photo_space])
    groups, guessed = superclasses(names.tolist(), class_means(vectors, labels))
    labelled = TrainingSet(vectors, labels, groups[labels])
    outcomes = [measure(labelled, seed) for seed in range(SEEDS)]
    notes: dict[str, str | int | float] = {
        "photos": len(files),
        "classes": len(names),
        "superclasses": len(np.unique(groups)),
        "classes_grouped_by_kmeans": guessed,
        "model": embedder.model_id,
    }
    return report(folder.name, outcomes, len(files), notes)


def measure(labelled: TrainingSet, seed: int) -> Outcome:
    """Both tests with one seed."""
    taught, _ = unseen_half(labelled, seed)
    half = labelled.of_classes(taught)
    rows = np.flatnonzero(~np.isin(labelled.labels, taught))
    learned = ended(learn(half, seed))
    rest = labelled.rows(rows)
    unseen = {
        name: replace(answers, queries=rows[answers.queries])
        for name, answers in _answers(
            _systems(half, learned, seed, labelled.vectors), rest, None
        ).items()
    }
    old, new = new_photos(labelled, seed)
    albums = labelled.rows(old)
    learned_known = ended(learn(albums, seed))
    systems = _systems(albums, learned_known, seed, labelled.vectors)
    return Outcome(unseen, _answers(systems, labelled, new), learned, learned_known)


def ended(steps: Generator[object, None, Result]) -> Result:
    """What a generator of steps ends with, all steps done."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def report(
    name: str, outcomes: list[Outcome], photos: int, notes: dict[str, str | int | float]
) -> Report:
    """Figures, leads and what happened in every seed."""
    estimates = {
        system: _estimates(
            [outcome.unseen[system] for outcome in outcomes],
            [outcome.known[system] for outcome in outcomes],
            photos,
        )
        for system in outcomes[0].unseen
    }
    ours = estimates.pop("ours")
    accepted = sum(outcome.learned.head is not None for outcome in outcomes)
    accepted_known = sum(outcome.learned_known.head is not None for outcome in outcomes)
    return Report(
        f"Learning from albums: {name}",
        intervals.values(ours),
        {system: intervals.values(figures) for system, figures in estimates.items()},
        {
            **notes,
            "seeds": len(outcomes),
            "accepted_by_the_gate": f"{accepted} of {len(outcomes)}",
            "accepted_by_the_gate_known": f"{accepted_known} of {len(outcomes)}",
            **_by_seed(outcomes),
            **_above_flat(outcomes),
            **{f"seed_{seed}": _story(outcome.learned) for seed, outcome in enumerate(outcomes)},
            **machine(),
        },
        intervals.intervals(ours, estimates),
    )


def _systems(
    labelled: TrainingSet, learned: Learned, seed: int, everything: Vectors
) -> dict[str, Features]:
    """All systems, taught by the same photos."""
    found: dict[str, Features] = {"raw": unit}
    found["ours"] = unit if learned.head is None else learned.head.features
    recipe = learned.recipe or Recipe(recall=0.0)
    # Its own row: it knows where the centre of the unlabelled photos is, too.
    found["ours_library_centred"] = ended(teach(labelled, recipe, seed, everything)).features
    centre: Vectors = labelled.vectors.mean(axis=0)
    whitened = _whitening(labelled.vectors - centre)
    labels = np.unique(labelled.labels, return_inverse=True)[1]
    normalised = wccn(labelled.vectors - centre, labels, _WCCN_SHRINKAGE)
    for name, matrix in {
        "pca_whitened": whitened,
        "wccn": normalised,
        **_trained(labelled, labels, centre, seed),
    }.items():
        found[name] = Head(centre, matrix).features
    return found


def _trained(
    labelled: TrainingSet, labels: Numbers, centre: Vectors, seed: int
) -> dict[str, Vectors]:
    from photoorg.learn.fit import Lesson, Plan, fit

    centred = labelled.vectors - centre
    # As long as a unit vector in the mean, so that rates mean the same for every model.
    scaled = centred / np.linalg.norm(centred, axis=1).mean()
    parents = labelled.parent_of(labelled.classes)
    flat = Plan((), width=WIDTH, rate=_RATE)
    plans = {
        _FLAT: (flat, ()),
        "hpl_kmeans": (replace(flat, weights=(0.3,), sizes=(0.4,)), ()),
        "hpl_given": (replace(flat, weights=(0.3,)), (parents,)),
    }
    return {
        name: ended(fit(Lesson(scaled, labels, given), plan, seed)).matrix
        for name, (plan, given) in plans.items()
    }


def _whitening(centred: Vectors) -> Vectors:
    _, sizes, directions = np.linalg.svd(centred, full_matrices=False)
    kept = min(WIDTH, int((sizes > sizes[0] * 1e-4).sum()))
    matrix: Vectors = (directions[:kept] / sizes[:kept, None]).T.astype(np.float32)
    return matrix


def _answers(
    systems: Mapping[str, Features], labelled: TrainingSet, queries: Numbers | None
) -> dict[str, Answers]:
    assert labelled.parents is not None
    return {
        name: retrieve(features(labelled.vectors), labelled.labels, labelled.parents, queries)
        for name, features in systems.items()
    }


def _estimates(unseen: list[Answers], known: list[Answers], photos: int) -> dict[str, Estimate]:
    """Figures with what each photo contributes in all seeds in which it was a query."""
    found = {name: _over_photos(unseen, name, None, photos) for name in _MEANS}
    found["kin"] = _over_photos(unseen, "kin", "wrong", photos)
    return found | {f"{name}_known": _over_photos(known, name, None, photos) for name in _KNOWN}


def _over_photos(parts: list[Answers], name: str, whole: str | None, photos: int) -> Estimate:
    sums, wholes = np.zeros(photos), np.zeros(photos)
    for part in parts:
        np.add.at(sums, part.queries, getattr(part, name))
        np.add.at(wholes, part.queries, 1 if whole is None else getattr(part, whole))
    return intervals.of_ratio(sums, wholes)


def _by_seed(outcomes: list[Outcome]) -> dict[str, str]:
    """Mean and standard deviation over seeds of MAP@R, for every system."""
    found = {}
    for system in outcomes[0].unseen:
        tables = {
            "map_r": [outcome.unseen[system].map_r.mean() for outcome in outcomes],
            "map_r_coarse": [outcome.unseen[system].map_r_coarse.mean() for outcome in outcomes],
            "map_r_known": [outcome.known[system].map_r.mean() for outcome in outcomes],
        }
        found[f"over_seeds_{system}"] = "; ".join(
            f"{name} {np.mean(values):.4f} ± {np.std(values):.4f}"
            for name, values in tables.items()
        )
    return found


def _above_flat(outcomes: list[Outcome]) -> dict[str, str]:
    """In how many seeds hierarchical proxies do better than plain ones, at both levels."""
    found = {}
    for system in _HIERARCHICAL:
        fine, coarse = (
            [
                getattr(outcome.unseen[system], name).mean()
                - getattr(outcome.unseen[_FLAT], name).mean()
                for outcome in outcomes
            ]
            for name in ("map_r", "map_r_coarse")
        )
        found[f"{system}_above_{_FLAT}"] = (
            f"fine in {sum(gain > 0 for gain in fine)} seeds (least {min(fine):+.4f}), "
            f"coarse in {sum(gain > 0 for gain in coarse)} (least {min(coarse):+.4f})"
        )
    return found


def _story(learned: Learned) -> str:
    recipe = f" ({learned.recipe.name})" if learned.recipe else ""
    return learned.sentence + recipe
