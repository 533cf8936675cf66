"""“Why are these similar?” as frozen values: what the engine finds out and the window shows.

Distances are conceptual (Achille et al., CVPR 2024) and in nats; they are for sorting and drawing
and never shown as numbers. Budgets are in words: how long a description may be.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhotoRef:
    """A photo of the library by its id, or any file by its path."""

    photo_id: int | None = None
    path: bytes = b""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Something that both photos show, or only one of them."""

    text: str
    weight: float
    """Of what is shared: how sure it is of both, 0 to 1. Of what differs: its part of the
    distance, in nats. Only the order means something to people."""
    facet: str
    """What it speaks of: the `name` of a Facet, or “tag”."""
    words: float
    """The length of description, in words, at which it counts the most."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What can be said of two photos in descriptions of one length."""

    words: float
    left: str
    """The best description of the left photo at this length; machine text."""
    right: str
    both: tuple[Phrase, ...]
    """The weightiest first, here and below."""
    only_left: tuple[Phrase, ...]
    only_right: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way in which photos may be alike."""

    name: str
    """“Subject”, “Scene”, “Colour”, “People”, “Time”, “Place”, “Camera”."""
    left: str
    """What the left photo shows in this respect, in a few words; empty when nothing is known."""
    right: str
    distance: float
    """Its part of the distance, in nats; 0 where one of the photos says nothing."""
    closer_than: float | None
    """The share of random pairs of the library, 0 to 1, that are less alike in this respect; None
    where it cannot be told."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The distance of two photos as a function of the length of description."""

    words: tuple[float, ...]
    """Ascending from 0."""
    distances: tuple[float, ...]
    low: tuple[float, ...] = ()
    """The library's random pairs: a tenth of them lies below this. Empty, as the next two, while
    the library has not been measured."""
    middle: tuple[float, ...] = ()
    """Half of them lie below this."""
    high: tuple[float, ...] = ()
    """Nine tenths lie below this."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two photos are similar, and how they differ."""

    left: PhotoRef
    right: PhotoRef
    auc: float
    """The area under the curve, divided by its width: the conceptual distance in one number."""
    percentile: float | None
    """The share of random pairs of the library, 0 to 1, that are less similar; None while the
    library has not been measured."""
    words_to_tell_apart: float | None
    """About so many words tell them apart; None when the longest description does not."""
    curve: Curve
    details: tuple[Detail, ...]
    """From few words to many."""
    facets: tuple[Facet, ...]
    describer: str
    """Whose words the descriptions are: “tags”, “built-in captioner”."""
    approximate: bool = False
    """The describer was stopped, or could draw too few descriptions: parts may change."""
    complete: bool = True
    """False while captions are still to come."""
    notes: tuple[str, ...] = ()
    """What could not be taken into account, in sentences."""
