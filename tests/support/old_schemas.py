"""Libraries as earlier versions of photoorg left them: every released schema, with rows in it."""

from __future__ import annotations

import json
from pathlib import Path

from sqlite_utils import Database

from photoorg.library import schema

PERSON_STEPS = len(schema.person._migrations)
INDEX_STEPS = len(schema.index._migrations)
ACTS = 12


def make_person(file: Path, steps: int) -> None:
    """A library.db that has had the first `steps` migrations, with a folder and ACTS acts.

    One with checksums is written by photoorg itself; see `tests/library`."""
    db = _database(file, schema.person, steps)
    with db.atomic():
        db.execute(
            "INSERT INTO folders (path, added_at) VALUES (?, ?)",
            [b"/ph\xffotos", "2026-01-01T00:00:00+00:00"],
        )
        for number in range(ACTS):
            verb, payload = "similar", {"left": "0a", "right": f"{number:02x}"}
            if number == 0:
                verb, payload = (
                    "add folder",
                    {"path": b"/ph\xffotos".decode("utf-8", "surrogateescape")},
                )
            db.execute(
                "INSERT INTO edits (at, verb, payload) VALUES (?, ?, ?)",
                ["2026-01-01T00:00:00+00:00", verb, json.dumps(payload)],
            )
    db.close()


def make_index(file: Path, steps: int, photos: int = 40) -> None:
    """An index.db that has had the first `steps` migrations (before checksums: at most 5), with
    photos and whatever else the schema had room for."""
    db = _database(file, schema.index, steps)
    with db.atomic():
        for number in range(1, photos + 1):
            _insert(
                db,
                "photos",
                hash=bytes([number]) * 32,
                size=9,
                colour=1,
                format="JPEG",
                width=4,
                height=3,
                orientation=1,
            )
            _insert(
                db,
                "files",
                path=b"/p/%d" % number,
                directory=b"/p",
                root=b"/p",
                size=9,
                mtime_ns=number,
                photo_id=number,
                pending=0,
            )
        if steps >= 2:
            _insert(db, "spaces", model_id="m", name="photo", dimension=8)
            _insert(db, "calibrations", space_id=1, kind="k", basis="b", quantiles=bytes(8))
            _insert(db, "albums", position=0, name="A", evidence="", unsorted=0)
            for number in range(1, photos + 1):
                _insert(db, "vectors", space_id=1, photo_id=number, vector=bytes([number, 60] * 8))
                _insert(
                    db,
                    "concepts",
                    photo_id=number,
                    model_id="m",
                    leaves=bytes(4),
                    probabilities=bytes(8),
                    words='[["dog", 0.5]]',
                )
                _insert(db, "memberships", photo_id=number, album_id=1)
        if steps >= 3:
            for number in range(1, photos + 1):
                _insert(
                    db,
                    "captions",
                    photo_id=number,
                    model_id="d",
                    describer="D",
                    text="a d\u00f6g",
                    log_probability=-1.5,
                    tokens=3,
                )
                _insert(db, "regions", photo_id=number, model_id="m", dimension=4, map=bytes(16))
                _insert(db, "tags", photo_id=number, model_id="m", basis="b", words="[]")
            _insert(
                db,
                "tag_priors",
                model_id="m",
                basis="b",
                bank="k",
                photos=3,
                scale=7.0,
                log_share=bytes(8),
                levels=bytes(16),
            )
        if steps >= 4:
            _insert(db, "palettes", photo_id=1, shares=bytes([9] * 11))
            _insert(db, "statistics", model_id="m", basis="b", photos=3, data=b"xyz")
            _insert(db, "explanations", left_hash=b"1", right_hash=b"2", basis="b", data="{}")
            _insert(db, "drawn_captions", hash=b"1", basis="b", data="[]")
    db.close()


def _database(file: Path, migrations, steps: int) -> Database:
    file.parent.mkdir(parents=True, exist_ok=True)
    db = Database(file)
    db.execute("PRAGMA journal_mode = WAL")
    names = [step.name for step in migrations._migrations]
    migrations.apply(db, stop_before=names[steps : steps + 1])
    return db


def _insert(db: Database, table: str, **values: object) -> None:
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
