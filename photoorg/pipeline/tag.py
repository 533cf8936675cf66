"""The stage before the last: finding the tags that fit each photo better than the others."""

from __future__ import annotations

from collections.abc import Iterator

from photoorg.domain import PhotoTag, Vectors
from photoorg.jobs import Step
from photoorg.library import tags, vectors
from photoorg.library.tags import KeptPrior
from photoorg.models.builtin import LABELS_ID
from photoorg.models.tag_scores import TagPrior, best_tags, score_tags, tag_prior
from photoorg.models.tags import FACETS_OF_CLASSES, load_bank, read_tags
from photoorg.pipeline.calibration import sample
from photoorg.pipeline.session import Session

FEWEST = 20
"""Of fewer photos nobody can say what is usual among them."""
LIMIT = 8
_BATCH = 512
_GROWTH = 1.5
"""What is usual is found anew when the library is so many times as large."""
_BY_CHANCE = 0.5


def tag(session: Session) -> Iterator[Step]:
    """Find the tags of every photo that the session's model has seen and that lacks them.

    Does nothing while the library has fewer than FEWEST such photos.
    """
    library, model_id, space = session.library, session.model_id, session.embedder.text_space
    prior = tags.prior(library, model_id)
    if prior is None or _is_outdated(session, prior):
        if len(vectors.ids(library, model_id, space)) < FEWEST:
            return
        prior = None
    elif not tags.count_lacking(library, model_id, space, prior.basis):
        return
    for done, total in read_tags(load_bank(), session.embedder):
        yield Step("model", done, total)
    if prior is None:
        prior = _measure(session)
        tags.save_prior(library, model_id, prior)
    total = tags.count_lacking(library, model_id, space, prior.basis)
    yield Step("tag", 0, total)
    done = 0
    while len(todo := tags.lacking(library, model_id, space, prior.basis, _BATCH)):
        photo_ids, photos = vectors.load(library, model_id, space, todo)
        found = _find(session, photos, prior)
        tags.save(library, model_id, prior.basis, photo_ids.tolist(), found)
        done += len(photo_ids)
        yield Step("tag", done, total)


def _is_outdated(session: Session, prior: KeptPrior) -> bool:
    seen = vectors.ids(session.library, session.model_id, session.embedder.text_space)
    return prior.bank != load_bank().id or len(seen) >= _GROWTH * prior.photos


def _measure(session: Session) -> KeptPrior:
    """What to expect of any photo of the library, from a sample of them."""
    library, model_id, space = session.library, session.model_id, session.embedder.text_space
    bank = load_bank()
    present = vectors.ids(library, model_id, space)
    _, reference = vectors.load(library, model_id, space, sample(present))
    made = tag_prior(bank, session.embedder, reference)
    basis = f"{bank.id} {vectors.basis(library, model_id, space)}"
    return KeptPrior(basis, bank.id, len(present), made.scale, made.log_share, made.levels)


def _find(session: Session, photos: Vectors, kept: KeptPrior) -> list[tuple[PhotoTag, ...]]:
    """The tags of each photo, (n, d) in the text space, that fit it better than most others."""
    bank, embedder = load_bank(), session.embedder
    prior = TagPrior(kept.scale, kept.log_share, kept.levels)
    # A model that knows photos by their classes' names alone has nothing to say of colours.
    facets = FACETS_OF_CLASSES if session.model_id == LABELS_ID else None
    scores = score_tags(bank, embedder, photos, prior)
    # One photo of n cannot stand out from more than the others.
    most = 1 - 1 / kept.photos
    return [
        tuple(
            PhotoTag(tag.tag.text, min(tag.closer_than, most))
            for tag in said
            if tag.closer_than > _BY_CHANCE
        )
        for said in best_tags(bank, scores, prior, LIMIT, facets=facets)
    ]
