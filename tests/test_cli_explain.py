"""`photoorg explain` and `photoorg similar --why`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from colour_describer import ColourDescriber
from drawn import draw, draw_folder
from explained import field, measured, world

from photoorg.cli import main
from photoorg.explanations import closeness
from photoorg.library import Access, Library, folders
from photoorg.settings import Paths, Settings

Run = Callable[..., Result]


@pytest.fixture
def library(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, tiny: str) -> Path:
    """The folder of a measured library."""
    return measured(tmp_path, tmp_path_factory)


@pytest.fixture
def run(library: Path) -> Run:
    def invoke(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [*map(str, arguments), "--library", str(library)])

    return invoke


@pytest.fixture
def pair(tmp_path_factory: pytest.TempPathFactory, library: Path) -> tuple[Path, Path]:
    place = world(tmp_path_factory)
    return place / "red rome 0.jpg", place / "blue paris 0.jpg"


def test_as_json(run: Run, pair: tuple[Path, Path]) -> None:
    result = run("explain", *pair, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert {
        "auc", "percentile", "words_to_tell_apart", "curve", "shared", "left", "right", "facets",
        "describer",
    } <= set(found)  # fmt: skip
    assert found["auc"] > 0
    assert 0 <= found["percentile"] < 1
    assert found["describer"] == "colour describer"
    assert found["complete"]
    curve = found["curve"]
    assert len(curve["words"]) == len(curve["distances"]) == len(curve["middle"])
    facets = {facet["name"]: facet for facet in found["facets"]}
    assert facets["Camera"]["left"] == "Canon EOS 80D"
    assert facets["Camera"]["right"] == "Google Pixel 3"
    assert {"Subject", "Scene", "Colour", "People", "Time", "Place"} <= set(facets)
    assert "Canon EOS 80D" in {phrase["text"] for phrase in found["left"]}
    assert "Google Pixel 3" in {phrase["text"] for phrase in found["right"]}
    assert set(found["left"][0]) == {"text", "weight", "facet", "words"}
    assert found["left"] == found["details"][-1]["only_left"]


def test_as_text(run: Run, pair: tuple[Path, Path]) -> None:
    result = run("explain", *pair)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == ("Why are these similar? red rome 0.jpg (left) and blue paris 0.jpg (right)")
    assert "words tell them apart." in lines[1]
    assert any(line.strip().startswith("Left: “a red") for line in lines)
    assert any(line.strip().startswith("Right: “a blue") for line in lines)
    assert any(line.startswith("Camera: Canon EOS 80D / Google Pixel 3 (") for line in lines)
    assert "Described by: colour describer · machine text" in lines
    assert "nan" not in result.stdout.lower().split()


def test_a_photo_and_itself(run: Run, pair: tuple[Path, Path]) -> None:
    told = run("explain", pair[0], pair[0]).stdout
    assert "Even a long description hardly tells them apart." in told
    assert "Only left" not in told
    assert "Only right" not in told
    assert "100" not in told.splitlines()[1], "nobody has compared all pairs"
    found = json.loads(run("explain", pair[0], pair[0], "--json").stdout)
    assert found["auc"] == pytest.approx(0, abs=1e-5)
    assert found["left"] == found["right"] == []
    assert found["words_to_tell_apart"] is None


def test_what_was_found_out_is_kept(
    run: Run, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("explain", *pair, "--json").stdout
    monkeypatch.setattr(ColourDescriber, "look", lambda *_: pytest.fail("it was asked again"))
    assert run("explain", *pair, "--json").stdout == first


def test_beside_an_open_worker_it_answers_too(
    run: Run, pair: tuple[Path, Path], library: Path
) -> None:
    with Library.open(library, Access.PERSON | Access.INDEX):
        result = run("explain", *pair, "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["complete"]


def test_files_that_are_not_in_the_library(
    run: Run, tmp_path: Path, pair: tuple[Path, Path]
) -> None:
    new = draw(tmp_path / "new.jpg", 5)
    field(tmp_path / "other.jpg", "green", 5)
    found = json.loads(run("explain", new, tmp_path / "other.jpg", "--json").stdout)
    assert found["auc"] > 0
    assert found["describer"] == "colour describer"
    told = run("explain", new, pair[1]).stdout
    assert "The left photo does not say where it was taken." in told


def test_odd_names_are_printable(run: Run, tmp_path: Path, pair: tuple[Path, Path]) -> None:
    odd = tmp_path / os.fsdecode(b"\xff\n\x1b[31m.jpg")
    try:
        draw(tmp_path / "plain.jpg", 1).rename(odd)
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    result = run("explain", odd, pair[0])
    assert result.exit_code == 0, result.output
    assert r"\xff\n\x1b[31m.jpg (left)" in result.stdout
    assert "\x1b" not in result.stdout


def test_odd_notes_are_printable(
    tmp_path: Path, run: Run, library: Path, pair: tuple[Path, Path]
) -> None:
    """A photo whose name is no UTF-8, and which cannot be decoded any more."""
    odd = tmp_path / "more" / os.fsdecode(b"\xff.jpg")
    try:
        draw(tmp_path / "more" / "plain.jpg", 1).rename(odd)
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    with Library.open(library, Access.PERSON) as opened:
        folders.add(opened, tmp_path / "more")
    assert run("add", tmp_path / "more").exit_code == 0
    size, mtime = odd.stat().st_size, odd.stat().st_mtime_ns
    odd.write_bytes(b"\xff\xd8" + bytes(size - 2))
    os.utime(odd, ns=(mtime, mtime))
    result = run("explain", odd, pair[0])
    assert result.exit_code == 0, result.output
    assert "Described by: tags" in result.stdout
    assert r"\xff.jpg" in result.stdout


def test_machine_text_cannot_steer_the_terminal(
    run: Run, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from photoorg.domain import Description

    evil = "a cat\nDescribed by: a person\x1b]0;x\x07 \u202eevil <b>&amp;</b>"
    monkeypatch.setattr(
        ColourDescriber,
        "describe",
        lambda self, sight, words, stop=None: [Description(evil, -1, 9)],
    )
    told = run("explain", *pair).stdout
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "\u202e" not in told
    assert "<b>&amp;</b>" in told
    assert [line for line in told.splitlines() if line.startswith("Described by")] == [
        "Described by: colour describer · machine text"
    ]


@pytest.mark.parametrize("place", [0, 1])
def test_a_missing_file_is_one_sentence(run: Run, pair: tuple[Path, Path], place: int) -> None:
    given = list(pair)
    given[place] = Path("/nowhere.jpg")
    result = run("explain", *given)
    assert result.exit_code == 2
    assert "/nowhere.jpg" in result.output
    assert "does not exist" in result.output
    assert "Traceback" not in result.output


def test_what_is_no_photo_is_one_sentence(
    run: Run, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.jpg"
    letter.write_text("Dear all")
    result = run("explain", pair[0], letter)
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {letter}: ")
    assert len(result.output.splitlines()) == 1


def test_two_photos_are_needed(run: Run, pair: tuple[Path, Path]) -> None:
    result = run("explain", pair[0])
    assert result.exit_code == 2
    assert "Missing argument" in result.output


def test_an_unmeasured_library_says_when(tmp_path: Path, tiny: str) -> None:
    folder = draw_folder(tmp_path / "photos", 4)
    library = tmp_path / "library"
    library.mkdir()
    Settings.change(Paths(library), model="tiny")
    runner, where = CliRunner(), ["--library", str(library)]
    one, other, *_ = sorted(map(str, folder.rglob("*.jpg")))
    for added in (False, True):
        result = runner.invoke(main, ["explain", one, other, *where])
        assert result.exit_code == 1
        assert result.output.startswith("Error: Explanations come once photoorg has looked at")
        assert len(result.output.splitlines()) == 1
        told = runner.invoke(main, ["similar", one, "--why", *where])
        assert told.exit_code == 0, told.output
        assert (library / "index.db").exists() == added, "looking makes nothing"
        assert runner.invoke(main, ["add", str(folder), *where]).exit_code == 0


def test_similar_says_why(run: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    plain = json.loads(run("similar", pair[0], "--json").stdout)
    assert all("reason" not in hit for hit in plain)
    why = json.loads(run("similar", pair[0], "--why", "--json").stdout)
    assert [hit["photo_id"] for hit in why] == [hit["photo_id"] for hit in plain]
    assert why[0]["reason"].endswith("same moment")
    told = run("similar", pair[0], "--why", "--limit", "3").stdout.splitlines()
    assert sum("closer than" in line for line in told) == 3
    assert any(line.strip().startswith("both: ") for line in told)
    outside = draw(tmp_path / "outside.jpg", 5)
    result = run("similar", outside, "--why", "--limit", "3")
    assert result.exit_code == 0, result.output
    assert result.stdout.count("closer than") == 3


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "not measured yet"),
        (0.0, "no closer than a pair picked by chance"),
        (0.4999, "no closer than a pair picked by chance"),
        (0.5, "closer than 50.0 % of pairs"),
        (0.99199, "closer than 99.1 % of pairs"),
        (1.0, "closer than 99.9 % of pairs"),
    ],
)
def test_closeness_in_words(share: float | None, words: str) -> None:
    assert closeness(share) == words
