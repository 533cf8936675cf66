"""What moving photos to the trash would do, doing it, undoing it, and what a crash leaves."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from real_files import add_files, in_trash, manifest, own_trash

from photoorg.domain import Edit
from photoorg.errors import LibraryError, LibraryFull, TrashError
from photoorg.library import (
    Access,
    Library,
    corrections,
    files,
    folders,
    journal,
    trashed,
    undoing,
)
from photoorg.library.steps import at_once
from photoorg.ui import trash, trash_plan, trash_run, trash_words
from photoorg.ui.trash_plan import Plan
from photoorg.ui.trash_run import Moving, Returning, Run, settle

NAMES = [f"IMG_{number}.jpg" for number in range(5)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty one that may be written."""
    with Library.open(tmp_path / "library", Access.PERSON | Access.INDEX) as opened:
        yield opened


@pytest.fixture
def bin_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return own_trash(tmp_path, monkeypatch)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    return folder


@pytest.fixture
def ids(library: Library, root: Path, bin_: Path) -> list[int]:
    return list(add_files(library, root, NAMES).values())


def plan_of(library: Library, ids: list[int]) -> Plan:
    return at_once(trash_plan.of_photos(library, ids))


def move(library: Library, plan: Plan, steps: int | None = None, act: int = 0) -> Run:
    moving = Moving(library, plan.photos, plan.files, act)
    for _ in islice(moving.steps(), steps):
        pass
    moving.end()
    return moving.run


def undo(library: Library, steps: int | None = None) -> Run:
    edit = undoing.next_undo(library)
    assert edit is not None
    assert edit.verb == trashed.VERB
    returning = Returning(library, edit.id)
    for _ in islice(returning.steps(), steps):
        pass
    returning.end()
    return returning.run


def redo(library: Library) -> Run:
    edit = undoing.next_redo(library)
    assert edit is not None
    plan = at_once(trash_plan.of_files(library, trashed.files_of(library, edit.id)))
    return move(library, plan, act=edit.id)


def next_verbs(library: Library) -> tuple[str, str]:
    both = undoing.next_undo(library), undoing.next_redo(library)
    undo, redo = (edit.verb if edit else "" for edit in both)
    return undo, redo


def reasons(plan: Plan) -> dict[str, str]:
    return {os.path.basename(path).decode(): reason for path, reason in plan.stays}


# What it would do


def test_every_file_of_a_photo_is_meant(library: Library, root: Path, bin_: Path) -> None:
    named = add_files(library, root, ["a/one.jpg", "b/one.jpg", "a/two.jpg"])
    plan = plan_of(library, [named["a/one.jpg"]])
    assert [each.file.path for each in plan.files] == [
        os.fsencode(root / "a/one.jpg"), os.fsencode(root / "b/one.jpg")
    ]  # fmt: skip
    assert (plan.photos, plan.copied, plan.stays, plan.kept) == (1, 1, (), frozenset())
    assert trash_words.question(plan) == "Move 1 photo to the trash?"
    assert "2 files on this computer. The photo lies in more than one place." in (
        trash_words.where_words(plan).replace("“tmp”", "this computer")
    )


def test_what_stays_is_named_with_its_reason(
    library: Library, root: Path, bin_: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["ok.jpg", "changed.jpg", "gone.jpg", "link.jpg", "pipe.jpg", "in/linked.jpg",
             "net/shared.jpg", "pending.jpg"]  # fmt: skip
    named = add_files(library, root, names)
    (root / "changed.jpg").write_text("edited")
    (root / "gone.jpg").unlink()
    target = tmp_path / "target.jpg"
    (root / "link.jpg").rename(target)
    (root / "link.jpg").symlink_to(target)
    (root / "pipe.jpg").unlink()
    os.mkfifo(root / "pipe.jpg")
    (root / "in").rename(tmp_path / "elsewhere")
    (root / "in").symlink_to(tmp_path / "elsewhere")
    with library.writing_index() as db:
        db.execute("UPDATE files SET pending = 1 WHERE CAST(path AS TEXT) LIKE '%pending.jpg'")
    is_network = lambda folder: folder.endswith(b"/net")  # noqa: E731
    monkeypatch.setattr("photoorg.library.filesystems.is_network", is_network)
    before = manifest(root)
    plan = plan_of(library, list(named.values()))
    assert [os.path.basename(each.file.path) for each in plan.files] == [b"ok.jpg"]
    assert reasons(plan) == {
        "changed.jpg": "it changed since photoorg read it",
        "pending.jpg": "it changed since photoorg read it",
        "gone.jpg": "it is not there any more",
        "link.jpg": "there is a link in its place, which is left alone",
        "pipe.jpg": "there is something else in its place",
        "linked.jpg": "a link leads to its folder now",
        "shared.jpg": "it lies on the network, where this computer has no trash",
    }
    assert trash_words.stays_title(plan) == "7 files stay where they are:"
    assert manifest(root) == before


def test_offline_files_and_files_outside_stay(
    library: Library, root: Path, ids: list[int], tmp_path: Path
) -> None:
    [folder] = folders.listed(library)
    folders.set_online(library, folder, False)
    plan = plan_of(library, ids)
    assert not plan.files
    assert set(reasons(plan).values()) == {"its drive or folder cannot be seen now"}
    folders.set_online(library, folder, True)
    root.rename(tmp_path / "unplugged")
    assert not plan_of(library, ids).files
    (tmp_path / "unplugged").rename(root)
    folders.remove(library, folder)
    plan = plan_of(library, ids)
    assert set(reasons(plan).values()) == {"it lies in no folder of the library"}


def test_a_copy_that_cannot_be_moved_keeps_its_photo(
    library: Library, root: Path, bin_: Path
) -> None:
    named = add_files(library, root, ["a/one.jpg", "b/one.jpg"])
    (root / "b/one.jpg").write_text("edited")
    plan = plan_of(library, list(named.values()))
    assert plan.kept == frozenset(named.values())
    assert "The photo stays in your library: not all files go." in trash_words.where_words(plan)


def test_what_lies_beside_is_named_and_left(library: Library, root: Path, bin_: Path) -> None:
    named = add_files(library, root, ["IMG_1.JPG", "IMG_1.dng", "IMG_10.jpg", "IMG_2.jpg"])
    for name in ("img_1.xmp", "IMG_1.JPG.xmp", "IMG_1.mov", "IMG_11.xmp", "IMG_1.JPG.bak.xmp"):
        (root / name).write_text("x")
    plan = plan_of(library, [named["IMG_1.JPG"]])
    assert {os.path.basename(path) for path in plan.beside} == {
        b"IMG_1.dng", b"img_1.xmp", b"IMG_1.JPG.xmp", b"IMG_1.mov"
    }  # fmt: skip
    said = trash_words.beside_words(plan)
    assert said.startswith("4 files of the same name beside it stay where they are: ")
    assert said.endswith("and 1 more.")
    both = plan_of(library, [named["IMG_1.JPG"], named["IMG_1.dng"]])
    assert b"IMG_1.dng" not in {os.path.basename(path) for path in both.beside}
    move(library, both)
    assert (root / "img_1.xmp").exists()
    assert (root / "IMG_1.mov").exists()


def test_hard_links_are_named(library: Library, root: Path, bin_: Path, tmp_path: Path) -> None:
    named = add_files(library, root, ["one.jpg"])
    os.link(root / "one.jpg", tmp_path / "outside.jpg")
    plan = plan_of(library, list(named.values()))
    assert plan.linked == 1
    assert "has another name on the same disk" in trash_words.beside_words(plan)
    assert move(library, plan).moved == [os.fsencode(root / "one.jpg")]
    assert (tmp_path / "outside.jpg").exists()
    undo(library)
    assert os.path.samefile(root / "one.jpg", tmp_path / "outside.jpg")


def test_names_of_one_file_that_all_go_are_no_hard_links(
    library: Library, root: Path, bin_: Path
) -> None:
    add_files(library, root, ["a/one.jpg"])
    (root / "b").mkdir()
    os.link(root / "a/one.jpg", root / "b/one.jpg")
    from real_files import record

    named = record(library, root, ["a/one.jpg", "b/one.jpg"])
    plan = plan_of(library, [named["a/one.jpg"]])
    assert (len(plan.files), plan.linked) == (2, 0)
    assert len(move(library, plan).moved) == 2
    undo(library)
    assert os.path.samefile(root / "a/one.jpg", root / "b/one.jpg")


# Doing it


def test_it_is_one_act_that_says_where_everything_is(
    library: Library, root: Path, ids: list[int], bin_: Path
) -> None:
    before = manifest(root)
    run = move(library, plan_of(library, ids[:3]))
    assert (len(run.moved), run.stays, run.trouble) == (3, [], "")
    assert sorted(manifest(root)) == NAMES[3:]
    held = trashed.held(library)
    assert {os.path.basename(path).decode() for path in held} == set(NAMES[:3])
    for path, each in held.items():
        found = Path(os.fsdecode(each.where)).read_bytes()
        assert found == before[os.path.basename(path).decode()]
        assert each.file.content in {f.content for f in files.of_photos(library, ids)}
    edit = undoing.next_undo(library)
    assert edit is not None
    assert trash_words.phrase(edit) == "move 3 photos to the trash"
    assert len([e for e in journal.edits(library) if e.verb == trashed.VERB]) == 1
    assert trashed.interrupted(library) == []


def test_undo_and_redo_and_undo(library: Library, root: Path, ids: list[int], bin_: Path) -> None:
    before = manifest(root)
    move(library, plan_of(library, ids))
    assert manifest(root) == {}
    for _ in range(2):
        assert next_verbs(library) == (trashed.VERB, "")
        run = undo(library)
        assert (len(run.moved), run.stays) == (5, [])
        assert trash_words.returned_words(run) == "Brought 5 files back from the trash."
        assert manifest(root) == before
        assert in_trash(bin_) == []
        assert next_verbs(library) == ("", trashed.VERB)
        assert len(redo(library).moved) == 5
        assert manifest(root) == {}


def test_undo_works_after_a_restart(
    library: Library, root: Path, ids: list[int], tmp_path: Path
) -> None:
    before = manifest(root)
    move(library, plan_of(library, ids))
    library.close()
    with Library.open(tmp_path / "library", Access.PERSON | Access.INDEX) as again:
        assert len(undo(again).moved) == 5
        assert manifest(root) == before


def test_it_counts_as_no_correction(library: Library, root: Path, ids: list[int]) -> None:
    """Albums are not arranged anew for it, and nothing is learned from it."""
    basis = corrections.digest(library)
    move(library, plan_of(library, ids))
    assert (corrections.count(library), corrections.digest(library)) == (0, basis)


def test_acts_of_other_kinds_are_on_the_same_stack(
    library: Library, root: Path, ids: list[int]
) -> None:
    from photoorg.library import album_edits

    album_edits.make(library, "Before", [])
    move(library, plan_of(library, ids))
    album_edits.make(library, "After", [])
    assert undoing.undo(library) is not None
    assert next_verbs(library)[0] == trashed.VERB
    with pytest.raises(LibraryError, match="come back from the trash"):
        undoing.undo(library)
    undo(library)
    assert next_verbs(library)[0] != trashed.VERB
    undoing.undo(library)
    assert next_verbs(library)[0] == ""
    undoing.redo(library)
    with pytest.raises(LibraryError, match="go there again"):
        undoing.redo(library)
    redo(library)
    undoing.redo(library)
    assert next_verbs(library)[1] == ""
    assert manifest(root) == {}


def test_files_that_change_between_question_and_act_stay(
    library: Library, root: Path, ids: list[int], bin_: Path
) -> None:
    plan = plan_of(library, ids)
    first, second, third, *_ = (root / name for name in NAMES)
    status = os.lstat(first)
    first.unlink()
    first.write_bytes(b"x" * status.st_size)
    os.utime(first, ns=(status.st_atime_ns, status.st_mtime_ns))
    second.write_text("edited")
    third.unlink()
    run = move(library, plan)
    assert [os.path.basename(path).decode() for path in run.moved] == NAMES[3:]
    assert [reason for _, reason in run.stays] == [
        "another file took its place", "it changed since photoorg read it",
        "it is not there any more",
    ]  # fmt: skip
    assert first.read_bytes() == b"x" * status.st_size
    assert second.read_text() == "edited"
    said = trash_words.moved_words(run, plan.photos, "Ctrl+Z")
    assert said.startswith("2 of 5 files moved to the trash. Not moved: ")
    assert "IMG_2.jpg: it is not there any more" in said


def test_a_folder_that_becomes_a_link_is_noticed(
    library: Library, root: Path, tmp_path: Path, bin_: Path
) -> None:
    named = add_files(library, root, ["a/one.jpg"])
    plan = plan_of(library, list(named.values()))
    (root / "a").rename(tmp_path / "outside")
    (root / "a").symlink_to(tmp_path / "outside")
    run = move(library, plan)
    assert (run.moved, run.stays[0][1]) == ([], "a link leads to its folder now")
    assert (tmp_path / "outside/one.jpg").exists()
    assert next_verbs(library) == ("", "")


def test_where_there_is_no_trash_nothing_is_touched_and_nothing_noted(
    library: Library, root: Path, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/dev/null")
    before, last = manifest(root), journal.last_id(library)
    run = move(library, plan_of(library, ids))
    assert (len(run.stays), run.moved) == (5, [])
    assert trash_words.moved_words(run, 5, "Ctrl+Z").startswith("None of 5 files was moved: ")
    assert manifest(root) == before
    assert journal.last_id(library) == last


def test_when_it_stops_working_in_the_middle_all_is_said(
    library: Library, root: Path, ids: list[int], bin_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, calls = manifest(root), trash._to_trash, []

    def failing(path: bytes) -> bytes:
        calls.append(path)
        if len(calls) > 4:
            raise TrashError("the system could not move it to the trash (Permission denied)")
        return real(path)

    monkeypatch.setattr(trash, "_to_trash", failing)
    run = move(library, plan_of(library, ids))
    assert (len(run.moved), len(run.stays)) == (3, 2)
    said = trash_words.moved_words(run, 5, "Ctrl+Z")
    assert said == (
        "3 of 5 files moved to the trash. Not moved: 2 files: the system could not move it to the "
        "trash (Permission denied). Ctrl+Z brings back what was moved."
    )
    ended = journal.edits(library)[-1]
    assert (ended.payload["done"], len(ended.payload["stayed"])) == (3, 2)  # type: ignore[arg-type]
    undo(library)
    assert manifest(root) == before


def test_it_can_be_stopped_and_undone_and_stopped(
    library: Library, root: Path, ids: list[int], bin_: Path
) -> None:
    before = manifest(root)
    run = move(library, plan_of(library, ids), steps=4)
    assert 0 < len(run.moved) < 5
    assert f"{5 - len(run.moved)} files were not reached." in (
        trash_words.moved_words(run, 5, "Ctrl+Z").replace("1 file was", "1 files were")
    )
    assert next_verbs(library) == (trashed.VERB, "")
    undo(library, steps=2)
    assert next_verbs(library) == (trashed.VERB, ""), "it was not brought back as a whole"
    undo(library)
    assert manifest(root) == before
    assert next_verbs(library) == ("", trashed.VERB)


def test_stopped_before_the_first_file_nothing_was_done(
    library: Library, root: Path, ids: list[int], bin_: Path
) -> None:
    before = manifest(root)
    run = move(library, plan_of(library, ids), steps=1)
    assert trash_words.moved_words(run, 5, "Ctrl+Z") == "Stopped; nothing was moved."
    assert (manifest(root), in_trash(bin_), next_verbs(library)) == (before, [], ("", ""))


def test_what_cannot_be_noted_is_not_done(
    library: Library, root: Path, ids: list[int], bin_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, calls = manifest(root), journal.append, []

    def full(db: object, verb: str, payload: dict[str, object]) -> None:
        calls.append(verb)
        if verb == trashed._MOVED and calls.count(verb) > 2:
            raise LibraryFull("The disk with the library is full.")
        real(db, verb, payload)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "append", full)
    run = move(library, plan_of(library, ids))
    assert len(run.moved) == 2
    assert "full" in run.trouble
    assert len(manifest(root)) == 3
    assert len(in_trash(bin_)) == 4
    assert "3 of 5" not in trash_words.moved_words(run, 5, "Ctrl+Z")
    undo(library)
    assert manifest(root) == before


# Undoing it


def test_undo_never_overwrites_and_says_what_stays(
    library: Library, root: Path, ids: list[int], bin_: Path
) -> None:
    before = manifest(root)
    move(library, plan_of(library, ids))
    (root / NAMES[0]).write_text("something new")
    emptied, other = (trashed.held(library)[os.fsencode(root / name)] for name in NAMES[1:3])
    os.unlink(emptied.where)
    os.unlink(other.where)
    Path(os.fsdecode(other.where)).write_text("another file")
    run = undo(library)
    assert [os.path.basename(path).decode() for path in run.moved] == NAMES[3:]
    assert dict(run.stays) == {
        os.fsencode(root / NAMES[0]): "something else is at its place now",
        os.fsencode(root / NAMES[1]): "the trash does not have it any more",
        os.fsencode(root / NAMES[2]): "the trash has another file of this name now",
    }
    assert (root / NAMES[0]).read_text() == "something new"
    assert trash_words.returned_words(run).startswith("2 of 5 files brought back")
    # The act is undone, as far as that goes; redone and undone again it brings back the rest.
    assert next_verbs(library) == ("", trashed.VERB)
    (root / NAMES[0]).unlink()
    redo(library)
    assert len(undo(library).moved) == 3
    assert manifest(root) == {name: before[name] for name in (NAMES[0], *NAMES[3:])}


def test_files_put_back_by_other_means_are_known(
    library: Library, root: Path, ids: list[int], bin_: Path
) -> None:
    move(library, plan_of(library, ids[:1]))
    [held] = trashed.held(library).values()
    shutil.move(os.fsdecode(held.where), root / NAMES[0])
    run = undo(library)
    assert (len(run.moved), run.stays) == (1, [])
    assert not trashed.held(library)


def test_undo_while_the_trash_is_away(
    library: Library, root: Path, ids: list[int], bin_: Path
) -> None:
    move(library, plan_of(library, ids))
    bin_.rename(bin_.with_name("away"))
    assert {reason for _, reason in undo(library).stays} == {
        "the trash it lies in cannot be seen now"
    }
    bin_.with_name("away").rename(bin_)
    assert manifest(root) == {}
    assert len(trashed.held(library)) == 5


def test_undo_after_its_folder_is_gone(
    library: Library, root: Path, tmp_path: Path, bin_: Path
) -> None:
    named = add_files(library, root, ["a/one.jpg"])
    move(library, plan_of(library, list(named.values())))
    (root / "a").rmdir()
    assert undo(library).stays[0][1] == "its folder is not there any more"
    assert len(in_trash(bin_)) == 2


# A crash


class Crash(BaseException):
    pass


def crash(monkeypatch: pytest.MonkeyPatch, verb: str, after: int) -> None:
    """Nothing is noted any more after so many notes of a kind."""
    real, calls = journal.append, []

    def append(db: object, noted: str, payload: dict[str, object]) -> None:
        if noted == verb:
            calls.append(noted)
            if len(calls) > after:
                raise Crash
        real(db, noted, payload)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "append", append)


@pytest.mark.parametrize("after", [0, 1, 4])
def test_a_crash_between_move_and_note_is_explained(
    library: Library, root: Path, ids: list[int], bin_: Path, monkeypatch: pytest.MonkeyPatch,
    after: int,
) -> None:  # fmt: skip
    before = manifest(root)
    with monkeypatch.context() as patch:
        crash(patch, trashed._MOVED, after)
        with pytest.raises(Crash):
            move(library, plan_of(library, ids))
    assert len(manifest(root)) == 4 - after
    [interrupted] = trashed.interrupted(library)
    assert len(interrupted.open) == 5 - after
    found = settle(library, interrupted)
    assert (found.held, len(found.moved), found.lost) == (after + 1, 1, [])
    held = "1 file is" if not after else f"{after + 1} files are"
    assert trash_words.found_words([found], "Ctrl+Z") == (
        f"photoorg ended while it moved photos to the trash. {held} there; Ctrl+Z brings back what "
        "was moved."
    )
    assert trashed.interrupted(library) == []
    undo(library)
    assert manifest(root) == before
    assert in_trash(bin_) == []


def test_a_crash_before_the_first_move_leaves_nothing_to_undo(
    library: Library, root: Path, ids: list[int], bin_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash_at_once(*_: object) -> bytes:
        raise Crash

    plan = plan_of(library, ids)
    with monkeypatch.context() as patch:
        patch.setattr(trash, "move", crash_at_once)
        with pytest.raises(Crash):
            move(library, plan)
    [interrupted] = trashed.interrupted(library)
    found = settle(library, interrupted)
    assert (found.held, found.moved, found.lost) == (0, [], [])
    assert "All files are at their places." in trash_words.found_words([found], "Ctrl+Z")
    assert next_verbs(library)[0] == ""


def test_a_file_that_went_from_the_trash_after_a_crash_is_named(
    library: Library, root: Path, ids: list[int], bin_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        crash(patch, trashed._MOVED, 0)
        with pytest.raises(Crash):
            move(library, plan_of(library, ids))
    shutil.rmtree(bin_)
    [interrupted] = trashed.interrupted(library)
    found = settle(library, interrupted)
    assert found.lost == [os.fsencode(root / NAMES[0])]
    said = trash_words.found_words([found], "Ctrl+Z")
    assert said.endswith("IMG_0.jpg is neither there nor where it was.")
    assert trashed.interrupted(library) == []


@pytest.mark.parametrize("after", [0, 2, 4])
def test_a_crash_while_files_come_back_is_explained(
    library: Library, root: Path, ids: list[int], bin_: Path, monkeypatch: pytest.MonkeyPatch,
    after: int,
) -> None:  # fmt: skip
    before = manifest(root)
    move(library, plan_of(library, ids))
    with monkeypatch.context() as patch:
        crash(patch, trashed._BACK, after)
        with pytest.raises(Crash):
            undo(library)
    assert len(manifest(root)) == after + 1
    [interrupted] = trashed.interrupted(library)
    assert interrupted.returning
    found = settle(library, interrupted)
    assert (found.held, found.lost) == (4 - after, [])
    assert trash_words.found_words([found], "Ctrl+Z").startswith(
        "photoorg ended while it brought photos back from the trash."
    )
    if after < 4:
        assert next_verbs(library)[0] == trashed.VERB
        undo(library)
    else:
        assert next_verbs(library)[0] == ""
    assert manifest(root) == before


def test_of_two_alike_in_the_trash_the_right_one_is_found(
    library: Library, root: Path, ids: list[int], bin_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        crash(patch, trashed._MOVED, 0)
        with pytest.raises(Crash):
            move(library, plan_of(library, ids[:1]))
    shutil.copy2(bin_ / NAMES[0], bin_ / "copy.jpg")
    [interrupted] = trashed.interrupted(library)
    assert len(settle(library, interrupted).moved) == 1
    [held] = trashed.held(library).values()
    assert held.where == os.fsencode(bin_ / NAMES[0])


def test_an_entry_of_the_journal_that_means_nothing_is_refused(library: Library) -> None:
    with library.writing_person() as db:
        journal.append(db, trashed._MOVED, {"edit": "x"})
    with pytest.raises(LibraryError, match="names no act"):
        trashed.held(library)
    assert trashed.counts(Edit(trashed.VERB, {"photos": "many"})) == (0, 0)


def test_many_files_are_noted_in_pieces(
    library: Library, root: Path, bin_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash_run, "AT_ONCE", 3)
    named = add_files(library, root, [f"{number:02}.jpg" for number in range(10)])
    move(library, plan_of(library, list(named.values())))
    edits: Iterator[Edit] = (e for e in journal.edits(library) if e.verb == trashed._NEXT)
    assert [len(edit.payload["files"]) for edit in edits] == [3, 3, 3, 1]  # type: ignore[arg-type]
