"""Colours and the light of a scene: what time and weather make of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from photoorg.scenes.noise import stream
from photoorg.scenes.scene import Scene, SceneKind, TimeOfDay, Weather

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, 0 to 1, as they are shown (gamma encoded)."""


def rgb(code: str) -> Colour:
    """The colour of a six-digit hexadecimal code such as `ffcc00`."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """`a` for t = 0, `b` for t = 1."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t


def scale(colour: Colour, factor: float) -> Colour:
    """The colour made lighter or darker, kept within 0 to 1."""
    return (
        min(colour[0] * factor, 1.0),
        min(colour[1] * factor, 1.0),
        min(colour[2] * factor, 1.0),
    )


def ink(colour: Colour) -> tuple[int, int, int]:
    """The colour as bytes, for Pillow."""
    red, green, blue = (round(min(max(c, 0.0), 1.0) * 255) for c in colour)
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Light:
    """Sky colours from the zenith down, the sun, and the light that falls on things."""

    zenith: Colour
    middle: Colour
    horizon: Colour
    sun: Colour
    key: Colour
    """What the sun (or moon) adds to a face turned to it."""
    ambient: Colour
    """What the sky gives to every face."""
    height: float
    """Of the sun, as a share of the sky above the horizon."""
    across: float = 0.5
    """Where the sun stands, as a share of the picture's width."""
    haze: float = 0.5
    """How much of the far distance the air hides."""
    veil: float = 0.0
    """How much of the sky is cloud: 0 clear, 1 overcast."""
    dark: bool = False

    def on(self, colour: Colour, facing: float = 0.5) -> Colour:
        """How a surface looks; `facing` is 1 when turned to the sun, 0 when turned away."""
        red, green, blue = (
            min(c * (a + k * facing), 1.0)
            for c, a, k in zip(colour, self.ambient, self.key, strict=True)
        )
        return red, green, blue

    def far(self, colour: Colour, distance: float) -> Colour:
        """The colour seen through air; `distance` is 0 here and 1 at the horizon."""
        return mix(colour, mix(self.horizon, self.middle, 0.25), min(distance * self.haze, 1.0))


_CLEAR = {
    TimeOfDay.DAWN: Light(
        zenith=rgb("5577b0"),
        middle=rgb("b9b4d3"),
        horizon=rgb("ffd3b4"),
        sun=rgb("ffe2b8"),
        key=(0.78, 0.62, 0.5),
        ambient=(0.56, 0.55, 0.66),
        height=0.16,
        haze=0.68,
    ),
    TimeOfDay.DAY: Light(
        zenith=rgb("2a6bb8"),
        middle=rgb("71aade"),
        horizon=rgb("d3e7f4"),
        sun=rgb("fffbe8"),
        key=(0.82, 0.78, 0.7),
        ambient=(0.6, 0.64, 0.7),
        height=0.8,
        haze=0.62,
    ),
    TimeOfDay.SUNSET: Light(
        zenith=rgb("3a4787"),
        middle=rgb("cf6f86"),
        horizon=rgb("ffb866"),
        sun=rgb("ffd98a"),
        key=(0.92, 0.6, 0.38),
        ambient=(0.48, 0.44, 0.56),
        height=0.09,
        haze=0.66,
    ),
    TimeOfDay.NIGHT: Light(
        zenith=rgb("070d26"),
        middle=rgb("13254f"),
        horizon=rgb("34507e"),
        sun=rgb("e9eefc"),
        key=(0.24, 0.28, 0.4),
        ambient=(0.15, 0.2, 0.34),
        height=0.72,
        haze=0.6,
        dark=True,
    ),
}
_LAMPLIGHT = replace(
    _CLEAR[TimeOfDay.SUNSET],
    middle=rgb("8a6a4a"),
    horizon=rgb("b98a58"),
    key=(1.0, 0.74, 0.46),
    ambient=(0.32, 0.27, 0.26),
)
_VEIL = {
    Weather.CLEAR: 0.0,
    Weather.CLOUDY: 0.55,
    Weather.MIST: 0.35,
    Weather.RAIN: 0.9,
    Weather.SNOW: 0.8,
}
_HAZE = {
    Weather.CLEAR: 0.0,
    Weather.CLOUDY: 0.1,
    Weather.MIST: 0.42,
    Weather.RAIN: 0.26,
    Weather.SNOW: 0.3,
}


def _greyed(colour: Colour, amount: float, lift: float) -> Colour:
    grey = 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2] + lift
    return mix(colour, (grey * 0.97, grey, grey * 1.05), amount)


def light_of(scene: Scene) -> Light:
    """The light of a scene. A night sky is dark at every hour: dawn and sunset only tint it."""
    rng = stream(scene.seed, "sun")
    across, wobble = float(rng.uniform(0.14, 0.86)), float(rng.uniform(0.7, 1.5))
    time = TimeOfDay.NIGHT if scene.kind is SceneKind.NIGHT_SKY else scene.time
    clear = _CLEAR[time]
    if scene.kind is SceneKind.NIGHT_SKY and scene.time in (TimeOfDay.DAWN, TimeOfDay.SUNSET):
        clear = replace(clear, horizon=mix(clear.horizon, _CLEAR[scene.time].horizon, 0.55))
    if scene.kind is SceneKind.TABLE and time is TimeOfDay.NIGHT:
        clear = _LAMPLIGHT
    veil = _VEIL[scene.weather]
    grey = veil * (0.72 if time is TimeOfDay.DAY else 0.42)
    lift = 0.0 if clear.dark else 0.05 * veil
    return Light(
        zenith=_greyed(clear.zenith, grey, lift + 0.16 * veil * (not clear.dark)),
        middle=_greyed(clear.middle, grey, lift),
        horizon=_greyed(clear.horizon, grey * 0.8, 0.0),
        sun=clear.sun,
        key=_greyed(scale(clear.key, 1 - 0.5 * veil), grey, 0.0),
        ambient=_greyed(scale(clear.ambient, 1 + 0.22 * veil), grey * 0.8, 0.0),
        height=min(clear.height * wobble, 0.9),
        across=across,
        haze=min(clear.haze + _HAZE[scene.weather], 1.0),
        veil=veil,
        dark=clear.dark,
    )
