"""The tags that fit photos, and what each model expects of any photo of the library (index.db).

Tags rest on a prior: those that rest on another one than the model's present prior count as
lacking, and are shown until they are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Ids, PhotoTag
from photoorg.library import albums, rows
from photoorg.library.store import Library


@dataclass(frozen=True, slots=True)
class KeptPrior:
    """What one model expects of any photo of the library."""

    basis: str
    """Names the tags and the photos it was made from."""
    bank: str
    """The id of the tags."""
    photos: int
    """How many photos the library held then."""
    scale: float
    log_share: NDArray[np.float32]
    """(tags,)"""
    levels: NDArray[np.float32]
    """(levels, tags)"""


def prior(library: Library, model_id: str) -> KeptPrior | None:
    """The model's present prior, or None before there is one."""
    kept = library.index.execute(
        f"SELECT {rows.columns('tag_priors')} FROM tag_priors WHERE model_id = ?", [model_id]
    )
    for _, basis, bank, photos, scale, shares, levels in rows.whole(library, "tag_priors", kept):
        log_share = np.frombuffer(shares, "<f4")
        table = np.frombuffer(levels, "<f4").reshape(-1, len(log_share))
        return KeptPrior(basis, bank, photos, scale, log_share, table)
    return None


def save_prior(library: Library, model_id: str, prior: KeptPrior) -> None:
    """Make it the model's prior: from now on tags that rest on another one are lacking."""
    with library.writing_index() as db:
        kept = (
            model_id,
            prior.basis,
            prior.bank,
            prior.photos,
            prior.scale,
            prior.log_share.astype("<f4").tobytes(),
            prior.levels.astype("<f4").tobytes(),
        )
        rows.put(db, "tag_priors", [kept])


def lacking(library: Library, model_id: str, space: str, basis: str, limit: int) -> Ids:
    """Photos with a file and a vector in this space of the model, but without tags on this
    basis; newest first. Offline ones too."""
    found = library.index.execute(
        f"SELECT photos.id {_LACKING} ORDER BY taken DESC, photos.id DESC LIMIT ?",
        [model_id, space, model_id, basis, limit],
    )
    return np.fromiter(chain.from_iterable(found), np.int64)


def count_lacking(library: Library, model_id: str, space: str, basis: str) -> int:
    """How many photos `lacking` would give without a limit."""
    query = f"SELECT COUNT(*) {_LACKING}"
    row = library.index.execute(query, [model_id, space, model_id, basis]).fetchone()
    return int(row[0])


_LACKING = """FROM photos JOIN vectors ON vectors.photo_id = photos.id
    JOIN spaces ON spaces.id = space_id
    WHERE model_id = ? AND name = ?
    AND EXISTS (SELECT 1 FROM files WHERE photo_id = photos.id AND missing_since IS NULL)
    AND photos.id NOT IN (SELECT photo_id FROM tags WHERE model_id = ? AND basis = ?)"""


def save(
    library: Library,
    model_id: str,
    basis: str,
    photo_ids: Sequence[int],
    found: Sequence[Sequence[PhotoTag]],
) -> None:
    """Keep the tags of a batch of photos in place of those they had from this model."""
    with library.writing_index() as db:
        rows.put(
            db,
            "tags",
            [
                (
                    photo_id,
                    model_id,
                    basis,
                    json.dumps([[tag.name, round(tag.closer_than, 4)] for tag in said]),
                )
                for photo_id, said in zip(photo_ids, found, strict=True)
            ],
        )


def of_photo(library: Library, photo_id: int) -> tuple[PhotoTag, ...]:
    """The tags by the model that arranged the albums; by the last one where it has none."""
    made = albums.maker(library)
    kept = library.index.execute(
        f"""SELECT {rows.columns("tags")} FROM tags WHERE photo_id = ?
        ORDER BY model_id = ? DESC, rowid DESC""",
        [photo_id, made.model_id if made else ""],
    )
    for *_, words in rows.whole(library, "tags", kept):
        return tuple(PhotoTag(name, share) for name, share in json.loads(words))
    return ()
