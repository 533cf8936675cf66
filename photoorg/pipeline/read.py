"""Every new or changed file: its identity, metadata, thumbnail, and what the model sees in it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from photoorg import thumbnail_files
from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import MediaError, PhotoorgError, ProblemKind
from photoorg.jobs import Step
from photoorg.library import Library, files, folders, photos
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.first_look import FirstLook, Input, Sight
from photoorg.pipeline.presence import notice_offline
from photoorg.pipeline.searchable import absorb, keep
from photoorg.pipeline.session import Session

BATCH = 16
"""Files to a transaction; a crash costs what is in the making, at most twice as many."""
WINDOW = 2000
"""How much of what is lacking is asked for at a time …"""
FIRST = 4
"""… and at first: somebody may be waiting to see a photo."""
THREADS = min(4, os.cpu_count() or 1)
_MOMENT: Final = 0.1
"""Seconds between two looks at whether the model is loaded."""

_log = logging.getLogger(__name__)
Result = TypeVar("Result")


def read(session: Session) -> Iterator[Step]:
    """Read new and changed files, and show them to the model as soon as it is loaded."""
    library = session.library
    total = files.count_pending(library)
    if not total:
        return
    pool, look = decoders(library), FirstLook(session)

    def work(found: FoundFile) -> tuple[PhotoRead, Input | None]:
        return safely(found, lambda found: look.read(found, pool))

    done = 0
    skipped: set[bytes] = set()
    with ThreadPoolExecutor(1, thread_name_prefix="photoorg-thumbnails") as writer:
        while todo := _without(
            skipped, files.pending(library, (WINDOW if done else FIRST) + len(skipped))
        ):
            # Searches compare all that is not absorbed one by one; it must not grow for hours.
            if done and look.is_seeing:
                yield from absorb(session)
            for batch, failed in in_batches(todo, work, BATCH, THREADS):
                thumbnails = {photo.hash: photo.thumbnail for _, (photo, _) in batch}
                written = writer.submit(thumbnail_files.save, library.paths, thumbnails)
                look.keep([made for _, made in batch])
                sights = look.sights()
                written.result()
                lasting = lasting_problems(library, failed)
                skipped.update(
                    found.path for found, error in failed if (found, error) not in lasting
                )
                with library.writing_index():
                    photos.save_read(library, [(f, photo) for f, (photo, _) in batch], lasting)
                    _keep(session, sights)
                done += len(batch) + len(failed)
                yield Step("read", done, max(total, done))
                # Not before somebody can see photos: loading takes a processor for seconds.
                if done >= BATCH:
                    look.begin()
                while look.is_full:
                    look.wait(_MOMENT)
                    yield Step("read", done, max(total, done))
    look.begin()
    while look.is_loading:
        look.wait(_MOMENT)
        yield Step("read", done, max(total, done))
    _keep(session, look.sights(last=True))


def _keep(session: Session, sights: Sequence[Sight]) -> None:
    for sight in sights:
        keep(session, photos.ids_of(session.library, sight.contents), sight.seen)


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
