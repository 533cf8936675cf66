"""Photos as a Qt model: an array of ids; what cells show is fetched in pages when asked for."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from photoorg.domain import UNMARKED, Marks, PhotoCard
from photoorg.ui import badges, carried, text
from photoorg.ui.closeness import Caption
from photoorg.ui.file_badges import badges_of
from photoorg.ui.months import Listing, day
from photoorg.ui.row_changes import changes

PAGE = 128
PAGES_KEPT = 128
DRAGGED = 500
"""Most files in one drag."""
LOOKED_UP = 2000
"""No more photos than this are asked for their shapes one by one."""

ID = Qt.ItemDataRole.UserRole
CARD = Qt.ItemDataRole.UserRole + 1
CAPTION = Qt.ItemDataRole.UserRole + 2
MARKS = Qt.ItemDataRole.UserRole + 3

Fetch = Callable[[Sequence[int]], dict[int, PhotoCard]]
FetchMarks = Callable[[Sequence[bytes]], dict[bytes, Marks]]
Index = QModelIndex | QPersistentModelIndex


class PhotoModel(QAbstractListModel):
    """A list of photos. Roles: ID (int), CARD (PhotoCard or None), CAPTION
    (closeness.Caption or None), MARKS (Marks)."""

    def __init__(
        self, fetch: Fetch, parent: QObject | None = None, fetch_marks: FetchMarks | None = None
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._fetch_marks = fetch_marks
        self._marks: dict[int, dict[bytes, Marks]] = {}
        """By page; pages without cards have none."""
        self._listing = Listing()
        self._pages: OrderedDict[int, dict[int, PhotoCard]] = OrderedDict()

    @property
    def fetch(self) -> Fetch:
        """Where cells come from."""
        return self._fetch

    @property
    def listing(self) -> Listing:
        return self._listing

    def show(self, listing: Listing) -> None:
        """Put other photos in place of the present ones."""
        self.beginResetModel()
        self._listing = listing
        self._pages.clear()
        self._marks.clear()
        self.endResetModel()

    def update(self, listing: Listing) -> bool:
        """Bring the present photos up to date: rows come and go where they belong; whether that was
        possible. If not, all photos were exchanged, and nothing is selected any more."""
        found = changes(self._listing.ids, listing.ids)
        if found is None:
            self.show(listing)
            return False
        for start, end in reversed(found.gone):
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            self._become(Listing(np.delete(self._listing.ids, slice(start, end))))
            self.endRemoveRows()
        for start, end in found.come:
            self.beginInsertRows(QModelIndex(), start, end - 1)
            self._become(Listing(np.insert(self._listing.ids, start, listing.ids[start:end])))
            self.endInsertRows()
        self._become(listing)
        if len(listing.ids):
            self.dataChanged.emit(self.index(0), self.index(len(listing.ids) - 1))
        return True

    def _become(self, listing: Listing) -> None:
        self._listing = listing
        self._pages.clear()
        self._marks.clear()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._listing.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._listing.ids):
            return None
        row = index.row()
        if role == ID:
            return int(self._listing.ids[row])
        if role == CAPTION:
            return self._caption(row)
        card = self.card(row)
        if role == CARD:
            return card
        if card is None:
            return None
        if role == MARKS:
            return self.marks(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return text.name_text(card.path)
        said = [badge.words(card) for badge in badges_of(card)]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (text.name_text(card.path), *said, badges.spoken(self.marks(row)))
            return ", ".join(word for word in words if word)
        if role == Qt.ItemDataRole.ToolTipRole:
            caption = self._caption(row)
            lines = (
                text.name_text(card.path),
                day(card.taken) if card.taken else "",
                *said,
                badges.spoken(self.marks(row)),
                caption.sentence if caption is not None else "",
            )
            return text.tooltip(" · ".join(line for line in lines if line))
        return None

    def _caption(self, row: int) -> Caption | None:
        # While rows come and go there may be fewer captions than photos.
        captions = self._listing.captions
        return captions[row] if row < len(captions) else None

    def card(self, row: int) -> PhotoCard | None:
        """What the cell at `row` shows, or None when the photo has just gone."""
        return self._page(row // PAGE).get(int(self._listing.ids[row]))

    def has_card(self, row: int) -> bool:
        """Whether `card` would answer without asking the library."""
        return row // PAGE in self._pages

    def fetch_around(self, row: int) -> None:
        """Ask the library for the cards of a row and of those near it."""
        if 0 <= row < len(self._listing.ids):
            self._page(row // PAGE)

    def _page(self, number: int) -> dict[int, PhotoCard]:
        page = self._pages.get(number)
        if page is None:
            ids = self._listing.ids[number * PAGE : (number + 1) * PAGE]
            page = self._pages[number] = self._fetch(ids.tolist())
            self._marks.pop(number, None)
            if len(self._pages) > PAGES_KEPT:
                dropped, _ = self._pages.popitem(last=False)
                self._marks.pop(dropped, None)
        else:
            self._pages.move_to_end(number)
        return page

    def ratios(self) -> NDArray[np.float32]:
        """Width over height of each photo; of a short list without them they are looked up."""
        listed, count = self._listing.ratios, len(self._listing.ids)
        if len(listed) == count:
            return listed
        cards = (self.card(row) for row in range(count if count <= LOOKED_UP else 0))
        shapes = [1.0 if card is None else card.width / max(card.height, 1) for card in cards]
        return np.array(shapes or [1.0] * count, np.float32)

    def marks(self, row: int) -> Marks:
        """What the person says of the photo at `row`, as far as cells show it."""
        card, number = self.card(row), row // PAGE
        if card is None or self._fetch_marks is None:
            return UNMARKED
        if number not in self._marks:
            contents = [card.hash for card in self._pages[number].values()]
            self._marks[number] = self._fetch_marks(contents)
        return self._marks[number].get(card.hash, UNMARKED)

    def forget_marks(self) -> None:
        """Marks have changed: they are read again when they are shown."""
        self._marks.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [MARKS])

    def row_of(self, photo_id: int) -> int | None:
        """Where a photo is, or None."""
        rows = np.flatnonzero(self._listing.ids == photo_id)
        return int(rows[0]) if len(rows) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsDragEnabled
            | flag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list", carried.PHOTOS]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The photos, for the albums of this window, and their files, for other applications."""
        return self.drag_data([int(self._listing.ids[index.row()]) for index in indexes])

    def drag_data(self, photo_ids: Sequence[int]) -> QMimeData:
        """All these photos by id; the files of the first DRAGGED."""
        data = QMimeData()
        cards = self._fetch(photo_ids[:DRAGGED])
        listed = [cards[photo_id] for photo_id in photo_ids[:DRAGGED] if photo_id in cards]
        data.setUrls([QUrl.fromLocalFile(os.fsdecode(card.path)) for card in listed])
        carried.put(data, carried.PHOTOS, photo_ids)
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        # A file manager that was offered a move would take the original away.
        return Qt.DropAction.CopyAction
