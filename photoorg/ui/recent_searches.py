"""What was searched for lately in a library, kept in the window's memory."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QSettings

from photoorg.errors import ProtocolError
from photoorg.jobs import pack, unpack
from photoorg.library import searches
from photoorg.questions import Question

KEPT = 12
_KEY = "recent searches"


class RecentSearches:
    """The latest questions, each once."""

    def __init__(self, memory: QSettings) -> None:
        self._memory = memory
        self._questions = _read(memory.value(_KEY, ""))

    def listed(self) -> tuple[Question, ...]:
        """The latest first."""
        return tuple(self._questions)

    def note(self, question: Question) -> None:
        """Remember a question; one that it only adds to makes way for it, and one about a single
        photo is not worth it: the photo is there to be asked about again."""
        if not question.parts or (len(question.parts) == 1 and question.photos):
            return
        others = [kept for kept in self._questions if kept != question]
        if others and self._questions[0] != question and _adds_to(question, others[0]):
            del others[0]
        self._keep([question, *others])

    def call_tags(self, name: Callable[[str], str]) -> None:
        """Call the tags asked for by what ``name`` says of each."""
        named = [searches.with_tags_called(kept, name) for kept in self._questions]
        if named != self._questions:
            self._keep(list(dict.fromkeys(named)))

    def forget(self) -> None:
        """Remember none."""
        self._questions = []
        self._memory.remove(_KEY)

    def _keep(self, questions: list[Question]) -> None:
        self._questions = questions[:KEPT]
        self._memory.setValue(_KEY, json.dumps([pack(kept) for kept in self._questions]))


def _adds_to(question: Question, other: Question) -> bool:
    return set(other.parts) < set(question.parts)


def _read(stored: object) -> list[Question]:
    """The questions of a text that may be damaged."""
    try:
        texts = json.loads(stored) if isinstance(stored, str) and stored else []
        return [unpack(Question, text) for text in texts if isinstance(text, str)][:KEPT]
    except (ValueError, TypeError, ProtocolError, RecursionError):
        return []
