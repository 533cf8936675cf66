"""Odd, broken and hostile files: each is read or refused with a reason, and nothing else."""

from __future__ import annotations

import collections
import os
import random
from pathlib import Path

import pytest
from media_drawings import Write, draw_dng, encode, found, quadrants

from photoorg.errors import MediaError
from photoorg.media import decode, read_photo

pytestmark = pytest.mark.filterwarnings("ignore")  # Pillow warns about much of this.


def check_problem(problem: MediaError, path: bytes) -> str:
    assert problem.path == path
    assert problem.reason
    assert problem.reason.isprintable()
    return problem.kind.value


def outcome(path: bytes) -> str:
    """“ok” or the kind of problem; anything but a MediaError fails the test."""
    try:
        photo = read_photo(found(path))
    except MediaError as error:
        return check_problem(error, path)
    assert len(photo.hash) == 32
    assert photo.thumbnail.startswith(b"\xff\xd8")
    assert 0 <= photo.colour <= 0xFFFFFF
    return "ok"


def tally(folder: Path) -> collections.Counter[str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return collections.Counter(outcome(os.fsencode(path)) for path in paths)


@pytest.mark.parametrize(
    ("folder", "share"),
    [("odd/pillow", 0.6), ("odd/exif-samples", 0.85), ("odd/pngsuite", 0.9), ("formats", 0.8)],
)
def test_shared_corpora(folder: str, share: float, shared_data: Path) -> None:
    counts = tally(shared_data / folder)
    assert counts["ok"] >= share * counts.total(), counts
    assert counts["unreadable"] == 0


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Cut, overwritten anywhere, overwritten in its head, or with a piece copied elsewhere."""
    broken = bytearray(data)
    match chance.randrange(4):
        case 0:
            del broken[chance.randrange(1, len(broken)) :]
        case 1:
            for _ in range(chance.randint(1, 16)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
        case 2:
            for _ in range(chance.randint(1, 8)):
                broken[chance.randrange(min(len(broken), 600))] = chance.choice((0, 255, 127, 128))
        case _:
            start, to = chance.randrange(len(broken)), chance.randrange(len(broken))
            broken[to:to] = broken[start : start + chance.randint(1, 2000)]
    return bytes(broken)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF", "RAW"])
def test_mutated_files(name: str, write: Write) -> None:
    chance = random.Random(name)
    if name == "RAW":
        preview = encode(quadrants(600, 400), "JPEG")
        seeds = [draw_dng((128, 96), preview=preview), draw_dng((128, 96), 6)]
    else:
        seeds = [encode(quadrants(320, 240), name, exif=b"Exif\0\0II*\0\x08\0\0\0\0\0")]
    extension = "dng" if name == "RAW" else name.lower()
    for _ in range(40):
        for seed in seeds:
            path = write(f"a.{extension}", mutated(seed, chance))
            outcome(path)
            try:
                assert decode(path, 60).mode == "RGB"
            except MediaError as error:
                check_problem(error, path)
