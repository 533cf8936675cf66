"""The small marks of what is known of photos' files: each is one row of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from photoorg.domain import PhotoCard
from photoorg.ui.language import number, tr


def _nothing(_card: PhotoCard) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A mark that some photos have."""

    icon: str
    words: Callable[[PhotoCard], str]
    """What it says, for tooltips and screen readers; empty for photos that do not have it."""
    label: Callable[[PhotoCard], str] = _nothing
    """What stands beside the icon, if anything."""
    amber: bool = False
    """It is about a problem."""


def _offline(card: PhotoCard) -> str:
    return "" if card.online else tr("its folder is offline")


def _problem(card: PhotoCard) -> str:
    return tr("its file has changed and cannot be read") if card.has_problem else ""


def _copies(card: PhotoCard) -> str:
    return tr("%n exact copies", "", card.copies) if card.copies > 1 else ""


BADGES: tuple[Badge, ...] = (
    Badge("cloud-slash", _offline),
    Badge("warning", _problem, amber=True),
    Badge("copy", _copies, lambda card: number(card.copies)),
)
"""From left to right."""


def badges_of(card: PhotoCard) -> list[Badge]:
    """The marks that a photo has."""
    return [badge for badge in BADGES if badge.words(card)]
