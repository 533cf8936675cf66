"""`photoorg models use`: another model is chosen on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from drawn import draw_folder
from tiny_model import SLOW_FAMILY

from photoorg.cli import main
from photoorg.library import Access, Library, folders
from photoorg.models import registry
from photoorg.pipeline import organize, serving
from photoorg.settings import Paths, Settings


def test_a_model_is_chosen_and_answers(
    tmp_path: Path, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry.EMBEDDERS, "slow", SLOW_FAMILY)
    monkeypatch.setattr("photoorg.library.captions.count_lacking", lambda *_: 0)
    place = tmp_path / "library"
    with Library.open(place, Access.PERSON | Access.INDEX) as library:
        Settings.change(library.paths, model=tiny)
        folders.add(library, draw_folder(tmp_path / "photos", 12))
        list(organize(serving(library)))

    def call(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["--library", str(place), *arguments])
        return result.exit_code, result.stdout + result.stderr

    def best() -> str:
        code, says = call("search", "red", "--limit", "1", "--json")
        assert code == 0
        return str(json.loads(says)[0]["path"])

    before = best()
    code, says = call("models", "use", "slow")
    assert code == 0, says
    assert "slow answers from now on." in says
    assert best() != before, "it means blue when told red"
    assert Settings.load(Paths(place)).model == "slow"

    code, says = call("models", "use", "openclip:ViT-B-32@/nowhere/weights.safetensors")
    assert code == 1
    assert "/nowhere/weights.safetensors does not exist." in says
    assert Settings.load(Paths(place)).model == "slow"
    code, says = call("models", "use", tiny)
    assert code == 0
    assert best() == before
