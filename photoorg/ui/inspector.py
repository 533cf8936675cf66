"""The right side: everything known of the photo the keyboard is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photoorg.domain import Album, Caption, DateSource, Ids, Photo
from photoorg.library.marks import Summary
from photoorg.settings import Paths
from photoorg.ui import text, theme
from photoorg.ui.album_words import evidence_words, listed_name
from photoorg.ui.explain_words import quoted, source_words
from photoorg.ui.flow_layout import FlowLayout, empty
from photoorg.ui.labels import ElidedLabel, LinkLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.mark_panel import MarkPanel
from photoorg.ui.metadata_words import camera_words, exposure_words, place_words, size_words
from photoorg.ui.months import day
from photoorg.ui.picture import Picture
from photoorg.ui.place_names import PlaceNames
from photoorg.ui.shows import Chip, chips
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.why_here import WhyHere

WIDTH_MIN, WIDTH, WIDTH_MAX = 280, 304, 340

_SOURCES = {
    DateSource.EXIF_ORIGINAL: tr("The camera wrote when the photo was taken"),
    DateSource.EXIF_DIGITIZED: tr("The camera or scanner wrote when the photo was digitized"),
    DateSource.EXIF_MODIFIED: tr("The date of the last change, as the photo says"),
    DateSource.GPS: tr("From the satellites’ clock"),
    DateSource.FILE_NAME: tr("Read from the name of the file"),
    DateSource.FILE_TIME: tr("The time of the file: the photo itself says nothing"),
}


class Inspector(QScrollArea):
    """Emits the album whose name was clicked, as its id (which is too large for a C int)."""

    album_chosen = Signal(object)

    def __init__(
        self,
        thumbnails: Thumbnails,
        paths: Paths,
        parent: QWidget | None = None,
        names: PlaceNames | None = None,
    ) -> None:
        """Without `names` places are told by their coordinates alone."""
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(tr("Details"))
        self._paths = paths
        self._names = names
        self._position: tuple[float, float] | None = None
        if names is not None:
            names.ready.connect(self._name_place)
        self.setWidgetResizable(True)
        self.setMinimumWidth(WIDTH_MIN)
        self.setMaximumWidth(WIDTH_MAX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.picture = Picture(thumbnails)
        self.name = ElidedLabel(weight=QFont.Weight.DemiBold)
        self.date = PlainLabel()
        self.date_remark = PlainLabel(tr("file date"), tone="muted")
        self.place_name = WrappedLabel()
        self.place = WrappedLabel(tone="muted")
        self.camera = WrappedLabel(tone="muted")
        self.exposure = WrappedLabel(tone="muted")
        self.size_words = WrappedLabel(tone="muted")
        self.nothing = WrappedLabel(tone="muted")
        self.many = PlainLabel(size=theme.TITLE)
        self.about = ElidedLabel(size=theme.CAPTION, tone="muted")
        self.marks = MarkPanel()
        self._albums = QVBoxLayout()
        self.why_here = WhyHere(thumbnails, paths)
        self._files = QVBoxLayout()
        self._chips = FlowLayout(4)
        body = QWidget()
        body.setObjectName("inspectorBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.nothing)
        column.addWidget(self.many)
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        self.about.setContentsMargins(0, 12, 0, 4)
        column.addWidget(self.about)
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
        column.addWidget(self.name)
        date = QHBoxLayout()
        date.setSpacing(8)
        date.addWidget(self.date)
        date.addWidget(self.date_remark, 1)
        column.addLayout(date)
        column.addWidget(self.place_name)
        column.addWidget(self.place)
        column.addSpacing(8)
        for label in (self.camera, self.exposure, self.size_words):
            column.addWidget(label)
        column.addSpacing(4)
        self._among = QVBoxLayout()
        self._among.addWidget(self.marks)
        column.addLayout(self._among)
        self.caption = WrappedLabel()
        self.caption_by = WrappedLabel(size=theme.CAPTION, tone="muted")
        column.addSpacing(8)
        column.addWidget(self.caption)
        column.addWidget(self.caption_by)
        self._heads: list[tuple[PlainLabel, QLayout]] = []
        for title, below in (
            (tr("Shows", "what a photo shows"), self._chips),
            (tr("Album"), self._albums),
            (tr("On disk"), self._files),
        ):
            head = PlainLabel(title, theme.CAPTION, tone="muted", weight=QFont.Weight.DemiBold)
            column.addSpacing(10)
            column.addWidget(head)
            column.addLayout(below)
            if below is self._albums:
                column.addWidget(self.why_here)
            self._heads.append((head, below))
        self._files.setSpacing(4)

    def show_photo(
        self, photo: Photo | None, album: Sequence[Album], selected: int, hint: str = ""
    ) -> None:
        """Show a photo and the path of its album, or else a hint.

        `selected` is how many photos are selected.
        """
        self._facts.setVisible(photo is not None)
        self.nothing.setVisible(photo is None)
        self.nothing.setText(hint)
        self.why_here.show_photo(None if photo is None else photo.card.id, album)
        self._place_marks(photo is not None, selected)
        if photo is None:
            return
        name = text.name_text(photo.card.path)
        self.about.setText(tr("Below: {photo}").format(photo=name))
        self.picture.show_card(photo.card, self._paths)
        self.name.setText(name)
        meta = photo.metadata
        _say(self.date, day(meta.taken) if meta.taken else tr("Without a date"))
        source = "" if meta.taken_source is None else _SOURCES[meta.taken_source]
        for label in (self.date, self.date_remark):
            label.setToolTip(text.tooltip(source))
        self.date_remark.setVisible(meta.taken_source is DateSource.FILE_TIME)
        if meta.latitude is None or meta.longitude is None:
            self._position = None
        else:
            self._position = meta.latitude, meta.longitude
        self._name_place()
        _say(self.place, place_words(meta))
        _say(self.camera, camera_words(meta))
        _say(self.exposure, exposure_words(meta))
        _say(self.size_words, size_words(meta, photo.size))
        self._show_caption(photo.caption)
        self._show_chips(chips(photo))
        self._show_album(album)
        self._show_files(photo)
        for head, below in self._heads:
            head.setVisible(bool(below.count()))

    def _name_place(self) -> None:
        """What the nearest place is called, as soon as that is known."""
        name = ""
        if self._names is not None and self._position is not None:
            name = self._names.of(*self._position)
        _say(self.place_name, text.safe_text(name))

    def show_marks(self, summary: Summary, subject: Ids) -> None:
        """Show what the person says of the selected photos, whose ids are `subject`."""
        self.marks.show_marks(summary, subject)

    def write_caption(self) -> None:
        """Let the caption be written, in sight."""
        self.marks.caption.begin()
        # It has its place after the next turn.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.marks.caption, 0, 16))

    def _place_marks(self, shown: bool, selected: int) -> None:
        """Among what is known of one photo; of many above that, for they are of all of them."""
        many = shown and selected > 1
        self.many.setVisible(many)
        self.many.setText(tr("%n photos", "", selected))
        self.about.setVisible(many)
        wanted = self._above if many else self._among
        if wanted.indexOf(self.marks) < 0:
            wanted.addWidget(self.marks)

    def _show_caption(self, caption: Caption | None) -> None:
        """What a describer says, marked as what it is."""
        _say(self.caption, quoted(caption.text) if caption else "")
        _say(self.caption_by, source_words(caption.describer) if caption else "")

    def _show_chips(self, shown: Sequence[Chip]) -> None:
        empty(self._chips)
        for chip in shown:
            label = PlainLabel(text.safe_text(chip.name, limit=32), 12, tone="chip")
            label.setToolTip(text.tooltip(chip.remark))
            self._chips.addWidget(label)

    def _show_album(self, album: Sequence[Album]) -> None:
        empty(self._albums)
        if not album:
            return
        names = " › ".join(text.safe_text(listed_name(step), limit=60) for step in album)
        link = LinkLabel(names)
        link.setToolTip(text.tooltip(tr("Show the album {album}").format(album=names)))
        album_id = album[-1].id
        link.clicked.connect(lambda: self.album_chosen.emit(album_id))
        self._albums.addWidget(link)
        if album[-1].evidence:
            why = text.safe_text(evidence_words(album[-1]))
            self._albums.addWidget(WrappedLabel(why, theme.CAPTION, tone="muted"))

    def _show_files(self, photo: Photo) -> None:
        empty(self._files)
        if len(photo.paths) > 1:
            words = tr("%n copies of the same photo", "", len(photo.paths))
            self._files.addWidget(WrappedLabel(words, theme.CAPTION, tone="amber"))
        for path in photo.paths:
            label = ElidedLabel(text.path_text(path), theme.CAPTION, tone="muted")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._files.addWidget(label)
        if not photo.card.online:
            words = tr("Its folder is offline: photoorg shows what it remembers.")
            self._files.addWidget(WrappedLabel(words, theme.CAPTION, tone="amber"))


def _say(label: PlainLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
