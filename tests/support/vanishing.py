"""Drives that come and go: n cycles of one vanishing, each checked for what may not be lost."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from photoorg import volumes
from photoorg.library import files, folders, journal, photos
from photoorg.pipeline import Session, organize
from photoorg.volumes import Spot

WAYS = ("gone", "empty mount point", "another drive", "cannot be listed")


@dataclass(frozen=True)
class Cycles:
    """What some cycles did that none may do."""

    count: int
    rows_deleted: int
    edits_lost: int
    decoded: int
    embedded: int


def run(session: Session) -> set[str]:
    """Organize to the end; the stages that had something to do."""
    return {step.stage for step in organize(session)}


def cycles(session: Session, folder: Path, count: int, ways: Iterable[str] = WAYS) -> Cycles:
    """Let `folder`, which is a folder of an organized library, vanish and return, in turns."""
    library = session.library
    before = _rows(session)
    edits = len(journal.edits(library))
    chosen, away = tuple(ways), folder.with_name("away")
    deleted = lost = decoded = embedded = 0
    with patch.object(volumes, "spot_of", _spot):
        run(session)
        for number in range(count):
            way = chosen[number % len(chosen)]
            folder.rename(away)
            if way == "empty mount point":
                folder.mkdir()
            elif way == "another drive":
                (folder / "other").mkdir(parents=True)
                (folder / "other" / "x.txt").touch()
            elif way == "cannot be listed":
                folder.write_bytes(b"")
            for stages in (run(session), _return(session, folder, away)):
                now = _rows(session)
                deleted += sum(len(before[table] - now[table]) for table in before)
                decoded += bool(stages & {"read", "relink", "thumbnails"})
                embedded += "embed" in stages
            lost += edits - len(journal.edits(library))
    return Cycles(count, deleted, lost, decoded, embedded)


def _spot(folder: bytes) -> Spot:
    """Another drive has a file of its own."""
    other = os.path.exists(os.path.join(folder, b"other"))
    return Spot("uuid:other" if other else "uuid:mine", b"/")


def _return(session: Session, folder: Path, away: Path) -> set[str]:
    assert not folders.listed(session.library)[0].online
    for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else []:
        path.rmdir() if path.is_dir() else path.unlink()
    if folder.is_dir():
        folder.rmdir()
    elif folder.exists():
        folder.unlink()
    away.rename(folder)
    stages = run(session)
    assert folders.listed(session.library)[0].online
    return stages


def _rows(session: Session) -> dict[str, set[object]]:
    library = session.library
    ids = photos.all_ids(library)
    vectors = library.index.execute("SELECT space_id, photo_id, hex(vector) FROM vectors")
    return {
        "photos": set(ids.tolist()),
        "files": set(files.known(library, os.fsencode(folders.listed(library)[0].path))),
        "vectors": set(vectors),
        "memberships": set(library.index.execute("SELECT * FROM memberships").fetchall()),
    }
