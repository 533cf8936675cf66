"""Zero-shot naming: figures by definition, folders as classes, ConSE beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from tiny_model import TinyModel

from photoorg.bench import zeroshot
from photoorg.bench.baselines import conse_scores
from photoorg.cli import main
from photoorg.domain import ConceptScores, Vectors
from photoorg.models import Seen
from photoorg.models.builtin import TEMPERATURE, Builtin

COLOURS = {"red": (200, 30, 20), "very_green": (30, 180, 40), "blue": (20, 40, 220)}


def draw_colours(folder: Path) -> Path:
    """Four photos of each colour in a folder with its name."""
    for name, colour in COLOURS.items():
        (folder / name).mkdir(parents=True)
        for number in range(4):
            shade = tuple(max(channel - 5 * number, 0) for channel in colour)
            Image.new("RGB", (40, 30), shade).save(folder / name / f"{number}.png")
    return folder


def test_accuracies_by_definition() -> None:
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 12, 80)
    scores = rng.standard_normal((12, 80)).astype(np.float32)
    scores[labels, np.arange(80)] += 1
    ours = zeroshot.accuracies(scores, labels)
    for k in (1, 5):
        hits = [labels[i] in np.argsort(-scores[:, i])[:k] for i in range(80)]
        assert ours[f"top{k}"].value == pytest.approx(np.mean(hits))


def test_telling_nothing_apart_earns_nothing() -> None:
    ours = zeroshot.accuracies(np.ones((7, 20), np.float32), np.arange(20) % 7)
    assert ours["top1"].value == ours["top5"].value == 0


@pytest.mark.parametrize("as_json", [False, True])
def test_the_folders_are_the_classes(tmp_path: Path, tiny: str, as_json: bool) -> None:
    folder = draw_colours(tmp_path / "colours")
    Image.new("RGB", (9, 9)).save(folder / "no class.png")
    flags = ["--model", tiny, *(["--json"] if as_json else [])]
    result = CliRunner().invoke(main, ["bench", "zeroshot", str(folder), *flags])
    assert result.exit_code == 0, result.output
    if not as_json:
        assert "1.000 [1.000, 1.000]" in result.output
        return
    report = json.loads(result.output)
    assert report["top1"] == report["top5"] == 1
    assert report["intervals"]["top1"] == [1, 1]
    assert report["baselines"]["guessing"] == {"top1": pytest.approx(1 / 3), "top5": 1}
    assert report["notes"]["photos"] == 12
    assert report["notes"]["classes"] == 3


def test_underscores_are_spaces(tmp_path: Path, tiny: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = TinyModel.embed_texts

    def listen(self: TinyModel, texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return read(self, texts)

    monkeypatch.setattr(TinyModel, "embed_texts", listen)
    zeroshot.run(draw_colours(tmp_path / "colours"), tiny)
    assert asked == ["a photo of a blue", "a photo of a red", "a photo of a very green"]


def test_one_class_is_refused(tmp_path: Path, tiny: str) -> None:
    (tmp_path / "only").mkdir()
    Image.new("RGB", (9, 9)).save(tmp_path / "only" / "a.png")
    result = CliRunner().invoke(main, ["bench", "zeroshot", str(tmp_path), "--model", tiny])
    assert result.exit_code == 1
    assert "two sub-folders" in result.output


class ThreeClasses(Builtin):
    """The built-in embedder with three classes, whose names and texts are unit axes."""

    class_vectors = np.eye(3, dtype=np.float32)

    def read(self, texts: Sequence[str]) -> Vectors:
        """One axis a text."""
        return np.stack([self.class_vectors["abc".index(text)] for text in texts])


def test_plain_conse() -> None:
    concepts = ConceptScores(
        np.array([[2, 0], [1, 2]], np.uint16), np.array([[0.6, 0.3], [0.9, 0.1]], np.float32)
    )
    scores = conse_scores(ThreeClasses(trained_parts=False), Seen({}, concepts), ["a", "b", "c"])
    # The paper mixes the network's own probabilities, before they were calibrated.
    mixed = np.array([[0.3, 0, 0.6], [0, 0.9, 0.1]]) ** TEMPERATURE
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    assert scores is not None
    assert scores == pytest.approx(mixed.T, abs=1e-6)
    assert conse_scores(TinyModel(), Seen({}, concepts), ["a"]) is None
