"""Kill migrations at random statements, and look at what is left.

The full tier: `python tests/support/migration_kills.py FOLDER 200`.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from old_schemas import ACTS, make_index, make_person

from photoorg.library import Access, Library, integrity, journal, photos, schema
from photoorg.settings import Paths

_CHILD = """
import os, signal, sys
from pathlib import Path
from photoorg.library import Access, Library, integrity
real, left = integrity.connect, int(sys.argv[2])
def connect(*given, **named):
    conn = real(*given, **named)
    def tick():
        global left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
    conn.set_progress_handler(tick, 20)
    return conn
integrity.connect = connect
Library.open(Path(sys.argv[1]), Access.PERSON | Access.INDEX).close()
print(int(sys.argv[2]) - left)
"""
"""Opens a library and is killed when SQLite has done so many times twenty of its instructions."""


def kill_migrations(folder: Path, kills: int, photos: int = 250, seed: int = 0) -> dict[str, int]:
    """How many files were left with the old schema, with the new one, or with something else
    (mixed): two of each killed migration."""
    base = folder / "old"
    make_person(base / "library.db", 1)
    make_index(base / "index.db", 5, photos=photos)
    whole = _migrate(folder, base, 10**9)
    assert whole > 0
    chance = random.Random(seed)
    outcomes = {"old": 0, "new": 0, "mixed": 0}
    for _ in range(kills):
        ended = _migrate(folder, base, chance.randint(1, whole))
        assert ended < 0, "it was to be killed"
        for outcome in _outcomes(Paths(folder / "trial")):
            outcomes[outcome] += 1
    return outcomes


def _migrate(folder: Path, base: Path, ticks: int) -> int:
    """The ticks a whole migration took; negative after a kill."""
    trial = folder / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    shutil.copytree(base, trial)
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(trial), str(ticks)], capture_output=True, timeout=120
    )
    if done.returncode == 0:
        return int(done.stdout)
    assert done.returncode == -9, done.stderr.decode()
    return -1


def _outcomes(paths: Paths) -> list[str]:
    """What became of library.db and of index.db, and whether they can be used."""
    outcomes = []
    both = (paths.person_db, schema.person, 1), (paths.index_db, schema.index, 5)
    for file, steps, old in both:
        with closing(integrity.connect(file, "rw")) as conn:
            applied = len(integrity.applied_steps(conn, steps))
            flaw = integrity.flaw_of_schema(conn, steps) or integrity.flaw_of_pages(conn, full=True)
            (version,) = conn.execute("PRAGMA user_version").fetchone()
        whole = version == applied == len(steps._migrations)
        is_old = version == 0 and applied == old
        outcomes.append("mixed" if flaw else "new" if whole else "old" if is_old else "mixed")
    with Library.open(paths.library, Access.PERSON | Access.INDEX) as library:
        if journal.last_id(library) != ACTS or photos.count(library) == 0:
            return ["mixed", "mixed"]
    return outcomes


if __name__ == "__main__":
    place = Path(sys.argv[1])
    shutil.rmtree(place, ignore_errors=True)
    sys.stdout.write(f"{kill_migrations(place, int(sys.argv[2]))}\n")
