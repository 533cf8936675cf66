"""The laboratory itself: it notices the harm it is made to notice, and the disk is as it says."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from photoorg.library import Library
from photoorg.pipeline.read import BATCH, FIRST
from tests.faults import examine, facts, life, native_build, runner
from tests.faults.disk import Disk, Fate, Names, Operation, operations
from tests.faults.facts import Acknowledgements
from tests.faults.opened import OpenWatch
from tests.faults.outcome import Outcome, Scale


def _do(disk: Disk, *steps: tuple[str, int, str, str, int, bytes]) -> None:
    for step in steps:
        disk.do(Operation(*step))


def _left(disk: Disk, fate: Fate, seed: int = 0) -> dict[str, bytes]:
    return {name: data for name, _, data in disk.after_cut(fate, random.Random(seed))}


CREATE = ("C", 7, "/l/a", "", 0, b"")
WRITE = ("W", 7, "", "", 0, b"x" * 2048)
SYNC = ("S", 7, "/l/a", "", 0, b"")
SYNC_FOLDER = ("S", 1, "/l", "", 0, b"")
RENAME = ("R", 7, "/l/a", "/l/b", 0, b"")


def test_what_was_synced_is_there_after_every_cut() -> None:
    disk = Disk("/l", Names.AT_ONCE)
    _do(disk, CREATE, WRITE, SYNC, ("W", 7, "", "", 4096, b"y"))
    assert _left(disk, Fate.DROPPED) == {"a": b"x" * 2048}
    assert _left(disk, Fate.KEPT)["a"].endswith(b"\0y")


def test_what_was_not_synced_may_be_lost_or_torn_at_sectors() -> None:
    disk = Disk("/l", Names.AT_ONCE)
    _do(disk, CREATE, WRITE)
    seen = {_left(disk, Fate.MIXED, seed)["a"] for seed in range(60)}
    assert {b"", b"x" * 2048} <= seen
    torn = seen - {b"", b"x" * 2048}
    assert torn
    for content in torn:
        pieces = [content[start : start + 512] for start in range(0, len(content), 512)]
        assert set(pieces) <= {bytes(512), b"x" * 512}


def test_a_name_is_safe_at_once_or_after_the_folder_is_synced() -> None:
    at_once, after = Disk("/l", Names.AT_ONCE), Disk("/l", Names.AFTER_SYNC)
    for disk in (at_once, after):
        _do(disk, CREATE, WRITE, SYNC, RENAME)
    assert set(_left(at_once, Fate.DROPPED)) == {"b"}
    assert _left(after, Fate.DROPPED) == {}
    _do(after, SYNC_FOLDER)
    assert set(_left(after, Fate.DROPPED)) == {"b"}


def test_a_rename_may_be_kept_while_the_bytes_are_not() -> None:
    disk = Disk("/l", Names.AT_ONCE)
    _do(disk, CREATE, WRITE, RENAME)
    assert _left(disk, Fate.DROPPED) == {"b": b""}


def test_names_change_in_their_order_and_renames_as_a_whole() -> None:
    disk = Disk("/l", Names.AFTER_SYNC)
    _do(disk, CREATE, SYNC_FOLDER, RENAME, ("R", 7, "/l/b", "/l/c", 0, b""))
    assert {tuple(_left(disk, Fate.MIXED, seed)) for seed in range(40)} == {("a",), ("b",), ("c",)}


WRITER = """
import os, sqlite3, sys
folder = sys.argv[1]
db = sqlite3.connect(f"{folder}/x.db", isolation_level=None)
db.execute("PRAGMA journal_mode = WAL")
db.execute("PRAGMA synchronous = FULL")
db.execute("CREATE TABLE t (a)")
db.execute("INSERT INTO t VALUES ('recorded')")
with open(f"{folder}/part", "wb") as part:
    part.write(b"1234")
    part.flush()
    os.fsync(part.fileno())
os.replace(f"{folder}/part", f"{folder}/whole")
os._exit(0)
"""


@pytest.mark.skipif(bool(native_build.why_not()), reason=native_build.why_not())
def test_a_recorded_process_can_be_rebuilt_from_its_log(tmp_path: Path) -> None:
    folder, log = tmp_path / "folder", tmp_path / "log"
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-c", WRITER, str(folder)],
        env={
            "LD_PRELOAD": str(native_build.build("writelog", tmp_path)),
            "WRITELOG_ROOT": str(folder),
            "WRITELOG_FILE": str(log),
        },
        check=True,
    )
    disk = Disk(str(folder), Names.AFTER_SYNC)
    for operation in operations(log):
        disk.do(operation)
    there = {f.name: f.read_bytes() for f in folder.iterdir() if not f.name.endswith("-shm")}
    kept = _left(disk, Fate.KEPT)
    kept.pop("x.db-shm", None)
    assert kept == there
    after = tmp_path / "after"
    after.mkdir()
    for name, content in _left(disk, Fate.DROPPED).items():
        if not name.endswith("-shm"):
            (after / name).write_bytes(content)
    with closing(sqlite3.connect(after / "x.db")) as db:
        assert db.execute("SELECT a FROM t").fetchall() == [("recorded",)]
    assert not (after / "whole").exists()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, life.Undisturbed]:
    """A complete library of 40 photos."""
    place = tmp_path_factory.mktemp("whole")
    return place / "library", life.undisturbed(place / "photos", 40, place / "library")


def _changed(library: Path, to: Path, *statements: str) -> Path:
    copy = examine.copy_databases(library, to)
    with closing(sqlite3.connect(copy / "index.db")) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()
    return copy


def test_a_lost_record_is_noticed(whole: tuple[Path, life.Undisturbed], tmp_path: Path) -> None:
    library, undisturbed = whole
    promised = set(undisturbed.facts)
    assert examine.missing(promised, library) == []
    copy = _changed(library, tmp_path / "copy", "UPDATE files SET pending = 1 WHERE id = 5")
    assert examine.missing(promised, copy)[0].startswith("lost: read")


def test_half_a_batch_is_noticed(whole: tuple[Path, life.Undisturbed], tmp_path: Path) -> None:
    library, _ = whole
    assert examine.half_batches(library, set(), 8, 40) == []
    for count, noticed in ((FIRST, False), (FIRST + 1, True), (BATCH + FIRST + 1, True)):
        copy = _changed(
            library, tmp_path / "copy", f"UPDATE files SET pending = 1 WHERE id > {count}"
        )
        words = examine.half_batches(copy, set(), 8, 40)
        assert any(word.startswith("half a batch: read") for word in words) is noticed
        copy = _changed(
            library,
            tmp_path / "copy",
            f"DELETE FROM vectors WHERE photo_id > {count}",
            f"DELETE FROM concepts WHERE photo_id > {count}",
        )
        words = examine.half_batches(copy, set(), 8, 40)
        assert any(word.startswith("half a batch: seen") for word in words) is noticed
    copy = _changed(
        library, tmp_path / "copy", "DELETE FROM vectors WHERE photo_id = 3 AND space_id = 1"
    )
    assert examine.half_batches(copy, set(), 8, 40) == ["1 photos with some vectors only"]


def test_a_wrong_thumbnail_is_noticed(whole: tuple[Path, life.Undisturbed], tmp_path: Path) -> None:
    library, undisturbed = whole
    one, other = list(undisturbed.thumbnails)[:2]
    swapped = {**undisturbed.thumbnails, one: undisturbed.thumbnails[other]}
    changed = life.Undisturbed(undisturbed.folder, 40, swapped, undisturbed.facts)
    assert examine.thumbnails(library, undisturbed.thumbnails, undisturbed) == []
    assert examine.thumbnails(library, undisturbed.thumbnails, changed) == ["1 wrong thumbnails"]


def test_damage_is_noticed(whole: tuple[Path, life.Undisturbed], tmp_path: Path) -> None:
    copy = examine.copy_databases(whole[0], tmp_path / "copy")
    assert examine.damage(copy / "index.db") == []
    with (copy / "index.db").open("r+b") as file:
        file.seek(3 * 4096)
        file.write(bytes(2048))
    assert examine.damage(copy / "index.db")


def test_what_is_told_stays_promised(tmp_path: Path) -> None:
    acks = Acknowledgements(tmp_path / "acks")
    acks.tell({"a", "b"}, stage="one")
    acks.tell({"b", "c"})
    with (tmp_path / "acks").open("a") as file:
        file.write('{"new": ["cut off')
    assert facts.promised(facts.said(tmp_path / "acks")) == {"b", "c"}


def test_openings_are_counted(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    file = tmp_path / "below" / "a.txt"
    file.write_text("x")
    watch = OpenWatch(tmp_path)
    file.read_text()
    assert watch.drain()[bytes(file)] == 1
    assert not watch.drain()
    watch.close()


def test_a_measurement_that_crashes_has_failed(tmp_path: Path) -> None:
    measured = runner.measure_alone("G0", "tests.faults.no_such_module", Scale(0.01), tmp_path)
    assert measured.failed
    assert "no_such_module" in measured.outcome.reached
    table = runner.table_line(runner.Measured(Outcome("G0", "t", "w", "a|b", None), 1.0))
    assert table == "| G0 t | w | a\\|b | not measured here | 1 s |"


def test_goals_are_chosen_by_their_number() -> None:
    modules = {"G1": "one", "G10": "ten", "G10 rot": "rot"}
    assert runner.chosen(modules, ["g10"]) == {"G10": "ten", "G10 rot": "rot"}
    assert runner.chosen(modules, [""]) == modules
    with pytest.raises(KeyError):
        runner.chosen(modules, ["G99"])


def test_the_undisturbed_library_is_complete(whole: tuple[Path, life.Undisturbed]) -> None:
    library, undisturbed = whole
    kinds = {fact.split(" ")[0] for fact in undisturbed.facts}
    assert kinds == {"read", "seen", "colours", "caption"}
    assert len(undisturbed.thumbnails) == 40
    with Library.open(library) as opened:
        assert facts.of_index(opened.index) == undisturbed.facts
