"""A thumbnail file that is not as it was written is no thumbnail."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from photoorg import thumbnail_files
from photoorg.durable import failed_writing
from photoorg.errors import LibraryError
from photoorg.settings import Paths


@pytest.fixture
def jpeg() -> bytes:
    made = BytesIO()
    Image.effect_noise((96, 64), 80).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def saved(tmp_path: Path, jpeg: bytes) -> Path:
    paths = Paths(tmp_path / "library")
    thumbnail_files.save(paths, {b"\x01" * 32: jpeg})
    return paths.thumbnail(b"\x01" * 32)


def test_it_comes_back_as_saved_and_is_still_a_jpeg(tmp_path: Path, jpeg: bytes) -> None:
    file = saved(tmp_path, jpeg)
    assert thumbnail_files.load(file) == jpeg
    with Image.open(file) as picture:
        picture.load()
    assert len(file.read_bytes()) == len(jpeg) + 20
    assert thumbnail_files.load(tmp_path / "absent.jpg") is None
    assert thumbnail_files.load(tmp_path) is None


def test_every_damage_is_noticed_and_the_file_removed(tmp_path: Path, jpeg: bytes) -> None:
    file = saved(tmp_path, jpeg)
    good, rng = file.read_bytes(), random.Random(0)
    for trial in range(400):
        bad = bytearray(good)
        if trial % 3 == 0:
            bad[rng.randrange(len(bad))] ^= 1 << rng.randrange(8)
        elif trial % 3 == 1:
            bad = bad[: rng.randrange(len(bad))]
        else:
            start = rng.randrange(0, len(bad), 512)
            bad[start : start + 512] = bytes(len(bad[start : start + 512]))
        if bytes(bad) == good:
            continue
        file.write_bytes(bad)
        # Cut exactly before its seal it is a whole JPEG.
        assert thumbnail_files.load(file) == (jpeg if bytes(bad) == jpeg else None)
        assert file.exists() == (bytes(bad) == jpeg)


def test_files_of_an_earlier_version_are_accepted_while_whole(tmp_path: Path, jpeg: bytes) -> None:
    file = saved(tmp_path, jpeg)
    file.write_bytes(jpeg)
    assert thumbnail_files.load(file) == jpeg
    file.write_bytes(jpeg[:-1])
    assert thumbnail_files.load(file) is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, jpeg: bytes) -> None:
    (tmp_path / "library").write_bytes(b"a file, not a folder")
    with pytest.raises(LibraryError, match="cannot be written"):
        saved(tmp_path, jpeg)
    assert "Input" in str(failed_writing(tmp_path, OSError(5, "Input/output error")))
