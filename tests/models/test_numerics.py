"""Numerics: engines against the plain network, the trial, and what is remembered of it."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from photoorg.models import dead_leaves, engine_trial, engines, numerics, trial_apart
from photoorg.models.engine_trial import GUARD, compare, find_fastest, measure_all, race
from photoorg.models.engines import ENGINES, FOLDED, PLAIN, Engine, Network, fold_norms
from photoorg.models.lite2 import load_lite2
from photoorg.models.numerics import ENOUGH, Runner

CPU = torch.device("cpu")
EDGE = 32


class NormAct(nn.BatchNorm2d):
    """A norm that does its activation too, as timm's do."""

    def __init__(self, channels: int) -> None:
        super().__init__(channels)
        self.act = nn.ReLU6()

    def forward(self, maps: Tensor) -> Tensor:
        normal: Tensor = self.act(super().forward(maps))
        return normal


class Block(nn.Module):
    """A residual block."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1, groups=channels, bias=False)
        self.bn = NormAct(channels)
        self.project = nn.Conv2d(channels, channels, 1)
        self.bn2 = nn.BatchNorm2d(channels)

    def forward(self, maps: Tensor) -> Tensor:
        changed: Tensor = self.bn2(self.project(self.bn(self.conv(maps))))
        return maps + changed


class Clock:
    """Time as the trial sees it: a millisecond goes by between two looks, and what is said. How
    busy the machine is decides nothing here."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        self.now += 0.001
        return self.now

    def process_time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(engine_trial, "time", clock)
    return clock


@pytest.fixture(scope="module")
def network() -> Network:
    """Three stages, with norms that have seen something."""
    torch.manual_seed(0)
    stem = nn.Sequential(nn.Conv2d(3, 16, 3, stride=2, bias=False), NormAct(16))
    head = nn.Sequential(nn.Conv2d(16, 24, 1, bias=False), NormAct(24))
    stages = [stem, Block(16), head]
    for module in nn.Sequential(*stages).modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.running_mean, -0.5, 0.5)
            nn.init.uniform_(module.running_var, 0.5, 2)
            nn.init.uniform_(module.weight, 0.5, 1.5)
    made = [stage.eval() for stage in stages]
    return Network("tiny", lambda: made, (EDGE, EDGE), (127, 120, 110), (128, 64, 70), exact=1)


@pytest.fixture(scope="module")
def pictures() -> Tensor:
    return torch.from_numpy(dead_leaves.draw(ENOUGH, EDGE, EDGE))


@pytest.fixture
def runner(network: Network, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(engines, "ENGINES", ENGINES[:1] + ENGINES[2:3])
    return Runner(network)


def photos(count: int) -> np.ndarray:
    return dead_leaves.draw(count, EDGE, EDGE)


def kept() -> dict[str, object]:
    [file] = numerics.model_cache().glob("numerics-*.json")
    stored: dict[str, object] = json.loads(file.read_text())
    return stored


def engine(name: str, answer: Callable[[Network], Callable[[Tensor], Tensor]]) -> Engine:
    return Engine(name, lambda network, device: answer(network))


# Engines


def test_folding_norms_changes_nothing_but_rounding(network: Network, pictures: Tensor) -> None:
    folded = fold_norms(network.part())
    assert not any(isinstance(module, nn.BatchNorm2d) for module in folded.modules())
    with torch.inference_mode():
        wanted = engines.normalised(network, CPU)(pictures)
        assert torch.allclose(folded(wanted), network.part()(wanted), atol=1e-4)


def test_photos_are_normalised_colour_by_colour(network: Network, pictures: Tensor) -> None:
    found = engines.normalised(network, CPU)(pictures)
    assert found.shape == (ENOUGH, 3, EDGE, EDGE)
    assert found.is_contiguous(memory_format=torch.channels_last)
    for colour, (mean, std) in enumerate(zip(network.mean, network.std, strict=True)):
        levels = pictures[..., colour].double()
        assert torch.allclose(found[:, colour].double(), (levels - mean) / std, atol=1e-5)
    assert pictures.dtype == torch.uint8


@pytest.mark.parametrize("tried", [e for e in ENGINES if not e.slow_to_build], ids=lambda e: e.name)
def test_engines_give_the_plain_network_s_features(
    tried: Engine, network: Network, pictures: Tensor
) -> None:
    if not tried.available(CPU):
        pytest.skip(f"needs {' and '.join(tried.packages)}")
    try:
        forward = tried.build(network, CPU)
    except ValueError as error:
        pytest.skip(str(error))
    found, expected = forward(pictures), PLAIN.build(network, CPU)(pictures)
    assert found.dtype == torch.float32
    assert found.shape == expected.shape == (ENOUGH, 24, 15, 15)
    least = 0.98 if "autocast" in tried.name else GUARD
    assert compare(found, expected).min() >= least
    one = forward(pictures[:1])
    assert compare(one, expected[:1]).min() >= least, "any number of photos"
    assert not any(stage.training for stage in network.stages)


def test_openvino_reports_nothing(network: Network) -> None:
    pytest.importorskip("openvino", exc_type=ImportError)
    assert sys.modules["openvino_telemetry"] is None


def test_damaged_conversions_are_made_anew(
    network: Network, pictures: Tensor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    converted = next(e for e in ENGINES if e.name == "openvino float32")
    if not converted.available(CPU):
        pytest.skip("needs openvino")
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path))
    converted.build(network, CPU)
    for file in (numerics.model_cache() / "engines").rglob("*.xml"):
        file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(Exception, match=r"."):
        converted.build(network, CPU)
    assert (
        compare(converted.build(network, CPU)(pictures), PLAIN.build(network, CPU)(pictures)).min()
        > GUARD
    )


# The trial


def test_wrong_raising_and_hopeless_engines_lose(
    network: Network, pictures: Tensor, clock: Clock
) -> None:
    def raising(network: Network) -> Callable[[Tensor], Tensor]:
        raise OSError("no such library")

    def late(network: Network) -> Callable[[Tensor], Tensor]:
        def forward(photos: Tensor) -> Tensor:
            raise RuntimeError("not implemented for 'Half'")

        return forward

    def hopeless(network: Network) -> Callable[[Tensor], Tensor]:
        right = FOLDED.build(network, CPU)

        def forward(photos: Tensor) -> Tensor:
            clock.sleep(0.2)
            return right(photos)

        return forward

    begun: list[str] = []
    tried = [
        engine("raising", raising),
        engine("late", late),
        engine("noise", lambda _: lambda photos: torch.randn(len(photos), 24, 15, 15)),
        engine(
            "nothing", lambda _: lambda photos: torch.full((len(photos), 24, 15, 15), torch.nan)
        ),
        engine("hopeless", hopeless),
        FOLDED,
    ]
    trial = find_fastest(network, tried, pictures, lambda e: begun.append(e.name))
    assert begun == [e.name for e in tried]
    assert trial.best is not None
    assert trial.best.name == FOLDED.name
    assert trial.complete
    by_name = {result.name: result for result in trial.results}
    assert set(by_name) == {"noise", "nothing", FOLDED.name}
    assert by_name["nothing"].min_cosine == 0
    assert not by_name["noise"].right
    assert by_name["noise"].photos_per_s == 0


def test_little_time_leaves_engines_out(
    network: Network, pictures: Tensor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_trial, "SECONDS", 0.0)
    wrong = engine("wrong", lambda _: lambda photos: torch.randn(len(photos), 24, 15, 15))
    trial = find_fastest(network, [wrong, FOLDED, PLAIN, FOLDED], pictures)
    assert not trial.complete
    assert {result.name for result in trial.results} == {"wrong", FOLDED.name, PLAIN.name}
    assert trial.best is not None


def test_all_are_measured_for_the_bench(network: Network, pictures: Tensor) -> None:
    wrong = engine("wrong", lambda _: lambda photos: torch.randn(len(photos), 24, 15, 15))
    results = measure_all(network, [PLAIN, wrong, FOLDED], pictures, rounds=2)
    assert {result.name for result in results} == {PLAIN.name, "wrong", FOLDED.name}
    assert all(result.photos_per_s > 0 for result in results)
    speeds = [result.photos_per_s for result in results]
    assert speeds == sorted(speeds, reverse=True)


def test_those_far_behind_leave_the_race(pictures: Tensor, clock: Clock) -> None:
    runs: list[str] = []

    def runner(name: str, seconds: float) -> Callable[[Tensor], Tensor]:
        def forward(photos: Tensor) -> Tensor:
            runs.append(name)
            clock.sleep(seconds)
            return photos

        return forward

    forwards = {"slow": runner("slow", 0.05), "fast": runner("fast", 0.005)}
    least = race(forwards, pictures, rounds=5, behind=1.5)
    assert runs == ["slow", "fast", "slow", "fast"], "turn by turn, and none runs alone"
    assert least == pytest.approx({"slow": 0.051, "fast": 0.006})


# What is remembered


def test_few_photos_wait_for_no_trial_and_many_start_one(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = PLAIN.build(runner.network, CPU)
    first = runner(photos(2))
    assert list(numerics.model_cache().glob("numerics-*")) == []
    assert torch.allclose(first, expected(runner.there(photos(2))), atol=1e-4)
    many = runner(photos(ENOUGH))
    assert compare(many, expected(runner.there(photos(ENOUGH)))).min() >= GUARD
    assert kept()["engine"] in {FOLDED.name, "torch float16"}
    assert kept()["complete"]
    monkeypatch.setattr(engine_trial, "find_fastest", lambda *_: pytest.fail("tried again"))
    again = Runner(runner.network)
    assert torch.equal(again(photos(ENOUGH)), many)


def test_another_network_machine_or_version_has_its_own_choice(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner(photos(ENOUGH))
    device = runner.device
    assert numerics.Memory("tiny", device).chosen()
    assert numerics.Memory("other", device).chosen() is None
    monkeypatch.setattr(torch, "get_num_threads", lambda: 99)
    assert numerics.Memory("tiny", device).chosen() is None


def test_a_trial_without_time_for_all_is_gone_on_with(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = [engine(f"slow {number}", lambda n: FOLDED.build(n, CPU)) for number in range(4)]

    def timed(forwards: dict[str, object], *_: object) -> dict[str, float]:
        return {name: 1.0 if name == FOLDED.name else 2.0 for name in forwards}

    monkeypatch.setattr(engines, "ENGINES", [slow[0], FOLDED, *slow[1:]])
    monkeypatch.setattr(engine_trial, "SECONDS", 0.0)
    monkeypatch.setattr(engine_trial, "race", timed)
    seen: list[set[str]] = []
    for _ in range(4):
        Runner(runner.network)(photos(ENOUGH))
        stored = kept()
        assert stored["engine"] == FOLDED.name
        seen.append({result["name"] for result in stored["results"]})
        if stored["complete"]:
            break
    assert stored["complete"]
    assert seen == [{FOLDED.name, f"slow {number}"} for number in range(4)]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"engine": "torch float16"}'])
def test_a_damaged_memory_means_another_trial(runner: Runner, content: str) -> None:
    runner(photos(ENOUGH))
    [file] = numerics.model_cache().glob("numerics-*.json")
    file.write_text(content)
    Runner(runner.network)(photos(ENOUGH))
    assert kept()["complete"]


def test_an_engine_that_is_gone_makes_way(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    runner(photos(ENOUGH))
    chosen = str(kept()["engine"])

    def gone(network: Network, device: torch.device) -> engines.Forward:
        raise OSError("the library is gone")

    broken = [
        dataclasses.replace(e, build=gone) if e.name == chosen else e for e in engines.ENGINES
    ]
    monkeypatch.setattr(engines, "ENGINES", broken)
    features = Runner(runner.network)(photos(3))
    assert features.shape == (3, 24, 15, 15)
    assert list(numerics.model_cache().glob("numerics-*.json")) == []


def test_an_engine_that_ends_the_process_is_not_tried_for_ever(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deadly(network: Network, device: torch.device) -> engines.Forward:
        raise KeyboardInterrupt

    order = (FOLDED, Engine("deadly", deadly))
    monkeypatch.setattr(engines, "ENGINES", order)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            Runner(runner.network)(photos(ENOUGH))
        assert numerics.Memory("tiny", CPU).chosen() is None
    Runner(runner.network)(photos(ENOUGH))
    assert kept()["engine"] == FOLDED.name


def test_the_built_in_network_is_tried_in_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path))
    monkeypatch.setattr(engine_trial, "find_fastest", lambda *_: pytest.fail("tried here"))
    runner, _ = load_lite2()
    pictures = dead_leaves.draw(ENOUGH, *runner.network.size)
    expected = PLAIN.build(runner.network, CPU)(runner.there(pictures))
    assert compare(runner(pictures), expected).min() >= GUARD
    assert kept()["engine"] in {engine.name for engine in ENGINES}
    assert kept()["threads"] == torch.get_num_threads()
    assert len(kept()["results"]) >= 2


def test_a_trial_that_cannot_be_made_elsewhere_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path))
    runner, _ = load_lite2()
    pictures = dead_leaves.draw(ENOUGH, *runner.network.size)
    for command in (["photoorg-that-is-not-there"], [sys.executable, "-c", "raise SystemExit(3)"]):
        monkeypatch.setattr(trial_apart, "trial_command", lambda *_, c=command: c)
        again = Runner(runner.network)
        expected = FOLDED.build(runner.network, CPU)(runner.there(pictures))
        assert torch.allclose(again(pictures), expected, atol=1e-4)
    assert list(numerics.model_cache().glob("numerics-*.json")) == []


def test_a_cache_that_cannot_be_written_is_no_hindrance(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, content: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(numerics, "_write", full)
    assert runner(photos(ENOUGH)).shape == (ENOUGH, 24, 15, 15)


# Pictures for trials


def test_drawn_pictures_have_the_spectrum_of_photos() -> None:
    """Amplitudes fall with 1 / f: Field, “Relations between the statistics of natural images and
    the response properties of cortical cells” (1987); slopes of photos are from -0.8 to -1.5."""
    drawn = dead_leaves.draw(8, 128, 128, seed=1)
    assert drawn.shape == (8, 128, 128, 3)
    assert np.array_equal(drawn, dead_leaves.draw(8, 128, 128, seed=1))
    grey = drawn.mean(axis=3)
    frequency = np.hypot(np.fft.fftfreq(128)[:, None], np.fft.fftfreq(128))
    band = (frequency > 0.02) & (frequency < 0.3)
    for picture in grey:
        window = np.hanning(128)[:, None] * np.hanning(128)
        amplitude = np.abs(np.fft.fft2((picture - picture.mean()) * window))
        slope = np.polyfit(np.log(frequency[band]), np.log(amplitude[band] + 1e-9), 1)[0]
        assert -1.9 < slope < -0.7
    contrasts = drawn.reshape(8, -1).std(axis=1)
    assert contrasts.max() > 4 * contrasts.min(), "faint pictures are among them"
