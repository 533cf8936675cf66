"""Cards side by side, as many as there is room for, which scroll up and down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from photoorg.ui.language import tr

SPACE = 16
MARGIN = 16


class CardGrid(QScrollArea):
    """All cards get the same width; those of one line the same height."""

    arranged = Signal()
    """Another number of cards is side by side."""

    def __init__(self, narrowest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Albums side by side"))
        self._narrowest = narrowest
        self._cards: list[QWidget] = []
        self._across = 0
        self._body = QWidget(self)
        self._body.setObjectName("page")
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(MARGIN, 8, MARGIN, MARGIN)
        self._grid.setSpacing(SPACE)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.installEventFilter(self)

    @property
    def in_one_line(self) -> bool:
        """Whether all cards are side by side."""
        return self._across >= len(self._cards)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Put other cards in place of the present ones, which are let go."""
        for card in self._cards:
            if card not in cards:
                self._grid.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._cards = list(cards)
        self._across = 0
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card that needs another height makes all be laid out again."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        room = self.viewport().width() - 2 * MARGIN + SPACE
        fitting = max(1, room // (self._narrowest + SPACE))
        across = max(1, min(fitting, len(self._cards)))
        if across != self._across:
            for column in range(max(self._grid.columnCount(), across)):
                self._grid.setColumnStretch(column, 1 if column < across else 0)
            for row in range(self._grid.rowCount()):
                self._grid.setRowStretch(row, 0)
            self._across = across
            for number, card in enumerate(self._cards):
                self._grid.addWidget(card, number // across, number % across)
                card.show()
            self._grid.setRowStretch(-(-len(self._cards) // across), 1)
            self.arranged.emit()
        self._fit()

    def _fit(self) -> None:
        """Exactly as high as the cards are at this width: Qt reserves what the narrowest need."""
        wanted = self._grid.totalHeightForWidth(self.viewport().width())
        wanted = wanted if wanted > 0 else self._grid.totalSizeHint().height()
        height = max(wanted, self.viewport().height())
        if self._body.minimumHeight() != height or self._body.maximumHeight() != height:
            self._body.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
