"""Drawn photos that differ in exactly one, two or three attributes, for `bench changes`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

import numpy as np

from photoorg.domain import DateSource, Metadata
from photoorg.scenes import SUBJECTS, Palette, Scene, SceneKind, Season, Subject, TimeOfDay, Weather
from photoorg.scenes.trips import TRIPS, hour_of

SIZE = (600, 400)
"""Pixels of a drawn photo."""
_PEOPLE = (Subject.HIKER, Subject.PEDESTRIAN)
_INDOORS = (Subject.FISH,)
"""Subjects that neither hours nor seasons nor weather reach."""
_DAYS = {Season.WINTER: 15, Season.SPRING: 105, Season.SUMMER: 196, Season.AUTUMN: 288}
"""Middles of the northern seasons, days after new year."""
_ABOUT = 20
"""A date lies at most so many days from the middle of its season."""
_WEATHERS = (Weather.CLEAR, Weather.CLOUDY, Weather.MIST, Weather.RAIN)
"""Snow is left out: it would change the season with the weather."""
_TRIPS = tuple(trip for trip in TRIPS if trip.place.latitude > 0)
"""Where the seasons are those of `_DAYS`."""
_TRIES = 1000
"""A fifteenth of all scenes can change the rarest attribute."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Taken:
    """A photo to be drawn, with what its camera would say of it."""

    scene: Scene
    year: int
    day: int
    """Days from the middle of the season."""
    hour: float
    """Where in the hours at which the scene looks like this, 0 to 1."""
    latitude: float
    longitude: float
    camera: str

    @property
    def metadata(self) -> Metadata:
        """What its file would say."""
        early, late = hour_of(self.scene)
        moment = datetime(self.year, 1, 1) + timedelta(
            days=_DAYS[self.scene.season] + self.day,
            hours=early + self.hour * (late - early),
        )
        return Metadata(
            "JPEG",
            *SIZE,
            taken=f"{moment:%Y-%m-%dT%H:%M:%S}",
            taken_source=DateSource.EXIF_ORIGINAL,
            latitude=self.latitude,
            longitude=self.longitude,
            camera=self.camera,
        )


Change = Callable[[Taken, np.random.Generator], Taken | None]
"""The photo with another value of one attribute; None where it can have no other."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A photo and what becomes of it when one attribute after another changes."""

    attributes: tuple[str, ...]
    """In the order in which they change."""
    photos: tuple[Taken, ...]
    """The unchanged one first: one more than attributes."""


def chains(each: int, seed: int = 0, length: int = 3) -> list[Chain]:
    """Seeded chains of `length` changes, `each` for every attribute that changes first."""
    found = []
    for first in CHANGES:
        rng = np.random.default_rng([seed, *first.encode()])
        found += [_chain(first, rng, length) for _ in range(each)]
    return found


def _chain(first: str, rng: np.random.Generator, length: int) -> Chain:
    for _ in range(_TRIES):
        photos, names = [_any(rng)], []
        others = [name for name in CHANGES if name != first]
        for name in (first, *rng.permutation(others).tolist()):
            changed = CHANGES[name](photos[-1], rng)
            if changed is None and name == first:
                break
            if changed is not None:
                photos.append(changed)
                names.append(name)
            if len(names) == length:
                return Chain(tuple(names), tuple(photos))
    raise AssertionError(f"no scene can change its {first}")


def _any(rng: np.random.Generator) -> Taken:
    """Any photo: all kinds of scenes are equally likely, and then all their subjects."""
    kind = _one(rng, tuple(SceneKind))
    trip = _one(rng, _TRIPS)
    scene = Scene(
        kind,
        seed=int(rng.integers(1 << 31)),
        time=_one(rng, _times(kind)),
        season=_one(rng, tuple(Season)),
        subject=_one(rng, SUBJECTS[kind]),
        count=int(rng.integers(1, 4)),
        palette=_one(rng, tuple(Palette)),
        zoom=round(float(rng.uniform(0.9, 1.2)), 2),
    )
    weathers = _weathers(scene)
    scene = replace(scene, weather=_one(rng, weathers) if weathers else Weather.CLEAR)
    camera = f"{trip.camera.make} {trip.camera.model}"
    day, hour = int(rng.integers(-_ABOUT, _ABOUT + 1)), float(rng.random())
    latitude, longitude = trip.place.latitude, trip.place.longitude
    return Taken(scene, trip.year, day, hour, latitude, longitude, camera)


def _subject(photo: Taken, rng: np.random.Generator) -> Taken | None:
    scene = photo.scene
    if not scene.count:
        return None
    # A fish would take the scene under water.
    return _changed(photo, rng, "subject", [s for s in SUBJECTS[scene.kind] if s not in _INDOORS])


def _kind(photo: Taken, rng: np.random.Generator) -> Taken | None:
    """Where the same thing is: a cabin in the mountains, then at a lake."""
    scene = photo.scene
    night = SceneKind.NIGHT_SKY
    able = [kind for kind, subjects in SUBJECTS.items() if scene.subject in subjects]
    if scene.kind is night or scene.subject in _INDOORS:
        return None
    return _changed(photo, rng, "kind", [k for k in able if k is not night])


def _people(photo: Taken, rng: np.random.Generator) -> Taken | None:
    """The people leave."""
    del rng
    scene = photo.scene
    if scene.subject not in _PEOPLE or not scene.count:
        return None
    return replace(photo, scene=replace(scene, count=0))


def _time(photo: Taken, rng: np.random.Generator) -> Taken | None:
    """The light and the hour in the file."""
    scene = photo.scene
    if scene.kind is SceneKind.NIGHT_SKY or scene.subject in _INDOORS:
        return None
    return _changed(photo, rng, "time", _times(scene.kind))


def _season(photo: Taken, rng: np.random.Generator) -> Taken | None:
    """The picture, if it is outdoors, and the date in the file."""
    return _changed(photo, rng, "season", tuple(Season))


def _palette(photo: Taken, rng: np.random.Generator) -> Taken | None:
    return _changed(photo, rng, "palette", tuple(Palette))


def _place(photo: Taken, rng: np.random.Generator) -> Taken | None:
    places = [t.place for t in _TRIPS if t.place.latitude != photo.latitude]
    place = _one(rng, places)
    return replace(photo, latitude=place.latitude, longitude=place.longitude)


def _camera(photo: Taken, rng: np.random.Generator) -> Taken | None:
    names = sorted({f"{t.camera.make} {t.camera.model}" for t in TRIPS} - {photo.camera})
    return replace(photo, camera=_one(rng, names))


CHANGES: Mapping[str, Change] = {
    "subject": _subject,
    "scene": _kind,
    "people": _people,
    "palette": _palette,
    "time": _time,
    "season": _season,
    "place": _place,
    "camera": _camera,
}
"""The attributes."""


def _changed(
    photo: Taken, rng: np.random.Generator, field: str, values: Sequence[object]
) -> Taken | None:
    """Another of some values, none if there is no other."""
    others = [value for value in values if value is not getattr(photo.scene, field)]
    if not others:
        return None
    changed: dict[str, Any] = {field: _one(rng, others)}
    return replace(photo, scene=replace(photo.scene, **changed))


def _times(kind: SceneKind) -> tuple[TimeOfDay, ...]:
    """The times at which such scenes are photographed."""
    motifs = (motif for trip in TRIPS for motif in trip.motifs if motif.kind is kind)
    return tuple(sorted({time for motif in motifs for time in motif.times}))


def _weathers(scene: Scene) -> tuple[Weather, ...]:
    indoors = scene.kind is SceneKind.TABLE or scene.subject in _INDOORS
    return () if indoors else _WEATHERS


def _one(rng: np.random.Generator, values: Sequence[Value]) -> Value:
    return values[int(rng.integers(len(values)))]
