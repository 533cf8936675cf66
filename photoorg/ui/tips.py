"""Quiet tips: one line at the right moment, once, that teaches what is hard to find by oneself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import draw_icon, icon
from photoorg.ui.labels import ElidedLabel
from photoorg.ui.language import tr
from photoorg.ui.places import Query, SimilarTo, SimilarToFile

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow

WIDTH, HEIGHT = 520, 48
MARGIN = 16
"""Between the card and the lower edge of the photos."""
ENOUGH = 8
"""Photos; among fewer there is nothing to find."""


@dataclass(frozen=True, slots=True)
class Tip:
    """A tip and its moment."""

    verb: str
    """What it teaches; the name of the tip as well."""
    words: str
    button: str
    fits: Callable[[MainWindow], bool]
    """Whether this is the moment, where the verb is possible."""


def _among_photos(window: MainWindow) -> bool:
    """Photos are looked at that photoorg knows already."""
    arranged = bool(window.albums.albums)
    many = window.browser.grid.photos.rowCount() >= ENOUGH
    return arranged and many and not isinstance(window.browser.place, Query)


def _among_hits(window: MainWindow) -> bool:
    return isinstance(window.browser.place, SimilarTo | SimilarToFile)


TIPS = (
    Tip("similar", tr("There may be more photos like this one."), tr("Find similar"),
        _among_photos),
    Tip("why", tr("These two are alike: see why, and how they differ."), tr("Why?"),
        _among_hits),
)  # fmt: skip


class TipCard(QFrame):
    """Lies over the lower edge of a widget, and takes neither its room nor the keyboard."""

    done = Signal()
    """The person wants what it teaches."""
    dismissed = Signal()

    def __init__(self, under: QWidget) -> None:
        super().__init__(under)
        self._under = under
        self.setObjectName("tip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Tip"))
        self.words = ElidedLabel(parent=self, elide=Qt.TextElideMode.ElideRight)
        self.do = QPushButton(self)
        self.do.setProperty("small", "true")
        self.do.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_ = QToolButton(self)
        self.close_.setIcon(icon("x"))
        self.close_.setIconSize(QSize(16, 16))
        self.close_.setToolTip(tr("Got it"))
        self.close_.setAccessibleName(tr("Got it: do not show this tip again"))
        self.close_.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.do)
        row.addWidget(self.close_)
        self.do.clicked.connect(self.done)
        self.close_.clicked.connect(self.dismissed)
        under.installEventFilter(self)
        self.hide()

    def say(self, words: str, button: str) -> None:
        """Show it, above everything else there."""
        self.words.setText(words)
        self.do.setText(button)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._under:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(14, (self.height() - 16) / 2, 16, 16)
        draw_icon(painter, box, "lightbulb", QColor(theme.colours().link))
        painter.end()

    def _place(self) -> None:
        width = min(WIDTH, self._under.width() - 2 * MARGIN)
        left = (self._under.width() - width) // 2
        self.setGeometry(left, self._under.height() - HEIGHT - MARGIN, width, HEIGHT)


class Tips(QObject):
    """Shows the tip whose moment it is, until it is dismissed, followed, or left behind."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shown: Tip | None = None
        self.card = TipCard(window.browser)
        self.card.done.connect(self._do)
        self.card.dismissed.connect(self._dismiss)
        window.browser.place_changed.connect(self._leave)
        for tip in TIPS:
            window.actions_[tip.verb].triggered.connect(self._learned)

    def consider(self) -> None:
        """Show the tip whose moment it is now, if there is one."""
        tip = next(filter(self._is_due, TIPS), None)
        if tip is None:
            self.card.hide()
        elif tip is not self._shown or self.card.isHidden():
            keys = self._window.actions_.keys(tip.verb)
            self.card.say(tip.words, f"{tip.button} ({keys})" if keys else tip.button)
        self._shown = tip or self._shown

    def _is_due(self, tip: Tip) -> bool:
        window = self._window
        if not window.settings.tips or tip.verb in window.settings.tips_seen:
            return False
        return window.actions_[tip.verb].isEnabled() and tip.fits(window)

    def _do(self) -> None:
        if self._shown is not None:
            self._window.actions_[self._shown.verb].trigger()

    def _dismiss(self) -> None:
        if self._shown is not None:
            self._remember(self._shown.verb)
        self._window.focus_photos()

    def _learned(self) -> None:
        """What a tip would teach was done."""
        verb = self.sender()
        if verb is not None:
            self._remember(verb.objectName())

    def _leave(self) -> None:
        """Whoever goes elsewhere has seen the tip that was there."""
        if self._shown is not None:
            self._remember(self._shown.verb)

    def _remember(self, name: str) -> None:
        self.card.hide()
        self._shown = None
        seen = self._window.settings.tips_seen
        if name not in seen:
            self._window.save_setting(tips_seen=(*seen, name))
