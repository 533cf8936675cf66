"""Bringing a library up to date, stage by stage.

Every stage has one shape: ask the library what lacks this result, take a batch, call one function
of a tool, save in one transaction, yield. So stop, crash, cancel and re-run are one case.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from photoorg.errors import ModelError
from photoorg.jobs import Step
from photoorg.library import Library, albums, photos, problems
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.describe import describe
from photoorg.pipeline.embed import embed
from photoorg.pipeline.lay_out import extend_map
from photoorg.pipeline.learning import learn_if_due
from photoorg.pipeline.measure import measure
from photoorg.pipeline.palettes import measure_colours
from photoorg.pipeline.patience import patiently, when_there_is_room
from photoorg.pipeline.read import read
from photoorg.pipeline.relink import relink
from photoorg.pipeline.scan import scan
from photoorg.pipeline.searchable import prepare_search
from photoorg.pipeline.serving import is_ready, take_over
from photoorg.pipeline.session import Session
from photoorg.pipeline.tag import tag
from photoorg.pipeline.thumbnails import thumbnails
from photoorg.settings import Settings

Stage: TypeAlias = Callable[[Session], Iterator[Step]]

STAGES: tuple[Stage, ...] = (
    scan,
    relink,
    read,
    thumbnails,
    measure_colours,
    embed,
    prepare_search,
    arrange,
)
LATE_STAGES: tuple[Stage, ...] = (tag, measure, describe, arrange, extend_map)
"""Those that follow when the wanted model has taken over."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What one run changed, and what the library holds after it."""

    new: int
    unreadable: int
    photos: int
    albums: int
    changed: str = ""
    """What a new arrangement changed in the albums, in words; empty where there was none."""
    learned: str = ""
    """What came of learning from corrections, if it was time to."""
    online_only: int = 0
    """Files found that a cloud service keeps elsewhere."""
    waiting: int = 0
    """Photos in folders that are offline which the wanted model must see before it answers."""


def organize(
    session: Session, wanted: str | None = None, reading: Stage = read
) -> Generator[Step, None, Summary]:
    """Run every stage to its end. Returns what changed; yields after each saved transaction.

    `reading` takes the place of the stage that reads new files.

    If `wanted` names another model than the session's, that one takes over: at once if it has
    seen all photos, else after new photos went through the session's model, which goes on
    answering until then. Waits while the disk is full. Raises ModelError, with the rest done,
    when `wanted` cannot be used.
    """
    library = session.library
    photos_before, problems_before = photos.count(library), problems.count(library)
    elsewhere_before = problems.count_online_only(library)
    basis_before = albums.basis(library)
    yield from when_there_is_room(library, partial(problems.forget_outdated, library))
    if wanted is not None and is_ready(session, wanted):
        yield from patiently(library, partial(take_over, session, wanted))
        session = Session(library, wanted)
    for stage in STAGES:
        chosen = reading if stage is read else stage
        yield from patiently(library, partial(chosen, session))
    waiting, refusal = 0, None
    if wanted is not None:
        try:
            waiting = yield from patiently(library, partial(take_over, session, wanted))
            session = session if waiting else Session(library, wanted)
        except ModelError as error:
            refusal = error
    for stage in LATE_STAGES:
        yield from patiently(library, partial(stage, session))
    learned = yield from patiently(library, partial(learn_if_due, session))
    if refusal is not None:
        raise refusal
    count = photos.count(library)
    online_only = problems.count_online_only(library) - elsewhere_before
    return Summary(
        new=max(count - photos_before, 0),
        unreadable=max(problems.count(library) - problems_before - online_only, 0),
        online_only=max(online_only, 0),
        photos=count,
        albums=len(albums.tree(library).albums),
        changed="" if albums.basis(library) == basis_before else _changed(library),
        learned=learned,
        waiting=waiting,
    )


def _changed(library: Library) -> str:
    return albums.last_changes(library).words()


def use(session: Session, spec: str) -> Generator[Step, None, Summary]:
    """Make `spec` the wanted model, let it take over from the session's, and organize.

    Raises ModelError, before anything has changed, for a model that cannot be loaded and used.
    """
    new = Session(session.library, spec)
    if new.model_id != session.model_id and not is_ready(session, spec):
        yield Step("model", 0, 1)
        new.embedder.embed_texts(["a photo"])
        yield Step("model", 1, 1)
    Settings.change(session.library.paths, model=spec)
    return (yield from organize(session, spec))


def summary(result: Summary) -> str:
    """The result in words: “214 new photos, 1 file could not be read, 12 albums”."""
    words = _changes(result)
    if result.waiting:
        words += (
            f"; the new model takes over when {_counted(result.waiting, 'photo')} "
            "in folders that are offline can be seen"
        )
    return f"{words}. {result.learned}" if result.learned else words


def _changes(result: Summary) -> str:
    if not result.new and not result.unreadable and not result.online_only:
        return f"Up to date: {_counted(result.photos, 'photo')}, {_counted(result.albums, 'album')}"
    parts = [_counted(result.new, "new photo")]
    if result.unreadable:
        parts.append(f"{_counted(result.unreadable, 'file')} could not be read")
    if result.online_only:
        parts.append(f"{_counted(result.online_only, 'file')} online only")
    parts.append(_counted(result.albums, "album"))
    return ", ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
