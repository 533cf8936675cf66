"""Photos: contents, each with one or more files (index.db)."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from sqlite_utils import Database

from photoorg.domain import (
    Concept,
    DateSource,
    FoundFile,
    Ids,
    Metadata,
    Photo,
    PhotoCard,
    PhotoRead,
)
from photoorg.errors import MediaError
from photoorg.library import albums, captions, problems, rows, tags
from photoorg.library.store import Library

_METADATA = tuple(field.name for field in dataclasses.fields(Metadata))
_COLUMNS = ("hash", "size", "colour", *_METADATA)
_INSERT = f"""INSERT OR IGNORE INTO photos ({", ".join(_COLUMNS)})
    VALUES ({", ".join("?" * len(_COLUMNS))})"""
IS_HERE = """EXISTS (SELECT 1 FROM files
    WHERE photo_id = photos.id AND missing_since IS NULL)"""
"""That a photo has a file, for a query of `photos`."""
NEWEST_FIRST = "ORDER BY taken DESC, id DESC"
_IDS_A_QUERY = 500


def save_read(
    library: Library,
    read: Sequence[tuple[FoundFile, PhotoRead]],
    failed: Sequence[tuple[FoundFile, MediaError]],
) -> None:
    """Record a batch of files just read: new photos, the link from file to photo, problems."""
    with library.writing_index() as db:
        for found, photo in read:
            _insert(db, photo)
            _link(db, found, photo.hash)
        problems.record_files(db, failed)


def ids_of(library: Library, contents: Sequence[bytes]) -> list[int]:
    """The ids of photos by the hashes of their content, in the same order; all must be there."""
    found = ids_known(library, contents)
    return [found[content] for content in contents]


def ids_known(library: Library, contents: Sequence[bytes]) -> dict[bytes, int]:
    """The ids of photos by the hashes of their content, of those that are there."""
    marks = ", ".join("?" * len(contents))
    return dict(
        library.index.execute(f"SELECT hash, id FROM photos WHERE hash IN ({marks})", contents)
    )


def id_of_content(library: Library, content: bytes) -> int | None:
    """The id of the photo with a hash, or None where there is none."""
    row = library.index.execute("SELECT id FROM photos WHERE hash = ?", [content]).fetchone()
    return None if row is None else int(row[0])


def link_known(library: Library, hashed: Sequence[tuple[FoundFile, bytes]]) -> int:
    """Link files to the photos whose content hash they have, where there is such a photo.

    Returns how many are linked; the others are still to be read.
    """
    known = [
        (found, content)
        for found, content in hashed
        if library.index.execute("SELECT 1 FROM photos WHERE hash = ?", [content]).fetchone()
    ]
    if known:
        with library.writing_index() as db:
            for found, content in known:
                _link(db, found, content)
    return len(known)


def _link(db: Database, found: FoundFile, content: bytes) -> None:
    db.execute(
        """UPDATE files SET pending = 0, photo_id = (SELECT id FROM photos WHERE hash = ?)
        WHERE path = ? AND size = ? AND mtime_ns = ?""",
        [content, found.path, found.size, found.mtime_ns],
    )
    db.execute("DELETE FROM problems WHERE path = ?", [found.path])


def _insert(db: Database, photo: PhotoRead) -> None:
    metadata = [getattr(photo.metadata, name) for name in _METADATA]
    db.execute(_INSERT, [photo.hash, photo.size, photo.colour, *metadata])


def all_ids(library: Library) -> Ids:
    """Every photo that has a file (online or offline, not missing), newest first."""
    return _ids(library, f"SELECT id FROM photos WHERE {IS_HERE} {NEWEST_FIRST}", [])


def ids_in_directory(library: Library, directory: bytes, *, in_order: bool = True) -> Ids:
    """The photos in a directory and in all below it, newest first; sooner, but in any order, unless
    they are wanted `in_order`."""
    separator = os.fsencode(os.sep)
    below = directory.rstrip(separator) + separator
    after = below[:-1] + bytes([separator[0] + 1])
    inside = """SELECT DISTINCT photo_id FROM files
        WHERE missing_since IS NULL AND photo_id IS NOT NULL
        AND (directory = ? OR (directory >= ? AND directory < ?))"""
    return _ids(
        library,
        f"SELECT id FROM photos WHERE id IN ({inside}) {NEWEST_FIRST}" if in_order else inside,
        [directory, below, after],
    )


def ids_in_album(library: Library, album_id: int, *, in_order: bool = True) -> Ids:
    """The photos of an album and of all below it, newest first; sooner, in any order and with those
    that are missing, unless they are wanted `in_order`."""
    shown = albums.shown(library)
    inside = shown.below(album_id)
    homes = [home for below in inside for home in shown.homes_of(below)]
    within = set(inside)
    here = [photo for photo, at in shown.placed.items() if at in within]
    elsewhere = [photo for photo, at in shown.placed.items() if at not in within]
    members = """SELECT photo_id FROM memberships
        WHERE album_id IN (SELECT value FROM json_each(?))
            AND photo_id NOT IN (SELECT value FROM json_each(?))
        UNION ALL SELECT value FROM json_each(?)"""
    sorted_here = f"SELECT id FROM photos WHERE id IN ({members}) AND {IS_HERE} {NEWEST_FIRST}"
    return _ids(
        library,
        sorted_here if in_order else members,
        [json.dumps(homes), json.dumps(elsewhere), json.dumps(here)],
    )


def count(library: Library) -> int:
    """How many photos have a file."""
    query = "SELECT COUNT(DISTINCT photo_id) FROM files WHERE missing_since IS NULL"
    return int(library.index.execute(query).fetchone()[0])


def span(library: Library) -> int:
    """At least as many as there are photos, at once: the room that their ids take up."""
    # Two questions, for SQLite walks through all rows when asked both in one.
    ends = "SELECT (SELECT MAX(id) FROM photos), (SELECT MIN(id) FROM photos)"
    last, first = library.index.execute(ends).fetchone()
    return 0 if last is None else int(last - first + 1)


def id_of_path(library: Library, path: bytes) -> int | None:
    """The photo that lies at `path`, or None when there is none or the file changed since."""
    row = library.index.execute(
        "SELECT photo_id, size, mtime_ns FROM files WHERE path = ? AND pending = 0", [path]
    ).fetchone()
    if row is None:
        return None
    try:
        status = os.stat(path)
    except OSError:
        # Offline: what was seen last is all there is.
        return int(row[0])
    return int(row[0]) if (status.st_size, status.st_mtime_ns) == row[1:] else None


def cards(library: Library, ids: Iterable[int], *, missing: bool = False) -> dict[int, PhotoCard]:
    """What grid cells show, by photo id; ids without a present file are left out.

    With `missing` it goes by the files that are missing, none of which is online.
    """
    there = "missing_since IS NOT NULL" if missing else "missing_since IS NULL"
    found: dict[int, PhotoCard] = {}
    for chunk in _chunks(list(ids)):
        kept = library.index.execute(
            f"""SELECT photos.id, hash, width, height, colour, taken, MIN(path),
                MIN(root IN (SELECT root FROM offline_roots)) = 0, COUNT(*),
                MAX(path IN (SELECT path FROM problems))
            FROM photos JOIN files ON photo_id = photos.id
            WHERE {there} AND photos.id IN ({", ".join("?" * len(chunk))})
            GROUP BY photos.id""",
            chunk,
        )
        for photo_id, content, width, height, colour, taken, path, online, copies, bad in kept:
            found[photo_id] = PhotoCard(
                photo_id,
                content,
                width,
                height,
                colour,
                taken,
                path,
                bool(online) and not missing,
                copies,
                bool(bad),
            )
    return found


def photo(library: Library, photo_id: int) -> Photo | None:
    """Everything known of one photo, or None when it has no file any more."""
    card = cards(library, [photo_id]).get(photo_id)
    if card is None:
        return None
    db = library.index
    (size,) = db.execute("SELECT size FROM photos WHERE id = ?", [photo_id]).fetchone()
    paths = db.execute(
        "SELECT path FROM files WHERE photo_id = ? AND missing_since IS NULL ORDER BY path",
        [photo_id],
    )
    return Photo(
        card=card,
        size=size,
        metadata=metadata(library, [photo_id])[photo_id],
        paths=tuple(path for (path,) in paths),
        album_id=albums.home(library, photo_id),
        concepts=_concepts(library, photo_id),
        caption=captions.latest(library, photo_id),
        tags=tags.of_photo(library, photo_id),
    )


def metadata(library: Library, ids: Iterable[int]) -> dict[int, Metadata]:
    """What the files of photos say, by photo id."""
    found: dict[int, Metadata] = {}
    for chunk in _chunks(list(ids)):
        kept = library.index.execute(
            f"""SELECT id, {", ".join(_METADATA)} FROM photos
            WHERE id IN ({", ".join("?" * len(chunk))})""",
            chunk,
        )
        for photo_id, *values in kept:
            fields = dict(zip(_METADATA, values, strict=True))
            if fields["taken_source"] is not None:
                fields["taken_source"] = DateSource(fields["taken_source"])
            found[photo_id] = Metadata(**fields)
    return found


def _concepts(library: Library, photo_id: int) -> tuple[Concept, ...]:
    """What the model that arranged the albums sees; what any does where that has not looked."""
    made = albums.maker(library)
    kept = library.index.execute(
        f"""SELECT {rows.columns("concepts")} FROM concepts WHERE photo_id = ?
        ORDER BY model_id = ? DESC, rowid DESC""",
        [photo_id, made.model_id if made else ""],
    )
    for *_, words in rows.whole(library, "concepts", kept):
        return tuple(Concept(name, share) for name, share in json.loads(words))
    return ()


def dates(library: Library, ids: Iterable[int]) -> dict[int, str | None]:
    """When each photo was taken, ISO 8601 local time, by photo id.

    None where only the file's own time is known: that is when it was copied as often as not.
    """
    found: dict[int, str | None] = {}
    for chunk in _chunks(list(ids)):
        marks = ", ".join("?" * len(chunk))
        kept = library.index.execute(
            f"""SELECT id, CASE taken_source WHEN '{DateSource.FILE_TIME}' THEN NULL ELSE taken END
            FROM photos WHERE id IN ({marks})""",
            chunk,
        )
        found |= dict(kept)
    return found


def hashes(library: Library) -> dict[bytes, int]:
    """Photo ids by content hash."""
    return dict(library.index.execute("SELECT hash, id FROM photos"))


def directories(library: Library, ids: Iterable[int]) -> dict[int, tuple[bytes, ...]]:
    """The directories that the first file of each photo lies in, the nearest first, up to the
    folder that was added; by photo id."""
    found: dict[int, tuple[bytes, ...]] = {}
    for chunk in _chunks(list(ids)):
        kept = library.index.execute(
            f"""SELECT photo_id, MIN(path), directory, root FROM files
            WHERE missing_since IS NULL AND photo_id IN ({", ".join("?" * len(chunk))})
            GROUP BY photo_id""",
            chunk,
        )
        for photo_id, _, directory, root in kept:
            found[photo_id] = _up_to(directory, root)
    return found


def _up_to(directory: bytes, root: bytes) -> tuple[bytes, ...]:
    above = [directory]
    while above[-1] != root and len(above[-1]) > len(root):
        above.append(os.path.dirname(above[-1]))
    return tuple(above)


def contents(library: Library, ids: Iterable[int]) -> dict[int, bytes]:
    """The hashes of the contents of photos, by id; ids that mean nothing are left out."""
    found: dict[int, bytes] = {}
    for chunk in _chunks(list(ids)):
        marks = ", ".join("?" * len(chunk))
        found |= dict(
            library.index.execute(f"SELECT id, hash FROM photos WHERE id IN ({marks})", chunk)
        )
    return found


def a_file_of(library: Library, photo_id: int) -> FoundFile | None:
    """A file of the photo that should be readable now, or None while all are offline."""
    row = library.index.execute(
        """SELECT path, size, mtime_ns FROM files
        WHERE photo_id = ? AND pending = 0 AND missing_since IS NULL
            AND root NOT IN (SELECT root FROM offline_roots) ORDER BY path LIMIT 1""",
        [photo_id],
    ).fetchone()
    return FoundFile(*row) if row else None


def _ids(library: Library, query: str, parameters: Sequence[object]) -> Ids:
    return np.fromiter(chain.from_iterable(library.index.execute(query, parameters)), np.int64)


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    return (
        [int(i) for i in ids[start : start + _IDS_A_QUERY]]
        for start in range(0, len(ids), _IDS_A_QUERY)
    )
