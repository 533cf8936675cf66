"""What a search found: the question at the left or on top, the answers beside it, best first."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.empty import EmptyState, Words
from photoorg.ui.grid_selection import GridState
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.months import Listing
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.picture import Picture
from photoorg.ui.places import FittingWords, Query, SimilarTo
from photoorg.ui.text import name_text, safe_text
from photoorg.ui.thumbnails import Thumbnails

WAITING_MS = 300
SIDE = 224


def question_words(query: Query, name: str) -> str:
    """The title of a search; `name` is that of the photo asked about."""
    if isinstance(query, FittingWords):
        return f"“{safe_text(query.text, limit=120)}”"
    return f"Similar to {name}" if name else "Similar photos"


class ResultsPage(QWidget):
    """A search and its answers; says so while it waits, when nothing fits, and when it failed."""

    def __init__(
        self, grid: PhotoGrid, thumbnails: Thumbnails, paths: Paths, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._paths = paths
        self._seconds = 0
        self.grid = grid
        self.picture = Picture(thumbnails, self)
        self.name = ElidedLabel(parent=self)
        self.hint = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.hint.setWordWrap(True)
        self.message = EmptyState(self)
        self.answers = QStackedWidget(self)
        self.answers.addWidget(grid)
        self.answers.addWidget(self.message)
        self.side = QWidget(self)
        self.side.setObjectName("resultsSide")
        self.side.setFixedWidth(SIDE)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(16, 16, 8, 16)
        column.setSpacing(8)
        for widget in (self.picture, self.name, self.hint):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.answers, 1)
        self._waiting = QTimer(self, interval=WAITING_MS)
        self._waiting.timeout.connect(self._still_waiting)

    def ask(self, query: Query, card: PhotoCard | None) -> None:
        """Show the question; `card` is the photo of the library it is about."""
        self.grid.show_listing(Listing())
        self.answers.setCurrentWidget(self.grid)
        self.side.setVisible(not isinstance(query, FittingWords))
        if isinstance(query, SimilarTo) and card is not None:
            self.picture.show_card(card, self._paths)
            self.name.setText(name_text(card.path))
        elif not isinstance(query, FittingWords | SimilarTo):
            self.picture.show_file(query.path)
            self.name.setText(name_text(query.path))
        self.name.setVisible(not self.picture.has_no_preview)
        self.hint.setText("The photo you asked about. The nearest ones come first.")

    def wait(self) -> None:
        """An answer is on its way; after 300 ms the page says so."""
        self._seconds = 0
        self._waiting.start(WAITING_MS)

    def show_answer(self, answer: Listing, state: GridState) -> None:
        """Show what was found, scrolled and selected as `state` says."""
        self._waiting.stop()
        self.grid.show_listing(answer, state)
        if len(answer.ids):
            self.answers.setCurrentWidget(self.grid)
            return
        words = "Try other words, or fewer. Photos can be found once photoorg has looked at them."
        self._say("magnifying-glass", "No photos found", words)

    def show_failure(self, message: str) -> None:
        """The search could not be done, and why."""
        self._waiting.stop()
        self._say("warning", "The search did not work", safe_text(message))

    def _still_waiting(self) -> None:
        words = "The first search takes a little longer."
        if self._seconds >= 2:
            words += f" {self._seconds} seconds so far."
        self._say("magnifying-glass", "Looking through your photos…", words)
        self._seconds += 1
        self._waiting.start(1000)

    def _say(self, icon: str, title: str, words: str) -> None:
        self.message.say(Words(icon, title, words))
        self.answers.setCurrentWidget(self.message)
