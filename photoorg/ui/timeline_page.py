"""The timeline: how many photos there are of each year, month and day, and a photo of each."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from photoorg.library import Library, days, photos
from photoorg.library.days import DayCounts
from photoorg.ui import theme
from photoorg.ui.day_words import period_name
from photoorg.ui.empty import EmptyState, Words
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.places import TakenIn, Timeline
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.timeline_bars import bars, representative
from photoorg.ui.timeline_delegate import (
    NARROWEST,
    WIDTH,
    TimelineDelegate,
    bar_colour,
    column,
    paint_filled,
    paint_hatched,
)
from photoorg.ui.timeline_model import BAR, TimelineModel
from photoorg.ui.turns import Turns

Index = QModelIndex | QPersistentModelIndex
MONTHS = 12


class TimelinePage(QWidget):
    """Emits the place a column leads to: a narrower timeline, or the photos of a day."""

    chosen = Signal(object)
    number_changed = Signal()
    """How many photos there are is known, or has changed."""

    def __init__(
        self, library: Library, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._library = library
        self._place = Timeline()
        self._counts: DayCounts | None = None
        self._left_from: dict[str, str] = {}
        """The column that was chosen last in each period."""
        self.model = TimelineModel(self)
        self.list = _Columns(self.model, thumbnails, self)
        self.everything = QPushButton(self)
        self.legend = _Legend(self)
        self._reading = Turns(self._read, self)
        self._covering = Turns(self._find_covers, self)
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.everything.clicked.connect(self._choose_everything)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 4, 20, 8)
        top.setSpacing(16)
        top.addWidget(self.everything)
        top.addStretch(1)
        top.addWidget(self.legend)
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self._none = EmptyState(self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(filled)
        self._pages.addWidget(self._none)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def open(self, place: Timeline) -> None:
        """Show a period: what is known of it at once, what the library says now soon after."""
        self._place = place
        self._show(keep=False)
        self._reading.start()

    def refresh(self) -> None:
        """Look again how many photos there are."""
        self._reading.start()

    def focus(self) -> None:
        """Give the keyboard to the columns."""
        self.list.setFocus()

    def stop(self) -> None:
        """Leave off reading."""
        self._reading.stop()
        self._covering.stop()

    @property
    def total(self) -> int:
        """How many photos the columns hold."""
        return sum(bar.count for bar in self.model.bars)

    def _read(self) -> Iterator[None]:
        self._counts = yield from days.counts(self._library)
        self._show(keep=True)

    def _show(self, keep: bool) -> None:
        counts, period = self._counts, self._place.period
        self.model.show(() if counts is None else bars(counts, period))
        if not keep or not self.list.currentIndex().isValid():
            self._restore()
        count = self.total
        self.everything.setVisible(bool(period) and count > 0)
        words = tr("Show all %n photos of {period}", "", count)
        self.everything.setText(words.format(period=period_name(period)))
        self.legend.setVisible(any(bar.inferred for bar in self.model.bars))
        if not count:
            self._none.say(_COUNTING if counts is None else _NOTHING)
        self._pages.setCurrentIndex(0 if count else 1)
        self._covering.stop()
        if count:
            self._covering.start()
        self.number_changed.emit()

    def _restore(self) -> None:
        """The keyboard is where one went on from here, or on the first column with photos."""
        last = self._left_from.get(self._place.period)
        row = None if last is None else self.model.row_of(last)
        if row is None:
            filled = [n for n, bar in enumerate(self.model.bars) if bar.count]
            dated = [n for n in filled if self.model.bars[n].period] or filled
            # The newest year; months and days begin with the first.
            row = None if not dated else dated[0] if self._place.period else dated[-1]
        if row is not None:
            self.list.setCurrentIndex(self.model.index(row))

    def _find_covers(self) -> Iterator[None]:
        """A photo from the middle of the day with the most photos, one column after the other."""
        counts = self._counts or DayCounts()
        for bar in self.model.bars:
            if bar.count:
                day, count = representative(counts, bar.period)
                photo = days.middle(self._library, day, count)
                cards = photos.cards(self._library, [] if photo is None else [photo])
                for card in cards.values():
                    file = self._library.paths.thumbnail(card.hash)
                    self.model.set_cover(bar.period, file)
                yield

    def _choose(self, index: Index) -> None:
        bar = index.data(BAR)
        if bar is not None and bar.target is not None:
            self._left_from[self._place.period] = bar.period
            self.chosen.emit(bar.target)

    def _choose_everything(self) -> None:
        self.chosen.emit(TakenIn(self._place.period))


class _Columns(QListView):
    """Columns side by side, in as many lines as they need."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: TimelineModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(thumbnails, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(column(WIDTH))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setViewportMargins(12, 0, 12, 0)
        self.setAccessibleName(tr("Timeline"))
        self.clicked.connect(self.chosen)
        thumbnails.arrived.connect(self.viewport().update)
        thumbnails.retry.connect(self.viewport().update)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Narrower columns where a year then fits in one line."""
        # A list keeps room for its bar, shown or not.
        bar = self.verticalScrollBar().sizeHint().width()
        room = (self.viewport().width() - bar) // MONTHS
        in_one_line = self.model().rowCount() == MONTHS and room >= NARROWEST
        self.setGridSize(column(min(WIDTH, room) if in_one_line else WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.chosen.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click would be on what the first one has led to."""
        event.accept()


class _Legend(QWidget):
    """What is filled, and what is hatched."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for hatched, words in ((False, tr("date of the photo")), (True, tr("date of the file"))):
            row.addSpacing(8)
            row.addWidget(_Swatch(hatched, self))
            row.addWidget(PlainLabel(words, theme.CAPTION, tone="muted", parent=self))
        self.setToolTip(
            tr(
                "Some photos say nothing themselves: their date is that of the file, or in its "
                "name."
            )
        )


class _Swatch(QWidget):
    def __init__(self, hatched: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._hatched = hatched
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint = paint_hatched if self._hatched else paint_filled
        paint(painter, QRect(0, 0, 12, 12), bar_colour(theme.colours()))
        painter.end()


_NOTHING = Words(
    "calendar-blank",
    tr("No photos here"),
    tr(
        "The timeline shows how many photos there are of each year, month and day, as soon as "
        "there are any."
    ),
)
_COUNTING = Words(
    "calendar-blank", tr("Looking at the dates of your photos"), tr("This takes a moment.")
)
