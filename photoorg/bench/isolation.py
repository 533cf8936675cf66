"""`photoorg bench isolation`: what decoding in processes without rights costs."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import BinaryIO

from photoorg import media
from photoorg.bench.pipeline import index_from_zero
from photoorg.bench.report import Report, machine
from photoorg.isolation import DecoderPool
from photoorg.media import Fit, Look
from photoorg.pipeline.organize import STAGES


class _InThisProcess(DecoderPool):
    """Decodes in the threads that ask, as a program without isolation does."""

    def look(self, file: BinaryIO, path: bytes, mtime_ns: int, fits: tuple[Fit, ...]) -> Look:
        return media.look(file, path, mtime_ns, fits)


def run(folder: Path, model: str = "builtin", rounds: int = 3) -> Report:
    """Indexing from zero up to the albums, isolated and not, by turns; the first turn of each
    (models loading, disk cold) is not counted. Shares are medians over rounds."""
    seconds: dict[str, list[dict[str, float]]] = {"isolated": [], "plain": []}
    count, rights = 0, ""
    for number in range(rounds + 1):
        for name in seconds if number % 2 else reversed(seconds):
            with DecoderPool() if name == "isolated" else _InThisProcess() as pool:
                count, spent = index_from_zero(folder, model, STAGES, pool)
                if name == "isolated":
                    rights = pool.rights().words()
            if number:
                seconds[name].append(spent)
    pairs = list(zip(seconds["isolated"], seconds["plain"], strict=True))
    return Report(
        f"Decoding isolated: {count} photos of {folder.name} from zero, {rounds} rounds by turns",
        {
            "photos": count,
            "cost_of_indexing": _cost(pairs, tuple(stage.__name__ for stage in STAGES)),
            "cost_of_read": _cost(pairs, ("read",)),
            "cost_of_embed": _cost(pairs, ("embed",)),
            "photos_per_s": _rate(count, seconds["isolated"]),
        },
        baselines={"in the worker": {"photos_per_s": _rate(count, seconds["plain"])}},
        notes={"rights": rights, **machine()},
    )


def _cost(pairs: list[tuple[dict[str, float], dict[str, float]]], stages: tuple[str, ...]) -> float:
    """Share of throughput lost in these stages."""
    lost = [1 - sum(plain[s] for s in stages) / sum(own[s] for s in stages) for own, plain in pairs]
    return round(statistics.median(lost), 4)


def _rate(count: int, seconds: list[dict[str, float]]) -> float:
    return round(count / statistics.median(sum(spent.values()) for spent in seconds), 2)
