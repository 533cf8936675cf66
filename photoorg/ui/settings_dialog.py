"""The settings: pages at the left, what they hold at the right; every change holds at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoorg.errors import SettingsError
from photoorg.setting_kinds import Page
from photoorg.settings import Settings
from photoorg.ui import shortcuts
from photoorg.ui.icons import icon
from photoorg.ui.labels import WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.library_page import LibraryPage
from photoorg.ui.models_page import ModelsPage
from photoorg.ui.privacy_page import PrivacyPage
from photoorg.ui.sentences import told
from photoorg.ui.settings_page import DeclaredPage, SettingsPage
from photoorg.ui.shortcuts_page import ShortcutsPage
from photoorg.ui.text import safe_text

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow

SIZE = 880, 640
_LIST_WIDTH = 184
_ICONS = {
    Page.APPEARANCE: "paint-brush",
    Page.WORK: "sliders-horizontal",
    Page.MODELS: "cpu",
    Page.PRIVACY: "shield-check",
    Page.LIBRARY: "hard-drives",
    Page.SHORTCUTS: "keyboard",
}
_WORDS = {
    Page.APPEARANCE: tr("How photoorg looks."),
    Page.WORK: tr(
        "When photoorg works, and what counts when it makes albums. What photos show always "
        "counts; a change here arranges the albums again after a moment."
    ),
}


class SettingsDialog(QDialog):
    """Stays open beside the window."""

    chosen = Signal(str, object)
    """A setting's name and the value that was chosen for it."""
    move_wanted = Signal(object)
    """The folder the library shall lie in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        paths = window.library.paths
        self.setWindowTitle(tr("Settings"))
        self.resize(*SIZE)
        self.setMinimumSize(680, 420)
        self.declared = [DeclaredPage(page, words, self) for page, words in _WORDS.items()]
        self.models = ModelsPage(window.model_jobs, self)
        self.privacy = PrivacyPage(window.model_jobs, self)
        self.library = LibraryPage(paths, self)
        self.shortcuts = ShortcutsPage(self)
        self.pages: tuple[SettingsPage, ...] = (
            *self.declared, self.models, self.privacy, self.library, self.shortcuts,
        )  # fmt: skip
        self._make_frame()
        self._connect()

    def _make_frame(self) -> None:
        self.list = QListWidget(self)
        self.list.setObjectName("settingsPages")
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setAccessibleName(tr("Pages of the settings"))
        self.stack = QStackedWidget(self)
        for page in self.pages:
            self.list.addItem(QListWidgetItem(icon(_ICONS[page.page]), tr(page.page.value)))
            self.stack.addWidget(page)
        self.trouble = QWidget(self)
        self.trouble_words = WrappedLabel("", tone="amber", parent=self.trouble)
        self.mend = QPushButton(tr("Use the defaults instead"), self.trouble)
        self.mend.setAutoDefault(False)
        line = QHBoxLayout(self.trouble)
        line.setContentsMargins(24, 16, 24, 0)
        line.setSpacing(16)
        line.addWidget(self.trouble_words, 1)
        line.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignTop)
        self.trouble.hide()
        self.close_ = QPushButton(tr("Close"), self)
        self.close_.setAutoDefault(False)
        foot = QWidget(self)
        foot.setObjectName("status")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        last = QHBoxLayout(foot)
        last.setContentsMargins(24, 16, 24, 16)
        last.addStretch(1)
        last.addWidget(self.close_)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.trouble)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(foot)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.close_.clicked.connect(self.close)
        self.mend.clicked.connect(self._mend)
        for page in self.declared:
            page.chosen.connect(self.chosen)
        self.shortcuts.chosen.connect(self.chosen)
        self.models.all.clicked.connect(self._window.verbs.open_models)
        self.library.move_wanted.connect(self.move_wanted)
        self._window.settings_changed.connect(self._follow_settings)
        self._window.model_jobs.changed.connect(self._follow_models)

    # What is shown

    def open_pages(self, page: Page | None = None) -> None:
        """Show the settings as they are now, in front; at a page, or where one was."""
        if page is not None:
            self.show_page(page)
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    def show_page(self, page: Page) -> None:
        """Go to a page."""
        self.list.setCurrentRow([each.page for each in self.pages].index(page))

    def refresh(self) -> None:
        """Show what holds now."""
        settings = self._show_chosen()
        for page in (self.models, self.privacy, self.library):
            page.show_settings(settings)

    def _show_chosen(self) -> Settings:
        """Show what was chosen here or elsewhere, saved already or not; the settings."""
        window = self._window
        settings, troubles = Settings.read(window.library.paths)
        unsaved = {"tile": window.header.tile_size.value(), **window.verbs.choosing.unsaved}
        settings = replace(settings, **unsaved)
        self._say(" ".join(map(told, troubles)))
        for page in self.declared:
            page.show_settings(settings)
        self.shortcuts.show_keys(shortcuts.in_use(settings.shortcuts))
        return settings

    def stop(self) -> None:
        """The window closes."""
        self.library.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses no button by itself: none here is what one always wants."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _follow_settings(self) -> None:
        if self.isVisible():
            self._show_chosen()

    def _follow_models(self) -> None:
        if self.isVisible():
            settings, _ = Settings.read(self._window.library.paths)
            self.models.show_settings(settings)
            self.privacy.show_settings(settings)

    def _mend(self) -> None:
        try:
            Settings.mend(self._window.library.paths)
        except SettingsError as error:
            self._say(told(str(error)))
        else:
            self._window.reread_settings()
            self.refresh()

    def _say(self, words: str) -> None:
        self.trouble_words.setText(safe_text(words, limit=2000))
        self.trouble.setVisible(bool(words))
