"""The proposed album tree (index.db)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from photoorg.domain import Album, AlbumTree, ProposedAlbum
from photoorg.library.store import Library

_BASIS = "albums rest on"
_MAKER = "albums are by"
_KEPT = "albums kept of "
"""With a model's id after it: the last tree of that model."""


@dataclass(frozen=True, slots=True)
class Maker:
    """The model by which an album tree was arranged."""

    spec: str
    """How the settings named it."""
    model_id: str


def replace(library: Library, proposed: Sequence[ProposedAlbum], basis: str, maker: Maker) -> None:
    """Put a newly arranged tree in place of the old one, in one transaction.

    `basis` names the photos and the model the arrangement rests on; see `basis()`. The tree is
    also kept for the next time that this maker's albums are asked for; see `kept()`.
    """
    trees = [dataclasses.asdict(album) for album in proposed]
    with library.writing_index() as db:
        db.execute("DELETE FROM albums")
        for position, album in enumerate(proposed):
            _insert(db, album, None, position)
        _set_state(db, _BASIS, basis)
        _set_state(db, _MAKER, json.dumps([maker.spec, maker.model_id]))
        _set_state(db, _KEPT + maker.model_id, json.dumps([basis, trees]))


def basis(library: Library) -> str | None:
    """What the present tree rests on, or None when nothing was arranged yet."""
    return _state(library, _BASIS)


def maker(library: Library) -> Maker | None:
    """Whose arrangement the present tree is, or None when nothing was arranged yet."""
    stored = _state(library, _MAKER)
    return Maker(*json.loads(stored)) if stored else None


def kept(library: Library, model_id: str, basis: str) -> tuple[ProposedAlbum, ...] | None:
    """The last tree of a model when it rests on `basis`; None when there is none such."""
    stored = _state(library, _KEPT + model_id)
    rests_on, trees = json.loads(stored) if stored else (None, ())
    return tuple(map(_proposed, trees)) if rests_on == basis else None


def tree(library: Library) -> AlbumTree:
    """The album tree with the number of photos in and below each album."""
    rows = library.index.execute(
        """SELECT id, parent_id, name, evidence, cover_id, unsorted FROM albums
        ORDER BY position, id"""
    ).fetchall()
    counts = _counts(library.index)
    below: dict[int | None, list[tuple[int, str, str, int | None, int]]] = {}
    for album_id, parent_id, *rest in rows:
        below.setdefault(parent_id, []).append((album_id, *rest))
    return AlbumTree(tuple(_albums(below, counts, None)))


def _counts(db: Database) -> dict[int, int]:
    """How many photos that have a file lie directly in each album, by its id."""
    (some_gone,) = db.execute(
        """SELECT (SELECT COUNT(*) FROM photos)
            > (SELECT COUNT(DISTINCT photo_id) FROM files WHERE missing_since IS NULL)"""
    ).fetchone()
    # Looking for each photo's file takes ten times as long as counting, and is seldom needed.
    only_here = """WHERE EXISTS (SELECT 1 FROM files
        WHERE photo_id = memberships.photo_id AND missing_since IS NULL)"""
    where = only_here if some_gone else ""
    return dict(db.execute(f"SELECT album_id, COUNT(*) FROM memberships {where} GROUP BY album_id"))


def _albums(
    below: dict[int | None, list[tuple[int, str, str, int | None, int]]],
    counts: dict[int, int],
    parent_id: int | None,
) -> list[Album]:
    albums: list[Album] = []
    for album_id, name, evidence, cover_id, unsorted in below.get(parent_id, []):
        inside = _albums(below, counts, album_id)
        count = counts.get(album_id, 0) + sum(a.count for a in inside if a.parent_id == album_id)
        albums.append(Album(album_id, parent_id, name, count, cover_id, evidence, bool(unsorted)))
        albums += inside
    return albums


def _proposed(stored: dict[str, Any]) -> ProposedAlbum:
    return ProposedAlbum(
        **{
            **stored,
            "members": tuple(stored["members"]),
            "children": tuple(map(_proposed, stored["children"])),
        }
    )


def _state(library: Library, key: str) -> str | None:
    row = library.index.execute("SELECT value FROM state WHERE key = ?", [key]).fetchone()
    return row[0] if row else None


def _set_state(db: Database, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", [key, value])


def _insert(db: Database, album: ProposedAlbum, parent_id: int | None, position: int) -> None:
    album_id = db.execute(
        """INSERT INTO albums (parent_id, position, name, evidence, cover_id, unsorted)
        VALUES (?, ?, ?, ?, ?, ?)""",
        [parent_id, position, album.name, album.evidence, album.cover_id, album.unsorted],
    ).lastrowid
    assert album_id is not None
    db.conn.executemany(
        "INSERT INTO memberships (photo_id, album_id) VALUES (?, ?)",
        [(photo_id, album_id) for photo_id in album.members],
    )
    for below, child in enumerate(album.children):
        _insert(db, child, album_id, below)
