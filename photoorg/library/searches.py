"""Searches the person gave a name: albums that are always what the search finds (library.db).

They are acts in the journal, about contents and not about places in index.db: they hold in a
library whose index.db was made anew, and saving, renaming and deleting can be undone.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace

from photoorg.errors import LibraryError, ProtocolError
from photoorg.jobs import pack, unpack
from photoorg.library import journal, mark_acts, tag_names
from photoorg.library.mark_acts import Renaming
from photoorg.library.store import Library
from photoorg.questions import Question

_SAVE, _RENAME, _DELETE = "save search", "rename search", "delete search"
VERBS = (_SAVE, _RENAME, _DELETE)
"""What the journal calls the acts."""
LONGEST_NAME = 200
_MEMORY = "saved searches"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question and its name."""

    id: int
    """Lasting: that of the act by which it was saved."""
    name: str
    question: Question


def listed(library: Library) -> tuple[SavedSearch, ...]:
    """All saved searches, by name."""
    last = journal.last_id(library)
    known: tuple[int, tuple[SavedSearch, ...]] | None = library.memory.get(_MEMORY)
    if known is None or known[0] != last:
        known = library.memory[_MEMORY] = last, _read(library)
    return known[1]


def save(library: Library, name: str, question: Question) -> int:
    """Keep a question under a name; returns its id. Raises LibraryError for an empty name or
    question, or when it cannot be kept."""
    name = _fit_name(name)
    if not question.parts:
        raise LibraryError("There is nothing to save: this search looks for nothing.")
    with library.writing_person() as db:
        journal.append(db, _SAVE, {"name": name, "question": json.loads(pack(question))})
    return journal.last_id(library)


def rename(library: Library, search_id: int, name: str) -> None:
    """Call a saved search something else. Raises LibraryError."""
    name = _fit_name(name)
    if _known(library, search_id).name != name:
        with library.writing_person() as db:
            journal.append(db, _RENAME, {"search": search_id, "name": name})


def delete(library: Library, search_id: int) -> None:
    """Forget a saved search; its photos stay as they are. Raises LibraryError."""
    _known(library, search_id)
    with library.writing_person() as db:
        journal.append(db, _DELETE, {"search": search_id})


def _known(library: Library, search_id: int) -> SavedSearch:
    for search in listed(library):
        if search.id == search_id:
            return search
    raise LibraryError("This search is not there any more.")


def _fit_name(name: str) -> str:
    name = name.strip()
    if not name:
        raise LibraryError("A search needs a name.")
    return name[:LONGEST_NAME]


def _read(library: Library) -> tuple[SavedSearch, ...]:
    verbs = (*VERBS, mark_acts.RENAME_TAG)
    edits = journal.edits(library, verbs)
    gone = journal.history(library, verbs).gone
    found: dict[int, SavedSearch] = {}
    for edit in edits:
        if edit.id in gone:
            continue
        if edit.verb == mark_acts.RENAME_TAG:
            with suppress(ValueError):
                change, _ = mark_acts.told(edit.verb, edit.payload)
                if isinstance(change, Renaming):
                    found = {i: _following(search, change) for i, search in found.items()}
        elif edit.verb == _SAVE:
            try:
                question = unpack(Question, json.dumps(edit.payload["question"]))
            except (KeyError, ProtocolError):
                # Saved by a newer photoorg, which looks for more than this one knows.
                continue
            found[edit.id] = SavedSearch(edit.id, str(edit.payload.get("name", "")), question)
        else:
            about = edit.payload.get("search")
            known = found.get(about) if isinstance(about, int) else None
            if known is None:
                continue
            if edit.verb == _DELETE:
                del found[known.id]
            else:
                found[known.id] = replace(known, name=str(edit.payload.get("name", known.name)))
    return tuple(sorted(found.values(), key=lambda search: (search.name.casefold(), search.id)))


def _following(search: SavedSearch, change: Renaming) -> SavedSearch:
    """A search for a tag that has another name now looks for it under that name."""
    filters = tuple(
        replace(one, value=name, words=tag_names.spelt_out(name))
        if one.kind == "tag" and (name := change.renamed(one.value)) != one.value
        else one
        for one in search.question.filters
    )
    return replace(search, question=replace(search.question, filters=filters))
