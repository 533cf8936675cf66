"""What is damaged is noticed, made again where machines made it, and never used in silence."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import bit_rot
import numpy as np
import pytest
from click.testing import CliRunner
from full_disk import FullDisk
from old_schemas import make_index

from photoorg.checkup import check
from photoorg.cli import main
from photoorg.domain import ConceptScores
from photoorg.errors import LibraryBusy, LibraryDamaged, LibraryError, LibraryFull
from photoorg.library import (
    Access,
    Library,
    backups,
    captions,
    checking,
    explanations,
    files,
    folders,
    integrity,
    journal,
    opening,
    palettes,
    photos,
    recovery,
    tags,
    vectors,
    verdicts,
)
from photoorg.library.checksums import SEALED
from photoorg.settings import Paths

BOTH = Access.PERSON | Access.INDEX


def told(folder: Path, count: int = 9) -> Paths:
    """A library in which so many verdicts were given; there is no backup yet."""
    with Library.open(folder, BOTH) as library:
        for number in range(count):
            verdicts.give(library, b"\0", bytes([number + 1]), similar=True)
    return Paths(folder)


def backed_up(folder: Path, count: int = 9) -> Paths:
    """The same with a backup of all of it, and one verdict after that."""
    paths = told(folder, count)
    with Library.open(folder, BOTH) as library:
        [made] = backups.listed(paths)
        assert backups.acts(made) == count
        verdicts.give(library, b"\0", b"\xff", similar=False)
    return paths


def set_aside(folder: Path) -> list[Path]:
    """The damaged library.db that were kept, without their logs."""
    kept = folder.glob("library.db.damaged-*")
    return [file for file in kept if not file.name.endswith(("-wal", "-shm"))]


def flip(file: Path, value: bytes, bit: int = 4) -> None:
    """Flip a bit of each place where a value lies in a file."""
    data = bytearray(file.read_bytes())
    at = data.find(value)
    assert at >= 0
    while at >= 0:
        data[at + len(value) // 2] ^= bit
        at = data.find(value, at + 1)
    file.write_bytes(data)


def test_flipped_bits_of_blobs_are_noticed(tmp_path: Path) -> None:
    noticed = bit_rot.flip(bit_rot.make(tmp_path), 50)
    assert noticed["blobs"] > 20
    assert noticed["seen"] == noticed["blobs"]


@pytest.fixture
def seen(tmp_path: Path) -> Paths:
    """A library with one row in every table that has checksums, at least."""
    paths = Paths(tmp_path)
    make_index(paths.index_db, 5)
    Library.open(tmp_path, BOTH).close()
    with closing(sqlite3.connect(paths.index_db)) as conn:
        for table in SEALED:
            assert conn.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] > 0, table
    return paths


@pytest.mark.parametrize("table", SEALED)
def test_a_damaged_row_counts_as_not_there(seen: Paths, table: str) -> None:
    column = SEALED[table][-1]
    with closing(sqlite3.connect(seen.index_db)) as conn, conn:
        value = conn.execute(f"SELECT {column} FROM {table} LIMIT 1").fetchone()[0]
        other = value[:-1] + b"\x7f" if isinstance(value, bytes) else 8
        if isinstance(value, str):
            other = value + " "
        where = f"rowid = (SELECT MIN(rowid) FROM {table})"
        conn.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [other])
    reads = {
        "vectors": lambda lib: len(vectors.load(lib, "m", "photo", np.arange(1, 41))[0]) == 39,
        "concepts": lambda lib: len(vectors.concepts(lib, "m", np.arange(1, 41))[0]) == 39,
        "calibrations": lambda lib: vectors.calibration(lib, "m", "photo", "k") is None,
        "regions": lambda lib: captions.regions(lib, 1) is None,
        "captions": lambda lib: captions.latest(lib, 1) is None,
        "tags": lambda lib: tags.of_photo(lib, 1) == (),
        "tag_priors": lambda lib: tags.prior(lib, "m") is None,
        "palettes": lambda lib: not palettes.load(lib, [1], 11).any(),
        "statistics": lambda lib: explanations.statistics(lib, "m") is None,
        "explanations": lambda lib: explanations.explanation(lib, b"1", b"2", "b") is None,
        "drawn_captions": lambda lib: explanations.drawn(lib, b"1", "b") is None,
    }
    with Library.open(seen.library) as reader:
        assert reads[table](reader)
    [flaw] = check(seen.library, full=True)
    assert f"1 rows of {table} are damaged" in flaw.says
    with Library.open(seen.library, Access.INDEX) as writer:
        assert reads[table](writer)
        lacking = {
            "vectors": lambda: vectors.count_lacking(writer, "m"),
            "concepts": lambda: vectors.count_lacking(writer, "m"),
            "regions": lambda: vectors.count_lacking(writer, "m"),
            "captions": lambda: captions.count_lacking(writer, "d"),
            "tags": lambda: tags.count_lacking(writer, "m", "photo", "b"),
        }
        if table in lacking:
            assert lacking[table]() == 1
    assert not list(check(seen.library, full=True)), "the writer deleted it"


def test_what_is_made_again_is_whole(seen: Paths) -> None:
    with Library.open(seen.library, Access.INDEX) as library:
        scores = ConceptScores(np.zeros((1, 2), np.uint16), np.zeros((1, 2), np.float32))
        vectors.save(library, "m", [1], {"photo": np.ones((1, 8), np.float32)}, scores, [()])
        assert len(vectors.load(library, "m", "photo", np.array([1]))[0]) == 1
    assert not list(check(seen.library, full=True))


def test_a_full_disk_keeps_nobody_from_reading(
    seen: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(seen.index_db)) as conn, conn:
        conn.execute("UPDATE vectors SET checksum = 8 WHERE rowid = 1")
    with Library.open(seen.library, Access.INDEX) as library:
        with monkeypatch.context() as patch:
            FullDisk(patch).full = True
            assert len(vectors.load(library, "m", "photo", np.arange(1, 41))[0]) == 39
        kept = "SELECT COUNT(*) FROM vectors WHERE rowid = 1"
        assert library.index.execute(kept).fetchone() == (1,)
        assert len(vectors.load(library, "m", "photo", np.arange(1, 41))[0]) == 39
        assert library.index.execute(kept).fetchone() == (0,), "and it will be made again"


def test_repair_deletes_damaged_rows_and_says_so(seen: Paths) -> None:
    with closing(sqlite3.connect(seen.index_db)) as conn, conn:
        conn.execute("UPDATE vectors SET photo_id = 77 WHERE photo_id = 7")
    for options, code in ((["--full"], 1), (["--full", "--repair"], 0), (["--full"], 0)):
        ran = CliRunner().invoke(main, ["--library", str(seen.library), "check", *options])
        assert ran.exit_code == code, ran.output
    with Library.open(seen.library) as library:
        assert vectors.count_lacking(library, "m") == 1, "the one whose vector is gone"


def test_check_in_json_and_without_a_library(tmp_path: Path, seen: Paths) -> None:
    ran = CliRunner().invoke(main, ["check", "--json", "--library", str(seen.library)])
    assert (ran.exit_code, ran.output.strip()) == (0, "[]")
    ran = CliRunner().invoke(main, ["check", "--library", str(tmp_path / "none")])
    assert ran.exit_code == 1
    assert "is not there" in ran.output


def test_a_thumbnail_that_is_damaged(seen: Paths) -> None:
    file = seen.thumbnail(b"\1" * 32)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no picture")
    assert "thumbnail" in next(iter(check(seen.library, full=True))).says
    assert [flaw.repaired for flaw in check(seen.library, full=True, repair=True)] == [True]
    assert not file.exists()


def test_a_hash_that_does_not_fit_its_index_is_read_again(seen: Paths) -> None:
    data = bytearray(seen.index_db.read_bytes())
    data[data.find(b"\x07" * 32) + 5] ^= 1
    seen.index_db.write_bytes(data)
    assert not list(check(seen.library)), "a quick look does not see it"
    assert [flaw.repaired for flaw in check(seen.library, full=True)] == [False]
    assert [flaw.repaired for flaw in check(seen.library, full=True, repair=True)] == [True]
    assert not list(check(seen.library, full=True))
    with Library.open(seen.library) as library:
        assert files.count_pending(library) == 40
        assert vectors.count_lacking(library, "m") == 0, "what was derived stays"


def test_a_damaged_index_is_set_aside_and_made_anew(seen: Paths) -> None:
    whole = seen.index_db.read_bytes()
    for damage in (b"", b"\0" * 100 + whole[100:], whole[: len(whole) // 2], b"x" * 9000):
        seen.index_db.write_bytes(damage)
        with Library.open(seen.library) as reader:
            assert photos.count(reader) in (0, 40)
        with Library.open(seen.library, BOTH) as library:
            assert photos.count(library) == 0
            assert bool(library.notices) is bool(damage)
    assert len(list(seen.library.glob("index.db.damaged-*"))) == 1, "room is kept for others"


def test_damage_met_on_the_way_is_looked_into_the_next_time(
    seen: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "QUICK_BYTES", 0)
    with closing(sqlite3.connect(seen.index_db)) as conn:
        (page,) = conn.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'vectors'"
        ).fetchone()
    data = bytearray(seen.index_db.read_bytes())
    data[4096 * (page - 1)] ^= 0xFF
    seen.index_db.write_bytes(data)

    def look() -> None:
        with Library.open(seen.library, Access.INDEX) as library:
            photos.all_ids(library)
            for _, *_rest in library.index.execute("SELECT * FROM vectors"):
                pass

    with pytest.raises(LibraryError, match="photoorg check"):
        look()
    with Library.open(seen.library, Access.INDEX) as library:
        assert "derived again" in library.notices[0]
        assert photos.count(library) == 0


def test_a_window_notices_that_the_index_was_made_anew(seen: Paths) -> None:
    with Library.open(seen.library, Access.PERSON) as window:
        origin = window.origin
        assert photos.count(window) == 40
        opening.make_anew(seen)
        with Library.open(seen.library, Access.INDEX):
            assert photos.count(window) == 0
            assert window.origin != origin


@pytest.mark.parametrize("how", ["zeroed header", "truncated", "emptied", "missing", "noise"])
def test_a_library_db_that_is_none_is_replaced_by_its_backup(tmp_path: Path, how: str) -> None:
    paths = backed_up(tmp_path)
    data = paths.person_db.read_bytes()
    broken = {
        "zeroed header": bytes(100) + data[100:],
        "emptied": b"",
        "truncated": data[: len(data) - 4096 * 2],
        "noise": random.Random(1).randbytes(len(data)),
    }
    paths.person_db.unlink() if how == "missing" else paths.person_db.write_bytes(broken[how])
    if how not in ("missing", "emptied"):
        with pytest.raises(LibraryDamaged, match="photoorg backups restore"):
            Library.open(tmp_path)
    with Library.open(tmp_path, Access.PERSON) as library:
        assert len(verdicts.given(library)) == 9
        assert "The backup of" in library.notices[0]
        verdicts.give(library, b"\0", b"\xfe", similar=True)
    kept = set_aside(tmp_path)
    assert len(kept) == (how != "missing")
    if how in broken:
        assert kept[0].read_bytes() == broken[how]


def test_without_a_backup_nothing_is_put_in_its_place(tmp_path: Path) -> None:
    paths = told(tmp_path)
    noise = b"noise" * 999
    paths.person_db.write_bytes(noise)
    with pytest.raises(LibraryDamaged, match="no backup"):
        Library.open(tmp_path, Access.PERSON)
    assert paths.person_db.read_bytes() == noise
    paths.person_db.unlink()
    with Library.open(tmp_path, Access.PERSON) as library:
        assert "there is no backup" in library.notices[0]


@pytest.mark.parametrize("how", ["changed act", "changed page"])
def test_a_damaged_library_db_is_not_used(tmp_path: Path, how: str) -> None:
    paths = backed_up(tmp_path)
    data = bytearray(paths.person_db.read_bytes())
    if how == "changed act":
        at = data.rfind(b'"right": "05"')
        data[at + 10] ^= 1
    else:
        data[4096 * 3 : 4096 * 4] = os.urandom(4096)
    paths.person_db.write_bytes(data)
    for access in (Access.READ, Access.PERSON, Access.INDEX):
        with pytest.raises(LibraryDamaged, match=r"photoorg backups restore.* the backup of"):
            Library.open(tmp_path, access)
    assert paths.person_db.read_bytes() == data
    assert any("library.db" in flaw.says for flaw in check(tmp_path, repair=True))
    assert paths.person_db.read_bytes() == data, "repair leaves alone what the person said"
    ran = CliRunner().invoke(main, ["--library", str(tmp_path), "backups", "restore"])
    assert ran.exit_code == 0, ran.output
    with Library.open(tmp_path, Access.PERSON) as library:
        assert len(verdicts.given(library)) >= 9
    [kept] = set_aside(tmp_path)
    assert kept.read_bytes() == data


def test_what_was_said_after_the_backup_is_carried_over(tmp_path: Path) -> None:
    """An early act is damaged; the later ones are whole, and the folders too."""
    paths = told(tmp_path / "library")
    place = tmp_path / "photos"
    place.mkdir()
    with Library.open(paths.library, Access.PERSON) as library:
        verdicts.give(library, b"\0", b"\xf0", similar=False)
        folders.add(library, place)
    flip(paths.person_db, b'"right": "05"')
    restored = recovery.restore_chosen(paths, None, carry=True)
    assert restored.carried == 2
    with Library.open(paths.library, Access.PERSON) as library:
        assert len(verdicts.given(library)) == 10
        assert [folder.path for folder in folders.listed(library)] == [os.fsencode(place)]
    assert not list(check(paths.library, full=True))


def test_only_whole_acts_are_carried_over(tmp_path: Path) -> None:
    paths = told(tmp_path, 9)
    with Library.open(tmp_path, Access.PERSON) as library:
        for number in (0xF0, 0xF1, 0xF2):
            verdicts.give(library, b"\0", bytes([number]), similar=False)
    flip(paths.person_db, b'"right": "f1"', bit=1)
    restored = recovery.restore_chosen(paths, None, carry=True)
    assert restored.carried == 1, "the act before the damaged one"
    with Library.open(tmp_path) as library:
        assert [v.right for v in verdicts.given(library)][-1] == b"\xf0"


def test_an_act_that_is_gone_is_noticed(tmp_path: Path) -> None:
    for number, statement in enumerate(
        ("DELETE FROM edits WHERE id = 9", "DELETE FROM edits WHERE id = 4")
    ):
        paths = told(tmp_path / str(number))
        with closing(sqlite3.connect(paths.person_db)) as conn, conn:
            (trigger,) = conn.execute(
                "SELECT sql FROM sqlite_master WHERE name = 'edits_are_never_deleted'"
            ).fetchone()
            conn.execute("DROP TRIGGER edits_are_never_deleted")
            conn.execute(statement)
            conn.execute(trigger)
        with pytest.raises(LibraryDamaged, match="is missing in the journal"):
            Library.open(paths.library)


def test_a_folder_that_nobody_added_is_noticed(tmp_path: Path) -> None:
    place = tmp_path / "photos"
    place.mkdir()
    with Library.open(tmp_path / "library", Access.PERSON) as library:
        folders.add(library, place)
    assert not list(check(tmp_path / "library"))
    with closing(sqlite3.connect(tmp_path / "library" / "library.db")) as conn, conn:
        conn.execute("UPDATE folders SET path = CAST(path || 'x' AS BLOB)")
    [flaw] = check(tmp_path / "library")
    assert "was never added" in flaw.says


def test_a_deleted_log_is_noticed(tmp_path: Path) -> None:
    paths = told(tmp_path)
    with Library.open(tmp_path, Access.PERSON) as library:
        verdicts.give(library, b"\0", b"\xf0", similar=False)
        verdicts.give(library, b"\0", b"\xf1", similar=False)
        copy = {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
    for file, data in copy.items():
        file.write_bytes(data)
    (tmp_path / "library.db-wal").unlink()
    (tmp_path / "library.db-shm").unlink()
    with Library.open(tmp_path, Access.PERSON) as library:
        assert "gone from" in library.notices[0]
        assert "2 acts" in library.notices[0]
        assert integrity.flaw_of_person(library.person.conn) == ""
    with Library.open(tmp_path, Access.PERSON) as library:
        assert not library.notices, "it is said once"
    assert paths.person_db.exists()


def test_another_program_that_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integrity, "BUSY_MS", 100)
    with Library.open(tmp_path, BOTH) as library:
        holder = sqlite3.connect(tmp_path / "library.db", check_same_thread=False)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy, match="held by another program"):
            verdicts.give(library, b"\1", b"\2", similar=True)
        assert verdicts.given(library) == []
        holder.rollback()
        verdicts.give(library, b"\1", b"\2", similar=True)
        assert len(verdicts.given(library)) == 1
        monkeypatch.setattr(integrity, "BUSY_MS", 5000)
        holder.execute("BEGIN IMMEDIATE")
        threading.Timer(0.3, holder.rollback).start()
        library.person.execute("PRAGMA busy_timeout = 5000")
        verdicts.give(library, b"\1", b"\3", similar=True)
        assert len(verdicts.given(library)) == 2, "it waited"
        holder.close()


class _FailsOnce(sqlite3.Connection):
    """A connection whose COMMIT fails as on a disk with a fault."""

    code = 0

    def execute(self, sql: str, *given):  # type: ignore[no-untyped-def]
        if sql == "COMMIT" and _FailsOnce.code:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode, _FailsOnce.code = _FailsOnce.code, 0
            raise error
        return super().execute(sql, *given)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR | (4 << 8), sqlite3.SQLITE_FULL])
def test_a_commit_that_failed_is_never_called_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    real = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *given, **named: real(*given, factory=_FailsOnce, **named)
    )
    with Library.open(tmp_path, BOTH) as library:
        verdicts.give(library, b"\1", b"\2", similar=True)
        before = library.person
        _FailsOnce.code = code
        expected = LibraryFull if code == sqlite3.SQLITE_FULL else LibraryError
        with pytest.raises(expected):
            verdicts.give(library, b"\1", b"\3", similar=True)
        assert len(verdicts.given(library)) == 1
        assert (library.person is before) is (code == sqlite3.SQLITE_FULL), "else it is read anew"
        verdicts.give(library, b"\1", b"\4", similar=True)
        assert journal.last_id(library) == 2


def test_a_read_only_library_is_looked_at_only(
    seen: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(seen.library, Access.PERSON) as library:
        verdicts.give(library, b"\1", b"\2", similar=True)
    before = {file.name: file.read_bytes() for file in seen.library.iterdir() if file.is_file()}
    monkeypatch.setattr(opening, "is_read_only", lambda _: True)
    for access in (Access.READ, Access.PERSON, Access.INDEX, BOTH):
        with Library.open(seen.library, access) as library:
            assert photos.count(library) == 40
            assert len(verdicts.given(library)) == 1
            if access:
                assert "is read-only" in library.notices[0]
            if Access.INDEX in access:
                with pytest.raises(LibraryError, match="is read-only"), library.writing_index():
                    pass
    after = {file.name: file.read_bytes() for file in seen.library.iterdir() if file.is_file()}
    assert after == before


def test_what_a_read_only_medium_hides_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a library copied while it was open: its log cannot be read there."""
    with Library.open(tmp_path / "own", Access.PERSON) as library:
        verdicts.give(library, b"\1", b"\2", similar=True)
        shutil.copytree(tmp_path / "own", tmp_path / "medium")
    monkeypatch.setattr(opening, "is_read_only", lambda _: True)
    with Library.open(tmp_path / "medium") as library:
        assert "library.db-wal, is not seen" in library.notices[0]
        assert verdicts.given(library) == []


def test_no_traceback_where_nothing_can_be_made(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("a file")
    with pytest.raises(LibraryError, match="file"):
        Library.open(place / "library", BOTH)
    with pytest.raises(LibraryError):
        Library.open(place, BOTH)


def test_checks_of_a_library_with_old_files(tmp_path: Path) -> None:
    """Files without checksums are not all damaged."""
    make_index(tmp_path / "index.db", 5)
    assert not list(checking.flaws(Paths(tmp_path), full=True, repair=False))


def test_a_broken_character_is_read_and_fits_no_checksum(seen: Paths) -> None:
    with closing(sqlite3.connect(seen.index_db)) as conn, conn:
        number, words = conn.execute("SELECT rowid, words FROM concepts LIMIT 1").fetchone()
        broken = words.encode().replace(b'"', b"\xa2", 1)
        conn.execute(
            "UPDATE concepts SET words = CAST(? AS TEXT) WHERE rowid = ?", [broken, number]
        )
    assert (
        "rows of concepts are damaged" in next(checking.flaws(seen, full=True, repair=False)).says
    )
    with Library.open(seen.library) as library:
        (photo_id,) = library.index.execute(
            "SELECT photo_id FROM concepts WHERE rowid = ?", [number]
        ).fetchone()
        assert photos.photo(library, photo_id).concepts == ()


@pytest.mark.parametrize("name", ["library.db", "index.db"])
def test_a_transaction_cut_off_before_the_log_is_used_is_undone(tmp_path: Path, name: str) -> None:
    """On a disk that turns read-only while a library is made, SQLite leaves its old journal."""
    conn = sqlite3.connect(tmp_path / name)
    conn.execute("CREATE TABLE old (x)")
    conn.execute("PRAGMA cache_spill = 1")
    conn.execute("PRAGMA cache_size = 1")
    conn.execute("BEGIN IMMEDIATE")
    conn.executemany("INSERT INTO old VALUES (?)", [(bytes(3000),)] * 50)
    left = {file.name: file.read_bytes() for file in tmp_path.glob(f"{name}*")}
    assert len(left) == 2, "the database and its journal"
    conn.close()
    (tmp_path / name).write_bytes(left[name])
    (tmp_path / f"{name}-journal").write_bytes(left[f"{name}-journal"])
    with Library.open(tmp_path, Access.READ) as library:
        assert photos.count(library) == 0, "a reader waits for a writer"
    with closing(integrity.connect(tmp_path / name, "rw")) as undone:
        assert undone.execute("SELECT COUNT(*) FROM old").fetchone() == (0,)


def test_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    told(tmp_path, 1)
    left = tmp_path / "library.tip.4711.part"
    left.touch()
    with Library.open(tmp_path, Access.READ):
        assert left.exists(), "its writer may be at it"
    with Library.open(tmp_path, Access.PERSON):
        assert not left.exists()
