"""The photos of a time or of a part of the map, and the way to them: short indexed reads."""

from __future__ import annotations

import numpy as np

from photoorg.domain import Ids
from photoorg.library import Library, days, positions
from photoorg.ui import day_words
from photoorg.ui.crumbs import Step
from photoorg.ui.language import tr
from photoorg.ui.map_geometry import around, inside, to_degrees, to_map
from photoorg.ui.months import Listing, Section
from photoorg.ui.places import InArea, OnThisDay, PhotoMap, Place, TakenIn, Timeline

_ROUNDING = 1e-9
"""Degrees beyond a part of the map in which photos are looked at one by one."""


def on_this_day(library: Library, place: OnThisDay) -> Listing:
    """The photos of this day in earlier years, a section for each."""
    years = days.ids_on_this_day(library, place.today)
    starts = np.cumsum([0, *(len(ids) for _, ids in years)]).tolist()
    sections = tuple(
        Section(start, day_words.ago(year, place.today))
        for start, (year, _) in zip(starts, years, strict=False)
    )
    ids = np.concatenate([np.empty(0, np.int64), *(ids for _, ids in years)])
    return Listing(ids, sections)


def count_on_this_day(library: Library, place: OnThisDay) -> int:
    """How many photos that are."""
    return sum(len(ids) for _, ids in days.ids_on_this_day(library, place.today))


def taken_in(library: Library, place: TakenIn) -> Ids:
    """The photos of a year, a month or a day, or without a date; newest first."""
    return (
        days.ids_taken_in(library, place.period)
        if place.period
        else (days.ids_without_date(library))
    )


def in_area(library: Library, place: InArea) -> Ids:
    """The photos of a part of the map, newest first."""
    if not place.boxes:
        return np.empty(0, np.int64)
    left, top, right, bottom = around(place.boxes)
    north, west = to_degrees(left, top)
    south, east = to_degrees(right, bottom)
    # What is beyond the map's edges is shown on them.
    north = 90.0 if top <= 0 else north + _ROUNDING
    south = -90.0 if bottom >= 1 else south - _ROUNDING
    found = positions.inside(library, south, west - _ROUNDING, north, east + _ROUNDING)
    ids: Ids = found.ids[inside(to_map(found.degrees), place.boxes)]
    return ids


def way_to(place: Place) -> list[Step] | None:
    """The steps to a place of this kind; None for all others."""
    if isinstance(place, Timeline | TakenIn):
        return day_words.way_to(place)
    if isinstance(place, OnThisDay):
        return [Step(tr("On this day"), place)]
    if isinstance(place, PhotoMap):
        return [Step(tr("Map"), place)]
    if isinstance(place, InArea):
        return [Step(tr("Map"), PhotoMap()), Step(place.title or tr("Photos in this area"), place)]
    return None


def note(place: Place) -> str:
    """A quiet remark below the way."""
    if isinstance(place, OnThisDay):
        day = day_words.month_and_day(place.today)
        return tr("Photos taken on {day} in earlier years").format(day=day)
    return ""
