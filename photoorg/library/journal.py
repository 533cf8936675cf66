"""The append-only journal of what the person did (library.db).

Nothing is ever taken back from it: to undo an act is an act as well, and so is to redo it. So undo
works across restarts, and what was once said can always be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlite_utils import Database

from photoorg.domain import Edit
from photoorg.library.checksums import checksum

if TYPE_CHECKING:
    from photoorg.library.store import Library

UNDO, REDO = "undo", "redo"


@dataclass(frozen=True, slots=True)
class History:
    """Ids of the undoable acts of a journal."""

    done: tuple[int, ...] = ()
    """Those that hold, in order; the last is the next to be undone."""
    undone: tuple[int, ...] = ()
    """Those that were undone with nothing done since; the last is the next to be redone."""
    gone: frozenset[int] = frozenset()
    """All that do not hold."""


def append(db: Database, verb: str, payload: Mapping[str, object]) -> None:
    """Record one act, inside the transaction that carries it out.

    Its checksum is also over that of the act before it: none can be taken out unnoticed.
    """
    last = db.execute("SELECT id, checksum FROM edits ORDER BY id DESC LIMIT 1").fetchone()
    number, before = last or (0, b"")
    act = (number + 1, now(), verb, json.dumps(dict(payload)))
    db.execute(
        "INSERT INTO edits (id, at, verb, payload, checksum) VALUES (?, ?, ?, ?, ?)",
        [*act, checksum(before, *act)],
    )


def edits(library: Library, verbs: Iterable[str] = (), after: int = 0) -> list[Edit]:
    """All acts of some verbs (of any, when none is given) after one id, oldest first."""
    chosen = list(verbs)
    some = f"AND verb IN ({', '.join('?' * len(chosen))})" if chosen else ""
    rows = library.person.execute(
        f"SELECT id, at, verb, payload FROM edits WHERE id > ? {some} ORDER BY id",
        [after, *chosen],
    )
    return [Edit(verb, json.loads(payload), at, id_) for id_, at, verb, payload in rows]


def edit(library: Library, number: int) -> Edit:
    """One act by its id, which must be there."""
    query = "SELECT id, at, verb, payload FROM edits WHERE id = ?"
    id_, at, verb, payload = library.person.execute(query, [number]).fetchone()
    return Edit(verb, json.loads(payload), at, id_)


def verb_of(library: Library, number: object) -> str:
    """What one act is called, or an empty text where it is not there."""
    row = library.person.execute("SELECT verb FROM edits WHERE id = ?", [number]).fetchone()
    return row[0] if row else ""


def any_about(library: Library, verbs: Iterable[str], after: int, last: int) -> bool:
    """Whether any act with an id above `after` and up to `last` is of some verbs, or undoes or
    redoes one of those."""
    if after >= last:
        return False
    chosen = list(verbs)
    some = f"IN ({', '.join('?' * len(chosen))})"
    row = library.person.execute(
        f"""SELECT 1 FROM edits AS act WHERE id > ? AND id <= ? AND (verb {some} OR (
            verb IN ('{UNDO}', '{REDO}')
            AND (SELECT verb FROM edits WHERE id = act.payload ->> 'edit') {some})) LIMIT 1""",
        [after, last, *chosen, *chosen],
    ).fetchone()
    return row is not None


def last_id(library: Library) -> int:
    """The id of the latest act, 0 before the first."""
    (last,) = library.person.execute("SELECT MAX(id) FROM edits").fetchone()
    return last or 0


def history(
    library: Library, verbs: Iterable[str], before: History | None = None, after: int = 0
) -> History:
    """Which acts of some undoable verbs hold, and which were undone; `before` is what was so after
    the act of the id `after`."""
    undoable = list(verbs)
    marks = ", ".join("?" * len(undoable))
    rows = library.person.execute(
        f"""SELECT id, verb, CASE WHEN verb IN ('{UNDO}', '{REDO}') THEN payload ->> 'edit' END
        FROM edits WHERE id > ? AND verb IN ('{UNDO}', '{REDO}', {marks}) ORDER BY id""",
        [after, *undoable],
    )
    known = before or History()
    done, undone, gone = list(known.done), list(known.undone), set(known.gone)
    for edit, verb, about in rows:
        if verb == UNDO and about in done:
            done.remove(about)
            undone.append(about)
            gone.add(about)
        elif verb == REDO and about in undone:
            undone.remove(about)
            done.append(about)
            done.sort()
            gone.discard(about)
        elif verb not in (UNDO, REDO):
            done.append(edit)
            undone.clear()
    return History(tuple(done), tuple(undone), frozenset(gone))


def now() -> str:
    """The present moment in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
