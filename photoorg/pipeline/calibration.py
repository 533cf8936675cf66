"""How similar random pairs of this library are, so that a score can be said in words.

Cosines mean something else in every model; “closer than 99.2 % of pairs” means the same in all.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids, Vectors
from photoorg.library import vectors
from photoorg.models.second_look import with_names
from photoorg.pipeline.session import Session

PHOTOS = "photo pairs"
WORDS = "word-photo pairs"
_STEPS = 10_001
"""Quantiles that are kept: hits are in the last percent, and shall be told apart there."""
_VERSION = 2
"""Raised when quantiles are measured in another way: the kept ones are then measured anew."""
_SAMPLE = 2000
"""Photos, of which all pairs are measured: up to two million."""
_PHRASES = (
    "a dog", "a cat", "birds", "horses", "a child playing", "two people", "a crowd",
    "a portrait", "a wedding", "a birthday party", "friends at a table", "food on a plate",
    "a cake", "a cup of coffee", "flowers", "a garden", "trees in a forest", "mountains",
    "a lake", "the sea", "a beach", "a sunset", "snow", "rain", "the night sky", "clouds",
    "a city street", "buildings", "a church", "a bridge", "a car", "a bicycle", "a train",
    "an airplane", "a boat", "sport on a field", "swimming", "skiing", "a climber", "a concert",
    "a museum", "a book", "a screenshot", "a document", "a room", "a kitchen", "a bed",
    "a window", "a map", "something red",
)  # fmt: skip
"""What people search for: the words of the word–photo pairs."""


def calibrate(session: Session) -> bool:
    """Measure random pairs anew if the vectors are not those of last time; whether it was so."""
    embedder = session.embedder
    changed = [
        _calibrate(session, embedder.photo_space, PHOTOS),
        _calibrate(session, embedder.text_space, WORDS),
    ]
    return any(changed)


def closer_than(
    session: Session, space: str, kind: str, cosines: Vectors
) -> list[float] | list[None]:
    """The share of random pairs, 0 to 1, that are less similar than each cosine (n,).

    None for each while the library was never calibrated.
    """
    kept = vectors.calibration(session.library, session.model_id, space, kind)
    if kept is None:
        return [None] * len(cosines)
    quantiles = kept[1]
    return [float(share) for share in np.searchsorted(quantiles, cosines) / len(quantiles)]


def _calibrate(session: Session, space: str, kind: str) -> bool:
    library, model_id = session.library, session.model_id
    basis = f"{_VERSION} {vectors.basis(library, model_id, space)}"
    kept = vectors.calibration(library, model_id, space, kind)
    if kept is not None and kept[0] == basis:
        return False
    chosen = sample(vectors.ids(library, model_id, space))
    seen, photos = vectors.load(library, model_id, space, chosen)
    if len(photos) < 2:
        return False
    cosines = _photo_pairs(photos) if kind == PHOTOS else _word_pairs(session, seen, photos)
    quantiles = np.quantile(cosines, np.linspace(0, 1, _STEPS)).astype(np.float32)
    vectors.save_calibration(library, model_id, space, kind, basis, quantiles)
    return True


def sample(ids: Ids) -> Ids:
    """At most 2,000 of the photos, picked by chance but the same ones for the same photos."""
    chosen = np.random.default_rng(0).permutation(len(ids))[:_SAMPLE]
    return ids[np.sort(chosen)]


def _photo_pairs(photos: Vectors) -> NDArray[np.float32]:
    cosines: NDArray[np.float32] = (photos @ photos.T)[np.triu_indices(len(photos), 1)]
    return cosines


def _word_pairs(session: Session, ids: Ids, photos: Vectors) -> NDArray[np.float32]:
    cosines = session.embedder.embed_texts(_PHRASES) @ photos.T
    _, concepts = vectors.concepts(session.library, session.model_id, ids)
    return with_names(session.embedder, _PHRASES, cosines, concepts).ravel()
