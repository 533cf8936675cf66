"""Putting the window together and running it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from photoorg.errors import LibraryDamaged
from photoorg.library import Access, Library, backups, recovery
from photoorg.settings import Paths, Settings
from photoorg.ui import garbage, keeping, language, mishaps, moving_window
from photoorg.ui.language import tr
from photoorg.ui.main_window import MainWindow
from photoorg.ui.theme import Theme
from photoorg.ui.worker_client import WorkerClient

SIGNAL_MS = 250
"""How long Ctrl-C in the terminal may wait: Python sees signals only while it runs."""


def run(library_folder: Path, add: Path | None) -> int:
    """Show the window of a library until it is closed; returns the exit code.

    `add` is a folder to add at once. A library that is to be moved is closed for that, and opened
    again where it is then. Raises what `opened` raises.
    """
    said, trouble = "", ""
    while True:
        with opened(library_folder) as (app, window, _):
            signal.signal(signal.SIGINT, lambda *_, window=window: window.close())
            awake = QTimer(window, interval=SIGNAL_MS)
            awake.timeout.connect(_let_python_run)
            awake.start()
            window.begin(add)
            if said or trouble:
                window.tell_moved(said, trouble)
            code, target = app.exec(), window.move_to
        if target is None:
            return code
        command = moving_window.moving_command(worker_command(library_folder), target)
        outcome = moving_window.move(app, command, library_folder, target)
        said = "" if outcome.trouble else tr("The library is in {folder} now.")
        said = said.format(folder=outcome.library)
        library_folder, trouble, add = outcome.library, outcome.trouble, None


@contextmanager
def opened(library_folder: Path) -> Iterator[tuple[QApplication, MainWindow, WorkerClient]]:
    """A library's window, shown, with its worker, which is stopped in the end.

    Raises LibraryError (LibraryBusy when another window has the library, LibraryDamaged when the
    person wants no backup of a damaged one).
    """
    app = _application()
    garbage.collect_in_main_thread(app)
    with _library(library_folder) as library:
        settings, troubles = Settings.read(library.paths)
        worker = WorkerClient(worker_command(library_folder))
        theme = Theme(app, settings.theme)
        window = MainWindow(library, settings, theme, worker)
        window.show()
        if library.notices or troubles:
            keeping.tell(window, [*library.notices, *troubles])
        try:
            with mishaps.told_in(window):
                yield app, window, worker
        finally:
            worker.stop()
            window.close()
            window.deleteLater()
            theme.leave()


def _library(folder: Path) -> Library:
    """The library, opened for a person; a backup of it where that is wanted instead."""
    try:
        return Library.open(folder, Access.PERSON)
    except LibraryDamaged as error:
        paths = Paths(folder)
        newest = backups.newest_whole(paths)
        if newest is None or not keeping.wants_backup(str(error), newest):
            raise
        recovery.restore_chosen(paths, None, carry=True)
        return Library.open(folder, Access.PERSON)


def worker_command(library_folder: Path) -> list[str]:
    """The command that starts a library's worker: this same program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--library", str(library_folder), "worker"]
    return [sys.executable, "-m", "photoorg", "--library", str(library_folder), "worker"]


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        language.speak(app)
    app.setApplicationName("photoorg")
    app.setApplicationDisplayName("photoorg")
    app.setDesktopFileName("photoorg")
    return app


def _let_python_run() -> None:
    """Nothing: being called is what lets a waiting signal through."""
