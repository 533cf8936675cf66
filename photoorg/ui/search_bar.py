"""The search: what is looked for as chips, a field for more, filters to choose from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from photoorg.library import Library
from photoorg.questions import Filter, Part, PhotoPart, Question, WordsPart
from photoorg.ui import suggestions, theme
from photoorg.ui.icons import draw_icon, icon
from photoorg.ui.language import tr
from photoorg.ui.offering import Offering
from photoorg.ui.query_chip import THUMB, QueryChip
from photoorg.ui.question_places import photo_id_of, photo_name
from photoorg.ui.recent_searches import RecentSearches
from photoorg.ui.search_field import PLACEHOLDER, SearchField, file_in
from photoorg.ui.suggestions import Suggestion
from photoorg.ui.thumbnails import Rendition, Sources, Thumbnails
from photoorg.ui.token_area import TokenArea


class SearchBar(QFrame):
    """Emits the question whenever it is another one; who shows the answer tells it back."""

    asked = Signal(object)
    """A Question; an empty one when nothing is looked for any more."""
    left = Signal()
    """Esc: whoever had the keyboard before may have it back."""
    file_given = Signal(bytes)
    """A file that was dropped, pasted or typed."""
    refused = Signal(str)
    """Why what was typed means nothing."""

    def __init__(
        self,
        library: Library,
        thumbnails: Thumbnails,
        recent: RecentSearches,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("searchBar")
        self.setAcceptDrops(True)
        self._library, self._thumbnails = library, thumbnails
        self.question = Question()
        self._all_marked = False
        self.field = SearchField(library.paths.cache, self)
        self.tokens = TokenArea(self.field, self)
        self.clear_button = _button("x", tr("Clear the search"), self)
        self.filter_button = _button(
            "funnel-simple", tr("Filter: date, camera, type, album…"), self
        )
        self.filter_button.setCheckable(True)
        self.offering = Offering(library, recent, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(_Glass(self), 0, top)
        row.addWidget(self.tokens, 1)
        row.addWidget(self.clear_button, 0, top)
        row.addWidget(self.filter_button, 0, top)
        self.clear_button.hide()
        self._connect()

    def _connect(self) -> None:
        field = self.field
        field.entered.connect(self._enter)
        field.file_given.connect(self.file_given)
        field.left.connect(self._escape)
        field.stepped.connect(self._step)
        field.backed.connect(self._back_into_chips)
        field.all_wanted.connect(self.select_all)
        field.focused.connect(self._follow_focus)
        field.textEdited.connect(self._take_typing)
        field.textChanged.connect(self._show_buttons)
        self.offering.panel.chosen.connect(self._take_suggestion)
        self.offering.changed.connect(self._show_offers)
        self.clear_button.clicked.connect(self.clear)
        self.filter_button.clicked.connect(self.toggle_filters)
        self.tokens.grown.connect(self.updateGeometry)
        self._thumbnails.arrived.connect(self._show_thumbnails)

    # The question

    def show_question(self, question: Question) -> None:
        """Show another question; nobody is told."""
        self.question = question
        self._all_marked = False
        self.tokens.show_chips(question.parts, self._chip)
        self._show_buttons()
        for chip in self.tokens.chips:
            chip.mark(False)
        self.field.setPlaceholderText("" if question.parts else PLACEHOLDER)

    def add(self, part: Part) -> None:
        """Look for something more."""
        self._ask(self.question.adding(part))

    def remove(self, part: Part) -> None:
        """Look for one thing less."""
        self._ask(self.question.without(part))
        self.field.setFocus()

    def clear(self) -> None:
        """Look for nothing any more."""
        self.field.clear()
        self._close()
        if self.question.parts:
            self._ask(Question())
        self.field.setFocus()

    def select_all(self) -> None:
        """Mark everything that is looked for: what is typed next takes its place."""
        if self.field.text():
            self.field.selectAll()
        self._all_marked = bool(self.question.parts)
        for chip in self.tokens.chips:
            chip.mark(self._all_marked)

    def take_keyboard(self) -> None:
        """Give the field the keyboard, with all of it marked."""
        self.field.setFocus()
        self.select_all()

    def _ask(self, question: Question) -> None:
        if question != self.question:
            self.show_question(question)
            self.asked.emit(question)

    def _chip(self, part: Part) -> QueryChip:
        chip = QueryChip(part, lambda one: photo_name(self._library, one), self)
        chip.removed.connect(self.remove)
        chip.turned.connect(self._turn)
        chip.edited.connect(self._edit)
        chip.moved.connect(self._move)
        if isinstance(part, PhotoPart) and photo_id_of(self._library, part) is not None:
            chip.thumbnail_file = self._library.paths.thumbnail(part.hash)
            self._draw_thumbnail(chip)
        return chip

    def _turn(self, part: WordsPart | PhotoPart) -> None:
        place = self.question.parts.index(part)
        self._ask(self.question.turning(part))
        self.tokens.chips[min(place, len(self.tokens.chips) - 1)].setFocus()

    def _edit(self, part: WordsPart) -> None:
        """Put the words of a chip back into the field."""
        self.question = self.question.without(part)
        self.tokens.show_chips(self.question.parts, self._chip)
        self.field.setText(f"-{part.text}" if part.minus else part.text)
        self.field.setFocus()

    def _move(self, step: int) -> None:
        chips = self.tokens.chips
        at = next((row for row, chip in enumerate(chips) if chip.hasFocus()), 0) + step
        if at >= len(chips):
            self.field.setFocus()
        elif at >= 0:
            chips[at].setFocus()
            self.tokens.ensureWidgetVisible(chips[at])

    # Typing

    def _enter(self, typed: str) -> None:
        offered = self.offering.panel.current() if self.offering.is_open else None
        if offered is not None:
            self._take_suggestion(offered)
            return
        if suggestions.kinds_of(typed)[0]:
            self.offering.load_now()
        part = suggestions.meant(typed, self.offering.choices)
        if isinstance(part, str):
            if part:
                self.refused.emit(part)
            return
        self._add_typed(part)

    def _add_typed(self, part: Part) -> None:
        before = Question() if self._all_marked else self.question
        self.field.clear()
        self._close()
        asked = before.adding(part)
        if asked == self.question:
            # Asked again: it may have failed, or one has gone elsewhere meanwhile.
            self.asked.emit(asked)
        else:
            self._ask(asked)

    def _take_suggestion(self, line: Suggestion) -> None:
        if line.question is not None:
            self._close()
            self.field.clear()
            self._ask(line.question)
        elif line.typed:
            self.field.setText(line.typed)
            self._show_offers()
        elif isinstance(line.part, Filter) and self.offering.filtering:
            # Several are chosen one after the other.
            self.field.clear()
            asked = self.question
            chosen = line.part in asked.filters
            self._ask(asked.without(line.part) if chosen else asked.adding(line.part))
            self._show_offers()
        elif line.part is not None:
            if line.chosen:
                self.field.clear()
                self._close()
            else:
                self._add_typed(line.part)

    def _take_typing(self) -> None:
        if self._all_marked and self.field.text():
            self._all_marked = False
            self.question = Question()
            self.tokens.show_chips((), self._chip)
        self._show_offers()

    def _escape(self) -> None:
        if self.offering.filtering:
            self._close()
            return
        self.field.clear()
        self._close()
        self.left.emit()

    def _step(self, step: int) -> None:
        if self.offering.is_open:
            self.offering.panel.step(step)
        else:
            self._show_offers()

    def _back_into_chips(self) -> None:
        """Backspace and Left: all that is marked is taken away, else the last chip is gone to."""
        if self._all_marked:
            self.clear()
        elif self.tokens.chips:
            self.tokens.chips[-1].setFocus()
            self.tokens.ensureWidgetVisible(self.tokens.chips[-1])

    # What is offered

    @property
    def is_choosing(self) -> bool:
        """Whether the list of all kinds of filters is open."""
        return self.offering.filtering

    def toggle_filters(self) -> None:
        """List all kinds of filters, or close that list."""
        if self.is_choosing:
            self._close()
            return
        self.offering.filtering = True
        self.filter_button.setChecked(True)
        self.field.setFocus()
        self._show_offers()

    def _show_offers(self) -> None:
        self.offering.show(self.field.text(), self.question)

    def _close(self) -> None:
        self.filter_button.setChecked(False)
        self.offering.close()

    # Inner workings

    def _follow_focus(self, has_focus: bool) -> None:
        self.setProperty("active", "true" if has_focus else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        if not has_focus and self.window().isActiveWindow():
            self._close()
        if not has_focus and self._all_marked:
            self._all_marked = False
            for chip in self.tokens.chips:
                chip.mark(False)

    def _show_buttons(self) -> None:
        self.clear_button.setVisible(bool(self.question.parts or self.field.text()))

    def _show_thumbnails(self, sources: Sources) -> None:
        """Give the chips of photos their pictures, which can be had now."""
        for chip in self.tokens.chips:
            if chip.thumbnail_file in sources:
                self._draw_thumbnail(chip)

    def _draw_thumbnail(self, chip: QueryChip) -> None:
        if chip.thumbnail_file is None:
            return
        ratio = self.devicePixelRatioF()
        edge = round(THUMB * ratio)
        wanted = Rendition(chip.thumbnail_file, edge, edge, True, edge / 2)
        pixmap = self._thumbnails.get(wanted, ratio)
        if pixmap is not None:
            chip.show_thumbnail(pixmap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.offering.is_open:
            self.offering.follow()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """The whole bar is the field."""
        self.field.setFocus()
        if not self.field.text():
            self._show_offers()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()) is not None or event.mimeData().hasImage():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_dropping(True)
        else:
            super().dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_dropping(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_dropping(False)
        if self.field.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            super().dropEvent(event)

    def _show_dropping(self, dropping: bool) -> None:
        self.setProperty("active", "true" if dropping else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class _Glass(QWidget):
    """A magnifying glass."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(16, 26))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        draw_icon(painter, QRectF(0, 5, 16, 16), "magnifying-glass", QColor(theme.colours().muted))
        painter.end()


def _button(name: str, says: str, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(icon(name))
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(26, 26)
    button.setToolTip(says)
    button.setAccessibleName(says)
    button.setProperty("small", "true")
    return button
