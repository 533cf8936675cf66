"""Motion that explains: short, and none where the system asks for none."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QStyle, QWidget

FADE_MS = 150


def wanted(widget: QWidget) -> bool:
    """Whether the system lets widgets move."""
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def fade_in(widget: QWidget) -> None:
    """Let a widget's new contents come in gently; at once when motion is not wanted."""
    if not widget.isVisible() or not wanted(widget):
        return
    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    animation = QPropertyAnimation(effect, b"opacity", effect)
    animation.setDuration(FADE_MS)
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    # An effect that stays blurs text on screens of uneven scale.
    animation.finished.connect(effect.deleteLater)
    animation.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)
