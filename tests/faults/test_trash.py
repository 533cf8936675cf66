"""Moving originals to the trash on disks that have none, are full or fail, and dying on the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from photoorg.library import Access, Library, journal, photos, trashed, undoing
from photoorg.library.steps import at_once
from photoorg.ui import trash, trash_plan, trash_words
from photoorg.ui.trash_run import Moving, Returning, Run, settle
from tests.faults import SUPPORT  # noqa: F401

from real_files import add_files, in_trash, manifest, own_trash  # isort: skip

NAMES = [f"IMG_{number}.jpg" for number in range(4)]


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    with Library.open(folder, Access.PERSON | Access.INDEX) as library:
        yield library


def move_all(library: Library, steps: int | None = None) -> Run:
    plan = at_once(trash_plan.of_photos(library, photos.all_ids(library).tolist()))
    moving = Moving(library, plan.photos, plan.files)
    for _ in islice(moving.steps(), steps):
        pass
    moving.end()
    return moving.run


def undo(library: Library) -> Run:
    edit = undoing.next_undo(library)
    assert edit is not None
    returning = Returning(library, edit.id)
    for _ in returning.steps():
        pass
    returning.end()
    return returning.run


def explain(library: Library) -> str:
    """What the next start does and says; nothing may be lost."""
    found = [settle(library, each) for each in trashed.interrupted(library)]
    assert not [path for each in found for path in each.lost]
    return trash_words.found_words(found, "Ctrl+Z") if found else ""


# Dying


def die_at(number: int) -> None:
    """Kill this process before or after the numberth move or note; both are where it hurts."""
    count = 0

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(*given: Any) -> Any:
            nonlocal count
            for half in (False, True):
                count += 1
                if count == number:
                    os.kill(os.getpid(), signal.SIGKILL)
                if not half:
                    value = real(*given)
            return value

        return act

    for module, name in (
        (trash, "_to_trash"), (trash, "rename_to_free_name"), (trash, "_discard"),
        (trash, "_forget_entry"), (trashed, "note_next"), (trashed, "note_moved"),
        (trashed, "note_back"), (trashed, "note_ended"), (trashed, "take_back"),
    ):  # fmt: skip
        setattr(module, name, dying(getattr(module, name)))


def in_a_process(work: Callable[[], object]) -> bool:
    """Do it in a forked process; False where that was killed. Raises what it raised."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0
    return True


@pytest.mark.skipif(os.name != "posix", reason="needs fork")
@pytest.mark.parametrize("way", ["there", "back"])
def test_killed_at_every_step_the_next_start_can_explain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    bin_, root, folder = own_trash(tmp_path, monkeypatch), tmp_path / "photos", tmp_path / "library"
    root.mkdir()
    with opened(folder) as library:
        add_files(library, root, NAMES)
    before = manifest(root)
    number, finished = 0, False
    while not finished:
        number += 1
        shutil.rmtree(bin_.parent, ignore_errors=True)
        if way == "back":
            with opened(folder) as library:
                move_all(library)

        def act(number: int = number) -> None:
            with opened(folder) as library:
                die_at(number)
                undo(library) if way == "back" else move_all(library)

        finished = in_a_process(act)
        here, there = manifest(root), {p.name: p.read_bytes() for p in bin_.glob("IMG_*")}
        assert {**here, **there}.keys() - {n for n in here if n.startswith(".")} == before.keys()
        assert all({**here, **there}[name] == content for name, content in before.items())
        with opened(folder) as library:
            said = explain(library)
            held = {os.fsdecode(os.path.basename(path)) for path in trashed.held(library)}
            assert held == set(there), f"at {number}: {said}"
            edit = undoing.next_undo(library)
            assert bool(edit) == bool(there), f"at {number}: {said}"
            if there and not finished:
                assert f"{len(there)} file" in said or not said
                assert undo(library).stays == []
            elif there:
                undo(library)
            assert {n: c for n, c in manifest(root).items() if n in before} == before
            assert explain(library) == ""
    assert number > 2 * len(NAMES)
    # A test file that was left lay there until the next move from that folder.
    with opened(folder) as library:
        move_all(library)
        undo(library)
    assert manifest(root) == before


# Disks


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small disk with some options; returns its folder."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs root and Linux, to mount a small disk")
    mounted: list[Path] = []

    def mount(options: str) -> Path:
        place = tmp_path / "drive"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            pytest.skip(f"cannot mount: {done.stderr.decode()}")
        mounted.append(place)
        return place

    yield mount
    for place in mounted:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the library lies; the trash of the home is on the same disk, not on the drive."""
    own_trash(tmp_path, monkeypatch)
    return tmp_path / "library"


def photos_on(library: Library, place: Path) -> Path:
    root = place / "photos"
    root.mkdir()
    add_files(library, root, NAMES)
    return root


def test_a_drive_has_its_own_trash(folder: Path, drive: Callable[[str], Path]) -> None:
    place = drive("size=1m")
    with opened(folder) as library:
        root = photos_on(library, place)
        before = manifest(root)
        plan = at_once(trash_plan.of_photos(library, photos.all_ids(library).tolist()))
        assert trash_words.where_words(plan) == "4 files on “drive”."
        assert len(move_all(library).moved) == 4
        bin_ = place / f".Trash-{os.getuid()}" / "files"
        assert len(in_trash(bin_)) == 8
        undo(library)
        assert (manifest(root), in_trash(bin_)) == (before, [])


def test_a_drive_and_this_computer_are_both_named(
    folder: Path, drive: Callable[[str], Path], tmp_path: Path
) -> None:
    place, home = drive("size=1m"), tmp_path / "home photos"
    home.mkdir()
    with opened(folder) as library:
        root = photos_on(library, place)
        add_files(library, home, NAMES[:1])
        plan = at_once(trash_plan.of_photos(library, photos.all_ids(library).tolist()))
        said = trash_words.where_words(plan)
        assert said.startswith("4 files on “drive” and 1 on ")
        assert said.endswith("1 of them lies in more than one place.")
        # What one drive refuses another one may still do.
        (place / f".Trash-{os.getuid()}").write_text("no folder")
        run = move_all(library)
        assert run.moved == [os.fsencode(home / NAMES[0])]
        assert len(manifest(root)) == 4


def test_a_drive_without_a_trash_keeps_everything(
    folder: Path, drive: Callable[[str], Path]
) -> None:
    place = drive("size=1m")
    (place / f".Trash-{os.getuid()}").write_text("no folder can be made here")
    with opened(folder) as library:
        root = photos_on(library, place)
        before, last = manifest(place), journal.last_id(library)
        run = move_all(library)
        assert (run.moved, len(run.stays)) == ([], 4)
        assert "could not move it to the trash" in trash_words.moved_words(run, 4, "Ctrl+Z")
        assert (manifest(place), journal.last_id(library)) == (before, last)
        assert len(manifest(root)) == 4


def test_a_trash_that_becomes_full_keeps_the_rest(
    folder: Path, drive: Callable[[str], Path]
) -> None:
    """Each file in the trash needs an entry there, and for a moment two names. The drive has room
    for so many names only: enough for the trial and two files."""
    taken, trash_folders, trial = 1 + 1 + len(NAMES), 3, 3
    place = drive(f"size=1m,nr_inodes={taken + trash_folders + trial}")
    with opened(folder) as library:
        root = photos_on(library, place)
        before = manifest(root)
        run = move_all(library)
        assert 0 < len(run.moved) < len(NAMES)
        for _, reason in run.stays:
            assert reason.startswith("the system could not move it to the trash")
            assert "descriptor" not in reason
        said = trash_words.moved_words(run, 4, "Ctrl+Z")
        assert said.startswith(f"{len(run.moved)} of 4 files moved to the trash. Not moved: ")
        assert len(manifest(root)) == 4 - len(run.moved)
        undo(library)
        assert manifest(root) == before


def test_a_full_drive_refuses_the_trial(folder: Path, drive: Callable[[str], Path]) -> None:
    place = drive(f"size=1m,nr_inodes={2 + len(NAMES)}")
    with opened(folder) as library:
        photos_on(library, place)
        before = manifest(place)
        run = move_all(library)
        assert {reason for _, reason in run.stays} == {
            "nothing can be written to its folder (No space left on device)"
        }
        assert manifest(place) == before


def test_a_drive_that_becomes_read_only_on_the_way(
    folder: Path, drive: Callable[[str], Path]
) -> None:
    place = drive("size=1m")
    with opened(folder) as library:
        root = photos_on(library, place)
        before = manifest(root)
        plan = at_once(trash_plan.of_photos(library, photos.all_ids(library).tolist()))
        moving = Moving(library, plan.photos, plan.files)
        steps = moving.steps()
        for _ in islice(steps, 4):
            pass
        moved = len(moving.run.moved)
        assert 0 < moved < 4
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        for _ in steps:
            pass
        moving.end()
        assert (len(moving.run.moved), len(moving.run.stays)) == (moved, 4 - moved)
        assert all("Read-only file system" in reason for _, reason in moving.run.stays)
        run = move_all(library)
        assert run.moved == []
        run = undo(library)
        assert all("Read-only file system" in reason for _, reason in run.stays)
        subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
        # What could not come back is still known, and comes back when it is redone and undone.
        assert len(trashed.held(library)) == moved
        edit = undoing.next_redo(library)
        assert edit is not None
        trashed.begin_again(library, edit.id)
        assert len(undo(library).moved) == moved
        assert manifest(root) == before


def test_a_drive_that_is_unplugged_between_question_and_act(
    folder: Path, drive: Callable[[str], Path]
) -> None:
    place = drive("size=1m")
    with opened(folder) as library:
        root = photos_on(library, place)
        plan = at_once(trash_plan.of_photos(library, photos.all_ids(library).tolist()))
        root.rename(place / "away")
        moving = Moving(library, plan.photos, plan.files)
        for _ in moving.steps():
            pass
        moving.end()
        assert (moving.run.moved, len(moving.run.stays)) == ([], 4)
        assert undoing.next_undo(library) is None


# Rights


NOBODY = 65534


@pytest.fixture
def of_nobody() -> Iterator[Path]:
    """A folder of the user nobody, whom modes stop."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs root, to become nobody")
    place = Path(tempfile.mkdtemp(prefix="photoorg-nobody-"))
    os.chown(place, NOBODY, NOBODY)
    yield place
    shutil.rmtree(place)


def as_nobody(work: Callable[[], object]) -> None:
    def act() -> None:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        work()

    assert in_a_process(act)


def test_permission_denied_in_the_middle(of_nobody: Path) -> None:
    def work() -> None:
        os.environ["XDG_DATA_HOME"] = str(of_nobody / "data")
        root = of_nobody / "photos"
        for folder in (root / "a", root / "b", root / "c", of_nobody / "data"):
            folder.mkdir(parents=True)
        with opened(of_nobody / "library") as library:
            add_files(library, root, ["a/1.jpg", "b/2.jpg", "c/3.jpg"])
            before = manifest(root)
            (root / "c").chmod(0o555)
            plan = at_once(trash_plan.of_photos(library, photos.all_ids(library).tolist()))
            assert [reason for _, reason in plan.stays] == [
                "nothing can be moved out of its folder: permission denied"
            ]
            # After the question: Qt makes a second name in the trash and cannot remove the first.
            moving = Moving(library, plan.photos, plan.files)
            steps = moving.steps()
            for _ in islice(steps, 2):
                pass
            (root / "b").chmod(0o555)
            for _ in steps:
                pass
            moving.end()
            assert moving.run.moved == [os.fsencode(root / "a/1.jpg")]
            assert moving.run.stays == [
                (os.fsencode(root / "b/2.jpg"), "it cannot be removed from its folder")
            ]
            assert os.lstat(root / "b/2.jpg").st_nlink == 1
            assert in_trash(of_nobody / "data/Trash/files") == ["1.jpg", "1.jpg.trashinfo"]
            undo(library)
            assert manifest(root) == before
            for folder in ("b", "c"):
                (root / folder).chmod(0o755)

    as_nobody(work)


@pytest.mark.parametrize("home", ["read-only", "somebody else’s"])
def test_a_home_without_a_usable_trash(of_nobody: Path, home: str) -> None:
    data = of_nobody / "data"
    data.mkdir()
    if home == "read-only":
        os.chown(data, NOBODY, NOBODY)
        data.chmod(0o555)
    else:
        (data / "Trash").mkdir()

    def work() -> None:
        os.environ["XDG_DATA_HOME"] = str(data)
        root = of_nobody / "photos"
        root.mkdir()
        with opened(of_nobody / "library") as library:
            add_files(library, root, NAMES)
            before, last = manifest(of_nobody / "photos"), journal.last_id(library)
            run = move_all(library)
            assert (run.moved, len(run.stays)) == ([], 4)
            assert (manifest(root), journal.last_id(library)) == (before, last)

    as_nobody(work)


def test_unset_the_trash_is_that_of_the_home(of_nobody: Path) -> None:
    def work() -> None:
        os.environ.pop("XDG_DATA_HOME", None)
        os.environ["HOME"] = str(of_nobody / "home")
        (of_nobody / "home/.local/share").mkdir(parents=True)
        root = of_nobody / "photos"
        root.mkdir()
        with opened(of_nobody / "library") as library:
            add_files(library, root, NAMES)
            assert len(move_all(library).moved) == 4
            assert len(in_trash(of_nobody / "home/.local/share/Trash/files")) == 8
            undo(library)
            assert len(manifest(root)) == 4

    as_nobody(work)
