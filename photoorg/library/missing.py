"""Photos all of whose files are missing (index.db), some of them because the person moved them to
the trash."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from photoorg.domain import Ids, PhotoCard
from photoorg.library import photos, trashed
from photoorg.library.store import Library


def listed(library: Library) -> list[tuple[int, str]]:
    """The photos all of whose files are missing, with when the last one went (UTC, ISO 8601);
    those that went last come first."""
    rows = library.index.execute(
        """SELECT photo_id, MAX(missing_since) AS since FROM files
        WHERE missing_since IS NOT NULL AND photo_id IS NOT NULL AND photo_id NOT IN (
            SELECT photo_id FROM files WHERE missing_since IS NULL AND photo_id IS NOT NULL)
        GROUP BY photo_id ORDER BY since DESC, photo_id DESC"""
    )
    return [(photo_id, since) for photo_id, since in rows]


def parted(library: Library) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The photos of `listed`, parted: first those whose files are gone for a reason unknown, then
    those that the person moved to the trash, by the last of their files that went."""
    held = trashed.held(library)
    if not held:
        return listed(library), []
    rows = library.index.execute(
        """SELECT photo_id, path, hash FROM files JOIN photos ON photos.id = photo_id
        WHERE missing_since IS NOT NULL"""
    )
    in_trash = {
        photo_id
        for photo_id, path, content in rows
        if path in held and held[path].file.content == content
    }
    both: tuple[list[tuple[int, str]], list[tuple[int, str]]] = ([], [])
    for photo_id, since in listed(library):
        both[photo_id in in_trash].append((photo_id, since))
    return both


def counts(library: Library) -> tuple[int, int]:
    """How many photos each part of `parted` has."""
    if not trashed.held(library):
        return count(library), 0
    missing, in_trash = parted(library)
    return len(missing), len(in_trash)


def ids(library: Library) -> Ids:
    """The photos all of whose files are missing, ascending."""
    version = library.index_version()
    known: tuple[tuple[int, int], Ids] | None = library.memory.get("missing")
    if known is None or known[0] != version:
        found = np.array(sorted(photo_id for photo_id, _ in listed(library)), np.int64)
        known = library.memory["missing"] = version, found
    return known[1]


def count(library: Library) -> int:
    """How many photos `listed` has."""
    query = """SELECT COUNT(DISTINCT photo_id) FROM files
        WHERE missing_since IS NOT NULL AND photo_id NOT IN (
            SELECT photo_id FROM files WHERE missing_since IS NULL AND photo_id IS NOT NULL)"""
    return int(library.index.execute(query).fetchone()[0])


def cards(library: Library, ids: Iterable[int]) -> dict[int, PhotoCard]:
    """What grid cells show of photos whose files are missing: the path is where one lay."""
    return photos.cards(library, ids, missing=True)
