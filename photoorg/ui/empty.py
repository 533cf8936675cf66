"""The page shown where photos would be: what will be here, and the one act that fills it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.day_words import month_and_day
from photoorg.ui.icons import draw_icon
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.places import (
    AllPhotos,
    Favourites,
    Filtered,
    InAlbum,
    InArea,
    MissingPhotos,
    OnThisDay,
    Place,
    Review,
    Tagged,
    TakenIn,
)
from photoorg.ui.text import label_text, name_text, tooltip

WIDTH = 440
"""Of the sentences, in device-independent pixels."""


@dataclass(frozen=True)
class Words:
    """What an empty page says; without `button` it has none."""

    icon: str
    title: str
    words: str
    button: str = ""
    hint: str = ""
    suggests: bool = False
    """Whether the folder in which people keep their photos may be suggested."""


def words_for(place: Place, busy: bool) -> Words:
    """Why there is nothing at a place; `busy` tells whether photos are being read."""
    if isinstance(place, InAlbum):
        return Words(
            "stack",
            tr("This album is empty"),
            tr("Its photos may have moved to another album, or their folder was removed."),
        )
    if isinstance(place, Review):
        return Words(
            "scales",
            tr("Nothing to review"),
            tr(
                "Photos that may belong in another album than their own are listed here, the most "
                "doubtful ones first. There are none now."
            ),
        )
    if isinstance(place, MissingPhotos) and place.trashed:
        return Words(
            "trash", tr("Nothing is in the trash"), tr("No photo of this library went there.")
        )
    if isinstance(place, Favourites):
        return Words(
            "heart",
            tr("No favourites yet"),
            tr("Press F on a photo, or choose Favourite in its menu: it is listed here, too."),
        )
    if isinstance(place, Tagged):
        return Words(
            "tag",
            tr("No photo has this tag now"),
            tr("Select photos and press T to give them tags."),
        )
    if isinstance(place, MissingPhotos):
        return Words("image", tr("Nothing is missing"), tr("Every photo is where it was."))
    if isinstance(place, OnThisDay):
        words = tr(
            "Photos that were taken on {day} in earlier years will be here, and others tomorrow."
        )
        return Words(
            "calendar-check",
            tr("Nothing on this day yet"),
            words.format(day=month_and_day(place.today)),
        )
    if isinstance(place, TakenIn | InArea):
        words = tr("Their folder may have been removed since.")
        return Words("image", tr("No photos here now"), words)
    if isinstance(place, Filtered):
        return Words(
            "funnel-simple",
            tr("No photos fit all of this"),
            tr(
                "Take a filter away, or choose another value beside it: of one kind it is enough "
                "to fit one."
            ),
        )
    if not isinstance(place, AllPhotos):
        return Words("folder-open", tr("No photos here"), tr("This folder holds no photos now."))
    if busy:
        words = tr("The first ones appear here in a moment.")
        return Words("image", tr("Getting your photos"), words)
    return Words(
        "image",
        tr("Your photos will be here"),
        tr(
            "Choose a folder with photos. photoorg looks at every one, finds those that are "
            "alike and arranges them into albums. Your files stay where and as they are."
        ),
        tr("Add a folder…"),
        tr("or drop a folder anywhere in this window"),
        suggests=True,
    )


def suggested_folder() -> Path | None:
    """The folder in which this system keeps photos, where there is one and something in it."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    folder = Path(place)
    try:
        # Systems without such a folder name the person's home, which is too much to begin with.
        if not place or folder == Path.home() or not any(folder.iterdir()):
            return None
    except OSError:
        return None
    return folder


class _Emblem(QWidget):
    """A large icon in a quiet disc."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = "image"
        self.setFixedSize(QSize(96, 96))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised))
        painter.drawEllipse(self.rect())
        draw_icon(painter, QRectF(28, 28, 40, 40), self.name, QColor(colours.muted))
        painter.end()


class EmptyState(QWidget):
    """An emblem, a title, a sentence or two, and perhaps buttons and a hint."""

    acted = Signal()
    suggestion_taken = Signal(object)
    """The folder that was suggested."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._emblem = _Emblem(self)
        self._title = PlainLabel("", theme.TITLE, parent=self)
        self._words = PlainLabel("", tone="muted", parent=self)
        self._words.setWordWrap(True)
        self._words.setFixedWidth(WIDTH)
        self._button = QPushButton(self)
        self._button.setProperty("main", "true")
        self._button.setFont(theme.font(theme.BODY, QFont.Weight.DemiBold))
        self._suggestion = QPushButton(self)
        self._suggestion.setProperty("main", "true")
        self._suggestion.setFont(theme.font(theme.BODY, QFont.Weight.DemiBold))
        self._suggestion.hide()
        self._suggested: Path | None = None
        self._hint = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(2)
        for widget, space in (
            (self._emblem, 24),
            (self._title, 8),
            (self._words, 24),
            (self._suggestion, 8),
            (self._button, 12),
            (self._hint, 0),
        ):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(space)
            if isinstance(widget, PlainLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)
        self.setTabOrder(self._suggestion, self._button)
        self._button.clicked.connect(self.acted)
        self._suggestion.clicked.connect(self._take_suggestion)

    def say(self, words: Words) -> None:
        """Show these words."""
        self._emblem.name = words.icon
        self._emblem.update()
        self._title.setText(words.title)
        self._words.setText(words.words)
        self._words.setFixedHeight(self._words.heightForWidth(WIDTH))
        self._suggested = suggested_folder() if words.suggests else None
        self._suggestion.setVisible(self._suggested is not None)
        if self._suggested is not None:
            name = name_text(os.fsencode(self._suggested))
            self._suggestion.setText(label_text(tr("Add “{name}”").format(name=name)))
            self._suggestion.setToolTip(tooltip(str(self._suggested)))
        self._button.setText(tr("Another folder…") if self._suggested else words.button)
        self._set_main(self._suggested is None)
        self._button.setVisible(bool(words.button))
        self._hint.setText(words.hint)
        self._hint.setVisible(bool(words.hint))

    def _set_main(self, main: bool) -> None:
        """Whether the button that asks for a folder is the one act to begin with."""
        if self._button.property("main") != ("true" if main else "false"):
            self._button.setProperty("main", "true" if main else "false")
            self._button.style().unpolish(self._button)
            self._button.style().polish(self._button)

    def _take_suggestion(self) -> None:
        if self._suggested is not None:
            self.suggestion_taken.emit(self._suggested)
