"""The stage before reading: moved and touched files are known again by their content."""

from __future__ import annotations

from collections.abc import Iterator

from photoorg.domain import FoundFile
from photoorg.jobs import Step
from photoorg.library import files, photos
from photoorg.media.identity import hash_unchanged
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.read import BATCH, THREADS, lasting_problems
from photoorg.pipeline.session import Session


def relink(session: Session) -> Iterator[Step]:
    """Link new and changed files to the photos whose content they hold.

    Only files that have the size of a known photo are looked at. Each is read once, to be sure,
    and decoded never; what turns out to be new is left to `read`.
    """
    library = session.library
    todo = files.like_known(library)
    done = 0
    for batch, failed in in_batches(todo, _hashed, BATCH, THREADS):
        photos.link_known(library, [hashed for _, hashed in batch])
        if failed:
            photos.save_read(library, [], lasting_problems(library, failed))
        done += len(batch) + len(failed)
        yield Step("relink", done, len(todo))


def _hashed(found: FoundFile) -> tuple[FoundFile, bytes]:
    return found, hash_unchanged(found)
