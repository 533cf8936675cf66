"""The bench of what changed: its drawn chains, its edits, its figures by hand, its command."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from drawn import draw, draw_folder
from PIL import Image, ImageChops

from photoorg.bench import knowing
from photoorg.bench.changes import NAMES, Changed, attribute_figures
from photoorg.bench.disguises import DISGUISES, NEAR, write
from photoorg.bench.features import photo_files
from photoorg.bench.intervals import values
from photoorg.bench.scene_changes import CHANGES, Chain, Taken, chains
from photoorg.cli import main
from photoorg.models import load_embedder

_FIELDS = {
    "subject": {"subject"},
    "scene": {"kind"},
    "people": {"count"},
    "palette": {"palette"},
    "time": {"time"},
    "season": {"season"},
    "place": {"latitude", "longitude"},
    "camera": {"camera"},
}
"""What may differ when an attribute changes."""


def fields(photo: Taken) -> dict[str, object]:
    whole = asdict(photo)
    return {**whole.pop("scene"), **whole}


@pytest.fixture(scope="module")
def found() -> list[Chain]:
    return chains(each=4)


def test_every_step_changes_its_attribute_and_nothing_else(found: list[Chain]) -> None:
    for chain in found:
        assert len(chain.photos) == 4
        assert len(set(chain.attributes)) == 3
        for name, one, other in zip(chain.attributes, chain.photos, chain.photos[1:], strict=False):
            before, after = fields(one), fields(other)
            assert {key for key in before if before[key] != after[key]} == _FIELDS[name]


def test_chains_begin_with_every_attribute_and_are_seeded(found: list[Chain]) -> None:
    assert [chain.attributes[0] for chain in found] == list(np.repeat(list(CHANGES), 4))
    assert chains(each=4) == found
    assert chains(each=4, seed=1) != found
    assert set(NAMES) == set(CHANGES)


def test_hour_and_date_go_with_the_picture(found: list[Chain]) -> None:
    names = dict.fromkeys(name for chain in found for name in chain.attributes)
    assert {"time", "season"} <= set(names)
    for chain in found:
        for name, one, other in zip(chain.attributes, chain.photos, chain.photos[1:], strict=False):
            before, after = one.metadata, other.metadata
            assert before.taken is not None
            assert after.taken is not None
            if name == "time":
                assert before.taken[:10] == after.taken[:10]
                assert before.taken[11:] != after.taken[11:]
            elif name == "season":
                assert before.taken[5:7] != after.taken[5:7]
            else:
                assert before.taken == after.taken or name == "scene"


def edited(name: str, tmp_path: Path) -> tuple[Image.Image, Image.Image]:
    original = draw(tmp_path / "original.jpg", 3, (240, 160))
    (file,) = write(name, {**NEAR, **DISGUISES}[name], [original], tmp_path)
    with Image.open(original) as before, Image.open(file) as after:
        return before.convert("RGB"), after.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    return float(np.asarray(ImageChops.difference(one, other), np.float32).mean())


@pytest.mark.parametrize(
    ("name", "size"),
    [("resize", (120, 80)), ("crop", (228, 152)), ("frame", (266, 186)), ("mirror", (240, 160))],
)
def test_sizes_after_edits(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    assert edited(name, tmp_path)[1].size == size


def test_what_edits_do(tmp_path: Path) -> None:
    before, jpeg = edited("jpeg", tmp_path)
    assert 0.3 < difference(before, jpeg) < 8
    before, mirror = edited("mirror", tmp_path)
    flipped = mirror.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert difference(before, flipped) < 2 < difference(before, mirror)
    before, noise = edited("noise", tmp_path)
    noisy = np.asarray(noise, np.float32) - np.asarray(before, np.float32)
    assert 12 < noisy.std() < 27
    assert abs(noisy.mean()) < 6
    before, hue = edited("hue", tmp_path)
    brightest = [np.asarray(image, np.float32).max(axis=2).mean() for image in (before, hue)]
    assert brightest[0] == pytest.approx(brightest[1], abs=3)
    assert difference(before, hue) > 15
    before, text = edited("text", tmp_path)
    rows = np.asarray(ImageChops.difference(before, text), np.float32).mean(axis=(1, 2))
    assert 4 < (rows > 15).sum() < 40


def test_edits_are_seeded(tmp_path: Path) -> None:
    original = draw(tmp_path / "original.jpg", 3, (240, 160))
    runs = []
    for number in range(2):
        (folder := tmp_path / str(number)).mkdir()
        runs.append(
            [f.read_bytes() for f in write("text", DISGUISES["text"], [original] * 3, folder)]
        )
    assert runs[0] == runs[1]
    assert len(set(runs[0])) == 3


def test_figures_of_chains_by_hand() -> None:
    facets = np.zeros((3, 3, 8))
    names = ("Subject", "Scene", "Activity", "People", "Colour", "Time", "Place", "Camera")
    # The first chain names its subject, the second calls it an activity, the third says Colour.
    facets[0, :, 0], facets[0, 1:, 6], facets[0, 2, 7] = 1, 5, 4
    facets[1, :, 0], facets[1, :, 2], facets[1, 1, 5] = 1, 2, 4
    facets[2, :, 4], facets[2, 2, 0] = 3, 1
    changed = Changed(
        np.array(
            [
                ["subject", "place", "camera"],
                ["subject", "time", "season"],
                ["time", "place", "subject"],
            ]
        ),
        np.array([[True, False, False], [True, True, True], [True, False, True]]),
        names,
        facets,
        np.array([0.1, 1, 1, 1, 1, 1, 1, 1]),
        np.array([[1, 1, 1], [1, 2, 1.5], [1, 1, 2]]),
        np.array([[-0.9, -0.9, -0.9], [-0.9, -0.8, -0.7], [-0.9, -0.9, -0.95]]),
    )
    ours, others = attribute_figures(changed)
    figures = values(ours)
    # Chain 2 loses its hour again; chain 3 gains nothing from its place.
    assert figures["increases"] == pytest.approx(4 / 6)
    assert figures["chain_increases"] == pytest.approx(1 / 3)
    assert figures["increases_place"] == pytest.approx(1 / 2)
    assert figures["increases_season"] == 0
    assert "increases_people" not in figures
    assert figures["seen_increases"] == pytest.approx(2 / 3)
    assert "seen_increases_place" not in figures
    assert values(others["cosine"])["seen_increases"] == pytest.approx(2 / 3)
    assert figures["named"] == pytest.approx(1 / 3)
    assert figures["named_subject"] == pytest.approx(1 / 2)
    assert figures["kind_named"] == pytest.approx(2 / 3)
    # Subjects are usually ten times as near to each other.
    assert values(others["by_size"])["named_subject"] == 1


def test_command_on_a_folder(tmp_path: Path, tiny: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("photoorg.bench.changes.SIZE", (96, 64))
    folder = draw_folder(tmp_path / "photos", 24)
    arguments = ["bench", "changes", str(folder), "--model", tiny, "--each", "3", "--json"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    report = json.loads(result.output)
    shares = {key: value for key, value in report.items() if isinstance(value, float)}
    assert all(0 <= share <= 1 for share in shares.values())
    assert shares["named_place"] == shares["named_camera"] == shares["increases_place"] == 1
    wanted = {"near_below_5", "disguised_below_10", "hue_below_10", "seen_increases"}
    assert wanted <= set(report["baselines"]["cosine"])
    assert wanted <= set(report["intervals"])
    # Features of colours alone know a photo again at half its size, but not in other hues. (Half of
    # these plain photos are the same in words, so that no area is below that of a pair.)
    cosine = report["baselines"]["cosine"]
    assert cosine["resize_below_5"] == cosine["jpeg_below_5"] == 1
    assert cosine["hue_below_10"] < 0.4
    assert cosine["near_below_5"] == pytest.approx(
        np.mean([cosine[f"{name}_below_5"] for name in NEAR])
    )
    assert report["notes"]["photos"] == 24
    assert not list(Path(folder).glob("* *.jpg"))


def test_areas_are_those_of_pairs(tmp_path: Path, tiny: str) -> None:
    files = photo_files(draw_folder(tmp_path / "photos", 40))
    read, photos = knowing.know(load_embedder(tiny), files)
    assert read == files
    assert photos.metadata[0] is not None
    assert photos.palettes.sum(axis=1) == pytest.approx(1, abs=1e-4)
    left, right = np.triu_indices(len(photos), 1)
    with knowing.measured(tiny, photos) as seeing:
        areas = knowing.areas(seeing, photos.rows(left), photos.rows(right))
        usual = np.quantile(areas, np.linspace(0, 1, 1001))
        assert seeing.statistics.areas == pytest.approx(usual, abs=1e-3)
        assert knowing.areas(seeing, photos, photos) == pytest.approx(0, abs=1e-4)
    assert areas.max() > 1


def test_command_needs_photos(tmp_path: Path, tiny: str) -> None:
    folder = draw_folder(tmp_path / "photos", 5)
    result = CliRunner().invoke(main, ["bench", "changes", str(folder), "--model", tiny])
    assert result.exit_code != 0
    assert "20 photos" in result.output
