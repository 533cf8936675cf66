"""Where photos lie on the map of similar ones (index.db)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from photoorg.domain import Ids, Vectors
from photoorg.library.store import Library

_STATE = "similarity_map"
_A_PIECE = 20_000


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """What the map rests on."""

    model_id: str
    photos: int
    """How many photos there were when its landmarks were laid out."""


def drawn(library: Library) -> DrawnMap | None:
    """The map there is, or None."""
    row = library.index.execute("SELECT value FROM state WHERE key = ?", [_STATE]).fetchone()
    return None if row is None else DrawnMap(*json.loads(row[0]))


def replace(library: Library, drawn_map: DrawnMap, ids: Ids, positions: Vectors) -> None:
    """Put landmarks at positions (n, 2) in place of all there was."""
    with library.writing_index() as db:
        db.execute("DELETE FROM scatter")
        db.conn.executemany(
            "INSERT INTO scatter (photo_id, x, y, landmark) VALUES (?, ?, ?, 1)",
            zip(ids.tolist(), *positions.T.tolist(), strict=True),
        )
        state = json.dumps([drawn_map.model_id, drawn_map.photos])
        db.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", [_STATE, state])


def add(library: Library, ids: Ids, positions: Vectors) -> None:
    """Put more photos at positions (n, 2)."""
    with library.writing_index() as db:
        db.conn.executemany(
            "INSERT OR IGNORE INTO scatter (photo_id, x, y, landmark) VALUES (?, ?, ?, 0)",
            zip(ids.tolist(), *positions.T.tolist(), strict=True),
        )


def lacking(library: Library, model_id: str, space: str, limit: int) -> Ids:
    """Photos with a vector in this space of the model and without a place on the map, ascending."""
    found = library.index.execute(
        f"SELECT photo_id {_LACKING} ORDER BY photo_id LIMIT ?", [model_id, space, limit]
    )
    return np.fromiter(chain.from_iterable(found), np.int64)


def count_lacking(library: Library, model_id: str, space: str) -> int:
    """How many photos `lacking` would give without a limit."""
    query = f"SELECT COUNT(*) {_LACKING}"
    return int(library.index.execute(query, [model_id, space]).fetchone()[0])


_LACKING = """FROM vectors WHERE space_id = (SELECT id FROM spaces WHERE model_id = ? AND name = ?)
    AND photo_id NOT IN (SELECT photo_id FROM scatter)
    AND EXISTS (SELECT 1 FROM files WHERE files.photo_id = vectors.photo_id
        AND missing_since IS NULL)"""


def landmarks(library: Library) -> tuple[Ids, Vectors]:
    """The landmarks, ascending, and their positions (n, 2)."""
    rows = library.index.execute(
        "SELECT photo_id, x, y FROM scatter WHERE landmark ORDER BY photo_id"
    ).fetchall()
    return _arrays(rows)


def count_landmarks(library: Library) -> int:
    """How many landmarks are left; they go with their photos."""
    query = "SELECT COUNT(*) FROM scatter WHERE landmark"
    return int(library.index.execute(query).fetchone()[0])


def in_pieces(library: Library) -> Iterator[tuple[Ids, Vectors]]:
    """All photos on the map that have a file, ascending, with their positions (n, 2), some at a
    time, for a caller that must not wait long."""
    kept = library.index.execute(
        """SELECT photo_id, x, y FROM scatter WHERE EXISTS (
            SELECT 1 FROM files WHERE files.photo_id = scatter.photo_id
            AND missing_since IS NULL) ORDER BY photo_id"""
    )
    while piece := kept.fetchmany(_A_PIECE):
        yield _arrays(piece)


def _arrays(rows: list[tuple[int, float, float]]) -> tuple[Ids, Vectors]:
    table = np.array(rows, np.float64).reshape(-1, 3)
    return table[:, 0].astype(np.int64), table[:, 1:].astype(np.float32)
