"""A disk that is full for the databases of a library, for as long as a test says."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import ModuleType
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
        self._enough: Callable[[], bool] = lambda: True
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(patience, "STEP_SECONDS", 0.001)
        monkeypatch.setattr(patience, "POLL_SECONDS", 0.002)
        write = Library._transaction

        def transaction(library: Library, *given: Any) -> AbstractContextManager[Database]:
            if self.full and self._enough():
                raise LibraryFull("The disk with the library is full: here.")
            return write(library, *given)

        monkeypatch.setattr(Library, "_transaction", transaction)

    def room_for(self, enough: Callable[[], bool]) -> None:
        """There is room until so much was written."""
        self._enough = enough

    def full_for_files(self, module: ModuleType) -> None:
        """There is no room for what a module writes beside the databases."""

        def refuse(*_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        self._monkeypatch.setattr(module, "write_durably", refuse)


def until_paused(steps: Iterator[Step]) -> Step:
    """The first step that waits."""
    return next(step for step in steps if step.stage == PAUSED)
