"""The bench of peers, with stand-ins for them: nothing is installed and nobody else's code runs."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import tiny_openclip
from click.testing import CliRunner
from drawn import draw
from PIL import Image

from photoorg import models
from photoorg.bench import (
    peer_drivers,
    peer_environments,
    peer_photos,
    peer_runs,
    peer_weights,
    peers,
)
from photoorg.bench.peer_drivers import drive
from photoorg.bench.peer_list import PEERS, Peer
from photoorg.bench.peer_runs import Measured, parsed, private
from photoorg.bench.report import Report
from photoorg.cli import main
from photoorg.errors import PhotoorgError
from photoorg.models.openclip_files import WEIGHTS

UNIT = (0.6, 0.8)
RIVAL = Peer("rival", "rival-on-pypi", "rival_driver", "all of it")
CIRCUMSTANCES = {"photos": 40, "rounds": 3}


def measured(index_s: float, query_ms: float | None = 10.0, **others: Any) -> Measured:
    """A run over 40 photos."""
    vector = () if query_ms is None else UNIT
    facts: dict[str, Any] = {"text": vector, "photo": vector, "hits": 40, "parts": {"scan_s": 1.0}}
    return Measured(40, index_s, 4.0, query_ms=query_ms, **{**facts, **others})


# What is made of the runs


def test_ratios_are_ours_over_theirs_and_medians_of_rounds() -> None:
    runs = {
        "photoorg": [measured(10.0, 5.0), measured(20.0, 6.0), measured(8.0, 7.0)],
        "rival": [measured(20.0, 10.0), measured(80.0, 10.0), measured(8.0, 10.0)],
    }
    report = peers.report([RIVAL], runs, {}, CIRCUMSTANCES)
    # 40/10 ÷ 40/20 = 2, then 4, then 1: those of a round were measured side by side.
    assert report.ours["photos_per_s_over_rival"] == 2
    assert report.ours["query_ms_over_rival"] == 0.6
    assert report.ours["photos_per_s_with_loading_over_rival"] == 1.714
    assert (report.ours["photos_per_s"], report.baselines["rival"]["photos_per_s"]) == (4, 2)
    assert report.ours["scan_s"] == 1
    assert {"cores", "rounds", "rival", "photoorg"} <= set(report.notes)


def test_what_does_not_search_is_compared_by_photos_only() -> None:
    runs = {"photoorg": [measured(10.0)], "rival": [measured(5.0, None, apart={"map_s": 2.0})]}
    report = peers.report([RIVAL], runs, {}, CIRCUMSTANCES)
    assert report.ours["photos_per_s_over_rival"] == 0.5
    assert not any(name.startswith("query_ms_over") for name in report.ours)
    assert report.baselines["rival"] == {
        "photos": 40, "photos_per_s": 8, "photos_per_s_with_loading": 4.44, "load_s": 4, "map_s": 2,
    }  # fmt: skip


def test_skipped_peers_are_in_the_report_with_their_reason() -> None:
    runs = {"photoorg": [measured(10.0)]}
    report = peers.report([RIVAL], runs, {"rival": "cannot be had: no wheel"}, CIRCUMSTANCES)
    assert report.notes["skipped rival"] == "cannot be had: no wheel"
    assert not report.baselines
    assert "skipped rival" in json.dumps(report.as_json())


@pytest.mark.parametrize("vector", [(0.8, 0.6), (0.6, 0.8, 0.0)])
@pytest.mark.parametrize("probe", ["text", "photo"])
def test_a_peer_with_other_weights_is_no_comparison(probe: str, vector: tuple[float, ...]) -> None:
    runs = {"photoorg": [measured(10.0)], "rival": [measured(5.0, **{probe: vector})]}
    report = peers.report([RIVAL], runs, {}, CIRCUMSTANCES)
    assert probe in str(report.notes["skipped rival"])
    assert not report.baselines
    assert "photos_per_s_over_rival" not in report.ours


def test_a_peer_that_leaves_photos_out_is_told_of() -> None:
    runs = {"photoorg": [measured(10.0)], "rival": [Measured(38, 10.0, 1.0)]}
    report = peers.report([RIVAL], runs, {}, CIRCUMSTANCES)
    assert "indexed 38 photos, photoorg 40" in str(report.notes["rival"])


# What drivers say


def test_the_last_line_is_the_measurement() -> None:
    line = json.dumps({"photos": 3, "index_s": 1.5, "load_s": 0.5, "text": list(UNIT)})
    answer = parsed(f"Loading the model…\n{line}\n\n")
    assert (answer.photos_per_s, answer.photos_per_s_with_loading) == (2, 1.5)
    assert answer.query_ms is None


@pytest.mark.parametrize(
    "said",
    ["", "\n", "done", "[1]", "3", '{"photos": 3}', '{"photos": 0, "index_s": 1, "load_s": 1}',
     '{"photos": 3, "index_s": 1, "load_s": 1, "x": 1}',
     '{"photos": "3", "index_s": 1, "load_s": 1}'],
)  # fmt: skip
def test_anything_else_is_a_reason_to_skip(said: str) -> None:
    with pytest.raises(PhotoorgError):
        parsed(said)


class Program:
    """Loads for a while within indexing, and does something besides."""

    packages = ("numpy",)

    def __init__(self) -> None:
        self.apart: dict[str, float] = {}
        self.parts = {"scan_s": 0.25}
        self.asked: list[str] = []

    def load(self) -> None:
        """Nothing yet."""

    def index(self) -> int:
        """Claims seconds that were not spent."""
        self.apart = {"load_s": -3.0, "map_s": -5.0}
        return 7


class Searching(Program):
    """Also answers, the first time slowly."""

    def search(self, text: str) -> int:
        """One hit more each time."""
        time.sleep(0.5 if not self.asked else 0.0)
        self.asked.append(text)
        return len(self.asked)

    def read(self, text: str) -> list[float]:
        """The length of the text."""
        return [float(len(text))]

    def see(self, photo: str) -> list[float]:
        """The length of the path."""
        return [float(len(photo))]


def test_loading_and_what_is_done_besides_are_not_indexing() -> None:
    answer = drive.measure(Program(), {"began": time.monotonic() - 10})
    assert answer["index_s"] == pytest.approx(8, abs=0.9)
    assert answer["load_s"] == pytest.approx(7, abs=0.9)
    assert answer["apart"] == {"map_s": -5}
    assert answer["parts"] == {"scan_s": 0.25}
    assert answer["versions"] == {"numpy": np.__version__}
    assert "query_ms" not in answer


def test_the_first_searches_do_not_count() -> None:
    program = Searching()
    request = {"began": 0.0, "queries": [*"abcdefg"], "probe_text": "ab", "probe_photo": "abc"}
    answer = drive.measure(program, request)
    assert program.asked == [*"abcdefg"]
    assert answer["query_ms"] < 400
    assert answer["hits"] == 4
    assert (answer["text"], answer["photo"]) == ([2], [3])


def test_at_least_twenty_searches_are_timed() -> None:
    assert len(set(peers.QUERIES)) == len(peers.QUERIES) >= 20 + drive._WARMING


# How they are run


def test_nobody_sees_the_home_of_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "HF_TOKEN", "PYTHONPATH", "RCLIP_MODEL_CACHE_DIR"):
        monkeypatch.setenv(name, "/person")
    monkeypatch.setenv("HTTPS_PROXY", "proxy")
    monkeypatch.setenv("PIP_INDEX_URL", "mirror")
    show = "import json, os, tempfile; print(json.dumps([dict(os.environ), tempfile.gettempdir()]))"
    for pip in (False, True):
        variables = private(tmp_path / "home", pip)
        seen, temporary = json.loads(peer_runs.run([sys.executable, "-c", show], variables, 60))
        assert "/person" not in seen.values()
        assert seen["HOME"] == str(tmp_path / "home")
        assert Path(temporary).is_relative_to(tmp_path / "home")
        assert seen["HF_HUB_OFFLINE"] == "1"
        assert ("HTTPS_PROXY" in seen, "PIP_INDEX_URL" in seen) == (pip, pip)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("raise SystemExit(3)", "it ended with 3"),
        ("raise KeyError('no such model')", "KeyError: 'no such model'"),
        (
            "import sys; sys.exit('ERROR: No matching wheel\\n[notice] new pip')",
            "No matching wheel",
        ),
    ],
)
def test_why_a_program_failed(tmp_path: Path, program: str, reason: str) -> None:
    with pytest.raises(PhotoorgError, match=reason):
        peer_runs.run([sys.executable, "-c", program], private(tmp_path), 60)


def test_what_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    child = f"import time; time.sleep(3); open({str(tmp_path / 'alive')!r}, 'w')"
    program = (
        "import subprocess, sys, time; "
        f"subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    )
    began = time.monotonic()
    with pytest.raises(PhotoorgError, match="longer than 1 s"):
        peer_runs.run([sys.executable, "-c", program], private(tmp_path), 1)
    assert time.monotonic() - began < 20
    time.sleep(4)
    assert not (tmp_path / "alive").exists()


# Environments


class Pip:
    """Takes the place of every command; `commands` are the arguments after the Python."""

    def __init__(self, fails: str = "") -> None:
        self.commands: list[list[str]] = []
        self._fails = fails

    def run(
        self, command: Sequence[str | Path], variables: Mapping[str, str], limit_s: float
    ) -> str:
        """Make a folder that looks like an environment, or say what a package requires."""
        words = [str(word) for word in command[1:]]
        self.commands.append(words)
        assert Path(variables["HOME"]) != Path.home()
        if self._fails and self._fails in words:
            raise PhotoorgError("ERROR: No matching distribution found")
        if "venv" in words:
            place = Path(words[-1])
            (place / "bin").mkdir(parents=True)
            (place / "bin" / "python").touch()
            version = f"python3.{sys.version_info.minor}"
            (place / "lib" / version / "site-packages").mkdir(parents=True)
        if "-c" in words:
            return json.dumps({"torch": "torch", "setuptools": "setuptools<67", "dash": "dash>=2"})
        return ""


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> Pip:
    """No environment is made, and nothing is downloaded."""
    made = Pip()
    monkeypatch.setattr(peer_environments, "run", made.run)
    return made


def test_an_environment_is_made_once(tmp_path: Path, pip: Pip) -> None:
    python = peer_environments.python_of(tmp_path, "rival-on-pypi", shares_ours=False)
    assert python == tmp_path / "rival-on-pypi" / "bin" / "python"
    assert [words[-1] for words in pip.commands] == [
        str(tmp_path / "rival-on-pypi"),
        "rival-on-pypi",
    ]
    assert "--only-binary=:all:" in pip.commands[-1]
    assert peer_environments.python_of(tmp_path, "rival-on-pypi", shares_ours=False) == python
    assert len(pip.commands) == 2


def test_one_of_another_python_is_made_again(tmp_path: Path, pip: Pip) -> None:
    peer_environments.python_of(tmp_path, "rival", shares_ours=False)
    mark = tmp_path / "rival" / peer_environments._MARK
    mark.write_text(mark.read_text().replace(sys.version.split()[0], "3.1.4"))
    peer_environments.python_of(tmp_path, "rival", shares_ours=False)
    assert len(pip.commands) == 4


def test_one_that_shares_our_torch_installs_the_rest(tmp_path: Path, pip: Pip) -> None:
    peer_environments.python_of(tmp_path, "rival", shares_ours=True)
    (names,) = (tmp_path / "rival").rglob("*.pth")
    assert str(Path(np.__file__).parents[1]) in names.read_text().splitlines()
    assert "--no-deps" in pip.commands[1]
    assert pip.commands[-1][-1] == "dash>=2", "neither torch nor setuptools"
    held = Path(pip.commands[-1][pip.commands[-1].index("--constraint") + 1]).read_text()
    assert f"torch=={importlib.metadata.version('torch')}\n" in held


def test_nothing_is_left_of_what_could_not_be_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peer_environments, "run", Pip(fails="rival").run)
    with pytest.raises(PhotoorgError, match="No matching distribution"):
        peer_environments.python_of(tmp_path, "rival", shares_ours=False)
    assert not (tmp_path / "rival").exists()


# Photos


@pytest.fixture
def few_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing takes a moment only."""
    monkeypatch.setattr(peer_photos, "_SCENES", 5)
    monkeypatch.setattr(peer_photos, "_DRAWN", (200, 150))


@pytest.mark.usefixtures("few_scenes")
def test_drawn_photos_all_differ_and_are_the_same_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert peer_photos.draw(tmp_path / name, 13, (96, 72)) == 13
    files = sorted((tmp_path / "one").rglob("*.jpg"))
    contents = [file.read_bytes() for file in files]
    assert len(set(contents)) == 13, "more than there are scenes"
    assert contents == [f.read_bytes() for f in sorted((tmp_path / "two").rglob("*.jpg"))]
    with Image.open(files[0]) as photo:
        assert photo.size == (96, 72)


def test_photos_of_a_folder_are_copied(tmp_path: Path) -> None:
    source = tmp_path / "photos"
    for seed in range(6):
        draw(source / "deep" / f"{seed}.{'JPG' if seed % 2 else 'jpeg'}", seed)
    (source / "list.txt").write_text("no photo")
    originals = [file for file in source.rglob("*") if file.suffix.lower() in (".jpg", ".jpeg")]
    before = {file: (file.stat(), file.read_bytes()) for file in originals}
    assert peer_photos.copy(source, tmp_path / "some", 4) == 4
    assert peer_photos.copy(source, tmp_path / "all", 40) == 6
    copies = list((tmp_path / "all").rglob("*.jpg"))
    assert sorted(c.read_bytes() for c in copies) == sorted(data for _, data in before.values())
    assert len(list((tmp_path / "some").rglob("*.jpg"))) == 4
    # Not links: whatever a peer does with them, the originals stay.
    assert all(status.st_nlink == 1 for status in (file.stat() for file in originals))
    assert before == {file: (file.stat(), file.read_bytes()) for file in originals}


def test_a_folder_without_photos_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PhotoorgError, match="no JPEG"):
        peer_photos.copy(tmp_path, tmp_path / "copies", 4)


# Weights


def test_all_sides_run_the_same_random_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import open_clip
    import torch

    arch = "tiny-of-peers"
    (tmp_path / "configs").mkdir()
    (tmp_path / "configs" / f"{arch}.json").write_text(json.dumps(tiny_openclip.CLIP))
    open_clip.add_model_config(tmp_path / "configs" / f"{arch}.json")
    monkeypatch.setattr(peer_weights, "ARCH", arch)
    state = torch.random.get_rng_state()
    folders = [peer_weights.save_random(tmp_path / name, seed) for name, seed in
               (("one", 0), ("again", 0), ("other", 1))]  # fmt: skip
    one, again, other = ((folder / WEIGHTS).read_bytes() for folder in folders)
    assert one == again != other
    assert torch.equal(state, torch.random.get_rng_state())

    # Ours by its spec; theirs as PhotoMapAI loads it: the architecture's name and the file.
    ours = models.load_embedder(f"openclip:{arch}@{folders[0]}")
    theirs, _, prepare = open_clip.create_model_and_transforms(
        arch, pretrained=str(folders[0] / WEIGHTS)
    )
    theirs.eval()
    with Image.open(peer_photos.probe(tmp_path / "probe.png", ours.edge)) as photo, torch.no_grad():
        seen = theirs.encode_image(prepare(photo)[None], normalize=True)[0].numpy()
        read = theirs.encode_text(open_clip.get_tokenizer(arch)(["a dog"]), normalize=True)[0]
        assert ours.see(ours.prepare(photo)[None]).spaces["joint"][0] == pytest.approx(
            seen, abs=1e-5
        )
    assert ours.embed_texts(["a dog"])[0] == pytest.approx(read.numpy(), abs=1e-5)


# The whole


TWIN = """
from photoorg import models
from PIL import Image

class Twin:
    packages = ("pillow",)
    apart, parts = {}, {}

    def __init__(self, request):
        self.request = request

    def load(self):
        self.embedder = models.load_embedder(self.request["spec"])

    def index(self):
        print("chatter")
        return self.request["count"]

    def search(self, text):
        return self.request["limit"]

    def read(self, text):
        return self.embedder.embed_texts([text])[0].tolist()

    def see(self, photo):
        image = self.embedder.prepare(Image.open(photo))
        return self.embedder.see(image[None]).spaces["joint"][0].tolist()

def start(request):
    return Twin(request)
"""


@pytest.mark.usefixtures("few_scenes")
def test_a_run_with_a_twin_and_peers_that_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drivers = tmp_path / "drivers"
    shutil.copytree(peer_drivers.__path__[0], drivers)
    (drivers / "twin_driver.py").write_text(TWIN)
    (drivers / "broken_driver.py").write_text("raise ImportError('libfoo is missing')")
    monkeypatch.setattr(peers, "peer_drivers", SimpleNamespace(__path__=[str(drivers)]))
    monkeypatch.setattr(peers.peer_weights, "ARCH", "tiny")
    monkeypatch.setattr(peers.peer_weights, "save_random", tiny_openclip.save_clip)

    def python_of(base: Path, package: str, shares_ours: bool) -> Path:
        if package == "gone":
            raise PhotoorgError("ERROR: No matching distribution found for gone")
        return Path(sys.executable)

    monkeypatch.setattr(peers.peer_environments, "python_of", python_of)
    monkeypatch.setattr(
        peers,
        "PEERS",
        (
            Peer("twin", "twin", "twin_driver", "all of it"),
            Peer("broken", "broken", "broken_driver", "nothing"),
            Peer("gone", "gone", "gone_driver", "nothing"),
        ),
    )
    said: list[str] = []
    report = peers.run(None, 24, "small", 2, tmp_path / "environments", say=said.append)
    assert [words for words in said if words.startswith("measuring")] == [
        "measuring photoorg", "measuring twin", "measuring broken",
        "measuring twin", "measuring photoorg",
    ]  # fmt: skip
    assert report.ours["photos"] == report.baselines["twin"]["photos"] == 24
    assert report.ours["photos_per_s_over_twin"] > 0
    assert report.ours["query_ms_over_twin"] > 0
    assert {"class_names_s", "scan_s", "embed_s", "prepare_search_s"} <= set(report.ours)
    # The first text of a process is read with its padding, to see that it makes no difference.
    apart = re.search(r"differ from ours by (\S+) \(text\), (\S+) \(photo\)", report.notes["twin"])
    assert apart is not None
    assert float(apart[1]) < 1e-6
    # Of photos the engine that a trial chose for ours leaves the last digits out.
    assert float(apart[2]) < 0.01
    assert str(report.notes["skipped broken"]) == "failed: ImportError: libfoo is missing"
    assert "No matching distribution" in str(report.notes["skipped gone"])


@pytest.mark.parametrize("as_json", [False, True])
def test_the_command_hands_everything_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    asked: list[tuple[Any, ...]] = []

    def run(*arguments: Any) -> Report:
        asked.append(arguments[:-1])
        arguments[-1]("photos")
        return Report("Beside", {"photos_per_s": 2.0}, {"rclip": {"photos_per_s": 4.0}})

    monkeypatch.setattr(peers, "run", run)
    words = ["bench", "peers", str(tmp_path), "--count", "30", "--size", "small", "--rounds", "3"]
    words += ["--peer", "rclip", "--peer", "czkawka", "--environments", str(tmp_path / "e")]
    result = CliRunner().invoke(main, words + ["--json"] * as_json)
    assert result.exit_code == 0, result.output
    assert asked == [(tmp_path, 30, "small", 3, tmp_path / "e", ("rclip", "czkawka"))]
    assert "photos" in result.stderr
    if as_json:
        assert json.loads(result.stdout)["baselines"] == {"rclip": {"photos_per_s": 4.0}}


def test_an_unknown_peer_is_refused_with_those_there_are() -> None:
    result = CliRunner().invoke(main, ["bench", "peers", "--peer", "picasa"])
    assert result.exit_code == 1
    assert all(peer.name in result.output for peer in PEERS)


def test_the_help_says_that_it_downloads() -> None:
    assert "PyPI" in CliRunner().invoke(main, ["bench", "peers", "--help"]).output


def test_every_peer_has_its_driver() -> None:
    for peer in PEERS:
        assert (Path(peer_drivers.__path__[0]) / f"{peer.driver}.py").is_file()
