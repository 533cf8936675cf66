"""Which index files have been loaded on this machine before, in another process.

The proof is kept apart from the library: one that came with the file would prove nothing.
"""

from __future__ import annotations

import json
import logging
from functools import cache
from pathlib import Path

from photoorg.durable import write_durably
from photoorg.settings import machine_cache

_log = logging.getLogger(__name__)

_MOST = 64
"""Files remembered; a library has about two for each of its models."""


def known(key: str) -> bool:
    """Whether the file with this digest was loaded before."""
    return f"{_hnswlib()} {key}" in _load()


def remember(key: str) -> None:
    """It was. What cannot be kept is found out again at the next start."""
    proven = [*_load(), f"{_hnswlib()} {key}"][-_MOST:]
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        write_durably(_file(), json.dumps(proven, indent=1).encode())
    except OSError as error:
        _log.warning("%s", error)


def _load() -> list[str]:
    try:
        proven = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    return [one for one in proven if isinstance(one, str)] if isinstance(proven, list) else []


def _file() -> Path:
    return machine_cache() / "proven-indexes.json"


@cache
def _hnswlib() -> str:
    """The build that loaded it: another one may read the file in another way."""
    try:
        import hnswlib
    except ImportError:
        return "none"
    build = Path(hnswlib.__file__).stat()
    return f"{build.st_size}-{build.st_mtime_ns}"
