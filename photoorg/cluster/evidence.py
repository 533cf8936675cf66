"""Why an album has its name, in one short sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_PLAIN = 0.3
"""From this share on the photos are said to show a thing; below it, perhaps."""


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
    count: int, named: Sequence[str], guessed: Sequence[str], share: float, place: str, when: str
) -> str:
    """“214 photos · 91 % show dogs or beach · Ostia · May–August 2019”.

    `named` are the phrases of the name and `share` how many photos show one of them; `guessed`
    are told instead when there are none.
    """
    parts = [counted(count)]
    if named and share >= _PLAIN:
        parts.append(f"{min(share, 1.0):.0%}".replace("%", " %") + f" show {' or '.join(named)}")
    elif named or guessed:
        parts.append(f"perhaps {' or '.join(named or guessed)}")
    return " · ".join([*parts, *filter(None, (place, when))])


def counted(count: int) -> str:
    """“1 photo”, “2,140 photos”."""
    return "1 photo" if count == 1 else f"{count:,} photos"


def _month(date: str) -> str:
    return MONTHS[int(date[5:7]) - 1]
