"""What the person said of pairs of photos."""

from __future__ import annotations

import pytest

from photoorg.errors import LibraryError
from photoorg.library import Access, Library, folders, journal, verdicts
from photoorg.library.verdicts import Verdict

A, B, C = b"\x01" * 32, b"\x02" * 32, b"\xff\x00" * 16


def test_a_verdict_is_about_two_contents_in_no_order(library: Library) -> None:
    assert verdicts.given(library) == []
    verdicts.give(library, B, A, True)
    verdicts.give(library, A, C, False)
    assert verdicts.given(library) == [Verdict(A, B, True), Verdict(A, C, False)]


def test_the_later_verdict_counts(library: Library) -> None:
    verdicts.give(library, A, B, True)
    verdicts.give(library, B, C, True)
    verdicts.give(library, B, A, False)
    assert verdicts.given(library) == [Verdict(A, B, False), Verdict(B, C, True)]
    verdicts.give(library, A, B, True)
    assert verdicts.given(library) == [Verdict(A, B, True), Verdict(B, C, True)]
    assert len(journal.edits(library)) == 4, "nothing is taken back from the journal"


def test_other_acts_are_no_verdicts(library: Library, tmp_path) -> None:
    (tmp_path / "photos").mkdir()
    folders.add(library, tmp_path / "photos")
    with library.writing_person() as db:
        journal.append(db, "similarity", {"left": "x", "right": "y"})
    verdicts.give(library, A, A, True)
    assert verdicts.given(library) == [Verdict(A, A, True)]


def test_they_outlive_index_db(library: Library, tmp_path) -> None:
    verdicts.give(library, A, B, True)
    library.close()
    (library.paths.library / "index.db").unlink()
    with Library.open(library.paths.library, Access.INDEX) as again:
        assert verdicts.given(again) == [Verdict(A, B, True)]


def test_only_the_person_gives_them(library: Library) -> None:
    library.close()
    with (
        Library.open(library.paths.library, Access.INDEX) as worker,
        pytest.raises(LibraryError, match="PERSON"),
    ):
        verdicts.give(worker, A, B, True)
