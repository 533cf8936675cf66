"""`photoorg bench cutoff`: are the hits that are called likely those that were meant?

The sub-folders are the classes. Words: the name of every class is searched for, and its photos are
what was meant. Similar: every photo is asked about, and the others of its class are what was meant.
Both again on a random part of every class, from two photos to all, since nobody's photos are in
classes of one size: `uneven_words`, `uneven_similar`.

F1 is the harmonic mean of precision and recall, for each question by itself (van Rijsbergen,
“Information Retrieval”, 1979, ch. 7), then the mean over questions.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg.bench import intervals
from photoorg.bench.features import photo_files, see_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.domain import Vectors
from photoorg.errors import PhotoorgError
from photoorg.models import Embedder, Seen, load_embedder
from photoorg.models.second_look import with_names
from photoorg.pipeline.cutoff import likely

_SAMPLE = 1000
_FIXED = range(1, 201)
"""Numbers of hits a fixed cut may have."""
_SCORES = 200
"""Scores at which a fixed cut may lie."""

Relevance = NDArray[np.bool_]


def run(folder: Path, model: str) -> Report:
    """Precision, recall and F1 of the likely hits, beside the fixed number of hits and the fixed
    score that are best for these very questions.

    Raises PhotoorgError when fewer than two sub-folders hold photos.
    """
    embedder = load_embedder(model)
    base = folder.resolve()
    found = [file for file in photo_files(folder) if file.parent != base]
    if len({_class(base, file) for file in found}) < 2:
        raise PhotoorgError(f"{folder} needs two sub-folders with photos: they are the classes.")
    files, seen = see_files(embedder, found)
    names, labels = np.unique([_class(base, file) for file in files], return_inverse=True)
    words = _words(embedder, seen, list(names))
    similar = _similar(seen.spaces[embedder.photo_space])
    ours: dict[str, Estimate] = {}
    others: dict[str, dict[str, Estimate]] = {"fixed_number": {}, "fixed_score": {}}
    for prefix, rows in (("", np.arange(len(labels))), ("uneven_", uneven(labels))):
        classes = labels[rows]
        for kind, scores, asked in (
            ("words", words[:, rows], np.arange(len(names))),
            ("similar", similar[np.ix_(rows, rows)], classes),
        ):
            cuts = Cuts(scores, (classes == asked[:, None]) & np.isfinite(scores))
            ours |= _named(prefix + kind, cuts.figures(cuts.likely()))
            others["fixed_number"] |= _named(prefix + kind, cuts.best_number())
            others["fixed_score"] |= _named(prefix + kind, cuts.best_score())
    return Report(
        f"Likely hits on {folder.name}: {len(files)} photos, {len(names)} classes",
        intervals.values(ours),
        {name: intervals.values(figures) for name, figures in others.items()},
        {
            "photos": len(files),
            "classes": len(names),
            "model": embedder.model_id,
            "note": "the fixed cuts are the best ones for these very questions",
            **machine(),
        },
        intervals.intervals(ours, {name: _f1_only(them) for name, them in others.items()}),
    )


class Cuts:
    """Questions whose right answers are known, and what cutting their hits comes to."""

    def __init__(self, scores: Vectors, relevant: Relevance) -> None:
        """Scores (questions, photos), -inf for what cannot be a hit, and which are relevant.

        Questions without a right answer are left out.
        """
        able = relevant.any(axis=1)
        scores, relevant = scores[able], relevant[able]
        order = np.argsort(-scores, axis=1, kind="stable")
        self._scores = np.take_along_axis(scores, order, axis=1)
        self._unsorted = scores
        right = np.take_along_axis(relevant, order, axis=1)
        self._right = np.pad(np.cumsum(right, axis=1), ((0, 0), (1, 0)))
        self._all = relevant.sum(axis=1)

    def likely(self) -> NDArray[np.int64]:
        """How many hits of each question are likely, as a search of the product would say."""
        photos = self._scores.shape[1]
        sample = np.random.default_rng(0).permutation(photos)[:_SAMPLE]
        counts = []
        for scores, unsorted in zip(self._scores, self._unsorted, strict=True):
            chance = unsorted[sample]
            counts.append(likely(scores, chance[np.isfinite(chance)], photos))
        return np.array(counts, np.int64)

    def figures(self, counts: NDArray[np.int64]) -> dict[str, Estimate]:
        """Precision, recall and F1 when each question keeps so many of its hits."""
        right = self._right[np.arange(len(counts)), counts]
        return {
            "precision": intervals.of_mean(right / np.maximum(counts, 1)),
            "recall": intervals.of_mean(right / self._all),
            "f1": intervals.of_mean(2 * right / (counts + self._all)),
        }

    def best_number(self) -> dict[str, Estimate]:
        """The fixed number of hits with the greatest mean F1."""
        photos, questions = self._scores.shape[1], len(self._scores)
        cuts = [np.full(questions, min(number, photos)) for number in _FIXED]
        return self._best(cuts)

    def best_score(self) -> dict[str, Estimate]:
        """The fixed score with the greatest mean F1."""
        best = self._scores[:, : len(_FIXED)]
        levels = np.quantile(best[np.isfinite(best)], np.linspace(0, 1, _SCORES))
        return self._best([(self._scores > level).sum(axis=1) for level in levels])

    def _best(self, cuts: list[NDArray[np.int64]]) -> dict[str, Estimate]:
        return max((self.figures(counts) for counts in cuts), key=lambda found: found["f1"].value)


def uneven(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of some photos, ascending: of every class at random from two to all."""
    rng = np.random.default_rng(0)
    parts = []
    for label in range(int(labels.max()) + 1):
        members = rng.permutation(np.flatnonzero(labels == label))
        parts.append(members[: rng.integers(min(2, len(members)), len(members) + 1)])
    chosen: NDArray[np.int64] = np.sort(np.concatenate(parts))
    return chosen


def _class(base: Path, file: Path) -> str:
    return file.relative_to(base).parts[0].replace("_", " ")


def _words(embedder: Embedder, seen: Seen, names: list[str]) -> Vectors:
    """What the names of classes score on the photos, (classes, photos)."""
    cosines = embedder.embed_texts(names) @ seen.spaces[embedder.text_space].T
    return with_names(embedder, names, cosines, seen.concepts)


def _similar(photos: Vectors) -> Vectors:
    """What photos score on each other, (photos, photos); a photo is no hit of its own."""
    scores: Vectors = photos @ photos.T
    np.fill_diagonal(scores, -np.inf)
    return scores


def _f1_only(figures: dict[str, Estimate]) -> dict[str, Estimate]:
    return {name: figure for name, figure in figures.items() if name.endswith("_f1")}


def _named(kind: str, figures: dict[str, Estimate]) -> dict[str, Estimate]:
    return {f"{kind}_{name}": figure for name, figure in figures.items()}
