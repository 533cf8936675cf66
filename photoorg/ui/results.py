"""What a search found: the question at the left or on top, the answers beside it, best first."""

from __future__ import annotations

import math
import os
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from photoorg.domain import Hit, PhotoCard
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.empty import EmptyState
from photoorg.ui.icons import draw_icon
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.places import FittingWords, Query, SimilarTo
from photoorg.ui.text import name_text, safe_text
from photoorg.ui.thumbnails import Rendition, Thumbnails

WAITING_MS = 300
SIDE = 224


def closeness_words(hit: Hit) -> str:
    """How close a photo is in calibrated words: `closer than 99.2 % of pairs`."""
    share = hit.closer_than
    if math.isnan(share) or share < 0.5:
        return "no closer than chance"
    percent = min(math.floor(share * 1000 + 1e-6) / 10, 99.9)
    return f"closer than {percent:.1f} % of pairs"


def question_words(query: Query, name: str) -> str:
    """The title of a search; `name` is that of the photo asked about."""
    if isinstance(query, FittingWords):
        return f"“{safe_text(query.text, limit=120)}”"
    return f"Similar to {name}" if name else "Similar photos"


class Picture(QWidget):
    """One photo as large as there is room for, in its own shape."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._file: Path | None = None
        self._size = QSize(4, 3)
        self._size_known = True
        self._colour: QColor | None = None
        thumbnails.arrived.connect(self._repaint)
        thumbnails.retry.connect(self.update)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_card(self, card: PhotoCard, paths: Paths) -> None:
        """Show a photo of the library through its thumbnail."""
        size = QSize(max(1, card.width), max(1, card.height))
        self._show(paths.thumbnail(card.hash), size, QColor.fromRgb(card.colour))

    def show_file(self, path: bytes) -> None:
        """Show a file that need not be in the library, as far as it is of a common format."""
        self._show(Path(os.fsdecode(path)), None, None)

    def _show(self, file: Path, size: QSize | None, colour: QColor | None) -> None:
        self._file, self._colour = file, colour
        self._size, self._size_known = size or QSize(1, 1), size is not None
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return min(round(width * self._size.height() / self._size.width()), round(width * 1.3))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(SIDE - 24, self.heightForWidth(SIDE - 24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._file is None:
            return
        fitted = self._size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        room = fitted * ratio
        wanted = Rendition(
            self._file, room.width(), room.height(), crop=False, radius=theme.RADIUS * ratio
        )
        pixmap = self._thumbnails.get(wanted, ratio)
        if pixmap is not None and not self._size_known:
            self._size, self._size_known = pixmap.size(), True
            fitted = self._size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            self.updateGeometry()
        box = QRectF((self.width() - fitted.width()) / 2, 0, fitted.width(), fitted.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if pixmap is not None:
            painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))
        else:
            colours = theme.colours()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour or QColor(colours.line))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
            if self._colour is None:
                emblem = QRectF(0, 0, 40, 40)
                emblem.moveCenter(box.center())
                draw_icon(painter, emblem, "image", QColor(colours.muted))
        painter.end()

    def _repaint(self, file: Path) -> None:
        if file == self._file:
            self.update()


class ResultsPage(QWidget):
    """A search and its answers; says so while it waits, when nothing fits, and when it failed."""

    def __init__(
        self, grid: PhotoGrid, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._paths = paths
        self._seconds = 0
        self.grid = grid
        self.picture = Picture(thumbnails, self)
        self.name = ElidedLabel(parent=self)
        self.hint = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.hint.setWordWrap(True)
        self.message = EmptyState(self)
        self.answers = QStackedWidget(self)
        self.answers.addWidget(grid)
        self.answers.addWidget(self.message)
        self.side = QWidget(self)
        self.side.setObjectName("resultsSide")
        self.side.setFixedWidth(SIDE)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(16, 16, 8, 16)
        column.setSpacing(8)
        for widget in (self.picture, self.name, self.hint):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.answers, 1)
        self._waiting = QTimer(self, interval=WAITING_MS)
        self._waiting.timeout.connect(self._still_waiting)

    def ask(self, query: Query, card: PhotoCard | None) -> None:
        """Show the question; `card` is the photo of the library it is about."""
        self.side.setVisible(not isinstance(query, FittingWords))
        if isinstance(query, SimilarTo) and card is not None:
            self.picture.show_card(card, self._paths)
            self.name.setText(name_text(card.path))
        elif not isinstance(query, FittingWords | SimilarTo):
            self.picture.show_file(query.path)
            self.name.setText(name_text(query.path))
        self.hint.setText("The photo you asked about. The nearest ones come first.")

    def wait(self) -> None:
        """An answer is on its way; after 300 ms the page says so."""
        self._seconds = 0
        self._waiting.start(WAITING_MS)

    def show_answer(self, count: int) -> None:
        """The grid has been given this many answers."""
        self._waiting.stop()
        if count:
            self.answers.setCurrentWidget(self.grid)
            return
        self.message.say(
            "magnifying-glass",
            "No photos found",
            "Try other words, or fewer. Photos can be found once photoorg has looked at them.",
        )
        self.answers.setCurrentWidget(self.message)

    def show_failure(self, message: str) -> None:
        """The search could not be done, and why."""
        self._waiting.stop()
        self.message.say("warning", "The search did not work", safe_text(message))
        self.answers.setCurrentWidget(self.message)

    def _still_waiting(self) -> None:
        words = "The first search takes a little longer."
        if self._seconds >= 2:
            words += f" {self._seconds} seconds so far."
        self.message.say("magnifying-glass", "Looking through your photos…", words)
        self.answers.setCurrentWidget(self.message)
        self._seconds += 1
        self._waiting.start(1000)
