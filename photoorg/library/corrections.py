"""The person's corrections of albums, as the journal has them (library.db)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from photoorg import corrections
from photoorg.corrections import VERBS, Act, Corrections
from photoorg.domain import Edit
from photoorg.jobs import pack, unpack
from photoorg.library import journal, searches, verdicts
from photoorg.library.journal import REDO, UNDO, History
from photoorg.library.store import Library

_TEACHING = (*VERBS, *verdicts.VERBS)
"""What is learned from."""
UNDOABLE = (*_TEACHING, *searches.VERBS)
_MEMORY = "corrections"


@dataclass(frozen=True, slots=True)
class _Read:
    last: int
    facts: Corrections


def record(library: Library, act: Act) -> None:
    """Note one act of the person; it holds from now on. Raises LibraryError."""
    verb = next(verb for verb, kind in VERBS.items() if isinstance(act, kind))
    with library.writing_person() as db:
        journal.append(db, verb, json.loads(pack(act)))


def read(library: Library) -> Corrections:
    """All corrections that hold."""
    known: _Read | None = library.memory.get(_MEMORY)
    while known is None or known.last != journal.last_id(library):
        before = journal.last_id(library)
        facts = _facts(library, known)
        if journal.last_id(library) == before:
            # Else somebody said something meanwhile, which may be among these facts or not.
            known = library.memory[_MEMORY] = _Read(before, facts)
    return known.facts


def history(library: Library) -> History:
    """The acts that can be undone and redone: corrections of albums, verdicts on pairs, and saved
    searches."""
    return journal.history(library, UNDOABLE)


def count(library: Library) -> int:
    """How many acts there are to learn from."""
    return len(journal.history(library, _TEACHING).done)


def digest(library: Library) -> str:
    """Names the acts that hold and teach something, so that anything made by them can tell when it
    is out of date."""
    done = ",".join(map(str, journal.history(library, _TEACHING).done))
    return hashlib.blake2b(done.encode(), digest_size=8).hexdigest()


def next_undo(library: Library) -> Edit | None:
    """The act that `undo` would undo."""
    done = history(library).done
    return _edit(library, done[-1]) if done else None


def next_redo(library: Library) -> Edit | None:
    """The act that `redo` would redo."""
    undone = history(library).undone
    return _edit(library, undone[-1]) if undone else None


def undo(library: Library) -> Edit | None:
    """Undo the last act that holds; returns it, or None. Raises LibraryError."""
    edit = next_undo(library)
    if edit is not None:
        with library.writing_person() as db:
            journal.append(db, UNDO, {"edit": edit.id})
    return edit


def redo(library: Library) -> Edit | None:
    """Redo the act that was undone last, unless something was done since; it is returned."""
    edit = next_redo(library)
    if edit is not None:
        with library.writing_person() as db:
            journal.append(db, REDO, {"edit": edit.id})
    return edit


def act_of(edit: Edit) -> Act | None:
    """The act in an entry of the journal; None where it is about something else than albums."""
    kind = VERBS.get(edit.verb)
    return None if kind is None else unpack(kind, json.dumps(edit.payload))


def _facts(library: Library, known: _Read | None) -> Corrections:
    before, after = (corrections.NOTHING, 0) if known is None else (known.facts, known.last)
    new = journal.edits(library, (*VERBS, UNDO, REDO), after)
    if known is not None and not new and journal.last_id(library) >= known.last:
        # What was said is about other things, such as pairs of photos.
        return known.facts
    if after and (any(edit.verb in (UNDO, REDO) for edit in new) or not new):
        # What was undone cannot be taken out of what it was added to.
        before, new = corrections.NOTHING, journal.edits(library, VERBS)
    gone = history(library).gone
    said = [act_of(edit) for edit in new if edit.id not in gone]
    return corrections.add_up([act for act in said if act is not None], before)


def _edit(library: Library, edit: int) -> Edit:
    return journal.edits(library, after=edit - 1)[0]
