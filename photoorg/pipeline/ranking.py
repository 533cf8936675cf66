"""Sorting what a search found by what it shares with the photo asked about, and saying so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoorg.decoders.colour import NAME as COLOUR
from photoorg.decoders.facets import facet_distances, facets_of
from photoorg.decoders.known import Known, together
from photoorg.decoders.moment import hours_apart, taken_at
from photoorg.decoders.place import SAME_PLACE_KM, km_apart
from photoorg.decoders.seen import SUBJECT
from photoorg.domain import Hit, Ids, Metadata, Order, Vectors
from photoorg.explanations import PhotoRef
from photoorg.library import verdicts
from photoorg.models.conse import unit
from photoorg.models.tag_scores import choose_tags
from photoorg.pipeline.insight import Insight, known, subject
from photoorg.similarity import distance
from photoorg.similarity.codes import Floats

PRICES = np.array([0.25, 0.5, 1.0, 2.0, 4.0])
"""λ at which hits are compared."""
LOOKS = 0.1
"""How much the cosine counts beside what photos mean, before the person has said anything; by
cross-validation on people's judgements (`bench similarity`)."""
_STUBBORN = 40.0
"""How many verdicts it takes to move that far."""
_SHARED = 0.25
"""What both photos are said to show is asserted of each at least so surely."""
_REASONS = 3
_SAME_MOMENT_H = 0.5

Scores = NDArray[Any]
"""One number a photo."""


def explain_hits(
    insight: Insight, asked: PhotoRef, hits: tuple[Hit, ...]
) -> tuple[tuple[Hit, ...], tuple[Order, ...]]:
    """The hits of a search for photos like `asked`, each with its reason, and other ways to sort
    them. Raises LibraryError and MediaError as `subject` does."""
    if not hits:
        return hits, ()
    query = subject(insight.session, asked).known
    wanted = np.array([hit.photo_id for hit in hits], np.int64)
    ids, found = known(insight.session, wanted)
    row_of = {int(photo_id): row for row, photo_id in enumerate(ids)}
    rows = np.array([row_of.get(int(photo_id), -1) for photo_id in wanted])
    if (rows < 0).any():
        # Some were forgotten between searching and explaining.
        return hits, ()
    photos = together(query, found.rows(rows))
    tag_scores = insight.tags.pmi(photos)
    facets = facets_of(photos, tag_scores, insight.statistics, insight.albums)
    others = np.arange(1, len(photos))
    apart = facet_distances(facets, np.zeros_like(others), others)
    names = [facet.name for facet in facets]
    subjects, colours = apart[:, names.index(SUBJECT)], apart[:, names.index(COLOUR)]
    occasions = _occasions(photos.metadata)
    concept = -concept_areas(insight, photos)
    orders = (
        Order(
            "Looks and meaning", _tuple(blend(insight, photos, concept, learned_weight(insight)))
        ),
        Order("Same meaning", _tuple(concept)),
        Order("Same subject", _tuple(-subjects)),
        Order("Same place and time", _tuple(occasions)),
        Order("Same colours", _tuple(-colours)),
        Order("Same place, other subject", _tuple(_ranks(occasions) + _ranks(subjects))),
    )
    reasons = shared_tags(insight, tag_scores)
    explained = tuple(
        replace(hit, reason=_reason(reason, photos.metadata[0], photos.metadata[row]))
        for row, (hit, reason) in enumerate(zip(hits, reasons, strict=True), start=1)
    )
    return explained, orders


def concept_areas(insight: Insight, photos: Known) -> Scores:
    """The area under the curve of the first photo and each of the others, (n - 1,), over the
    library-wide bank, at common prices."""
    bank = insight.bank
    fitted = distance.at_prices(bank.space, bank.pmi(photos), PRICES)
    curves = distance.distances(fitted.photo(0), fitted)[:, 0, 1:]
    lengths = (fitted.information[:, :1] + fitted.information[:, 1:]) / 2
    areas: Scores = distance.area(lengths, curves)
    return areas


def blend(insight: Insight, photos: Known, concept: Scores, weight: float) -> Scores:
    """How alike the first photo and each of the others are, (n - 1,), in standard deviations of
    random pairs: `weight` for how they look, the rest for what they mean. `concept` is minus the
    area under each pair's curve."""
    looks, means = likeness_parts(insight, photos, concept)
    return weight * looks + (1 - weight) * means


def likeness_parts(insight: Insight, photos: Known, concept: Scores) -> tuple[Scores, Scores]:
    """How alike photos look and how alike what they mean, each (n - 1,) and standardised."""
    statistics, bank = insight.statistics, insight.bank
    seen = unit(photos.photo - statistics.centre)
    said = insight.expected(photos, bank.fits(photos))
    looks = standard(seen[1:] @ seen[0], statistics.cosines)
    likeness = standard(said[1:] @ said[0], statistics.likenesses)
    spread = np.array([-statistics.areas.mean(), statistics.areas.std()])
    return looks, (likeness + standard(concept, spread)) / 2


def standard(values: Vectors | Scores, moments: Floats) -> Scores:
    """Values in standard deviations of random pairs from their mean."""
    return (np.asarray(values, np.float64) - float(moments[0])) / max(float(moments[1]), 1e-6)


def learned_weight(insight: Insight) -> float:
    """How much looks count for this person, 0 to 1, going by the pairs called similar or not.

    The weight that makes the verdicts most likely under a logistic model, held to LOOKS by a
    normal prior that weighs as much as some tens of verdicts.
    """
    session = insight.session
    said = verdicts.given(session.library)
    if not said:
        return LOOKS
    looks, means, similar = _judged(insight, said)
    weights = np.linspace(0, 1, 21)
    scores = weights[:, None] * looks + (1 - weights[:, None]) * means
    likely = -np.logaddexp(0, -np.where(similar, scores, -scores)).sum(axis=1)
    held = _STUBBORN * (weights - LOOKS) ** 2
    return float(weights[int((likely - held).argmax())])


def _judged(
    insight: Insight, said: list[verdicts.Verdict]
) -> tuple[Scores, Scores, NDArray[np.bool_]]:
    """How alike judged pairs look and mean, and whether the person called them similar."""
    from photoorg.library import photos as of_library

    ids = of_library.hashes(insight.session.library)
    pairs = [(ids.get(v.left), ids.get(v.right), v.similar) for v in said]
    present = [(a, b, same) for a, b, same in pairs if a is not None and b is not None]
    wanted = np.unique([i for a, b, _ in present for i in (a, b)]).astype(np.int64)
    seen_ids, seen = known(insight.session, wanted)
    row_of = {int(photo_id): row for row, photo_id in enumerate(seen_ids)}
    looks, means, similar = [], [], []
    for a, b, same in present:
        if a in row_of and b in row_of:
            pair = seen.rows(np.array([row_of[a], row_of[b]]))
            look, mean = likeness_parts(insight, pair, -concept_areas(insight, pair))
            looks.append(look[0])
            means.append(mean[0])
            similar.append(same)
    return np.array(looks), np.array(means), np.array(similar, np.bool_)


def shared_tags(insight: Insight, scores: Floats) -> list[tuple[str, ...]]:
    """What the first photo and each of the others both show, the surest first."""
    q = insight.tags.space.posterior(scores, np.ones(len(scores), scores.dtype))
    bank = insight.tags.bank
    shared = np.where(np.minimum(q[:1], q[1:]) >= _SHARED, np.minimum(q[:1], q[1:]), 0)
    return [tuple(bank.texts[j] for j in choose_tags(bank, row, _REASONS, 1)) for row in shared]


def _reason(shared: tuple[str, ...], asked: Metadata | None, found: Metadata | None) -> str:
    """“both: dog, snow · same moment”, or nothing."""
    parts = [f"both: {', '.join(shared)}"] if shared else []
    together = occasion_words(asked, found)
    return " · ".join([*parts, *([together] if together else [])])


def occasion_words(one: Metadata | None, other: Metadata | None) -> str:
    """Whether two photos were taken at one moment, on one day or at one place; else nothing."""
    hours, apart = hours_apart(one, other), km_apart(one, other)
    if hours is not None and hours <= _SAME_MOMENT_H:
        return "same moment"
    place = apart is not None and apart <= SAME_PLACE_KM
    first, second = taken_at(one), taken_at(other)
    day = first is not None and second is not None and first.date() == second.date()
    if day:
        return "same place and day" if place else "same day"
    return "same place" if place else ""


def _occasions(metadata: tuple[Metadata | None, ...]) -> Scores:
    """How near in place and time the first photo and each of the others were taken; what is not
    known counts as far away."""
    found = []
    for other in metadata[1:]:
        hours, apart = hours_apart(metadata[0], other), km_apart(metadata[0], other)
        away = np.log1p(20_000.0 if apart is None else apart)
        ago = np.log1p(500_000.0 if hours is None else hours)
        found.append(-(away + ago))
    return np.array(found)


def _ranks(values: Scores) -> Scores:
    """Where values stand among each other, 0 for the lowest to 1 for the highest."""
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    return order / max(len(values) - 1, 1)


def _tuple(scores: Scores | Ids) -> tuple[float, ...]:
    return tuple(round(float(score), 5) for score in scores)
