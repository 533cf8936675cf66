"""Names from files and people lead nowhere but into the export's own folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from drawn_libraries import DrawnLibrary
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from photoorg.errors import LibraryError
from photoorg.library import Library, album_edits, albums
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.export_albums import as_data, safe_name, write_links
from photoorg.pipeline.session import Session

STEPS = (
    "..", ".", "/", "\\", "C:", "~", "\0", "\n", "\u202e", "\u2024", "\uff0f", " ", "CON",
    "nul.txt", "COM¹", "a" * 300, "\udcff", "\ud800", "=cmd|'/c calc'!A0", "-rf", "$(id)",
)  # fmt: skip
NAMES = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(STEPS), max_size=6).map("".join))
WINDOWS_DEVICES = {"con", "prn", "aux", "nul", "com1", "com9", "lpt1", "com¹"}


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(NAMES)
@example("CON .txt")
@example("x. .")
@example(". . ")
def test_any_name_is_one_step_and_no_device(name: str) -> None:
    safe = safe_name(name)
    assert safe not in ("", ".", "..")
    assert not set(safe) & set('/\\<>:"|?*\0\n\r')
    assert len(os.fsencode(safe)) <= 255
    assert safe[-1] not in ". ", "Windows drops it, so that the name would be another"
    assert safe.partition(".")[0].strip().casefold() not in WINDOWS_DEVICES
    inside = os.path.normpath(os.path.join("/out", safe))
    assert os.path.dirname(inside) == "/out"


@pytest.fixture
def arranged(library: Library, tmp_path: Path, tiny: str) -> Library:
    DrawnLibrary(library, tmp_path / "photos", 3).add([n % 3 for n in range(36)])
    for _ in arrange(Session(library, tiny)):
        pass
    return library


def test_albums_of_any_name_stay_below_the_folder(arranged: Library, tmp_path: Path) -> None:
    refused = []
    for number, name in enumerate((*STEPS, "../" * 20)):
        before = _outside_the_library(tmp_path)
        album = next(a for a in albums.tree(arranged).albums if not a.unsorted)
        try:
            album_edits.rename(arranged, album.id, name)
        except LibraryError:
            refused.append(name)
            continue
        out = tmp_path / f"out{number}"
        folders, links = write_links(arranged, out)
        as_data(arranged)
        made = _outside_the_library(tmp_path) - before - {out}
        assert len(made) == folders + links
        assert all(path.is_relative_to(out) for path in made)
    assert refused == ["\n", " ", "a" * 300], "empty ones and those that are too long"


def _outside_the_library(place: Path) -> set[Path]:
    return {path for path in place.rglob("*") if "library" not in path.parts}


def test_nothing_is_exported_among_the_photos(arranged: Library, tmp_path: Path) -> None:
    link = tmp_path / "shortcut"
    link.symlink_to(tmp_path / "photos")
    for place in (tmp_path / "photos" / "out", tmp_path / "photos", link / "out"):
        with pytest.raises(LibraryError, match="among your photos"):
            write_links(arranged, place)
    assert list((tmp_path / "photos").iterdir()) == []
