"""What a goal's measurement is given and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass

FULL = 1.0
"""The scale of the full tier: every count as the goals in README.md ask for it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of the full tier is run: 1 is all of it, 0.1 a tenth of every count."""

    share: float = FULL
    seed: int = 1
    """Where random choices begin, so that a failure can be met again."""

    def count(self, full: int, least: int = 1) -> int:
        """The share of a count of the full tier, and never fewer than `least`."""
        return max(least, round(full * self.share))

    @property
    def is_full(self) -> bool:
        """Whether this is the full tier, where what takes many minutes is measured too."""
        return self.share >= FULL


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the table."""

    goal: str
    """Its id, such as “G2”."""
    title: str
    """A few words, such as “kill -9”."""
    wanted: str
    """The goal's figure in words, at the scale that was run."""
    reached: str
    """The figure reached; where nothing was measured, why."""
    passed: bool | None
    """None where it was not measured here."""
    notes: tuple[str, ...] = ()
    """Whole sentences below the table: what failed, with its evidence, or what stays open."""


def not_measured(goal: str, title: str, wanted: str, reason: str) -> Outcome:
    """The line of a goal that this machine or this tier cannot measure."""
    return Outcome(goal, title, wanted, reason, None)
