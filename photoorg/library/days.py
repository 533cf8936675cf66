"""On which days photos were taken (index.db).

A period is the beginning of a date as it is stored: `2019`, `2019-05` or `2019-05-12`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

import numpy as np

from photoorg.domain import DateSource, Ids
from photoorg.library.photos import IS_HERE, NEWEST_FIRST
from photoorg.library.store import Library

# Written out, for a partial index serves no query that binds what it rests on.
_INFERRED = f"taken_source IN ('{DateSource.FILE_NAME}', '{DateSource.FILE_TIME}')"
_WITHIN = "taken >= ? AND taken < ?"
_A_PIECE = 10_000
_PERIOD = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True)
class DayCounts:
    """How many photos there are of each day."""

    taken: dict[str, int] = field(default_factory=dict)
    """By day, `YYYY-MM-DD`, the newest first."""
    inferred: dict[str, int] = field(default_factory=dict)
    """Those among them whose date is that of the file, or in its name."""
    undated: int = 0


def counts(library: Library) -> Generator[None, None, DayCounts]:
    """How many photos there are of each day, in steps, none of which takes long."""
    days: Counter[str] = Counter()
    inferred: Counter[str] = Counter()
    for counter, wanted in ((days, "taken IS NOT NULL"), (inferred, _INFERRED)):
        rows = library.index.execute(
            f"SELECT substr(taken, 1, 10) FROM photos WHERE {wanted} AND {IS_HERE} {NEWEST_FIRST}"
        )
        while piece := rows.fetchmany(_A_PIECE):
            counter.update(chain.from_iterable(piece))
            yield
    undated = library.index.execute(
        f"SELECT COUNT(*) FROM photos WHERE taken IS NULL AND {IS_HERE}"
    ).fetchone()[0]
    return DayCounts(dict(days), dict(inferred), int(undated))


def ids_taken_in(library: Library, period: str) -> Ids:
    """The photos of a year, a month or a day, newest first."""
    if not _PERIOD.fullmatch(period):
        return np.empty(0, np.int64)
    rows = library.index.execute(
        f"SELECT id FROM photos WHERE {_WITHIN} AND {IS_HERE} {NEWEST_FIRST}", _borders(period)
    )
    return np.fromiter(chain.from_iterable(rows), np.int64)


def ids_without_date(library: Library) -> Ids:
    """The photos of which nobody knows when they were taken, newest first."""
    rows = library.index.execute(
        f"SELECT id FROM photos WHERE taken IS NULL AND {IS_HERE} {NEWEST_FIRST}"
    )
    return np.fromiter(chain.from_iterable(rows), np.int64)


def ids_on_this_day(library: Library, today: date) -> list[tuple[int, Ids]]:
    """The photos of the same month and day in the years before, by year, both newest first.

    Those of which only the file's own time is known are left out: that is when they were copied
    as often as not.
    """
    found = []
    for year in reversed(_years_before(library, today.year)):
        rows = library.index.execute(
            f"""SELECT id FROM photos WHERE {_WITHIN} AND {IS_HERE}
            AND taken_source IS NOT '{DateSource.FILE_TIME}' {NEWEST_FIRST}""",
            _borders(f"{year:04d}-{today.month:02d}-{today.day:02d}"),
        )
        ids = np.fromiter(chain.from_iterable(rows), np.int64)
        if len(ids):
            found.append((year, ids))
    return found


def middle(library: Library, period: str, count: int) -> int | None:
    """The photo in the middle of a period of `count` photos; `""` is the time without a date."""
    wanted, values = (_WITHIN, _borders(period)) if period else ("taken IS NULL", ())
    row = library.index.execute(
        f"SELECT id FROM photos WHERE {wanted} AND {IS_HERE} {NEWEST_FIRST} LIMIT 1 OFFSET ?",
        [*values, count // 2],
    ).fetchone()
    return None if row is None else int(row[0])


def _borders(period: str) -> Sequence[str]:
    """What dates of a period are not below, and what they are all below: `~` sorts after digits,
    `-` and `T`."""
    return period, period + "~"


def _years_before(library: Library, year: int) -> list[int]:
    """The years with photos before one, at most; found by the first and the last date."""
    # Each on its own is the end of an index; asked for together they take a walk through all of it.
    query = "SELECT (SELECT MIN(taken) FROM photos), (SELECT MAX(taken) FROM photos)"
    first, last = library.index.execute(query).fetchone()
    if first is None:
        return []
    return list(range(int(first[:4]), min(int(last[:4]), year - 1) + 1))
