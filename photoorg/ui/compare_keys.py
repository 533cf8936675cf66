"""What keys mean while photos are compared, beside the window's verbs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from photoorg.ui.canvas import STEP


@dataclass(frozen=True, slots=True)
class Step:
    """Another photo of the list in place of the focused one."""

    by: int


@dataclass(frozen=True, slots=True)
class Zoom:
    """Magnify so many times."""

    factor: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """To the photo beside, or, when they are magnified, move them."""

    across: int
    down: int


class Single(Enum):
    """What needs no more to be said."""

    CLOSER = auto()
    """Their own pixels, or the whole photos again."""
    MENU = auto()


Act: TypeAlias = Step | Zoom | Arrow | Single

_ACTS: Final[dict[int, Act]] = {
    Qt.Key.Key_PageUp: Step(-1),
    Qt.Key.Key_PageDown: Step(1),
    Qt.Key.Key_Plus: Zoom(STEP),
    Qt.Key.Key_Equal: Zoom(STEP),
    Qt.Key.Key_Minus: Zoom(1 / STEP),
    Qt.Key.Key_Left: Arrow(-1, 0),
    Qt.Key.Key_Right: Arrow(1, 0),
    Qt.Key.Key_Up: Arrow(0, -1),
    Qt.Key.Key_Down: Arrow(0, 1),
    Qt.Key.Key_Z: Single.CLOSER,
    Qt.Key.Key_Menu: Single.MENU,
}


def act_of(event: QKeyEvent) -> Act | None:
    """What a key means here, without Ctrl, Alt and Meta; None for one that is not ours."""
    modifier = Qt.KeyboardModifier
    plain = event.modifiers() & ~(modifier.KeypadModifier | modifier.ShiftModifier)
    return _ACTS.get(event.key()) if plain == modifier.NoModifier else None
