"""The review queue: which photos may belong elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from photoorg.domain import FoundFile, Metadata, PhotoRead, ProposedAlbum
from photoorg.library import Library, album_edits, albums, files, folders, photos

BEACH, HILLS = 11, 12


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> tuple[Library, list[int]]:
    root = folders.add(library, tmp_path).path
    found = [FoundFile(os.path.join(root, b"%d.jpg" % n), 1, n) for n in range(8)]
    files.seen(library, root, found)
    read = [PhotoRead(bytes([n]) * 32, 1, Metadata("JPEG", 4, 3), b"", 0) for n in range(8)]
    photos.save_read(library, list(zip(found, read, strict=True)), [])
    ids = [photos.hashes(library)[bytes([n]) * 32] for n in range(8)]
    proposed = [
        ProposedAlbum("Beach", tuple(ids[:4]), id=BEACH),
        ProposedAlbum("Hills", tuple(ids[4:]), id=HILLS),
    ]
    doubts = {ids[0]: (0.2, HILLS), ids[1]: (0.5, HILLS), ids[4]: (0.3, BEACH)}
    albums.replace(library, proposed, "1", albums.Maker("m", "m/1"), doubts)
    return library, ids


def test_the_most_doubtful_come_first(filled: tuple[Library, list[int]]) -> None:
    library, ids = filled
    assert [(d.photo_id, d.album_id, d.rival_id, d.amount) for d in albums.doubts(library)] == [
        (ids[1], BEACH, HILLS, 0.5),
        (ids[4], HILLS, BEACH, 0.3),
        (ids[0], BEACH, HILLS, 0.2),
    ]
    assert len(albums.doubts(library, 1)) == 1


def test_a_decision_ends_one_doubt_and_leaves_the_others(
    filled: tuple[Library, list[int]],
) -> None:
    library, ids = filled
    album_edits.move_photos(library, [ids[1]], BEACH)
    assert [d.photo_id for d in albums.doubts(library)] == [ids[4], ids[0]]
    album_edits.move_photos(library, [ids[0]], HILLS)
    assert [d.photo_id for d in albums.doubts(library)] == [ids[4]]
    album_edits.take_out(library, [ids[4]], HILLS)
    assert [d.photo_id for d in albums.doubts(library)] == []


def test_merged_albums_are_no_rivals(filled: tuple[Library, list[int]]) -> None:
    library, _ = filled
    album_edits.merge(library, [HILLS], BEACH)
    assert albums.doubts(library) == []
