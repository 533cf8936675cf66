"""`photoorg bench decoders`: what decoding JPEG photos for the model and the thumbnail costs.

Ours, its parts, and other libraries where they are installed, by turns over the same photos, all
in this process and in one thread. Others get the nearest fraction that their interface offers.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

from photoorg.bench.features import photo_files
from photoorg.bench.report import Report, machine
from photoorg.errors import PhotoorgError
from photoorg.media import Fit, look
from photoorg.media.identity import content_hash
from photoorg.media.thumbnail import EDGE, make_thumbnail
from photoorg.models.lite2 import INPUT

_FITS = (Fit(EDGE, longer=True), Fit(INPUT, longer=False))


def run(folder: Path, most: int = 32, rounds: int = 3) -> Report:
    """Milliseconds a photo, the least of the rounds for each, and ratios to ours.

    Raises PhotoorgError if there is no JPEG below `folder`.
    """
    found = [f for f in photo_files(folder) if f.suffix.lower() in (".jpg", ".jpeg")][:most]
    if not found:
        raise PhotoorgError(f"There is no JPEG below {folder}.")
    ways: dict[str, Callable[[Path], object]] = {
        "ours": _ours,
        "hash": _hash,
        "thumbnail": partial(_thumbnail, _sample(found[0])),
        "pillow_draft": _draft,
        "pillow_full": _full,
    }
    others: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
        ("simplejpeg", "simplejpeg", _simplejpeg),
        ("pyvips", "pyvips", _pyvips),
        ("opencv", "cv2", _opencv),
    )
    skipped = {}
    for name, package, way in others:
        if find_spec(package) is None:
            skipped[f"skipped {name}"] = f"{package} is not installed"
        else:
            ways[name] = way
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.perf_counter()
            for file in found:
                way(file)
            spent[name].append(1000 * (time.perf_counter() - began) / len(found))
    least = {f"{name}_ms": round(min(values), 2) for name, values in spent.items()}
    megabytes = statistics.mean(file.stat().st_size for file in found) / 1e6
    with Image.open(found[0]) as first:
        size = f"{first.width} × {first.height}"
    return Report(
        f"Decoding {len(found)} JPEG photos",
        least,
        notes={
            "ours": "decoding once for thumbnail and model, metadata, upright and sRGB; hash and "
            "thumbnail come on top",
            "photo_size": size,
            "mean_photo_MB": round(megabytes, 2),
            "rounds": rounds,
            **skipped,
            **machine(),
        },
    )


def _ours(file: Path) -> object:
    with file.open("rb") as opened:
        return look(opened, bytes(file), 0, _FITS)


def _hash(file: Path) -> object:
    with file.open("rb") as opened:
        return content_hash(opened)


def _sample(file: Path) -> Image.Image:
    with file.open("rb") as opened:
        return look(opened, bytes(file), 0, _FITS).images[0]


def _thumbnail(picture: Image.Image, _: Path) -> object:
    return make_thumbnail(picture)


def _draft(file: Path) -> object:
    with Image.open(file) as image:
        image.draft(None, (EDGE, EDGE * 3 // 4))
        return image.load()


def _full(file: Path) -> object:
    with Image.open(file) as image:
        return image.load()


def _simplejpeg(file: Path) -> object:
    import simplejpeg

    return simplejpeg.decode_jpeg(
        file.read_bytes(), min_width=EDGE, min_height=EDGE * 3 // 4, min_factor=1
    )


def _pyvips(file: Path) -> object:
    os.environ["VIPS_CONCURRENCY"] = "1"
    import pyvips

    return pyvips.Image.thumbnail(str(file), EDGE).numpy()


def _opencv(file: Path) -> object:
    import cv2

    cv2.setNumThreads(1)
    decoded = cv2.imread(str(file), cv2.IMREAD_REDUCED_COLOR_8)
    if decoded is None:
        raise PhotoorgError(f"OpenCV cannot decode {file}.")
    return decoded
