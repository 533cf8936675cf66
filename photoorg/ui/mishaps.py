"""What goes wrong where nobody foresaw it: told in the window, not on a terminal alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from photoorg.errors import PhotoorgError
from photoorg.ui.language import tr
from photoorg.ui.sentences import told

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class _Teller(QObject):
    """Lives in the main thread: what other threads raise is told there, too."""

    raised = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.raised.connect(self._tell)

    def _tell(self, error: BaseException) -> None:
        # Who tells of an error must not raise another one.
        with suppress(Exception):
            self._window.talk.complain(words_of(self._window, error))


_OF_PYSIDE = re.compile(r"Error calling Python override of [\w:]+\(\): ")
"""Put before what is raised where Qt calls a method of ours."""


@contextmanager
def told_in(window: MainWindow) -> Iterator[None]:
    """Tell in the status line of a window what is raised in a slot, or in a thread of Qt's; the
    whole of it still goes to the terminal. Qt goes on after such an error, and so does the window.
    """
    before, teller = sys.excepthook, _Teller(window)

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        # The window may be gone by now.
        with suppress(RuntimeError):
            teller.raised.emit(error)

    sys.excepthook = tell
    try:
        yield
    finally:
        sys.excepthook = before


def words_of(window: MainWindow, error: BaseException) -> str:
    """An error as a sentence for a person."""
    known = error if isinstance(error, PhotoorgError) else window.library.doubt(error)
    if known is not None:
        return told(_OF_PYSIDE.sub("", str(known)))
    words = tr(
        "Something went wrong: {reason}. Nothing of yours is lost; if photoorg looks odd now, "
        "start it again."
    )
    reason = f"{type(error).__name__}: {_OF_PYSIDE.sub('', str(error))}"
    return words.format(reason=reason.rstrip(" .:"))
