"""One photo as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.icons import draw_icon
from photoorg.ui.previews import Preview
from photoorg.ui.text import name_text, tooltip
from photoorg.ui.thumbnails import Rendition, Source, Sources, Thumbnails

WIDTH = 200
NAME_LINE = 20
"""Height of a name that stands in for a picture."""


class Picture(QWidget):
    """One photo as large as there is room for, in its own shape."""

    preview_wanted = Signal(object)
    """The path (bytes) of a file that is shown; `take_preview` takes its picture."""
    changed = Signal()
    """The picture of a file has come, or its name stands in for it from now on."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._source: Source | None = None
        self._awaited: bytes | None = None
        """The file whose picture has not come yet."""
        self._size = QSize(4, 3)
        self._size_known = True
        self._colour: QColor | None = None
        self._unseen = ""
        """The name of a file of which there is no picture."""
        self._why_unseen = ""
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
        """Show a file that need not be in the library, as soon as there is a picture of it."""
        self._show(None, None, None)
        self._awaited = path
        self.preview_wanted.emit(path)

    def take_preview(self, preview: Preview) -> None:
        """Show the picture of the file that is waited for, or its name and why it has none."""
        if preview.path != self._awaited:
            return
        if preview.jpeg:
            self._show(preview.jpeg, None, None)
        else:
            self.show_missing(name_text(preview.path), preview.problem)
        self.changed.emit()

    def show_missing(self, words: str, reason: str) -> None:
        """Show words and a reason where there is no picture."""
        self._show(None, None, None)
        self._unseen, self._why_unseen = words, reason
        self.setToolTip(tooltip(f"{words}: {reason}"))

    @property
    def has_no_preview(self) -> bool:
        """Whether a file's name stands in for its picture."""
        return bool(self._unseen)

    def _show(self, source: Source | None, size: QSize | None, colour: QColor | None) -> None:
        self._source, self._colour, self._unseen, self._awaited = source, colour, "", None
        self._size, self._size_known = size or QSize(4, 3), size is not None
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return min(round(width * self._size.height() / self._size.width()), round(width * 1.3))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._unseen:
            self._paint_name()
            return
        if self._source is None and self._awaited is None:
            return
        fitted = self._size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        room = fitted * ratio
        pixmap = None
        if self._source is not None:
            radius = theme.RADIUS * ratio
            wanted = Rendition(self._source, room.width(), room.height(), False, radius)
            pixmap = self._thumbnails.get(wanted, ratio)
        if pixmap is not None and not self._size_known:
            self._size, self._size_known = pixmap.size(), True
            fitted = self._size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            self.updateGeometry()
        box = QRectF(0, 0, fitted.width(), fitted.height())
        box.moveCenter(QRectF(self.rect()).center())
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

    def _paint_name(self) -> None:
        """An emblem, the file's name and the reason, one below the other in the middle."""
        colours = theme.colours()
        box = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        top = box.center().y() - 40
        emblem = QRectF(box.center().x() - 16, top, 32, 32)
        draw_icon(painter, emblem, "image", QColor(colours.muted))
        line = QRectF(box.left() + 8, top + 40, box.width() - 16, NAME_LINE)
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(QColor(colours.text))
        elide = Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(self._unseen, elide, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
        line.translate(0, NAME_LINE)
        line.setBottom(box.bottom() - 4)
        painter.setFont(theme.font(theme.CAPTION))
        painter.setPen(QColor(colours.muted))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(line, middle | Qt.TextFlag.TextWordWrap, self._why_unseen)
        painter.end()

    def _repaint(self, sources: Sources) -> None:
        if self._source in sources:
            self.update()
