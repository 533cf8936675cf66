"""What the window says about learning."""

from __future__ import annotations

from datetime import datetime

from photoorg.library.heads import ENOUGH_ACTS, Trial
from photoorg.ui.sentences import told
from photoorg.ui.text import counted, safe_text


def outcome_words(trials: list[Trial]) -> str:
    """What came out last."""
    return safe_text(told(trials[0].sentence)) if trials else "Nothing has been learned yet."


def corrections_words(made: int, learned_from: int) -> str:
    """How many corrections there are, and how many more it takes."""
    more = max(0, ENOUGH_ACTS - max(0, made - learned_from))
    corrections = counted(made, "correction") if made else "no corrections"
    there = f"There {'is' if made == 1 else 'are'} {corrections} so far"
    if not more:
        return f"{there}: enough to learn from by itself, as soon as there is time."
    return f"{there}; after {more} more photoorg learns by itself."


def date_words(at: str) -> str:
    """“12 May 2019, 16:04”, in the time of this computer."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return safe_text(at, limit=40)
    return f"{moment.day} {moment:%B %Y, %H:%M}"


_FIGURES = {
    "gain": "albums not seen before {:+.1%}",
    "gain_from": "at least {:+.1%}",
    "gain_coarse": "larger groups {:+.1%}",
    "photos": "{:,.0f} photos",
    "classes": "{:,.0f} albums",
}
"""What the gate measured, by the name it has there; more photos of the right album found."""


def figures_words(trial: Trial) -> str:
    """“34 corrections · albums not seen before +3.8%”."""
    shown = [
        _FIGURES[name].format(value) if name in _FIGURES else f"{safe_text(name)} {value:.3f}"
        for name, value in trial.figures.items()
    ]
    return " · ".join([counted(trial.acts, "correction"), *shown])


def factor_words(factor: float) -> str:
    """How much something counts."""
    if factor <= 0:
        return "not at all"
    if round(factor, 2) == 1:
        return "as usual"
    return f"{'less' if factor < 1 else 'more'} ({factor:.1f} ×)"
