"""What the search bar offers below itself: recent searches, filters, what typed text may mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from photoorg.library import Library
from photoorg.library.filter_kinds import Choice
from photoorg.library.filters import KINDS
from photoorg.questions import Question
from photoorg.ui import suggestions
from photoorg.ui.language import tr
from photoorg.ui.question_places import photo_name
from photoorg.ui.question_words import question_title
from photoorg.ui.recent_searches import RecentSearches
from photoorg.ui.suggestion_panel import SuggestionPanel
from photoorg.ui.turns import Turns


class Offering(QObject):
    """Reads what there is to choose from, one kind after the other, and lists what fits."""

    changed = Signal()
    """There is more to choose from: it should be listed again."""

    def __init__(self, library: Library, recent: RecentSearches, bar: QWidget) -> None:
        super().__init__(bar)
        self._library, self._recent, self._bar = library, recent, bar
        self.panel = SuggestionPanel(bar.window())
        self.choices: dict[str, list[Choice]] = {}
        self._known = False
        """Whether all of these are those of the library as it is now."""
        self.filtering = False
        """Whether all kinds of filters are listed."""
        self.loading = Turns(self._load, self)

    @property
    def is_open(self) -> bool:
        return self.panel.isVisible()

    def show(self, typed: str, question: Question) -> None:
        """List what fits what is typed, beside a question that is asked already."""
        if (typed or self.filtering) and not (self._known or self.loading.running):
            self.loading.start()
        first = self.filtering and bool(typed)
        if self.filtering:
            lines = suggestions.all_kinds(typed, self.choices, question)
        elif typed.strip():
            lines = suggestions.offers(typed, self.choices, question)
            first = bool(suggestions.kinds_of(typed)[0])
        else:
            name = partial(photo_name, self._library)
            asked = [kept for kept in self._recent.listed() if kept != question]
            lines = suggestions.recent(asked, {one: question_title(one, name) for one in asked})
        self.panel.show_lines(lines, first)
        if lines:
            self.follow()

    def follow(self) -> None:
        """Lie below the bar as it is now."""
        self.panel.lie_below(self._bar)

    def close(self) -> None:
        """List nothing."""
        self.filtering = False
        self.panel.hide()
        self.loading.stop()

    def load_now(self) -> None:
        """Know everything there is to choose from."""
        if not self._known:
            self.loading.finish()

    def forget(self) -> None:
        """The library has changed: what there is to choose from is read anew when it is wanted."""
        self._known = False

    def _load(self) -> Iterator[None]:
        for kind in KINDS.values():
            choices = kind.choices(self._library)
            if kind.words_are_ours:
                choices = [replace(each, words=tr(each.words)) for each in choices]
            self.choices[kind.name] = choices
            yield
            if self.is_open:
                self.changed.emit()
        self._known = True
