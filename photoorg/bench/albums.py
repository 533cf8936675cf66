"""`photoorg bench albums`: do the leaves of the album tree hold one class each?

All photos of a folder of classes are arranged as a library would be, with the settings that every
library has, and clustered by the methods of bench/rival_clusterings on the same vectors.

Our settings were chosen while looking at the 50 classes of Caltech-101 that are at hand, so figures
on those are too good for ours, as they are for the rivals that are tuned here; only figures on
other classes are clean.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import numpy as np

from photoorg import cluster, index
from photoorg.bench import album_tree, cluster_metrics, intervals, rival_clusterings
from photoorg.bench.cluster_metrics import Labels
from photoorg.bench.features import photo_files, see_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.bench.rival_clusterings import NOISE, Found, Rival
from photoorg.domain import ConceptScores, ProposedAlbum, Vectors
from photoorg.errors import PhotoorgError
from photoorg.models import load_embedder
from photoorg.models.concepts import load_concept_tree

_NEIGHBOURS = 8
_SUPERCLASSES = (
    "fish", "bird", "reptile", "mammal", "arthropod", "invertebrate", "plant", "person",
    "musical instrument", "vehicle", "weapon", "furniture", "food", "structure", "tool",
    "container", "device", "machine", "equipment",
)  # fmt: skip
"""The first that is a hypernym of a class is its superclass; a class without one does not count."""
_ONE_SUPERCLASS = {"machine": "device", "equipment": "device", "invertebrate": "arthropod"}

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Truth:
    """Class and superclass numbers (n,) of the photos; superclass -1 where unknown."""

    classes: Labels
    superclasses: Labels


@dataclass(frozen=True, slots=True)
class _Measured:
    figures: dict[str, float]
    bcubed: Estimate


def run(folder: Path, model: str) -> Report:
    """AMI, ARI and B-cubed F1 of the best cut, dendrogram purity, coarse agreement and noise."""
    if find_spec("sklearn") is None:
        raise PhotoorgError("scikit-learn is missing: pip install 'photoorg[bench]'.")
    embedder = load_embedder(model)
    base = folder.resolve()
    read, seen = see_files(embedder, [f for f in photo_files(folder) if f.parent != base])
    names = [file.relative_to(base).parts[0] for file in read]
    vectors = cluster.centre(seen.spaces[embedder.photo_space])
    return compare(
        vectors,
        seen.concepts,
        names,
        f"Albums of {folder.name}: {len(read)} photos, {len(set(names))} classes",
        {"model": embedder.model_id},
    )


def compare(
    vectors: Vectors,
    scores: ConceptScores,
    names: Sequence[str],
    title: str,
    notes: Mapping[str, str | int | float],
) -> Report:
    """Ours and the rivals on centred unit vectors (n, d) with concepts and class names (n,)."""
    truth = _truth(names)
    if len(np.unique(truth.classes)) < 2:
        raise PhotoorgError("There is one class only: sub-folders are the classes.")
    started = time.perf_counter()
    albums = arranged(vectors, scores)
    seconds = time.perf_counter() - started
    ours = _measure(
        Found(album_tree.cuts(albums, len(vectors)), album_tree.as_tree(albums, len(vectors))),
        truth,
    )
    figures = {**ours.figures, **album_tree.shape(albums), "seconds": seconds}
    baselines: dict[str, dict[str, float]] = {}
    estimates: dict[str, dict[str, Estimate]] = {}
    said: dict[str, str] = {}
    for rival in rival_clusterings.rivals():
        if find_spec(rival.package) is None:
            said[rival.name] = "not installed"
            continue
        theirs, said[rival.name] = _rival(rival, vectors, truth)
        baselines[rival.name] = theirs.figures
        estimates[rival.name] = {"bcubed_f1": theirs.bcubed}
    return Report(
        title,
        figures,
        baselines,
        {
            **notes,
            "photos": len(vectors),
            "noise": "photos set aside count as one cluster",
            "settings": "ours were developed on 50 classes of Caltech-101: others are the test",
            "superclasses": len(set(truth.superclasses[truth.superclasses >= 0].tolist())),
            **said,
            **machine(),
        },
        intervals.intervals({"bcubed_f1": ours.bcubed}, estimates),
    )


def arranged(vectors: Vectors, scores: ConceptScores) -> tuple[ProposedAlbum, ...]:
    """The album tree of photos 0, 1, … by their looks alone."""
    near, cosines = last_value(index.neighbours(vectors, _NEIGHBOURS))
    numbers = np.arange(len(vectors), dtype=np.int64)
    photos = cluster.PhotoSet(numbers, vectors, near, cosines, scores, (None,) * len(vectors))
    return cluster.arrange(photos, load_concept_tree())


def last_value(work: Generator[object, None, _T]) -> _T:
    """What a generator returns once it is done."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            value: _T = end.value
            return value


def _rival(rival: Rival, vectors: Vectors, truth: _Truth) -> tuple[_Measured, str]:
    """Its figures, and the settings it was given."""
    settings = rival_clusterings.tuned(rival, vectors, truth.classes)
    told = len(np.unique(truth.classes))
    started = time.perf_counter()
    found = rival.find(vectors, told, settings)
    seconds = time.perf_counter() - started
    measured = _measure(found, truth)
    measured.figures["seconds"] = seconds
    measured.figures["leaves"] = float(len(np.unique(found.cuts[0][found.cuts[0] != NOISE])))
    chosen = ", ".join(f"{name} {value:g}" for name, value in settings.items())
    return measured, chosen or "told the number of classes"


def _measure(found: Found, truth: _Truth) -> _Measured:
    cut = cluster_metrics.best_cut(truth.classes, found.cuts)
    figures = {
        **cluster_metrics.agreement(truth.classes, cut),
        "dendrogram_purity": cluster_metrics.dendrogram_purity(truth.classes, found.tree),
    }
    known = truth.superclasses >= 0
    if len(np.unique(truth.superclasses[known])) > 1:
        coarse = truth.superclasses[known]
        cuts = [labels[known] for labels in found.cuts]
        at_best = cluster_metrics.agreement(coarse, cluster_metrics.best_cut(coarse, cuts))
        figures |= {f"coarse_{metric}": value for metric, value in at_best.items()}
    figures["set_aside"] = float((cut == NOISE).mean())
    figures["clusters"] = float(len(np.unique(cut[cut != NOISE])))
    return _Measured(figures, cluster_metrics.bcubed(truth.classes, cut))


def _truth(names: Sequence[str]) -> _Truth:
    classes = np.unique(names, return_inverse=True)[1].astype(np.int64)
    above = [superclass(name) for name in names]
    numbers = {name: i for i, name in enumerate(sorted({name for name in above if name}))}
    return _Truth(classes, np.array([numbers.get(name, -1) for name in above], dtype=np.int64))


def superclass(name: str) -> str:
    """The superclass of a class of Caltech-101 by WordNet, "" where there is none."""
    above = _hypernyms().get(name, frozenset())
    found = next((word for word in _SUPERCLASSES if word in above), "")
    return _ONE_SUPERCLASS.get(found, found)


@cache
def _hypernyms() -> dict[str, frozenset[str]]:
    table = files("photoorg.bench").joinpath("caltech_names.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t")
    return {row["class"]: frozenset(row["hypernyms"].split("|")) for row in rows}
