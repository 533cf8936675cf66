"""`photoorg bench peers`: other programs on the same machine, photos and weights in one run.

Each program indexes the photos from zero in a process of its own, then answers words in it. All
get one CLIP with random weights: they cost what trained ones cost, and nobody downloads them.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

import photoorg
from photoorg.bench import peer_drivers, peer_environments, peer_photos, peer_weights
from photoorg.bench.peer_list import PEERS, Peer
from photoorg.bench.peer_runs import Measured, measure, private
from photoorg.bench.report import Report, machine
from photoorg.errors import PhotoorgError
from photoorg.models.openclip_files import WEIGHTS, locate
from photoorg.settings import machine_cache

QUERIES = tuple(
    f"{what} {where}"
    for where in ("on a beach", "in the snow", "at night", "in a street")
    for what in ("a dog", "two people", "a red car", "a boat", "flowers", "a child playing")
)
"""Three to get warm, and 21 that are timed."""
_HITS = 200
_PROBE_TEXT = "two dogs running along a beach at sunset"
_SAME = 0.999
"""Cosine that the same weights reach on any engine; random others stay far below."""
_OURS = "photoorg"


@dataclass(frozen=True, slots=True)
class _Bench:
    """What all runs have in common."""

    base: Path
    """Everything but the environments lies below; it is removed at the end."""
    environments: Path
    request: Mapping[str, Any]
    limit_s: float
    say: Callable[[str], None]


@dataclass(slots=True)
class _Tally:
    """What came of the runs so far."""

    runs: dict[str, list[Measured]] = field(default_factory=dict)
    """By program, one for each round."""
    skipped: dict[str, str] = field(default_factory=dict)
    """The reason by peer."""


def run(
    folder: Path | None,
    count: int = 1000,
    size: str = "large",
    rounds: int = 1,
    environments: Path | None = None,
    names: Sequence[str] = (),
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Photos per second and milliseconds per search beside those of the peers, and ratios.

    `count` JPEGs of a folder, or drawn ones of a size of `peer_photos.SIZES`; the peers called
    `names`, or all. The order of programs is turned around in every other round; figures are
    medians over rounds. `say` is told what is going on.
    """
    if unknown := set(names) - {peer.name for peer in PEERS}:
        known = ", ".join(peer.name for peer in PEERS)
        raise PhotoorgError(f"No peer is called {min(unknown)}; there are {known}.")
    chosen = [peer for peer in PEERS if not names or peer.name in names]
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="photoorg-peers-") as temporary:
        base = Path(temporary)
        say("photos")
        if folder is None:
            photos = peer_photos.draw(base / "photos", count, peer_photos.SIZES[size])
        else:
            photos = peer_photos.copy(folder, base / "photos", count)
        say("weights")
        weights = peer_weights.save_random(base / "weights")
        bench = _Bench(
            base,
            environments or machine_cache() / "peers",
            _request(base, weights, photos),
            limit_s=900.0 + 5.0 * photos,
            say=say,
        )
        tally = _Tally()
        pythons = _pythons(bench, chosen, weights, tally)
        for number in range(rounds):
            turn = [None, *(peer for peer in chosen if peer.name in pythons)]
            for peer in turn if number % 2 == 0 else reversed(turn):
                _measure(bench, peer, pythons, tally)
        megabytes = sum(f.stat().st_size for f in (base / "photos").rglob("*.jpg")) / 1e6
    return report(
        chosen,
        tally.runs,
        tally.skipped,
        {
            "photos": photos,
            "photo_size": size if folder is None else "as they are",
            "mean_photo_MB": round(megabytes / photos, 3),
            "rounds": rounds,
            "load_before": round(busy, 2),
        },
    )


def _request(base: Path, weights: Path, photos: int) -> dict[str, Any]:
    """What every program is told."""
    spec = f"openclip:{peer_weights.ARCH}@{weights}"
    edge = max(locate(spec).input_size)
    return {
        "folder": str(base / "photos"),
        "count": photos,
        "limit": _HITS,
        "queries": QUERIES,
        "probe_text": _PROBE_TEXT,
        "probe_photo": str(peer_photos.probe(base / "probe.png", edge)),
        "spec": spec,
        "arch": peer_weights.ARCH,
        "weights": str(weights / WEIGHTS),
        "onnx": str(base / "onnx"),
    }


def _pythons(
    bench: _Bench, chosen: Sequence[Peer], weights: Path, tally: _Tally
) -> dict[str, Path]:
    """The Python of each peer that can be had."""
    pythons = {}
    for peer in chosen:
        bench.say(f"environment of {peer.name}")
        try:
            python = peer_environments.python_of(bench.environments, peer.package, peer.shares_ours)
            if peer.needs_onnx:
                exporter = peer_environments.python_of(bench.environments, "onnx", True)
                home = bench.base / "export"
                peer_weights.save_onnx(exporter, weights, Path(bench.request["onnx"]), home)
        except PhotoorgError as error:
            tally.skipped[peer.name] = f"cannot be had: {error}"
        else:
            pythons[peer.name] = python
    return pythons


def _measure(bench: _Bench, peer: Peer | None, pythons: Mapping[str, Path], tally: _Tally) -> None:
    """Run a peer, or photoorg for None, once; a peer that fails is out of the run."""
    name = peer.name if peer else _OURS
    if name in tally.skipped:
        return
    bench.say(f"measuring {name}")
    with tempfile.TemporaryDirectory(prefix="home-", dir=bench.base) as home:
        variables = private(Path(home))
        if peer is None:
            source = str(Path(photoorg.__path__[0]).parent)
            variables["PYTHONPATH"] = source
            command: list[str | Path] = [sys.executable, "-m", "photoorg.bench.peer_ours"]
            tally.runs.setdefault(name, []).append(
                measure(command, variables, bench.limit_s, bench.request)
            )
            return
        driver = Path(peer_drivers.__path__[0]) / "drive.py"
        command = [pythons[name], "-I", driver, peer.driver]
        try:
            measured = measure(command, variables, bench.limit_s, {**bench.request, **peer.options})
        except PhotoorgError as error:
            tally.skipped[name] = f"failed: {error}"
            tally.runs.pop(name, None)
        else:
            tally.runs.setdefault(name, []).append(measured)


def report(
    chosen: Sequence[Peer],
    runs: Mapping[str, Sequence[Measured]],
    skipped: Mapping[str, str],
    circumstances: Mapping[str, str | int | float],
) -> Report:
    """The report of all runs, by program in rounds; ratios are ours ÷ theirs, round by round.

    A peer whose vectors are not those of our weights is skipped, too.
    """
    ours = runs[_OURS]
    reasons = dict(skipped)
    baselines: dict[str, dict[str, float]] = {}
    ratios: dict[str, float] = {}
    notes: dict[str, str | int | float] = {}
    for peer in chosen:
        theirs = runs.get(peer.name)
        if not theirs:
            continue
        if theirs[0].text and (other := _other_weights(ours[0], theirs[0])):
            reasons[peer.name] = other
            continue
        baselines[peer.name] = _figures(theirs)
        for metric in ("photos_per_s", "photos_per_s_with_loading", "query_ms"):
            pairs = list(zip(ours, theirs, strict=True))
            if theirs[0].query_ms is not None or metric != "query_ms":
                shares = [getattr(a, metric) / getattr(b, metric) for a, b in pairs]
                ratios[f"{metric}_over_{peer.name}"] = float(f"{median(shares):.4g}")
        notes[peer.name] = f"{_versions(theirs[0])}: {peer.what}{_remarks(ours[0], theirs[0])}"
    stages = {name: median(m.parts[name] for m in ours) for name in ours[0].parts}
    return Report(
        f"Beside other programs: {circumstances['photos']} photos, the same weights",
        {
            **_figures(ours),
            **ratios,
            **{name: round(spent, 3) for name, spent in stages.items()},
        },
        baselines=baselines,
        notes={
            _OURS: f"{_versions(ours[0])}: the stages of photoorg add from scan to prepare_search, "
            "pipeline.search",
            **notes,
            **{f"skipped {name}": reason for name, reason in reasons.items()},
            "photos_per_s": "from everything loaded to photos that can be searched; "
            "photos_per_s_with_loading from the start of the process",
            "class_names_s": "in load_s: photoorg reads the names of 1000 classes once for ever",
            "query_ms": f"median of {len(QUERIES) - 3} searches by words, {_HITS} hits, "
            "in the process that indexed",
            "weights": f"{peer_weights.ARCH}, random, the same for all that search",
            "disk": "photos were written just before: they are read from memory",
            **circumstances,
            **machine(),
        },
    )


def _figures(runs: Sequence[Measured]) -> dict[str, float]:
    """Medians over rounds by metric."""
    figures = {
        "photos": runs[0].photos,
        "photos_per_s": round(median(m.photos_per_s for m in runs), 2),
        "photos_per_s_with_loading": round(median(m.photos_per_s_with_loading for m in runs), 2),
        "load_s": round(median(m.load_s for m in runs), 2),
    }
    queries = [m.query_ms for m in runs if m.query_ms is not None]
    if queries:
        figures["query_ms"] = round(median(queries), 2)
    apart = {name: median(m.apart[name] for m in runs) for name in runs[0].apart}
    return {**figures, **{name: round(spent, 2) for name, spent in apart.items()}}


def _versions(measured: Measured) -> str:
    return ", ".join(f"{name} {version}" for name, version in measured.versions.items())


def _other_weights(ours: Measured, theirs: Measured) -> str:
    """Why two programs do not run the same weights; empty if they do."""
    for what, a, b in (("text", ours.text, theirs.text), ("photo", ours.photo, theirs.photo)):
        if len(a) != len(b):
            return f"its vector of a {what} has {len(b)} numbers, ours {len(a)}"
        if (cosine := float(np.dot(a, b))) < _SAME:
            return f"it does not run our weights: cosine {cosine:.4f} to our vector of a {what}"
    return ""


def _remarks(ours: Measured, theirs: Measured) -> str:
    words = ""
    if theirs.text:
        text, photo = (
            float(np.abs(np.subtract(a, b)).max())
            for a, b in ((ours.text, theirs.text), (ours.photo, theirs.photo))
        )
        words += f"; unit vectors differ from ours by {text:.1e} (text), {photo:.1e} (photo)"
    if theirs.photos != ours.photos:
        words += f"; it indexed {theirs.photos} photos, photoorg {ours.photos}"
    if theirs.query_ms is not None and theirs.hits != ours.hits:
        words += f"; searches gave {theirs.hits} hits, ours {ours.hits}"
    return words
