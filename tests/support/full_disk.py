"""A disk that is full for the databases of a library, for as long as a test says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlite_utils import Database

from photoorg.errors import LibraryFull
from photoorg.jobs import PAUSED, Step
from photoorg.library import Library
from photoorg.pipeline import patience


class FullDisk:
    """While it is full, no transaction begins. Who waits looks again at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        monkeypatch.setattr(patience, "STEP_SECONDS", 0.001)
        monkeypatch.setattr(patience, "POLL_SECONDS", 0.002)
        write = Library._transaction

        def transaction(library: Library, *given: Any) -> AbstractContextManager[Database]:
            if self.full:
                raise LibraryFull("The disk with the library is full: here.")
            return write(library, *given)

        monkeypatch.setattr(Library, "_transaction", transaction)


def until_paused(steps: Iterator[Step]) -> Step:
    """The first step that waits."""
    return next(step for step in steps if step.stage == PAUSED)
