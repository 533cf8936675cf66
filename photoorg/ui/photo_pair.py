"""Two photos side by side, large, each with its name and what is said of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from photoorg.domain import PhotoCard
from photoorg.explanations import PhotoRef
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.explain_words import Side, quoted
from photoorg.ui.labels import ElidedLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.picture import Picture
from photoorg.ui.side_mark import SideMark
from photoorg.ui.text import name_text, path_text, tooltip
from photoorg.ui.thumbnails import Thumbnails

SPACE = 24
LOWEST, HIGHEST = 120, 320
"""Of the photos, in device-independent pixels."""
MAT = 8
"""Between a photo and the edge of its ground."""


class _Mat(QWidget):
    """The quiet ground a photo lies on, as large as its neighbour's."""

    def __init__(self, picture: Picture, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(MAT, MAT, MAT, MAT)
        column.addWidget(picture)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().raised))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.end()


class OnePhoto(QWidget):
    """A photo of the library or any file, its name, and its description in quotes."""

    def __init__(
        self, side: Side, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self.picture = Picture(thumbnails, self)
        self.mat = _Mat(self.picture, self)
        self.name = ElidedLabel(size=theme.CAPTION, tone="muted", parent=self)
        self.says = WrappedLabel(parent=self)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(SideMark(side, self))
        head.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.mat)
        column.addSpacing(4)
        column.addLayout(head)
        column.addWidget(self.says)
        column.addStretch(1)
        self._called = tr("The left photo") if side is Side.LEFT else tr("The right photo")

    def show_photo(self, ref: PhotoRef, card: PhotoCard | None) -> None:
        """Show a photo; `card` is what the library knows of it."""
        if card is not None:
            self.picture.show_card(card, self._paths)
            path = card.path
        elif ref.photo_id is None:
            self.picture.show_file(ref.path)
            path = ref.path
        else:
            self.picture.show_missing(tr("No picture"), tr("No longer in the library"))
            path = b""
        self.name.setText(name_text(path) if path else tr("No longer in the library"))
        self.name.setToolTip(tooltip(path_text(path)) if path else "")
        self.picture.setAccessibleName(f"{self._called}: {self.name.text()}")
        self.say("")

    def say(self, description: str) -> None:
        """Describe the photo with machine text, or not."""
        self.says.setText(quoted(description))
        described = tr("{photo} is described as {words}")
        self.says.setAccessibleName(described.format(photo=self._called, words=self.says.text()))


class PhotoPair(QWidget):
    """The photos get the same height: what the taller one needs, as far as there is room."""

    def __init__(self, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left = OnePhoto(Side.LEFT, thumbnails, paths, self)
        self.right = OnePhoto(Side.RIGHT, thumbnails, paths, self)
        self._room = HIGHEST
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.left, 1)
        row.addWidget(self.right, 1)

    @property
    def both(self) -> tuple[OnePhoto, OnePhoto]:
        return self.left, self.right

    def set_room(self, height: int) -> None:
        """The photos may be so high."""
        self._room = min(max(height, LOWEST), HIGHEST)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        width = (self.width() - SPACE) // 2 - 2 * MAT
        wanted = max(photo.picture.heightForWidth(max(width, 1)) for photo in self.both)
        height = min(max(wanted, LOWEST), self._room) + 2 * MAT
        for photo in self.both:
            if photo.mat.minimumHeight() != height:
                photo.mat.setFixedHeight(height)
