"""The named colours of photos (index.db)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photoorg.library import rows
from photoorg.library.store import Library

_IDS_A_QUERY = 500
"""SQLite allows only so many parameters."""


def lacking(library: Library, limit: int) -> list[tuple[int, bytes]]:
    """Photos with a file whose colours were not measured: ids and content hashes."""
    return library.index.execute(
        """SELECT id, hash FROM photos WHERE id NOT IN (SELECT photo_id FROM palettes)
        AND EXISTS (SELECT 1 FROM files WHERE photo_id = photos.id AND missing_since IS NULL)
        ORDER BY taken DESC, id DESC LIMIT ?""",
        [limit],
    ).fetchall()


def save(library: Library, photo_ids: Sequence[int], shares: Sequence[NDArray[np.float32]]) -> None:
    """Keep the share of each named colour in some photos."""
    with library.writing_index() as db:
        rows.put(
            db,
            "palettes",
            [
                (photo_id, (share * 255).round().astype(np.uint8).tobytes())
                for photo_id, share in zip(photo_ids, shares, strict=True)
            ],
        )


def load(library: Library, photo_ids: Sequence[int], colours: int) -> NDArray[np.float32]:
    """The shares of the colours in photos, (n, colours); zeros where they were not measured."""
    found = np.zeros((len(photo_ids), colours), np.float32)
    row_of = {photo_id: row for row, photo_id in enumerate(photo_ids)}
    wanted = list(row_of)
    for start in range(0, len(wanted), _IDS_A_QUERY):
        chunk = wanted[start : start + _IDS_A_QUERY]
        marks = ", ".join("?" * len(chunk))
        query = f"SELECT {rows.columns('palettes')} FROM palettes WHERE photo_id IN ({marks})"
        kept = library.index.execute(query, chunk)
        for photo_id, shares in rows.whole(library, "palettes", kept):
            measured = np.frombuffer(shares, np.uint8)
            if len(measured) == colours:
                found[row_of[photo_id]] = measured / max(int(measured.sum()), 1)
    return found
