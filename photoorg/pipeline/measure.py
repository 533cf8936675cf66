"""The stage after the tags: what is usual in the library, for explaining how photos differ."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from photoorg.decoders.facets import facet_distances, facets_of
from photoorg.decoders.known import Known
from photoorg.decoders.statistics import (
    BUDGETS,
    Statistics,
    fit_in_steps,
    measure_priors,
    quantiles,
    to_bytes,
)
from photoorg.domain import Ids, Vectors
from photoorg.jobs import Step
from photoorg.library import explanations, vectors
from photoorg.library.explanations import KeptStatistics
from photoorg.models.caption_bank import load_caption_bank, read_bank
from photoorg.models.conse import unit
from photoorg.pipeline.insight import Insight, insight, known, recipe
from photoorg.pipeline.session import Session
from photoorg.similarity import distance

FEWEST = 20
"""Of fewer photos nobody can say what is usual among them."""
REFERENCE = 256
"""Photos that are measured, and all their pairs: 32,640."""
_GROWTH = 2.0
"""What is usual is measured anew when the library is so many times as large."""


def measure(session: Session) -> Iterator[Step]:
    """Measure what is usual in the library, unless that was done.

    Does nothing while the library has fewer than FEWEST photos that the model has seen.
    """
    library, model_id = session.library, session.model_id
    present = vectors.ids(library, model_id, session.embedder.text_space)
    if len(present) < FEWEST:
        return
    kept, seeing = explanations.statistics(library, model_id), insight(session)
    measured = seeing is not None and not seeing.general
    if measured and kept is not None and len(present) < _GROWTH * kept.photos:
        return
    for done, total in read_bank(load_caption_bank(model_id), session.embedder):
        yield Step("model", done, total)
    yield Step("measure", 0, REFERENCE)
    ids, reference = known(session, reference_photos(present))
    statistics = yield from measured_pairs(session, reference)
    basis = f"{recipe(session)} {len(present)} {ids.tolist()[0]}-{ids.tolist()[-1]}"
    kept = KeptStatistics(basis, len(present), to_bytes(statistics))
    explanations.save_statistics(library, model_id, kept)
    yield Step("measure", REFERENCE, REFERENCE)


def reference_photos(present: Ids) -> Ids:
    """The photos to measure, picked by chance but the same ones for the same photos."""
    return np.sort(np.random.default_rng(0).permutation(present)[:REFERENCE])


def measured_pairs(session: Session, reference: Known) -> Generator[Step, None, Statistics]:
    """All statistics of some reference photos and their pairs."""
    statistics = measure_priors(session.embedder, reference)
    insight = Insight(session, statistics, "", general=False)
    bank = insight.bank
    fits = bank.fits(reference)
    parts = []
    for part in fit_in_steps(bank, bank.pmi_of(fits)):
        parts.append(part)
        yield Step("measure", sum(len(part.scores) for part in parts), REFERENCE)
    fitted = distance.Fitted(
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.q for part in parts], axis=1),
        np.concatenate([part.price for part in parts], axis=1),
        np.concatenate([part.information for part in parts], axis=1),
    )
    left, right = np.triu_indices(len(reference), 1)
    curves = distance.distances(fitted, fitted)[:, left, right]
    photo = unit(reference.photo - statistics.centre)
    statistics = replace(
        statistics,
        band=np.percentile(curves, (10, 50, 90), axis=1).astype(np.float32),
        areas=quantiles(distance.area(BUDGETS, curves)),
        cosines=_moments((photo @ photo.T)[left, right]),
        scale=_scale(bank.expected(reference, fits), bank.meaning_width),
    )
    insight = Insight(session, statistics, "", general=False)
    said = insight.expected(reference, fits)
    statistics = replace(statistics, likenesses=_moments((said @ said.T)[left, right]))
    names, table = _facets(insight, reference, left, right)
    return replace(statistics, facet_names=names, facets=table)


def _facets(
    insight: Insight, reference: Known, left: Ids, right: Ids
) -> tuple[tuple[str, ...], Vectors]:
    """The names of the facets, and quantiles of the pairs' distances in each."""
    scores = insight.tags.pmi(reference)
    facets = facets_of(reference, scores, insight.statistics, insight.albums)
    chosen = np.random.default_rng(1).permutation(len(left))[:5000]
    left, right = left[chosen], right[chosen]
    apart = facet_distances(facets, left, right)
    tables = []
    for column, facet in enumerate(facets):
        both: NDArray[np.bool_] = facet.known[left] & facet.known[right]
        tables.append(quantiles(apart[both, column]))
    return tuple(facet.name for facet in facets), np.stack(tables)


def _moments(values: Vectors) -> Vectors:
    return np.array([values.mean(), max(values.std(), 1e-6)], np.float32)


def _scale(said: Vectors, width: int) -> Vectors:
    """The root mean square lengths of what the bank and the gist expect."""
    lengths = [
        np.sqrt((part**2).sum(axis=1).mean()) if part.shape[1] else 1.0
        for part in (said[:, :width], said[:, width:])
    ]
    return np.maximum(np.array(lengths, np.float32), 1e-6)
