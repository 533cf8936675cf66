"""The installed command, from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from drawn import draw, draw_folder
from loaded import check_loads_none

from photoorg import __version__
from photoorg.cli import main
from photoorg.library import Access, Library
from photoorg.models import english, registry
from photoorg.settings import Paths, Settings


def installed(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed `photoorg` with its data below `home`."""
    command = Path(sysconfig.get_path("scripts")) / "photoorg"
    if not command.exists():
        pytest.skip("photoorg is not installed in this environment")
    return subprocess.run(
        [command, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "PHOTOORG_HOME": str(home)},
    )


def test_the_main_loop_through_the_installed_command(tmp_path: Path, home: Path) -> None:
    folder = draw_folder(tmp_path / "my photos", 24)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8 not much")
    library = ("--library", tmp_path / "library")

    added = installed("add", folder, *library, "--json", home=home)
    assert added.returncode == 0, added.stderr
    report = json.loads(added.stdout)
    assert (report["new"], report["unreadable"]) == (24, 1)
    assert {"scan", "read", "index", "arrange"} <= set(report["seconds"])

    found = installed("search", "a red wall", "--limit", "5", *library, "--json", home=home)
    hits = json.loads(found.stdout)
    assert len(hits) == 5
    assert all(Path(hit["path"]).exists() and 0 <= hit["closer_than"] <= 1 for hit in hits)

    photo = folder / "set 0" / "photo 0000.jpg"
    near = json.loads(installed("similar", photo, *library, "--json", home=home).stdout)
    assert str(photo) not in {hit["path"] for hit in near}
    told = installed("similar", photo, "--limit", "3", *library, home=home).stdout
    assert told.count("closer than") == 3

    tree = json.loads(installed("albums", *library, "--json", home=home).stdout)
    assert sum(album["count"] for album in tree) == 24
    assert tree[0]["name"] in installed("albums", *library, home=home).stdout

    health = installed("doctor", *library, home=home)
    assert health.returncode == 0, health.stdout
    assert "24 photos, 1 problems" in health.stdout


def test_help_and_version_load_nothing_heavy() -> None:
    script = "from photoorg.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass"
    printed = check_loads_none(
        script, {"torch", "PySide6", "numpy", "transformers", "timm", "rich"}
    )
    for command in (
        "add",
        "index",
        "search",
        "similar",
        "explain",
        "albums",
        "learn",
        "export",
        "demo",
        "doctor",
        "models",
        "bench",
    ):
        assert command in printed
    assert "worker" not in printed
    assert __version__ in CliRunner().invoke(main, ["--version"]).output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["add", "/nowhere/at/all"], "does not exist"),
        (["similar", "/nowhere.jpg"], "does not exist"),
        (["search"], "Say what to look for"),
        (["--sparkle"], "No such option"),
    ],
)
def test_usage_errors_say_what_is_wrong(arguments: list[str], says: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert says in result.output


def test_expected_errors_are_one_sentence(tmp_path: Path, tiny: str) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "settings.json").write_text('{"model": "tiny"}')
    no_photo = tmp_path / "letter.jpg"
    no_photo.write_text("Dear all")
    result = CliRunner().invoke(main, ["similar", str(no_photo), "--library", str(library)])
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {no_photo}: ")
    assert len(result.output.splitlines()) == 1
    with Library.open(library, Access.PERSON):
        result = CliRunner().invoke(main, ["add", str(tmp_path), "--library", str(library)])
    assert result.exit_code == 1
    assert "already using" in result.output


def test_the_library_may_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    chosen = ["--library", str(tmp_path / "chosen")]
    for arguments in (["doctor", *chosen], [*chosen, "doctor"]):
        assert str(tmp_path / "chosen") in CliRunner().invoke(main, arguments).output


@pytest.mark.parametrize(
    "arguments", [[], ["{folder}"], ["--library", "L"], ["--library", "L", "{folder}"]]
)
def test_the_window_is_the_default(
    arguments: list[str], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, Path | None]] = []
    monkeypatch.setattr("photoorg.ui.app.run", lambda *call: opened.append(call) or 0)
    given = [argument.format(folder=tmp_path) for argument in arguments]
    assert CliRunner().invoke(main, given).exit_code == 0
    library = Path("L") if "L" in arguments else home
    assert opened == [(library, tmp_path if "{folder}" in arguments else None)]


def test_odd_names_are_printable(tmp_path: Path, tiny: str) -> None:
    folder = tmp_path / "photos"
    name = os.fsdecode(b"\xff\n\x1b[31m.jpg")
    try:
        draw(folder / "plain.jpg", 1).rename(folder / name)
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    library = tmp_path / "library"
    library.mkdir()
    (library / "settings.json").write_text('{"model": "tiny"}')
    runner = CliRunner()
    assert runner.invoke(main, ["add", str(folder), "--library", str(library)]).exit_code == 0
    told = runner.invoke(main, ["search", "red", "--library", str(library)]).output
    assert r"\xff\n\x1b[31m.jpg" in told
    assert "\x1b" not in told


def test_words_that_are_not_english_get_a_remark(
    tmp_path: Path, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = replace(registry.EMBEDDERS["tiny"], hint=english.hint)
    monkeypatch.setitem(registry.EMBEDDERS, "tiny", family)
    draw(tmp_path / "photos" / "plain.jpg", 1)
    library = tmp_path / "library"
    library.mkdir()
    (library / "settings.json").write_text('{"model": "tiny"}')
    runner, where = CliRunner(), ["--library", str(library)]
    assert runner.invoke(main, ["add", str(tmp_path / "photos"), *where]).exit_code == 0
    told = runner.invoke(main, ["search", "ein Hund am Strand", *where, "--json"])
    assert told.stderr == "Search reads English words; it does not know “ein”, “Hund”.\n"
    assert len(json.loads(told.stdout)) == 1
    assert runner.invoke(main, ["search", "a dog", *where]).stderr == ""


def test_an_empty_library_answers_kindly(tmp_path: Path, tiny: str) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "settings.json").write_text('{"model": "tiny"}')
    runner = CliRunner()
    assert (
        "library is empty" in runner.invoke(main, ["search", "x", "--library", str(library)]).output
    )
    assert "No albums yet" in runner.invoke(main, ["albums", "--library", str(library)]).output
    assert not (library / "index.db").exists(), "looking makes nothing"


@pytest.fixture
def indexed(tmp_path: Path, tiny: str) -> tuple[Path, Path]:
    """A folder of drawn photos and the library that has them."""
    folder = draw_folder(tmp_path / "photos", 12)
    library = tmp_path / "library"
    library.mkdir()
    Settings.change(Paths(library), model=tiny)
    done = CliRunner().invoke(main, ["--library", str(library), "add", str(folder), "--json"])
    assert done.exit_code == 0, done.output
    return folder, library


def searched(library: Path, *arguments: str | Path) -> list[dict[str, object]]:
    given = ["--library", str(library), "search", "--json", "--limit", "50", *map(str, arguments)]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_a_search_takes_several_things_at_once(indexed: tuple[Path, Path]) -> None:
    folder, library = indexed
    photo = folder / "set 0" / "photo 0000.jpg"
    assert len(searched(library, "red")) == 12
    assert len(searched(library, "red", "--without", "blue", "--without", "green")) == 12
    mixed = searched(library, "red", "--like", photo, "--unlike", folder / "set 1/photo 0001.jpg")
    assert len(mixed) == 10
    assert str(photo) not in {hit["path"] for hit in mixed}
    assert len(searched(library, "--like", photo, "--type", "jpeg")) == 11
    assert searched(library, "--type", "png") == []
    inside = searched(library, "--folder", folder / "set 2", "--after", "2001", "--before", "2199")
    assert {Path(str(hit["path"])).parent.name for hit in inside} == {"set 2"}
    assert searched(library, "--date", "1990", "red") == []
    assert searched(library, "--gps") == []
    assert len(searched(library, "--no-gps")) == 12
    assert searched(library, "--stars", "3") == searched(library, "--mark", "picked") == []
    assert searched(library, "--camera", "Pixel 3", "--lens", "x", "--near", "41.9,12.5,3") == []


def test_searches_that_mean_nothing_say_so(indexed: tuple[Path, Path]) -> None:
    _, library = indexed
    for arguments, said in (
        ([], "Say what to look for"),
        (["--date", "someday"], "no date"),
        (["--near", "here"], "is no place"),
        (["--in", "99"], "There is no album 99"),
    ):
        done = CliRunner().invoke(main, ["--library", str(library), "search", *arguments])
        assert done.exit_code != 0
        assert said in done.output + str(done.exception)


def test_what_is_only_filtered_is_listed_without_likeness(indexed: tuple[Path, Path]) -> None:
    _, library = indexed
    told = CliRunner().invoke(main, ["--library", str(library), "search", "--no-gps"]).stdout
    assert "than" not in told
    assert "measured" not in told
    assert told.count("photo 0") == 10
