"""One stack of all that the person can take back: albums, verdicts, marks, photos in the trash
(library.db)."""

from __future__ import annotations

from dataclasses import dataclass

from photoorg.domain import Edit
from photoorg.library import corrections, journal, mark_acts, marking, searches, trashed
from photoorg.library.journal import REDO, UNDO, History
from photoorg.library.marking import Steps
from photoorg.library.steps import at_once
from photoorg.library.store import Library

UNDOABLE = (*corrections.TAUGHT, *mark_acts.VERBS, *searches.VERBS, trashed.VERB)
_MEMORY = "undoing"


@dataclass(frozen=True, slots=True)
class _Read:
    last: int
    history: History


def history(library: Library) -> History:
    """The acts that can be undone and redone."""
    last = journal.last_id(library)
    known: _Read | None = library.memory.get(_MEMORY)
    if known is None or known.last > last:
        known = _Read(0, History())
    if known.last != last:
        now = journal.history(library, UNDOABLE, known.history, known.last)
        known = library.memory[_MEMORY] = _Read(last, now)
    return known.history


def next_undo(library: Library) -> Edit | None:
    """The act that `undo` would undo."""
    done = history(library).done
    return journal.edit(library, done[-1]) if done else None


def next_redo(library: Library) -> Edit | None:
    """The act that `redo` would redo."""
    undone = history(library).undone
    return journal.edit(library, undone[-1]) if undone else None


def undo(library: Library) -> Edit | None:
    """Undo the last act that holds; returns it, or None. Raises LibraryError."""
    return at_once(undo_in_steps(library))


def redo(library: Library) -> Edit | None:
    """Redo the act that was undone last, unless something was done since; it is returned."""
    return at_once(redo_in_steps(library))


def undo_in_steps(library: Library) -> Steps[Edit | None]:
    """As `undo`, in steps that tell how far it is. Until the last one nothing is saved."""
    edit = next_undo(library)
    if edit is not None:
        trashed.refuse(edit)
        yield from _step(library, edit, UNDO)
    return edit


def redo_in_steps(library: Library) -> Steps[Edit | None]:
    """As `redo`, in steps that tell how far it is. Until the last one nothing is saved."""
    edit = next_redo(library)
    if edit is not None:
        trashed.refuse(edit)
        yield from _step(library, edit, REDO)
    return edit


def _step(library: Library, edit: Edit, verb: str) -> Steps[None]:
    with library.writing_person() as db:
        if edit.verb in mark_acts.VERBS:
            yield from marking.replay(db, edit, back=verb == UNDO)
        journal.append(db, verb, {"edit": edit.id})
    if edit.verb in mark_acts.VERBS:
        yield from marking.follow(library, edit)
