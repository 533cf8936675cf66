"""The page “Why?”: two photos, what both show, what only one does, and how alike that is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from photoorg.domain import PhotoCard
from photoorg.explanations import Explanation
from photoorg.settings import Paths
from photoorg.ui import theme
from photoorg.ui.beside import Beside
from photoorg.ui.chip_board import ChipBoard
from photoorg.ui.detail_slider import DetailSlider
from photoorg.ui.distance_curve import DistanceCurve
from photoorg.ui.explain_foot import ExplainFoot
from photoorg.ui.explain_pending import Pending
from photoorg.ui.explain_words import verdict_words
from photoorg.ui.explained import Stage, Told
from photoorg.ui.facet_bars import FacetBars
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.motion import fade_in
from photoorg.ui.photo_pair import PhotoPair
from photoorg.ui.places import Why
from photoorg.ui.text import safe_text
from photoorg.ui.thumbnails import Thumbnails

PHOTOS_SHARE = 0.26
"""Of the height, for the photos."""
ENOUGH = 560
"""Room for the curve and the facets side by side."""


class ExplainPanel(QWidget):
    """Shows what has been told of one pair; what comes for another one is dropped."""

    stop_wanted = Signal()
    again_wanted = Signal(object)
    """The pair, asked about once more."""
    changed = Signal()
    """There is an explanation, or there is none any more."""

    def __init__(
        self,
        thumbnails: Thumbnails,
        paths: Paths,
        copy: QAction,
        export: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.pair: Why | None = None
        self._told = Told()
        self._wanted_scroll = 0
        """Where to scroll to when the page is laid out: before, it has no height."""
        self.photos = PhotoPair(thumbnails, paths)
        self.failure = WrappedLabel(tone="amber")
        self.pending = Pending()
        """Shown while there is no explanation; the foot has another one for later."""
        self.detail = DetailSlider()
        self.chips = ChipBoard()
        self.curve = DistanceCurve()
        self.facets = FacetBars()
        self.notes = WrappedLabel(size=theme.CAPTION, tone="muted")
        self.foot = ExplainFoot(copy, export, self)
        self.area = QScrollArea(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("page")
        self._telling = QWidget(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(16, 8, 16, 24)
        column.setSpacing(16)
        for widget in (self.photos, self.failure, self.pending, self._telling, self.notes):
            column.addWidget(widget)
        column.addStretch(1)
        parts = QVBoxLayout(self._telling)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(16)
        parts.addWidget(self.detail)
        parts.addWidget(self.chips)
        parts.addSpacing(8)
        parts.addWidget(Beside(self._curve_with_title(), self.facets, ENOUGH))
        self.area.setWidget(self._body)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(tr("Why the two photos are similar"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(self.foot)

    def _curve_with_title(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        title = tr("How different, by length of description")
        column.addWidget(PlainLabel(title, theme.CAPTION, "muted", QFont.Weight.DemiBold))
        column.addWidget(self.curve, 1)
        column.addStretch()
        return part

    def _connect(self) -> None:
        self.detail.chosen.connect(self._choose_detail)
        self.chips.dwelt.connect(self.curve.light)
        self.chips.changed.connect(self._order_tabs)
        for pending in (self.pending, self.foot.pending):
            pending.stop_wanted.connect(self.stop_wanted)
            pending.again_wanted.connect(self._ask_again)
        self.area.verticalScrollBar().rangeChanged.connect(self._scroll_back)

    @property
    def explanation(self) -> Explanation | None:
        return self._told.explanation

    @property
    def names(self) -> tuple[str, str]:
        """The names of the photos, fit for a text."""
        left, right = (photo.name.text() for photo in self.photos.both)
        return left, right

    def told(self) -> Told:
        """Everything needed to come back to exactly here."""
        return replace(self._told, scroll=self.area.verticalScrollBar().value())

    def show_pair(
        self, pair: Why, cards: tuple[PhotoCard | None, PhotoCard | None], told: Told
    ) -> None:
        """Show two photos and what has been told of them before, or nothing yet."""
        self.pair = pair
        for photo, ref, card in zip(
            self.photos.both, (pair.left, pair.right), cards, strict=True
        ):  # fmt: skip
            photo.show_photo(ref, card)
        self._tell(told, collapse=True)
        self._wanted_scroll = told.scroll

    def show_explanation(self, pair: Why, explanation: Explanation) -> None:
        """Show what has come for a pair, gently where other words were before."""
        if pair != self.pair:
            return
        replaces = self._told.explanation is not None
        stage = Stage.DONE if explanation.complete else Stage.COMING
        self._tell(replace(self._told, explanation=explanation, stage=stage))
        if replaces:
            for widget in (*(photo.says for photo in self.photos.both), self.chips):
                fade_in(widget)

    def show_failure(self, pair: Why, message: str) -> None:
        """Nothing more will come for a pair, and why; what is there stays."""
        if pair == self.pair:
            self._tell(replace(self._told, stage=Stage.FAILED, message=message))

    def show_stopped(self, pair: Why) -> None:
        """Nothing more will come for a pair; what is there stays."""
        if pair == self.pair:
            self._tell(replace(self._told, stage=Stage.STOPPED))

    def focus(self) -> None:
        """Give the keyboard to the first thing there is."""
        ready = self.detail.slider.isVisibleTo(self)
        (self.detail.slider if ready else self.area).setFocus()

    # Inner workings

    def _tell(self, told: Told, collapse: bool = False) -> None:
        self._told = told
        explanation = told.explanation
        self._show_failure()
        self._telling.setVisible(explanation is not None)
        self.foot.show_told(told)
        self.pending.show_told(told if explanation is None else Told(stage=Stage.DONE))
        notes = explanation.notes if explanation is not None else ()
        self.notes.setText(" ".join(safe_text(note) for note in notes))
        self.notes.setVisible(bool(notes))
        if explanation is not None:
            lengths = [detail.words for detail in explanation.details]
            self.detail.show_lengths(lengths, told.detail)
            self.curve.show_curve(
                explanation.curve, explanation.words_to_tell_apart, verdict_words(explanation)
            )
            self.facets.show_facets(explanation.facets)
        self._show_detail(collapse)
        if explanation is not None and self.area.hasFocus():
            self.focus()
        self.changed.emit()

    def _scroll_back(self, lowest: int, highest: int) -> None:  # noqa: ARG002
        if 0 < self._wanted_scroll <= highest:
            self.area.verticalScrollBar().setValue(self._wanted_scroll)
            self._wanted_scroll = 0

    def _show_failure(self) -> None:
        message = safe_text(self._told.message) if self._told.stage is Stage.FAILED else ""
        words = tr("These photos could not be compared further. {reason}")
        if self._told.explanation is None:
            words = tr("These photos could not be compared. {reason}")
        self.failure.setText(words.format(reason=message))
        self.failure.setVisible(bool(message))

    def _show_detail(self, collapse: bool = False) -> None:
        """Descriptions, chips and the mark on the curve for the chosen length."""
        details = self.explanation.details if self.explanation is not None else ()
        detail = details[self._told.detail] if details else None
        self.photos.left.say(detail.left if detail else "")
        self.photos.right.say(detail.right if detail else "")
        self.chips.show_detail(detail, collapse)
        self.curve.choose(detail.words if detail else None)

    def _choose_detail(self, position: int) -> None:
        explanation = self.explanation
        if explanation is not None and position < len(explanation.details):
            self._told = replace(self._told, words=explanation.details[position].words)
            self._show_detail()

    def _ask_again(self) -> None:
        if self.pair is not None:
            self._tell(replace(self._told, stage=Stage.COMING, message=""))
            self.again_wanted.emit(self.pair)

    def _order_tabs(self) -> None:
        """The keyboard goes from the slider to the chips, the facets and the buttons."""
        stops = [self.detail.slider, *self.chips.stops, *self.facets.bars, *self.foot.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.photos.set_room(round(event.size().height() * PHOTOS_SHARE))
