"""How far the journal went, in a file of its own beside library.db.

SQLite cannot tell when its log (library.db-wal) was deleted with what was said last: the database
is whole then, only older. This small file can. It is written after the commit and not forced to
the disk, so it may be behind, but never ahead of what was kept.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress

from photoorg.library.integrity import Journal
from photoorg.settings import Paths


def note(paths: Paths, journal: Journal) -> None:
    """Remember that the journal goes so far. Never raises: it is only for a warning."""
    file = paths.library / "library.tip"
    part = paths.library / f"library.tip.{os.getpid()}.part"
    with suppress(OSError):
        part.write_text(json.dumps({"acts": journal.acts}), encoding="ascii")
        os.replace(part, file)


def noted(paths: Paths) -> int:
    """How many acts there were when it was noted last; 0 where nobody knows."""
    try:
        acts = json.loads((paths.library / "library.tip").read_bytes())["acts"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return 0
    return acts if isinstance(acts, int) else 0


def sweep(paths: Paths) -> None:
    """Remove what writers left that were killed while they noted. Only for the writer of
    library.db: nobody else notes meanwhile. Never raises."""
    for part in paths.library.glob("library.tip.*.part"):
        with suppress(OSError):
            part.unlink()


def forget(paths: Paths) -> None:
    """Nothing is known any more: another library.db takes the place of the present one."""
    with suppress(OSError):
        (paths.library / "library.tip").unlink(missing_ok=True)
