"""A library that moves to another folder while its window is closed: how far it is, and Stop."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from photoorg import jobs
from photoorg.errors import ProtocolError
from photoorg.ui import theme
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.progress import detail_words, stage_words
from photoorg.ui.sentences import told
from photoorg.ui.status_area import ThinBar
from photoorg.ui.text import path_text, safe_text

WIDTH = 560
_STDERR_KEPT = 4096
_STOPPED = tr("It was stopped. The library is where it was.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended."""

    library: Path
    """Where the library is now."""
    trouble: str = ""
    """Why it was not moved; empty where it was."""


class MovingWindow(QDialog):
    """Runs the command that moves a library, and shows what it says.

    The copying is done by another process: one that is killed leaves the library as it was.
    """

    def __init__(self, command: Sequence[str], library: Path, target: Path) -> None:
        super().__init__()
        self.outcome = Outcome(library, _STOPPED)
        self._command = list(command)
        self._old = library
        self._said = b""
        self.setWindowTitle(tr("Moving the library"))
        self.setFixedWidth(WIDTH)
        words = tr("to {folder}").format(folder=path_text(os.fsencode(target)))
        self.words = WrappedLabel(words, tone="muted", parent=self)
        self.stage = ElidedLabel(tr("{doing}…").format(doing=stage_words("move")), parent=self)
        self.detail = ElidedLabel("", tone="muted", parent=self)
        self.bar = ThinBar(self)
        self.bar.setFixedWidth(WIDTH - 48)
        self.stop = QPushButton(tr("Stop"), self)
        self.stop.setAutoDefault(False)
        self.stop.setToolTip(tr("Leave the library where it is"))
        last = QHBoxLayout()
        last.addWidget(self.stage)
        last.addWidget(self.detail, 1)
        last.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(PlainLabel(tr("Moving the library"), theme.TITLE, parent=self))
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(last)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._keep_stderr)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._not_started)
        self.stop.clicked.connect(self.reject)

    def run(self) -> Outcome:
        """Move it; comes back when that is done, has failed or was stopped."""
        self.bar.show_share(None)
        self._process.start(self._command[0], self._command[1:])
        self.exec()
        return self.outcome

    def reject(self) -> None:
        """Stop: what was copied is removed by the next move, and nothing uses it."""
        self._process.kill()
        self._process.waitForFinished(5000)
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.reject()

    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode("utf-8", "replace").strip()
            try:
                event = jobs.from_line(line)
            except ProtocolError:
                continue
            if isinstance(event, jobs.Progress):
                self._show(event)
            elif isinstance(event, jobs.Finished):
                self.outcome = Outcome(Path(event.summary))
            elif isinstance(event, jobs.Failed):
                self.outcome = Outcome(self._old, told(event.message))

    def _show(self, progress: jobs.Progress) -> None:
        self.stage.setText(stage_words(progress.stage))
        self.detail.setText(detail_words(progress) if progress.total else "")
        self.bar.show_share(progress.done / progress.total if progress.total else None)

    def _keep_stderr(self) -> None:
        said = bytes(self._process.readAllStandardError().data())
        self._said = (self._said + said)[-_STDERR_KEPT:]

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._said = self._process.errorString().encode()
            self._ended()

    def _ended(self) -> None:
        self._read()
        if self._said and self.outcome.trouble == _STOPPED:
            lines = self._said.decode("utf-8", "replace").strip().splitlines()
            why = safe_text(told(lines[-1].removeprefix("Error: "))) if lines else ""
            self.outcome = Outcome(
                self._old, tr("The library was not moved: {reason}").format(reason=why)
            )
        self.accept()


def moving_command(worker_command: Sequence[str], target: Path) -> list[str]:
    """The command that moves the library that a worker's command is for."""
    return [*worker_command[:-1], "move", "--lines", "--", str(target)]


def move(app: QApplication, command: Sequence[str], library: Path, target: Path) -> Outcome:
    """Show the window that moves a library until it is done."""
    # The application must not end between the two windows.
    app.setQuitOnLastWindowClosed(False)
    window = MovingWindow(command, library, target)
    try:
        return window.run()
    finally:
        window.deleteLater()
        app.processEvents()
        app.setQuitOnLastWindowClosed(True)
