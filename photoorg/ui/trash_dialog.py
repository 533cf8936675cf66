"""The question before photos are moved to the trash, and what is shown where some had to stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui import theme, trash_words
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.photo_wall import PhotoWall
from photoorg.ui.text import name_text, path_text, safe_text, tooltip
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.trash_plan import Plan

WIDTH = 520
EDGE = 72
SHOWN = 6
"""Photos that are shown in the question."""
LINES = 4
"""Files that can be seen at once of those that stay."""
LISTED = 500
"""Most files that are listed; the rest is counted."""


class TrashDialog(QDialog):
    """Names how many photos and files there are, and where. Keeping them is what Return does."""

    def __init__(
        self,
        plan: Plan,
        cards: Sequence[PhotoCard],
        thumbnails: Thumbnails,
        paths: Paths,
        undo: str,
        parent: QWidget | None = None,
    ) -> None:
        """`cards` are the first of the photos, at most SHOWN; `undo` is the key that undoes."""
        super().__init__(parent)
        self.plan = plan
        self.setWindowTitle(tr("Move to trash"))
        self.setModal(True)
        self.setFixedWidth(WIDTH)
        self.title = PlainLabel(trash_words.question(plan), theme.TITLE, parent=self)
        self.wall = PhotoWall(thumbnails, paths, EDGE, parent=self)
        self.wall.show_cards(cards, plan.photos)
        self.where = WrappedLabel(trash_words.where_words(plan), parent=self)
        self.beside = WrappedLabel(trash_words.beside_words(plan), parent=self)
        self.stays_title = PlainLabel("", tone="amber", parent=self)
        self.stays = StayList(self)
        comes_back = tr(
            "{undo} brings them back from the trash, as long as that is not emptied.",
            "",
            plan.photos,
        )
        self.note = WrappedLabel(comes_back.format(undo=undo), tone="muted", parent=self)
        self.no = QPushButton(tr("Keep", "not to the trash"), self)
        self.yes = QPushButton(tr("Move to trash"), self)
        self.yes.setProperty("danger", "true")
        self.yes.setAutoDefault(False)
        self.no.setDefault(True)
        self._fill()
        self._lay_out()
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self.accept)
        self.no.setFocus()

    def _fill(self) -> None:
        self.beside.setVisible(bool(self.beside.text()))
        if self.plan.stays:
            self.stays_title.setText(trash_words.stays_title(self.plan))
        self.stays_title.setVisible(bool(self.plan.stays))
        self.stays.show_files(self.plan.stays)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addSpacing(8)
        column.addWidget(self.wall)
        column.addSpacing(8)
        for widget in (self.where, self.beside, self.stays_title, self.stays, self.note):
            column.addWidget(widget)
        column.addSpacing(16)
        column.addLayout(_buttons(self.no, self.yes))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        _settle(self)


class StayDialog(QDialog):
    """Which files were left where they are, and why."""

    def __init__(
        self, words: str, stays: Sequence[tuple[bytes, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Move to trash"))
        self.setFixedWidth(WIDTH)
        self.words = WrappedLabel(safe_text(words), parent=self)
        self.stays = StayList(self)
        self.stays.show_files(stays)
        self.close_ = QPushButton(tr("Close"), self)
        self.close_.setDefault(True)
        self.close_.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.words)
        column.addWidget(self.stays)
        column.addSpacing(8)
        column.addLayout(_buttons(self.close_))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        _settle(self)


class StayList(QListWidget):
    """Files, each with the reason why it stays where it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Files that stay where they are"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)

    def show_files(self, stays: Sequence[tuple[bytes, str]]) -> None:
        """Show these files; nothing is seen of the list where there are none."""
        self.clear()
        for path, reason in stays[:LISTED]:
            words = trash_words.reason_words(reason)
            item = QListWidgetItem(f"{name_text(path)}: {words}")
            item.setToolTip(tooltip(f"{path_text(path)}: {words}"))
            self.addItem(item)
        if len(stays) > LISTED:
            self.addItem(tr("and %n more", "", len(stays) - LISTED))
        self.setVisible(bool(stays))
        self.fit()

    def fit(self) -> None:
        """Be as high as a few files are."""
        height = self.sizeHintForRow(0) if self.count() else 0
        self.setFixedHeight(height * min(self.count(), LINES) + 2 * self.frameWidth())


def _settle(dialog: QDialog) -> None:
    """The height that the words need at this width."""
    for listed in dialog.findChildren(StayList):
        listed.fit()
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        dialog.setFixedHeight(layout.totalHeightForWidth(WIDTH))


def first_cards(plan: Plan, cards: dict[int, PhotoCard]) -> list[PhotoCard]:
    """The cards of the first photos of a plan, as far as there are any."""
    return [cards[photo_id] for photo_id in plan.photo_ids[:SHOWN] if photo_id in cards]


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
