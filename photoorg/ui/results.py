"""What a search found: the question at the left or on top, the answers beside it, best first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.answers import Answer
from photoorg.ui.empty import EmptyState, Words
from photoorg.ui.grid_selection import GridState
from photoorg.ui.labels import ElidedLabel, PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.months import Listing
from photoorg.ui.order_box import OrderBox
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.picture import Picture
from photoorg.ui.places import Query, SimilarTo, SimilarToFile, subject_of
from photoorg.ui.score_curve import ScoreCurve
from photoorg.ui.text import name_text, safe_text
from photoorg.ui.thumbnails import Thumbnails

WAITING_MS = 300
SIDE = 224


@dataclass(frozen=True)
class Outcome:
    """What became of a search: an answer or a sentence that says why there is none."""

    answer: Answer
    message: str = ""
    remark: str = ""
    """On the question: words that the model hardly knows."""

    @property
    def words(self) -> str:
        """How many photos, or nothing where there is no answer."""
        return "" if self.message else self.answer.words


class ResultsPage(QWidget):
    """A search and its answers; says so while it waits, when nothing fits, and when it failed."""

    changed = Signal()
    """There is an outcome, or it is shown in another order."""

    def __init__(
        self,
        grid: PhotoGrid,
        thumbnails: Thumbnails,
        paths: Paths,
        why: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._paths = paths
        self._seconds = 0
        self.outcome: Outcome | None = None
        """None until the search has been answered."""
        self.here: Callable[[Listing], Listing] = lambda listing: listing
        """Leaves out the photos that have no file any more."""
        self.grid = grid
        self.order = OrderBox(self)
        self.curve = ScoreCurve(self)
        self.picture = Picture(thumbnails, self)
        self.name = ElidedLabel(parent=self)
        self.hint = PlainLabel("", theme.CAPTION, tone="muted", parent=self)
        self.hint.setWordWrap(True)
        self.why = QToolButton(self)
        self.why.setDefaultAction(why)
        self.why.setIconSize(QSize(16, 16))
        self.why.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.message = EmptyState(self)
        self.answers = QStackedWidget(self)
        self.answers.addWidget(grid)
        self.answers.addWidget(self.message)
        self._lay_out()
        self._waiting = QTimer(self, interval=WAITING_MS)
        self._waiting.timeout.connect(self._still_waiting)
        self.order.chosen.connect(self._reorder)
        self.curve.cut.connect(self._cut)
        self.picture.changed.connect(self._show_name)

    def _lay_out(self) -> None:
        self.side = QWidget(self)
        self.side.setObjectName("resultsSide")
        self.side.setFixedWidth(SIDE)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(16, 16, 8, 16)
        column.setSpacing(8)
        for widget in (self.picture, self.name, self.hint):
            column.addWidget(widget)
        column.addWidget(self.why)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        found = QVBoxLayout()
        found.setSpacing(0)
        found.addWidget(self.order)
        found.addWidget(self.curve)
        found.addWidget(self.answers, 1)
        row.addLayout(found, 1)

    def ask(self, query: Query, card: PhotoCard | None) -> None:
        """Show the question; `card` is the photo of the library it is about."""
        self.outcome = None
        self.grid.show_listing(Listing())
        self.order.show_names((), 0)
        self.curve.hide()
        self.answers.setCurrentWidget(self.grid)
        subject = subject_of(query)
        self.side.setVisible(subject is not None)
        if isinstance(subject, SimilarTo) and card is not None:
            self.picture.show_card(card, self._paths)
            self.name.setText(name_text(card.path))
        elif isinstance(subject, SimilarToFile):
            self.picture.show_file(subject.path)
            self.name.setText(name_text(subject.path))
        self._show_name()
        self.hint.setText(tr("The photo you asked about. The nearest ones come first."))

    def wait(self) -> None:
        """An answer is on its way; after 300 ms the page says so."""
        self._seconds = 0
        self._waiting.start(WAITING_MS)

    def show_outcome(self, outcome: Outcome, state: GridState) -> None:
        """Show what was found, scrolled and selected as `state` says, or why nothing was."""
        self._waiting.stop()
        self.outcome = outcome
        self.changed.emit()
        answer = outcome.answer
        self._show_curve(answer)
        if outcome.message:
            self._say("warning", tr("The search did not work"), safe_text(outcome.message))
            return
        self.order.show_names(answer.names, answer.chosen)
        self.grid.show_listing(self.here(answer.listing), state)
        if answer.hits:
            self.answers.setCurrentWidget(self.grid)
            return
        words = tr(
            "Try other words, or fewer. Photos can be found once photoorg has looked at them."
        )
        self._say("magnifying-glass", tr("No photos found"), words)

    def refresh(self) -> None:
        """Leave out photos that are gone by now, and show those again that are back."""
        if self.outcome is not None and not self.outcome.message:
            self.grid.update_listing(self.here(self.outcome.answer.listing))

    def _reorder(self, chosen: int) -> None:
        """Show the same hits in another order from the top; what is selected stays so."""
        if self.outcome is None:
            return
        answer = self.outcome.answer.in_order(chosen)
        if answer.chosen == self.outcome.answer.chosen:
            return
        self.outcome = replace(self.outcome, answer=answer)
        state = replace(self.grid.grid_state(), scroll=0, anchor=None)
        self.grid.show_listing(self.here(answer.listing), state)
        self._show_curve(answer)
        self.changed.emit()

    def _cut(self, likely: int) -> None:
        """Call so many photos likely; a negative number means as many as the search said."""
        if self.outcome is None:
            return
        before = self.outcome.answer
        answer = before.cutting(None if likely in (-1, before.found_likely) else likely)
        self.outcome = replace(self.outcome, answer=answer)
        self.grid.update_listing(self.here(answer.listing))
        self._show_curve(answer)
        self.changed.emit()

    def _show_curve(self, answer: Answer) -> None:
        self.curve.setVisible(answer.is_best_match and len(answer.hits) > 1)
        self.curve.show_scores(answer.scores, answer.likely, answer.found_likely)

    def _show_name(self) -> None:
        """Show the name below the picture, unless it stands in for the picture."""
        self.name.setVisible(not self.picture.has_no_preview)

    def _still_waiting(self) -> None:
        words = tr("The first search takes a little longer.")
        if self._seconds >= 2:
            words += " " + tr("%n seconds so far.", "", self._seconds)
        self._say("magnifying-glass", tr("Looking through your photos…"), words)
        self._seconds += 1
        self._waiting.start(1000)

    def _say(self, icon: str, title: str, words: str) -> None:
        self.message.say(Words(icon, title, words))
        self.answers.setCurrentWidget(self.message)
