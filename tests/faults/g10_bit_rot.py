"""Bits that flip inside the databases: noticed, and what is damaged is never used.

One bit of a stored value is turned over in the file itself, where SQLite's own checks see nothing.
Values of machines must count as not there and be made again; in the person's journal the library
must refuse to open before the person has decided.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from photoorg import pipeline
from photoorg.errors import LibraryDamaged, LibraryError
from photoorg.library import Library, captions, checking, integrity, vectors
from photoorg.library.checking import Flaw
from photoorg.library.checksums import SEALED
from photoorg.settings import Paths
from tests.faults import facts, life
from tests.faults.facts import Acknowledgements
from tests.faults.outcome import Outcome, Scale

_TITLE = "bit rot in the databases"
_PHOTOS, _ACTS = 64, 60
_NOTICED = 0.99
_SHOWN = 8
_REPAIRED = 25
"""Every so many flips of index.db it is organized to the end."""


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Flip 500 bits, four of five in index.db."""
    flips = scale.count(500, least=20)
    whole = life.undisturbed(scratch / "photos", _PHOTOS, scratch / "whole")
    life.correct(scratch / "whole", Acknowledgements(scratch / "acks"), 1, _ACTS)
    rot = _Rot(scratch / "whole", scratch / "work", random.Random(scale.seed), whole.facts)
    for number in range(flips):
        if number % 5 == 4:
            rot.of_journal()
        else:
            rot.of_index(repair=number % _REPAIRED == 0)
    share = rot.counts["noticed"] / flips
    trouble = {
        kind: n for kind, n in rot.counts.items() if kind != "noticed" and kind != "by SQLite"
    }
    reached = (
        f"{rot.counts['noticed']} of {flips} noticed (by SQLite alone {rot.counts['by SQLite']})"
    )
    reached += "".join(f", {n} {kind}" for kind, n in sorted(trouble.items())) or ", none used"
    return Outcome(
        "G10",
        _TITLE,
        f"{flips} flipped bits in stored values: ≥ {_NOTICED:.0%} noticed, 0 damaged values used, "
        "derived ones made again",
        reached,
        share >= _NOTICED and not trouble,
        tuple(rot.evidence),
    )


class _Rot:
    """A whole library, and copies of it with a bit turned over."""

    def __init__(
        self, whole: Path, work: Path, chance: random.Random, derived: frozenset[str]
    ) -> None:
        self._whole, self._work, self._chance, self._derived = whole, work, chance, derived
        self._index = (whole / "index.db").read_bytes()
        self._person = (whole / "library.db").read_bytes()
        with closing(sqlite3.connect(whole / "index.db")) as conn:
            self._values = list(_places(conn, self._index))
        with closing(sqlite3.connect(whole / "library.db")) as conn:
            said = [row[0].encode() for row in conn.execute("SELECT payload FROM edits")]
        self._said = [
            (place, len(value)) for value in said if (place := self._person.find(value)) >= 0
        ]
        with Library.open(whole) as library:
            self._seen = _used(library)
        self.counts: Counter[str] = Counter()
        self.evidence: list[str] = []

    def of_index(self, repair: bool) -> None:
        """One bit of one value that machines derived."""
        table, place, length = self._chance.choice(self._values)
        self._lay_out("index.db", self._flipped(self._index, place, length))
        with closing(sqlite3.connect(self._work / "index.db")) as conn:
            self.counts["by SQLite"] += bool(integrity.flaw_of_pages(conn, full=True))
        where = f"{table} at byte {place}"
        noticed = bool(self._checked(repair=False, where=where))
        try:
            with Library.open(self._work, life.BOTH) as library:
                used = _used(library)
                wrong = [key for key, value in used.items() if self._seen.get(key) != value]
                if wrong:
                    self._blame("damaged values used", f"{where}: {wrong[0]}")
        except (LibraryError, sqlite3.Error) as error:
            self._blame("values that end the program", f"{where}: {error}")
        if repair:
            self._checked(repair=True, where=where)
            self._repair(where)
        self.counts["noticed"] += noticed
        if not noticed and len(self.evidence) < _SHOWN:
            self.evidence.append(f"not noticed: {where} of index.db.")

    def of_journal(self) -> None:
        """One bit of one act of the person."""
        place, length = self._chance.choice(self._said)
        self._lay_out("library.db", self._flipped(self._person, place, length))
        with closing(sqlite3.connect(self._work / "library.db")) as conn:
            self.counts["by SQLite"] += bool(integrity.flaw_of_pages(conn, full=True))
        try:
            with Library.open(self._work, life.BOTH):
                self._blame("damaged journals opened", f"byte {place} of library.db")
        except LibraryDamaged:
            self.counts["noticed"] += 1

    def _checked(self, repair: bool, where: str) -> list[Flaw]:
        """What `photoorg check --full` says."""
        try:
            return list(checking.flaws(Paths(self._work), full=True, repair=repair))
        except (LibraryError, sqlite3.Error) as error:
            self._blame("checks that fail", f"{where}: {error}")
            return []

    def _repair(self, where: str) -> None:
        with Library.open(self._work, life.BOTH) as library:
            for _ in pipeline.organize(pipeline.Session(library, life.MODEL)):
                pass
            lacking = sorted(self._derived - facts.of_index(library.index))
        left = [flaw.says for flaw in self._checked(repair=False, where=where)]
        if lacking or left:
            words = f"{where}: {lacking[:1]} lacking, {left[:1]}"
            self._blame("values not made again after a check", words)

    def _flipped(self, data: bytes, place: int, length: int) -> bytes:
        changed = bytearray(data)
        changed[place + self._chance.randrange(length)] ^= 1 << self._chance.randrange(8)
        return bytes(changed)

    def _lay_out(self, name: str, content: bytes) -> None:
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._whole, self._work)
        (self._work / name).write_bytes(content)

    def _blame(self, kind: str, words: str) -> None:
        self.counts[kind] += 1
        if self.counts[kind] <= 2:
            self.evidence.append(f"{kind}: {words}.")


def _places(conn: sqlite3.Connection, data: bytes) -> Iterator[tuple[str, int, int]]:
    """Table, place and length of the stored values that lie in the file in one piece."""
    for table, columns in SEALED.items():
        for row in conn.execute(f"SELECT {', '.join(columns)} FROM {table}"):
            for value in row:
                stored = value.encode() if isinstance(value, str) else value
                if isinstance(stored, bytes) and len(stored) >= 12:
                    place = data.find(stored)
                    if place >= 0 and data.find(stored, place + 1) < 0:
                        yield table, place, len(stored)


def _used(library: Library) -> dict[str, bytes]:
    """What the program takes from the file, by words for where; damaged rows are left out."""
    used: dict[str, bytes] = {}
    for space in ("photo", "text"):
        present = vectors.ids(library, "tiny/1", space)
        ids, matrix = vectors.load(library, "tiny/1", space, present)
        used |= {f"{space} {i}": row.tobytes() for i, row in zip(ids, matrix, strict=True)}
    ids, scores = vectors.concepts(library, "tiny/1", np.arange(1, _PHOTOS + 1))
    for number, photo in enumerate(ids):
        used[f"concepts {photo}"] = scores.probabilities[number].tobytes()
    for photo in range(1, _PHOTOS + 1):
        caption = captions.latest(library, photo)
        if caption is not None:
            used[f"caption {photo}"] = repr(caption).encode()
    return used
