"""Keeping a window within its screen, which scaling may make smaller than one would think."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyle, QWidget


def fit_screen(window: QWidget, smallest: QSize) -> None:
    """Make a window no larger than its screen has room for, and move it there if it was larger.

    `smallest` is the size it would not go below on a screen that has room for it.
    """
    # The height of the title bar is not known before the window is shown.
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    room = window.screen().availableGeometry().adjusted(0, title, 0, 0)
    window.setMinimumSize(smallest.boundedTo(room.size()))
    size = window.size().boundedTo(room.size())
    if size == window.size() or window.isMaximized() or window.isFullScreen():
        return
    window.resize(size)
    place = window.geometry()
    place.moveCenter(room.center())
    window.move(place.left(), place.top() - title)
