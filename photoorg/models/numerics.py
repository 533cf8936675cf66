"""The fastest numerics that are right: chosen once per machine, and remembered.

A network's features are the same to three digits whichever engine computes them (engine_trial's
guard), so `model_id` does not depend on the choice.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
import re
import tempfile
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from photoorg.models import dead_leaves
from photoorg.settings import model_cache

if TYPE_CHECKING:
    import torch

    from photoorg.models.engine_trial import Trial
    from photoorg.models.engines import Engine, Forward, Network

ENOUGH = 4
"""A trial waits for a batch of so many photos: for less it is not worth while."""
_ON_DEVICE = 16
"""Pictures in a trial on a graphics card, which is given more at a time."""
_PACKAGES = ("torch", "onnxruntime", "openvino")
_DEATHS = 2
"""An engine during whose first run the process ended so often is not tried any more."""

_log = logging.getLogger(__name__)


class Runner:
    """Runs a network by the engine that is fastest on this machine, once that is known."""

    def __init__(self, network: Network) -> None:
        import torch

        self.network = network
        self.device = torch.device("cpu")
        self._forward: Forward | None = None
        self._chosen = False

    def to(self, device: torch.device) -> Runner:
        """Run there from now on."""
        if device != self.device:
            self.device, self._forward, self._chosen = device, None, False
        return self

    def __call__(self, photos: NDArray[np.uint8]) -> torch.Tensor:
        """Features (n, …), float32 on `device`, of photos (n, height, width, 3)."""
        if not self._chosen and (self._forward is None or len(photos) >= ENOUGH):
            self._forward = self._choose(len(photos))
        assert self._forward is not None
        return self._forward(self.there(photos))

    def there(self, photos: NDArray[np.uint8]) -> torch.Tensor:
        """Photos (n, height, width, 3) on `device`."""
        import torch

        return torch.from_numpy(photos).to(self.device)

    def drawn(self) -> torch.Tensor:
        """Pictures for a trial, on `device`."""
        count = ENOUGH if self.device.type == "cpu" else _ON_DEVICE
        return self.there(dead_leaves.draw(count, *self.network.size))

    def _choose(self, count: int) -> Forward:
        """The engine that was fastest before, or is so now; the safe one until there has been a
        batch that is large enough for a trial."""
        from photoorg.models.engines import FOLDED

        memory = Memory(self.network.name, self.device)
        engines = self._candidates()
        name = memory.chosen()
        if name is None and count >= ENOUGH:
            name = self.try_out()
        self._chosen = name is not None or count >= ENOUGH
        for engine in engines:
            if engine.name == name:
                try:
                    return engine.build(self.network, self.device)
                except Exception as error:  # As in the trial.
                    _log.warning("%s cannot be used any more: %s", name, error)
                    memory.forget()
        return FOLDED.build(self.network, self.device)

    def _candidates(self) -> list[Engine]:
        from photoorg.models.engines import ENGINES

        return [e for e in ENGINES if e.available(self.device) and e.is_candidate]

    def try_out(self) -> str | None:
        """Find the fastest engine by a trial, and remember it; None where none is right."""
        memory = Memory(self.network.name, self.device)
        if self.network.apart and self.device.type == "cpu":
            import torch

            from photoorg.models.trial_apart import try_elsewhere

            said = try_elsewhere(self.network.apart, torch.get_num_threads())
            return memory.best() or said
        from photoorg.models.converted_engines import forget_conversions
        from photoorg.models.engine_trial import find_fastest

        left_out = memory.fatal() | memory.outdone()
        able = [engine for engine in self._candidates() if engine.name not in left_out]
        trial = find_fastest(self.network, able, self.drawn(), memory.begin)
        memory.keep(trial)
        if trial.best is None:
            return None
        if trial.complete:
            forget_conversions(self.network, trial.best.name)
        return trial.best.name


class Memory:
    """What trials of one network on this machine have shown, in the model cache."""

    def __init__(self, network: str, device: torch.device) -> None:
        self._basis = {"network": network, **machine(device)}
        text = json.dumps(self._basis, sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        self._file = model_cache() / f"numerics-{digest}.json"
        self._begun = self._file.with_suffix(".begun")
        self._running = ""

    def chosen(self) -> str | None:
        """The engine to use, None where there was no trial or not enough time for all engines."""
        stored = self._stored()
        return str(stored["engine"]) if stored.get("complete") and stored.get("engine") else None

    def best(self) -> str | None:
        """The fastest engine so far, None where none is known."""
        engine = self._stored().get("engine")
        return str(engine) if engine else None

    def outdone(self) -> set[str]:
        """Whom an earlier trial, which had no time for all, has shown not to be the fastest."""
        stored = self._stored()
        names = stored.get("outdone")
        if stored.get("complete") or not isinstance(names, list):
            return set()
        return set(map(str, names)) - {stored.get("engine")}

    def _stored(self) -> dict[str, Any]:
        """What is remembered; nothing where that cannot be read."""
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stored if isinstance(stored, dict) else {}

    def keep(self, trial: Trial) -> None:
        """Remember a trial that came to its end; one that had no time for all is gone on with."""
        best = None if trial.best is None else trial.best.name
        tried = {result.name for result in trial.results}
        stored = {
            **self._basis,
            "engine": best,
            "complete": trial.complete and best is not None,
            "outdone": sorted((self.outdone() | tried) - {best}),
            "results": [asdict(result) for result in trial.results],
        }
        try:
            _write(self._file, stored)
            self._begun.unlink(missing_ok=True)
        except OSError as error:
            # The next start tries again.
            _log.warning("%s", error)

    def forget(self) -> None:
        """Have the next start try again."""
        self._file.unlink(missing_ok=True)

    def begin(self, engine: Engine) -> None:
        """Note that an engine is about to run for the first time, and that the last one could."""
        deaths = self._deaths()
        deaths.pop(self._running, None)
        self._running = engine.name
        deaths[engine.name] = deaths.get(engine.name, 0) + 1
        try:
            _write(self._begun, deaths)
        except OSError as error:
            _log.warning("%s", error)

    def fatal(self) -> set[str]:
        """The engines during whose first run the process has ended again and again."""
        return {name for name, count in self._deaths().items() if count >= _DEATHS}

    def _deaths(self) -> dict[str, int]:
        """How many trials in a row have not come to their end after an engine was begun."""
        try:
            stored = json.loads(self._begun.read_text(encoding="utf-8"))
            return {str(name): int(count) for name, count in stored.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}


def _write(file: Path, content: object) -> None:
    """Replace a JSON file in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=file.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(content, stream, indent=2)
    os.replace(part, file)


def machine(device: torch.device) -> dict[str, Any]:
    """What the speed of engines depends on, by name; None for packages that are not there."""
    import torch

    return {
        "device": device.type,
        "processor": _processor() if device.type == "cpu" else _accelerator(device),
        "threads": torch.get_num_threads(),
        **{package: _version(package) for package in _PACKAGES},
    }


def _processor() -> str:
    """The processor's name and a digest of what it can do."""
    try:
        facts = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return f"{platform.machine()} {platform.processor()}"
    name = re.search(r"^model name\s*:\s*(.*)$", facts, re.MULTILINE)
    flags = re.search(r"^(?:flags|Features)\s*:\s*(.*)$", facts, re.MULTILINE)
    able = hashlib.sha256(flags[1].encode()).hexdigest()[:8] if flags else ""
    return f"{name[1] if name else platform.machine()} {able}".strip()


def _accelerator(device: torch.device) -> str:
    import torch

    return torch.cuda.get_device_name(device) if device.type == "cuda" else platform.processor()


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
