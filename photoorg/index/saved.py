"""The file of a search index and its manifest: which pair may be opened.

hnswlib crashes on a damaged file, so nothing is handed to it that is not, byte by byte, what was
saved. And a file that came from elsewhere may have been made to do harm: it is tried in another
process first.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from photoorg.domain import Ids
from photoorg.durable import replace_durably, write_durably
from photoorg.index import proofs
from photoorg.index.probe import loads_elsewhere

_log = logging.getLogger(__name__)

_FORMAT = 3
_READABLE = (2, _FORMAT)
"""Before 3 there were no projections; what has none is as it was."""
_CHECK = "check"
"""The field with the sha256 of all others."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a saved index file must be for it to be opened."""

    origin: str
    """The database whose photo ids these are: the same ids in another one are other photos."""
    model_id: str
    space: str
    dimension: int
    count: int
    last_id: int
    ids: str
    """The sha256 of the ids of the photos in the index, ascending."""
    deleted: tuple[int, ...]
    """Photos that are still nodes of the graph but no longer in the index."""
    size: int
    sha256: str
    projection: str = ""
    """The axes of the projection of the vectors in the file, packed; empty where there is none."""
    kept: float = 1.0
    photos: int = 0
    """See `Projection`."""
    format: int = _FORMAT


def replace(file: Path, part: Path, manifest: Manifest) -> None:
    """Give a written index its name, once another process could load it, and say what it is.

    The file comes before its manifest: a crash in between leaves a pair that does not fit and is
    refused. Raises OSError.
    """
    _require_proof(part, manifest)
    replace_durably(part, file)
    write_durably(_manifest_file(file), _as_json(manifest))


def trusted(file: Path, origin: str, model_id: str, space: str) -> Manifest | None:
    """The manifest of a file that may be opened, or None."""
    place = _manifest_file(file)
    try:
        manifest = _from_json(place.read_bytes())
        if manifest is None:
            return None
        if (manifest.origin, manifest.model_id, manifest.space) != (origin, model_id, space):
            return None
        if file.stat().st_size != manifest.size or sha256_of(file) != manifest.sha256:
            _log.warning("%s is damaged and will be made anew", file)
            return None
        _require_proof(file, manifest)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        _log.warning("%s: %s; the search index will be made anew", place, error)
        return None
    return manifest


def digest_of(ids: Ids) -> str:
    """The sha256 of ids in the order they have."""
    return hashlib.sha256(np.ascontiguousarray(ids, "<i8").tobytes()).hexdigest()


def sha256_of(file: Path) -> str:
    """The sha256 of a file's content. Raises OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _require_proof(file: Path, manifest: Manifest) -> None:
    """Raises OSError unless the file was loaded in another process, now or before."""
    key = hashlib.sha256(_as_json(manifest)).hexdigest()
    if proofs.known(key):
        return
    reason = loads_elsewhere(file, manifest.dimension, manifest.ids, manifest.deleted)
    if reason:
        raise OSError(f"{file}: the search index does not load ({reason})")
    proofs.remember(key)


def _as_json(manifest: Manifest) -> bytes:
    fields = asdict(manifest)
    return json.dumps({**fields, _CHECK: _digest(fields)}, indent=1).encode()


def _from_json(data: bytes) -> Manifest | None:
    """The manifest, or None where it is of another format. Raises ValueError, TypeError, KeyError
    and others where it is damaged."""
    fields = json.loads(data)
    if not isinstance(fields, dict):
        raise ValueError("the manifest is damaged")
    check = fields.pop(_CHECK, "")
    if fields["format"] not in _READABLE:
        return None
    if check != _digest(fields):
        raise ValueError("the manifest is damaged")
    return Manifest(**{**fields, "deleted": tuple(fields["deleted"])})


def _digest(fields: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def _manifest_file(file: Path) -> Path:
    return file.with_suffix(".json")
