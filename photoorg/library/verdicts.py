"""Pairs of photos that the person called similar or not (library.db).

A verdict is one act in the journal, about contents: it holds wherever the photos lie, and in a
library whose index.db was made anew. Of two verdicts on the same pair the later one counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from photoorg.library import journal
from photoorg.library.store import Library

VERBS = {"similar": True, "not similar": False}
"""What the journal calls a verdict, and whether it says similar."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the person said of two photos; the hashes of their contents, in ascending order."""

    left: bytes
    right: bytes
    similar: bool


def give(library: Library, one: bytes, other: bytes, similar: bool) -> None:
    """Record that two photos, by the hashes of their contents, are similar, or are not."""
    left, right = sorted((one, other))
    verb = next(verb for verb, means in VERBS.items() if means is similar)
    with library.writing_person() as db:
        journal.append(db, verb, {"left": left.hex(), "right": right.hex()})


def given(library: Library) -> list[Verdict]:
    """The verdicts that count, in the order in which they were first given."""
    rows = library.person.execute(
        """SELECT id, verb, payload ->> 'left', payload ->> 'right' FROM edits
        WHERE verb IN (?, ?) ORDER BY id""",
        list(VERBS),
    )
    gone = journal.history(library, VERBS).gone
    counting: dict[tuple[str, str], bool] = {}
    for edit, verb, left, right in rows:
        if edit not in gone:
            counting[left, right] = VERBS[verb]
    return [
        Verdict(bytes.fromhex(left), bytes.fromhex(right), similar)
        for (left, right), similar in counting.items()
    ]
