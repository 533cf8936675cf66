"""The page of the models that are there: how large and how fast they are, and where they run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg.catalogue import Kind
from photoorg.model_list import Listed, State, listed, of_kind
from photoorg.setting_kinds import Page
from photoorg.settings import Settings
from photoorg.ui import language, theme
from photoorg.ui.flow_layout import empty
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.model_jobs import ModelJobs
from photoorg.ui.model_words import KIND_WORDS, facts_words, state_words
from photoorg.ui.settings_page import SettingsPage
from photoorg.ui.text import safe_text

_THERE = (State.IN_USE, State.INSTALLED)


class InstalledModel(QWidget):
    """What one of them is, in two lines."""

    def __init__(self, one: Listed, runs_on: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = ElidedLabel(safe_text(language.tr(one.entry.title)), parent=self)
        facts = " · ".join(part for part in (facts_words(one), runs_on) if part)
        self.facts = WrappedLabel(facts, theme.CAPTION, "muted", parent=self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        if one.state is State.IN_USE:
            head.addWidget(PlainLabel(state_words(one), theme.CAPTION, "chip", parent=self))
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.facts)


class ModelsPage(SettingsPage):
    """Those that are installed, and the way to all there are."""

    def __init__(self, models: ModelJobs, parent: QWidget) -> None:
        super().__init__(
            Page.MODELS,
            tr(
                "The models that are on this computer. They work offline, and what they see stays "
                "here."
            ),
            parent,
        )
        self._models = models
        self.rows: list[InstalledModel] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        self.column.addSpacing(8)
        self.all = QPushButton(tr("All models…"), self.body)
        self.all.setAutoDefault(False)
        self.all.setToolTip(tr("Choose, get and remove models"))
        self.column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        """Show what is there now."""
        empty(self._list)
        self.rows = []
        found = [one for one in listed(settings.model, settings.describer) if one.state in _THERE]
        for kind, (title, _) in KIND_WORDS.items():
            heading = PlainLabel(title, weight=QFont.Weight.DemiBold, parent=self.body)
            heading.setContentsMargins(0, 12, 0, 8)
            self._list.addWidget(heading)
            heading.show()
            for one in of_kind(found, kind):
                row = InstalledModel(one, self._runs_on(one, kind), self.body)
                self.rows.append(row)
                self._list.addWidget(row)
                row.show()
        self.fit()

    def _runs_on(self, one: Listed, kind: Kind) -> str:
        device = self._models.device
        answers = kind is Kind.EMBEDDER and one.entry.spec == self._models.answering
        if not (answers and device):
            return ""
        name = safe_text(device.upper() if len(device) <= 4 else device, limit=80)
        return tr("runs on {device}").format(device=name)
