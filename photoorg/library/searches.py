"""Searches the person gave a name: albums that are always what the search finds (library.db).

They are acts in the journal, about contents and not about places in index.db: they hold in a
library whose index.db was made anew, and saving, renaming and deleting can be undone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import itemgetter

from photoorg.domain import Edit
from photoorg.errors import LibraryError, ProtocolError
from photoorg.jobs import pack, unpack
from photoorg.library import journal, renamings, tag_names
from photoorg.library.mark_acts import RENAME_TAG, Renaming
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
    verbs = (*VERBS, RENAME_TAG)
    if known is None or known[0] > last or journal.any_about(library, verbs, known[0], last):
        known = last, _read(library)
    known = library.memory[_MEMORY] = last, known[1]
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


def with_tags_called(question: Question, name: Callable[[str], str]) -> Question:
    """A question with the tags that it asks for under the names that they have now."""
    filters = tuple(
        replace(one, value=now, words=tag_names.spelt_out(now))
        if one.kind == "tag" and (now := name(one.value)) != one.value
        else one
        for one in question.filters
    )
    return replace(question, filters=filters)


def _read(library: Library) -> tuple[SavedSearch, ...]:
    gone = journal.history(library, VERBS).gone
    acts: list[tuple[int, Edit | Renaming]] = [
        (edit.id, edit) for edit in journal.edits(library, VERBS) if edit.id not in gone
    ]
    acts += renamings.holding(library)
    found: dict[int, SavedSearch] = {}
    for number, act in sorted(acts, key=itemgetter(0)):
        if isinstance(act, Renaming):
            for known in found.values():
                asked = with_tags_called(known.question, act.renamed)
                found[known.id] = replace(known, question=asked)
        elif act.verb == _SAVE:
            try:
                question = unpack(Question, json.dumps(act.payload["question"]))
            except (KeyError, ProtocolError):
                # Saved by a newer photoorg, which looks for more than this one knows.
                continue
            found[number] = SavedSearch(number, str(act.payload.get("name", "")), question)
        else:
            _follow(found, act)
    return tuple(sorted(found.values(), key=lambda search: (search.name.casefold(), search.id)))


def _follow(found: dict[int, SavedSearch], act: Edit) -> None:
    about = act.payload.get("search")
    known = found.get(about) if isinstance(about, int) else None
    if known is None:
        return
    if act.verb == _DELETE:
        del found[known.id]
    else:
        found[known.id] = replace(known, name=str(act.payload.get("name", known.name)))
