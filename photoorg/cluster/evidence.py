"""Why an album has its name, in one short sentence."""

from __future__ import annotations

from collections.abc import Iterable

from photoorg.cluster.names import Name, Unnamed
from photoorg.domain import ConceptTree

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_PLAIN = 0.4
"""From this share on the photos are said to show a concept; below it, perhaps."""


def period(taken: Iterable[str | None]) -> str:
    """When photos were taken: “May 2019”, “May–August 2019”, “2012–2014”; "" when unknown.

    `taken` are ISO dates; what less than half of the photos say is not said of all. One photo in
    twenty at either end is left out: a camera whose clock was never set would stretch every
    period to the year of its making.
    """
    dates = list(taken)
    months = sorted(date[:7] for date in dates if date)
    if not months or len(months) < len(dates) / 2:
        return ""
    strays = len(months) // 20
    first, last = months[strays], months[-1 - strays]
    if first == last:
        return f"{_month(first)} {first[:4]}"
    if first[:4] == last[:4]:
        return f"{_month(first)}–{_month(last)} {first[:4]}"
    return f"{first[:4]}–{last[:4]}"


def sentence(
    count: int, name: Name, guesses: tuple[int, ...], its: Unnamed, tree: ConceptTree
) -> str:
    """“214 photos · 91 % show dogs · May–August 2019”.

    The share is the one the classifier expects; `guesses` are named when the name has no concepts.
    """
    parts = [counted(count)]
    nodes = name.nodes or guesses
    if nodes:
        what = " or ".join(tree.plurals[node] for node in nodes)
        share = float(sum(its.shares[node] for node in nodes))
        sure = bool(name.nodes) and share >= _PLAIN
        parts.append(
            f"{min(share, 1.0):.0%} show {what}".replace("%", " %") if sure else f"perhaps {what}"
        )
    if its.period:
        parts.append(its.period)
    return " · ".join(parts)


def counted(count: int) -> str:
    """“1 photo”, “2,140 photos”."""
    return "1 photo" if count == 1 else f"{count:,} photos"


def _month(date: str) -> str:
    return _MONTHS[int(date[5:7]) - 1]
