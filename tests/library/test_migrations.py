"""From every released schema to the present one, whatever happens meanwhile."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from migration_kills import kill_migrations
from old_schemas import ACTS, INDEX_STEPS, make_index, make_person
from sqlite_utils import Database

from photoorg.errors import LibraryError
from photoorg.library import (
    Access,
    Library,
    backups,
    captions,
    checking,
    folders,
    integrity,
    photos,
    recovery,
    schema,
    vectors,
    verdicts,
)
from photoorg.library.upgrading import bring_up_to_date
from photoorg.settings import Paths

BOTH = Access.PERSON | Access.INDEX
RELEASED = {
    "person": {1: "f17f87a39eedc99c", 2: "22549b149849bcb0"},
    "index": {5: "51f934b46f47b5a0", 6: "e17548c8e80c744b"},
}
"""What the first so many steps make, by set of migrations."""


@pytest.mark.parametrize("migrations", [schema.person, schema.index], ids=lambda m: m.name)
def test_released_steps_are_never_edited(migrations) -> None:
    """A changed schema is a new step; the text of a released one may never be another."""
    for steps, digest in RELEASED[migrations.name].items():
        names = [step.name for step in migrations._migrations]
        db = Database(memory=True)
        migrations.apply(db, stop_before=names[steps : steps + 1])
        sql = [row[0] for row in db.execute("SELECT sql FROM sqlite_master ORDER BY name")]
        told = hashlib.sha256(repr((names[:steps], sql)).encode()).hexdigest()
        assert told[:16] == digest


@pytest.mark.parametrize("steps", range(1, 6))
def test_each_old_index_comes_along_with_all_it_holds(tmp_path: Path, steps: int) -> None:
    paths = Paths(tmp_path)
    make_person(paths.person_db, 1)
    make_index(paths.index_db, steps)
    with Library.open(tmp_path, BOTH) as library:
        assert photos.count(library) == 40
        ids = photos.all_ids(library)
        wanted = 40 if steps >= 2 else 0
        found, _ = vectors.load(library, "m", "photo", np.sort(ids))
        assert len(found) == wanted
        assert vectors.count_lacking(library, "m") == 40 - wanted
        if steps >= 3:
            said = captions.latest(library, 7)
            assert said is not None
            assert said.text == "a d\u00f6g"
            assert captions.regions(library, 7) is not None
        assert library.index.execute("PRAGMA user_version").fetchone() == (INDEX_STEPS,)
        assert library.damage() == ""
    assert not list(checking.flaws(paths, full=True, repair=False))


def test_an_old_journal_is_sealed_and_backed_up_first(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    make_person(paths.person_db, 1)
    with Library.open(tmp_path, Access.PERSON) as library:
        assert len(verdicts.given(library)) == ACTS - 1
        assert folders.listed(library)[0].path == b"/ph\xffotos"
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            library.person.execute("UPDATE edits SET verb = 'x'")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            library.person.execute("DELETE FROM edits")
        verdicts.give(library, b"\1", b"\2", similar=True)
        assert integrity.flaw_of_person(library.person.conn) == ""
    [backup] = backups.listed(paths)
    with integrity.looking_at(backup.file) as conn:
        assert integrity.applied_steps(conn, schema.person) == ["p001_folders_and_journal"]
        assert integrity.journal_of(conn).acts == ACTS
    assert not list(checking.flaws(paths, full=True, repair=False))


def test_down_is_to_put_back_the_backup(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    make_person(paths.person_db, 1)
    with Library.open(tmp_path, Access.PERSON) as library:
        verdicts.give(library, b"\1", b"\2", similar=True)
    [backup] = backups.listed(paths)
    restored = recovery.restore_chosen(paths, backup.name, carry=True)
    assert restored.carried == 0, "a whole file is left on purpose"
    assert restored.aside is not None
    assert ".replaced-" in restored.aside.name
    with integrity.looking_at(paths.person_db) as conn:
        assert integrity.applied_steps(conn, schema.person) == ["p001_folders_and_journal"]


def test_without_room_for_the_backup_nothing_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(tmp_path)
    make_person(paths.person_db, 1)

    def full(*_: object) -> None:
        raise LibraryError("no room")

    monkeypatch.setattr(backups, "make", full)
    with pytest.raises(LibraryError, match="no room"):
        Library.open(tmp_path, Access.PERSON)
    with integrity.looking_at(paths.person_db) as conn:
        assert len(integrity.applied_steps(conn, schema.person)) == 1


def test_kills_during_migration_leave_old_or_new(tmp_path: Path) -> None:
    outcomes = kill_migrations(tmp_path, kills=6)
    assert outcomes["mixed"] == 0
    assert outcomes["old"] + outcomes["new"] == 12


def test_a_migration_that_fails_leaves_the_old_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All steps are one transaction, also the first of several."""
    paths = Paths(tmp_path)
    make_index(paths.index_db, 5)
    last = schema.index._migrations[-1]

    def fail(_: Database) -> None:
        raise sqlite3.OperationalError("power is gone")

    monkeypatch.setattr(last, "fn", fail)
    with pytest.raises(LibraryError):
        Library.open(tmp_path, Access.INDEX)
    with integrity.looking_at(paths.index_db) as conn:
        assert len(integrity.applied_steps(conn, schema.index)) == 5
        (columns,) = conn.execute("SELECT COUNT(*) FROM pragma_table_info('vectors')").fetchone()
        assert columns == 3


@pytest.mark.parametrize("sign", ["step", "version"])
def test_a_newer_library_is_looked_at_only(tmp_path: Path, sign: str) -> None:
    paths = Paths(tmp_path)
    make_index(paths.index_db, 5)
    with Library.open(tmp_path, BOTH) as library:
        verdicts.give(library, b"\1", b"\2", similar=True)
    for file, name in ((paths.person_db, "person"), (paths.index_db, "index")):
        db = Database(file)
        if sign == "step":
            db["_sqlite_migrations"].insert(
                {"migration_set": name, "name": "z999_future", "applied_at": "2030"}
            )
            db.execute("CREATE TABLE moods (id INTEGER PRIMARY KEY)")
        else:
            db.execute("PRAGMA user_version = 999")
        db.close()
    before = {file.name: file.read_bytes() for file in tmp_path.glob("*.db")}
    with Library.open(tmp_path, BOTH) as library:
        assert library.access == Access.READ
        assert len(library.notices) == 2
        assert "newer photoorg" in library.notices[0]
        assert photos.count(library) == 40
        assert len(verdicts.given(library)) == 1
        with pytest.raises(LibraryError, match="please update"):
            verdicts.give(library, b"\1", b"\3", similar=True)
        with pytest.raises(LibraryError, match="please update"), library.writing_index():
            pass
    assert {file.name: file.read_bytes() for file in tmp_path.glob("*.db")} == before


def test_a_newer_library_without_a_known_table_is_refused(tmp_path: Path) -> None:
    Library.open(tmp_path, BOTH).close()
    db = Database(tmp_path / "index.db")
    db.execute("PRAGMA user_version = 999")
    db.execute("ALTER TABLE photos RENAME TO pictures")
    db.close()
    with pytest.raises(LibraryError, match="please update"):
        Library.open(tmp_path, BOTH)


def test_the_files_are_marked_as_ours(tmp_path: Path) -> None:
    Library.open(tmp_path, BOTH).close()
    for file, mark in (("library.db", b"phop"), ("index.db", b"phoi")):
        assert (tmp_path / file).read_bytes()[68:72] == mark


def test_a_command_that_only_reads_brings_an_older_library_along(tmp_path: Path) -> None:
    """Such a command opens neither file as the one who migrates it."""
    folder = tmp_path / "library"
    folder.mkdir()
    make_person(folder / "library.db", 1)
    make_index(folder / "index.db", INDEX_STEPS - 1)
    with Library.open(folder) as library, pytest.raises(LibraryError):
        library.require_person()
    bring_up_to_date(folder)
    with Library.open(folder) as library:
        library.require_person()
        assert [listed.path for listed in folders.listed(library)] == [b"/ph\xffotos"]
        version = library.index.execute("PRAGMA user_version").fetchone()
        assert version == (INDEX_STEPS,)


def test_whoever_writes_a_library_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder, Access.PERSON | Access.INDEX):
        bring_up_to_date(folder)
    nothing = tmp_path / "nothing"
    bring_up_to_date(nothing)
    assert not nothing.exists()


def test_no_plug_in_of_another_package_gets_at_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load() -> None:
        raise AssertionError("plug-ins are looked for")

    monkeypatch.setattr("sqlite_utils.db.ensure_plugins_loaded", load)
    with Library.open(tmp_path, Access.PERSON | Access.INDEX) as library:
        assert library.person.table("edits").count == 0
    with Library.open(tmp_path) as library:
        assert library.index.table("photos").count == 0
