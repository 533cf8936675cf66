"""Bringing a library up to date, stage by stage.

Every stage has one shape: ask the library what lacks this result, take a batch, call one function
of a tool, save in one transaction, yield. So stop, crash, cancel and re-run are one case.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg import cluster, index, media
from photoorg.domain import Folder, FoundFile, PhotoRead
from photoorg.errors import MediaError, ProblemKind
from photoorg.jobs import Step
from photoorg.library import Library, albums, files, folders, photos, problems, vectors
from photoorg.models.concepts import load_concept_tree
from photoorg.pipeline import calibration
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.session import Session

BATCH = 32
"""Files to a transaction: at most this much is done again after a crash."""
_SCAN_BATCH = 500
_WINDOW = 2000
_NEIGHBOURS = 8
_WORDS = 6
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run changed, and what the library holds after it."""

    new: int
    unreadable: int
    photos: int
    albums: int


def organize(session: Session) -> Generator[Step, None, Summary]:
    """Run every stage to its end. Returns what changed; yields after each saved transaction."""
    library = session.library
    photos_before, problems_before = photos.count(library), problems.count(library)
    problems.forget_outdated(library)
    for stage in STAGES:
        yield from stage(session)
    count = photos.count(library)
    return Summary(
        new=max(count - photos_before, 0),
        unreadable=max(problems.count(library) - problems_before, 0),
        photos=count,
        albums=len(albums.tree(library).albums),
    )


def summary(result: Summary) -> str:
    """The result in words: “214 new photos, 1 file could not be read, 12 albums”."""
    if not result.new and not result.unreadable:
        return f"Up to date: {_counted(result.photos, 'photo')}, {_counted(result.albums, 'album')}"
    parts = [_counted(result.new, "new photo")]
    if result.unreadable:
        parts.append(f"{_counted(result.unreadable, 'file')} could not be read")
    parts.append(_counted(result.albums, "album"))
    return ", ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def scan(session: Session) -> Iterator[Step]:
    """Compare the folders with the disk: new, changed, returned and lost files."""
    library = session.library
    own = frozenset({_identity(os.fsencode(library.paths.library))})
    seen = 0
    for folder in folders.listed(library):
        known = files.known(library, folder.path)
        online = _can_be_seen(folder, bool(known))
        folders.set_online(library, folder, online)
        if not online:
            continue
        for step in _scan_folder(library, folder, known, own):
            yield Step("scan", seen + step, 0)
        seen += len(files.known(library, folder.path))
    files.forget_roots_except(library, [folder.path for folder in folders.listed(library)])
    yield Step("scan", seen, seen)


def _can_be_seen(folder: Folder, had_files: bool) -> bool:
    """An unplugged drive leaves no folder, or an empty mount point: offline, never deleted."""
    try:
        with os.scandir(folder.path) as entries:
            return not had_files or next(entries, None) is not None
    except OSError:
        return False


def _scan_folder(
    library: Library,
    folder: Folder,
    known: dict[bytes, FoundFile],
    own: frozenset[tuple[int, int]],
) -> Iterator[int]:
    lost, errors, batch = dict(known), list[MediaError](), list[FoundFile]()
    count = 0
    for found in media.scan(folder.path, own):
        if isinstance(found, MediaError):
            errors.append(found)
            continue
        count += 1
        if lost.pop(found.path, None) != found:
            batch.append(found)
        if len(batch) == _SCAN_BATCH:
            files.seen(library, folder.path, batch)
            batch.clear()
        if count % _SCAN_BATCH == 0:
            yield count
    files.seen(library, folder.path, batch)
    hidden = [error.path for error in errors]
    # What lies in a directory that cannot be looked into is not lost.
    files.lost(
        library, [p for p in lost if not any(folders.is_inside(p, above) for above in hidden)]
    )
    files.unreadable(library, folder.path, errors)
    yield count


def read(session: Session) -> Iterator[Step]:
    """Read new and changed files: identity, metadata, thumbnail."""
    library = session.library

    def work(found: FoundFile) -> PhotoRead:
        photo = media.read_photo(found)
        _keep_thumbnail(library, photo)
        return photo

    total = files.count_pending(library)
    done = 0
    skipped: set[bytes] = set()
    while todo := [
        f for f in files.pending(library, _WINDOW + len(skipped)) if f.path not in skipped
    ]:
        for batch, failed in in_batches(todo, work, BATCH, _THREADS):
            skipped.update(found.path for found, error in failed if _passing(error))
            lasting = [(found, error) for found, error in failed if not _passing(error)]
            photos.save_read(library, batch, lasting)
            done += len(batch) + len(failed)
            yield Step("read", done, max(total, done))


def _passing(error: MediaError) -> bool:
    """Whether the file was merely being written to: the next scan will find it as it is then."""
    return error.kind is ProblemKind.CHANGED


def thumbnails(session: Session) -> Iterator[Step]:
    """Draw thumbnails again that someone cleared from the cache."""
    library = session.library
    kept = {name for folder in _subfolders(library.paths.thumbnails) for name in os.listdir(folder)}
    lacking = [
        found
        for content, photo_id in photos.hashes(library).items()
        if library.paths.thumbnail(content).name not in kept
        and (found := photos.a_file_of(library, photo_id)) is not None
    ]
    done = 0
    for batch, failed in in_batches(lacking, media.read_photo, BATCH, _THREADS):
        for _, photo in batch:
            _keep_thumbnail(library, photo)
        done += len(batch) + len(failed)
        yield Step("thumbnails", done, len(lacking))


def _subfolders(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if entry.is_dir()]


def _keep_thumbnail(library: Library, photo: PhotoRead) -> None:
    file = library.paths.thumbnail(photo.hash)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(photo.thumbnail)
    part.replace(file)


def embed(session: Session) -> Iterator[Step]:
    """Show the model every photo it has not seen."""
    library, model_id = session.library, session.model_id
    total = vectors.count_lacking(library, model_id)
    if not total:
        return
    yield Step("embed", 0, total)
    embedder = session.embedder

    def work(photo: tuple[int, FoundFile]) -> NDArray[np.uint8]:
        return embedder.prepare(media.decode(photo[1].path, embedder.edge))

    done = 0
    skipped: set[int] = set()
    while todo := [
        photo
        for photo in vectors.lacking(library, model_id, _WINDOW + len(skipped))
        if photo[0] not in skipped
    ]:
        for batch, failed in in_batches(todo, work, embedder.batch, _THREADS):
            skipped.update(photo_id for (photo_id, _), _ in failed)
            inputs = [image for _, image in batch]
            seen = embedder.see(np.stack(inputs) if inputs else np.empty((0, 0, 0, 3), np.uint8))
            ids = [photo_id for (photo_id, _), _ in batch]
            lasting = [(found, e) for (_, found), e in failed if not _passing(e)]
            words = session.describer.concepts(seen.concepts, _WORDS)
            vectors.save(library, model_id, ids, seen.spaces, seen.concepts, words, lasting)
            done += len(batch) + len(failed)
            yield Step("embed", done, max(total, done))


def prepare_search(session: Session) -> Iterator[Step]:
    """Absorb new vectors into the search indexes, and measure the library's random pairs."""
    spaces = tuple(dict.fromkeys((session.embedder.photo_space, session.embedder.text_space)))
    for done, space in enumerate(spaces, start=1):
        if session.searcher(space).absorb():
            yield Step("index", done, len(spaces) + 1)
    if calibration.calibrate(session):
        yield Step("index", len(spaces) + 1, len(spaces) + 1)


def arrange(session: Session) -> Iterator[Step]:
    """Arrange all photos into albums, unless they are the ones arranged before."""
    library, model_id = session.library, session.model_id
    space = session.embedder.photo_space
    basis = vectors.basis(library, model_id, space)
    if albums.basis(library) == basis:
        return
    ids, seen = vectors.concepts(library, model_id, vectors.ids(library, model_id, space))
    yield Step("arrange", 0, len(ids))
    _, matrix = vectors.load(library, model_id, space, ids)
    centred = cluster.centre(matrix)
    neighbours, cosines = index.neighbours(centred, _NEIGHBOURS)
    dates = photos.dates(library, ids.tolist())
    taken = tuple(dates[int(i)] for i in ids)
    photo_set = cluster.PhotoSet(ids, centred, neighbours, cosines, seen, taken)
    proposed = cluster.arrange(photo_set, load_concept_tree())
    albums.replace(library, proposed, basis)
    yield Step("arrange", len(ids), len(ids))


def _identity(path: bytes) -> tuple[int, int]:
    status = os.stat(path)
    return status.st_dev, status.st_ino


STAGES: tuple[Callable[[Session], Iterator[Step]], ...] = (
    scan,
    read,
    thumbnails,
    embed,
    prepare_search,
    arrange,
)
