"""What goes wrong where nobody foresaw it: told in the window, not on a terminal alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import TYPE_CHECKING

from photoorg.errors import PhotoorgError
from photoorg.ui.language import tr
from photoorg.ui.sentences import told

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


@contextmanager
def told_in(window: MainWindow) -> Iterator[None]:
    """Tell in the status line of a window what is raised in a slot; the whole of it still goes to
    the terminal. Qt goes on after such an error, and so does the window."""
    before = sys.excepthook

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        # Who tells of an error must not raise another one.
        with suppress(Exception):
            window.talk.complain(words_of(window, error))

    sys.excepthook = tell
    try:
        yield
    finally:
        sys.excepthook = before


def words_of(window: MainWindow, error: BaseException) -> str:
    """An error as a sentence for a person."""
    known = error if isinstance(error, PhotoorgError) else window.library.doubt(error)
    if known is not None:
        return told(str(known))
    words = tr(
        "Something went wrong: {reason}. Nothing of yours is lost; if photoorg looks odd now, "
        "start it again."
    )
    return words.format(reason=f"{type(error).__name__}: {error}".rstrip(" .:"))
