"""A photo on a surface that it is moved and magnified on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from photoorg.ui import theme

STEP: Final = 1.25
"""A key or a notch of the wheel."""
LARGEST: Final = 8.0
"""Device pixels for a pixel of the photo."""
SMALLEST: Final = 0.02
_SHAPE: Final = 1.03
"""A small picture's shape differs so much by rounding alone."""
_EVEN: Final = 1e-4
"""Pixels that differ so little in size from those of the screen are as large."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What of a photo is looked at, in measures that mean the same for photos of other sizes."""

    extent: float | None = None
    """Device pixels that the photo's longer edge takes; None when the whole photo is fitted in."""
    across: float = 0.5
    """The point in the middle, in shares of the photo's width and height."""
    down: float = 0.5


class Canvas(QWidget):
    """One photo, fitted in or magnified; the point under the pointer stays where it is."""

    zoomed = Signal(float)
    """Device pixels for each pixel of the photo."""
    handled = Signal()
    """Somebody has moved or magnified the photo with the mouse or on a touchpad."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._photo = QSize()
        self._scale: float | None = None
        self._centre = QPointF()
        """The point of the photo in the middle of the widget."""
        self._part = QImage()
        self._part_of = QRectF()
        """Where the finer picture of a part lies, in shares of the photo."""
        self._held: QPointF | None = None
        self._fitted: tuple[int, QSize, QPixmap] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_photo(self, photo: QSize) -> None:
        """Begin with another photo of so many pixels: fitted in, and without a picture yet."""
        self._photo, self._image, self._scale, self._fitted = photo, QImage(), None, None
        self._part = QImage()
        self._centre = QPointF(photo.width() / 2, photo.height() / 2)
        self._changed()

    def show_image(self, image: QImage) -> None:
        """A picture of that photo, coarser or finer than the one before. Where its shape is another
        one, the file is no longer as the library knows it: the picture is right."""
        self._image = image
        if not _alike(self._photo, image.size()):
            self._photo = image.size()
            self._centre = QPointF(image.width() / 2, image.height() / 2)
            self._part = QImage()
            self._changed()
        self.update()

    def show_part(self, image: QImage, part: QRectF) -> None:
        """A finer picture of a part of that photo, which is given in shares of it."""
        self._part, self._part_of = image, part
        self.update()

    @property
    def photo_size(self) -> QSize:
        """Of the photo, in its own pixels; empty while that is not known."""
        return self._photo

    @property
    def has_image(self) -> bool:
        return not self._image.isNull()

    @property
    def is_fitted(self) -> bool:
        return self._scale is None

    @property
    def scale(self) -> float:
        """Device pixels for each pixel of the photo."""
        return self._fit if self._scale is None else self._scale

    def fit(self) -> None:
        """The whole photo; a small one in its own size."""
        self._scale = None
        self._changed()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Magnify around a point of the widget, or around its middle."""
        self.zoom_to(self.scale * factor, at)

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Show the photo so many device pixels large a pixel."""
        scale = min(max(scale, min(SMALLEST, self._fit)), LARGEST)
        if scale <= self._fit:
            self.fit()
            return
        at = QRectF(self.rect()).center() if at is None else at
        there = self._to_photo(at)
        self._scale = scale
        offset = (at - QRectF(self.rect()).center()) * self.devicePixelRatioF() / scale
        self._centre = there - offset
        self._changed()

    def move_by(self, across: float, down: float) -> None:
        """Move the photo by so many of the widget's pixels."""
        self._centre -= QPointF(across, down) * self.devicePixelRatioF() / self.scale
        self._changed()

    def seen(self) -> QRectF:
        """The part of the photo that is in sight, in shares of it; empty where there is none."""
        if self._photo.isEmpty():
            return QRectF()
        width, height = self._photo.width(), self._photo.height()
        room = QSizeF(self.size()) * self.devicePixelRatioF() / self.scale
        box = QRectF(QPointF(), room)
        box.moveCenter(self._centre)
        box &= QRectF(0, 0, width, height)
        return QRectF(box.x() / width, box.y() / height, box.width() / width, box.height() / height)

    @property
    def aim(self) -> Aim:
        """What is looked at, for photos of other sizes to follow."""
        if self._scale is None or self._photo.isEmpty():
            return Aim()
        longer = max(self._photo.width(), self._photo.height())
        across, down = self._centre.x(), self._centre.y()
        return Aim(self._scale * longer, across / self._photo.width(), down / self._photo.height())

    def take_aim(self, aim: Aim) -> None:
        """Look at what another photo is looked at, as far as this one's shape allows."""
        if aim.extent is None or self._photo.isEmpty():
            self.fit()
            return
        scale = min(aim.extent / max(self._photo.width(), self._photo.height()), LARGEST)
        self._scale = scale if scale > self._fit else None
        self._centre = QPointF(aim.across * self._photo.width(), aim.down * self._photo.height())
        self._changed()

    @property
    def _fit(self) -> float:
        return self.fit_of(self._photo)

    def fit_of(self, photo: QSize) -> float:
        """Device pixels for each pixel of a photo that is fitted in here."""
        if photo.isEmpty() or self.width() <= 0 or self.height() <= 0:
            return 1.0
        ratio = self.devicePixelRatioF()
        across = self.width() * ratio / photo.width()
        down = self.height() * ratio / photo.height()
        return min(across, down, 1.0)

    def _to_photo(self, at: QPointF) -> QPointF:
        away = (at - QRectF(self.rect()).center()) * self.devicePixelRatioF() / self.scale
        return self._centre + away

    def _hold_in(self) -> None:
        """Bring the photo back where it was moved out of sight."""
        seen = QSizeF(self.size()) * self.devicePixelRatioF() / self.scale
        self._centre = QPointF(
            _held_in(self._centre.x(), self._photo.width(), seen.width()),
            _held_in(self._centre.y(), self._photo.height(), seen.height()),
        )

    def _changed(self) -> None:
        self._hold_in()
        cursor = Qt.CursorShape.ArrowCursor if self.is_fitted else Qt.CursorShape.OpenHandCursor
        self.setCursor(cursor)
        self.update()
        self.zoomed.emit(self.scale)

    def _box(self) -> QRectF:
        """Where the whole photo lies, in the widget's pixels: on whole pixels of the screen, or its
        own pixels would be blurred."""
        ratio = self.devicePixelRatioF()
        width = max(1, round(self._photo.width() * self.scale))
        height = max(1, round(self._photo.height() * self.scale))
        middle = QRectF(self.rect()).center() * ratio - self._centre * self.scale
        return QRectF(
            round(middle.x()) / ratio, round(middle.y()) / ratio, width / ratio, height / ratio
        )

    def ground(self) -> QColor:
        """What is seen beside the photo."""
        return QColor(theme.colours().base)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.ground())
        if self.has_image and not self._photo.isEmpty():
            if self.is_fitted:
                self._paint_fitted(painter)
            else:
                self._paint_magnified(painter)
        painter.end()

    def _paint_fitted(self, painter: QPainter) -> None:
        ratio = self.devicePixelRatioF()
        box = self._box()
        size = QSize(round(box.width() * ratio), round(box.height() * ratio))
        known = self._fitted
        if known is None or known[:2] != (self._image.cacheKey(), size):
            any_shape = Qt.AspectRatioMode.IgnoreAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            pixmap = QPixmap.fromImage(self._image.scaled(size, any_shape, smooth))
            pixmap.setDevicePixelRatio(ratio)
            self._fitted = known = self._image.cacheKey(), size, pixmap
        painter.drawPixmap(box.topLeft(), known[2])

    def _paint_magnified(self, painter: QPainter) -> None:
        whole = self._box()
        self._paint_piece(painter, self._image, whole)
        if not self._part.isNull():
            part, ratio = self._part_of, self.devicePixelRatioF()
            left, top, right, bottom = (
                round(edge * ratio) / ratio
                for edge in (
                    whole.x() + part.left() * whole.width(),
                    whole.y() + part.top() * whole.height(),
                    whole.x() + part.right() * whole.width(),
                    whole.y() + part.bottom() * whole.height(),
                )
            )
            self._paint_piece(painter, self._part, QRectF(left, top, right - left, bottom - top))

    def _paint_piece(self, painter: QPainter, image: QImage, box: QRectF) -> None:
        """What is in sight of an image that fills a box in the widget's pixels."""
        seen = box & QRectF(self.rect())
        if seen.isEmpty():
            return
        finer = image.width() / box.width()
        source = QRectF(
            (seen.x() - box.x()) * finer,
            (seen.y() - box.y()) * finer,
            seen.width() * finer,
            seen.height() * finer,
        )
        # In their own size and from twice that on the pixels themselves are what one wants to see.
        each = box.width() * self.devicePixelRatioF() / image.width()
        smooth = abs(each - 1) > _EVEN and each < 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(seen, image, source)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002
        self._changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom_by(STEP**notches, event.position())
            self.handled.emit()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers on a touchpad magnify, too."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.zoom_by(1 + event.value(), event.position())
            self.handled.emit()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_fitted:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            moved, self._held = event.position() - self._held, event.position()
            self.move_by(moved.x(), moved.y())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.handled.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = None
            self._changed()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The photo's own pixels at the pointer, or the whole photo again."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.look_closer(event.position())

    def look_closer(self, at: QPointF | None = None) -> None:
        """The photo's own pixels at a point of the widget, or the whole photo again."""
        if self.is_fitted and self._fit < 1:
            self.zoom_to(1.0, at)
        else:
            self.fit()
        self.handled.emit()


def _held_in(centre: float, photo: float, seen: float) -> float:
    """A photo smaller than what is seen is in the middle; of a larger one no margin is seen."""
    if photo <= seen:
        return photo / 2
    return min(max(centre, seen / 2), photo - seen / 2)


def _alike(photo: QSize, image: QSize) -> bool:
    """Whether an image may be a picture of a photo of another size."""
    if photo.isEmpty() or image.isEmpty():
        return image.isEmpty()
    shapes = photo.width() * image.height() / (photo.height() * image.width())
    return 1 / _SHAPE < shapes < _SHAPE
