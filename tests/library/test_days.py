"""How many photos there are of each day, and which they are."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from dated_photos import Shot, add_shots
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.domain import DateSource
from photoorg.library import Access, Library, days, photos
from photoorg.library.days import DayCounts
from photoorg.library.steps import at_once

TODAY = date(2026, 5, 12)
GUESSED = (DateSource.FILE_NAME, DateSource.FILE_TIME)


@pytest.fixture
def shots(library: Library, tmp_path: Path) -> list[int]:
    return add_shots(
        library,
        tmp_path / "photos",
        [
            Shot("2019-05-12T10:00:00"),
            Shot("2019-05-12T23:59:59", DateSource.FILE_NAME),
            Shot("2019-05-13T00:00:00", DateSource.FILE_TIME),
            Shot("2018-05-12T08:00:00", DateSource.FILE_TIME),
            Shot("2018-12-31T08:00:00"),
            Shot("2026-05-12T08:00:00"),
            Shot("1826-05-12T08:00:00"),
            Shot(),
        ],
    )


def test_days_are_counted_and_guessed_dates_apart(library: Library, shots: list[int]) -> None:
    counts = at_once(days.counts(library))
    assert list(counts.taken.items()) == [
        ("2026-05-12", 1),
        ("2019-05-13", 1),
        ("2019-05-12", 2),
        ("2018-12-31", 1),
        ("2018-05-12", 1),
        ("1826-05-12", 1),
    ]
    assert counts.inferred == {"2019-05-13": 1, "2019-05-12": 1, "2018-05-12": 1}
    assert counts.undated == 1


def test_an_empty_library_has_no_days(library: Library) -> None:
    assert at_once(days.counts(library)) == DayCounts()
    assert days.ids_on_this_day(library, TODAY) == []
    assert days.middle(library, "2019", 0) is None


@pytest.mark.parametrize(
    ("period", "numbers"),
    [
        ("2019", [2, 1, 0]),
        ("2019-05", [2, 1, 0]),
        ("2019-05-12", [1, 0]),
        ("2018-12", [4]),
        ("2017", []),
        ("20", []),
        ("2019%", []),
        ("x' OR 1", []),
    ],
)
def test_a_period_has_its_photos_newest_first(
    library: Library, shots: list[int], period: str, numbers: list[int]
) -> None:
    assert days.ids_taken_in(library, period).tolist() == [shots[n] for n in numbers]


def test_photos_without_a_date_are_listed(library: Library, shots: list[int]) -> None:
    assert days.ids_without_date(library).tolist() == [shots[7]]


def test_this_day_has_no_photos_of_this_year_nor_with_the_date_of_a_copy(
    library: Library, shots: list[int]
) -> None:
    found = [(year, ids.tolist()) for year, ids in days.ids_on_this_day(library, TODAY)]
    assert found == [(2019, [shots[1], shots[0]]), (1826, [shots[6]])]


def test_the_leap_day_is_no_other_day(library: Library, tmp_path: Path) -> None:
    ids = add_shots(
        library, tmp_path / "photos", [Shot("2020-02-29T10:00:00"), Shot("2020-02-28T10:00:00")]
    )
    found = days.ids_on_this_day(library, date(2024, 2, 29))
    assert [(year, each.tolist()) for year, each in found] == [(2020, [ids[0]])]


def test_missing_photos_do_not_count(library: Library, shots: list[int]) -> None:
    with library.writing_index() as db:
        db.execute("UPDATE files SET missing_since = '2026' WHERE photo_id = ?", [shots[0]])
    assert at_once(days.counts(library)).taken["2019-05-12"] == 1
    assert days.ids_taken_in(library, "2019-05-12").tolist() == [shots[1]]
    [(_, ids), _] = days.ids_on_this_day(library, TODAY)
    assert ids.tolist() == [shots[1]]


def test_the_middle_of_a_day_is_one_of_its_photos(library: Library, shots: list[int]) -> None:
    assert days.middle(library, "2019-05-12", 2) == shots[0]
    assert days.middle(library, "2019-05-12", 1) == shots[1]
    assert days.middle(library, "", 1) == shots[7]


def test_the_timeline_reads_indexes_alone(library: Library, shots: list[int]) -> None:
    """A million photos may not be sorted, nor all their rows be read, for the time of a few."""
    statements: list[str] = []
    library.index.conn.set_trace_callback(statements.append)
    at_once(days.counts(library))
    days.ids_taken_in(library, "2019-05")
    days.ids_on_this_day(library, TODAY)
    library.index.conn.set_trace_callback(None)
    for statement in statements:
        plan = " ".join(row[3] for row in library.index.execute(f"EXPLAIN QUERY PLAN {statement}"))
        assert "SCAN photos" not in plan.replace("SCAN photos USING", ""), statement
        assert "TEMP B-TREE" not in plan, statement


moments = st.one_of(
    st.none(),
    st.datetimes(
        min_value=datetime(1826, 1, 1),
        max_value=datetime(2027, 1, 1),
    ).map(lambda moment: moment.replace(microsecond=0).isoformat()),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(moments, st.sampled_from(list(DateSource))), max_size=30))
def test_counts_and_photos_agree(given_shots: list[tuple[str | None, DateSource]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with Library.open(place / "library", Access.PERSON | Access.INDEX) as library:
            add_shots(library, place / "photos", [Shot(*each) for each in given_shots])
            counts = at_once(days.counts(library))
            assert sum(counts.taken.values()) + counts.undated == photos.count(library)
            for length in (4, 7, 10):
                sums: Counter[str] = Counter()
                for day, count in counts.taken.items():
                    sums[day[:length]] += count
                for period, count in sums.items():
                    assert len(days.ids_taken_in(library, period)) == count
                    assert days.middle(library, period, count) in set(
                        days.ids_taken_in(library, period).tolist()
                    )
            guessed = Counter(
                taken[:10] for taken, source in given_shots if taken and source in GUESSED
            )
            assert counts.inferred == guessed
