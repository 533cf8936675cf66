"""Sorting what a search found by what it shares with the photo asked about, and saying so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoorg.decoders.colour import NAME as COLOUR
from photoorg.decoders.facet import FacetScores
from photoorg.decoders.facets import facet_distances, facets_of
from photoorg.decoders.known import Known, together
from photoorg.decoders.moment import hours_apart, knows_hour, taken_at
from photoorg.decoders.place import SAME_PLACE_KM, km_apart
from photoorg.decoders.seen import SCENE, SUBJECT
from photoorg.domain import Hit, Ids, Metadata, Order, Vectors
from photoorg.explanations import PhotoRef
from photoorg.library import photos as of_library
from photoorg.library import verdicts
from photoorg.models.conse import unit
from photoorg.models.tag_scores import choose_tags
from photoorg.pipeline.insight import Insight, known, subject
from photoorg.pipeline.learned import taught_likeness
from photoorg.similarity import distance
from photoorg.similarity.codes import Floats

PRICES = np.array([0.25, 0.5, 1.0, 2.0, 4.0])
"""λ at which hits are compared."""
LOOKS = 0.2
"""How much the cosine counts beside what photos mean, before the person has said anything: the
weight that agrees best with people's judgements (`bench similarity`)."""
_STUBBORN = 40.0
"""How many verdicts it takes to move that far."""
_SHARED = 0.25
"""What both photos are said to show is asserted of each at least so surely."""
_REASON_PRICE = 3.0
"""λ at which that is, about that of the longest descriptions: on photos of Flickr8k every third of
the best ten hits has a reason then, and one in eight random pairs; at 1 none has."""
_REASONS = 3
_SAME_MOMENT_H = 0.5
_MEMORY = "weight of looks"

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
    first = np.zeros_like(others)
    apart = facet_distances(facets, first, others)
    names = [facet.name for facet in facets]
    subjects, colours = apart[:, names.index(SUBJECT)], apart[:, names.index(COLOUR)]
    occasions = _occasions(photos.metadata)
    fits = insight.bank.fits(photos)
    areas = concept_areas(insight, fits, first, others)
    looks, means = likeness_parts(insight, photos, fits, areas, first, others)
    weight = learned_weight(insight)
    orders = (
        Order("Looks and meaning", _tuple(weight * looks + (1 - weight) * means)),
        *_taught(insight, query, wanted),
        Order("Same meaning", _tuple(-areas)),
        Order("Same subject", _tuple(-subjects)),
        Order("Same place and time", _tuple(occasions)),
        Order("Same colours", _tuple(-colours)),
        Order("Same place, other subject", _tuple(np.minimum(_ranks(occasions), _ranks(subjects)))),
    )
    reasons = shared_tags(insight, tag_scores)
    explained = tuple(
        replace(hit, reason=_reason(tags, _alike(facets, row), occasion, hit.likely))
        for row, (hit, tags) in enumerate(zip(hits, reasons, strict=True), start=1)
        for occasion in [occasion_words(photos.metadata[0], photos.metadata[row])]
    )
    return explained, orders


def _taught(insight: Insight, query: Known, wanted: Ids) -> tuple[Order, ...]:
    """The order that was learned from corrections, where there is one."""
    taught = taught_likeness(insight.session, query.photo[0], wanted.tolist())
    return () if taught is None else (Order("As you taught it", _tuple(taught)),)


def concept_areas(insight: Insight, fits: Vectors, left: Ids, right: Ids) -> Scores:
    """The areas under the curves of pairs of photos (pairs,), over the library-wide bank at common
    prices; `fits` (n, captions) are the bank's, `left` and `right` rows of it."""
    bank = insight.bank
    return distance.areas_at_prices(bank.space, bank.pmi_of(fits), PRICES, left, right)


def likeness_parts(
    insight: Insight, photos: Known, fits: Vectors, areas: Scores, left: Ids, right: Ids
) -> tuple[Scores, Scores]:
    """How alike pairs of photos look, and how alike what they mean is, both (pairs,), in standard
    deviations of random pairs from their mean."""
    statistics = insight.statistics
    seen = unit(photos.photo - statistics.centre)
    said = insight.expected(photos, fits)
    looks = standard((seen[left] * seen[right]).sum(axis=1), statistics.cosines)
    likeness = standard((said[left] * said[right]).sum(axis=1), statistics.likenesses)
    return looks, (likeness + standard(-areas, insight.statistics.area_moments)) / 2


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
    learned_from, weight = session.memory.get(_MEMORY, (None, LOOKS))
    if learned_from != (insight.basis, said):
        weight = _fit_weight(*_judged(insight, said))
        session.memory[_MEMORY] = (insight.basis, said), weight
    return float(weight)


def _fit_weight(looks: Scores, means: Scores, similar: NDArray[np.bool_]) -> float:
    weights = np.linspace(0, 1, 21)
    scores = weights[:, None] * looks + (1 - weights[:, None]) * means
    likely = -np.logaddexp(0, -np.where(similar, scores, -scores)).sum(axis=1)
    held = _STUBBORN * (weights - LOOKS) ** 2
    return float(weights[int((likely - held).argmax())])


def _judged(
    insight: Insight, said: list[verdicts.Verdict]
) -> tuple[Scores, Scores, NDArray[np.bool_]]:
    """How alike judged pairs look and mean, and whether the person called them similar."""
    ids = of_library.hashes(insight.session.library)
    present = [v for v in said if v.left in ids and v.right in ids]
    wanted = {ids[content] for v in present for content in (v.left, v.right)}
    seen_ids, seen = known(insight.session, np.array(sorted(wanted), np.int64))
    row_of = {int(photo_id): row for row, photo_id in enumerate(seen_ids)}
    pairs = [
        (row_of[ids[v.left]], row_of[ids[v.right]], v.similar)
        for v in present
        if ids[v.left] in row_of and ids[v.right] in row_of
    ]
    if not pairs:
        return np.empty(0), np.empty(0), np.empty(0, np.bool_)
    left, right, similar = (np.array(column) for column in zip(*pairs, strict=True))
    fits = insight.bank.fits(seen)
    areas = concept_areas(insight, fits, left, right)
    looks, means = likeness_parts(insight, seen, fits, areas, left, right)
    return looks, means, similar


def shared_tags(insight: Insight, scores: Floats) -> list[tuple[str, ...]]:
    """What the first photo and each of the others both show, the surest first."""
    q = insight.tags.space.posterior(scores, np.full(len(scores), _REASON_PRICE, scores.dtype))
    bank = insight.tags.bank
    shared = np.where(np.minimum(q[:1], q[1:]) >= _SHARED, np.minimum(q[:1], q[1:]), 0)
    return [tuple(bank.texts[j] for j in choose_tags(bank, row, _REASONS, 1)) for row in shared]


def _alike(facets: tuple[FacetScores, ...], row: int) -> str:
    """What the first photo and another are both called in one respect, for want of shared tags:
    “both: dog”, “same colours: green”; else nothing."""
    for facet in facets:
        label = facet.labels[0]
        if label and label == facet.labels[row]:
            if facet.name in (SUBJECT, SCENE):
                return f"both: {label}"
            if facet.name == COLOUR:
                return f"same colours: {label}"
    return ""


def _reason(shared: tuple[str, ...], alike: str, occasion: str, likely: bool) -> str:
    """“both: dog, snow · same moment”; every hit has some reason, if only its look."""
    content = f"both: {', '.join(shared)}" if shared else alike
    parts = [part for part in (content, occasion) if part]
    return " · ".join(parts) or ("a similar look" if likely else "little in common")


def occasion_words(one: Metadata | None, other: Metadata | None) -> str:
    """Whether two photos were taken at one moment, on one day or at one place; else nothing."""
    hours, apart = hours_apart(one, other), km_apart(one, other)
    first, second = taken_at(one), taken_at(other)
    timed = all(taken is not None and knows_hour(taken) for taken in (first, second))
    if timed and hours is not None and hours <= _SAME_MOMENT_H:
        return "same moment"
    place = apart is not None and apart <= SAME_PLACE_KM
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


def _tuple(scores: Scores | Ids | Vectors) -> tuple[float, ...]:
    return tuple(round(float(score), 5) for score in scores)
