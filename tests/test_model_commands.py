"""`photoorg models`, against a hub on this computer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from loaded import check_loads_none
from local_hub import SPEC, WEIGHTS, LocalHub, Trouble, serving

from photoorg import catalogue, model_store
from photoorg.cli import main
from photoorg.settings import Paths, Settings

NAME = "model.safetensors"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "160")
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "PHOTOORG_KEEPS_LIBRARIES_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalHub]:
    with serving() as served:
        monkeypatch.setenv("HF_ENDPOINT", served.url)
        yield served


def run(*arguments: str, say: str = "") -> Result:
    return CliRunner().invoke(main, ["models", *arguments], input=say)


def rows() -> dict[tuple[str, str], dict[str, object]]:
    result = run("list", "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["device"] in ("cpu", "cuda", "mps")
    return {(row["kind"], row["spec"]): row for row in told["models"]}


def test_the_list_says_what_there_is(local: LocalHub) -> None:
    for arguments in ((), ("list",)):
        result = run(*arguments)
        assert result.exit_code == 0, result.output
        for entry in catalogue.ENTRIES:
            assert entry.spec in result.output
        assert result.output.count("in use") == 2
        assert "Models run on: " in result.output
        assert "non-commercial" in result.output
    assert local.asked == [], "the list contacts nobody"


def test_nothing_is_asked_or_fetched_without_a_yes(local: LocalHub) -> None:
    for answer in ("", "\n", "n\n", "what\nn\n"):
        result = run("get", SPEC, say=answer)
        assert result.exit_code == 1
        assert f"photoorg will ask {local.url}" in result.output
        assert local.asked == []
    result = run("get", SPEC, say="y\nn\n")
    assert result.exit_code == 1
    for fact in ("0 MB in 2 files", "apache-2.0", f"{local.url}/owner/tiny", local.commit):
        assert fact in result.output
    assert local.ranges(NAME) == []
    assert not model_store.store().exists()


def test_a_model_comes_stays_and_goes(local: LocalHub) -> None:
    result = run("get", SPEC, say="y\ny\n")
    assert result.exit_code == 0, result.output
    assert f"`photoorg models describe-with {SPEC}` lets it work" in result.output
    assert (model_store.folder(SPEC) / NAME).read_bytes() == WEIGHTS
    row = rows()["describer", SPEC]
    assert (row["state"], row["revision"], row["licence"]) == (
        "installed", local.commit, "apache-2.0"
    )  # fmt: skip
    assert "all files are right" in run("verify", SPEC).output
    assert "all files are right" in run("verify").output
    asked = len(local.asked)
    assert "is installed, and its files are right" in run("get", SPEC).output
    assert len(local.asked) == asked

    assert "is removed" in run("remove", SPEC).output
    assert ("describer", SPEC) not in rows()
    assert "No model is downloaded" in run("verify").output
    again = run("get", SPEC, say="y\n")
    assert again.exit_code == 0, "what is pinned needs one question only"
    assert [path for path in local.paths()[asked:] if path.startswith("/api/")] == []
    run("remove", SPEC, "--unpin")
    assert model_store.pinned(SPEC) is None


def test_yes_agrees_to_both(local: LocalHub) -> None:
    assert run("get", SPEC, "--yes").exit_code == 0
    assert model_store.is_installed(SPEC)


def test_damage_is_found_and_repaired(local: LocalHub) -> None:
    run("get", SPEC, "--yes")
    (model_store.folder(SPEC) / NAME).write_bytes(b"damaged")
    result = run("verify")
    assert result.exit_code == 1
    assert f"{SPEC} is damaged ({NAME}); `photoorg models get {SPEC}` repairs it" in result.output
    result = run("get", SPEC, say="y\n")
    assert result.exit_code == 0, result.output
    assert "Repair it?" in result.output
    assert run("verify").exit_code == 0


def test_an_unfinished_download_is_listed_and_finished(local: LocalHub) -> None:
    local.goes_wrong(NAME, Trouble(cut_after=9000), *[Trouble(404)] * 2)
    spec = "vlm:HuggingFaceTB/SmolVLM-256M-Instruct"
    part = model_store.beside(spec, ".part")
    part.mkdir(parents=True)
    (part / f"{NAME}.part").write_bytes(b"1234")
    assert rows()["describer", spec]["state"] == "partly downloaded"
    assert run("remove", spec).exit_code == 0
    assert rows()["describer", spec]["state"] == "not downloaded"
    result = run("get", SPEC, "--yes")
    assert result.exit_code == 1
    assert "has no model.safetensors of owner/tiny" in result.output
    local.troubles.clear()
    assert run("get", SPEC, "--yes").exit_code == 0
    assert local.ranges(NAME)[-1] == "bytes=9000-"


def test_models_in_use_are_not_removed(local: LocalHub, tmp_path: Path) -> None:
    run("get", SPEC, "--yes")
    library = tmp_path / "library"
    library.mkdir()
    Settings.change(Paths(library), describer=SPEC)
    result = run("remove", SPEC, "--library", str(library))
    assert result.exit_code == 1
    assert "is in use" in result.output
    result = run("remove", SPEC)
    assert result.exit_code == 0, "another library does not use it"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["get", "builtin", "--yes"], "nothing that can be downloaded"),
        (["get", "vlm:../x", "--yes"], "nothing that can be downloaded"),
        (["remove", SPEC], "is not installed"),
        (["verify", SPEC], "is not installed"),
    ],
)
def test_errors_are_sentences(local: LocalHub, arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert says in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert local.asked == []


def test_a_describer_is_chosen(tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "new"))
    assert run("describe-with", "labels", *library).exit_code == 0
    assert Settings.load(Paths(tmp_path / "new")).describer == "labels"
    result = run("describe-with", "nothing:at/all", *library)
    assert result.exit_code == 1
    assert "There is no model “nothing:at/all”" in result.output
    assert Settings.load(Paths(tmp_path / "new")).describer == "labels"


def test_without_a_network_it_says_so(local: LocalHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    result = run("get", SPEC, "--yes")
    assert "HF_HUB_OFFLINE is set" in result.output
    assert local.asked == []


def test_listing_without_a_device_loads_nothing_heavy() -> None:
    """What the window and the commands share must be quick to import."""
    script = (
        "from photoorg import catalogue, model_list, model_store\n"
        "model_list.listed('builtin', 'builtin')"
    )
    check_loads_none(script, {"torch", "numpy", "httpx2", "photoorg.models"})
