"""A small library that is measured, so that its photos can be explained; and what is known of
photos without any library."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from drawn import draw
from PIL import Image
from tiny_model import TinyModel

from photoorg.decoders.known import Known
from photoorg.domain import Metadata
from photoorg.explanations import PhotoRef
from photoorg.library import Access, Library, folders, photos
from photoorg.media.palette import palette_of
from photoorg.pipeline import Session, organize
from photoorg.settings import Settings

_FULL = {"red": (230, 40, 40), "green": (40, 200, 40), "blue": (40, 60, 230)}


@dataclass(frozen=True, slots=True)
class Trip:
    """Where and when photos were taken, and with what."""

    name: str
    day: str
    hour: int
    north: float
    east: float
    camera: tuple[str, str]


TRIPS = (
    Trip("rome", "2019:05:12", 10, 41.89, 12.49, ("Canon", "Canon EOS 80D")),
    Trip("paris", "2020:12:20", 18, 48.86, 2.35, ("Google", "Pixel 3")),
)
EACH = 4
"""Photos of every colour on every trip, and on none: 3 × 3 × 4 in all."""


def draw_world(folder: Path) -> Path:
    """Photos `red rome 0.jpg` and so on; those of no trip have no metadata."""
    seed = 0
    for colour in _FULL:
        for trip in (*TRIPS, None):
            for number in range(EACH):
                seed += 1
                name = f"{colour} {trip.name if trip else 'none'} {number}.jpg"
                field(folder / name, colour, seed, trip, number)
    return folder


def field(
    file: Path, colour: str, seed: int, trip: Trip | None = None, minute: int | str = 0
) -> Path:
    """A photo that is mostly of one colour; a `minute` that is a text is the whole time."""
    rng = np.random.default_rng(seed)
    coarse = np.array(_FULL[colour]) + rng.integers(-35, 36, (3, 3, 3))
    image = Image.fromarray(coarse.clip(0, 255).astype(np.uint8)).resize((96, 64))
    file.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    if trip is not None:
        time = minute if isinstance(minute, str) else f"{trip.hour:02}:{minute:02}:30"
        exif[0x010F], exif[0x0110] = trip.camera
        exif.get_ifd(0x8769)[0x9003] = f"{trip.day} {time}".strip()
        gps = exif.get_ifd(0x8825)
        gps[1], gps[2] = "N", _sexagesimal(trip.north)
        gps[3], gps[4] = "E", _sexagesimal(trip.east)
    image.save(file, quality=92, exif=exif)
    return file


def _sexagesimal(degrees: float) -> tuple[float, float, float]:
    whole = int(degrees)
    minutes = (degrees - whole) * 60
    return float(whole), float(int(minutes)), round((minutes - int(minutes)) * 60, 2)


@cache
def _template(base: Path) -> Path:
    """A library of the world's photos, made once for all tests of a run."""
    world = draw_world(base / "world")
    with Library.open(base / "measured", Access.PERSON | Access.INDEX) as library:
        Settings.change(library.paths, model="tiny")
        folders.add(library, world)
        for _ in organize(Session(library, "tiny"), "tiny"):
            pass
    return base / "measured"


def measured(tmp_path: Path, factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of one's own, measured with the model “tiny”; its photos are shared
    and must be left alone."""
    return Path(shutil.copytree(_template(factory.getbasetemp()), tmp_path / "measured"))


def world(factory: pytest.TempPathFactory) -> Path:
    """Where the shared photos lie."""
    return factory.getbasetemp() / "world"


def id_of(library: Library, name: str, folder: Path) -> int:
    """The photo of a file."""
    photo_id = photos.id_of_path(library, bytes(folder / name))
    assert photo_id is not None, name
    return photo_id


def ref(library: Library, name: str, folder: Path) -> PhotoRef:
    """The same for explaining it."""
    return PhotoRef(id_of(library, name, folder))


def known(*images: Image.Image, metadata: tuple[Metadata | None, ...] | None = None) -> Known:
    """Photos as the tiny model sees them."""
    model = TinyModel()
    seen = model.see(np.stack([model.prepare(image) for image in images]))
    return Known(
        seen.spaces["photo"],
        seen.spaces["text"],
        seen.concepts,
        metadata or (None,) * len(images),
        np.stack([palette_of(image) for image in images]),
    )


def pictures(folder: Path, count: int) -> list[Image.Image]:
    """Drawn photos, opened."""
    found = []
    for seed in range(count):
        with Image.open(draw(folder / f"{seed}.jpg", seed)) as image:
            found.append(image.convert("RGB"))
    return found
