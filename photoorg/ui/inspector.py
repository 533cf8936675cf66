"""The right side: everything known of the photo the keyboard is on."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photoorg.domain import Album, DateSource, Metadata, Photo
from photoorg.settings import Paths
from photoorg.ui import text, theme
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.months import day
from photoorg.ui.results import Picture
from photoorg.ui.thumbnails import Thumbnails

WIDTH_MIN, WIDTH, WIDTH_MAX = 280, 304, 340

_SOURCES = {
    DateSource.EXIF_ORIGINAL: "The camera wrote when the photo was taken",
    DateSource.EXIF_DIGITIZED: "The camera or scanner wrote when the photo was digitized",
    DateSource.EXIF_MODIFIED: "The date of the last change, as the photo says",
    DateSource.GPS: "From the satellites’ clock",
    DateSource.FILE_NAME: "Read from the name of the file",
    DateSource.FILE_TIME: "The time of the file: the photo itself says nothing",
}


class FlowLayout(QLayout):
    """Items side by side, in as many lines as they need."""

    def __init__(self, space: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(space)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(40, max((item.sizeHint().height() for item in self._items), default=0))

    def _arrange(self, rect: QRect, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()


class Inspector(QScrollArea):
    """Emits the album whose name was clicked, as its id."""

    album_chosen = Signal(int)

    def __init__(self, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._paths = paths
        self.setWidgetResizable(True)
        self.setMinimumWidth(WIDTH_MIN)
        self.setMaximumWidth(WIDTH_MAX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.picture = Picture(thumbnails)
        self.name = ElidedLabel(weight=QFont.Weight.DemiBold)
        self.date = PlainLabel()
        self.place = PlainLabel(tone="muted")
        self.camera = PlainLabel(tone="muted")
        self.exposure = PlainLabel(tone="muted")
        self.size_words = PlainLabel(tone="muted")
        self.nothing = PlainLabel(tone="muted")
        self.nothing.setWordWrap(True)
        self._albums = QVBoxLayout()
        self._files = QVBoxLayout()
        self._chips = FlowLayout(4)
        for label in (self.date, self.place, self.camera, self.exposure):
            label.setWordWrap(True)
        body = QWidget()
        body.setObjectName("inspectorBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.nothing)
        self._facts = QWidget(body)
        column.addWidget(self._facts)
        column.addStretch(1)
        self._lay_out(QVBoxLayout(self._facts))
        self.setWidget(body)
        self.show_photo(None, (), 0)

    def _lay_out(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.picture)
        column.addSpacing(8)
        for label in (self.name, self.date, self.place):
            column.addWidget(label)
        column.addSpacing(8)
        for label in (self.camera, self.exposure, self.size_words):
            column.addWidget(label)
        self._heads: list[tuple[PlainLabel, QLayout]] = []
        for title, below in (
            ("Shows", self._chips),
            ("Album", self._albums),
            ("On disk", self._files),
        ):
            head = PlainLabel(title, theme.CAPTION, tone="muted", weight=QFont.Weight.DemiBold)
            column.addSpacing(10)
            column.addWidget(head)
            column.addLayout(below)
            self._heads.append((head, below))
        self._files.setSpacing(4)

    def show_photo(
        self, photo: Photo | None, album: Sequence[Album], selected: int, hint: str = ""
    ) -> None:
        """Show a photo and the path of its album, or else a hint.

        `selected` is how many photos are selected.
        """
        self._facts.setVisible(photo is not None)
        self.nothing.setVisible(photo is None or selected > 1)
        if selected > 1:
            self.nothing.setText(f"{text.counted(selected, 'photo')} selected")
        else:
            self.nothing.setText(hint)
        if photo is None:
            return
        self.picture.show_card(photo.card, self._paths)
        self.name.setText(text.name_text(photo.card.path))
        meta = photo.metadata
        _say(self.date, day(meta.taken) if meta.taken else "Without a date")
        source = "" if meta.taken_source is None else _SOURCES[meta.taken_source]
        self.date.setToolTip(text.tooltip(source))
        _say(self.place, place_words(meta))
        _say(self.camera, camera_words(meta))
        _say(self.exposure, exposure_words(meta))
        _say(self.size_words, size_words(meta, photo.size))
        self._show_chips([concept.name for concept in photo.concepts])
        self._show_album(album)
        self._show_files(photo)
        for head, below in self._heads:
            head.setVisible(bool(below.count()))

    def _show_chips(self, names: Sequence[str]) -> None:
        _empty(self._chips)
        for name in names:
            self._chips.addWidget(PlainLabel(text.safe_text(name, limit=60), 12, tone="chip"))

    def _show_album(self, album: Sequence[Album]) -> None:
        _empty(self._albums)
        if not album:
            return
        names = " › ".join(text.safe_text(step.name, limit=60) for step in album)
        button = QPushButton(text.label_text(names))
        button.setProperty("flat", "true")
        button.setProperty("album", album[-1].id)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(text.tooltip(f"Show the album {names}"))
        button.clicked.connect(self._choose_album)
        self._albums.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if album[-1].evidence:
            why = PlainLabel(text.safe_text(album[-1].evidence), theme.CAPTION, tone="muted")
            why.setWordWrap(True)
            self._albums.addWidget(why)

    def _choose_album(self) -> None:
        button = self.sender()
        assert button is not None
        self.album_chosen.emit(int(button.property("album")))

    def _show_files(self, photo: Photo) -> None:
        _empty(self._files)
        if len(photo.paths) > 1:
            words = f"{len(photo.paths)} copies of the same photo"
            self._files.addWidget(PlainLabel(words, theme.CAPTION, tone="amber"))
        for path in photo.paths:
            label = ElidedLabel(text.path_text(path), theme.CAPTION, tone="muted")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._files.addWidget(label)
        if not photo.card.online:
            words = "Its folder is offline: photoorg shows what it remembers."
            note = PlainLabel(words, theme.CAPTION, tone="amber")
            note.setWordWrap(True)
            self._files.addWidget(note)


def place_words(meta: Metadata) -> str:
    """`41.7324° N, 12.2763° E · 21 m`, or nothing."""
    if meta.latitude is None or meta.longitude is None:
        return ""
    north = "N" if meta.latitude >= 0 else "S"
    east = "E" if meta.longitude >= 0 else "W"
    words = f"{abs(meta.latitude):.4f}° {north}, {abs(meta.longitude):.4f}° {east}"
    return words if meta.altitude is None else f"{words} · {meta.altitude:.0f} m"


def camera_words(meta: Metadata) -> str:
    """Camera and lens, as far as they are known."""
    parts = [text.safe_text(part, limit=80) for part in (meta.camera, meta.lens) if part]
    return " · ".join(parts)


def exposure_words(meta: Metadata) -> str:
    """`1/250 s · f/1.8 · ISO 100 · 27 mm`, as far as it is known."""
    parts: list[str] = []
    if meta.exposure_time:
        seconds = meta.exposure_time
        part = Fraction(seconds).limit_denominator(16000)
        short = seconds < 0.4 and part.numerator
        parts.append(f"1/{round(1 / seconds)} s" if short else f"{seconds:g} s")
    if meta.f_number:
        parts.append(f"f/{meta.f_number:g}")
    if meta.iso:
        parts.append(f"ISO {meta.iso}")
    if meta.focal_length:
        parts.append(f"{meta.focal_length:g} mm")
    return " · ".join(parts)


def size_words(meta: Metadata, size: int) -> str:
    """`4032 × 3024 · 3.2 MB · JPEG`."""
    return f"{meta.width} × {meta.height} · {bytes_words(size)} · {text.safe_text(meta.format)}"


def bytes_words(size: int) -> str:
    """`640 B`, `12 KB`, `3.2 MB`, `1.1 GB`, in steps of 1000."""
    if size < 1000:
        return f"{size} B"
    value, unit = size / 1000, "KB"
    for larger in ("MB", "GB", "TB"):
        if value < 999.5:
            break
        value, unit = value / 1000, larger
    return f"{value:.0f} {unit}" if value >= 10 or unit == "KB" else f"{value:.1f} {unit}"


def _say(label: PlainLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
