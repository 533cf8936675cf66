"""The stage after reading: every photo has its thumbnail, and no thumbnail is left of others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from photoorg import thumbnail_files
from photoorg.domain import FoundFile, PhotoRead
from photoorg.durable import failed_writing, sweep_parts
from photoorg.jobs import Step
from photoorg.library import Library, photos
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.read import BATCH, THREADS, safely
from photoorg.pipeline.session import Session


def thumbnails(session: Session) -> Iterator[Step]:
    """Draw thumbnails again that are not there: someone cleared the cache, or a reader met a
    damaged one and removed it. Drop those of photos gone, and files that were never finished."""
    library = session.library
    try:
        lacking = _tidy(library)
    except OSError as error:
        raise failed_writing(library.paths.library, error) from error

    pool = decoders(library)

    def work(found: FoundFile) -> PhotoRead:
        return safely(found, pool.read_photo)

    done = 0
    for batch, failed in in_batches(lacking, work, BATCH, THREADS):
        thumbnail_files.save(library.paths, {photo.hash: photo.thumbnail for _, photo in batch})
        done += len(batch) + len(failed)
        yield Step("thumbnails", done, len(lacking))


def _tidy(library: Library) -> list[FoundFile]:
    """Files whose thumbnails are to be drawn; what belongs to no photo is removed."""
    sweep_parts(library.paths.cache)
    # The window writes its settings here, at any moment.
    sweep_parts(library.paths.library, older_than=3600)
    kept = {file.name: file for file in _files_below(library.paths.thumbnails)}
    lacking = []
    for content, photo_id in photos.hashes(library).items():
        if kept.pop(library.paths.thumbnail(content).name, None) is None:
            found = photos.a_file_of(library, photo_id)
            lacking += [found] if found is not None else []
    for file in kept.values():
        file.unlink(missing_ok=True)
    return lacking


def _files_below(folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for shelf in folder.iterdir():
        if shelf.is_dir():
            yield from shelf.iterdir()
