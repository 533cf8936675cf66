"""Folders that move and photos that are gone, from the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from drawn import draw_folder
from vanishing import run

from photoorg.cli import main
from photoorg.library import Access, Library, folders, photos
from photoorg.pipeline import Session


@pytest.fixture
def home_of(tmp_path: Path, tiny: str) -> Path:
    """A library of its own with six photos of a folder `photos`."""
    with Library.open(tmp_path / "library", Access.PERSON | Access.INDEX) as library:
        folders.add(library, draw_folder(tmp_path / "photos", 6))
        run(Session(library, tiny))
    return tmp_path / "library"


def say(library: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["--library", str(library), *map(str, words)])


def test_a_folder_moves_with_its_photos(home_of: Path, tmp_path: Path, tiny: str) -> None:
    old, new = tmp_path / "photos", tmp_path / "drive \udcff" / "photos"
    new.parent.mkdir()
    old.rename(new)
    moved = say(home_of, "folders", "move", old, new)
    assert moved.exit_code == 0, moved.output
    assert "drive \\xff" in moved.output
    [listed] = json.loads(say(home_of, "folders", "--json").output)
    assert (listed["path"], listed["photos"], listed["online"]) == (str(new), 6, True)
    with Library.open(home_of, Access.PERSON | Access.INDEX) as library:
        assert not run(Session(library, tiny)) & {"read", "relink"}
        assert photos.count(library) == 6


def test_refusals_are_sentences(home_of: Path, tmp_path: Path) -> None:
    for old, new, why in (
        ("nowhere", "photos", "is no folder of the library"),
        ("photos", "nowhere", "is not a folder"),
        ("photos", "library", "photoorg's own library"),
    ):
        refused = say(home_of, "folders", "move", tmp_path / old, tmp_path / new)
        assert refused.exit_code == 1
        assert why in refused.output
        assert "Traceback" not in refused.output


def test_a_removed_folder_leaves_its_files(home_of: Path, tmp_path: Path) -> None:
    removed = say(home_of, "folders", "remove", tmp_path / "photos")
    assert "6 photos were only there" in removed.output
    assert say(home_of, "folders").output.startswith("No folders yet")
    assert len(list((tmp_path / "photos").rglob("*.jpg"))) == 6


def test_offline_folders_are_listed_so(home_of: Path, tmp_path: Path, tiny: str) -> None:
    (tmp_path / "photos").rename(tmp_path / "away")
    with Library.open(home_of, Access.PERSON | Access.INDEX) as library:
        run(Session(library, tiny))
    assert say(home_of, "folders").output.endswith("photos  offline\n")


def test_missing_photos_are_listed_and_forgotten(home_of: Path, tmp_path: Path, tiny: str) -> None:
    gone = next((tmp_path / "photos").rglob("*.jpg"))
    gone.unlink()
    assert say(home_of, "missing").output == "0 photos missing.\n"
    with Library.open(home_of, Access.PERSON | Access.INDEX) as library:
        run(Session(library, tiny))
    assert say(home_of, "missing").output.endswith(f"  {gone}\n1 photo missing.\n")
    [listed] = json.loads(say(home_of, "missing", "--json").output)
    assert os.fsencode(listed["path"]) == os.fsencode(gone)
    assert say(home_of, "missing", "--forget").output.endswith("1 photo forgotten.\n")
    assert say(home_of, "missing").output == "0 photos missing.\n"
