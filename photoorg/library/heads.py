"""What was learned from corrections: every trial, and the head that is in use (index.db).

The heads themselves are safetensors files named after their sha256, beside the databases.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from photoorg.durable import failed_writing, write_durably
from photoorg.errors import LibraryError
from photoorg.library import journal
from photoorg.library.store import Library

ENOUGH_ACTS = 20
"""After so many acts since the last time photoorg learns by itself."""

_IN_USE = "head in use"
_FORGOTTEN = "acts when forgotten"


@dataclass(frozen=True, slots=True)
class Trial:
    """One attempt to learn."""

    id: int
    at: str
    """UTC, ISO 8601."""
    model_id: str
    """The model whose vectors it works on."""
    sha256: str
    """Of its file; empty where the gate did not accept it."""
    acts: int
    """How many corrections there were."""
    sentence: str
    """What came out, for the person."""
    figures: Mapping[str, float] = field(default_factory=dict)

    @property
    def accepted(self) -> bool:
        """Whether it may be used."""
        return bool(self.sha256)


def note(
    library: Library,
    model_id: str,
    acts: int,
    sentence: str,
    figures: Mapping[str, float],
    head: bytes | None,
) -> int:
    """Record a trial with its head, if it was accepted; such a one is in use from now on."""
    name = "" if head is None else hashlib.sha256(head).hexdigest()
    if head is not None:
        _write(library, file(library, name), head)
    with library.writing_index() as db:
        trial = db.execute(
            """INSERT INTO heads (at, model_id, sha256, acts, report) VALUES (?, ?, ?, ?, ?)""",
            [
                journal.now(),
                model_id,
                name,
                acts,
                json.dumps({"sentence": sentence, "figures": dict(figures)}),
            ],
        ).lastrowid
        assert trial is not None
        if head is not None:
            _set(db, f"{_IN_USE} {model_id}", trial)
    return trial


def trials(library: Library) -> list[Trial]:
    """All attempts since the last forgetting, the latest first."""
    rows = library.index.execute(
        "SELECT id, at, model_id, sha256, acts, report FROM heads ORDER BY id DESC"
    )
    return [
        Trial(number, at, model_id, sha256, acts, said["sentence"], said["figures"])
        for number, at, model_id, sha256, acts, report in rows
        for said in [json.loads(report)]
    ]


def in_use(library: Library, model_id: str) -> Trial | None:
    """The accepted trial whose head is used with a model; None where there is none."""
    number = _get(library, f"{_IN_USE} {model_id}")
    return next((trial for trial in _accepted(library, model_id) if trial.id == number), None)


def use(library: Library, model_id: str, trial: int) -> None:
    """With a model, go over, or back, to the head of an accepted trial; 0 uses none.

    Raises LibraryError where there is no such trial.
    """
    if trial and not any(t.id == trial for t in _accepted(library, model_id)):
        raise LibraryError("There is no such head.")
    with library.writing_index() as db:
        _set(db, f"{_IN_USE} {model_id}", trial)


def _accepted(library: Library, model_id: str) -> list[Trial]:
    return [t for t in trials(library) if t.model_id == model_id and t.accepted]


def forget(library: Library, acts: int) -> None:
    """Delete every head and every trial. Nothing is learned again before there are more
    corrections than these."""
    with library.writing_index() as db:
        db.execute("DELETE FROM heads")
        db.execute("DELETE FROM state WHERE key GLOB ?", [f"{_IN_USE} *"])
        _set(db, _FORGOTTEN, acts)
    for left in (*_folder(library).glob("*.safetensors"), *_folder(library).glob("*.part")):
        try:
            left.unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(f"{left} cannot be deleted: {error.strerror}.") from error


def acts_learned_from(library: Library, model_id: str) -> int:
    """How many corrections there were at the last trial with a model, or when all was forgotten."""
    made = (trial.acts for trial in trials(library) if trial.model_id == model_id)
    return max([_get(library, _FORGOTTEN), *made])


def read(library: Library, trial: Trial) -> bytes:
    """The head's file. Raises LibraryError where it is gone or damaged."""
    path = file(library, trial.sha256)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LibraryError(f"{path}: {error.strerror}.") from error
    if hashlib.sha256(data).hexdigest() != trial.sha256:
        raise LibraryError(f"{path} is damaged; please learn again.")
    return data


def file(library: Library, sha256: str) -> Path:
    """Where a head lies."""
    return _folder(library) / f"{sha256}.safetensors"


def _folder(library: Library) -> Path:
    return library.paths.library / "heads"


def _write(library: Library, file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_durably(file, data)
    except OSError as error:
        raise failed_writing(library.paths.library, error) from error


def _get(library: Library, key: str) -> int:
    row = library.index.execute("SELECT value FROM state WHERE key = ?", [key]).fetchone()
    return int(row[0]) if row else 0


def _set(db: Database, key: str, value: int) -> None:
    db.execute("INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)", [key, str(value)])
