"""Backups of what the person said: made in time, whole, few, and put back only if they are ours."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from photoorg.cli import main
from photoorg.durable import PART
from photoorg.errors import LibraryDamaged, LibraryError
from photoorg.library import (
    Access,
    Library,
    backups,
    integrity,
    recovery,
    schema,
    store,
    verdicts,
)
from photoorg.library.backups import Backup
from photoorg.settings import Paths


def say(library: Library, number: int = 1) -> None:
    verdicts.give(library, b"\0", number.to_bytes(2, "big"), similar=True)


def test_a_backup_a_day_of_what_is_new(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    first = datetime(2026, 3, 1, 9, tzinfo=UTC)
    with Library.open(tmp_path, Access.PERSON) as library:
        conn = library.person.conn
        assert not backups.is_due(paths, conn, first), "nothing was said"
        say(library)
        assert backups.is_due(paths, conn, first)
        made = backups.make(paths, conn, first)
        assert made.name == "library-20260301-090000.db"
        say(library, 2)
        assert not backups.is_due(paths, conn, first + timedelta(hours=3)), "there is today's"
        assert backups.is_due(paths, conn, first + timedelta(days=1))
        assert backups.is_due(paths, conn, first - timedelta(days=400)), "the clock was wrong"
        backups.make(paths, conn, first + timedelta(days=1))
        assert not backups.is_due(paths, conn, first + timedelta(days=9)), "nothing new was said"
    assert [backups.acts(backup) for backup in backups.listed(paths)] == [2, 1]
    assert not list(backups.folder(paths).glob(f"*{PART}"))


def test_a_session_begins_with_a_backup(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    with Library.open(tmp_path, Access.PERSON) as library:
        say(library)
    assert backups.listed(paths) == []
    with Library.open(tmp_path, Access.PERSON):
        [made] = backups.listed(paths)
    with Library.open(tmp_path, Access.PERSON) as library:
        say(library, 2)
    with Library.open(tmp_path, Access.PERSON):
        assert backups.listed(paths) == [made], "one a day"


def test_a_window_that_stays_open_backs_up_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path, Access.PERSON) as library:
        say(library)
        assert backups.listed(library.paths) == []

        class Tomorrow(datetime):
            @classmethod
            def now(cls, tz=None):  # type: ignore[no-untyped-def]
                return datetime.now(tz) + timedelta(days=1)

        monkeypatch.setattr(store, "datetime", Tomorrow)
        say(library, 2)
        [made] = backups.listed(library.paths)
        assert backups.acts(made) == 1, "of what was said the day before"


def test_a_backup_that_cannot_be_made_keeps_nobody_from_work(tmp_path: Path) -> None:
    with Library.open(tmp_path, Access.PERSON) as library:
        say(library)
    (tmp_path / "backups").write_text("in the way")
    with Library.open(tmp_path, Access.PERSON) as library:
        assert "Today's backup was not made" in library.notices[0]
        say(library, 2)


def test_a_copy_that_is_not_whole_gets_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backups.write_copy

    def worse(conn: sqlite3.Connection, file: Path) -> None:
        real(conn, file)
        data = bytearray(file.read_bytes())
        at = data.rfind(b"similar")
        data[at] ^= 1
        file.write_bytes(data)

    with Library.open(tmp_path, Access.PERSON) as library:
        say(library)
        monkeypatch.setattr(backups, "write_copy", worse)
        with pytest.raises(LibraryError, match="not what was written"):
            backups.make(library.paths, library.person.conn)
        assert backups.listed(library.paths) == []
        assert list(backups.folder(library.paths).iterdir()) == []


def test_seven_are_kept_over_months(tmp_path: Path) -> None:
    """One a day for a hundred days: the four newest, and one of each of three weeks before."""
    made: list[Backup] = []
    day = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(100):
        at = day + timedelta(days=number)
        made.insert(0, Backup(tmp_path / f"library-{at:%Y%m%d-%H%M%S}.db", at))
        kept = backups.kept(made)
        made = [backup for backup in made if backup in kept]
        assert len(made) <= backups.NEWEST + backups.WEEKS == 7
        assert number < 30 or len(made) == 7
    ages = [99 - (backup.at - day).days for backup in made]
    assert ages[:4] == [0, 1, 2, 3]
    assert 11 <= ages[-1] <= 25
    some = made[:3]
    assert backups.kept(some) == set(some)


def test_rotation_deletes_files(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    with Library.open(tmp_path, Access.PERSON) as library:
        for number in range(30):
            say(library, number)
            day = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
            backups.make(paths, library.person.conn, day)
    assert len(list(backups.folder(paths).iterdir())) == 7
    (backups.folder(paths) / "notes.txt").write_text("mine")
    with Library.open(tmp_path, Access.PERSON) as library:
        backups.make(paths, library.person.conn)
    assert (backups.folder(paths) / "notes.txt").exists(), "what is not ours stays"


def test_the_command_lists_and_restores(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    run, at = CliRunner().invoke, ["--library", str(tmp_path)]
    ran = run(main, ["backups", *at])
    assert "No backups yet" in ran.output
    with Library.open(tmp_path, Access.PERSON) as library:
        say(library)
        old = backups.make(paths, library.person.conn, datetime(2026, 1, 1, tzinfo=UTC))
        say(library, 2)
        new = backups.make(paths, library.person.conn, datetime(2026, 1, 2, tzinfo=UTC))
    new.file.write_bytes(b"rot")
    ran = run(main, ["backups", *at])
    assert ran.output.splitlines() == [
        "library-20260102-000000.db  2 January 2026, 00:00 UTC  "
        "cannot be used: it is no SQLite database",
        "library-20260101-000000.db  1 January 2026, 00:00 UTC  1 act",
    ]
    told = json.loads(run(main, ["backups", "--json", *at]).output)
    assert [(one["name"], one["acts"], bool(one["flaw"])) for one in told] == [
        (new.name, 0, True),
        (old.name, 1, False),
    ]
    with Library.open(tmp_path, Access.INDEX):
        ran = run(main, ["backups", "restore", *at])
        assert "already using" in ran.output
    ran = run(main, ["backups", "restore", "library-20300101-000000.db", *at])
    assert "There is no backup" in ran.output
    ran = run(main, ["backups", "restore", *at])
    assert ran.exit_code == 0, ran.output
    assert "The backup of 1 January 2026" in ran.output
    with Library.open(tmp_path) as library:
        assert len(verdicts.given(library)) == 1


def test_a_crash_while_restoring_leaves_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(tmp_path)
    with Library.open(tmp_path, Access.PERSON) as library:
        say(library)
        backups.make(paths, library.person.conn)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(recovery, "replace_durably", crash)
    with pytest.raises(KeyboardInterrupt):
        recovery.restore_chosen(paths, None, carry=True)
    with Library.open(tmp_path, Access.PERSON) as library:
        assert len(verdicts.given(library)) == 1
    assert not list(tmp_path.glob(f"*{PART}"))


HOSTILE = {
    "a trigger": """CREATE TRIGGER evil AFTER INSERT ON edits
        BEGIN DELETE FROM folders; END""",
    "a view": "CREATE VIEW evil AS SELECT * FROM edits",
    "a view in place of a table": """DROP TABLE folders;
        CREATE VIEW folders AS SELECT 1 AS id, x'2f' AS path, '' AS added_at""",
    "a changed trigger": """DROP TRIGGER edits_are_never_changed;
        CREATE TRIGGER edits_are_never_changed BEFORE UPDATE ON edits
        BEGIN SELECT 1; END""",
    "a missing trigger": "DROP TRIGGER edits_are_never_deleted",
    "another table": "CREATE TABLE evil (x)",
    "an index with an expression": "CREATE INDEX evil ON edits (abs(id))",
    "a hidden column": "ALTER TABLE folders ADD COLUMN x AS (abs(id))",
    "another program's mark": "PRAGMA application_id = 7",
    "a newer schema": "PRAGMA user_version = 77",
    "a rewritten schema": """PRAGMA writable_schema = ON;
        UPDATE sqlite_master SET sql = sql || ' -- x' WHERE name = 'folders'""",
    "a changed act": """DROP TRIGGER edits_are_never_changed;
        UPDATE edits SET payload = '{}';
        CREATE TRIGGER edits_are_never_changed BEFORE UPDATE ON edits
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_database_is_refused(tmp_path: Path, what: str) -> None:
    own, other = Paths(tmp_path / "own"), Paths(tmp_path / "other")
    for paths in (own, other):
        with Library.open(paths.library, Access.PERSON) as library:
            say(library)
    with closing(sqlite3.connect(other.person_db)) as conn:
        conn.executescript(HOSTILE[what])
        conn.commit()
    before = own.person_db.read_bytes()
    ran = CliRunner().invoke(
        main, ["--library", str(own.library), "backups", "restore", str(other.person_db)]
    )
    assert ran.exit_code == 1
    assert ran.output.startswith(f"Error: {other.person_db} cannot be put back: ")
    assert ran.output.count("\n") == 1
    assert own.person_db.read_bytes() == before
    if what != "a newer schema":
        with pytest.raises(LibraryDamaged):
            Library.open(other.library, Access.PERSON)


def test_files_that_are_no_library_are_refused(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "library")
    with Library.open(paths.library, Access.PERSON) as library:
        say(library)
    text, empty, catalogue = (tmp_path / name for name in ("a.txt", "empty.db", "b.db"))
    text.write_text("SELECT 1")
    empty.write_bytes(b"")
    with closing(sqlite3.connect(catalogue)) as conn, conn:
        conn.execute("CREATE TABLE pictures (id)")
    huge = tmp_path / "huge.db"
    huge.write_bytes(paths.person_db.read_bytes())
    with huge.open("r+b") as stream:
        stream.truncate(integrity.MOST_BYTES + 1)
    for file in (text, empty, catalogue, huge, tmp_path / "library" / "index.db"):
        with pytest.raises(LibraryError):
            recovery.restore_chosen(paths, str(file), carry=False)
    with Library.open(paths.library) as library:
        assert len(verdicts.given(library)) == 1


def test_a_library_from_elsewhere_can_be_restored(tmp_path: Path) -> None:
    own, other = Paths(tmp_path / "own"), Paths(tmp_path / "other")
    for paths, count in ((own, 1), (other, 3)):
        with Library.open(paths.library, Access.PERSON) as library:
            for number in range(count):
                say(library, number)
    recovery.restore_chosen(own, str(other.person_db), carry=True)
    with Library.open(own.library) as library:
        assert len(verdicts.given(library)) == 3


def test_another_program_s_database_is_not_migrated(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.db")) as conn, conn:
        conn.execute("CREATE TABLE pictures (id)")
    before = (tmp_path / "library.db").read_bytes()
    with pytest.raises(LibraryDamaged, match="pictures"):
        Library.open(tmp_path, Access.PERSON)
    assert (tmp_path / "library.db").read_bytes() == before
    assert schema.person.name == "person"
