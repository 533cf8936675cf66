"""The album tree: as machines propose it (index.db), and as it is shown with the person's
corrections (library.db) on top."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from sqlite_utils import Database

from photoorg import corrections as curation
from photoorg.corrections import Base, Shown
from photoorg.domain import Album, AlbumChanges, AlbumTree, Evidence, Ids, ProposedAlbum
from photoorg.errors import ProtocolError
from photoorg.jobs import pack, unpack
from photoorg.library import corrections
from photoorg.library.store import Library

_BASIS = "albums rest on"
_MAKER = "albums are by"
_KEPT = "albums kept of "
"""With a model's id after it: the last tree of that model."""
_EDITION = "albums edition"
"""Counts the changes to albums and memberships."""
_CHANGES = "albums changed"
_MEMORY = "shown albums"
_A_QUERY = 500


@dataclass(frozen=True, slots=True)
class Maker:
    """The model by which an album tree was arranged."""

    spec: str
    """How the settings named it."""
    model_id: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A photo that may belong in another album than its own."""

    photo_id: int
    album_id: int
    rival_id: int
    """The album that it is nearer to."""
    amount: float
    """How much nearer: the difference of the two albums' shares of what the photo has in common
    with those it resembles most; above 0, at most 1."""


_Place: TypeAlias = tuple[int | None, int | None, bool]
"""A photo's id and proposed album, None where there is none, and whether it has a file."""


@dataclass
class _Memo:
    """What is known of an edition of the proposed albums, and the last that was shown of it."""

    index: tuple[int, int]
    edition: str | None
    proposed: tuple[Album, ...]
    places: dict[bytes, _Place] = field(default_factory=dict)
    """Where the photos are that were asked for."""
    facts: curation.Corrections | None = None
    shown: Shown | None = None


def replace(
    library: Library,
    proposed: Sequence[ProposedAlbum],
    basis: str,
    maker: Maker,
    doubts: Mapping[int, tuple[float, int]] = MappingProxyType({}),
) -> None:
    """Put a newly arranged tree in place of the old one, in one transaction.

    `basis` names the photos and the model the arrangement rests on; see `basis()`. The tree is
    also kept for the next time that this maker's albums are asked for; see `kept()`. `doubts` has
    for each doubtful photo by how much it is nearer to which other album.
    """
    trees = [pack(album) for album in proposed]
    with library.writing_index() as db:
        db.execute("DELETE FROM albums")
        for position, album in enumerate(proposed):
            _insert(db, album, None, position)
        db.conn.executemany(
            "UPDATE memberships SET doubt = ?, rival = ? WHERE photo_id = ?",
            [(amount, rival, photo) for photo, (amount, rival) in doubts.items()],
        )
        _set_state(db, _BASIS, basis)
        _set_state(db, _MAKER, json.dumps([maker.spec, maker.model_id]))
        kept = [basis, trees, [(photo, *doubt) for photo, doubt in doubts.items()]]
        _set_state(db, _KEPT + maker.model_id, json.dumps(kept))
        _next_edition(db)


def join(library: Library, homes: Mapping[int, int]) -> None:
    """Let photos without an album join shown ones, by photo id and album id, until the next
    arrangement."""
    tree_shown = tree(library)
    with library.writing_index() as db:
        for album_id in sorted(set(homes.values())):
            path = tree_shown.path(album_id) if album_id in tree_shown.by_id else ()
            for album in path:
                _insert_as_shown(db, album)
            if not path and album_id == curation.UNSORTED:
                _insert_as_shown(db, Album(album_id, None, "Unsorted", 0, unsorted=True))
        db.conn.executemany(
            "INSERT OR IGNORE INTO memberships (photo_id, album_id) VALUES (?, ?)", homes.items()
        )
        _next_edition(db)


def note_changes(library: Library, changes: AlbumChanges) -> None:
    """Keep what the last arrangement changed, for those who ask later."""
    with library.writing_index() as db:
        _set_state(db, _CHANGES, pack(changes))


def last_changes(library: Library) -> AlbumChanges:
    """What the last arrangement changed."""
    stored = _state(library, _CHANGES)
    return unpack(AlbumChanges, stored) if stored else AlbumChanges()


def basis(library: Library) -> str | None:
    """What the present tree rests on, or None when nothing was arranged yet."""
    return _state(library, _BASIS)


def maker(library: Library) -> Maker | None:
    """Whose arrangement the present tree is, or None when nothing was arranged yet."""
    stored = _state(library, _MAKER)
    return Maker(*json.loads(stored)) if stored else None


def kept(
    library: Library, model_id: str, basis: str
) -> tuple[tuple[ProposedAlbum, ...], dict[int, tuple[float, int]]] | None:
    """The last tree of a model with its doubts when it rests on `basis`; None when there is none
    such."""
    stored = _state(library, _KEPT + model_id)
    rests_on, trees, *more = json.loads(stored) if stored else (None, ())
    if rests_on != basis:
        return None
    try:
        doubts = {photo: (amount, rival) for photo, amount, rival in (more[0] if more else ())}
        return tuple(unpack(ProposedAlbum, tree) for tree in trees), doubts
    except ProtocolError:
        # Kept by an older photoorg: it is arranged anew.
        return None


def tree(library: Library) -> AlbumTree:
    """The album tree with the number of photos in and below each album, as it is shown."""
    return shown(library).tree


def shown(library: Library) -> Shown:
    """The album tree, and where photos are that the person put elsewhere than proposed."""
    return _shown(library, exact=True)


def proposed_tree(library: Library) -> AlbumTree:
    """The tree as machines propose it; the counts are of photos directly in an album."""
    return AlbumTree(_proposed_albums(library))


def proposed_homes(library: Library) -> tuple[Ids, Ids]:
    """All photos that an album is proposed for (n,), ascending, and those albums (n,)."""
    rows = library.index.execute(
        "SELECT photo_id, album_id FROM memberships ORDER BY photo_id"
    ).fetchall()
    both = np.array(rows, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def home(library: Library, photo_id: int) -> int | None:
    """The album that a photo is shown in; None before it was arranged."""
    row = library.index.execute(
        "SELECT album_id FROM memberships WHERE photo_id = ?", [photo_id]
    ).fetchone()
    return _shown(library, exact=False).album_of(photo_id, row[0] if row else None)


def direct(library: Library, album_id: int) -> list[int]:
    """The photos that have a file and are shown directly in an album, not in one below it,
    ascending."""
    placed = shown(library)
    rows = library.index.execute(
        """SELECT photo_id FROM memberships WHERE album_id IN (SELECT value FROM json_each(?))
            AND EXISTS (SELECT 1 FROM files
                WHERE photo_id = memberships.photo_id AND missing_since IS NULL)""",
        [json.dumps(placed.homes_of(album_id))],
    )
    inside = {photo_id for (photo_id,) in rows if photo_id not in placed.placed}
    return sorted(inside | _with_a_file(library, placed, album_id))


def _with_a_file(library: Library, placed: Shown, album_id: int) -> set[int]:
    """The photos placed in an album that are not missing."""
    there = [photo for photo, at in placed.placed.items() if at == album_id]
    rows = library.index.execute(
        """SELECT DISTINCT photo_id FROM files WHERE missing_since IS NULL
            AND photo_id IN (SELECT value FROM json_each(?))""",
        [json.dumps(there)],
    )
    return {photo_id for (photo_id,) in rows}


def homes(library: Library) -> tuple[Ids, Ids]:
    """All photos that are shown in an album (n,), ascending, and those albums (n,)."""
    placed = shown(library)
    ids, found = proposed_homes(library)
    found = found.copy()
    for hidden, instead in placed.redirects.items():
        found[found == hidden] = instead
    at = dict(zip(ids.tolist(), found.tolist(), strict=True)) | dict(placed.placed)
    ordered = sorted(at.items())
    both = np.array(ordered, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def doubts(library: Library, limit: int = 200) -> list[Doubt]:
    """The photos that are nearer to another album than to their own, the most doubtful first.
    Photos that the person put where they are by name raise no doubt."""
    placed = shown(library)
    facts = corrections.read(library)
    rows = library.index.execute(
        """SELECT photo_id, hash, album_id, rival, doubt
        FROM memberships JOIN photos ON photos.id = photo_id
        WHERE doubt > 0 AND EXISTS (SELECT 1 FROM files
            WHERE photo_id = memberships.photo_id AND missing_since IS NULL)
        ORDER BY doubt DESC, photo_id"""
    )
    found: list[Doubt] = []
    sorted_ones = {album.id for album in placed.tree.albums if not album.unsorted}
    for photo_id, content, home_id, rival, amount in rows:
        album_id = placed.album_of(photo_id, home_id)
        rival = placed.redirects.get(rival, rival)
        out_of = {facts.living(album) for album in facts.outs.get(content, ())}
        there = album_id in sorted_ones and rival in sorted_ones and rival not in out_of
        if there and album_id != rival and content not in facts.decided:
            found.append(Doubt(photo_id, album_id, rival, amount))  # type: ignore[arg-type]
        if len(found) == limit:
            break
    return found


def _shown(library: Library, exact: bool) -> Shown:
    """What is shown; unless it must be `exact`, the counts may be those of a moment ago, which
    change while photos are read."""
    facts, edition = corrections.read(library), _state(library, _EDITION)
    index = library.index_version()
    known: _Memo | None = library.memory.get(_MEMORY)
    if known is None or known.edition != edition or (exact and known.index != index):
        known = library.memory[_MEMORY] = _Memo(index, edition, _proposed_albums(library))
    if known.shown is None or known.facts is not facts:
        known.shown = curation.show(_base(library, facts, known), facts)
        known.facts = facts
    return known.shown


def _base(library: Library, facts: curation.Corrections, known: _Memo) -> Base:
    """What is proposed, with the places of the photos that corrections are about."""
    mentioned = facts.mentioned()
    _look_up(library, sorted(mentioned - known.places.keys()), known.places)
    photo_ids: dict[bytes, int] = {}
    homes: dict[int, int] = {}
    away: set[int] = set()
    for content in mentioned:
        photo_id, home, here = known.places[content]
        if photo_id is not None:
            photo_ids[content] = photo_id
            if home is not None:
                homes[photo_id] = home
            if not here:
                away.add(photo_id)
    return Base(known.proposed, photo_ids, homes, frozenset(away))


def _look_up(
    library: Library,
    contents: Sequence[bytes],
    places: dict[bytes, _Place],
) -> None:
    for start in range(0, len(contents), _A_QUERY):
        chunk = contents[start : start + _A_QUERY]
        places.update(dict.fromkeys(chunk, (None, None, False)))
        rows = library.index.execute(
            f"""SELECT hash, photos.id, album_id, EXISTS (SELECT 1 FROM files
                WHERE photo_id = photos.id AND missing_since IS NULL)
            FROM photos LEFT JOIN memberships ON photo_id = photos.id
            WHERE hash IN ({", ".join("?" * len(chunk))})""",
            chunk,
        )
        for content, photo_id, album_id, here in rows:
            places[content] = photo_id, album_id, bool(here)


def _proposed_albums(library: Library) -> tuple[Album, ...]:
    rows = library.index.execute(
        """SELECT id, parent_id, name, evidence, cover_id, unsorted, guesses, details
        FROM albums
        ORDER BY position, id"""
    ).fetchall()
    counts = _counts(library.index)
    below: dict[int | None, list[Album]] = {}
    for album_id, parent, name, evidence, cover, unsorted, guesses, details in rows:
        album = Album(
            album_id,
            parent,
            name,
            counts.get(album_id, 0),
            cover,
            evidence,
            bool(unsorted),
            guesses=tuple(json.loads(guesses)),
            reasons=unpack(Evidence, details) if details else None,
        )
        below.setdefault(parent, []).append(album)
    return tuple(_in_order(below, None))


def _in_order(below: dict[int | None, list[Album]], parent: int | None) -> list[Album]:
    albums: list[Album] = []
    for album in below.get(parent, []):
        albums.append(album)
        albums += _in_order(below, album.id)
    return albums


def _counts(db: Database) -> dict[int, int]:
    """How many photos that have a file are proposed directly for each album, by its id."""
    (some_gone,) = db.execute(
        """SELECT (SELECT COUNT(*) FROM photos)
            > (SELECT COUNT(DISTINCT photo_id) FROM files WHERE missing_since IS NULL)"""
    ).fetchone()
    # Looking for each photo's file takes ten times as long as counting, and is seldom needed.
    only_here = """WHERE EXISTS (SELECT 1 FROM files
        WHERE photo_id = memberships.photo_id AND missing_since IS NULL)"""
    where = only_here if some_gone else ""
    return dict(db.execute(f"SELECT album_id, COUNT(*) FROM memberships {where} GROUP BY album_id"))


def _state(library: Library, key: str) -> str | None:
    row = library.index.execute("SELECT value FROM state WHERE key = ?", [key]).fetchone()
    return row[0] if row else None


def _set_state(db: Database, key: str, value: str) -> None:
    db.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", [key, value])


def _next_edition(db: Database) -> None:
    db.execute(
        """INSERT INTO state (key, value) VALUES (?, '1')
        ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1""",
        [_EDITION],
    )


def _insert(db: Database, album: ProposedAlbum, parent_id: int | None, position: int) -> None:
    album_id = db.execute(
        """INSERT INTO albums
            (id, parent_id, position, name, evidence, cover_id, unsorted, guesses, details)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            album.id or None,
            parent_id,
            position,
            album.name,
            album.evidence,
            album.cover_id,
            album.unsorted,
            json.dumps(album.guesses),
            pack(album.reasons),
        ],
    ).lastrowid
    assert album_id is not None
    db.conn.executemany(
        "INSERT INTO memberships (photo_id, album_id) VALUES (?, ?)",
        [(photo_id, album_id) for photo_id in album.members],
    )
    for below, child in enumerate(album.children):
        _insert(db, child, album_id, below)


def _insert_as_shown(db: Database, album: Album) -> None:
    """A proposed album for one that so far only corrections know."""
    db.execute(
        """INSERT OR IGNORE INTO albums
            (id, parent_id, position, name, evidence, cover_id, unsorted)
        VALUES (?, ?, (SELECT COUNT(*) FROM albums), ?, '', ?, ?)""",
        [album.id, album.parent_id, album.name, album.cover_id, album.unsorted],
    )
