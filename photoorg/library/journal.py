"""The append-only journal of what the person did (library.db)."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlite_utils import Database

from photoorg.domain import Edit
from photoorg.library.store import Library


def append(db: Database, verb: str, payload: dict[str, object]) -> None:
    """Record one act, inside the transaction that carries it out."""
    db.execute(
        "INSERT INTO edits (at, verb, payload) VALUES (?, ?, ?)",
        [now(), verb, json.dumps(payload)],
    )


def edits(library: Library) -> list[Edit]:
    """All acts, oldest first."""
    rows = library.person.execute("SELECT id, at, verb, payload FROM edits ORDER BY id")
    return [Edit(verb, json.loads(payload), at, id_) for id_, at, verb, payload in rows]


def now() -> str:
    """The present moment in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
