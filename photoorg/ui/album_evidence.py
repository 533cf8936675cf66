"""Why an album has its name, in bars: how often its photos show something, and others do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from photoorg.domain import Album, Evidence, EvidenceTag
from photoorg.ui import theme
from photoorg.ui.album_words import above_words, facts, tag_words
from photoorg.ui.flow_layout import empty
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.text import safe_text, tooltip

TAGS = 6
WIDTH = 640
THICK = 6
TICK = 2


class TagBar(QWidget):
    """As full as photos of the album show it; a mark where the album above is."""

    def __init__(self, here: float, above: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.here, self.above = (min(max(share, 0.0), 1.0) for share in (here, above))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(THICK + 6)

    def sizeHint(self) -> QSize:
        return QSize(120, THICK + 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 3, self.width(), THICK)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(whole, THICK / 2, THICK / 2)
        filled = max(float(THICK), whole.width() * self.here)
        painter.setBrush(QColor(colours.muted))
        painter.drawRoundedRect(QRectF(0, 3, filled, THICK), THICK / 2, THICK / 2)
        # The ground around it keeps the mark apart from the bar it may lie on.
        at = (whole.width() - TICK) * self.above
        painter.setBrush(QColor(colours.base))
        painter.drawRect(QRectF(at - 1, 0, TICK + 2, self.height()))
        painter.setBrush(QColor(colours.text))
        painter.drawRect(QRectF(at, 0, TICK, self.height()))
        painter.end()


class EvidenceDetail(QWidget):
    """The tags that say most, and what else is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(WIDTH)
        self.legend = WrappedLabel("", theme.CAPTION, "muted", parent=self)
        self._tags = QGridLayout()
        self._tags.setHorizontalSpacing(12)
        self._tags.setVerticalSpacing(6)
        self._tags.setColumnStretch(1, 1)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.legend)
        column.addLayout(self._tags)
        column.addLayout(self._facts)

    def show_evidence(self, reasons: Evidence, album: Album, above: Album | None) -> None:
        """Show why an album that lies in another one has its name."""
        empty(self._tags)
        empty(self._facts)
        named = above_words(above)
        tags = reasons.tags[:TAGS]
        legend = tr("How many photos show it. The mark: how many do in all photos.")
        if above is not None:
            legend = tr("How many photos show it. The mark: how many do in {album}.")
        self.legend.setText(legend.format(album=named))
        self.legend.setVisible(bool(tags))
        for row, tag in enumerate(tags):
            self._add_tag(row, tag, named)
        for words in facts(reasons, album.count, sure=not album.guesses):
            self._facts.addWidget(WrappedLabel(words, theme.CAPTION, "muted", parent=self))

    def _add_tag(self, row: int, tag: EvidenceTag, above: str) -> None:
        told = tag_words(tag, above)
        name = ElidedLabel(safe_text(tag.name, limit=60), 12, parent=self)
        name.setMaximumWidth(180)
        bar = TagBar(tag.share, tag.parent_share, self)
        bar.setAccessibleName(f"{safe_text(tag.name, limit=60)}: {told}")
        bar.setToolTip(tooltip(told))
        said = PlainLabel(told, theme.CAPTION, "muted", parent=self)
        said.setMinimumWidth(1)
        for column, widget in enumerate((name, bar, said)):
            self._tags.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
