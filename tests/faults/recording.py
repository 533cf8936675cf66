"""The life of a library that is recorded: `python -m tests.faults.recording ROOT PHOTOS MODE`.

Run under native/writelog.c. ROOT has an empty folder `library`; PHOTOS has two folders of photos,
which are added one after the other. MODE is `as-is`, or `off` for the control: SQLite is told not
to bring anything to the disk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from photoorg.library import Library, folders
from tests.faults import facts, life
from tests.faults.facts import Acknowledgements

ACTS = 12


def main(root: Path, photo_folders: list[Path], off: bool) -> None:
    """Add, organize, correct; three times over, with the library closed in between."""
    life.use_tiny_models()
    library, acks = root / "library", Acknowledgements(root / "ACKS")

    def prepare(opened: Library) -> None:
        if off:
            opened.index.execute("PRAGMA synchronous = OFF")
            opened.person.execute("PRAGMA synchronous = OFF")

    for seed, folder in enumerate(photo_folders):
        with Library.open(library, life.BOTH) as opened:
            prepare(opened)
            folders.add(opened, folder)
            acks.tell(facts.of_person(opened.person) | facts.of_index(opened.index))
        life.organize(library, _Keeping(acks), prepare)
        life.correct(library, _Keeping(acks), seed, ACTS, prepare)


class _Keeping(Acknowledgements):
    """Tells of one part of the facts; what was told of others stays promised."""

    def __init__(self, acks: Acknowledgements) -> None:
        self._descriptor, self._told = acks._descriptor, set()

    def tell(self, facts: set[str], **words: object) -> None:
        new = facts - self._told
        self._told |= facts
        self.say(**words, new=sorted(new))


if __name__ == "__main__":
    _, place, originals, mode = sys.argv
    main(Path(place), sorted(Path(originals).iterdir()), mode == "off")
