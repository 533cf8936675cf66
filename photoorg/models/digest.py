"""The sha256 of files too large to be read at every start."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from pathlib import Path
from typing import Any

from photoorg.errors import ModelError
from photoorg.settings import model_cache

_log = logging.getLogger(__name__)


def kept_sha256(file: Path) -> str:
    """The sha256 of a file in hexadecimal digits, computed once for each state of the file.

    All its bytes count: weights tuned further often differ in a few tensors only, which a sample
    would miss. The record in the model cache knows a state by real path, size, time of change and
    inode. Raises ModelError for a file that cannot be read.
    """
    try:
        path = os.path.realpath(file)
        status = os.stat(path)
        state = [status.st_size, status.st_mtime_ns, status.st_ino]
        record = _record()
        kept = record.get(path)
        if isinstance(kept, list) and kept[:-1] == state and isinstance(kept[-1], str):
            return kept[-1]
        with open(path, "rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{file} cannot be read: {error.strerror or error}.") from error
    _keep({**record, path: [*state, sha256]})
    return sha256


def _file() -> Path:
    return model_cache() / "sha256.json"


def _record() -> dict[str, Any]:
    try:
        record = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _keep(record: dict[str, Any]) -> None:
    """Write the record in one step. Two writers at once cost the loser a second reading."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", dir=_file().parent, suffix=".part", delete=False, encoding="utf-8"
        ) as part:
            json.dump(record, part, indent=1)
        os.replace(part.name, _file())
    except OSError as error:
        _log.warning("%s", error)
