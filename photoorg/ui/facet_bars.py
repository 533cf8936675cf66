"""One bar for each way in which photos may be alike: the fuller, the more alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from photoorg.explanations import Facet
from photoorg.ui import theme
from photoorg.ui.explain_words import Side, facet_name, facet_short, facet_words
from photoorg.ui.flow_layout import empty
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.measured_words import measured_words
from photoorg.ui.side_mark import SideMark
from photoorg.ui.text import safe_text, tooltip

THICK = 6


class ShareBar(QWidget):
    """As full as a share of pairs is less alike; dashed where that is not known."""

    def __init__(self, share: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        known = share is not None and math.isfinite(share)
        self.share = min(max(share, 0.0), 1.0) if known and share is not None else None
        self.marked = False
        self.setFixedHeight(THICK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, THICK)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.share is None:
            colour = QColor(colours.accent if self.marked else colours.muted)
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
            middle = whole.center().y()
            painter.drawLine(QPointF(0, middle), QPointF(whole.right(), middle))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.line))
            painter.drawRoundedRect(whole, THICK / 2, THICK / 2)
            filled = max(float(THICK), whole.width() * self.share)
            painter.setBrush(QColor(colours.accent if self.marked else colours.muted))
            painter.drawRoundedRect(QRectF(0, 0, filled, THICK), THICK / 2, THICK / 2)
        painter.end()


class FacetBar(QWidget):
    """A name, how close the photos are in this respect, the bar, and what each of them shows."""

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self.bar = ShareBar(facet.closer_than, self)
        self.name = ElidedLabel(safe_text(facet_name(facet.name), limit=40), parent=self)
        self.closeness = PlainLabel(facet_short(facet), theme.CAPTION, "muted", parent=self)
        told = facet_words(facet)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(told)
        self.setToolTip(tooltip(told))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.closeness)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.bar)
        if facet.left.strip() or facet.right.strip():
            column.addLayout(self._sides())

    def _sides(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for side, words in ((Side.LEFT, self.facet.left), (Side.RIGHT, self.facet.right)):
            label = ElidedLabel(
                safe_text(measured_words(self.facet.name, words), limit=200) or tr("nothing known"),
                theme.CAPTION,
                "muted",
                parent=self,
                elide=Qt.TextElideMode.ElideRight,
            )
            row.addWidget(SideMark(side, self), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(label, 1)
        return row

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        """The keyboard is here: the name and the bar have the accent's colour."""
        self.name.set_tone("link" if self.hasFocus() else "")
        self.bar.marked = self.hasFocus()
        self.bar.update()


class FacetBars(QWidget):
    """All bars, in the order in which they came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: list[FacetBar] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        title = PlainLabel(tr("How alike, in each respect"), theme.CAPTION, "muted",
                           QFont.Weight.DemiBold, self)  # fmt: skip
        self.nothing = PlainLabel(
            tr("Nothing is known of single respects."), tone="muted", parent=self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(self._column)
        column.addWidget(self.nothing)
        column.addStretch(1)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show other facets; the one with the keyboard keeps it if it is still there."""
        held = next((bar.facet.name for bar in self.bars if bar.hasFocus()), None)
        empty(self._column)
        self.bars = [FacetBar(facet, self) for facet in facets]
        for bar in self.bars:
            self._column.addWidget(bar)
            bar.show()
        self.nothing.setVisible(not self.bars)
        same = next((bar for bar in self.bars if bar.facet.name == held), None)
        if same is not None:
            same.setFocus()
