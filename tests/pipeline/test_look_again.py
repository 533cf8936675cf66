"""What the window moved is known at once, without a scan."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from real_files import add_files

from photoorg import pipeline
from photoorg.library import Library, folders, missing, photos
from photoorg.pipeline.session import Session


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    return folder


def test_files_that_went_are_missing_and_back_when_they_return(
    library: Library, root: Path, tmp_path: Path
) -> None:
    named = add_files(library, root, ["a.jpg", "b.jpg", "c.jpg"])
    paths = [os.fsencode(root / name) for name in ("a.jpg", "b.jpg")]
    for name in ("a.jpg", "b.jpg"):
        (root / name).rename(tmp_path / name)
    pipeline.look_again(library, paths)
    assert photos.all_ids(library).tolist() == [named["c.jpg"]]
    assert {photo_id for photo_id, _ in missing.listed(library)} == {named["a.jpg"], named["b.jpg"]}
    (tmp_path / "a.jpg").rename(root / "a.jpg")
    pipeline.look_again(library, paths)
    assert sorted(photos.all_ids(library).tolist()) == sorted((named["a.jpg"], named["c.jpg"]))
    (pending,) = library.index.execute("SELECT COUNT(*) FROM files WHERE pending").fetchone()
    assert pending == 0


def test_a_folder_that_lost_its_last_file_is_not_offline(
    library: Library, root: Path, tiny: str
) -> None:
    add_files(library, root, ["a.jpg"])
    (root / "a.jpg").unlink()
    pipeline.look_again(library, [os.fsencode(root / "a.jpg")])
    for _ in pipeline.organize(Session(library, tiny)):
        pass
    [folder] = folders.listed(library)
    assert folder.online
    assert missing.count(library) == 1


def test_what_cannot_be_seen_says_nothing(library: Library, root: Path, tmp_path: Path) -> None:
    named = add_files(library, root, ["a.jpg"])
    root.rename(tmp_path / "away")
    pipeline.look_again(library, [os.fsencode(root / "a.jpg"), b"/nowhere/b.jpg"])
    assert photos.all_ids(library).tolist() == list(named.values())
