"""The tables of both files, as numbered migrations that are never edited once released."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from photoorg.library.checksums import SEALED, checksum

person = Migrations("person")
"""library.db: what the person says."""

index = Migrations("index")
"""index.db: what machines derive."""


def _create(db: Database, *statements: str) -> None:
    for statement in statements:
        db.execute(statement)


@person(name="p001_folders_and_journal")
def _p001(db: Database) -> None:
    _create(
        db,
        """CREATE TABLE folders (
            id INTEGER PRIMARY KEY,
            path BLOB NOT NULL UNIQUE,
            added_at TEXT NOT NULL
        )""",
        """CREATE TABLE edits (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            verb TEXT NOT NULL,
            payload TEXT NOT NULL
        )""",
        """CREATE TRIGGER edits_are_never_changed BEFORE UPDATE ON edits
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
        """CREATE TRIGGER edits_are_never_deleted BEFORE DELETE ON edits
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    )


@person(name="p002_checksums")
def _p002(db: Database) -> None:
    _create(
        db,
        "ALTER TABLE edits ADD COLUMN checksum BLOB",
        "DROP TRIGGER edits_are_never_changed",
    )
    before = b""
    acts = db.execute("SELECT id, at, verb, payload FROM edits ORDER BY id").fetchall()
    for id_, at, verb, payload in acts:
        before = checksum(before, id_, at, verb, payload)
        db.execute("UPDATE edits SET checksum = ? WHERE id = ?", [before, id_])
    db.execute(
        """CREATE TRIGGER edits_are_never_changed BEFORE UPDATE ON edits
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"""
    )


@person(name="p003_marks")
def _p003(db: Database) -> None:
    _create(
        db,
        """CREATE TABLE marks (
            hash BLOB PRIMARY KEY,
            rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5),
            favourite INTEGER NOT NULL DEFAULT 0 CHECK (favourite BETWEEN 0 AND 1),
            flag INTEGER NOT NULL DEFAULT 0 CHECK (flag BETWEEN -1 AND 1),
            caption TEXT NOT NULL DEFAULT ''
        ) WITHOUT ROWID""",
        """CREATE TABLE photo_tags (
            hash BLOB NOT NULL,
            tag TEXT NOT NULL,
            PRIMARY KEY (hash, tag)
        ) WITHOUT ROWID""",
        "CREATE INDEX photos_of_tag ON photo_tags (tag)",
    )


@index(name="i001_photos_files_problems")
def _i001(db: Database) -> None:
    _create(
        db,
        """CREATE TABLE photos (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hash BLOB NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            colour INTEGER NOT NULL,
            format TEXT NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            orientation INTEGER NOT NULL,
            taken TEXT,
            taken_source TEXT,
            latitude REAL,
            longitude REAL,
            altitude REAL,
            camera TEXT,
            lens TEXT,
            exposure_time REAL,
            f_number REAL,
            iso INTEGER,
            focal_length REAL
        )""",
        "CREATE INDEX photos_by_date ON photos (taken DESC, id DESC)",
        """CREATE TABLE files (
            id INTEGER PRIMARY KEY,
            path BLOB NOT NULL UNIQUE,
            directory BLOB NOT NULL,
            root BLOB NOT NULL,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            photo_id INTEGER REFERENCES photos (id) ON DELETE SET NULL,
            pending INTEGER NOT NULL DEFAULT 1,
            missing_since TEXT
        )""",
        "CREATE INDEX files_of_photo ON files (photo_id, missing_since)",
        "CREATE INDEX files_present ON files (photo_id) WHERE missing_since IS NULL",
        """CREATE INDEX files_in_directory ON files (directory, photo_id)
            WHERE missing_since IS NULL AND photo_id IS NOT NULL""",
        "CREATE INDEX files_pending ON files (mtime_ns DESC) WHERE pending = 1",
        """CREATE TABLE offline_roots (root BLOB PRIMARY KEY, since TEXT NOT NULL)""",
        """CREATE TABLE problems (
            path BLOB PRIMARY KEY,
            root BLOB NOT NULL,
            kind TEXT NOT NULL,
            reason TEXT NOT NULL,
            version TEXT NOT NULL,
            at TEXT NOT NULL
        )""",
    )


@index(name="i002_vectors_concepts_albums")
def _i002(db: Database) -> None:
    _create(
        db,
        """CREATE TABLE spaces (
            id INTEGER PRIMARY KEY,
            model_id TEXT NOT NULL,
            name TEXT NOT NULL,
            dimension INTEGER NOT NULL,
            UNIQUE (model_id, name)
        )""",
        """CREATE TABLE vectors (
            space_id INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
            vector BLOB NOT NULL,
            PRIMARY KEY (space_id, photo_id)
        )""",
        "CREATE INDEX vectors_of_photo ON vectors (photo_id)",
        """CREATE TABLE concepts (
            photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
            model_id TEXT NOT NULL,
            leaves BLOB NOT NULL,
            probabilities BLOB NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (photo_id, model_id)
        )""",
        """CREATE TABLE calibrations (
            space_id INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            basis TEXT NOT NULL,
            quantiles BLOB NOT NULL,
            PRIMARY KEY (space_id, kind)
        )""",
        """CREATE TABLE albums (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            parent_id INTEGER REFERENCES albums (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            evidence TEXT NOT NULL,
            cover_id INTEGER REFERENCES photos (id) ON DELETE SET NULL,
            unsorted INTEGER NOT NULL
        )""",
        "CREATE INDEX albums_below ON albums (parent_id, position)",
        """CREATE TABLE memberships (
            photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
            album_id INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE
        )""",
        "CREATE INDEX members_of_album ON memberships (album_id)",
        "CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    )


@index(name="i003_regions_captions_tags")
def _i003(db: Database) -> None:
    _create(
        db,
        """CREATE TABLE regions (
            photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
            model_id TEXT NOT NULL,
            dimension INTEGER NOT NULL,
            map BLOB NOT NULL,
            PRIMARY KEY (photo_id, model_id)
        )""",
        """CREATE TABLE captions (
            photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
            model_id TEXT NOT NULL,
            describer TEXT NOT NULL,
            text TEXT NOT NULL,
            log_probability REAL NOT NULL,
            tokens INTEGER NOT NULL,
            PRIMARY KEY (photo_id, model_id)
        )""",
        """CREATE TABLE tags (
            photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
            model_id TEXT NOT NULL,
            basis TEXT NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (photo_id, model_id)
        )""",
        """CREATE TABLE tag_priors (
            model_id TEXT PRIMARY KEY,
            basis TEXT NOT NULL,
            bank TEXT NOT NULL,
            photos INTEGER NOT NULL,
            scale REAL NOT NULL,
            log_share BLOB NOT NULL,
            levels BLOB NOT NULL
        )""",
    )


@index(name="i004_palettes_statistics_explanations")
def _i004(db: Database) -> None:
    _create(
        db,
        """CREATE TABLE palettes (
            photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
            shares BLOB NOT NULL
        )""",
        """CREATE TABLE statistics (
            model_id TEXT PRIMARY KEY,
            basis TEXT NOT NULL,
            photos INTEGER NOT NULL,
            data BLOB NOT NULL
        )""",
        """CREATE TABLE explanations (
            id INTEGER PRIMARY KEY,
            left_hash BLOB NOT NULL,
            right_hash BLOB NOT NULL,
            basis TEXT NOT NULL,
            data TEXT NOT NULL,
            UNIQUE (left_hash, right_hash, basis)
        )""",
        """CREATE TABLE drawn_captions (
            id INTEGER PRIMARY KEY,
            hash BLOB NOT NULL,
            basis TEXT NOT NULL,
            data TEXT NOT NULL,
            UNIQUE (hash, basis)
        )""",
    )


@index(name="i005_lasting_albums")
def _i005(db: Database) -> None:
    _create(
        db,
        "ALTER TABLE albums ADD COLUMN guesses TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE albums ADD COLUMN details TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE memberships ADD COLUMN doubt REAL",
        "ALTER TABLE memberships ADD COLUMN rival INTEGER",
        "CREATE INDEX memberships_by_doubt ON memberships (doubt DESC) WHERE doubt > 0",
        """CREATE TABLE heads (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            model_id TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            acts INTEGER NOT NULL,
            report TEXT NOT NULL
        )""",
    )


@index(name="i006_checksums")
def _i006(db: Database) -> None:
    db.conn.create_function("row_checksum", -1, checksum, deterministic=True)
    for table, columns in SEALED.items():
        _create(
            db,
            f"ALTER TABLE {table} ADD COLUMN checksum BLOB",
            f"UPDATE {table} SET checksum = row_checksum({', '.join(columns)})",
        )


@index(name="i007_volumes_missing_files_tries")
def _i007(db: Database) -> None:
    _create(
        db,
        """CREATE TABLE roots (
            root BLOB PRIMARY KEY,
            volume TEXT NOT NULL DEFAULT '',
            inside BLOB NOT NULL DEFAULT x'',
            found_at BLOB,
            days INTEGER NOT NULL DEFAULT 0,
            last_day TEXT NOT NULL DEFAULT ''
        )""",
        "CREATE TABLE mounts (path BLOB PRIMARY KEY, root BLOB NOT NULL)",
        "ALTER TABLE files ADD COLUMN missing_day INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX files_missing ON files (root, missing_since) WHERE missing_since IS NOT NULL",
        "CREATE INDEX photos_by_size ON photos (size)",
        "ALTER TABLE problems ADD COLUMN tries INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE problems ADD COLUMN due INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE problems ADD COLUMN changed_ns INTEGER",
    )


@index(name="i008_filters")
def _i008(db: Database) -> None:
    _create(
        db,
        "CREATE INDEX photos_by_camera ON photos (camera)",
        "CREATE INDEX photos_by_lens ON photos (lens)",
        "CREATE INDEX photos_by_format ON photos (format)",
        "CREATE INDEX photos_by_place ON photos (latitude, longitude)",
    )


@index(name="i009_photos_in_grid")
def _i009(db: Database) -> None:
    # Everything a grid asks of all photos, in its order, without looking at their rows.
    _create(
        db,
        "CREATE INDEX photos_in_grid ON photos (taken DESC, id DESC, width, height)",
        "DROP INDEX IF EXISTS photos_by_date",
    )


@index(name="i010_inferred_dates_positions")
def _i010(db: Database) -> None:
    """Serves the timeline and the map; rests on nothing but the first step."""
    _create(
        db,
        """CREATE INDEX IF NOT EXISTS photos_with_inferred_date ON photos (taken DESC, id DESC)
            WHERE taken_source IN ('file name', 'file time')""",
        """CREATE INDEX IF NOT EXISTS photos_with_position ON photos (latitude, longitude)
            WHERE latitude IS NOT NULL AND longitude IS NOT NULL""",
    )


@index(name="i011_scatter")
def _i011(db: Database) -> None:
    _create(
        db,
        """CREATE TABLE scatter (
            photo_id INTEGER PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
            x REAL NOT NULL,
            y REAL NOT NULL,
            landmark INTEGER NOT NULL
        )""",
    )
