"""What describers say of photos, and what they look at (index.db)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Caption, ConceptScores, Description, FoundFile, Ids
from photoorg.errors import MediaError
from photoorg.library import problems, rows
from photoorg.library.store import Library

_A_QUERY = 500


def lacking(library: Library, model_id: str, limit: int) -> list[int]:
    """Photos with a file that this describer has not described, newest first.

    Offline ones too: a describer may not need the file.
    """
    query = f"SELECT photos.id {_LACKING} ORDER BY taken DESC, photos.id DESC LIMIT ?"
    return [photo_id for (photo_id,) in library.index.execute(query, [model_id, limit])]


def count_lacking(library: Library, model_id: str) -> int:
    """How many photos with a file this describer has not described."""
    return int(library.index.execute(f"SELECT COUNT(*) {_LACKING}", [model_id]).fetchone()[0])


_LACKING = """FROM photos
    WHERE EXISTS (SELECT 1 FROM files WHERE photo_id = photos.id AND missing_since IS NULL)
    AND photos.id NOT IN (SELECT photo_id FROM captions WHERE model_id = ?)"""


def save(
    library: Library,
    model_id: str,
    describer: str,
    photo_ids: Sequence[int],
    descriptions: Sequence[Description],
    failed: Sequence[tuple[FoundFile, MediaError]] = (),
) -> None:
    """Keep what a describer says of a batch of photos, and the files that failed."""
    with library.writing_index() as db:
        problems.record_files(db, failed)
        rows.put(
            db,
            "captions",
            [
                (photo_id, model_id, describer, said.text, said.log_probability, said.tokens)
                for photo_id, said in zip(photo_ids, descriptions, strict=True)
            ],
        )


def latest(library: Library, photo_id: int) -> Caption | None:
    """The description made last, by whichever describer; None before there is any."""
    for _, _, describer, text, *_ in _of_photo(library, "captions", photo_id):
        return Caption(text, describer)
    return None


def share(library: Library) -> float:
    """The share of the photos with a file that have a description, 0 to 1."""
    described, count = library.index.execute(
        """SELECT COUNT(captions.photo_id), COUNT(*) FROM (
            SELECT DISTINCT photo_id FROM files WHERE missing_since IS NULL
                AND photo_id IS NOT NULL) AS here
        LEFT JOIN (SELECT DISTINCT photo_id FROM captions) AS captions
            ON captions.photo_id = here.photo_id"""
    ).fetchone()
    return float(described / count) if count else 0.0


def texts(library: Library, ids: Sequence[int]) -> dict[int, str]:
    """The descriptions made last of some photos, by photo id."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), _A_QUERY):
        chunk = [int(photo_id) for photo_id in ids[start : start + _A_QUERY]]
        marks = ", ".join("?" * len(chunk))
        kept = library.index.execute(
            f"""SELECT {rows.columns("captions")} FROM captions
            WHERE photo_id IN ({marks}) ORDER BY rowid""",
            chunk,
        )
        for photo_id, _, _, text, *_ in rows.whole(library, "captions", kept):
            found[photo_id] = text
    return found


def regions(library: Library, photo_id: int) -> NDArray[np.int8] | None:
    """What is where in a photo, (places, d), from the model that kept it last."""
    for _, _, dimension, places in _of_photo(library, "regions", photo_id):
        return np.frombuffer(places, np.int8).reshape(-1, dimension)
    return None


def regions_of(library: Library, model_id: str, wanted: Ids) -> NDArray[np.int8] | None:
    """What is where in photos, (n, places, d), in their order; None unless all are known."""
    marks = ", ".join("?" * len(wanted))
    kept = library.index.execute(
        f"""SELECT {rows.columns("regions")} FROM regions
        WHERE model_id = ? AND photo_id IN ({marks})""",
        [model_id, *(int(photo_id) for photo_id in wanted)],
    )
    known = {
        photo_id: np.frombuffer(places, np.int8).reshape(-1, dimension)
        for photo_id, _, dimension, places in rows.whole(library, "regions", kept)
    }
    if not len(wanted) or len(known) < len(wanted):
        return None
    return np.stack([known[int(photo_id)] for photo_id in wanted])


def concepts(library: Library, photo_id: int) -> ConceptScores | None:
    """The strongest leaf concepts of a photo, a single row, from the model that saw it last."""
    for _, _, leaves, probabilities, _ in _of_photo(library, "concepts", photo_id):
        return ConceptScores(
            np.frombuffer(leaves, "<u2")[None], np.frombuffer(probabilities, "<f4")[None]
        )
    return None


def _of_photo(library: Library, table: str, photo_id: int) -> list[Sequence[Any]]:
    """The rows of a photo in a table, the last one made first."""
    kept = library.index.execute(
        f"SELECT {rows.columns(table)} FROM {table} WHERE photo_id = ? ORDER BY rowid DESC",
        [photo_id],
    )
    return rows.whole(library, table, kept)
