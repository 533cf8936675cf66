"""Dates as people type them, and as chips say them again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoorg.periods import Period, period_in, read_period
from photoorg.ui.period_words import period_words


@pytest.mark.parametrize(
    ("typed", "value", "words"),
    [
        ("2019", "2019-01-01/2019-12-31", "2019"),
        (" May  2019 ", "2019-05-01/2019-05-31", "May 2019"),
        ("sept 2019", "2019-09-01/2019-09-30", "September 2019"),
        ("2020-02", "2020-02-01/2020-02-29", "February 2020"),
        ("12 May 2019", "2019-05-12/2019-05-12", "12 May 2019"),
        ("May 12th, 2019", "2019-05-12/2019-05-12", "12 May 2019"),
        ("12.5.2019", "2019-05-12/2019-05-12", "12 May 2019"),
        ("2019-05-12", "2019-05-12/2019-05-12", "12 May 2019"),
        ("2019–2021", "2019-01-01/2021-12-31", "2019–2021"),
        ("2019-2021", "2019-01-01/2021-12-31", "2019–2021"),
        ("2019 to 2021", "2019-01-01/2021-12-31", "2019–2021"),
        ("May - August 2019", "2019-05-01/2019-08-31", "May 2019 – August 2019"),
        ("Dec 2018 – 3 Jan 2019", "2018-12-01/2019-01-03", "1 December 2018 – 3 January 2019"),
        ("since May 2019", "2019-05-01/", "since May 2019"),
        ("after 2019", "2020-01-01/", "since 2020"),
        ("before May 2019", "/2019-04-30", "until April 2019"),
        ("until 2019", "/2019-12-31", "until 2019"),
        ("from May to August 2019", "2019-05-01/2019-08-31", "May 2019 – August 2019"),
        ("summer 2020", "2020-06-01/2020-08-31", "June 2020 – August 2020"),
        ("Winter 2019", "2019-12-01/2020-02-29", "December 2019 – February 2020"),
        ("Mai 2019", "2019-05-01/2019-05-31", "May 2019"),
        ("März 2020", "2020-03-01/2020-03-31", "March 2020"),
        ("Dez. 2019", "2019-12-01/2019-12-31", "December 2019"),
        ("12. Mai 2019", "2019-05-12/2019-05-12", "12 May 2019"),
        ("12. 5. 2019", "2019-05-12/2019-05-12", "12 May 2019"),
        ("Mai bis Oktober 2019", "2019-05-01/2019-10-31", "May 2019 – October 2019"),
        ("von 2019 bis 2021", "2019-01-01/2021-12-31", "2019–2021"),
        ("seit Mai 2019", "2019-05-01/", "since May 2019"),
        ("ab 2019", "2019-01-01/", "since 2019"),
        ("nach 2019", "2020-01-01/", "since 2020"),
        ("vor Mai 2019", "/2019-04-30", "until April 2019"),
        ("bis 2019", "/2019-12-31", "until 2019"),
        ("Frühling 2020", "2020-03-01/2020-05-31", "March 2020 – May 2020"),
        ("Winter 2020/21", "2020-12-01/2021-02-28", "December 2020 – February 2021"),
    ],
)
def test_what_is_typed_is_understood(typed: str, value: str, words: str) -> None:
    period = read_period(typed)
    assert period is not None
    assert period.value == value
    assert period_words(period) == words


@pytest.mark.parametrize(
    "typed",
    ["", "dog", "may", "19", "1066", "9999", "31 February 2019", "2021–2019", "2019 dogs", "since",
     "since dog", "2019–", "–", "13.13.2019", "may be 2019", "2019-13", "mai", "sommer", "summer",
     "Sommer 2020/21", "Winter 2020/22", "letztes Foto", "last dog", "von", "vor dem Haus",
     "bis 31. Juni 2019"],
)  # fmt: skip
def test_anything_else_is_no_date(typed: str) -> None:
    assert read_period(typed) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("today", "2024-01-31/2024-01-31"),
        ("gestern", "2024-01-30/2024-01-30"),
        ("this month", "2024-01-01/2024-01-31"),
        ("letzten Monat", "2023-12-01/2023-12-31"),
        ("Last year", "2023-01-01/2023-12-31"),
        ("letztes Jahr", "2023-01-01/2023-12-31"),
        ("seit diesem Jahr", "2024-01-01/"),
        ("seit letztem Jahr", "2023-01-01/"),
        ("2019 bis heute", "2019-01-01/2024-01-31"),
    ],
)
def test_dates_may_count_from_today(typed: str, value: str) -> None:
    period = read_period(typed, today=date(2024, 1, 31))
    assert period is not None
    assert period.value == value


days = st.dates(date(1830, 1, 1), date(2190, 12, 31))


@given(days, days)
def test_words_name_the_very_same_period(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert read_period(period_words(period)) == period
    assert period_in(period.value) == period


@given(st.text())
def test_no_text_crashes(typed: str) -> None:
    read_period(typed)
    period_in(typed)
