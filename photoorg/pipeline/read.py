"""The second stage: identity, metadata and thumbnail of every new or changed file."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from photoorg import thumbnail_files
from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import MediaError, PhotoorgError, ProblemKind
from photoorg.jobs import Step
from photoorg.library import Library, files, folders, photos
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.presence import notice_offline
from photoorg.pipeline.session import Session

BATCH = 16
"""Files to a transaction; a crash costs what is in the making, at most twice as many."""
WINDOW = 2000
"""How much of what is lacking is asked for at a time."""
THREADS = min(4, os.cpu_count() or 1)

_log = logging.getLogger(__name__)
Result = TypeVar("Result")


def read(session: Session) -> Iterator[Step]:
    """Read new and changed files."""
    library = session.library
    pool = decoders(library)

    def work(found: FoundFile) -> PhotoRead:
        return safely(found, pool.read_photo)

    total = files.count_pending(library)
    done = 0
    skipped: set[bytes] = set()
    while todo := _without(skipped, files.pending(library, WINDOW + len(skipped))):
        for batch, failed in in_batches(todo, work, BATCH, THREADS):
            lasting = lasting_problems(library, failed)
            skipped.update(found.path for found, error in failed if (found, error) not in lasting)
            thumbnail_files.save(library.paths, {p.hash: p.thumbnail for _, p in batch})
            photos.save_read(library, batch, lasting)
            done += len(batch) + len(failed)
            yield Step("read", done, max(total, done))


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
