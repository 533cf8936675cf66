"""The person's corrections of albums, as the journal has them (library.db)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from photoorg import corrections
from photoorg.corrections import VERBS, Act, Corrections
from photoorg.domain import Edit
from photoorg.jobs import pack, unpack
from photoorg.library import journal, verdicts
from photoorg.library.journal import REDO, UNDO, History
from photoorg.library.store import Library

TAUGHT = (*VERBS, *verdicts.VERBS)
"""The verbs of acts to learn from."""
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
    """The acts to learn from: corrections of albums, and verdicts on pairs."""
    return journal.history(library, TAUGHT)


def count(library: Library) -> int:
    """How many acts there are to learn from."""
    return len(journal.history(library, TAUGHT).done)


def digest(library: Library) -> str:
    """Names the acts that hold and teach something, so that anything made by them can tell when it
    is out of date."""
    done = ",".join(map(str, journal.history(library, TAUGHT).done))
    return hashlib.blake2b(done.encode(), digest_size=8).hexdigest()


def act_of(edit: Edit) -> Act | None:
    """The act in an entry of the journal; None where it is about something else than albums."""
    kind = VERBS.get(edit.verb)
    return None if kind is None else unpack(kind, json.dumps(edit.payload))


def _facts(library: Library, known: _Read | None) -> Corrections:
    before, after = (corrections.NOTHING, 0) if known is None else (known.facts, known.last)
    new = [
        edit
        for edit in journal.edits(library, (*VERBS, UNDO, REDO), after)
        if edit.verb in VERBS or journal.verb_of(library, edit.payload["edit"]) in VERBS
    ]
    if known is not None and not new and journal.last_id(library) >= known.last:
        # What was said is about other things, such as pairs of photos.
        return known.facts
    if after and (any(edit.verb in (UNDO, REDO) for edit in new) or not new):
        # What was undone cannot be taken out of what it was added to.
        before, new = corrections.NOTHING, journal.edits(library, VERBS)
    gone = history(library).gone
    said = [act_of(edit) for edit in new if edit.id not in gone]
    return corrections.add_up([act for act in said if act is not None], before)
