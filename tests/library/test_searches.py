"""Saved searches: acts that can be undone, and last as long as the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoorg.domain import FoundFile, Metadata, PhotoRead
from photoorg.errors import LibraryError
from photoorg.jobs import pack, unpack
from photoorg.library import (
    Access,
    Library,
    corrections,
    files,
    journal,
    marking,
    photos,
    searches,
    undoing,
    verdicts,
)
from photoorg.library.steps import at_once
from photoorg.questions import Filter, PhotoPart, Question, WordsPart

DOGS = Question((WordsPart("dog"), WordsPart("snow", True)), filters=(Filter("type", "JPEG"),))
LIKE = Question(photos=(PhotoPart("00ff"), PhotoPart(path=b"/a\xff", minus=True)))


def names(library: Library) -> list[str]:
    return [saved.name for saved in searches.listed(library)]


def test_a_search_is_saved_renamed_deleted_and_all_of_it_undone(library: Library) -> None:
    dogs = searches.save(library, " Dogs ", DOGS)
    searches.save(library, "alike", LIKE)
    assert [saved.question for saved in searches.listed(library)] == [LIKE, DOGS]
    searches.rename(library, dogs, "All dogs")
    searches.delete(library, dogs)
    assert names(library) == ["alike"]
    seen = []
    while undoing.undo(library) is not None:
        seen.append(names(library))
    assert seen == [["alike", "All dogs"], ["alike", "Dogs"], ["Dogs"], []]
    while undoing.redo(library) is not None:
        pass
    assert names(library) == ["alike"]


def test_they_last(tmp_path: Path) -> None:
    with Library.open(tmp_path, Access.PERSON) as library:
        searches.save(library, "Dogs", DOGS)
    with Library.open(tmp_path) as library:
        assert [(s.name, s.question) for s in searches.listed(library)] == [("Dogs", DOGS)]


def test_a_search_follows_a_tag_that_is_renamed(library: Library) -> None:
    files.seen(library, b"/p", [found := FoundFile(b"/p/1.jpg", 10, 1)])
    read = PhotoRead(bytes(32), 10, Metadata("JPEG", 4, 3), b"", 1)
    photos.save_read(library, [(found, read)], [])
    at_once(marking.tag(library, photos.all_ids(library), ["Trips/Italy"]))
    rome, other = Filter("tag", "Trips/Italy", "Trips › Italy"), Filter("camera", "Trips")
    searches.save(library, "Italy", Question(filters=(rome, other)))
    at_once(marking.rename_tag(library, "Trips", "Travel"))
    later = Question(filters=(Filter("tag", "Trips"),))
    searches.save(library, "later", later)
    asked, same = (saved.question for saved in searches.listed(library))
    assert asked.filters == (Filter("tag", "Travel/Italy"), other)
    assert asked.filters[0].words == "Travel › Italy"
    assert same == later, "it was asked when the tag had its new name already"
    undoing.undo(library)
    undoing.undo(library)
    assert [saved.question.filters for saved in searches.listed(library)] == [(rome, other)]


def test_nothing_is_learned_from_them(library: Library) -> None:
    verdicts.give(library, b"a", b"b", True)
    before = corrections.digest(library), corrections.count(library)
    searches.save(library, "Dogs", DOGS)
    assert (corrections.digest(library), corrections.count(library)) == before
    assert len(undoing.history(library).done) == 2


def test_nonsense_is_refused_and_notes_nothing(library: Library) -> None:
    for act in (
        lambda: searches.save(library, " ", DOGS),
        lambda: searches.save(library, "x", Question()),
        lambda: searches.rename(library, 7, "x"),
        lambda: searches.delete(library, 7),
    ):
        with pytest.raises(LibraryError):
            act()
    assert journal.last_id(library) == 0


def test_a_search_of_a_newer_version_is_left_alone(library: Library) -> None:
    with library.writing_person() as db:
        journal.append(db, "save search", {"name": "x", "question": {"sounds": []}})
        journal.append(db, "rename search", {"search": 1, "name": "y"})
        journal.append(db, "save search", {"name": "z"})
    searches.save(library, "Dogs", DOGS)
    assert names(library) == ["Dogs"]


words = st.builds(WordsPart, st.text(), st.booleans())
photo = st.builds(PhotoPart, st.binary().map(bytes.hex), st.binary(), st.booleans())
filters = st.builds(Filter, st.text(), st.text())
questions = st.builds(
    Question, *(st.lists(parts, max_size=3).map(tuple) for parts in (words, photo, filters))
)


@given(questions)
def test_a_question_survives_being_kept(question: Question) -> None:
    assert unpack(Question, pack(question)) == question


@given(questions, words | photo | filters)
def test_what_was_added_can_be_taken_away(question: Question, part) -> None:
    added = question.adding(part)
    assert part in added.parts
    assert part not in added.without(part).parts
    assert added.adding(part) == added
