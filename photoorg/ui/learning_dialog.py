"""What photoorg learned from corrections, in plain words, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photoorg.errors import SettingsError
from photoorg.jobs import PAUSED, Progress
from photoorg.library import Library, albums, corrections, heads
from photoorg.settings import Settings
from photoorg.ui import theme
from photoorg.ui.fitted_scroll import FittedScroll
from photoorg.ui.fold import Fold
from photoorg.ui.indexing import Indexing
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.learning_words import corrections_words, outcome_words
from photoorg.ui.progress import detail_words, paused_words, stage_words
from photoorg.ui.sentences import told
from photoorg.ui.signal_sliders import SignalSliders
from photoorg.ui.status_area import ThinBar
from photoorg.ui.text import safe_text
from photoorg.ui.trial_list import TrialList

WIDTH = 600
_ABOUT = tr(
    "What you keep, move, split, merge and call similar tells what you find alike. photoorg learns "
    "from that on this computer alone, and uses it only where a test says that it got better."
)
_FORGETTING = tr(
    "Everything that was learned is deleted, and albums are arranged without it. Your corrections "
    "stay. This cannot be undone."
)


class LearningDialog(QDialog):
    """Stays open beside the window; a job that runs goes on when it is closed."""

    def __init__(self, library: Library, indexing: Indexing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._indexing = indexing
        self.setWindowTitle(tr("Learning"))
        self.resize(WIDTH, 640)
        self.setMinimumWidth(480)
        self._make_widgets()
        self._lay_out()
        self._connect()

    def _make_widgets(self) -> None:
        self._page = QWidget(self)
        self._page.setObjectName("page")
        self.outcome = WrappedLabel("", weight=QFont.Weight.DemiBold, parent=self._page)
        self.made = WrappedLabel("", tone="muted", parent=self._page)
        self.trouble = WrappedLabel("", tone="amber", parent=self._page)
        self.learn = self._button(tr("Learn now"))
        self.stop = self._button(tr("Stop"))
        self.bar = ThinBar(self._page)
        self.doing = ElidedLabel("", theme.CAPTION, "muted", parent=self._page)
        self.sliders = SignalSliders(self._page)
        self.fold = Fold(tr("Details"), self._page)
        self.trials = TrialList(self._page)
        self.forget = self._button(tr("Forget what was learned…"))
        self.sure = WrappedLabel(_FORGETTING, parent=self._page)
        self.yes = self._button(tr("Forget"))
        self.yes.setProperty("danger", "true")
        self.no = self._button(tr("Keep"))
        self.close_ = self._button(tr("Close"))

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 24, 12, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(tr("Learning"), theme.TITLE, parent=self._page))
        column.addWidget(WrappedLabel(_ABOUT, tone="muted", parent=self._page))
        column.addSpacing(8)
        column.addWidget(self.outcome)
        column.addWidget(self.made)
        column.addWidget(self.trouble)
        column.addLayout(_row(self.learn, self.stop, self.bar, self.doing, last_grows=True))
        column.addSpacing(16)
        heavy = QFont.Weight.DemiBold
        title = tr("What counts when albums are made")
        column.addWidget(PlainLabel(title, weight=heavy, parent=self._page))
        words = tr("What photos show always counts. How much do these?")
        column.addWidget(WrappedLabel(words, tone="muted", parent=self._page))
        column.addWidget(self.sliders)
        column.addSpacing(8)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.trials)
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.sure)
        column.addLayout(_row(self.yes, self.no))
        column.addStretch(1)
        self._scroll = FittedScroll(self._page, tr("Learning"), self)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        foot = QWidget(self)
        foot.setObjectName("status")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        last = QHBoxLayout(foot)
        last.setContentsMargins(24, 16, 24, 16)
        last.addStretch(1)
        last.addWidget(self.close_)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(foot)

    def _connect(self) -> None:
        indexing = self._indexing
        self.learn.clicked.connect(indexing.learn)
        self.stop.clicked.connect(indexing.cancel)
        self.sliders.chosen.connect(self._weigh)
        self.fold.toggled.connect(self._show_fold)
        self.trials.wanted.connect(indexing.use_head)
        self.forget.clicked.connect(self._ask_forget)
        self.yes.clicked.connect(self._forget)
        self.no.clicked.connect(self._keep)
        self.close_.clicked.connect(self.close)
        indexing.started.connect(self.refresh)
        indexing.progressed.connect(self._show_progress)
        indexing.ended.connect(self._ended)
        indexing.failed.connect(self._failed)

    # What is shown

    def open_dialog(self) -> None:
        """Show what is known now, in front."""
        self.trouble.setText("")
        self._show_settings()
        self._show_sure(False)
        self._show_fold(self.fold.isChecked())
        self.refresh()
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh(self) -> None:
        """Show what was learned, and what runs now."""
        maker = albums.maker(self._library)
        model_id = "" if maker is None else maker.model_id
        trials = [trial for trial in heads.trials(self._library) if trial.model_id == model_id]
        used = heads.in_use(self._library, model_id)
        made = corrections.count(self._library)
        self.outcome.setText(outcome_words(trials))
        learned_from = heads.acts_learned_from(self._library, model_id)
        self.made.setText(corrections_words(made, learned_from))
        self.trouble.setVisible(bool(self.trouble.text()))
        running = self._indexing.running
        self.learn.setEnabled(not running)
        self.learn.setToolTip(tr("Something else is running") if running else "")
        for widget in (self.stop, self.bar, self.doing):
            widget.setVisible(running)
        if running:
            self.bar.show_share(None)
            self.doing.setText(tr("{doing}…").format(doing=self._indexing.beginning))
        self.trials.show_trials(trials, used.id if used else 0)
        self.trials.setEnabled(not running)
        self.forget.setEnabled(bool(trials) and not running)
        self._scroll.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses no button by itself: none here is what one always wants."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _show_progress(self, progress: Progress) -> None:
        self.bar.setHidden(progress.stage == PAUSED)
        if progress.stage == PAUSED:
            self.doing.setText(paused_words(progress))
            return
        known = progress.total > 0
        self.bar.show_share(progress.done / progress.total if known else None)
        self.doing.setText(f"{stage_words(progress.stage)}  {detail_words(progress)}")

    def _ended(self) -> None:
        self.trouble.setText("")
        self.refresh()

    def _failed(self, message: str) -> None:
        self.trouble.setText(safe_text(message))
        self.refresh()

    def _show_fold(self, opened: bool) -> None:
        self.trials.setVisible(opened)
        if not opened:
            self._show_sure(False)
        self.forget.setVisible(opened and self.sure.isHidden())
        self._scroll.fit()

    # What is done

    def _weigh(self, factors: Mapping[str, float]) -> None:
        try:
            settings = Settings.change(self._library.paths, **factors)
        except SettingsError as error:
            self._failed(told(str(error)))
            return
        self.sliders.show_used(settings)
        self._indexing.rearrange()

    def _show_settings(self) -> None:
        try:
            self.sliders.show_used(Settings.load(self._library.paths))
        except SettingsError as error:
            self.trouble.setText(safe_text(told(str(error))))

    def _ask_forget(self) -> None:
        self._show_sure(True)
        self.no.setFocus()

    def _keep(self) -> None:
        self._show_sure(False)
        self.forget.setFocus()

    def _forget(self) -> None:
        self._show_sure(False)
        self._indexing.forget()

    def _show_sure(self, asking: bool) -> None:
        for widget in (self.sure, self.yes, self.no):
            widget.setVisible(asking)
        self.forget.setVisible(not asking and self.fold.isChecked())
        self._scroll.fit()


def _row(*widgets: QWidget, last_grows: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 1 if last_grows and widget is widgets[-1] else 0)
    row.addStretch(1 if not last_grows else 0)
    return row
