"""Which names stand where on the map: those of large places first, none over another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QFont, QFontMetricsF

from photoorg.atlas.outlines import load_outlines
from photoorg.ui import theme
from photoorg.ui.map_geometry import Look, Points, to_map

if TYPE_CHECKING:
    from photoorg.atlas.places import Gazetteer

_COUNTRIES_TO: Final = 6.5
"""The zoom from which countries are not named any more."""
_CITIES_FROM: Final = 3.0
_PEOPLE: Final = 5_000_000
"""Who is named at `_CITIES_FROM`; from one step of zoom to the next a third of that."""
_MOST: Final = 200
"""Cities looked at for one frame."""
_AWAY: Final = 6.0
"""From the dot of a city to its name."""
_SPACE: Final = 6.0


@dataclass(frozen=True, slots=True)
class Label:
    """A name to paint, in the pixels of a frame."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    dot: tuple[float, float] | None = None
    """Where the city is; None for a country."""

    def meets(self, other: Label) -> bool:
        """Whether there is not enough room between the two."""
        return (
            self.left - _SPACE < other.right
            and other.left - _SPACE < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class CityPoints:
    """The cities of a gazetteer on the map, the largest first."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        # Whoever has a gazetteer has imported scipy, which nobody may wait for at a start.
        from photoorg.atlas.places import CITY

        order = np.argsort(-gazetteer.people, kind="stable")
        self.points: Points = to_map(gazetteer.degrees[order])
        self.people = gazetteer.people[order]
        self.names = [gazetteer.names[number] for number in gazetteer.places[order, CITY]]


def country_font() -> QFont:
    """For the names of countries."""
    font = theme.font(theme.CAPTION)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
    return font


def city_font() -> QFont:
    """For the names of cities."""
    return theme.font(theme.CAPTION)


def labels(look: Look, cities: CityPoints | None) -> list[Label]:
    """The names in a frame."""
    placed: list[Label] = []
    for label in (*_countries(look), *_cities(look, cities)):
        if not any(map(label.meets, placed)):
            placed.append(label)
    return placed


def _countries(look: Look) -> Iterator[Label]:
    if look.zoom >= _COUNTRIES_TO:
        return
    metrics = QFontMetricsF(country_font())
    countries = sorted(load_outlines().countries, key=lambda country: -country.wide)
    points = to_map(np.array([(each.latitude, each.longitude) for each in countries]))
    for country, (x, y) in zip(countries, points.tolist(), strict=True):
        wide = metrics.horizontalAdvance(country.name)
        # A name may be a little wider than its country: the next ones give way.
        if country.wide / 360 * look.edge < wide * 0.8:
            continue
        across, down = look.to_screen(x, y)
        left, top = across - wide / 2, down - metrics.height() / 2
        if -wide < left < look.width and -wide < top < look.height:
            yield Label(country.name, left, top, left + wide, top + metrics.height())


def _cities(look: Look, cities: CityPoints | None) -> Iterator[Label]:
    if cities is None or look.zoom < _CITIES_FROM:
        return
    least = _PEOPLE / 3 ** (look.zoom - _CITIES_FROM)
    left, top, right, bottom = look.box
    x, y = cities.points[:, 0], cities.points[:, 1]
    seen = (cities.people >= least) & (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
    metrics = QFontMetricsF(city_font())
    for row in np.flatnonzero(seen)[:_MOST].tolist():
        across, down = look.to_screen(*cities.points[row].tolist())
        name = cities.names[row]
        wide, high = metrics.horizontalAdvance(name), metrics.height()
        left_of, over = across + _AWAY, down - high / 2
        yield Label(name, left_of, over, left_of + wide, over + high, (across, down))
