"""A page of the settings, and the one that is drawn from what is declared of each setting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from photoorg.setting_kinds import Page
from photoorg.settings import Settings, declared
from photoorg.ui import theme
from photoorg.ui.fitted_scroll import FittedScroll
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.setting_rows import SettingRow


class SettingsPage(QWidget):
    """A title, a sentence, and whatever is added to `column`; it scrolls when it is long."""

    def __init__(self, page: Page, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self.body = QWidget(self)
        self.body.setObjectName("page")
        self.column = QVBoxLayout(self.body)
        # The scroll bar takes 12 of the 24 pixels at the right.
        self.column.setContentsMargins(24, 24, 12, 24)
        self.column.setSpacing(8)
        self.column.addWidget(PlainLabel(tr(page.value), theme.TITLE, parent=self.body))
        self.column.addWidget(WrappedLabel(words, tone="muted", parent=self.body))
        self.column.addSpacing(8)
        self._scroll = FittedScroll(self.body, tr(page.value), self)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others; shown at once, or the layout would not count it."""
        self.column.addWidget(widget)
        widget.show()

    def fit(self) -> None:
        """Find the height again, after words have changed."""
        self._scroll.fit()


class DeclaredPage(SettingsPage):
    """The settings that are declared for a page, in their order."""

    chosen = Signal(str, object)
    """A setting's name and the value that was chosen for it."""

    def __init__(self, page: Page, words: str, parent: QWidget) -> None:
        super().__init__(page, words, parent)
        self.rows: dict[str, SettingRow] = {}
        usual = Settings()
        for name, said in declared().items():
            if said.page is page:
                row = SettingRow(name, said, getattr(usual, name), self.body)
                row.chosen.connect(self.chosen)
                self.rows[name] = row
                self.add(row)
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Show what holds now."""
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))
        self.fit()
