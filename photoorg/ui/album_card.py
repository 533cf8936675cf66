"""One of the albums that may be merged: its name and way, its photos, and whether it stays."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.album_contents import AlbumShown, path_words
from photoorg.ui.icons import icon
from photoorg.ui.labels import ElidedLabel
from photoorg.ui.language import tr
from photoorg.ui.marks import Radio
from photoorg.ui.part_card import EDGE, PAD
from photoorg.ui.photo_wall import PhotoWall
from photoorg.ui.text import safe_text, tooltip
from photoorg.ui.thumbnails import Thumbnails

LINES = 4
NARROWEST = 200


class AlbumCard(QWidget):
    """The radio button says which album takes in the others."""

    stays = Signal(object)
    """This album takes in the others. Its id is an object: album ids are too large for a C int."""
    dropped = Signal(object)
    """This album shall not be among them."""

    def __init__(self, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.album_id = 0
        self.name = ElidedLabel("", weight=QFont.Weight.DemiBold, parent=self)
        self.drop = QToolButton(self)
        self.drop.setIcon(icon("x"))
        self.drop.setIconSize(QSize(16, 16))
        self.drop.setToolTip(tr("Choose another album"))
        self.drop.setFixedSize(QSize(28, 28))
        policy = self.drop.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.drop.setSizePolicy(policy)
        self.way = ElidedLabel("", theme.CAPTION, "muted", parent=self)
        self.radio = Radio(tr("Takes in the other"), self)
        self.wall = PhotoWall(thumbnails, paths, EDGE, LINES, parent=self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.way)
        column.addWidget(self.radio)
        column.addWidget(self.wall)
        column.addStretch(1)
        self.setMinimumWidth(NARROWEST)
        self.radio.clicked.connect(self._stay)
        self.drop.clicked.connect(self._drop)

    def show_album(self, shown: AlbumShown, may_stay: bool, may_drop: bool) -> None:
        """Show an album; one that lies in another of them cannot take that in."""
        album = shown.album
        self.album_id = album.id
        name = safe_text(album.name)
        self.name.setFont(theme.font(theme.BODY, QFont.Weight.DemiBold, italic=not album.kept))
        self.name.setText(name)
        way = tr("%n photos · at the top level", "", album.count)
        if shown.above:
            way = tr("%n photos · in {album}", "", album.count)
        self.way.setText(way.format(album=path_words(shown.above)))
        self.radio.setEnabled(may_stay)
        words = tr("It keeps its place; the photos and albums of the other come into it.")
        if not may_stay:
            words = tr("It lies in the other one, so the other one has to take it in.")
        self.radio.setToolTip(tooltip(words))
        self.radio.setAccessibleName(tr("{album} takes in the other").format(album=name))
        self.drop.setVisible(may_drop)
        instead = tr("Choose another album than {album}").format(album=name)
        self.drop.setAccessibleName(instead)
        self.wall.show_cards(shown.cards, album.count)

    def _stay(self) -> None:
        self.stays.emit(self.album_id)

    def _drop(self) -> None:
        self.dropped.emit(self.album_id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.radio.isChecked()
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.line), 1))
        painter.setBrush(QColor(colours.raised))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        painter.end()
