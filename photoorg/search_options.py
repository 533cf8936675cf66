"""What `photoorg search` can be told to look for, as the parts of a question."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from photoorg.library import Library
    from photoorg.periods import Period
    from photoorg.questions import Filter, PhotoPart, Question

Command = TypeVar("Command", bound=Callable[..., Any])

_PHOTO = click.Path(exists=True, dir_okay=False, path_type=Path)


class _Date(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A year, a month, a day or a period of time."""

    name = "date"

    def __init__(self, before: str = "") -> None:
        """`before` is a word that gives the date its sense: `after`."""
        self._before = before

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from photoorg.periods import read_period

        period = read_period(f"{self._before} {value}".strip())
        if period is None:
            self.fail(f"{value!r} is no date; 2019, “May 2019”, “12 May 2019” are.", param, ctx)
        return period


def search_options(command: Command) -> Command:
    """The options that add parts to the words of a search; each may be given several times."""
    parts: dict[str, dict[str, Any]] = {
        "--without": {"metavar": "WORDS", "help": "Not photos that fit WORDS."},
        "--like": {"type": _PHOTO, "help": "Photos like this one; any photo file."},
        "--unlike": {"type": _PHOTO, "help": "Not photos like this one."},
        "--date": {"type": _Date(), "help": "Taken then: 2019, “May 2019”, 2019–2021."},
        "--after": {"type": _Date("since"), "help": "Taken then or later."},
        "--before": {"type": _Date("until"), "help": "Taken then or earlier."},
        "--camera": {"help": "Taken with this camera."},
        "--lens": {"help": "Taken with this lens."},
        "--type": {"help": "Files of this type: JPEG, PNG, HEIF, RAW …"},
        "--stars": {"type": click.IntRange(1, 5), "help": "With so many stars or more."},
        "--mark": {
            "type": click.Choice(["favourite", "picked", "rejected", "captioned"]),
            "help": "Photos that you marked so.",
        },
        "--tag": {"help": "With this tag, or one below it: Trips, Trips/Italy."},
        "--near": {"metavar": "LAT,LON,KM", "help": "Taken at most KM kilometres from there."},
    }
    for name, details in reversed(parts.items()):
        command = click.option(name, f"asked_{name[2:]}", multiple=True, **details)(command)
    gps = click.option(
        "--gps/--no-gps", "asked_gps", default=None, help="Only photos that say where, or not."
    )
    return gps(command)


def question_of(
    library: Library,
    text: str,
    asked: dict[str, Any],
    album: int | None,
    directory: Path | None,
) -> Question:
    """The question that words and the values of the options make. Raises LibraryError for an album
    that is not there."""
    from photoorg.questions import Question, WordsPart

    words = [WordsPart(text)] if text.strip() else []
    words += [WordsPart(without, minus=True) for without in asked["asked_without"]]
    photos = [_photo(library, path, minus=False) for path in asked["asked_like"]]
    photos += [_photo(library, path, minus=True) for path in asked["asked_unlike"]]
    return Question(tuple(words), tuple(photos), tuple(_filters(library, asked, album, directory)))


def _photo(library: Library, path: Path, minus: bool) -> PhotoPart:
    from photoorg.library import photos
    from photoorg.questions import PhotoPart

    place = os.fsencode(os.path.realpath(path))
    photo_id = photos.id_of_path(library, place)
    if photo_id is None:
        return PhotoPart(path=place, minus=minus)
    return PhotoPart(photos.contents(library, [photo_id])[photo_id].hex(), minus=minus)


def _filters(
    library: Library, asked: dict[str, Any], album: int | None, directory: Path | None
) -> Sequence[Filter]:
    from photoorg.errors import LibraryError
    from photoorg.library import filters
    from photoorg.questions import Filter

    found = [Filter("date", period.value) for period in _periods(asked)]
    for kind in ("camera", "lens", "type", "stars", "mark", "tag", "near"):
        values = map(str, asked[f"asked_{kind}"])
        found += [Filter(kind, v.upper() if kind == "type" else v) for v in values]
    if asked["asked_gps"] is not None:
        found.append(Filter("gps", "yes" if asked["asked_gps"] else "no"))
    if album is not None:
        if filters.album_there(library, album) is None:
            raise LibraryError(f"There is no album {album}; `photoorg albums --json` has the ids.")
        found.append(Filter("album", str(album)))
    if directory is not None:
        found.append(Filter("folder", os.path.realpath(directory)))
    return found


def _periods(asked: dict[str, Any]) -> list[Period]:
    """The periods of `--date`, each cut to what `--after` and `--before` leave of it."""
    from photoorg.periods import Period

    after = max((period.first for period in asked["asked_after"]), default=None)
    before = min((period.last for period in asked["asked_before"]), default=None)
    if not asked["asked_date"]:
        return [Period(after, before)] if after or before else []
    cut = []
    for period in asked["asked_date"]:
        firsts = [day for day in (period.first, after) if day is not None]
        lasts = [day for day in (period.last, before) if day is not None]
        cut.append(Period(max(firsts, default=None), min(lasts, default=None)))
    return cut
