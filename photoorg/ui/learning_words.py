"""What the window says about learning."""

from __future__ import annotations

from datetime import datetime

from photoorg.library.heads import ENOUGH_ACTS, Trial
from photoorg.ui.language import number, tr
from photoorg.ui.months import moment_words
from photoorg.ui.sentences import told
from photoorg.ui.text import safe_text


def outcome_words(trials: list[Trial]) -> str:
    """What came out last."""
    return safe_text(told(trials[0].sentence)) if trials else tr("Nothing has been learned yet.")


def corrections_words(made: int, learned_from: int) -> str:
    """How many corrections there are, and how many more it takes."""
    more = max(0, ENOUGH_ACTS - max(0, made - learned_from))
    if not made:
        words = tr(
            "There are no corrections so far; after %n more photoorg learns by itself.", "", more
        )
    elif more:
        words = tr(
            "There are %n corrections so far; after {more} more photoorg learns by itself.",
            "",
            made,
        )
    else:
        words = tr(
            "There are %n corrections so far: enough to learn from by itself, as soon as there is "
            "time.",
            "",
            made,
        )
    return words.format(more=number(more))


def date_words(at: str) -> str:
    """“12 May 2019, 16:04”, in the time of this computer."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return safe_text(at, limit=40)
    return moment_words(moment)


_GAINS = {
    "gain": tr("albums not seen before {gain}"),
    "gain_from": tr("at least {gain}"),
    "gain_coarse": tr("larger groups {gain}"),
}
"""What the gate measured, by the name it has there; more photos of the right album found."""


def figures_words(trial: Trial) -> str:
    """“34 corrections · albums not seen before +3.8%”."""
    shown = [_figure_words(name, value) for name, value in trial.figures.items()]
    return " · ".join([tr("%n corrections", "", trial.acts), *shown])


def _figure_words(name: str, value: float) -> str:
    if name in _GAINS:
        share = f"{'-' if value < 0 else '+'}{number(100 * abs(value), 1)}"
        return _GAINS[name].format(gain=tr("{number}%", "a hundredth").format(number=share))
    if name == "photos":
        return tr("%n photos", "", round(value))
    if name == "classes":
        return tr("%n albums", "", round(value))
    return f"{safe_text(name)} {value:.3f}"


def factor_words(factor: float) -> str:
    """How much something counts."""
    if factor <= 0:
        return tr("not at all")
    if round(factor, 2) == 1:
        return tr("as usual")
    words = tr("less ({factor} ×)") if factor < 1 else tr("more ({factor} ×)")
    return words.format(factor=number(factor, 1))
