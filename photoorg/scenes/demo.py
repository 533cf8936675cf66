"""A small photo library of several years, to see the product work without photos of one's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
from PIL import Image

from photoorg.scenes.exif import TURNED_LEFT, TURNED_RIGHT, UPRIGHT, Exposure, Place, exif_block
from photoorg.scenes.noise import stream
from photoorg.scenes.render import render
from photoorg.scenes.samples import credits_of, installed_samples
from photoorg.scenes.scene import Palette, Scene, SceneKind, Subject, TimeOfDay, Weather
from photoorg.scenes.trips import TRIPS, Motif, Trip, hour_of

SAMPLE_FOLDER = "Sample photos"
_WIDE, _TALL = (1200, 800), (800, 1200)
_QUALITY = 88
_SAMPLES_DATE = datetime(2016, 1, 1, tzinfo=UTC).timestamp()
_BURST, _PORTRAIT, _TURNED = 0.06, 0.2, 0.4


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo still to be written: what it shows, and what its camera would record."""

    scene: Scene
    trip: Trip
    taken: datetime
    place: Place
    orientation: int = UPRIGHT
    tall: bool = False
    suffix: str = ".jpg"
    number: int = 0

    @property
    def path(self) -> str:
        """Below the demo folder."""
        name = self.trip.camera.pattern.format(number=self.number, time=self.taken)
        return f"{self.trip.folder}/{name}{self.suffix}"


def write_demo(folder: Path, count: int = 240, seed: int = 0) -> Iterator[Path]:
    """Write a demo library below `folder` and yield each file when it is complete.

    There are `count` rendered photos of several trips, in JPEG but for a PNG and a WebP in every
    hundred; one exact copy and one damaged file when there are photos; and copies of the sample
    photos of installed packages with their CREDITS.txt. Files that exist already are left as
    they are and not yielded, so an interrupted run is completed by the next one. Raises OSError
    when the folder cannot be written, ValueError for a negative `count` or `seed`.
    """
    if count < 0 or seed < 0:
        raise ValueError("count and seed must not be negative")
    shots = planned(count, seed)
    for shot in shots:
        yield from _written(folder / shot.path, lambda target, s=shot: _save(s, target))  # type: ignore[misc]
    if shots:
        yield from _extras(folder, shots)
    yield from _samples(folder / SAMPLE_FOLDER)


def planned(count: int, seed: int) -> list[Shot]:
    """The shots of a demo library of `count` photos, in the order in which they were taken."""
    shots: list[Shot] = []
    shares = np.diff(np.floor(np.linspace(0, count, len(TRIPS) + 1) + 0.5).astype(int))
    for trip, share in zip(TRIPS, shares.tolist(), strict=True):
        rng = stream(seed, trip.folder)
        taken: list[Shot] = []
        while len(taken) < share:
            taken += _moment(trip, rng, share - len(taken))
        shots += sorted(taken, key=lambda shot: shot.taken)
    formats = {29: ".png", 71: ".webp"}
    return [
        replace(shot, number=1042 + 3 * i, suffix=formats.get(i % 100, ".jpg"))
        for i, shot in enumerate(shots)
    ]


def _moment(trip: Trip, rng: np.random.Generator, room: int) -> list[Shot]:
    """One shot, or the frames of a burst, at some moment of a trip; at most `room` shots."""
    weights = np.array([motif.weight for motif in trip.motifs])
    motif = trip.motifs[int(rng.choice(len(weights), p=weights / weights.sum()))]
    scene = _scene(trip, motif, rng)
    early, late = hour_of(scene)
    zone = timezone(timedelta(hours=trip.utc_offset))
    start = datetime(trip.year, trip.month, trip.day, tzinfo=zone)
    hour = float(rng.uniform(early, late))
    taken = start + timedelta(days=int(rng.integers(trip.days)), hours=hour)
    north, east, up = rng.normal(0, (0.006, 0.009, 4.0)).tolist()
    place = Place(
        round(trip.place.latitude + north, 6),
        round(trip.place.longitude + east, 6),
        round(abs(trip.place.altitude + up), 1),
    )
    tall = bool(rng.random() < _PORTRAIT)
    turned = tall and bool(rng.random() < _TURNED)
    side = (TURNED_LEFT, TURNED_RIGHT)[int(rng.integers(2))]
    shot = Shot(scene, trip, taken, place, side if turned else UPRIGHT, tall)
    frames = min(int(rng.integers(3, 5)) if rng.random() < _BURST else 1, room)
    return [
        replace(shot, scene=replace(scene, frame=k), taken=taken + timedelta(seconds=2 * k))
        for k in range(frames)
    ]


def _scene(trip: Trip, motif: Motif, rng: np.random.Generator) -> Scene:
    weather = _weather(trip, motif, rng)
    subject = motif.subjects[int(rng.integers(len(motif.subjects)))]
    likely = (0.4, 0.14, 0.14, 0.16, 0.16)
    return Scene(
        motif.kind,
        seed=int(rng.integers(1 << 31)),
        time=motif.times[int(rng.integers(len(motif.times)))],
        season=trip.season,
        weather=weather,
        subject=subject,
        count=1 + int(rng.integers(motif.most)),
        palette=list(Palette)[int(rng.choice(len(Palette), p=likely))],
        zoom=round(float(rng.uniform(0.82, 1.22)), 2),
    )


def _weather(trip: Trip, motif: Motif, rng: np.random.Generator) -> Weather:
    """Mostly fine: people put the camera away in the rain, least of all in streets."""
    draw = float(rng.random())
    if motif.kind is SceneKind.TABLE:
        return Weather.CLEAR
    if motif.kind in (SceneKind.NIGHT_SKY, SceneKind.BALLOONS):
        return Weather.CLEAR if draw < 0.88 else Weather.MIST
    if draw < 0.6 or Subject.FISH in motif.subjects:
        return Weather.CLEAR
    if draw < 0.8:
        return Weather.CLOUDY
    if draw < 0.9 and motif.kind is not SceneKind.STREET:
        return Weather.MIST
    if trip.season.value == "winter":
        return Weather.SNOW
    return Weather.RAIN if motif.kind in (SceneKind.STREET, SceneKind.FOREST) else Weather.CLEAR


def _exposure(shot: Shot) -> Exposure:
    widest = shot.trip.camera.aperture
    if shot.scene.kind is SceneKind.NIGHT_SKY:
        return Exposure(15.0, widest, 3200)
    if shot.scene.kind is SceneKind.TABLE or shot.scene.time is TimeOfDay.NIGHT:
        dark = shot.scene.time is TimeOfDay.NIGHT
        return Exposure(1 / 15 if dark else 1 / 60, widest, 1600 if dark else 400)
    if shot.scene.time is TimeOfDay.DAY:
        return Exposure(1 / 500, max(widest, 5.6), 100)
    return Exposure(1 / 125, max(widest, 4.0), 200)


def _save(shot: Shot, target: Path) -> None:
    picture = render(shot.scene, _TALL if shot.tall else _WIDE)
    if shot.orientation == TURNED_LEFT:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    elif shot.orientation == TURNED_RIGHT:
        picture = picture.transpose(Image.Transpose.ROTATE_270)
    exif = exif_block(shot.trip.camera, _exposure(shot), shot.taken, shot.place, shot.orientation)
    form = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}[shot.suffix]
    picture.save(target, form, quality=_QUALITY, exif=exif)


def _extras(folder: Path, shots: list[Shot]) -> Iterator[Path]:
    """An exact copy of one photo, and one whose end got lost."""
    original = next(shot for shot in shots[len(shots) // 2 :] + shots if shot.suffix == ".jpg")
    source = folder / original.path
    copy = folder / "Backup" / source.name
    yield from _written(copy, lambda target: _copy(source, target))
    first = folder / shots[0].trip.folder / "IMG_0999.jpg"
    yield from _written(first, lambda target: _truncate(source, target))


def _samples(folder: Path) -> Iterator[Path]:
    found = installed_samples()
    for sample, source in found:
        yield from _written(folder / sample.name, lambda target, s=source: _copy_sample(s, target))  # type: ignore[misc]
    if found:
        text = credits_of([sample for sample, _ in found])
        yield from _written(
            folder / "CREDITS.txt", lambda target: _put(target, text.encode("utf-8"))
        )


def _written(path: Path, write: Callable[[Path], None]) -> Iterator[Path]:
    """Write a file under a temporary name and rename it, unless it exists."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        write(part)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    yield path


def _put(target: Path, data: bytes) -> None:
    target.write_bytes(data)


def _copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


def _copy_sample(source: Path, target: Path) -> None:
    """Samples have no date of their own; that of their file puts them before the first trip."""
    _copy(source, target)
    os.utime(target, (_SAMPLES_DATE, _SAMPLES_DATE))


def _truncate(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes()[:6000])
