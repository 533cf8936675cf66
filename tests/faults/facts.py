"""What a library has promised to keep, as sets of short texts that can be compared.

A process under test writes its facts to an acknowledgement file after each saved transaction; what
was written there must be in the databases ever after. The file is written with one system call a
line, so it survives the end of its writer.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

_INDEX = (
    ("read", "SELECT hex(path), hex(hash) FROM files JOIN photos ON photos.id = photo_id "
             "WHERE pending = 0"),
    ("seen", "SELECT model_id, hex(hash) FROM concepts JOIN photos ON photos.id = photo_id"),
    ("colours", "SELECT hex(hash), 1 FROM palettes JOIN photos ON photos.id = photo_id"),
    ("caption", "SELECT describer, hex(hash) FROM captions JOIN photos ON photos.id = photo_id"),
)  # fmt: skip
_PERSON = "SELECT id, verb, payload FROM edits WHERE id > ? ORDER BY id"
_FOLDERS = "SELECT hex(path), 1 FROM folders"


class Queried(Protocol):
    """A connection, the library's own or one of the laboratory's."""

    def execute(self, query: str, parameters: list[Any] = ..., /) -> sqlite3.Cursor: ...


def of_index(db: Queried) -> set[str]:
    """Which photos were read, seen by a model, measured and described."""
    return {f"{kind} {one} {two}" for kind, query in _INDEX for one, two in db.execute(query, [])}


def of_person(db: Queried, after: int = 0) -> set[str]:
    """Which acts the journal holds, word for word, and which folders there are."""
    acts = {
        f"act {number} {_short(verb, said)}" for number, verb, said in db.execute(_PERSON, [after])
    }
    return acts | {f"folder {path}" for path, _ in db.execute(_FOLDERS, [])}


def _short(verb: str, payload: str) -> str:
    return hashlib.blake2b(f"{verb} {payload}".encode(), digest_size=8).hexdigest()


class Acknowledgements:
    """The file that a process under test tells its facts to."""

    def __init__(self, file: Path) -> None:
        self._descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self._told: set[str] = set()

    def tell(self, facts: set[str], **words: Any) -> None:
        """Say what is promised from now on, and any words for whoever watches."""
        line = {**words, "new": sorted(facts - self._told), "gone": sorted(self._told - facts)}
        self._told = facts
        self.say(**line)

    def say(self, **words: Any) -> None:
        """Say something that is no promise."""
        os.write(self._descriptor, json.dumps(words).encode() + b"\n")


def said(file: Path) -> Iterator[dict[str, Any]]:
    """The lines of an acknowledgement file so far."""
    if not file.exists():
        return
    for line in file.read_bytes().split(b"\n")[:-1]:
        yield json.loads(line)


def promised(lines: Iterator[dict[str, Any]]) -> set[str]:
    """What all lines together promise."""
    facts: set[str] = set()
    for line in lines:
        facts.difference_update(line.get("gone", ()))
        facts.update(line.get("new", ()))
    return facts
