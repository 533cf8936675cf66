"""`photoorg check`: is a library as photoorg wrote it? Databases, backups, thumbnails, indexes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from photoorg import thumbnail_files
from photoorg.errors import LibraryError
from photoorg.index import hnswlib_installed, saved
from photoorg.library import Library, checking, locks, vectors
from photoorg.library.checking import Flaw
from photoorg.settings import Paths


def check(library_folder: Path, full: bool = False, repair: bool = False) -> Iterator[Flaw]:
    """What is wrong with a library, as it is found.

    `full` also looks at every row, thumbnail and search index. `repair` deletes what is damaged
    among the things that machines derived, so that the next run makes it again; it needs the
    library for itself. Raises LibraryError, LibraryBusy when somebody else has it.
    """
    paths = Paths(library_folder)
    if not library_folder.is_dir():
        raise LibraryError(f"{library_folder} is not there.")
    try:
        with locks.both(paths) if repair else nullcontext():
            yield from checking.flaws(paths, full, repair)
            if full:
                yield from _thumbnails(paths, repair)
                yield from _search_indexes(paths, repair)
    except OSError as error:
        raise LibraryError(f"{error.filename or library_folder}: {error.strerror}.") from error


def _thumbnails(paths: Paths, repair: bool) -> Iterator[Flaw]:
    for file in sorted(paths.thumbnails.glob("??/*.jpg")):
        data = file.read_bytes()
        if thumbnail_files.unseal(data) is None:
            if repair:
                file.unlink(missing_ok=True)
            yield Flaw(f"The thumbnail {file} is damaged.", repair, grave=False)


def _search_indexes(paths: Paths, repair: bool) -> Iterator[Flaw]:
    if not hnswlib_installed():
        return
    try:
        with Library.open(paths.library) as library:
            origin, known = library.origin, vectors.spaces(library)
    except LibraryError:
        # What is wrong with the databases was said before.
        return
    for model_id, space in known:
        file = paths.index_file(model_id, space)
        if file.exists() and saved.trusted(file, origin, model_id, space) is None:
            if repair:
                file.unlink(missing_ok=True)
            yield Flaw(f"The search index {file} cannot be used.", repair, grave=False)
