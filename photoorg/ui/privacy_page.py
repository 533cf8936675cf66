"""The page that says what leaves this computer: what was agreed to, and how to take it back."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg import model_store
from photoorg.catalogue import title_of
from photoorg.model_store import Offer
from photoorg.setting_kinds import Page
from photoorg.settings import Settings
from photoorg.ui import theme
from photoorg.ui.flow_layout import empty
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.learning_words import date_words
from photoorg.ui.metadata_words import bytes_words
from photoorg.ui.model_jobs import ModelJobs
from photoorg.ui.settings_page import SettingsPage
from photoorg.ui.text import safe_text

_NEVER = tr(
    "Photos, their names and places, what you search for and what you say about them never leave "
    "this computer. photoorg sends no reports, looks for no updates and loads no maps."
)
_NOTHING = tr("You have agreed to nothing: photoorg does not use the network at all.")
_AGREED = tr(
    "You agreed to these downloads. Apart from them photoorg does not use the network; each asked "
    "its server for those files alone."
)


class Agreement(QWidget):
    """One model that the person agreed to download."""

    taken_back = Signal(str)

    def __init__(self, offer: Offer, at: datetime, in_use: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = safe_text(title_of(offer.spec))
        self.title = ElidedLabel(title, parent=self)
        where = tr("from {place}, revision {revision}").format(
            place=f"{offer.host}/{offer.repo}", revision=offer.commit[:12]
        )
        is_there = model_store.folder(offer.spec).is_dir()
        there = tr("downloaded") if is_there else tr("not on this computer")
        said = tr("agreed on {date}").format(date=date_words(at.isoformat()))
        facts = (said, where, bytes_words(offer.bytes), there)
        self.facts = WrappedLabel(safe_text(" · ".join(facts)), theme.CAPTION, "muted", parent=self)
        self.trouble = WrappedLabel("", theme.CAPTION, "amber", parent=self)
        self.trouble.hide()
        self.back = QPushButton(tr("Take it back"), self)
        self.back.setAutoDefault(False)
        self.back.setAccessibleName(tr("Take back the agreement to {model}").format(model=title))
        self.back.setEnabled(not in_use)
        self.back.setToolTip(
            tr("It is in use: choose another model first")
            if in_use
            else tr("Delete the model and forget that you agreed; photoorg asks anew next time")
        )
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.title, self.facts, self.trouble):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self.back.clicked.connect(partial(self.taken_back.emit, offer.spec))

    def show_trouble(self, words: str) -> None:
        """Why it could not be taken back."""
        self.trouble.setText(safe_text(words))
        self.trouble.setVisible(bool(words))


class PrivacyPage(SettingsPage):
    """What never happens, and what the person allowed."""

    def __init__(self, models: ModelJobs, parent: QWidget) -> None:
        super().__init__(Page.PRIVACY, _NEVER, parent)
        self._models = models
        self.rows: dict[str, Agreement] = {}
        self.network = PlainLabel(tr("Network"), weight=QFont.Weight.DemiBold, parent=self.body)
        self.state = WrappedLabel("", parent=self.body)
        self.add(self.network)
        self.add(self.state)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Show what holds now."""
        empty(self._list)
        self.rows = {}
        used = {settings.model, settings.describer}
        for offer, at in model_store.agreed():
            row = Agreement(offer, at, offer.spec in used, self.body)
            row.show_trouble(self._models.failures.get(offer.spec, ""))
            row.taken_back.connect(self._models.take_back)
            self.rows[offer.spec] = row
            self._list.addWidget(row)
            row.show()
        self.state.setText(_AGREED if self.rows else _NOTHING)
        self.fit()
