"""A library goes to another folder whole, or stays where it is."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from drawn import draw_folder

from photoorg import moved
from photoorg.cli import main
from photoorg.errors import LibraryBusy, LibraryError, LibraryFull
from photoorg.library import Access, Library, folders, moving
from photoorg.library.belongings import DATABASES, belongings
from photoorg.settings import Paths, Settings, default_library

THUMBNAILS = 300


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return draw_folder(tmp_path / "photos", 2)


@pytest.fixture
def old(tmp_path: Path, photos: Path) -> Path:
    """A library with acts, settings, thumbnails, an index file, and something of the person's."""
    return make(tmp_path / "old", photos)


def make(folder: Path, photos: Path) -> Path:
    with Library.open(folder, Access.PERSON | Access.INDEX) as library:
        folders.add(library, photos)
        library.index.execute("INSERT INTO state (key, value) VALUES ('kept', 'yes')")
        library.index.conn.commit()
    paths = Paths(folder)
    Settings.change(paths, theme="dark")
    for number in range(THUMBNAILS):
        file = paths.thumbnail(hashlib.sha256(b"%d" % number).digest())
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(os.urandom(20_000))
    paths.index_file("builtin/1", "photo").write_bytes(os.urandom(100_000))
    (folder / "my own notes.txt").write_text("keep")
    with Library.open(folder, Access.PERSON):
        pass  # Makes the first backup, so that opening it later changes nothing.
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """What a library's files hold, by name; a database as what SQLite reads from it."""
    found = {}
    for each in belongings(Paths(folder)):
        file = folder / each.name
        if each.name in DATABASES:
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as conn:
                found[each.name] = "\n".join(conn.iterdump()).encode()
        else:
            found[each.name] = file.read_bytes()
    return found


def moves(old: Path, target: Path) -> moving.Moved:
    steps = moving.move(Paths(old), target)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            done: moving.Moved = end.value
            return done


def assert_still_in(folder: Path, before: dict[str, bytes]) -> None:
    assert moved.followed(folder) == folder
    assert contents(folder) == before
    with Library.open(folder, Access.PERSON | Access.INDEX) as library:
        assert library.notices == []
        assert len(folders.listed(library)) == 1


def test_everything_arrives_and_the_old_files_stay(old: Path, tmp_path: Path) -> None:
    before, target = contents(old), tmp_path / "disk" / "new"
    done = moves(old, target)
    assert (done.library, done.old) == (target, old)
    assert len(before) > THUMBNAILS + 3
    assert contents(target) == before
    assert contents(old) == before
    assert not (target / "my own notes.txt").exists()
    assert sorted(path.name for path in target.parent.iterdir()) == ["new"]
    assert moved.followed(old) == target
    with Library.open(target, Access.PERSON | Access.INDEX) as library:
        assert library.notices == []
        assert Settings.load(library.paths).theme == "dark"
    with pytest.raises(LibraryError, match=r"was moved to"):
        Library.open(old, Access.PERSON)


def test_what_the_log_of_the_database_holds_comes_along(old: Path, tmp_path: Path) -> None:
    conn = sqlite3.connect(old / "index.db", isolation_level=None)
    conn.execute("PRAGMA wal_autocheckpoint = 0")
    conn.execute("INSERT INTO state (key, value) VALUES ('last', 'said')")
    kept = [(old / f"index.db{end}").read_bytes() for end in ("", "-wal", "-shm")]
    conn.close()
    for end, data in zip(("", "-wal", "-shm"), kept, strict=True):
        (old / f"index.db{end}").write_bytes(data)
    assert (old / "index.db-wal").stat().st_size > 0
    moves(old, tmp_path / "new")
    with closing(sqlite3.connect(tmp_path / "new" / "index.db")) as conn:
        assert conn.execute("SELECT value FROM state WHERE key = 'last'").fetchone() == ("said",)


def test_photos_are_not_touched(old: Path, tmp_path: Path, photos: Path) -> None:
    before = {f: (f.read_bytes(), f.stat().st_mtime_ns) for f in photos.rglob("*") if f.is_file()}
    moves(old, tmp_path / "new")
    for _ in moving.remove_old(Paths(tmp_path / "new"), old):
        pass
    after = {f: (f.read_bytes(), f.stat().st_mtime_ns) for f in photos.rglob("*") if f.is_file()}
    assert after == before


def test_the_old_files_go_when_the_person_says_so_and_nothing_else(
    old: Path, tmp_path: Path
) -> None:
    target = tmp_path / "new"
    outside = tmp_path / "outside.jpg"
    outside.write_bytes(b"mine")
    (old / "cache" / "link-photo.hnsw").symlink_to(outside)
    size = sum(each.size for each in belongings(Paths(old)))
    moves(old, target)
    before = contents(target)
    assert moving.old_copies(Paths(target)) == (old,)
    assert sum(moving.remove_old(Paths(target), old)) >= size
    assert moving.old_copies(Paths(target)) == ()
    left = sorted(path.relative_to(old).as_posix() for path in old.rglob("*"))
    assert [name for name in left if not name.endswith(".lock")] == [
        "cache", "cache/link-photo.hnsw", "moved.json", "my own notes.txt"
    ]  # fmt: skip
    assert outside.read_bytes() == b"mine"
    assert moved.followed(old) == target
    assert contents(target) == before


def test_only_old_copies_of_this_library_can_be_removed(old: Path, tmp_path: Path) -> None:
    moves(old, tmp_path / "new")
    for place in (tmp_path / "new", tmp_path, tmp_path / "photos"):
        with pytest.raises(LibraryError, match="no old copy"):
            next(iter(moving.remove_old(Paths(tmp_path / "new"), place)))


def test_it_may_move_on_and_come_back(old: Path, tmp_path: Path) -> None:
    second, third = tmp_path / "second", tmp_path / "third"
    before = contents(old)
    moves(old, second)
    moves(second, third)
    assert moved.followed(old) == moved.followed(second) == third
    shutil.rmtree(second)
    assert moved.followed(old) == third, "whatever becomes of the disk in between"
    for _ in moving.remove_old(Paths(third), old):
        pass
    (old / "my own notes.txt").unlink()
    for folder in (old / "cache", old / "backups"):
        shutil.rmtree(folder, ignore_errors=True)
    moves(third, old)
    assert moved.followed(old) == moved.followed(third) == old
    assert contents(old) == before
    assert not (old / moved.NOTE).exists()


@pytest.mark.parametrize("where", ["inside", "around", "full", "photos", "itself"])
def test_places_where_it_may_not_lie_are_refused(
    old: Path, tmp_path: Path, photos: Path, where: str
) -> None:
    before = contents(old)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    target = {
        "inside": old / "deeper", "around": tmp_path, "full": tmp_path / "full",
        "photos": photos / "library", "itself": old,
    }[where]  # fmt: skip
    with pytest.raises(LibraryError):
        moves(old, target)
    assert not (photos / "library").exists()
    assert_still_in(old, before)


@pytest.mark.parametrize("access", [Access.PERSON, Access.INDEX])
def test_it_stays_while_anybody_writes(old: Path, tmp_path: Path, access: Access) -> None:
    script = (
        "import sys, time; from pathlib import Path; from photoorg.library import Access, Library\n"
        f"with Library.open(Path(sys.argv[1]), Access.{access.name}):\n"
        "    print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(old)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(LibraryBusy):
            moves(old, tmp_path / "new")
    finally:
        other.communicate(timeout=30)
    assert not (tmp_path / "new").exists()
    assert_still_in(old, contents(old))


def test_it_stays_while_somebody_reads_what_is_not_in_the_file_yet(
    old: Path, tmp_path: Path
) -> None:
    writer = sqlite3.connect(old / "index.db", isolation_level=None)
    writer.execute("INSERT INTO state (key, value) VALUES ('a', '1')")
    reader = sqlite3.connect(old / "index.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM state").fetchone()
    writer.execute("INSERT INTO state (key, value) VALUES ('b', '2')")
    writer.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("photoorg.library.integrity.BUSY_MS", 50)
        with pytest.raises(LibraryBusy, match="being read"):
            moves(old, tmp_path / "new")
    reader.close()
    assert not (tmp_path / "new").exists()


def test_a_copy_that_is_not_what_was_written_is_not_used(old: Path, tmp_path: Path) -> None:
    before = contents(old)
    steps = moving.move(Paths(old), tmp_path / "new")
    while (step := next(steps)).stage != "move" or not step.done == step.total > 0:
        pass
    victim = next((tmp_path / "new.photoorg-move" / "cache/thumbnails").rglob("*.jpg"))
    data = bytearray(victim.read_bytes())
    data[100] ^= 1
    victim.write_bytes(data)
    with pytest.raises(LibraryError, match="is not what was written"):
        list(steps)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "photos"]
    assert_still_in(old, before)


def test_a_damaged_library_is_not_moved(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old / "library.db")) as conn:
        conn.execute("CREATE TABLE strange (x)")
        conn.commit()
    with pytest.raises(LibraryError, match=r"library\.db cannot be moved"):
        moves(old, tmp_path / "new")
    assert moved.followed(old) == old


def test_a_move_that_is_stopped_leaves_nothing(old: Path, tmp_path: Path) -> None:
    before = contents(old)
    steps = moving.move(Paths(old), tmp_path / "new")
    next(steps)
    next(steps)
    steps.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "photos"]
    assert_still_in(old, before)


def test_what_is_missing_on_an_unplugged_disk_is_not_made_anew(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves(old, tmp_path / "new")
    (tmp_path / "new").rename(tmp_path / "elsewhere")
    monkeypatch.setenv("PHOTOORG_HOME", str(old))
    with pytest.raises(LibraryError, match="cannot be seen now"):
        default_library()
    (tmp_path / "new").mkdir()
    with pytest.raises(LibraryError, match="cannot be seen now"):
        default_library()
    (tmp_path / "new").rmdir()
    (tmp_path / "elsewhere").rename(tmp_path / "new")
    assert default_library() == tmp_path / "new"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"to": "2f", "number": "x"}', '{"to": "zz"}'])
def test_a_note_that_means_nothing_is_named(old: Path, text: str) -> None:
    (old / moved.NOTE).write_text(text)
    with pytest.raises(LibraryError, match=r"moved\.json"):
        moved.followed(old)


def test_notes_in_a_ring_lead_where_the_library_went_last(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "library.db").touch()
    moved.leave_note(tmp_path / "a", tmp_path / "b", 1)
    moved.leave_note(tmp_path / "b", tmp_path / "a", 2)
    assert moved.followed(tmp_path / "a") == moved.followed(tmp_path / "b") == tmp_path / "a"


# A full disk, and kills


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes, less than the library has."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs root and Linux, to mount a small disk")
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_is_too_small_is_told_before_anything_is_copied(old: Path, disk: Path) -> None:
    before = contents(old)
    with pytest.raises(LibraryFull, match=r"needs 6 MB.* has room for 0 MB"):
        moves(old, disk / "new")
    assert list(disk.iterdir()) == []
    assert_still_in(old, before)


def test_on_a_whole_disk_it_gets_a_folder(old: Path, disk: Path) -> None:
    assert moving.destination(disk) == disk / "photoorg library"
    with pytest.raises(LibraryError, match="whole disk"):
        moves(old, disk)
    assert list(disk.parent.glob("*.photoorg-move")) == []


def test_a_disk_that_fills_up_meanwhile_leaves_the_library_where_it_is(
    old: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(old)
    roomy = shutil.disk_usage("/")
    monkeypatch.setattr(
        "photoorg.library.moving.shutil.disk_usage", lambda _: roomy._replace(free=1 << 40)
    )
    with pytest.raises(LibraryFull, match="is full"):
        moves(old, disk / "new")
    assert list(disk.iterdir()) == []
    assert_still_in(old, before)


def start_move(old: Path, target: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "photoorg", "--library", str(old), "move", "--lines"]
    return subprocess.Popen([*command, str(target)], stdout=subprocess.PIPE)


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_a_kill_in_the_middle_leaves_one_library_that_is_used_and_whole(
    tmp_path: Path, photos: Path, lines: int
) -> None:
    """After any line it has said; the move is then done again and comes to its end."""
    old, target = make(tmp_path / "old", photos), tmp_path / "new"
    before = contents(old)
    process = start_move(old, target)
    assert process.stdout is not None
    for _ in range(lines):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    place = moved.followed(old)
    if place == old:
        assert_still_in(old, before)
        again = start_move(old, target)
        out, _ = again.communicate(timeout=120)
        assert json.loads(out.splitlines()[-1])["kind"] == "Finished"
    assert moved.followed(old) == target
    assert contents(target) == before
    assert not target.with_name("new.photoorg-move").exists()


@pytest.mark.parametrize(
    "stop_at", ["_take_place", "_switch", "moved.leave_note", "os.rename", "sync_folder"]
)
@pytest.mark.parametrize("back", [False, True])
def test_wherever_it_ends_there_is_one_library_and_it_is_whole(
    tmp_path: Path, photos: Path, monkeypatch: pytest.MonkeyPatch, stop_at: str, back: bool
) -> None:
    """As if the process ended just there: nothing after it is done, not even clearing up."""
    old, target = make(tmp_path / "old", photos), tmp_path / "new"
    (old / "my own notes.txt").unlink()
    before = contents(old)
    if back:
        moves(old, target)
        for _ in moving.remove_old(Paths(target), old):
            pass
        old, target = target, old

    class Ended(BaseException):
        pass

    def end(*_: object) -> None:
        raise Ended

    with monkeypatch.context() as patch:
        patch.setattr(f"photoorg.library.moving.{stop_at}", end)
        patch.setattr("photoorg.library.moving._clear", lambda _: None)
        with pytest.raises(Ended):
            moves(old, target)
    place = moved.followed(old)
    assert place in (old, target)
    assert contents(place) == before
    other = moved.followed(target) if (target / moved.NOTE).exists() else place
    assert other == place, "every way leads to the same one"
    if place == old:
        moves(old, tmp_path / "third")
        assert contents(tmp_path / "third") == before


def test_the_command_says_where_it_is_now(old: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--library", str(old), "move", str(tmp_path / "new")])
    assert result.exit_code == 0, result.output
    assert f"The library is in {tmp_path / 'new'}" in result.output
    again = CliRunner().invoke(main, ["--library", str(old), "backups"])
    assert again.exit_code == 0, again.output
    refused = CliRunner().invoke(main, ["--library", str(old), "move", str(tmp_path / "photos")])
    assert refused.exit_code == 1
    assert "not empty" in refused.output


def test_another_library_opens_while_the_usual_one_cannot_be_seen(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved.leave_note(tmp_path / "photos", tmp_path / "unplugged", 1)
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "photos"))
    with Library.open(old, Access.PERSON) as library:
        assert len(folders.listed(library)) == 1
