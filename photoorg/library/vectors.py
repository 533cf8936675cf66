"""What models see in photos: vectors, concepts, calibrations (index.db).

Every row carries the model that made it, so another model simply makes photos *lacking*.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from photoorg.domain import Concept, ConceptScores, FoundFile, Ids, Vectors
from photoorg.errors import MediaError
from photoorg.library import problems, rows
from photoorg.library.store import Library

_STORED = np.dtype("<f2")
"""Half precision halves the library and moves a cosine by less than 1e-4 (tested)."""


def lacking(library: Library, model_id: str, limit: int) -> list[tuple[int, FoundFile]]:
    """Photos this model has not seen, newest first, each with a file that can be read now."""
    found = library.index.execute(
        f"""SELECT photos.id, MIN(path), files.size, mtime_ns {_LACKING}
        GROUP BY photos.id ORDER BY taken DESC, photos.id DESC LIMIT ?""",
        [model_id, limit],
    )
    return [(photo_id, FoundFile(*file)) for photo_id, *file in found]


def known_contents(library: Library, model_id: str, contents: Sequence[bytes]) -> set[bytes]:
    """Which of these hashes of contents are of photos that this model has seen."""
    marks = ", ".join("?" * len(contents))
    found = library.index.execute(
        f"""SELECT hash FROM photos WHERE hash IN ({marks})
        AND id IN (SELECT photo_id FROM concepts WHERE model_id = ?)""",
        [*contents, model_id],
    )
    return {content for (content,) in found}


def count_lacking(library: Library, model_id: str) -> int:
    """How many photos this model could see now but has not."""
    query = f"SELECT COUNT(DISTINCT photos.id) {_LACKING}"
    return int(library.index.execute(query, [model_id]).fetchone()[0])


def count_out_of_reach(library: Library, model_id: str, seen_by: str) -> int:
    """How many photos the model `seen_by` has seen and this one cannot see until a folder that
    is offline comes back."""
    query = """SELECT COUNT(DISTINCT photos.id) FROM photos JOIN files ON photo_id = photos.id
        WHERE missing_since IS NULL AND root IN (SELECT root FROM offline_roots)
        AND photos.id IN (SELECT photo_id FROM concepts WHERE model_id = ?)
        AND photos.id NOT IN (SELECT photo_id FROM concepts WHERE model_id = ?)"""
    return int(library.index.execute(query, [seen_by, model_id]).fetchone()[0])


_LACKING = """FROM photos JOIN files ON photo_id = photos.id
    WHERE pending = 0 AND missing_since IS NULL
    AND root NOT IN (SELECT root FROM offline_roots)
    AND path NOT IN (SELECT path FROM problems)
    AND photos.id NOT IN (SELECT photo_id FROM concepts WHERE model_id = ?)"""


def save(
    library: Library,
    model_id: str,
    photo_ids: Sequence[int],
    spaces: Mapping[str, Vectors],
    concepts: ConceptScores,
    words: Sequence[Sequence[Concept]],
    regions: NDArray[np.int8] | None = None,
    failed: Sequence[tuple[FoundFile, MediaError]] = (),
) -> None:
    """Keep what a model saw in a batch of photos: a vector per space, class scores, the
    concepts they amount to, what is where (n, places, d), and the files that failed."""
    with library.writing_index() as db:
        problems.record_files(db, failed)
        for name, vectors in spaces.items():
            space = _space(db, model_id, name, vectors.shape[1])
            rows.put(
                db,
                "vectors",
                [
                    (space, int(photo_id), vector.astype(_STORED).tobytes())
                    for photo_id, vector in zip(photo_ids, vectors, strict=True)
                ],
            )
        rows.put(
            db,
            "concepts",
            [
                (
                    int(photo_id),
                    model_id,
                    leaves.astype("<u2").tobytes(),
                    p.astype("<f4").tobytes(),
                    json.dumps([[c.name, round(c.probability, 4)] for c in said]),
                )
                for photo_id, leaves, p, said in zip(
                    photo_ids, concepts.indices, concepts.probabilities, words, strict=True
                )
            ],
        )
        if regions is not None:
            rows.put(
                db,
                "regions",
                [
                    (int(photo_id), model_id, regions.shape[2], places.tobytes())
                    for photo_id, places in zip(photo_ids, regions, strict=True)
                ],
            )


def spaces(library: Library) -> list[tuple[str, str]]:
    """The model ids and names of all vector spaces there are."""
    return library.index.execute("SELECT model_id, name FROM spaces ORDER BY id").fetchall()


def ids(library: Library, model_id: str, space: str) -> Ids:
    """The photos with a file (online or offline, not missing) and a vector here, ascending."""
    query = f"SELECT photo_id {_IN_SPACE} AND {_HERE} ORDER BY photo_id"
    found = library.index.execute(query, [model_id, space])
    return np.fromiter(chain.from_iterable(found), np.int64)


def basis(library: Library, model_id: str, space: str) -> str:
    """A name for the set of photos that `ids` gives; another one as soon as the set is another."""
    present = ids(library, model_id, space)
    digest = hashlib.blake2b(present.astype("<i8").tobytes(), digest_size=8).hexdigest()
    return f"{model_id} {space} {len(present)} {digest}"


def load(library: Library, model_id: str, space: str, wanted: Ids) -> tuple[Ids, Vectors]:
    """Those of the wanted photos that have a vector, and their unit vectors (n, d)."""
    dimension = _dimension(library.index, model_id, space)
    found: list[int] = []
    read: list[bytes] = []
    for start in range(0, len(wanted), 500):
        chunk = [int(i) for i in wanted[start : start + 500]]
        marks = ", ".join("?" * len(chunk))
        kept = library.index.execute(
            f"""SELECT {rows.columns("vectors")} {_IN_SPACE}
            AND photo_id IN ({marks}) ORDER BY photo_id""",
            [model_id, space, *chunk],
        )
        for _, photo_id, blob in rows.whole(library, "vectors", kept):
            found.append(photo_id)
            read.append(blob)
    stored = np.frombuffer(b"".join(read), _STORED).reshape(len(read), dimension)
    matrix = stored.astype(np.float32)
    # Rounding to half precision leaves lengths off by up to 1e-3.
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12)
    return np.array(found, np.int64), matrix


def concepts(library: Library, model_id: str, wanted: Ids) -> tuple[Ids, ConceptScores]:
    """Those of the wanted photos this model has seen, and their strongest leaf concepts."""
    found: list[int] = []
    leaves: list[NDArray[np.uint16]] = []
    probabilities: list[NDArray[np.float32]] = []
    for start in range(0, len(wanted), 500):
        chunk = [int(i) for i in wanted[start : start + 500]]
        marks = ", ".join("?" * len(chunk))
        kept = library.index.execute(
            f"""SELECT {rows.columns("concepts")} FROM concepts
            WHERE model_id = ? AND photo_id IN ({marks}) ORDER BY photo_id""",
            [model_id, *chunk],
        )
        for photo_id, _, leaf, probability, _ in rows.whole(library, "concepts", kept):
            found.append(photo_id)
            leaves.append(np.frombuffer(leaf, "<u2"))
            probabilities.append(np.frombuffer(probability, "<f4"))
    if not found:
        return np.empty(0, np.int64), ConceptScores(
            np.empty((0, 0), np.uint16), np.empty((0, 0), np.float32)
        )
    return np.array(found, np.int64), ConceptScores(np.stack(leaves), np.stack(probabilities))


def save_calibration(
    library: Library,
    model_id: str,
    space: str,
    kind: str,
    basis: str,
    quantiles: NDArray[np.float32],
) -> None:
    """Keep how similar random pairs of this library are; `basis` names the photos it rests on."""
    with library.writing_index() as db:
        row = db.execute(
            "SELECT id FROM spaces WHERE model_id = ? AND name = ?", [model_id, space]
        ).fetchone()
        kept = (row[0], kind, basis, quantiles.astype("<f4").tobytes())
        rows.put(db, "calibrations", [kept])


def calibration(
    library: Library, model_id: str, space: str, kind: str
) -> tuple[str, NDArray[np.float32]] | None:
    """The basis and the ascending quantiles, or None when there is none yet."""
    kept = library.index.execute(
        f"""SELECT {rows.columns("calibrations")} FROM calibrations
        JOIN spaces ON spaces.id = space_id WHERE model_id = ? AND name = ? AND kind = ?""",
        [model_id, space, kind],
    )
    for _, _, basis, quantiles in rows.whole(library, "calibrations", kept):
        return basis, np.frombuffer(quantiles, "<f4")
    return None


_HERE = """EXISTS (SELECT 1 FROM files
    WHERE files.photo_id = vectors.photo_id AND missing_since IS NULL)"""
_IN_SPACE = """FROM vectors JOIN spaces ON spaces.id = space_id
    WHERE model_id = ? AND name = ?"""


def _space(db: Database, model_id: str, name: str, dimension: int) -> int:
    db.execute(
        "INSERT OR IGNORE INTO spaces (model_id, name, dimension) VALUES (?, ?, ?)",
        [model_id, name, dimension],
    )
    row = db.execute("SELECT id FROM spaces WHERE model_id = ? AND name = ?", [model_id, name])
    return int(row.fetchone()[0])


def _dimension(db: Database, model_id: str, space: str) -> int:
    row = db.execute(
        "SELECT dimension FROM spaces WHERE model_id = ? AND name = ?", [model_id, space]
    ).fetchone()
    return int(row[0]) if row else 0
