"""What a person says of photos: kept, found again, undone and done again, and never half."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from drawn_libraries import DrawnLibrary
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from said_of import said_of

from photoorg.domain import Flag, FoundFile, Marks, Metadata, PhotoRead
from photoorg.errors import LibraryError
from photoorg.library import (
    Access,
    Library,
    album_edits,
    albums,
    backups,
    checking,
    corrections,
    files,
    folders,
    grid_rows,
    journal,
    mark_acts,
    marking,
    marks,
    missing,
    photos,
    recovery,
    renamings,
    tag_names,
    undoing,
    verdicts,
)
from photoorg.library.steps import at_once
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.session import Session
from photoorg.settings import Paths

BOTH = Access.PERSON | Access.INDEX
COUNT = 30


def add(library: Library, numbers: range) -> None:
    """Photos whose ids are their numbers from 1, each in a file of its own."""
    found = [FoundFile(b"/pictures/%06d.jpg" % n, 10, n) for n in numbers]
    read = [
        PhotoRead(n.to_bytes(32, "big"), 10, Metadata("JPEG", 4, 3, taken="2020-01-01"), b"", n)
        for n in numbers
    ]
    files.seen(library, b"/pictures", found)
    photos.save_read(library, list(zip(found, read, strict=True)), [])


@pytest.fixture
def marked(tmp_path: Path) -> Library:
    with Library.open(tmp_path / "marked", BOTH) as library:
        (tmp_path / "pictures").mkdir()
        folders.add(library, tmp_path / "pictures")
        add(library, range(1, COUNT + 1))
        yield library


def tables(library: Library) -> tuple[list[tuple], list[tuple]]:
    """All that is kept of marks."""
    db = library.person
    return (
        list(db.execute("SELECT * FROM marks ORDER BY hash")),
        list(db.execute("SELECT * FROM photo_tags ORDER BY hash, tag")),
    )


def answers(library: Library) -> dict[str, object]:
    """All that can be asked about many photos."""
    return {
        **{f"rated {n}": marks.rated(library, n).tolist() for n in range(1, 6)},
        "favourites": marks.favourites(library).tolist(),
        "picked": marks.flagged(library, Flag.PICKED).tolist(),
        "rejected": marks.flagged(library, Flag.REJECTED).tolist(),
        "captioned": marks.captioned(library).tolist(),
        "tags": marks.tag_counts(library),
        **{tag: marks.tagged(library, tag).tolist() for tag in marks.tag_counts(library)},
    }


def asked_anew(library: Library) -> dict[str, object]:
    """The same by somebody who remembers nothing."""
    library.memory.clear()
    return answers(library)


# One mark


def test_photos_have_the_marks_they_were_given(marked: Library) -> None:
    assert at_once(marking.rate(marked, [1, 2, 3], 4)) == 3
    assert at_once(marking.rate(marked, [3, 4], 2)) == 2
    assert at_once(marking.rate(marked, [3], 2)) == 0, "nothing changes"
    at_once(marking.favour(marked, [2], True))
    at_once(marking.flag(marked, [1, 5], Flag.PICKED))
    at_once(marking.flag(marked, [6], Flag.REJECTED))
    at_once(marking.caption(marked, [1], "  Anna   at\nthe sea \n"))
    at_once(marking.tag(marked, [1, 2], ["Trips/Italy/Rome", " trips / oslo "]))
    at_once(marking.tag(marked, [7], ["Trips"]))
    assert said_of(marked, 1) == Marks(
        4, False, Flag.PICKED, "Anna at\nthe sea", ("Trips/Italy/Rome", "Trips/oslo")
    )
    assert answers(marked) == {
        "rated 1": [1, 2, 3, 4],
        "rated 2": [1, 2, 3, 4],
        "rated 3": [1, 2],
        "rated 4": [1, 2],
        "rated 5": [],
        "favourites": [2],
        "picked": [1, 5],
        "rejected": [6],
        "captioned": [1],
        "tags": {"Trips": 3, "Trips/Italy": 2, "Trips/Italy/Rome": 2, "Trips/oslo": 2},
        "Trips": [1, 2, 7],
        "Trips/Italy": [1, 2],
        "Trips/Italy/Rome": [1, 2],
        "Trips/oslo": [1, 2],
    }
    assert answers(marked) == asked_anew(marked)
    assert marks.rated(marked, 1).dtype == np.int64


def test_a_photo_without_marks_leaves_nothing(marked: Library) -> None:
    at_once(marking.rate(marked, [1, 2], 4))
    at_once(marking.tag(marked, [1], ["a"]))
    at_once(marking.rate(marked, [1, 2], 0))
    at_once(marking.tag(marked, [1], remove=["a"]))
    assert tables(marked) == ([], [])


def tag(library: Library, ids: list[int], *names: str) -> None:
    at_once(marking.tag(library, ids, names))


def tags_of(library: Library, *ids: int) -> list[tuple[str, ...]]:
    return [said_of(library, i).tags for i in ids]


def test_a_tag_is_renamed_with_those_below_it(marked: Library) -> None:
    tag(marked, [1, 2], "Trips/italy/Rome")
    tag(marked, [2, 3], "Trips/italy", "Tripsy")
    assert at_once(marking.rename_tag(marked, "Trips/italy", " trips / Italy ")) == 3
    assert tags_of(marked, 1, 3) == [("Trips/Italy/Rome",), ("Trips/Italy", "Tripsy")]
    assert at_once(marking.rename_tag(marked, "Trips", "Travel/By train")) == 3
    assert marks.tag_counts(marked) == {
        "Travel": 3,
        "Travel/By train": 3,
        "Travel/By train/Italy": 3,
        "Travel/By train/Italy/Rome": 2,
        "Tripsy": 2,
    }
    assert answers(marked) == asked_anew(marked)
    assert not mark_acts.disagree(marked.person.conn)
    assert at_once(marking.rename_tag(marked, "Travel", "Travel")) == 0, "nothing changes"


def test_tags_that_get_the_same_name_are_one_until_it_is_undone(marked: Library) -> None:
    tag(marked, [1], "Dog")
    tag(marked, [1, 2], "Dogs")
    tag(marked, [3], "Dogs/Small")
    before = tables(marked)
    assert at_once(marking.rename_tag(marked, "Dogs", "dog")) == 3
    assert tags_of(marked, 1, 2, 3) == [("Dog",), ("Dog",), ("Dog/Small",)]
    undoing.undo(marked)
    assert tables(marked) == before
    undoing.redo(marked)
    assert tags_of(marked, 1, 2, 3) == [("Dog",), ("Dog",), ("Dog/Small",)]
    assert answers(marked) == asked_anew(marked)


def test_renaming_makes_no_second_spelling(marked: Library) -> None:
    tag(marked, [1, 2], "A/rome/old", "A/x")
    tag(marked, [2, 3], "B/Rome")
    before = tables(marked)
    at_once(marking.rename_tag(marked, "A", "b"))
    assert tags_of(marked, 1, 2, 3) == [
        ("B/Rome/old", "B/x"), ("B/Rome", "B/Rome/old", "B/x"), ("B/Rome",),
    ]  # fmt: skip
    assert not mark_acts.disagree(marked.person.conn)
    assert answers(marked) == asked_anew(marked)
    assert renamings.present_name(marked, "A/rome/old") == "B/Rome/old"
    undoing.undo(marked)
    assert tables(marked) == before
    assert renamings.present_name(marked, "A/rome/old") == "A/rome/old"


def test_a_tag_can_be_moved_below_itself_and_out_again(marked: Library) -> None:
    tag(marked, [1], "a", "a/b")
    tag(marked, [2], "a/b")
    at_once(marking.rename_tag(marked, "a", "a/b"))
    assert tags_of(marked, 1, 2) == [("a/b", "a/b/b"), ("a/b/b",)]
    undoing.undo(marked)
    assert tags_of(marked, 1, 2) == [("a", "a/b"), ("a/b",)]
    at_once(marking.rename_tag(marked, "a/b", "a"))
    assert tags_of(marked, 1, 2) == [("a",), ("a",)]
    undoing.undo(marked)
    assert tags_of(marked, 1, 2) == [("a", "a/b"), ("a/b",)]
    assert answers(marked) == asked_anew(marked)


def test_a_dropped_tag_is_on_no_photo_until_it_is_undone(marked: Library) -> None:
    tag(marked, [1], "a", "a/b", "c")
    tag(marked, [2], "a/b/d")
    before = tables(marked)
    assert at_once(marking.drop_tag(marked, "a")) == 2
    assert tags_of(marked, 1, 2) == [("c",), ()]
    assert answers(marked) == asked_anew(marked)
    undoing.undo(marked)
    assert tables(marked) == before


def test_photos_that_are_not_here_have_their_tags_renamed_too(marked: Library) -> None:
    tag(marked, [3], "a")
    gone = [b"/pictures/000003.jpg"]
    files.lost(marked, gone)
    files.forget_missing(marked)
    assert at_once(marking.rename_tag(marked, "a", "b")) == 1
    add(marked, range(3, 4))
    back = photos.hashes(marked)[(3).to_bytes(32, "big")]
    assert marks.tagged(marked, "b").tolist() == [back]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("none", "x", "not there any more"),
        ("a", " / ", "needs a name"),
        ("a", "x" * 199, "at most"),
    ],
)
def test_what_cannot_be_renamed_stays(marked: Library, old: str, new: str, reason: str) -> None:
    tag(marked, [1], "a/b")
    before = tables(marked)
    with pytest.raises(LibraryError, match=reason):
        at_once(marking.rename_tag(marked, old, new))
    assert tables(marked) == before
    with pytest.raises(LibraryError, match="not there any more"):
        at_once(marking.drop_tag(marked, "none"))


def test_tags_are_paths(marked: Library) -> None:
    assert tag_names.plain(" Trips // Italy\t/ ") == "Trips/Italy"
    assert tag_names.plain("a\x00b\u202ec") == "a b c"
    assert tag_names.plain("Cafe\u0301") == "Caf\u00e9"
    assert tag_names.plain("\U0001f469\u200d\U0001f467") == "\U0001f469\u200d\U0001f467"
    assert (
        tag_names.as_known("TRIPS/italy/New York", ["Trips/Italy/Rome"]) == "Trips/Italy/New York"
    )
    assert tag_names.above("a/b/c") == ["a", "a/b"]
    assert not tag_names.is_below("Tripster", "Trips")
    for bad in ("", " / ", "x" * 201):
        with pytest.raises(LibraryError):
            at_once(marking.tag(marked, [1], [bad]))
    with pytest.raises(LibraryError, match="at most"):
        at_once(marking.caption(marked, [1], "x" * 2001))
    assert journal.edits(marked, mark_acts.VERBS) == []


@pytest.mark.parametrize("chosen", [10, 1200])
def test_a_selection_is_summed_up(tmp_path: Path, chosen: int) -> None:
    """Few photos are looked up, many counted in what is remembered: both say the same."""
    with Library.open(tmp_path / "library", BOTH) as library:
        add(library, range(1, chosen + 21))
        ids = np.arange(1, chosen + 1)[::-1].copy()
        at_once(marking.rate(library, ids[:4], 3))
        at_once(marking.rate(library, ids[4:6], 5))
        at_once(marking.favour(library, ids, True))
        at_once(marking.flag(library, ids[:1], Flag.REJECTED))
        at_once(marking.tag(library, ids[:7], ["a/b"]))
        at_once(marking.tag(library, [chosen + 5], ["elsewhere"]))
        found = marks.summary(library, ids)
        assert found.count == found.favourites == chosen
        assert found.ratings == (chosen - 6, 0, 0, 4, 0, 2)
        assert (found.picked, found.rejected, found.captioned) == (0, 1, 0)
        assert found.tags == (("a/b", 7),)
        assert (found.rating, found.flag, found.caption) == (None, None, "")
        at_once(marking.caption(library, ids[:1], "A"))
        assert marks.summary(library, ids).caption is None
        assert marks.summary(library, ids[:1]).caption == "A"
        assert marks.summary(library, ids[6:]).rating == 0
        assert marks.summary(library, ids[:0]) == marks.Summary()


# Photos that go and come


def test_photos_that_come_back_have_their_marks(marked: Library) -> None:
    at_once(marking.rate(marked, [3, 4], 5))
    at_once(marking.tag(marked, [3], ["kept"]))
    assert marks.rated(marked, 5).tolist() == [3, 4]
    files.lost(marked, [b"/pictures/000003.jpg"])
    assert marks.rated(marked, 5).tolist() == [4], "it is not here"
    assert marks.tag_counts(marked) == {}
    assert missing.ids(marked).tolist() == [3]
    files.forget_missing(marked)
    assert marks.rated(marked, 5).tolist() == [4]
    add(marked, range(3, 4))
    back = photos.hashes(marked)[(3).to_bytes(32, "big")]
    assert back != 3
    assert marks.rated(marked, 5).tolist() == [4, back]
    assert marks.tag_counts(marked) == {"kept": 1}
    assert answers(marked) == asked_anew(marked)


def test_what_is_remembered_follows_new_photos(marked: Library) -> None:
    at_once(marking.rate(marked, [1], 5))
    at_once(marking.favour(marked, range(1, COUNT + 1), True))
    assert len(marks.favourites(marked)) == COUNT
    number = COUNT + 7
    with marked.writing_person() as db:
        # Said of a photo that is not here, as one from another copy of the library.
        content = number.to_bytes(32, "big")
        change = mark_acts.Setting(mark_acts.RATE, 2)
        mark_acts.write(db.conn, change, 0, [content])
        act = mark_acts.MarkAct(change, ((0, (content,)),))
        journal.append(db, mark_acts.RATE, mark_acts.payload(act))
    assert marks.rated(marked, 2).tolist() == [1]
    add(marked, range(COUNT + 1, number + 2))
    assert marks.rated(marked, 2).tolist() == [1, number]
    assert answers(marked) == asked_anew(marked)


def test_photos_come_newest_first(marked: Library) -> None:
    everything = photos.all_ids(marked)
    some = np.array([2, 5, 9])
    found = grid_rows.joined(list(grid_rows.among(marked, some))).ids
    assert found.tolist() == [i for i in everything.tolist() if i in {2, 5, 9}]


# Undo


@pytest.fixture
def drawn(library: Library, tmp_path: Path, tiny: str) -> Library:
    DrawnLibrary(library, tmp_path / "photos", 4).add([n % 4 for n in range(40)])
    for _ in arrange(Session(library, tiny)):
        pass
    return library


PHOTOS = st.lists(st.integers(0, 39), min_size=1, max_size=8, unique=True)
TAGS = st.lists(st.sampled_from(["a", "a/b", "A/c", "d", "d/e/f"]), max_size=3, unique=True)
NAMES = st.sampled_from(["a", "A", "a/b", "A/B", "a/b/a", "d", "d/E", "b"])
ACTS = st.one_of(
    st.tuples(st.just("rate"), PHOTOS, st.integers(0, 5)),
    st.tuples(st.just("favour"), PHOTOS, st.booleans()),
    st.tuples(st.just("flag"), PHOTOS, st.sampled_from(list(Flag))),
    st.tuples(st.just("caption"), PHOTOS, st.sampled_from(["", "one", "zwei\ndrei", "ü"])),
    st.tuples(st.just("tag"), PHOTOS, st.tuples(TAGS, TAGS)),
    st.tuples(st.just("rename tag"), PHOTOS, st.tuples(NAMES, NAMES)),
    st.tuples(st.just("drop tag"), PHOTOS, NAMES),
    st.tuples(st.just("move"), PHOTOS, st.integers(0, 3)),
    st.tuples(st.just("take out"), PHOTOS, st.integers(0, 3)),
    st.tuples(st.just("rename"), PHOTOS, st.sampled_from(["Sea", "Hills", "Town"])),
    st.tuples(st.just("verdict"), PHOTOS, st.booleans()),
    st.tuples(st.just("undo"), PHOTOS, st.just(None)),
    st.tuples(st.just("redo"), PHOTOS, st.just(None)),
)


def do(library: Library, act: tuple, ids: list[int], own: list[int]) -> None:
    verb, places, what = act
    chosen = [ids[place] for place in places]
    match verb:
        case "tag":
            at_once(marking.tag(library, chosen, *what))
        case "rename tag":
            at_once(marking.rename_tag(library, *what))
        case "drop tag":
            at_once(marking.drop_tag(library, what))
        case "rate" | "favour" | "flag" | "caption":
            at_once(getattr(marking, verb)(library, chosen, what))
        case "move":
            album_edits.move_photos(library, chosen, own[what])
        case "take out":
            album_edits.take_out(library, chosen, own[what])
        case "rename":
            album_edits.rename(library, own[0], what)
        case "verdict":
            contents = list(photos.contents(library, [*chosen, ids[39]]).values())
            verdicts.give(library, contents[0], contents[-1], what)
        case "undo":
            undoing.undo(library)
        case "redo":
            undoing.redo(library)


def everything(library: Library) -> tuple:
    return tables(library), albums.tree(library), verdicts.given(library), answers(library)


@given(said=st.lists(ACTS, min_size=1, max_size=14))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_all_undone_is_the_start_and_all_redone_the_end(drawn: Library, said: list[tuple]) -> None:
    ids = sorted(photos.all_ids(drawn).tolist())
    tree = albums.tree(drawn)
    own = [a.id for a in tree.albums if not a.unsorted and not tree.children(a.id)]
    # Renaming to a name that is taken is refused: nothing is noted then.
    began, start = len(undoing.history(drawn).done), everything(drawn)
    for act in said:
        if act[0] == "undo" and len(undoing.history(drawn).done) <= began:
            continue
        try:
            do(drawn, act, ids, own)
        except LibraryError:
            assert act[0] in ("rename", "move", "take out", "rename tag", "drop tag")
    end, count = everything(drawn), len(undoing.history(drawn).done) - began
    assert end[3] == asked_anew(drawn)
    for _ in range(count):
        assert undoing.undo(drawn) is not None
    assert everything(drawn) == start
    assert not mark_acts.disagree(drawn.person.conn)
    for _ in range(count):
        assert undoing.redo(drawn) is not None
    assert everything(drawn) == end
    assert not mark_acts.disagree(drawn.person.conn)
    with Library.open(drawn.paths.library) as again:
        assert tables(again) == end[0]
        assert undoing.history(again) == undoing.history(drawn)
    for _ in range(count):
        undoing.undo(drawn)


def test_undo_goes_on_after_a_restart(marked: Library) -> None:
    at_once(marking.rate(marked, [1, 2], 3))
    at_once(marking.rate(marked, [2, 3], 5))
    folder = marked.paths.library
    marked.close()
    with Library.open(folder, BOTH) as again:
        edit = undoing.next_undo(again)
        assert edit is not None
        assert edit.verb == mark_acts.RATE
        undoing.undo(again)
        assert [row[1] for row in tables(again)[0]] == [3, 3]
        undoing.undo(again)
        assert tables(again) == ([], [])
        undoing.redo(again)
        undoing.redo(again)
        assert [row[1] for row in tables(again)[0]] == [3, 5, 5]
        at_once(marking.favour(again, [9], True))
        assert undoing.next_redo(again) is None


def test_other_acts_leave_what_is_remembered(
    marked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once(marking.favour(marked, [2], True))
    assert marks.favourites(marked).tolist() == [2]

    def looked_up(*_: object) -> None:
        raise AssertionError("all marks were read again")

    monkeypatch.setattr(marks, "_look_up", looked_up)
    verdicts.give(marked, b"\1" * 32, b"\2" * 32, similar=True)
    assert marks.favourites(marked).tolist() == [2]
    verdicts.give(marked, b"\1" * 32, b"\2" * 32, similar=False)
    undoing.undo(marked)
    at_once(marking.favour(marked, [5], True))
    assert marks.favourites(marked).tolist() == [2, 5]
    undoing.undo(marked)
    assert marks.favourites(marked).tolist() == [2]
    monkeypatch.undo()
    with marked.writing_person() as db:
        db.execute("UPDATE marks SET favourite = 1 WHERE hash = (SELECT MIN(hash) FROM marks)")
        journal.append(db, journal.REDO, {"edit": 1})
    assert len(marks.favourites(marked)) == len(tables(marked)[0]), "not by the window's own acts"


def test_marks_teach_nothing_and_leave_albums_as_they_are(drawn: Library) -> None:
    facts, tree = corrections.read(drawn), albums.tree(drawn)
    digest, count = corrections.digest(drawn), corrections.count(drawn)
    at_once(marking.rate(drawn, photos.all_ids(drawn), 3))
    undoing.undo(drawn)
    undoing.redo(drawn)
    assert corrections.read(drawn) is facts, "nothing is worked out anew"
    assert albums.tree(drawn) is tree
    assert (corrections.digest(drawn), corrections.count(drawn)) == (digest, count)


# Very many


def test_an_act_on_many_photos_is_one_entry_and_all_or_nothing(tmp_path: Path) -> None:
    many = 5000
    with Library.open(tmp_path / "library", BOTH) as library:
        add(library, range(1, many + 1))
        ids = photos.all_ids(library)
        at_once(marking.rate(library, ids[::2], 2))
        before, last = tables(library), journal.last_id(library)
        steps = marking.rate(library, ids, 5)
        shares = [next(steps) for _ in range(8)]
        assert shares == sorted(shares)
        steps.close()
        assert tables(library) == before, "let go of, it has done nothing"
        assert journal.last_id(library) == last
        told = list(marking.rate(library, ids, 5))
        assert len(told) > many // 1000
        assert journal.last_id(library) == last + 1
        assert len(marks.rated(library, 5)) == many
        undoing.undo(library)
        assert tables(library) == before
        undoing.redo(library)
        assert len(marks.rated(library, 5)) == many
        assert answers(library) == asked_anew(library)


# Damage


def rot(paths: Paths, *statements: str) -> None:
    with closing(sqlite3.connect(paths.person_db)) as conn, conn:
        for statement in statements:
            conn.execute(statement)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE marks SET rating = 1",
        "DELETE FROM marks",
        "UPDATE photo_tags SET tag = 'b'",
        "INSERT INTO photo_tags VALUES (x'00', 'c')",
        "UPDATE marks SET caption = 'other'",
    ],
)
def test_damaged_marks_are_made_anew_from_the_journal(marked: Library, damage: str) -> None:
    at_once(marking.rate(marked, [1, 2], 3))
    at_once(marking.tag(marked, [1], ["a"]))
    at_once(marking.rate(marked, [2], 5))
    undoing.undo(marked)
    whole, paths = tables(marked), marked.paths
    marked.close()
    rot(paths, damage)
    [flaw] = checking.flaws(paths, full=False, repair=False)
    assert "not as the journal says" in flaw.says
    with Library.open(paths.library, BOTH) as library:
        assert tables(library) == whole
        assert any("damaged" in notice for notice in library.notices)
    assert not list(checking.flaws(paths, full=True, repair=False))
    rot(paths, damage)
    [flaw] = checking.flaws(paths, full=False, repair=True)
    assert flaw.repaired
    assert not list(checking.flaws(paths, full=True, repair=False))


def test_a_backup_takes_the_place_of_a_file_that_is_none(marked: Library) -> None:
    at_once(marking.rate(marked, [1, 2], 3))
    at_once(marking.tag(marked, [1], ["a/b"]))
    paths, whole = marked.paths, tables(marked)
    backups.make(paths, marked.person.conn)
    marked.close()
    paths.person_db.write_bytes(b"no database at all" * 100)
    with Library.open(paths.library, BOTH) as library:
        assert tables(library) == whole
        assert undoing.undo(library) is not None
        assert marks.names_of_tags(library) == []


def test_acts_carried_over_bring_their_marks(marked: Library, tmp_path: Path) -> None:
    at_once(marking.rate(marked, [1, 2], 3))
    paths = marked.paths
    made = backups.make(paths, marked.person.conn)
    at_once(marking.rate(marked, [2, 3], 4))
    at_once(marking.tag(marked, [3], ["after"]))
    undoing.undo(marked)
    wanted = tables(marked)
    marked.close()
    restored = recovery.restore(paths, made, carry=True)
    assert restored.carried == 3
    with Library.open(paths.library, BOTH) as library:
        assert tables(library) == wanted
        assert undoing.redo(library) is not None
        assert marks.names_of_tags(library) == ["after"]


def test_nothing_is_marked_in_a_library_that_is_only_read(marked: Library) -> None:
    with (
        Library.open(marked.paths.library) as reading,
        pytest.raises(LibraryError, match="without PERSON access"),
    ):
        at_once(marking.rate(reading, [1], 3))


def test_another_act_ends_the_one_under_way(marked: Library) -> None:
    """Both would be one transaction otherwise, and fail together."""
    steps = marking.rate(marked, range(1, COUNT + 1), 4)
    next(steps)
    next(steps)
    marked.unfinished = lambda: (setattr(marked, "unfinished", None), at_once(steps))
    verdicts.give(marked, b"\1" * 32, b"\2" * 32, similar=True)
    assert [edit.verb for edit in journal.edits(marked)][-2:] == ["rate", "similar"]
    assert not marked.person.conn.in_transaction
