"""The names bench: WordNet's relation, whole words, and a run on drawn colours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from photoorg.bench.naming import Leaf, has_hypernym, has_name, terms_of
from photoorg.cli import main


@pytest.mark.parametrize(
    ("label", "name", "hypernym"),
    [
        ("cougar_face", "puma", "cat"),
        ("car_side", "automobile", "motor vehicle"),
        ("ketch", "ketch", "sailboat"),
        ("Leopards", "leopard", "big cat"),
        ("okapi", "okapi", "giraffe"),
        ("golden_retriever", "golden retriever", "dog"),
    ],
)
def test_terms_come_from_the_table_or_the_tree(label: str, name: str, hypernym: str) -> None:
    terms = terms_of(label)
    assert name in terms.names
    assert hypernym in terms.hypernyms
    assert not {"entity", "object", "artifact", "whole", "device"} & terms.hypernyms


def test_all_classes_of_caltech_are_in_the_table() -> None:
    terms = [terms_of(label) for label in ("accordion", "snoopy", "yin_yang", "water_lilly")]
    assert all(of_class.hypernyms for of_class in terms)


def test_names_are_whole_words_in_singular_or_plural() -> None:
    assert has_name("Black cats", frozenset({"cat"}))
    assert not has_name("Cattle", frozenset({"cat"}))
    assert has_hypernym("Folding chairs and tables", frozenset({"chair"}))
    assert not has_hypernym("Chair lifts", frozenset({"chair"}))


def test_a_leaf_is_judged_by_its_guesses_when_it_has_no_name() -> None:
    leaf = Leaf("dolphin", 1.0, 20, ("Sharks", "Whales"), untitled=True)
    assert leaf.found(terms_of("dolphin")) == (False, True, True)
    broad = Leaf("dolphin", 1.0, 20, ("Animals",), untitled=False)
    assert broad.found(terms_of("dolphin")) == (False, False, True)


def test_a_run_reports_shares(tmp_path: Path, tiny: str) -> None:
    for name, colour in {"red": (200, 30, 20), "blue": (20, 40, 220)}.items():
        (tmp_path / name).mkdir()
        for number in range(12):
            shade = tuple(max(channel - 2 * number, 0) for channel in colour)
            Image.new("RGB", (40, 30), shade).save(tmp_path / name / f"{number}.png")
    result = CliRunner().invoke(main, ["bench", "names", str(tmp_path), "--model", tiny, "--json"])
    assert result.exit_code == 0, result.output
    report = json.loads(result.output)
    assert 0 <= report["found_by_name"] <= report["found"] <= 1
    assert report["notes"]["pure_leaves"] >= 1


def test_one_class_is_an_error(tmp_path: Path, tiny: str) -> None:
    (tmp_path / "red").mkdir()
    Image.new("RGB", (40, 30)).save(tmp_path / "red" / "0.png")
    result = CliRunner().invoke(main, ["bench", "names", str(tmp_path), "--model", tiny])
    assert result.exit_code != 0
    assert "two sub-folders" in result.output
