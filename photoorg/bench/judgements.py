"""People's judgements of photos against captions of other photos, and how scores agree with them.

Flickr8k's experts (Hodosh, Young & Hockenmaier 2013) say from 1 to 4 how well a caption of photo B
describes photo A: with A ≠ B that is how much of B's content A shares. Agreement is Spearman's ρ
with the experts' mean; with single judgements Kendall's τ_c, as in Hessel et al. (EMNLP 2021).
Intervals: a bootstrap over the photos A, each with all that was judged of it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau, spearmanr

from photoorg.errors import PhotoorgError
from photoorg.similarity.codes import Floats

DRAWS = 1000
_SEED = 1993
_LEVEL = 95.0
_FIXED = ("image", "caption_of", "caption")

Agreement = Callable[[Floats, Floats], float]
"""From scores (n,) and judgements (n, experts) to an agreement, -1 to 1."""


@dataclass(frozen=True)
class Judgements:
    """n captions, each judged for a photo by every expert."""

    photos: NDArray[np.int64]
    """The photo a caption was judged for, by its number among the files (n,)."""
    owners: NDArray[np.int64]
    """The photo the caption was written for (n,)."""
    captions: tuple[str, ...]
    scores: Floats
    """(n, experts)."""

    @property
    def others(self) -> Judgements:
        """Only the captions that were written for another photo."""
        return self.rows(np.flatnonzero(self.photos != self.owners))

    def rows(self, chosen: NDArray[np.int64]) -> Judgements:
        """Some of the judgements."""
        return Judgements(
            self.photos[chosen],
            self.owners[chosen],
            tuple(self.captions[row] for row in chosen),
            self.scores[chosen],
        )


def read_judgements(file: Path, names: list[str]) -> Judgements:
    """The judgements in a tab-separated file with a header, of photos by their file names; those of
    other photos are left out. Raises PhotoorgError for another kind of file, or when none is left.
    """
    number = {name: place for place, name in enumerate(names)}
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        columns = [name for name in rows.fieldnames or () if name not in _FIXED]
        if not set(_FIXED) <= set(rows.fieldnames or ()) or not columns:
            raise PhotoorgError(f"{file} needs the columns {', '.join(_FIXED)} and judgements.")
        kept = [row for row in rows if row["image"] in number and row["caption_of"] in number]
    if not kept:
        raise PhotoorgError(f"No photo judged in {file} was found.")
    try:
        scores = np.array([[float(row[name]) for name in columns] for row in kept])
    except (TypeError, ValueError) as error:
        raise PhotoorgError(f"{file}: a judgement is not a number.") from error
    return Judgements(
        np.array([number[row["image"]] for row in kept]),
        np.array([number[row["caption_of"]] for row in kept]),
        tuple(row["caption"] for row in kept),
        scores,
    )


def rank_agreement(scores: Floats, judged: Floats) -> float:
    """Spearman's ρ with the experts' mean."""
    return float(spearmanr(scores, judged.mean(axis=1)).statistic)


def single_agreement(scores: Floats, judged: Floats) -> float:
    """Kendall's τ_c with every expert's own judgement."""
    repeated = np.repeat(scores, judged.shape[1])
    return float(kendalltau(repeated, judged.ravel(), variant="c").statistic)


def redrawn(
    agreement: Agreement, scores: Floats, judgements: Judgements, draws: int = DRAWS
) -> Floats:
    """The agreement in every draw of the photos, (draws,); the same draws for all scores."""
    rng = np.random.default_rng(_SEED)
    photos = np.unique(judgements.photos)
    of_photo = [np.flatnonzero(judgements.photos == photo) for photo in photos]
    found = np.empty(draws)
    for draw in range(draws):
        rows = np.concatenate([of_photo[k] for k in rng.integers(len(photos), size=len(photos))])
        found[draw] = agreement(scores[rows], judgements.scores[rows])
    return found


def interval(values: Floats) -> tuple[float, float]:
    """Where a figure lies with 95 % confidence, from its redrawn values."""
    tail = (100 - _LEVEL) / 2
    lower, upper = np.nanpercentile(values, [tail, 100 - tail])
    return float(lower), float(upper)


def cross_validated_blend(
    looks: Floats, means: Floats, judgements: Judgements, folds: int = 5
) -> tuple[Floats, float]:
    """Blended scores (n,), each with the weight of looks that agrees best on the other folds, and
    the weight that agrees best on all. Folds are of photos A."""
    rng = np.random.default_rng(_SEED)
    photos = np.unique(judgements.photos)
    fold_of = dict(zip(photos.tolist(), rng.integers(folds, size=len(photos)), strict=True))
    fold = np.array([fold_of[photo] for photo in judgements.photos.tolist()])
    blended = np.empty(len(looks))
    for number in range(folds):
        held = fold == number
        weight = _best_weight(looks[~held], means[~held], judgements.scores[~held])
        blended[held] = weight * looks[held] + (1 - weight) * means[held]
    return blended, _best_weight(looks, means, judgements.scores)


def _best_weight(looks: Floats, means: Floats, judged: Floats) -> float:
    weights = np.linspace(0, 1, 21)
    found = [rank_agreement(w * looks + (1 - w) * means, judged) for w in weights]
    return float(weights[int(np.argmax(found))])
