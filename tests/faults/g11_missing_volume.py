"""G11: a drive that is unplugged, or of which a mount point is left, comes back whole."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from drawn import draw_folder

from photoorg import media
from photoorg.library import Access, Library, album_edits, albums, folders, photos
from photoorg.pipeline import Session, organize, search
from tests.faults.counted import counted, held
from tests.faults.outcome import Outcome, Scale

CYCLES = 100
PHOTOS = 36


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Let a folder vanish in every way and return, again and again."""
    cycles = scale.count(CYCLES, least=6)
    root = draw_folder(scratch / "drive" / "photos", PHOTOS)
    chance = random.Random(scale.seed)
    wrong: list[str] = []
    decoded = 0
    with (
        counted() as counts,
        Library.open(scratch / "library", Access.PERSON | Access.INDEX) as library,
    ):
        session = Session(library, "tiny")
        folders.add(library, root)
        _run(session)
        _say_things(library)
        _run(session)
        counts.decoded.clear()
        counts.embedded = 0
        before = held(scratch / "library")
        for cycle in range(cycles):
            ways = WAYS if cycle >= len(WAYS) else WAYS[cycle : cycle + 1]
            way = chance.choice(ways)
            with way(root):
                _run(session)
                found = _trouble(session, online=False) + _changes(before, scratch / "library")
                wrong += [f"cycle {cycle}, away by {way.__name__}: {words}" for words in found]
            _run(session)
            found = _trouble(session, online=True) + _changes(before, scratch / "library")
            wrong += [f"cycle {cycle}, back from {way.__name__}: {words}" for words in found]
        decoded = counts.decoded.total() + counts.embedded
    return Outcome(
        "G11",
        "missing volume",
        f"{cycles} times vanished and returned: 0 rows or edits lost, 0 decodes on return",
        f"{cycles} cycles in {len(WAYS)} ways: {len(wrong)} differences, {decoded} decodes",
        not wrong and decoded == 0,
        tuple(wrong[:15]),
    )


@contextmanager
def _unplugged(root: Path) -> Iterator[None]:
    """Nothing is left where the folder was."""
    away = root.with_name("away")
    root.rename(away)
    try:
        yield
    finally:
        away.rename(root)


@contextmanager
def _empty_mount_point(root: Path) -> Iterator[None]:
    """The folder is there and empty."""
    with _unplugged(root):
        root.mkdir()
        try:
            yield
        finally:
            root.rmdir()


@contextmanager
def _drive_gone(root: Path) -> Iterator[None]:
    """What the folder lies in is gone too."""
    with _unplugged(root.parent):
        yield


@contextmanager
def _file_in_its_place(root: Path) -> Iterator[None]:
    """Something else has the folder's name."""
    with _unplugged(root):
        root.write_text("no folder")
        try:
            yield
        finally:
            root.unlink()


@contextmanager
def _link_to_nowhere(root: Path) -> Iterator[None]:
    """The folder's name is a link to a place that is not there."""
    with _unplugged(root):
        root.symlink_to(root.with_name("nowhere"))
        try:
            yield
        finally:
            root.unlink()


@contextmanager
def _in_the_middle_of_a_scan(root: Path) -> Iterator[None]:
    """It vanishes while its files are being listed."""
    away = root.with_name("away")
    scan = media.scan

    def interrupted(folder: bytes, *rest: Any) -> Iterator[Any]:
        for number, found in enumerate(scan(folder, *rest)):
            if number == PHOTOS // 3 and root.exists():
                root.rename(away)
            yield found

    try:
        with mock.patch.object(media, "scan", interrupted):
            yield
    finally:
        if away.exists():
            away.rename(root)


WAYS: tuple[Callable[[Path], Any], ...] = (
    _unplugged,
    _empty_mount_point,
    _drive_gone,
    _file_in_its_place,
    _link_to_nowhere,
    _in_the_middle_of_a_scan,
)


def _run(session: Session) -> None:
    for _ in organize(session):
        pass


def _say_things(library: Library) -> None:
    """A person keeps, names and corrects."""
    own = [album for album in albums.tree(library).albums if not album.unsorted]
    album_edits.rename(library, own[0].id, "Summer in Ostia")
    ids = [int(number) for number in photos.all_ids(library)]
    album_edits.make(library, "Best of", ids[:5])


def _trouble(session: Session, online: bool) -> list[str]:
    """What a person would miss."""
    library = session.library
    (folder,) = folders.listed(library)
    wrong = []
    if folder.online != online:
        wrong.append(f"the folder counts as {'online' if folder.online else 'offline'}")
    ids = photos.all_ids(library)
    if len(ids) != PHOTOS:
        wrong.append(f"{len(ids)} of {PHOTOS} photos")
    if len(search(session, "red")) != PHOTOS:
        wrong.append("search finds fewer photos")
    hashes = photos.hashes(library)
    if not all(library.paths.thumbnail(content).exists() for content in hashes):
        wrong.append("thumbnails are gone")
    names = {album.name for album in albums.tree(library).albums}
    if not {"Summer in Ostia", "Best of"} <= names:
        wrong.append("albums are gone")
    return wrong


def _changes(before: dict[str, str], library: Path) -> list[str]:
    after = held(library)
    return [f"{table} changed" for table in before if before[table] != after.get(table)]
