"""The places one has been to, as they were left."""

from __future__ import annotations

from dataclasses import dataclass

from photoorg.ui.comparison import Comparison
from photoorg.ui.explained import Told
from photoorg.ui.grid_selection import GridState
from photoorg.ui.places import Place
from photoorg.ui.results import Outcome

KEPT = 100


@dataclass(frozen=True)
class Visit:
    """A place as it was left."""

    place: Place
    state: GridState | None = None
    kept: Outcome | Told | Comparison | None = None
    """What a question had been answered with, or how photos were compared; None for other places,
    and where no answer had come."""


class History:
    """The newest visits, last one first to come back."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []

    def __bool__(self) -> bool:
        return bool(self._visits)

    def add(self, visit: Visit) -> None:
        """Remember a visit; the oldest of too many is forgotten."""
        self._visits.append(visit)
        del self._visits[:-KEPT]

    def back(self) -> Visit | None:
        """The visit before, which is then no longer remembered, or None."""
        return self._visits.pop() if self._visits else None
