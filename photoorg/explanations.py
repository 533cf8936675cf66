"""“Why are these similar?” as frozen values: what the engine finds out and the window shows.

Distances are conceptual (Achille et al., CVPR 2024) and in nats; they are for sorting and drawing
and never shown as numbers. Budgets are in words: how long a description may be.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict, dataclass

from photoorg.translatable import tr


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
    effective_sample: float | None = None
    """How many equally weighted captions the drawn ones are worth, (Σ w)² / Σ w²; None where none
    were drawn and scored."""
    notes: tuple[str, ...] = ()
    """What could not be taken into account, in sentences."""


def as_json(explanation: Explanation) -> dict[str, object]:
    """The explanation as plain JSON values.

    `shared`, `left` and `right` are the phrases of the longest description that both photos or
    only one of them show; `details` has those of every length.
    """
    longest = explanation.details[-1] if explanation.details else None
    return {
        "auc": explanation.auc,
        "percentile": explanation.percentile,
        "words_to_tell_apart": explanation.words_to_tell_apart,
        "curve": asdict(explanation.curve),
        "shared": [asdict(phrase) for phrase in longest.both] if longest else [],
        "left": [asdict(phrase) for phrase in longest.only_left] if longest else [],
        "right": [asdict(phrase) for phrase in longest.only_right] if longest else [],
        "facets": [asdict(facet) for facet in explanation.facets],
        "describer": explanation.describer,
        "details": [asdict(detail) for detail in explanation.details],
        "approximate": explanation.approximate,
        "effective_sample": explanation.effective_sample,
        "complete": explanation.complete,
        "notes": list(explanation.notes),
    }


def _as_it_is(_facet: str, said: str) -> str:
    return said


@dataclass(frozen=True, slots=True)
class Tongue:
    """How an explanation is put into the words of a language; English as it is."""

    say: Callable[[str], str] = tr
    """Translates a text."""
    facet: Callable[[str], str] = tr
    """Names a facet."""
    describer: Callable[[str], str] = tr
    """Names a describer."""
    measured: Callable[[str, str], str] = _as_it_is
    """Translates what photos show in a facet."""
    number: Callable[[float, int], str] = "{:,.{}f}".format
    """Writes a number with so many decimals."""


ENGLISH = Tongue()


def as_text(explanation: Explanation, left: str, right: str, *, tongue: Tongue = ENGLISH) -> str:
    """The explanation in lines of plain text; `left` and `right` are the photos' names."""
    say = tongue.say
    title = say(tr("Why are these similar? {left} (left) and {right} (right)"))
    lines = [title.format(left=left, right=right), _verdict(explanation, tongue), ""]
    for detail in explanation.details:
        count = max(round(detail.words), 1)
        lines.append(say(tr("In at most {count} words")).format(count=count))
        lines += [
            f"  {say(side)}: {said}"
            for side, said in (
                (tr("Left"), detail.left and say(tr("“{words}”")).format(words=detail.left)),
                (tr("Right"), detail.right and say(tr("“{words}”")).format(words=detail.right)),
                (tr("Both"), _listed(detail.both, tongue)),
                (tr("Only left"), _listed(detail.only_left, tongue)),
                (tr("Only right"), _listed(detail.only_right, tongue)),
            )
            if said
        ]
    lines += ["", *(_facet_line(facet, tongue) for facet in explanation.facets)]
    by = say(tr("Described by: {describer} · machine text"))
    lines += ["", by.format(describer=tongue.describer(explanation.describer))]
    if explanation.approximate:
        lines.append(say(tr("Approximate: the describer did not finish.")))
    return "\n".join([*lines, *explanation.notes])


def closeness(share: float | None, tongue: Tongue = ENGLISH) -> str:
    """“closer than 99.2 % of pairs”; rounded down and never 100, since nobody measured all."""
    if share is None:
        return tongue.say(tr("not measured yet"))
    if share < 0.5:
        return tongue.say(tr("no closer than a pair picked by chance"))
    percent = tongue.number(min(math.floor(share * 1000 + 1e-6) / 10, 99.9), 1)
    return tongue.say(tr("closer than {percent} % of pairs")).format(percent=percent)


def _verdict(explanation: Explanation, tongue: Tongue) -> str:
    words = explanation.words_to_tell_apart
    apart = tongue.say(tr("Even a long description hardly tells them apart."))
    if words is not None:
        apart = tongue.say(tr("About {count} words tell them apart."))
        apart = apart.format(count=max(round(words), 1))
    says = closeness(explanation.percentile, tongue)
    return f"{says[0].upper()}{says[1:]}. {apart}"


def _listed(phrases: tuple[Phrase, ...], tongue: Tongue) -> str:
    return ", ".join(tongue.measured(phrase.facet, phrase.text) for phrase in phrases)


def _facet_line(facet: Facet, tongue: Tongue) -> str:
    unknown = tongue.say(tr("not known"))
    left, right = (tongue.measured(facet.name, said) for said in (facet.left, facet.right))
    says = tongue.say(tr("cannot be told"))
    if facet.closer_than is not None:
        says = closeness(facet.closer_than, tongue)
    return f"{tongue.facet(facet.name)}: {left or unknown} / {right or unknown} ({says})"
