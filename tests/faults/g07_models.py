"""G7: a model file that is not exactly the pinned one is never used."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from unittest import mock

from local_hub import CONFIG, SPEC, WEIGHTS, LocalHub, Trouble, serving

from photoorg import model_store
from photoorg.errors import ModelError
from photoorg.models import hub, weights
from photoorg.models.hub import download, offer
from tests.faults import ROOT
from tests.faults.outcome import Outcome, Scale
from tests.faults.source_rules import violations

EACH = 100
NAME = "model.safetensors"
WHOLE = {NAME: WEIGHTS, "config.json": CONFIG}
_FETCH = (
    "from photoorg.models import hub\n"
    f"offer = hub.pinned({SPEC!r}) or hub.resolve({SPEC!r})\n"
    "print('go', flush=True)\n"
    "for _ in hub.fetch(offer): pass\n"
)


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Flip, cut and kill; every time the model is refused, repaired or whole."""
    count = scale.count(EACH, least=5)
    chance = random.Random(scale.seed)
    with _alone(scratch / "home"), serving() as served:
        os.environ["HF_ENDPOINT"] = served.url
        results = {
            "flips of an installed model": _flips(count, chance),
            "flips on the way": _troubles(served, _flipped(count, chance)),
            "cuts": _troubles(served, _cut(count, chance)),
            "kills": _kills(served, scale.count(EACH, least=3), chance),
            "flips of kept tensors": _flips_of_kept(scratch / "kept", count, chance),
            "flips of the built-in weights": _flips_of_package(scratch, count, chance),
        }
        pinned = hub.pinned(SPEC)
    commit = pinned is not None and model_store.is_commit(pinned.commit)
    hashed = pinned is not None and all(
        map(model_store.is_sha256, (f.sha256 for f in pinned.files))
    )
    rules = [words for words in violations() if "writer" not in words and "SQL" not in words]
    wrong = [f"{what}: {words}" for what, found in results.items() for words in found]
    return Outcome(
        "G7",
        "models",
        f"{count} each of {', '.join(results)}: all noticed or resumed; 40-digit commit and "
        "SHA-256 pinned; 0 pickles, torch.load, remote code in the source",
        f"{len(wrong)} not noticed; commit {'pinned' if commit else 'NOT pinned'}, files "
        f"{'hashed' if hashed else 'NOT hashed'}; {len(rules)} broken rules",
        not (wrong or rules) and commit and hashed,
        (
            *wrong[:10],
            *rules[:10],
            "Bits that rot on the disk without a new time of change are found by `photoorg models "
            "verify`, not at every start.",
        ),
    )


def _fetch() -> Path:
    steps = hub.fetch(hub.pinned(SPEC) or hub.resolve(SPEC))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return Path(end.value)


def _is_whole() -> bool:
    place = model_store.folder(SPEC)
    return {file.name: file.read_bytes() for file in place.iterdir()} == WHOLE


def _flips(count: int, chance: random.Random) -> list[str]:
    """An installed model with one bit changed is refused, and repaired by fetching it again."""
    wrong = []
    place = _fetch()
    for number in range(count):
        name = chance.choice(sorted(WHOLE))
        bit = chance.randrange(len(WHOLE[name]) * 8)
        (place / name).write_bytes(flipped(WHOLE[name], bit))
        try:
            hub.local_folder(SPEC)
            wrong.append(f"bit {bit} of {name}")
        except ModelError:
            pass
        if number % 10 == 0:
            _fetch()
            wrong += [] if _is_whole() else [f"bit {bit} of {name} was not repaired"]
        else:
            (place / name).write_bytes(WHOLE[name])
    return wrong


def _flipped(count: int, chance: random.Random) -> Iterator[tuple[Trouble, ...]]:
    for _ in range(count):
        yield (Trouble(flip=chance.randrange(len(WEIGHTS))),)


def _cut(count: int, chance: random.Random) -> Iterator[tuple[Trouble, ...]]:
    for _ in range(count):
        yield tuple(
            Trouble(cut_after=chance.randrange(len(WEIGHTS) // 3))
            for _ in range(chance.randint(1, 2))
        )


def _troubles(served: LocalHub, cases: Iterator[tuple[Trouble, ...]]) -> list[str]:
    """A download that goes wrong ends whole, or is refused and leaves nothing of that name."""
    wrong = []
    for troubles in cases:
        hub.remove(SPEC)
        served.goes_wrong(NAME, *troubles)
        try:
            _fetch()
        except ModelError:
            if model_store.is_installed(SPEC):
                wrong.append(f"{troubles}: refused, but installed")
            served.goes_wrong(NAME)
            _fetch()
        if not _is_whole():
            wrong.append(f"{troubles}: not whole")
    return wrong


def _kills(served: LocalHub, count: int, chance: random.Random) -> list[str]:
    """A process that downloads is killed at any moment; the next goes on and is whole."""
    wrong = []
    for number in range(count):
        hub.remove(SPEC)
        served.goes_wrong(NAME, Trouble(pause=0.02))
        with subprocess.Popen(
            [sys.executable, "-c", _FETCH], stdout=subprocess.PIPE, cwd=ROOT
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * 0.35)
            process.kill()
        served.goes_wrong(NAME)
        if model_store.is_installed(SPEC) and not _is_whole():
            wrong.append(f"kill {number}: installed, but not whole")
        _fetch()
        if not _is_whole():
            wrong.append(f"kill {number}: not whole afterwards")
    return wrong


def _flips_of_kept(place: Path, count: int, chance: random.Random) -> list[str]:
    """Tensors kept in the cache: a flipped file is made again, or still holds the same."""
    import torch
    from safetensors.torch import load_file

    place.mkdir()
    tensors = {"vectors": torch.arange(3000, dtype=torch.float32).reshape(30, 100)}
    file = place / "kept.safetensors"
    wrong = []
    for _ in range(count):
        weights.save_tensors(file, tensors)
        assert weights.sound(file)
        data = file.read_bytes()
        # Half of them in the header, which is short.
        bit = chance.randrange(8 * (200 if chance.random() < 0.5 else len(data)))
        file.write_bytes(flipped(data, bit))
        weights._is_sound.cache_clear()
        if weights.sound(file) and not torch.equal(load_file(file)["vectors"], tensors["vectors"]):
            wrong.append(f"bit {bit}")
    return wrong


def _flips_of_package(place: Path, count: int, chance: random.Random) -> list[str]:
    """The built-in weights as their package ships them."""
    copy = place / "lite2.pth"
    shutil.copyfile(weights.lite2_file(), copy)
    wrong = []
    with copy.open("r+b") as stream:
        for _ in range(count):
            bit = chance.randrange(copy.stat().st_size * 8)
            _flip_in_place(stream, bit)
            try:
                weights.verified(copy, weights.LITE2_SHA256)
                wrong.append(f"bit {bit}")
            except ModelError:
                pass
            _flip_in_place(stream, bit)
    weights.verified(copy, weights.LITE2_SHA256)
    return wrong


def _flip_in_place(stream: BinaryIO, bit: int) -> None:
    stream.seek(bit // 8)
    byte = stream.read(1)[0]
    stream.seek(bit // 8)
    stream.write(bytes((byte ^ 1 << bit % 8,)))
    stream.flush()


def flipped(data: bytes, bit: int) -> bytes:
    """`data` with one bit changed."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """A store of its own, no proxy, no waiting, and hubs may be contacted."""
    hidden = [name for name in os.environ if name.lower().endswith("_proxy") or "OFFLINE" in name]
    with (
        mock.patch.dict(os.environ, {"PHOTOORG_HOME": str(home)}),
        mock.patch.object(download, "PAUSES", (0.0, 0.0, 0.0)),
        mock.patch.object(download, "STEP_SECONDS", 0.0),
        mock.patch.object(offer, "PAUSES", (0.0, 0.0)),
    ):
        for name in hidden:
            del os.environ[name]
        yield
