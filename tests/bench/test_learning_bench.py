"""`bench learning`: superclasses, both tests, and one command for any labelled folders."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from photoorg.bench import learning
from photoorg.bench.superclasses import superclasses
from photoorg.cli import main
from photoorg.errors import PhotoorgError

# The classes of Caltech-101, without its background.
CALTECH = (
    "accordion airplanes anchor ant barrel bass beaver binocular bonsai brain brontosaurus "
    "buddha butterfly camera cannon car_side ceiling_fan cellphone chair chandelier "
    "cougar_body cougar_face crab crayfish crocodile crocodile_head cup dalmatian dollar_bill "
    "dolphin dragonfly electric_guitar elephant emu euphonium ewer Faces Faces_easy ferry "
    "flamingo flamingo_head garfield gerenuk gramophone grand_piano hawksbill headphone "
    "hedgehog helicopter ibis inline_skate joshua_tree kangaroo ketch lamp laptop Leopards "
    "llama lobster lotus mandolin mayfly menorah metronome minaret Motorbikes nautilus "
    "octopus okapi pagoda panda pigeon pizza platypus pyramid revolver rhino rooster "
    "saxophone schooner scissors scorpion sea_horse snoopy soccer_ball stapler starfish "
    "stegosaurus stop_sign strawberry sunflower tick trilobite umbrella watch water_lilly "
    "wheelchair wild_cat windsor_chair wrench yin_yang "
)


def test_all_of_caltech_has_superclasses() -> None:
    names = CALTECH.split()
    assert len(names) == len(set(names)) == 101
    groups, unknown = superclasses(names, np.eye(101, dtype=np.float32))
    assert unknown == 0
    assert np.bincount(groups).min() >= 3
    assert groups[names.index("ibis")] == groups[names.index("emu")]


def test_other_names_are_grouped_by_their_photos() -> None:
    means = np.eye(4, dtype=np.float32)[[0, 1, 2, 2, 3, 3, 3]]
    groups, unknown = superclasses(["Water lilly", "bonsai", *"abcde"], means)
    assert unknown == 5
    assert groups[0] == groups[1]
    assert groups[2] == groups[3] != groups[4] == groups[5] == groups[6]


def draw_shades(folder: Path, classes: int) -> Path:
    """Some photos of each of as many colours."""
    for number in range(classes):
        (folder / f"c{number}").mkdir(parents=True)
        colour = np.random.default_rng(number).integers(30, 220, 3)
        for shade in range(6):
            Image.new("RGB", (40, 30), tuple((colour + 4 * shade).tolist())).save(
                folder / f"c{number}" / f"{shade}.png"
            )
    return folder


@pytest.mark.parametrize("as_json", [False, True])
def test_the_command(
    tmp_path: Path, tiny: str, as_json: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "SEEDS", 1)
    folder = draw_shades(tmp_path / "shades", 8)
    flags = ["--model", tiny, *(["--json"] if as_json else [])]
    result = CliRunner().invoke(main, ["bench", "learning", str(folder), *flags])
    assert result.exit_code == 0, result.output
    if not as_json:
        assert "map_r_known" in result.output
        return
    found = json.loads(result.output)
    assert {"r1", "map_r", "map_r_coarse", "map_r_known", "kin"} <= set(found)
    systems = {"raw", "pca_whitened", "wccn", "proxy_anchor", "hpl_kmeans", "hpl_given"}
    assert systems <= set(found["baselines"])
    assert "map_r_minus_raw" in found["intervals"]
    if found["notes"]["accepted_by_the_gate"] == "0 of 1":
        assert found["map_r"] == found["baselines"]["raw"]["map_r"]


def test_too_few_classes(tmp_path: Path, tiny: str) -> None:
    with pytest.raises(PhotoorgError, match="6 sub-folders"):
        learning.run(draw_shades(tmp_path / "shades", 3), tiny)
    with pytest.raises(PhotoorgError, match="sub-folders with photos"):
        learning.run(tmp_path / "shades" / "c0", tiny)
