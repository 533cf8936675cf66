"""What is known of two photos, as the page that compares them shows it and comes back to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from photoorg.explanations import Detail, Explanation


class Stage(Enum):
    """Whether more is to come."""

    COMING = auto()
    DONE = auto()
    STOPPED = auto()
    """The person did not want to wait for the rest."""
    FAILED = auto()


@dataclass(frozen=True)
class Told:
    """What has been told of a pair so far, and how much of it the person wants to read."""

    explanation: Explanation | None = None
    stage: Stage = Stage.COMING
    message: str = ""
    """Why it failed, in a sentence."""
    words: float | None = None
    """The length of description the person chose; None for the best to begin with."""
    scroll: int = 0

    @property
    def detail(self) -> int:
        """The place of the detail to show among those of the explanation."""
        if self.explanation is None or not self.explanation.details:
            return 0
        details = self.explanation.details
        wanted = self.words
        if wanted is None:
            wanted = self.explanation.words_to_tell_apart
        return nearest(details, details[-1].words if wanted is None else wanted)


def nearest(details: tuple[Detail, ...], words: float) -> int:
    """The place of the detail whose descriptions are nearest to a length."""
    return min(range(len(details)), key=lambda place: abs(details[place].words - words))
