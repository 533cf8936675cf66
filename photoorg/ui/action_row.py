"""Buttons for verbs in a row; where there is no room, the last ones go into a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from photoorg.ui.icons import icon
from photoorg.ui.language import tr

HEIGHT = 32
SPACE = 4


class ActionRow(QWidget):
    """One button for each action, the most important first."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out: frozenset[str] = frozenset()
        self._room = 0
        self.buttons = [self._button(action) for action in actions]
        self.menu = QMenu(self)
        self.more = QToolButton(self)
        self.more.setIcon(icon("dots-three"))
        self.more.setIconSize(QSize(16, 16))
        self.more.setToolTip(tr("More"))
        self.more.setAccessibleName(tr("More that can be done with this album"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for button in (*self.buttons, self.more):
            button.setFixedHeight(HEIGHT)
            row.addWidget(button)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        # Qt would leave out the “…” that says that nothing happens at once.
        action.setIconText(action.text())
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def minimumSizeHint(self) -> QSize:
        """Buttons that are shown now must not keep the row from becoming narrow."""
        return QSize(self.more.sizeHint().width(), HEIGHT)

    def leave_out(self, *names: str) -> None:
        """Actions that make no sense here, by their object names."""
        self._left_out = frozenset(names)
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Show as many buttons as there is room for."""
        self._room = room
        wanted = [b for b in self.buttons if b.defaultAction().objectName() not in self._left_out]
        widths = [button.sizeHint().width() + SPACE for button in wanted]
        fitting = len(wanted)
        if sum(widths) - SPACE > room:
            room -= self.more.sizeHint().width()
            while fitting and sum(widths[:fitting]) > room:
                fitting -= 1
        for button in self.buttons:
            button.setVisible(button in wanted[:fitting])
        self.menu.clear()
        for button in wanted[fitting:]:
            self.menu.addAction(button.defaultAction())
        self.more.setVisible(fitting < len(wanted))
