"""`bench captioner` with a describer that sees colours."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from colour_describer import ColourDescriber
from PIL import Image

from photoorg.bench import captioner, describing, intervals
from photoorg.bench.caption_metrics import Cider, tokenise
from photoorg.cli import main
from photoorg.domain import ConceptScores, Description
from photoorg.models import Seen, View, registry
from photoorg.models.registry import Family

MAIN = {"red": (220, 40, 30), "green": (40, 220, 30), "blue": (30, 40, 220)}


class Mute:
    """A describer without probabilities."""

    model_id = "mute/1"
    name = "mute"
    edge = 16
    batch = 1
    device = "cpu"

    def look(self, views: Sequence[View]) -> list[View]:
        """The views themselves."""
        return list(views)

    def describe(
        self, sight: list[View], words: int, stop: Callable[[], bool] = lambda: False
    ) -> list[Description]:
        """Always the same."""
        return [Description("a red field", 0.0, 0) for _ in sight]


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> str:
    """The spec of the colour describer."""
    family = Family(lambda spec: ColourDescriber.model_id, lambda spec: ColourDescriber())
    monkeypatch.setitem(registry.DESCRIBERS, "colours", family)
    return "colours"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Twelve photos of one colour each."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(12):
        colour = list(MAIN.values())[number % 3]
        Image.new("RGB", (30, 20), colour).save(folder / f"{number:02d}.png")
    return folder


@pytest.fixture
def captions(photos: Path) -> Path:
    """Three captions of each of them."""
    lines = []
    for number, file in enumerate(sorted(photos.iterdir())):
        colour = list(MAIN)[number % 3]
        for text in (
            f"A {colour} field with some red in the corner .",
            f"The {colour} field",
            f"In the field some {colour}, some {colour} and number{number}.",
        ):
            lines.append(f"{file.name}\t{text}\n")
    file = photos.parent / "captions.tsv"
    file.write_text("".join(lines))
    return file


def measure(photos: Path, captions: Path, *flags: str) -> dict[str, Any]:
    command = ["bench", "captioner", str(photos), str(captions), *flags, "--json"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    report: dict[str, Any] = json.loads(result.output)
    return report


def test_figures_intervals_and_bounds(photos: Path, captions: Path, colours: str) -> None:
    report = measure(photos, captions, "--model", colours)
    assert report["bleu4"] > report["baselines"]["other_photo"]["bleu4"]
    assert report["cider"] > report["baselines"]["other_photo"]["cider"]
    assert report["baselines"]["person"].keys() == report["baselines"]["as_person"].keys()
    assert report["baselines"]["as_person"]["bleu1"] <= report["bleu1"]
    assert report["mean_words"] == 9
    assert report["distinct"] == 3 / 12
    for metric in ("bleu1", "bleu4", "cider", "own_photo", "own_caption", "own_caption_pmi"):
        lower, upper = report["intervals"][metric]
        assert lower <= report[metric] <= upper
    for rate in ("look_per_s", "captions_per_s", "scores_per_s"):
        assert report[rate] > 0
        assert rate not in report["intervals"]
    assert report["notes"]["photos"] == 12
    assert report["notes"]["scored"].startswith("12 photos × 12 captions")


def test_the_table(photos: Path, captions: Path, colours: str) -> None:
    command = ["bench", "captioner", str(photos), str(captions), "--model", colours]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    for word in ("bleu4", "cider", "scores_per_s", "other_photo", "as_person"):
        assert word in result.output


def test_shorter_on_request(photos: Path, captions: Path, colours: str) -> None:
    report = measure(photos, captions, "--model", colours, "--words", "3")
    assert report["mean_words"] == 3


def test_without_probabilities(
    photos: Path, captions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        registry.DESCRIBERS, "mute", Family(lambda spec: "mute/1", lambda _: Mute())
    )
    report = measure(photos, captions, "--model", "mute")
    assert report["captions_per_s"] > 0
    assert "scores_per_s" not in report
    assert not [metric for metric in report if metric.startswith("own_")]


def test_photos_that_cannot_be_read_are_left_out(
    photos: Path, captions: Path, colours: str
) -> None:
    (photos / "03.png").write_bytes(b"no photo")
    assert measure(photos, captions, "--model", colours)["notes"]["photos"] == 11
    for number in range(1, 12):
        (photos / f"{number:02d}.png").write_bytes(b"no photo")
    command = ["bench", "captioner", str(photos), str(captions), "--model", colours]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "Fewer than two photos" in result.output


def test_an_unknown_describer(photos: Path, captions: Path) -> None:
    command = ["bench", "captioner", str(photos), str(captions), "--model", "nobody"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "There is no model “nobody”" in result.output


def test_preferences_by_definition() -> None:
    describer = ColourDescriber()
    shares = np.array([[0.6, 0.2, 0.2], [0.3, 0.5, 0.2], [0.45, 0.4, 0.15]])
    texts = ["red red", "a green field in the corner", "red green"]
    got = describing._preferences(describer, shares, texts)
    score = describer.score(shares, texts).totals
    prior = describer.prior(texts).totals[0]
    for i in range(3):
        others = [j for j in range(3) if j != i]
        assert got[i, 0] == np.mean([score[i, i] > score[j, i] for j in others])
        assert got[i, 1] == np.mean([score[i, i] > score[i, j] for j in others])
        pmi = score - prior
        assert got[i, 2] == np.mean([pmi[i, i] > pmi[i, j] for j in others])
    # The long caption is less probable under every photo; the prior makes up for that.
    assert got[1, 1] == 0
    assert got[1, 2] == 1


def test_a_describer_that_sees_nothing_prefers_nothing() -> None:
    describer = ColourDescriber()
    alike = np.full((4, 3), 1 / 3)
    got = describing._preferences(describer, alike, ["red", "red", "red", "red"])
    assert (got == 0.5).all()


def test_people_against_people() -> None:
    """Left out one at a time: every caption is a candidate once, held to the others."""
    references = [
        [tokenise(t) for t in ("a b c d e", "a b c d", "x y z")],
        [tokenise(t) for t in ("k l m n", "k l m")],
    ]
    said = [tokenise("a b c d e"), tokenise("k l m n")]
    ours, baselines = captioner.compare(said, references, [said[1], said[0]])
    # Unigrams right, of all: 4 of 5, 4 of 4, 0 of 3; 3 of 4, 3 of 3. The closest references are 4,
    # 3 (5 is as near), 4; 3 and 4 words long: not longer than the candidates, so no penalty.
    precision = (4 + 4 + 0 + 3 + 3) / (5 + 4 + 3 + 4 + 3)
    assert baselines["person"]["bleu1"] == pytest.approx(precision)
    assert ours["bleu4"].value == pytest.approx(1)
    assert baselines["other_photo"]["bleu1"] == 0
    assert baselines["as_person"]["cider"] == pytest.approx(ours["cider"].value)


def test_the_corpus_is_drawn_photo_by_photo() -> None:
    references = [[tokenise("a b c d e f")], [tokenise("g h i j k l")]]
    trials = [[(tokenise("a b c d e f"), references[0])], [(tokenise("x y"), references[1])]]
    figures = captioner.quality(trials, Cider(references))
    assert figures["bleu4"].contributions.shape == (2, 10)
    assert figures["bleu4"].interval == (0, 1)
    assert figures["cider"].value == pytest.approx(5)
    assert intervals.values(figures)["mean_words"] == 4


def test_a_describer_without_pixels_is_shown_what_the_builtin_model_sees(
    photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    concepts = ConceptScores(np.array([[7]], np.uint16), np.array([[0.5]], np.float32))
    regions = np.arange(6, dtype=np.int8).reshape(1, 2, 3)

    class Eye:
        edge = 8

        def prepare(self, photo: Image.Image) -> np.ndarray:
            return np.asarray(photo.resize((8, 8)))

        def see(self, inputs: np.ndarray) -> Seen:
            assert inputs.shape == (1, 8, 8, 3)
            return Seen({}, concepts, regions)

    monkeypatch.setattr(describing, "load_embedder", lambda spec: Eye())
    view = describing._view(photos / "00.png", 0)
    assert view.concepts is concepts
    assert (view.regions == regions[0]).all()
    assert view.pixels().mode == "RGB"
