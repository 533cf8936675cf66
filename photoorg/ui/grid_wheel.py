"""How a grid answers to wheels and pinches: scrolling without jumps, and magnifying."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, Qt, QVariantAnimation
from PySide6.QtGui import QGuiApplication, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QScrollBar, QStyle

GLIDE_MS: Final = 140
NOTCH: Final = 120
"""What a wheel's step counts, in eighths of a degree."""
ZOOM_STEP: Final = 1.15
"""By how much a wheel's step magnifies."""


class WheelScroll(QObject):
    """Moves a scroll bar. Touchpads and screens say how many pixels, and glide on by themselves; a
    wheel's notch, which would jump, glides to where it leads."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._goal = 0
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._move)

    def take(self, event: QWheelEvent) -> bool:
        """Scroll by a wheel's notches; False for what the scroll bar does better."""
        across, down = event.angleDelta().x(), event.angleDelta().y()
        if not down or abs(across) > abs(down):
            self.stop()
            return False
        pixels = event.pixelDelta().y()
        if pixels and QGuiApplication.platformName() != "xcb":
            # Qt's scroll bar would make lines of them. X11 says how many, but that means nothing.
            self.stop()
            self._bar.setValue(self._bar.value() - pixels)
            return True
        start = self._goal if self._glides else self._bar.value()
        step = self._bar.singleStep() * QGuiApplication.styleHints().wheelScrollLines()
        goal = start - round(down * step / NOTCH)
        self._goal = min(max(goal, self._bar.minimum()), self._bar.maximum())
        self._glide.stop()
        if not self._may_move():
            self._bar.setValue(self._goal)
            return True
        self._glide.setStartValue(self._bar.value())
        self._glide.setEndValue(self._goal)
        self._glide.start()
        return True

    def stop(self) -> None:
        """Stay where it is."""
        self._glide.stop()

    @property
    def _glides(self) -> bool:
        return self._glide.state() == QVariantAnimation.State.Running

    def _move(self, value: object) -> None:
        self._bar.setValue(int(cast(int, value)))

    def _may_move(self) -> bool:
        """Whether the system wants things to move at all."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._bar.style().styleHint(hint, None, self._bar) > 0


def magnified(event: QEvent) -> tuple[float, QPoint] | None:
    """By how much an event magnifies, and at which point of the view it came to; None for events
    that are about something else."""
    if isinstance(event, QWheelEvent):
        wanted = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        turned = event.angleDelta().y() / NOTCH
        return (ZOOM_STEP**turned, event.position().toPoint()) if wanted else None
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return None
        return max(0.1, 1 + event.value()), event.position().toPoint()
    if isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            at = event.widget().mapFromGlobal(pinch.centerPoint().toPoint())
            return pinch.scaleFactor(), at
    return None
