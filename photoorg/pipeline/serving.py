"""Which model answers, and how another one takes its place.

`Settings.model` is the model the person wants. The one that answers is the one by which the albums
in place were arranged. A newly wanted model sees all photos first, then its albums replace the old
ones in one transaction, and with that it is the one that answers. So stopping, crashing and
starting again at any moment need no care; and what the old model saw stays, for going back.
"""

from __future__ import annotations

from collections.abc import Generator

from photoorg import models
from photoorg.errors import ModelError
from photoorg.jobs import Step
from photoorg.library import Library, albums, vectors
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.embed import embed
from photoorg.pipeline.searchable import prepare_search
from photoorg.pipeline.session import Session
from photoorg.settings import Settings

_ALWAYS_THERE = "builtin"


def serving(library: Library) -> Session:
    """The library through the model that answers now.

    Where the one that arranged the albums is gone, or was another under the same name, that is
    the wanted model, and where that cannot be used either, the built-in one. Raises
    SettingsError.
    """
    wanted = Settings.load(library.paths, "model").model
    wanted_id = _id(wanted)
    made = albums.maker(library)
    if made is not None and made.model_id != wanted_id and _id(made.spec) == made.model_id:
        return Session(library, made.spec)
    return Session(library, _ALWAYS_THERE if wanted_id is None else wanted)


def is_ready(session: Session, wanted: str) -> bool:
    """Whether another model could take over from this session's without seeing a photo first."""
    model_id = _id(wanted)
    if model_id in (None, session.model_id):
        return False
    return not vectors.count_lacking(session.library, model_id) and not held_up(session, model_id)


def take_over(session: Session, wanted: str) -> Generator[Step, None, int]:
    """Show a model all photos that can be read, then let it answer in place of the session's.

    Returns how many photos hold it up: 0 when it answers now. Raises ModelError.
    """
    library = session.library
    new = Session(library, wanted)
    if new.model_id == session.model_id:
        return 0
    yield from embed(new)
    waiting = held_up(session, new.model_id)
    if not waiting:
        yield from prepare_search(new)
        yield from arrange(new)
    return waiting


def held_up(session: Session, model_id: str) -> int:
    """How many photos would be lost to searches if that model took over, because they lie in
    folders that are offline and only the present one has seen them."""
    return vectors.count_out_of_reach(session.library, model_id, session.model_id)


def _id(spec: str) -> str | None:
    try:
        return models.model_id_of(spec)
    except ModelError:
        return None
