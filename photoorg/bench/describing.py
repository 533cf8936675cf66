"""What a describer says of many photos, which photos it tells apart, and how long that takes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, TypeGuard, TypeVar

import numpy as np
from numpy.typing import NDArray

from photoorg import media
from photoorg.errors import MediaError
from photoorg.models import Describer, ScoringDescriber, View, load_embedder

Result = TypeVar("Result")

PREFERENCES = ("own_photo", "own_caption", "own_caption_pmi")
"""The columns of `Described.preferences`; guessing gives 0.5 in each."""
_SCORED_PHOTOS = 64
_SCORED_TEXTS = 100
_ROUNDS = 5
_ROUND_S = 10.0
"""A round of scoring may take about so long: slow models get fewer texts."""


@dataclass(slots=True)
class Rate:
    """How many things a second."""

    rounds: list[float] = field(default_factory=list)
    """Things a second in each round."""

    def timed(self, count: int, work: Callable[[], Result]) -> Result:
        """Do one round of work on `count` things."""
        began = time.perf_counter()
        result = work()
        self.rounds.append(count / (time.perf_counter() - began))
        return result

    @property
    def per_s(self) -> float:
        """The median of the rounds, which a short disturbance does not move."""
        return median(self.rounds)


@dataclass(frozen=True, slots=True)
class Described:
    """The photos that could be read, with what was said and measured of them."""

    files: list[Path]
    texts: list[str]
    preferences: NDArray[np.float64]
    """See PREFERENCES: (photos, 3), or (0, 3) when the describer cannot score."""
    looking: Rate
    describing: Rate


def can_score(describer: Describer[Any]) -> TypeGuard[ScoringDescriber[Any]]:
    """Whether the describer is a language model p(text | photo)."""
    return hasattr(describer, "score") and hasattr(describer, "prior")


def describe_files(
    describer: Describer[Any], files: Sequence[Path], words: int, captions: Mapping[Path, str]
) -> Described:
    """Describe photos in batches, and set each photo's caption against those of its batch.

    A batch is a round of the two rates; decoding is in neither, and describing does not include
    looking. The first batch is done once before, untimed.
    """
    read: list[Path] = []
    texts: list[str] = []
    preferred = [np.empty((0, len(PREFERENCES)))]
    looking, describing = Rate(), Rate()
    for batch in _batches(describer, files):
        views = [view for _, view in batch]
        if not read:
            describer.describe(describer.look(views), words)
        sight = looking.timed(len(views), partial(describer.look, views))
        said = describing.timed(len(views), partial(describer.describe, sight, words))
        read += [file for file, _ in batch]
        texts += [description.text for description in said]
        if can_score(describer) and len(batch) > 1:
            preferred.append(_preferences(describer, sight, [captions[file] for file, _ in batch]))
    return Described(read, texts, np.concatenate(preferred), looking, describing)


def time_scores(
    describer: ScoringDescriber[Any], files: Sequence[Path], texts: Sequence[str]
) -> tuple[Rate, str]:
    """Photo–text pairs scored a second, without looking, and the size of a round in words."""
    views = [view for _, view in _viewed(describer, files[:_SCORED_PHOTOS])]
    sight = describer.look(views)
    describer.score(sight, texts[:1])
    trial, rate = Rate(), Rate()
    trial.timed(len(views), partial(describer.score, sight, texts[:1]))
    count = int(np.clip(_ROUND_S * trial.per_s / len(views), 1, min(len(texts), _SCORED_TEXTS)))
    began = time.perf_counter()
    while not rate.rounds or (
        len(rate.rounds) < _ROUNDS and time.perf_counter() - began < _ROUNDS * _ROUND_S
    ):
        rate.timed(len(views) * count, partial(describer.score, sight, texts[:count]))
    return rate, f"{len(views)} photos × {count} captions, {len(rate.rounds)} rounds"


def _preferences(
    describer: ScoringDescriber[Any], sight: Any, captions: Sequence[str]
) -> NDArray[np.float64]:
    """How often what belongs together scores higher, (photos, 3), from 0 to 1, ties half.

    Each photo with its own caption against (1) the caption under the batch's other photos, where a
    prior of the caption would cancel, (2) the other captions under the photo, (3) the same with
    the prior subtracted: pointwise mutual information.
    """
    raw = describer.score(sight, captions).totals.astype(np.float64)
    pmi = raw - describer.prior(captions).totals
    return np.stack([_wins(raw.T), _wins(raw), _wins(pmi)], axis=1)


def _wins(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each row (n, n) the share of the others that its diagonal is above."""
    own = np.diagonal(scores)[:, None]
    above = (own > scores) + 0.5 * (own == scores)
    shares: NDArray[np.float64] = (above.sum(axis=1) - 0.5) / (len(scores) - 1)
    return shares


def _batches(describer: Describer[Any], files: Sequence[Path]) -> Iterator[list[tuple[Path, View]]]:
    """The describer's own batches, but of two photos at least, so that there are others."""
    batch: list[tuple[Path, View]] = []
    for item in _viewed(describer, files):
        batch.append(item)
        if len(batch) == max(describer.batch, 2):
            yield batch
            batch = []
    if batch:
        yield batch


def _viewed(describer: Describer[Any], files: Sequence[Path]) -> Iterator[tuple[Path, View]]:
    """The photos that can be read, decoded, without their metadata."""
    for file in files:
        try:
            yield file, _view(file, describer.edge)
        except MediaError:
            continue


def _view(file: Path, edge: int) -> View:
    """Pixels; for a describer that needs none, what the built-in model sees in them."""
    if edge > 0:
        image = media.decode(os.fsencode(file), edge)
        return View(lambda: image)
    embedder = load_embedder("builtin")
    photo = media.decode(os.fsencode(file), embedder.edge)
    seen = embedder.see(embedder.prepare(photo)[None])
    regions = None if seen.regions is None else seen.regions[0]
    return View(lambda: photo, concepts=seen.concepts, regions=regions)
