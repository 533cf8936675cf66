"""What the person says of the selected photos, to be read and changed: part of the details."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from photoorg.domain import Flag, Ids
from photoorg.library.marks import Summary
from photoorg.ui import theme
from photoorg.ui.caption_field import CaptionField
from photoorg.ui.flow_layout import FlowLayout, empty
from photoorg.ui.icons import icon
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import number, tr
from photoorg.ui.rating_stars import RatingStars
from photoorg.ui.tag_chip import TagChip

SHOWN = 30
"""More tags than this are not read in a column."""


class MarkPanel(QWidget):
    """Emits what is wanted; nothing is changed here."""

    rating_wanted = Signal(int)
    favourite_wanted = Signal()
    flag_wanted = Signal(object)
    """The flag that was clicked, whether or not the photos have it."""
    tags_wanted = Signal()
    tag_opened = Signal(str)
    tag_removed = Signal(str)
    caption_entered = Signal(object, str)
    """The photos it is for, and what was written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._subject: Ids = np.empty(0, np.int64)
        self._summary: Summary | None = None
        self.stars = RatingStars(self)
        self.favourite = self._button("heart", tr("Favourite (F)"))
        self.picked = self._button("flag", tr("Pick (P)"))
        self.rejected = self._button("prohibit", tr("Reject (X)"))
        self.mixed = WrappedLabel(size=theme.CAPTION, tone="muted", parent=self)
        self._tags = FlowLayout(4)
        self.add_tag = QPushButton(tr("Add tag"), self)
        self.add_tag.setIcon(icon("plus"))
        self.add_tag.setProperty("guess", "true")
        self.add_tag.setToolTip(tr("Add or take away tags (T)"))
        self.caption = CaptionField(self)
        self._lay_out()
        self._connect()
        self.show_marks(Summary(1), self._subject)

    def _button(self, glyph: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setIcon(icon(glyph))
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(QSize(34, 32))
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.stars)
        row.addStretch(1)
        for button in (self.favourite, self.picked, self.rejected):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.mixed)
        self._head(tr("Tags"), column)
        column.addLayout(self._tags)
        column.addWidget(self.add_tag, 0, Qt.AlignmentFlag.AlignLeft)
        self._head(tr("Your caption"), column)
        column.addWidget(self.caption)

    def _head(self, words: str, column: QVBoxLayout) -> None:
        column.addSpacing(6)
        column.addWidget(PlainLabel(words, theme.CAPTION, "muted", QFont.Weight.DemiBold, self))

    def _connect(self) -> None:
        self.stars.wanted.connect(self.rating_wanted)
        self.favourite.clicked.connect(self.favourite_wanted)
        self.picked.clicked.connect(lambda: self.flag_wanted.emit(Flag.PICKED))
        self.rejected.clicked.connect(lambda: self.flag_wanted.emit(Flag.REJECTED))
        self.add_tag.clicked.connect(self.tags_wanted)
        self.caption.entered.connect(self._enter_caption)

    def show_marks(self, summary: Summary, subject: Ids) -> None:
        """Show the marks of some photos. A caption that is being written is kept for those it was
        begun for."""
        if not np.array_equal(subject, self._subject):
            self.caption.take()
        self._subject = subject
        if summary == self._summary:
            return
        before, self._summary = self._summary, summary
        self.stars.show_stars(summary.rating)
        self._check(self.favourite, "heart", summary.favourites, tr("Favourite", "a mark"))
        self._check(self.picked, "flag", summary.picked, tr("Pick", "a mark"))
        self._check(self.rejected, "prohibit", summary.rejected, tr("Reject", "a mark"))
        self.mixed.setText(mixed_words(summary))
        self.mixed.setVisible(bool(self.mixed.text()))
        self.caption.show_caption(summary.caption, summary.captioned, summary.count)
        if before is None or (before.tags, before.count) != (summary.tags, summary.count):
            self._show_tags(summary)

    def _check(self, button: QToolButton, glyph: str, having: int, words: str) -> None:
        summary = self._summary
        count = 0 if summary is None else summary.count
        whole = having == count and having > 0
        button.setChecked(whole)
        button.setIcon(icon(f"{glyph}-fill" if whole else glyph))
        name = tr("{mark}: yes") if whole else tr("{mark}: no")
        if having and not whole:
            name = tr("{mark}: {having} of {count}")
        button.setAccessibleName(
            name.format(mark=words, having=number(having), count=number(count))
        )

    def _show_tags(self, summary: Summary) -> None:
        had_keyboard = any(
            isinstance(chip, TagChip) and chip.hasFocus() for chip in self.findChildren(TagChip)
        )
        empty(self._tags)
        for tag, having in summary.tags[:SHOWN]:
            chip = TagChip(tag, having, summary.count, self)
            chip.opened.connect(self.tag_opened)
            chip.removed.connect(self.tag_removed)
            self._tags.addWidget(chip)
            chip.show()
        rest = len(summary.tags) - SHOWN
        self.add_tag.setText(tr("%n more…", "", rest) if rest > 0 else tr("Add tag"))
        if had_keyboard:
            self.add_tag.setFocus()

    def _enter_caption(self, words: str) -> None:
        self.caption_entered.emit(self._subject, words)


def mixed_words(summary: Summary) -> str:
    """Where photos differ, in a few words: `3 of 12 favourites · ★ 1 to 4`."""
    said: list[str] = []
    if summary.rating is None:
        found = [stars for stars, count in enumerate(summary.ratings) if count]
        said.append(tr("{fewest} to %n stars", "", found[-1]).format(fewest=found[0]))
    if 0 < summary.favourites < summary.count:
        said.append(tr("%n favourites", "", summary.favourites))
    if 0 < summary.picked < summary.count:
        said.append(tr("%n picked", "", summary.picked))
    if 0 < summary.rejected < summary.count:
        said.append(tr("%n rejected", "", summary.rejected))
    return " · ".join(said)
