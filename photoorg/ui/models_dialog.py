"""The list of models: built-in, suggested and installed ones, and what can be done with each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from photoorg import model_store
from photoorg.catalogue import Kind
from photoorg.errors import ModelError, SettingsError
from photoorg.jobs import Progress
from photoorg.model_list import Listed, listed, of_kind
from photoorg.settings import Paths, Settings
from photoorg.ui import theme
from photoorg.ui.fitted_scroll import FittedScroll
from photoorg.ui.indexing import Indexing
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.model_consent import ModelConsent
from photoorg.ui.model_jobs import ModelJobs
from photoorg.ui.model_row import BUTTON_WIDTH, ModelRow
from photoorg.ui.model_words import KIND_WORDS
from photoorg.ui.sentences import told

TRAINED = "builtin"
FREE = {Kind.EMBEDDER: "builtin-labels", Kind.DESCRIBER: "labels"}
"""What takes its place without the parts trained on Flickr8k."""


class ModelsDialog(QDialog):
    """Stays open beside the window; downloads go on when it is closed."""

    describer_chosen = Signal(str)
    """The spec that shall say what photos show."""

    def __init__(
        self, paths: Paths, models: ModelJobs, indexing: Indexing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._models = models
        self._indexing = indexing
        self._wanted = ""
        """The model that was chosen last to find and group photos; its failure belongs to it."""
        self._failures: dict[str, str] = {}
        self.rows: dict[tuple[Kind, str], ModelRow] = {}
        self.consent: ModelConsent | None = None
        self.setWindowTitle(tr("Models"))
        self.resize(760, 720)
        self.setMinimumWidth(640)
        self._build()
        models.changed.connect(self.refresh)
        models.progressed.connect(self._show_progress)
        indexing.failed.connect(self._use_failed)
        indexing.ended.connect(self._use_ended)

    def _build(self) -> None:
        self._list = QWidget(self)
        self._list.setObjectName("page")
        self._column = QVBoxLayout(self._list)
        # The scroll bar takes 12 of the 24 pixels at the right.
        self._column.setContentsMargins(24, 0, 12, 16)
        self._column.setSpacing(0)
        self._scroll = FittedScroll(self._list, tr("Models"), self)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.trained = QCheckBox(
            tr("Use the parts trained on Flickr8k (non-commercial terms)"), self
        )
        self.trained.setToolTip(
            tr(
                "Flickr8k is for non-commercial research and education. Without these parts the "
                "built-in models are free of such terms, and find and describe less well."
            )
        )
        self.trained.clicked.connect(self._switch_trained)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot())

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(24, 24, 24, 8)
        head.setSpacing(8)
        head.addWidget(PlainLabel(tr("Models"), theme.TITLE, parent=self))
        head.addWidget(
            WrappedLabel(
                tr(
                    "The built-in models need nothing else. Others see more and say more; each is "
                    "downloaded only when you agree, and then works offline like the rest."
                ),
                tone="muted",
                parent=self,
            )
        )
        return head

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setObjectName("status")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.other = QLineEdit(foot)
        self.other.setFixedHeight(32)
        self.other.setMaxLength(250)
        self.other.setPlaceholderText(
            tr("Another one: openclip:ARCHITECTURE/PRETRAINED or vlm:OWNER/NAME")
        )
        self.other.setAccessibleName(tr("Another model"))
        get, close = QPushButton(tr("Get…"), foot), QPushButton(tr("Close"), foot)
        for button in (get, close):
            button.setAutoDefault(False)
            button.setFixedWidth(BUTTON_WIDTH)
        self.other_trouble = WrappedLabel("", tone="amber", parent=foot)
        self.other_trouble.hide()
        other, last = QHBoxLayout(), QHBoxLayout()
        for row in (other, last):
            row.setSpacing(8)
        other.addWidget(self.other, 1)
        other.addWidget(get)
        last.addWidget(self.trained)
        last.addStretch(1)
        last.addWidget(close)
        column = QVBoxLayout(foot)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(other)
        column.addWidget(self.other_trouble)
        column.addLayout(last)
        self.other.returnPressed.connect(self._get_other)
        get.clicked.connect(self._get_other)
        close.clicked.connect(self.close)
        return foot

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return belongs to the field alone: Qt would press the default button of the question
        that Return has just opened."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def open_list(self) -> None:
        """Show the list as it is now, in front."""
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh(self) -> None:
        """Show what is there now."""
        try:
            settings = Settings.load(self._paths)
        except SettingsError as error:
            self._complain(told(str(error)))
            return
        found = listed(settings.model, settings.describer)
        keys = [(one.entry.kind, one.entry.spec) for one in found]
        if keys != list(self.rows):
            self._lay_out(found)
        for one, key in zip(found, keys, strict=True):
            self._show_row(self.rows[key], one, settings)
        self._scroll.fit()
        used = {settings.model, settings.describer}
        self.trained.setChecked(TRAINED in used)
        self.trained.setEnabled(bool({TRAINED, *FREE.values()} & used))

    def _show_row(self, row: ModelRow, one: Listed, settings: Settings) -> None:
        spec, answering = one.entry.spec, self._models.answering
        finds = one.entry.kind is Kind.EMBEDDER
        taking_over = finds and spec == settings.model and answering not in ("", spec)
        getting = spec == self._models.getting
        trouble = self._models.failures.get(spec) or (finds and self._failures.get(spec)) or ""
        row.show_model(one, taking_over, getting, not self._models.getting, trouble)
        if getting:
            row.show_progress(self._models.progress)

    def _lay_out(self, found: tuple[Listed, ...]) -> None:
        """Rows for these models, in place of the present ones."""
        self.rows.clear()
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for kind, (title, says) in KIND_WORDS.items():
            heading = PlainLabel(title, weight=QFont.Weight.DemiBold, parent=self._list)
            heading.setContentsMargins(0, 16, 0, 4)
            words = WrappedLabel(says, theme.CAPTION, tone="muted", parent=self._list)
            self._add(heading)
            self._add(words)
            self._column.addSpacing(12)
            for one in of_kind(found, kind):
                row = self._row(kind, one.entry.spec)
                self.rows[kind, one.entry.spec] = row
                self._add(row)
        self._column.addStretch(1)

    def _add(self, widget: QWidget) -> None:
        """Shown at once: a layout does not count what Qt would show a moment later."""
        self._column.addWidget(widget)
        widget.show()

    def _row(self, kind: Kind, spec: str) -> ModelRow:
        row = ModelRow(self._list)
        row.get_wanted.connect(partial(self._ask_consent, spec))
        row.use_wanted.connect(partial(self._use, kind, spec))
        row.remove_wanted.connect(partial(self._models.remove, spec))
        row.stop_wanted.connect(self._models.cancel)
        return row

    def _show_progress(self, progress: Progress) -> None:
        for (_, spec), row in self.rows.items():
            if spec == self._models.getting:
                row.show_progress(progress)

    def _use(self, kind: Kind, spec: str) -> None:
        if kind is Kind.DESCRIBER:
            self.describer_chosen.emit(spec)
        else:
            self._failures.pop(spec, None)
            self._wanted = spec
            self._indexing.use_model(spec)
        self.refresh()

    def _use_failed(self, message: str) -> None:
        if self._wanted:
            self._failures[self._wanted] = message
        self.refresh()

    def _use_ended(self) -> None:
        """What fails from now on is no fault of the model."""
        self._wanted = ""
        self.refresh()

    def _switch_trained(self, trained: bool) -> None:
        """Put the one built-in model in the place of the other wherever one is in use."""
        settings = Settings.load(self._paths)
        for kind, used in (
            (Kind.DESCRIBER, settings.describer),
            (Kind.EMBEDDER, settings.model),
        ):
            before, after = (FREE[kind], TRAINED) if trained else (TRAINED, FREE[kind])
            if used == before:
                self._use(kind, after)

    def _get_other(self) -> None:
        spec = self.other.text().strip()
        try:
            model_store.split_spec(spec)
        except ModelError as error:
            self._complain(told(str(error)))
            return
        self._complain("")
        if self._models.getting:
            self._complain(tr("Another model is being downloaded; others can follow after it."))
        else:
            self._ask_consent(spec)

    def _complain(self, words: str) -> None:
        self.other_trouble.setText(words)
        self.other_trouble.setVisible(bool(words))

    def _ask_consent(self, spec: str) -> None:
        consent = ModelConsent(spec, self)
        consent.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        consent.ask_wanted.connect(self._models.ask)
        consent.agreed.connect(self._models.get)
        self._models.offered.connect(consent.show_offered)
        self._models.refused.connect(consent.show_refused)
        consent.finished.connect(self._forget_consent)
        self.consent = consent
        consent.open()

    def _forget_consent(self) -> None:
        self.consent = None
