"""Explanations, statistics and drawn captions as index.db keeps them."""

from __future__ import annotations

import pytest

from photoorg.errors import LibraryError
from photoorg.library import Access, Library, explanations
from photoorg.library.explanations import KeptStatistics

ONE, TWO = b"\x00\x01" * 16, b"\xff\x27" * 16
ODD = 'caption \u202e<b>"x"\n☃\x07 \'); DROP TABLE explanations; --'


def count(library: Library, table: str) -> int:
    (rows,) = library.index.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
    return int(rows)


def test_statistics_are_kept_by_model(library: Library) -> None:
    assert explanations.statistics(library, "a") is None
    one, other = KeptStatistics("basis 1", 20, b"\x00\xff"), KeptStatistics("basis 2", 40, b"")
    explanations.save_statistics(library, "a", one)
    explanations.save_statistics(library, "b", other)
    assert explanations.statistics(library, "a") == one
    explanations.save_statistics(library, "a", other)
    assert explanations.statistics(library, "a") == other
    assert explanations.statistics(library, "c") is None
    assert count(library, "statistics") == 2


def test_explanations_are_found_by_contents_order_and_basis(library: Library) -> None:
    assert explanations.explanation(library, ONE, TWO, "basis") is None
    explanations.save_explanation(library, ONE, TWO, "basis", ODD)
    assert explanations.explanation(library, ONE, TWO, "basis") == ODD
    assert explanations.explanation(library, TWO, ONE, "basis") is None
    assert explanations.explanation(library, ONE, TWO, "another") is None
    explanations.save_explanation(library, ONE, TWO, "basis", "anew")
    assert explanations.explanation(library, ONE, TWO, "basis") == "anew"
    assert count(library, "explanations") == 1


def test_the_oldest_explanations_go(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explanations, "MOST", 3)
    for number in range(5):
        explanations.save_explanation(library, ONE, TWO, f"basis {number}", str(number))
    # One that is made anew is the newest.
    explanations.save_explanation(library, ONE, TWO, "basis 2", "again")
    explanations.save_explanation(library, ONE, TWO, "basis 5", "5")
    found = [explanations.explanation(library, ONE, TWO, f"basis {n}") for n in range(6)]
    assert found == [None, None, "again", None, "4", "5"]


def test_the_oldest_captions_go(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explanations, "MOST_DRAWN", 2)
    for number in range(4):
        explanations.save_drawn(library, bytes([number]) * 32, "describer", ODD)
    found = [explanations.drawn(library, bytes([n]) * 32, "describer") for n in range(4)]
    assert found == [None, None, ODD, ODD]
    assert explanations.drawn(library, bytes([3]) * 32, "another") is None
    explanations.save_drawn(library, bytes([3]) * 32, "describer", "anew")
    assert explanations.drawn(library, bytes([3]) * 32, "describer") == "anew"


def test_only_who_may_write_keeps_anything(library: Library) -> None:
    with Library.open(library.paths.library, Access.READ) as reader:
        for save in (
            lambda: explanations.save_explanation(reader, ONE, TWO, "basis", "x"),
            lambda: explanations.save_drawn(reader, ONE, "basis", "x"),
            lambda: explanations.save_statistics(reader, "a", KeptStatistics("b", 1, b"")),
        ):
            with pytest.raises(LibraryError, match="INDEX"):
                save()
    assert count(library, "explanations") == count(library, "drawn_captions") == 0
