"""The page of the library: where photoorg's own files lie, how large they are, moving them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg.errors import LibraryError
from photoorg.library import moving
from photoorg.setting_kinds import Page
from photoorg.settings import Paths, Settings
from photoorg.ui import desktop, theme
from photoorg.ui.flow_layout import empty
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.measuring import Measuring
from photoorg.ui.metadata_words import bytes_words
from photoorg.ui.sentences import told
from photoorg.ui.settings_page import SettingsPage
from photoorg.ui.text import path_text, safe_text
from photoorg.ui.turns import Turns

_AT_ONCE = 100
"""Files that are deleted in one turn."""

_ABOUT = tr(
    "What photoorg knows about your photos and what you said about them. Your photos themselves "
    "are not in it: they stay in their folders."
)
_MOVE = tr(
    "Everything is copied to another folder and checked there, file by file, before it is used. "
    "The window closes meanwhile and comes back. The old files stay until you delete them here."
)


class OldCopy(QWidget):
    """A folder in which the library was before, and the button that deletes what is left there."""

    deleted = Signal(object)
    """The folder, once the person is sure."""

    def __init__(self, place: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place = place
        self.path = ElidedLabel(path_text(os.fsencode(place)), parent=self)
        self.bytes = PlainLabel("", theme.CAPTION, "muted", parent=self)
        self.sure = WrappedLabel("", parent=self)
        self.trouble = WrappedLabel("", tone="amber", parent=self)
        shown = safe_text(str(place), limit=80)
        delete = tr("Delete the old files in {folder}").format(folder=shown)
        yes = tr("Yes, delete the old files in {folder}").format(folder=shown)
        keep = tr("Keep the old files in {folder}").format(folder=shown)
        self.delete_ = _button(tr("Delete…"), delete, self)
        self.yes = _button(tr("Delete"), yes, self)
        self.yes.setProperty("danger", "true")
        self.no = _button(tr("Keep"), keep, self)
        line, answers = QHBoxLayout(), QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.path, 1)
        line.addWidget(self.bytes)
        line.addWidget(self.delete_)
        answers.setSpacing(8)
        answers.addWidget(self.yes)
        answers.addWidget(self.no)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.sure)
        column.addLayout(answers)
        column.addWidget(self.trouble)
        self.trouble.hide()
        self.ask(False)

    def show_size(self, size: int) -> None:
        """How much deleting it would free."""
        self.bytes.setText(bytes_words(size))
        words = tr(
            "{size} of photoorg’s own files are deleted there, and nothing else. This cannot be "
            "undone."
        )
        self.sure.setText(words.format(size=bytes_words(size)))

    def show_trouble(self, words: str) -> None:
        """Why it could not be deleted."""
        self.trouble.setText(safe_text(words))
        self.trouble.setVisible(bool(words))
        self.ask(False)

    def ask(self, asking: bool) -> None:
        """Ask whether the person is sure, or no more."""
        for widget in (self.sure, self.yes, self.no):
            widget.setVisible(asking)
        self.delete_.setVisible(not asking)
        if asking:
            self.no.setFocus()


class LibraryPage(SettingsPage):
    """Where it lies, how large it is, what is left of earlier places."""

    move_wanted = Signal(object)
    """The folder the library shall lie in."""

    def __init__(self, paths: Paths, parent: QWidget) -> None:
        super().__init__(Page.LIBRARY, _ABOUT, parent)
        self._paths = paths
        self._target: Path | None = None
        self._measuring = Measuring(self)
        self._measuring.measured.connect(self._show_size)
        self._row: OldCopy | None = None
        self._deleting = Turns(self._delete_steps, self)
        self.path = ElidedLabel(path_text(os.fsencode(paths.library)), parent=self.body)
        self.path.setAccessibleName(tr("Where the library lies"))
        self.bytes = PlainLabel("", theme.CAPTION, "muted", parent=self.body)
        self.show_in_files = _button(tr("Show in file manager"), "", self.body)
        self.move_ = _button(
            tr("Move…", "the library"), tr("Move the library to another folder"), self.body
        )
        self.ask = WrappedLabel("", parent=self.body)
        self.trouble = WrappedLabel("", tone="amber", parent=self.body)
        self.yes = _button(tr("Move it"), tr("Move the library there"), self.body)
        self.yes.setProperty("go", "true")
        self.no = _button(tr("Keep it here"), tr("Leave the library where it is"), self.body)
        self.before = PlainLabel(
            tr("Left in earlier folders"), weight=QFont.Weight.DemiBold, parent=self.body
        )
        self.rows: list[OldCopy] = []
        self._lay_out()
        self.show_in_files.clicked.connect(self._show_in_files)
        self.move_.clicked.connect(self._choose_target)
        self.yes.clicked.connect(self._move)
        self.no.clicked.connect(partial(self.ask_about, None))

    def _lay_out(self) -> None:
        buttons, answers = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((buttons, (self.show_in_files, self.move_)),
                             (answers, (self.yes, self.no))):  # fmt: skip
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        self.add(self.path)
        self.add(self.bytes)
        self.column.addLayout(buttons)
        self.column.addSpacing(16)
        heading = PlainLabel(tr("Moving it"), weight=QFont.Weight.DemiBold, parent=self.body)
        self.add(heading)
        self.add(WrappedLabel(_MOVE, tone="muted", parent=self.body))
        self.add(self.ask)
        self.column.addLayout(answers)
        self.add(self.trouble)
        self.column.addSpacing(16)
        self.add(self.before)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        self.trouble.hide()
        self.ask_about(None)

    def show_settings(self, settings: Settings) -> None:  # noqa: ARG002
        """Show what is there now, and measure it."""
        if self._deleting.running and self._row is not None:
            return
        if any(not row.yes.isHidden() for row in self.rows):
            return
        empty(self._list)
        self.rows = []
        for place in moving.old_copies(self._paths):
            row = OldCopy(place, self.body)
            row.delete_.clicked.connect(partial(self._ask_delete, row, True))
            row.no.clicked.connect(partial(self._ask_delete, row, False))
            row.yes.clicked.connect(partial(self._delete, row))
            self.rows.append(row)
            self._list.addWidget(row)
            row.show()
        self.before.setVisible(bool(self.rows))
        self.bytes.setText(self.bytes.text() or tr("Measuring…"))
        self._measuring.measure(self._paths, *(Paths(row.place) for row in self.rows))
        self.fit()

    def stop(self) -> None:
        """The window closes: measure and delete nothing more."""
        self._measuring.stop()
        self._deleting.stop()

    def ask_about(self, chosen: Path | None) -> None:
        """Ask whether the library shall move to a folder a person chose; None asks no more."""
        self._target = None if chosen is None else moving.destination(chosen)
        asking = self._target is not None
        for widget in (self.ask, self.yes, self.no):
            widget.setVisible(asking)
        self.move_.setEnabled(not asking)
        if self._target is not None:
            words = tr("Move the library to {folder}?")
            self.ask.setText(words.format(folder=path_text(os.fsencode(self._target))))
            self.trouble.hide()
            self.no.setFocus()
        self.fit()

    def show_moved(self, said: str, trouble: str) -> None:
        """How moving it went: what to say about that, or why it was not moved."""
        self.trouble.set_tone("amber" if trouble else "")
        self.trouble.setText(safe_text(trouble or said))
        self.trouble.setVisible(bool(trouble or said))
        self.fit()

    def _choose_target(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Where shall the library lie?"))
        if chosen:
            self.ask_about(Path(chosen))

    def _move(self) -> None:
        target = self._target
        self.ask_about(None)
        if target is not None:
            self.move_wanted.emit(target)

    def _show_in_files(self) -> None:
        desktop.show_in_file_manager(os.fsencode(self._paths.library))

    def _show_size(self, paths: Paths, size: int) -> None:
        if paths == self._paths:
            self.bytes.setText(bytes_words(size))
        for row in self.rows:
            if row.place == paths.library:
                row.show_size(size)

    def _ask_delete(self, row: OldCopy, asking: bool) -> None:
        row.ask(asking)
        (row.no if asking else row.delete_).setFocus()
        self.fit()

    def _delete(self, row: OldCopy) -> None:
        row.ask(False)
        row.delete_.setEnabled(False)
        row.bytes.setText(tr("Deleting…"))
        self._row = row
        self._deleting.start()
        self.fit()

    def _delete_steps(self) -> Iterator[None]:
        """Delete what the row has, some files in one turn: there may be a million thumbnails."""
        row = self._row
        assert row is not None
        try:
            for number, _ in enumerate(moving.remove_old(self._paths, row.place)):
                if number % _AT_ONCE == _AT_ONCE - 1:
                    yield
        except LibraryError as error:
            row.delete_.setEnabled(True)
            row.show_trouble(told(str(error)))
            self.fit()
        else:
            self._row = None
            self.show_settings(Settings())


def _button(words: str, name: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    if name:
        button.setAccessibleName(name)
    return button
