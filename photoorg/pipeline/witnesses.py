"""What albums are named after besides concepts: the photos' tags, captions and positions."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photoorg import cluster
from photoorg.domain import Ids, Vectors
from photoorg.jobs import Step
from photoorg.library import Library, captions, photos, tags, vectors
from photoorg.models import Embedder
from photoorg.models.tag_scores import TagPrior, score_tags, tag_prior
from photoorg.models.tags import load_bank, read_tags
from photoorg.pipeline.calibration import sample
from photoorg.pipeline.session import Session
from photoorg.pipeline.tag import FEWEST

KEPT = 16
"""The strongest tags of each photo: 96 bytes a photo, and names no worse than from all."""
_BATCH = 512


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Row i of everything belongs to the i-th photo asked for; None where nothing is known."""

    tags: cluster.TagScores | None
    captions: tuple[str | None, ...] | None
    positions: NDArray[np.float64] | None


def witnesses(session: Session, ids: Ids) -> Generator[Step, None, Witnesses]:
    """What the library knows of some photos that may name their albums."""
    known = yield from _tags(session, ids)
    return Witnesses(known, _captions(session.library, ids), _positions(session.library, ids))


def photo_tags(
    embedder: Embedder, reference: Vectors, pieces: Iterable[Vectors], prior: TagPrior | None = None
) -> cluster.TagScores:
    """The tags that fit photos best, from their vectors in the embedder's text space, some photos
    at a time; `reference` is a fair sample of such vectors, which `prior` was made from."""
    bank = load_bank()
    prior = prior or tag_prior(bank, embedder, reference)
    indices: list[NDArray[np.uint16]] = []
    strongest: list[NDArray[np.float32]] = []
    for piece in pieces:
        for start in range(0, len(piece), _BATCH):
            scores = score_tags(bank, embedder, piece[start : start + _BATCH], prior)
            best = np.argsort(-scores, axis=1, kind="stable")[:, :KEPT]
            indices.append(best.astype(np.uint16))
            strongest.append(np.take_along_axis(scores, best, axis=1))
    return cluster.TagScores(tag_words(), np.concatenate(indices), np.concatenate(strongest))


def tag_words() -> cluster.TagWords:
    """The tag bank as names of albums are made from it."""
    tags_of_bank = load_bank().tags
    return cluster.TagWords(
        tuple(tag.text for tag in tags_of_bank),
        tuple(tag.facet for tag in tags_of_bank),
        tuple(tag.parent for tag in tags_of_bank),
        tuple(tag.synonyms for tag in tags_of_bank),
    )


def _tags(session: Session, ids: Ids) -> Generator[Step, None, cluster.TagScores | None]:
    """None while the library has too few photos to say what is usual among them."""
    library, model_id, space = session.library, session.model_id, session.embedder.text_space
    if len(ids) < FEWEST or len(vectors.ids(library, model_id, space)) < len(ids):
        return None
    for done, total in read_tags(load_bank(), session.embedder):
        yield Step("model", done, total)
    _, reference = vectors.load(library, model_id, space, sample(ids))
    pieces = (_in_order(library, model_id, space, part) for part in _parts(ids))
    return photo_tags(session.embedder, reference, pieces, _prior(library, model_id))


def _prior(library: Library, model_id: str) -> TagPrior | None:
    kept = tags.prior(library, model_id)
    if kept is None or kept.bank != load_bank().id:
        return None
    return TagPrior(kept.scale, kept.log_share, kept.levels)


def _parts(ids: Ids) -> Iterable[Ids]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _in_order(library: Library, model_id: str, space: str, ids: Ids) -> Vectors:
    found, rows = vectors.load(library, model_id, space, np.sort(ids))
    return rows[np.searchsorted(found, ids)]


def _captions(library: Library, ids: Ids) -> tuple[str | None, ...] | None:
    said = captions.texts(library, ids.tolist())
    return tuple(said.get(photo_id) for photo_id in ids.tolist()) if said else None


def _positions(library: Library, ids: Ids) -> NDArray[np.float64] | None:
    found = np.full((len(ids), 2), np.nan)
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH].tolist()
        read = photos.metadata(library, part)
        for row, photo_id in enumerate(part, start):
            of_one = read.get(photo_id)
            if of_one and of_one.latitude is not None and of_one.longitude is not None:
                found[row] = of_one.latitude, of_one.longitude
    return found if np.isfinite(found).any() else None
