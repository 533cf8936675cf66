"""The second stage: identity, metadata and thumbnail of every new or changed file."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from photoorg import media
from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import LibraryError, MediaError, PhotoorgError, ProblemKind
from photoorg.jobs import Step
from photoorg.library import Library, files, folders, photos
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.scan import notice_offline
from photoorg.pipeline.session import Session

BATCH = 32
"""Files to a transaction: at most this much is done again after a crash."""
WINDOW = 2000
"""How much of what is lacking is asked for at a time."""
THREADS = min(4, os.cpu_count() or 1)

_log = logging.getLogger(__name__)
Result = TypeVar("Result")


def read(session: Session) -> Iterator[Step]:
    """Read new and changed files."""
    library = session.library

    def work(found: FoundFile) -> PhotoRead:
        photo = safely(found, media.read_photo)
        _keep_thumbnail(library, photo)
        return photo

    total = files.count_pending(library)
    done = 0
    skipped: set[bytes] = set()
    while todo := _without(skipped, files.pending(library, WINDOW + len(skipped))):
        for batch, failed in in_batches(todo, work, BATCH, THREADS):
            lasting = lasting_problems(library, failed)
            skipped.update(found.path for found, error in failed if (found, error) not in lasting)
            photos.save_read(library, batch, lasting)
            done += len(batch) + len(failed)
            yield Step("read", done, max(total, done))


def thumbnails(session: Session) -> Iterator[Step]:
    """Draw thumbnails again that someone cleared from the cache; drop those of photos gone."""
    library = session.library
    kept = {file.name: file for file in _files_below(library.paths.thumbnails)}
    lacking = []
    for content, photo_id in photos.hashes(library).items():
        if kept.pop(library.paths.thumbnail(content).name, None) is None:
            found = photos.a_file_of(library, photo_id)
            lacking += [found] if found is not None else []
    for file in kept.values():
        file.unlink(missing_ok=True)

    def work(found: FoundFile) -> None:
        _keep_thumbnail(library, safely(found, media.read_photo))

    done = 0
    for batch, failed in in_batches(lacking, work, BATCH, THREADS):
        done += len(batch) + len(failed)
        yield Step("thumbnails", done, len(lacking))


def safely(found: FoundFile, work: Callable[[FoundFile], Result]) -> Result:
    """What `work` makes of a file; errors nobody foresaw become that file's problem.

    A file that breaks our code in a new way must not keep all others from being read, today and
    at every start.
    """
    try:
        return work(found)
    except PhotoorgError:
        raise
    except Exception as error:
        _log.exception("%s", os.fsdecode(found.path))
        reason = f"it could not be understood ({type(error).__name__}: {error})"
        raise MediaError(found.path, ProblemKind.DAMAGED, reason) from error


def lasting_problems(
    library: Library, failed: Sequence[tuple[FoundFile, MediaError]]
) -> list[tuple[FoundFile, MediaError]]:
    """The failures worth telling: not of files being written to, nor of a drive just unplugged."""
    offline: list[bytes] = []
    if any(error.kind is ProblemKind.UNREADABLE for _, error in failed):
        offline = [folder.path for folder in notice_offline(library)]
    return [
        (found, error)
        for found, error in failed
        if error.kind is not ProblemKind.CHANGED
        and not any(folders.is_inside(found.path, root) for root in offline)
    ]


def _without(skipped: set[bytes], todo: list[FoundFile]) -> list[FoundFile]:
    return [found for found in todo if found.path not in skipped]


def _files_below(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for shelf in folder.iterdir():
        if shelf.is_dir():
            yield from shelf.iterdir()


def _keep_thumbnail(library: Library, photo: PhotoRead) -> None:
    """Write a thumbnail in one step; copies of a photo may be read at the same moment."""
    file = library.paths.thumbnail(photo.hash)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
            try:
                part.write(photo.thumbnail)
                part.close()
                Path(part.name).replace(file)
            except OSError:
                Path(part.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise LibraryError(f"{file} cannot be written: {error.strerror}.") from error
