"""The line at the bottom: what is going on, how long it takes, and which model is at work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from photoorg.catalogue import title_of
from photoorg.jobs import PAUSED, Progress, Ready
from photoorg.ui import theme
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.progress import detail_words, paused_words, stage_words
from photoorg.ui.text import safe_text

HEIGHT = 36
REMARK_MS = 6000
"""How long a remark stays beside a job that runs."""


class ThinBar(QWidget):
    """A hairline of progress; a resting stub while the end is unknown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share: float | None = None
        self.setFixedSize(QSize(200, 4))

    def show_share(self, share: float | None) -> None:
        """Between 0 and 1, or None while it is unknown."""
        self.share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = theme.colours()
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        share = 0.12 if self.share is None else min(max(self.share, 0.0), 1.0)
        colour = QColor(colours.accent)
        colour.setAlpha(140 if self.share is None else 255)
        painter.setBrush(colour)
        if share:
            painter.drawRoundedRect(QRectF(0, 0, max(4.0, self.width() * share), 4), 2, 2)
        painter.end()


class StatusArea(QWidget):
    """Stage, figures, bar and cancel while something runs; a quiet sentence otherwise."""

    def __init__(self, cancel: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.stage = ElidedLabel(parent=self)
        self.detail = ElidedLabel(tone="muted", parent=self)
        self.bar = ThinBar(self)
        self.cancel = QToolButton(self)
        self.cancel.setDefaultAction(cancel)
        self.cancel.setIconSize(QSize(16, 16))
        self.remark = ElidedLabel("", theme.CAPTION, tone="muted", parent=self)
        self._remark_ends = QTimer(self, singleShot=True, interval=REMARK_MS)
        self._remark_ends.timeout.connect(self.remark.hide)
        self.remark.hide()
        self.notice = ElidedLabel("", theme.CAPTION, tone="amber", parent=self)
        self.notice.hide()
        self.device = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        for widget in (self.stage, self.detail, self.bar, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.remark)
        row.addWidget(self.notice)
        row.addWidget(self.device)
        self.show_idle("")

    def show_progress(self, progress: Progress) -> None:
        """What a running job just reported."""
        if progress.stage == PAUSED:
            self._show_paused(paused_words(progress))
            return
        self._say(stage_words(progress.stage))
        self.detail.setText(detail_words(progress))
        self.bar.show_share(progress.done / progress.total if progress.total else None)
        self._show_running(True)

    def show_starting(self, words: str) -> None:
        """A job was asked for and has not reported anything yet."""
        self._say(words)
        self.detail.setText("")
        self.bar.show_share(None)
        self._show_running(True)

    def _show_paused(self, words: str) -> None:
        """A job waits; it can still be cancelled."""
        self._show_running(True)
        self._say(words, tone="amber")
        self.detail.hide()
        self.bar.hide()

    def show_idle(self, words: str) -> None:
        """Nothing runs."""
        self._say(words, tone="muted")
        self._show_running(False)

    def show_remark(self, words: str) -> None:
        """Something the person did is done, while a job goes on."""
        self.remark.setText(safe_text(words))
        self.remark.show()
        self._remark_ends.start()

    def show_error(self, words: str) -> None:
        """Something went wrong; the words say what it means."""
        self._say(words, tone="amber")
        self._show_running(False)

    def show_worker(self, ready: Ready) -> None:
        """Which model runs where, and what it had to give up."""
        model = tr("built-in") if ready.model.startswith("builtin") else title_of(ready.model)
        device = ready.device.upper() if len(ready.device) <= 4 else ready.device
        words = f"{model} · {device}" if device else model
        self.device.setText(safe_text(words, limit=80))
        self.device.setToolTip(tr("The model that looks at your photos, and where it runs"))
        self.notice.setText(safe_text(ready.notice))
        self.notice.setVisible(bool(ready.notice))

    def _say(self, words: str, tone: str = "") -> None:
        self.stage.set_tone(tone or "")
        self.stage.setText(safe_text(words))

    def _show_running(self, running: bool) -> None:
        for widget in (self.detail, self.bar, self.cancel):
            widget.setVisible(running)
        if running:
            self.stage.set_tone("")
