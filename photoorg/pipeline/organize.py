"""Bringing a library up to date, stage by stage.

Every stage has one shape: ask the library what lacks this result, take a batch, call one function
of a tool, save in one transaction, yield. So stop, crash, cancel and re-run are one case.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from photoorg.jobs import Step
from photoorg.library import albums, photos, problems
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.embed import embed, prepare_search
from photoorg.pipeline.read import read, thumbnails
from photoorg.pipeline.scan import scan
from photoorg.pipeline.session import Session

STAGES: tuple[Callable[[Session], Iterator[Step]], ...] = (
    scan,
    read,
    thumbnails,
    embed,
    prepare_search,
    arrange,
)


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run changed, and what the library holds after it."""

    new: int
    unreadable: int
    photos: int
    albums: int


def organize(session: Session) -> Generator[Step, None, Summary]:
    """Run every stage to its end. Returns what changed; yields after each saved transaction."""
    library = session.library
    photos_before, problems_before = photos.count(library), problems.count(library)
    problems.forget_passing(library)
    for stage in STAGES:
        yield from stage(session)
    count = photos.count(library)
    return Summary(
        new=max(count - photos_before, 0),
        unreadable=max(problems.count(library) - problems_before, 0),
        photos=count,
        albums=len(albums.tree(library).albums),
    )


def summary(result: Summary) -> str:
    """The result in words: “214 new photos, 1 file could not be read, 12 albums”."""
    if not result.new and not result.unreadable:
        return f"Up to date: {_counted(result.photos, 'photo')}, {_counted(result.albums, 'album')}"
    parts = [_counted(result.new, "new photo")]
    if result.unreadable:
        parts.append(f"{_counted(result.unreadable, 'file')} could not be read")
    parts.append(_counted(result.albums, "album"))
    return ", ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
