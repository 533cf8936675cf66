"""Which tags were renamed, and what a tag is called now (library.db)."""

from __future__ import annotations

import json

from photoorg.library import journal
from photoorg.library.mark_acts import RENAME_TAG, Renaming
from photoorg.library.store import Library

_MEMORY = "renamings"


def holding(library: Library) -> tuple[tuple[int, Renaming], ...]:
    """The renamings that were not undone, oldest first, each with the id of its act."""
    last = journal.last_id(library)
    known: tuple[int, tuple[tuple[int, Renaming], ...]] | None = library.memory.get(_MEMORY)
    verbs = (RENAME_TAG,)
    if known is None or known[0] > last or journal.any_about(library, verbs, known[0], last):
        known = last, _read(library)
    known = library.memory[_MEMORY] = last, known[1]
    return known[1]


def present_name(library: Library, tag: str) -> str:
    """What a tag that was renamed is called now; any other one is called as it is."""
    for _, change in holding(library):
        tag = change.renamed(tag)
    return tag


def _read(library: Library) -> tuple[tuple[int, Renaming], ...]:
    # The photos in the payloads, which may be a million, are not needed here.
    rows = library.person.execute(
        """SELECT id, payload ->> 'old', payload ->> 'new', payload ->> 'spelt' FROM edits
        WHERE verb = ? ORDER BY id""",
        [RENAME_TAG],
    )
    gone = journal.history(library, (RENAME_TAG,)).gone
    return tuple(
        (number, Renaming(old, new, tuple(map(tuple, json.loads(spelt)))))
        for number, old, new, spelt in rows
        if number not in gone and old and new and spelt
    )
