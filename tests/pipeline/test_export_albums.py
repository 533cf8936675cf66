"""Albums for other programs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from drawn_libraries import DrawnLibrary

from photoorg.errors import LibraryError
from photoorg.library import Library, album_edits, albums
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.export_albums import as_data, safe_name, write_links
from photoorg.pipeline.session import Session


@pytest.fixture
def arranged(library: Library, tmp_path: Path, tiny: str) -> Library:
    DrawnLibrary(library, tmp_path / "photos", 3).add([n % 3 for n in range(36)])
    for _ in arrange(Session(library, tiny)):
        pass
    return library


def test_every_photo_has_a_link_in_the_folder_of_its_album(
    arranged: Library, tmp_path: Path
) -> None:
    album = next(a for a in albums.tree(arranged).albums if not a.unsorted)
    album_edits.rename(arranged, album.id, "../../etc/passwd")
    folders, links = write_links(arranged, tmp_path / "out")
    assert links == 36
    assert folders == len(albums.tree(arranged).albums)
    made = [Path(at) / name for at, _, names in os.walk(tmp_path / "out") for name in names]
    assert len({os.readlink(link) for link in made}) == 36
    assert all(link.is_symlink() for link in made)
    assert ".._.._etc_passwd" in os.listdir(tmp_path / "out")
    assert not (tmp_path / "etc").exists()


def test_a_folder_with_something_in_it_is_refused(arranged: Library, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(LibraryError, match="not empty"):
        write_links(arranged, tmp_path / "out")
    assert os.listdir(tmp_path / "out") == ["mine.txt"]


def test_as_data_every_photo_is_there_once(arranged: Library) -> None:
    def paths(found: list[dict[str, object]]) -> list[str]:
        inside = [path for album in found for path in album["photos"]]  # type: ignore[attr-defined]
        for album in found:
            inside += paths(album["albums"])  # type: ignore[arg-type]
        return inside

    listed = paths(as_data(arranged))
    assert len(listed) == len(set(listed)) == 36


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Rome", "Rome"),
        ("..", "_"),
        ("", "_"),
        ("a/b\\c:d", "a_b_c_d"),
        ("IMG\n\u202e1.jpg", "IMG__1.jpg"),
        (" . ", "_"),
        ("../..jpg", ".._..jpg"),
    ],
)
def test_names_stay_in_their_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_long_names_fit_a_file_system() -> None:
    assert len(os.fsencode(safe_name("ä" * 300 + ".jpg"))) <= 255
    assert safe_name("ä" * 300 + ".jpg").endswith(".jpg")
