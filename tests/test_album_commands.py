"""`photoorg albums`, `learn` and `export albums` on a corrected library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from drawn_libraries import DrawnLibrary

from photoorg.cli import main
from photoorg.library import Access, Library, album_edits, albums, heads
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.session import Session
from photoorg.settings import Settings

GROUPS = 5


@pytest.fixture
def folder(tmp_path: Path, tiny: str) -> Path:
    place = tmp_path / "library"
    with Library.open(place, Access.PERSON | Access.INDEX) as library:
        Settings.change(library.paths, model=tiny)
        DrawnLibrary(library, tmp_path / "photos", GROUPS).add([n % GROUPS for n in range(60)])
        for _ in arrange(Session(library, tiny)):
            pass
        tree = albums.tree(library)
        leaf = next(a for a in tree.albums if not a.unsorted and not tree.children(a.id))
        album_edits.rename(library, leaf.id, "Mine \x1b[0m")
    return place


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_tree_marks_kept_albums_and_escapes_names(folder: Path) -> None:
    shown = run("albums", "--tree", "--library", folder)
    assert shown.exit_code == 0
    assert "Mine \\x1b[0m *" in shown.output
    assert "\x1b[0m" not in shown.output
    assert "photos ·" not in shown.output
    assert "photos" in run("albums", "--library", folder).output


def test_as_json_the_tree_has_counts_and_what_is_kept(folder: Path) -> None:
    def flat(found: list[dict[str, object]]) -> list[dict[str, object]]:
        return found + [a for album in found for a in flat(album["albums"])]  # type: ignore[arg-type]

    tree = json.loads(run("albums", "--json", "--library", folder).output)
    assert sum(album["count"] for album in tree) == 60
    assert [album["name"] for album in flat(tree) if album["kept"]] == ["Mine \x1b[0m"]


def test_learning_says_what_came_of_it(folder: Path) -> None:
    assert "Nothing was learned yet" in run("learn", "--report", "--library", folder).output
    learned = run("learn", "--library", folder)
    assert learned.exit_code == 0, learned.output
    with Library.open(folder) as library:
        (trial,) = heads.trials(library)
    assert trial.sentence in learned.output
    (report,) = json.loads(run("learn", "--report", "--json", "--library", folder).output)
    assert report["sentence"] == trial.sentence
    assert report["accepted"] is False, "a single corrected album teaches nothing"


def test_albums_are_exported_and_nothing_is_overwritten(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "albums.json"
    assert run("export", "albums", out, "--library", folder).exit_code == 0
    assert sum(len(album["photos"]) for album in json.loads(out.read_text())) <= 60
    again = run("export", "albums", out, "--library", folder)
    assert again.exit_code == 1
    assert "exists already" in again.output
    links = run("export", "albums", tmp_path / "links", "--links", "--library", folder)
    assert "60 links" in links.output
    refused = run("export", "albums", tmp_path / "links", "--links", "--library", folder)
    assert "not empty" in refused.output
