"""Ticks and radio buttons that can be seen on every ground, in light and in dark."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from photoorg.ui import theme
from photoorg.ui.icons import draw_icon

MARK = 20
BETWEEN = 8


class Tick(QCheckBox):
    """A check box; its words follow it."""

    def sizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        _paint(self, "check-square" if self.isChecked() else "square")

    def hitButton(self, at: object) -> bool:
        return self.rect().contains(at)  # type: ignore[call-overload, no-any-return]


class Radio(QRadioButton):
    """A radio button; its words follow it."""

    def sizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        _paint(self, "circle", dotted=self.isChecked())

    def hitButton(self, at: object) -> bool:
        return self.rect().contains(at)  # type: ignore[call-overload, no-any-return]


def _size(button: QAbstractButton) -> QSize:
    words = button.fontMetrics().horizontalAdvance(button.text())
    return QSize(MARK + (BETWEEN + words + 2 if words else 0), max(MARK, 24))


def _paint(button: QAbstractButton, mark: str, dotted: bool = False) -> None:
    colours = theme.colours()
    colour = QColor(colours.link if button.isChecked() or button.hasFocus() else colours.text)
    words = QColor(colours.text)
    if not button.isEnabled():
        colour, words = QColor(colours.line), QColor(colours.muted)
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, (button.height() - MARK) / 2, MARK, MARK)
    draw_icon(painter, box, mark, colour)
    if dotted:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box.adjusted(6, 6, -6, -6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    font = button.font()
    font.setUnderline(button.hasFocus())
    painter.setFont(font)
    painter.setPen(words)
    room = QRect(MARK + BETWEEN, 0, button.width() - MARK - BETWEEN, button.height())
    middle = Qt.TextElideMode.ElideMiddle
    shown = painter.fontMetrics().elidedText(button.text(), middle, max(room.width(), 0))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    if button.hasFocus() and not button.text():
        painter.setPen(QColor(colours.accent))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.end()
