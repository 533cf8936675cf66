"""Library folders as a disk has them after a power cut, laid out to be opened."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def quick_folder(scratch: Path) -> Iterator[Path]:
    """A folder in memory where there is one: what is examined there need not be written."""
    memory = Path("/dev/shm")
    base = memory if os.access(memory, os.W_OK) else scratch
    place = base / f"photoorg-cuts-{os.getpid()}"
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


class Tree:
    """Lays out one folder after the other; files that stay the same are written once and linked."""

    def __init__(self, place: Path) -> None:
        self._store, self._tree = place / "store", place / "tree"
        self._store.mkdir()

    def lay_out(self, files: Iterator[tuple[str, tuple[int, int] | None, bytes]]) -> Path:
        """The library folder of a disk after a cut."""
        shutil.rmtree(self._tree, ignore_errors=True)
        library = self._tree / "library"
        library.mkdir(parents=True)
        for name, key, content in files:
            file = self._tree / name
            file.parent.mkdir(parents=True, exist_ok=True)
            # SQLite writes into its files; all others of ours are replaced, never changed.
            if key is None or ".db" in file.name:
                file.write_bytes(content)
                continue
            stored = self._store / f"{key[0]}-{key[1]}"
            if not stored.exists():
                stored.write_bytes(content)
            os.link(stored, file)
        for shared_memory in library.glob("*-shm"):
            shared_memory.unlink()
        return library
