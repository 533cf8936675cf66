"""What a search found, as the grid shows it: in one of its orders, in sections or none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Hit, Ids, Order
from photoorg.ui.closeness import caption_of
from photoorg.ui.language import number, tr
from photoorg.ui.months import Listing, Section
from photoorg.ui.places import Query
from photoorg.ui.sentences import told
from photoorg.ui.text import safe_text

BEST = tr("Best match")
"""The order in which the hits came."""


@dataclass(frozen=True)
class Answer:
    """The hits of a search, best first, and the order in which they are shown."""

    query: Query
    hits: tuple[Hit, ...] = ()
    orders: tuple[Order, ...] = ()
    """Other ways to sort the hits; one without a score for each hit is not among the `names`."""
    chosen: int = 0
    """The place of the order shown among the `names`."""
    cut: int | None = None
    """How many of the hits a person said are likely; None where nobody did."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Best match first, then every other order by its name; empty when there is no other."""
        others = tuple(safe_text(told(order.name), limit=40) for order in self._usable)
        return (BEST, *others) if others else ()

    @cached_property
    def listing(self) -> Listing:
        """The photos in the chosen order; the best match is parted where it stops being likely."""
        rows = self._rows()
        ids = np.fromiter((self.hits[row].photo_id for row in rows), np.int64)
        captions = tuple(caption_of(self.hits[row], self.query) for row in rows)
        return Listing(ids, () if self.chosen else self._sections(), captions)

    @property
    def is_best_match(self) -> bool:
        """Whether the best come first, and likely ones before the others."""
        return not self.chosen

    @cached_property
    def scores(self) -> NDArray[np.float64]:
        """The scores of all hits, the highest first (n,); only where they fall means something."""
        return -np.sort([-hit.score for hit in self.hits])

    @property
    def likely(self) -> int:
        """How many hits are likely."""
        return self.found_likely if self.cut is None else min(self.cut, len(self.hits))

    @property
    def found_likely(self) -> int:
        """How many the search itself called likely."""
        return sum(hit.likely for hit in self.hits)

    def cutting(self, cut: int | None) -> Answer:
        """The same hits with so many likely ones, or as many as the search said."""
        return replace(self, cut=None if cut is None else min(max(cut, 0), len(self.hits)))

    @property
    def words(self) -> str:
        """“38 likely of 200 photos, best first”."""
        count, likely = len(self.hits), self.likely
        if not self.hits or self.chosen:
            return tr("%n photos", "", count)
        if likely == count:
            return tr("%n photos, best first", "", count)
        if not likely:
            return tr("none likely of %n photos, best first", "", count)
        text = tr("{likely} likely of %n photos, best first", "", count)
        return text.format(likely=number(likely))

    def in_order(self, chosen: int) -> Answer:
        """The same hits in another order, by its place among the `names`."""
        return replace(self, chosen=chosen if 0 <= chosen < len(self.names) else 0)

    @property
    def _usable(self) -> tuple[Order, ...]:
        return tuple(order for order in self.orders if len(order.scores) == len(self.hits))

    def _rows(self) -> Ids:
        """The hits by their place in `hits`, in the chosen order."""
        if not self.chosen:
            return self._likely_first()
        scores = np.array(self._usable[self.chosen - 1].scores)
        return np.argsort(-scores, kind="stable")

    def _likely_first(self) -> Ids:
        """The hits as they came, those with the highest scores before the others where a person
        said how many are likely."""
        places = np.arange(len(self.hits))
        if self.cut is None:
            return places
        ranks = np.empty_like(places)
        ranks[np.argsort([-hit.score for hit in self.hits], kind="stable")] = places
        return np.lexsort((places, ranks >= self.cut))

    def _sections(self) -> tuple[Section, ...]:
        if self.hits and not self.likely and self.cut is None:
            title = tr("Nothing stands out; these come nearest")
            return (Section(0, title, small=True, dimmed=True),)
        less = Section(self.likely, tr("Less likely", "photos"), small=True, dimmed=True)
        if not self.likely and self.hits:
            return (less,)
        if self.likely < len(self.hits):
            return Section(0, tr("Likely", "photos"), small=True), less
        return ()
