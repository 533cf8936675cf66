"""Where a library went: a note in the folder it was moved from leads to where it lies now.

So whoever names the old folder (a shortcut, `$PHOTOORG_HOME`, the default) arrives at the new one.
A moved library knows the folders it came from, and each of them gets its note anew with every
move. A library that comes back to an earlier folder could find notes in a ring for a moment: the
newest one is right then.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from photoorg.durable import write_durably
from photoorg.errors import LibraryError

NOTE: Final = "moved.json"
ORIGINS: Final = "moved-from.json"
_SIGNS: Final = ("library.db", "index.db", "backups")


@dataclass(frozen=True, slots=True)
class Note:
    """What a folder says of the library that was in it."""

    to: Path
    number: int
    """Counts the moves of this library; the newest has the highest."""


def note_in(folder: Path) -> Note | None:
    """What a folder says; None where the library was not moved away. Raises LibraryError for a
    note that cannot be read."""
    file = folder / NOTE
    try:
        said = json.loads(file.read_bytes())
        to, number = Path(os.fsdecode(bytes.fromhex(said["to"]))), said["number"]
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise LibraryError(
            f"{file} should say where the library is, and cannot be read; "
            "please delete it if the library is still in this folder."
        ) from error
    if not to.is_absolute() or not isinstance(number, int):
        raise LibraryError(f"{file} should say where the library is, and does not.")
    return Note(to, number)


def followed(folder: Path) -> Path:
    """Where the library of a folder lies now: there, or wherever notes lead.

    Raises LibraryError where a note cannot be read, or leads to where no library can be seen.
    """
    seen: list[Path] = []
    notes: list[Note] = []
    place = folder
    while place not in seen and (note := note_in(place)) is not None:
        seen.append(place)
        notes.append(note)
        place = note.to
    if not notes:
        return folder
    if place in seen:
        place = max(notes, key=lambda note: note.number).to
    if not any((place / name).exists() for name in _SIGNS):
        raise LibraryError(
            f"The library was moved to {place}, where it cannot be seen now: "
            "please connect the disk it lies on."
        )
    return place


def leave_note(folder: Path, to: Path, number: int) -> None:
    """Say in a folder, in one step, that its library lies elsewhere now. Raises OSError."""
    said = {"to": os.fsencode(to).hex(), "number": number, "for_people": str(to)}
    text = json.dumps(said, indent=1, ensure_ascii=True)
    write_durably(folder / NOTE, text.encode("ascii"))


def origins(folder: Path) -> tuple[Path, ...]:
    """The folders that the library in a folder came from, the first one first. Never raises."""
    try:
        said = json.loads((folder / ORIGINS).read_bytes())
        return tuple(Path(os.fsdecode(bytes.fromhex(text))) for text in said["from"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def remember_origins(folder: Path, places: Sequence[Path]) -> None:
    """Keep in a library's folder where it came from. Raises OSError."""
    said = {"from": [os.fsencode(place).hex() for place in places]}
    write_durably(folder / ORIGINS, json.dumps(said).encode("ascii"))
