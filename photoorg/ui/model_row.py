"""One model in the list: what it is, how it stands, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg.jobs import Progress
from photoorg.model_list import Listed, State
from photoorg.ui import language, theme
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import number, tr
from photoorg.ui.model_words import facts_words, state_words
from photoorg.ui.progress import detail_words
from photoorg.ui.status_area import ThinBar
from photoorg.ui.text import safe_text, tooltip

BUTTON_WIDTH = 96


class ModelRow(QWidget):
    """Title, sentence and facts at the left, buttons at the right, trouble on a line below."""

    get_wanted = Signal()
    use_wanted = Signal()
    remove_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = ElidedLabel("", weight=QFont.Weight.DemiBold, parent=self)
        self.state = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.says = WrappedLabel("", tone="muted", parent=self)
        self.facts = WrappedLabel("", theme.CAPTION, tone="muted", parent=self)
        self.trouble = WrappedLabel("", tone="amber", parent=self)
        self.bar = ThinBar(self)
        self.detail = ElidedLabel("", theme.CAPTION, tone="muted", parent=self)
        self.get = self._button(tr("Get…"), self.get_wanted)
        self.use = self._button(tr("Use", "a model"), self.use_wanted)
        self.remove = self._button(tr("Remove", "a model"), self.remove_wanted)
        self.stop = self._button(tr("Stop"), self.stop_wanted)
        self._lay_out()

    def _button(self, words: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        button.setFixedWidth(BUTTON_WIDTH)
        button.setAutoDefault(False)
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        progress = QHBoxLayout()
        progress.setSpacing(12)
        progress.setContentsMargins(0, 4, 0, 0)
        progress.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        progress.addWidget(self.detail, 1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addLayout(head)
        for label in (self.says, self.facts):
            words.addWidget(label)
        words.addLayout(progress)
        words.addWidget(self.trouble)
        place = QWidget(self)
        place.setFixedWidth(2 * BUTTON_WIDTH + 8)
        buttons = QHBoxLayout(place)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.remove, self.get, self.use, self.stop):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(place)

    def show_model(
        self, listed: Listed, taking_over: bool, getting: bool, may_get: bool, trouble: str
    ) -> None:
        """Show a model; `getting` while it is downloaded, `may_get` unless another one is."""
        entry, state = listed.entry, listed.state
        title = language.tr(entry.title)
        self.title.setText(safe_text(title))
        self.title.setToolTip(tooltip(entry.spec))
        self.says.setText(safe_text(language.tr(entry.says)))
        self.facts.setText(facts_words(listed))
        self.trouble.setText(safe_text(trouble))
        self.trouble.setVisible(bool(trouble))
        self.state.setText(tr("downloading") if getting else state_words(listed, taking_over))
        self.state.set_tone("chip" if state is State.IN_USE and not getting else "muted")
        self.get.setText(tr("Resume…") if state is State.PARTIAL else tr("Get…"))
        self.get.setEnabled(may_get)
        self.get.setVisible(not getting and state in (State.ABSENT, State.PARTIAL))
        self.use.setVisible(not getting and state is State.INSTALLED)
        there = state is State.PARTIAL or (state is State.INSTALLED and not entry.included)
        self.remove.setVisible(not getting and there)
        for widget in (self.bar, self.detail, self.stop):
            widget.setVisible(getting)
        for button in (self.get, self.use, self.remove, self.stop):
            verb = button.text().rstrip(" …")
            button.setAccessibleName(tr("{verb} {model}").format(verb=verb, model=title))

    def show_progress(self, progress: Progress | None) -> None:
        """How far its download is."""
        known = progress is not None and progress.total > 0
        self.bar.show_share(progress.done / progress.total if progress and known else None)
        checking = progress is not None and progress.stage == "verify"
        words = tr("checking") if checking else tr("downloading")
        if progress and known:
            percent = number(100 * progress.done / progress.total)
            words = tr("checking {percent} %") if checking else tr("downloading {percent} %")
            words = words.format(percent=percent)
        self.state.setText(words)
        self.detail.setText(detail_words(progress) if progress else tr("Waiting for the hub…"))
