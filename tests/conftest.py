"""What all tests share: a library of their own, drawn photos, and a model that is quick."""

from __future__ import annotations

import functools
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from colour_describer import COLOUR_FAMILY
from hypothesis import HealthCheck, settings
from no_network import no_network
from pytestqt.qtbot import QtBot
from tiny_model import TINY_FAMILY

from photoorg.isolation import DecoderPool
from photoorg.library import Access, Library
from photoorg.models import registry
from photoorg.models.offline import keep_openvino_quiet
from photoorg.ui.garbage import collect_due

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
keep_openvino_quiet()

# Examples are the same in every run, and no machine is too slow for one: whoever looks for new ones
# says `pytest --hypothesis-profile=default`.
settings.register_profile(
    "photoorg", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("photoorg")

PATIENCE_MS = 60_000


def patiently(wait: Callable[..., Any]) -> Callable[..., Any]:
    """One of qtbot's ways to wait, with time for a machine that others use, too: it ends as soon
    as what it waits for is there. Who waits for nothing to come says how long."""

    @functools.wraps(wait)
    def patient(qtbot: QtBot, *given: Any, timeout: int = 0, **named: Any) -> Any:
        if named.get("raising") is not False:
            timeout = max(timeout, PATIENCE_MS)
        return wait(qtbot, *given, timeout=timeout, **named)

    return patient


for _name in ("waitUntil", "waitSignal", "waitSignals"):
    setattr(QtBot, _name, patiently(getattr(QtBot, _name)))


@pytest.fixture(autouse=True, scope="session")
def _garbage_in_main_thread() -> Iterator[None]:
    """Widgets that tests leave behind are destroyed between tests, never in another thread."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collect_between_tests() -> Iterator[None]:
    yield
    collect_due()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the person's own library; converted weights are shared by all tests."""
    place = tmp_path_factory.getbasetemp() / "home"
    monkeypatch.setenv("PHOTOORG_HOME", str(place))
    return place


@pytest.fixture(scope="session")
def shared_decoders() -> Iterator[DecoderPool]:
    """Decoders as they are, for all tests in this process: starting them takes a while."""
    with DecoderPool() as pool:
        yield pool


@pytest.fixture(autouse=True)
def _one_pool(shared_decoders: DecoderPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("photoorg.pipeline.decoding.start", lambda _: shared_decoders)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that reaches for another computer fails."""
    with no_network():
        yield


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library that may be written."""
    with Library.open(tmp_path / "library", Access.PERSON | Access.INDEX) as opened:
        yield opened


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> str:
    """The spec of a small model that sees colours only, in no time; a describer like it takes the
    place of the built-in one."""
    monkeypatch.setitem(registry.EMBEDDERS, "tiny", TINY_FAMILY)
    monkeypatch.setitem(registry.DESCRIBERS, "builtin", COLOUR_FAMILY)
    return "tiny"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The photos beside the repository."""
    if not DATA.is_dir():
        pytest.skip("needs ../shared/data")
    return DATA
