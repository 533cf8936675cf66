"""The stage that keeps a thumbnail of every photo, and none of others."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from drawn import draw_folder

from photoorg import thumbnail_files
from photoorg.library import Library, folders, palettes, photos
from photoorg.pipeline import Session, organize
from photoorg.pipeline.palettes import measure_colours
from photoorg.pipeline.read import read
from photoorg.pipeline.scan import scan
from photoorg.pipeline.thumbnails import thumbnails


@pytest.fixture
def session(library: Library, tiny: str, tmp_path: Path) -> Session:
    folders.add(library, draw_folder(tmp_path / "photos", 9))
    session = Session(library, tiny)
    for stage in (scan, read):
        list(stage(session))
    return session


def shown(session: Session) -> dict[bytes, bytes | None]:
    paths = session.library.paths
    return {h: thumbnail_files.load(paths.thumbnail(h)) for h in photos.hashes(session.library)}


def test_what_a_reader_found_damaged_is_drawn_again(session: Session) -> None:
    before = shown(session)
    assert all(before.values())
    damaged = session.library.paths.thumbnail(min(before))
    damaged.write_bytes(damaged.read_bytes()[:-30])
    # Nobody has met it yet: a start reads no thumbnails.
    assert list(thumbnails(session)) == []
    assert shown(session)[min(before)] is None
    assert [(step.done, step.total) for step in thumbnails(session)] == [(1, 1)]
    assert shown(session) == before


def test_colours_are_measured_when_the_thumbnail_is_sound_again(session: Session) -> None:
    damaged = session.library.paths.thumbnail(min(photos.hashes(session.library)))
    damaged.write_bytes(damaged.read_bytes()[:-30])
    assert [step.done for step in measure_colours(session)] == [8]
    assert len(palettes.lacking(session.library, 99)) == 1
    assert list(measure_colours(session)) == []
    list(thumbnails(session))
    assert [step.done for step in measure_colours(session)] == [1]


def test_unfinished_and_foreign_files_are_swept(session: Session) -> None:
    place = session.library.paths.thumbnail(min(photos.hashes(session.library))).parent
    for name in ("0123456789abcdef.part", f"{'00' * 32}.jpg"):
        (place / name).write_bytes(b"left by someone")
    assert list(thumbnails(session)) == []
    assert sorted(f.suffix for f in place.iterdir()) == [".jpg"]
    assert all(shown(session).values())


def test_drawing_again_changes_nothing_but_the_file(session: Session) -> None:
    list(organize(session))
    file = session.library.paths.thumbnail(min(photos.hashes(session.library)))
    before = file.read_bytes()
    file.unlink()
    time.sleep(0.01)
    assert {step.stage for step in organize(session)} == {"scan", "thumbnails"}
    assert file.read_bytes() == before
    assert os.listdir(file.parent)
