"""Putting into words how two photos are alike and how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from photoorg.decoders.albums import NAME as ALBUM
from photoorg.decoders.albums import shared_album
from photoorg.decoders.captions import FEWEST, LENGTHS, Captions, Pool
from photoorg.decoders.facet import FacetScores
from photoorg.decoders.facets import facet_distances, facets_of
from photoorg.decoders.known import Known, together
from photoorg.decoders.moment import NAME as MOMENT
from photoorg.decoders.moment import taken_at
from photoorg.decoders.place import NAME as PLACE
from photoorg.decoders.place import distance_words, km_apart
from photoorg.decoders.seen import SUBJECT, TAG_FACETS
from photoorg.decoders.statistics import BUDGETS, WORDS_PER_NAT
from photoorg.explanations import Curve, Detail, Explanation, Facet, PhotoRef, Phrase
from photoorg.models.tag_scores import choose_tags
from photoorg.pipeline.insight import Insight
from photoorg.pipeline.ranking import occasion_words
from photoorg.similarity import distance
from photoorg.similarity.codes import Floats

DETAILS = tuple(words / WORDS_PER_NAT for words in LENGTHS)
"""Budgets of the details, in nats of the caption bank."""
PHRASES = 6
_PER_FACET = 2
_ASSERTED = 0.25
"""A phrase is told of a photo that asserts it at least so surely."""
_TELLING = 0.3
"""A phrase that adds less to the distance, in nats, tells nobody anything."""
_TAG = "tag"
_MEASURED_FROM = 2
"""From this detail on, what was measured is told beside what was seen."""
_ALIKE = 0.15
"""Two photos are alike in a facet whose distance is at most so many nats."""
_UNSAID = {PLACE: "where it was taken", "Camera": "which camera took it"}
_NEAR_KM = 10.0
"""So near each other, how far apart photos were taken says more than where."""
_SEEN = {SUBJECT, *(name for name, _ in TAG_FACETS)}


class Teller:
    """Two photos, with everything that is known of them but for captions."""

    def __init__(self, insight: Insight, pair: tuple[Known, Known]) -> None:
        self._insight = insight
        self._photos = together(*pair)
        self._tags = insight.tags
        self._tag_scores = insight.tags.pmi(self._photos)

    def explanation(self, left: PhotoRef, right: PhotoRef) -> Explanation:
        """What tags, concepts and metadata say."""
        statistics, bank = self._insight.statistics, self._insight.bank
        fitted = distance.at_budgets(bank.space, bank.pmi(self._photos), BUDGETS)
        curve = distance.pair_distances(fitted.photo(0), fitted.photo(1))[:, 0]
        area = float(distance.area(BUDGETS, curve))
        apart = distance.budget_to_tell_apart(BUDGETS, curve, statistics.threshold)
        low, middle, high = (tuple(map(float, row)) for row in statistics.band)
        return Explanation(
            left,
            right,
            area,
            # Nobody has compared all pairs, so none is closer than all of them.
            min(statistics.closer_than(area), 1 - 1 / len(statistics.areas)),
            None if apart is None else apart * WORDS_PER_NAT,
            Curve(
                tuple(float(c) * WORDS_PER_NAT for c in BUDGETS),
                tuple(map(float, curve)),
                low,
                middle,
                high,
            ),
            tuple(self._detail(number) for number in range(len(DETAILS))),
            self._facets(),
            "tags",
            notes=self._notes(),
        )

    def in_words_of(
        self, describer: str, instant: Explanation, said: Sequence[Captions], pool: Pool | None
    ) -> Explanation:
        """The same with the describer's descriptions, and what it would say of both photos."""
        details = []
        shared = pool.shared() if pool is not None else ""
        for number, detail in enumerate(instant.details):
            left, right = (one.best[number] for one in said)
            both = detail.both
            if shared and len(shared.split()) <= LENGTHS[number]:
                both = (Phrase(shared, 1.0, "caption", float(len(shared.split()))), *both)
            details.append(replace(detail, left=left, right=right, both=both))
        sample = None if pool is None else min(pool.fitted(price)[1] for price in _PRICES)
        return replace(
            instant,
            details=tuple(details),
            describer=describer,
            approximate=sample is not None and sample < FEWEST,
            effective_sample=sample,
        )

    # Tags

    def _detail(self, number: int) -> Detail:
        words = DETAILS[number] * WORDS_PER_NAT
        q, both_say, parts = self._levels[number]
        bank = self._tags.bank
        shared = np.where(both_say >= _ASSERTED, both_say, 0)
        of_both = choose_tags(bank, shared, PHRASES, _PER_FACET)
        both = [
            Phrase(bank.texts[j], float(shared[j]), _TAG, self._counts_at(j, shared=True))
            for j in of_both
        ]
        only: list[list[Phrase]] = []
        for own, other in ((0, 1), (1, 0)):
            theirs = (q[own] > q[other]) & (q[own] >= _ASSERTED) & (shared == 0)
            weight = np.where(theirs & (parts >= _TELLING), parts, 0)
            only.append(
                [
                    Phrase(bank.texts[j], float(parts[j]), _TAG, self._counts_at(j, shared=False))
                    for j in choose_tags(bank, weight, PHRASES, _PER_FACET, said=of_both)
                ]
            )
        if number >= _MEASURED_FROM:
            self._add_measured(words, both, *only)
        left, right = (
            ", ".join(bank.texts[j] for j in choose_tags(bank, _told(q[row]), number + 1, 1))
            for row in (0, 1)
        )
        return Detail(words, left, right, tuple(both), tuple(only[0]), tuple(only[1]))

    @cached_property
    def _levels(self) -> list[tuple[Floats, Floats, Floats]]:
        """At each detail q (2, tags), what both say and the parts of the distance, both (tags,)."""
        space, found = self._tags.space, []
        for budget in DETAILS:
            tag_nats = budget * WORDS_PER_NAT / self._tags.words_per_nat
            price = distance.common_price(space, self._tag_scores, tag_nats)
            fitted = distance.at_prices(space, self._tag_scores, np.array([price]))
            left, right = fitted.photo(0), fitted.photo(1)
            parts = distance.contributions(space, left, right)[0, 0]
            found.append((fitted.q[0], distance.shared(left, right)[0, 0], parts))
        return found

    def _counts_at(self, tag: int, shared: bool) -> float:
        """The length in words at which a tag has its largest share."""
        shares = [
            float(both[tag]) if shared else float(parts[tag] / max(parts.sum(), 1e-9))
            for _, both, parts in self._levels
        ]
        # Of equal shares the shortest description.
        best = max(shares)
        level = next(k for k, share in enumerate(shares) if share >= 0.9 * best)
        return DETAILS[level] * WORDS_PER_NAT

    # Facets

    @cached_property
    def _facet_scores(self) -> tuple[tuple[FacetScores, ...], Floats]:
        statistics = self._insight.statistics
        facets = facets_of(self._photos, self._tag_scores, statistics, self._insight.albums)
        return facets, facet_distances(facets, np.array([0]), np.array([1]))[0]

    def _facets(self) -> tuple[Facet, ...]:
        statistics = self._insight.statistics
        found = []
        for facet, apart in zip(*self._facet_scores, strict=True):
            known = bool(facet.known.all())
            share = statistics.facet_closer_than(facet.name, float(apart)) if known else None
            left, right = facet.labels
            found.append(Facet(facet.name, left, right, float(apart), share))
        return tuple(found)

    @property
    def _album_of_both(self) -> str:
        albums = self._insight.albums
        return shared_album(albums, self._photos.photo) if albums else ""

    def _add_measured(
        self, words: float, both: list[Phrase], left: list[Phrase], right: list[Phrase]
    ) -> None:
        """What files, pixels and the person's albums say, beside the tags."""
        one, other = self._photos.metadata
        occasion, away = occasion_words(one, other), km_apart(one, other)
        if occasion:
            both.append(Phrase(occasion, 1.0, MOMENT, words))
        elif away is not None and away <= _NEAR_KM:
            both.append(Phrase(distance_words(away), 1.0, PLACE, words))
        said_already = "day" in occasion or "moment" in occasion
        # What the light looks like is a guess, and was not measured.
        guessed = taken_at(one) is None or taken_at(other) is None
        for facet, apart in zip(*self._facet_scores, strict=True):
            if facet.name in _SEEN or not facet.known.all():
                continue
            if facet.name == PLACE and away is not None and away <= _NEAR_KM:
                continue
            if facet.name == MOMENT and (said_already or guessed):
                continue
            here, there = facet.labels
            if here == there:
                if apart <= _ALIKE:
                    both.append(Phrase(here, 1.0, facet.name, words))
            elif apart > _ALIKE:
                above = self._album_of_both if facet.name == ALBUM else ""
                if above:
                    both.append(Phrase(above, 1.0, ALBUM, words))
                for said, side in ((here, left), (there, right)):
                    if said != above:
                        side.append(Phrase(said, float(apart) / 2, facet.name, words))

    def _notes(self) -> tuple[str, ...]:
        notes = []
        for facet in self._facet_scores[0]:
            if facet.name in _UNSAID and not facet.known.all():
                who = ("The right photo", "Neither photo")[int(not facet.known.any())]
                who = "The left photo" if facet.known[1] else who
                says = "says" if who == "Neither photo" else "does not say"
                notes.append(f"{who} {says} {_UNSAID[facet.name]}.")
        if self._insight.general:
            notes.append(
                "Compared with photos photoorg was made with: this library was not measured yet."
            )
        return tuple(notes)


_PRICES = (0.5, 1.0)
"""λ at which the sample of captions must be large enough: 1 is the describer itself."""


def _told(q: Floats) -> Floats:
    told: Floats = np.where(q >= _ASSERTED, q, 0)
    return told
