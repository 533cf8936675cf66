"""Texts as a language model's tokens, and texts cut to a number of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from photoorg.models.phrases import LEADS_NOWHERE

LONGEST = 1000
"""Characters of a description, however few words it has: a photo may hold a text that makes a
model say what somebody else wants."""
_JOINERS = "\u200c\u200d"
"""Unseen, but part of how Persian, the scripts of India and emoji are written."""


def words_in(text: str) -> int:
    """How many words, separated by white space."""
    return len(text.split())


def cut(text: str, words: int) -> str:
    """The beginning of `text` with at most `words` words, on one line.

    A text that is too long ends where a sentence ends in the second half of what fits; where there
    is no such place, before words that lead nowhere (“with the”). It holds no control or
    direction-changing characters, and at most `LONGEST`.
    """
    parts = _printable(text)[:LONGEST].split()
    if len(parts) <= words:
        return " ".join(parts)
    for end in range(words, words // 2, -1):
        if parts[end - 1].endswith((".", "!", "?")):
            return " ".join(parts[:end])
    end = words
    while end > 1 and parts[end - 1].lower() in LEADS_NOWHERE:
        end -= 1
    return " ".join(parts[:end]).rstrip(",;:–—- ")


def _printable(text: str) -> str:
    return "".join(
        " " if unicodedata.category(c)[0] == "C" and c not in _JOINERS else c for c in text
    )


class Wording:
    """A tokenizer that continues one opening: words get the tokens they have mid-sentence.

    `ends` are the tokens that end a text, `unsaid` those that no text may hold.
    """

    def __init__(self, tokenizer: Any, opening: str, ends: Sequence[int]) -> None:
        self._tokenizer = tokenizer
        self._opening = opening
        self._opened = len(self.plain(opening))
        self.ends = tuple(ends)
        added = tokenizer.added_tokens_decoder.items()
        special = {token for token, entry in added if entry.special}
        self.unsaid = tuple(sorted((special | set(tokenizer.all_special_ids)) - set(ends)))
        self.size: int = len(tokenizer)
        """Networks may have more outputs than this; those stand for nothing."""

    def plain(self, text: str) -> list[int]:
        """Tokens of `text` without any special ones, even where it spells one."""
        found: list[int] = self._tokenizer(
            text, add_special_tokens=False, split_special_tokens=True
        )["input_ids"]
        return found

    def tokens(self, text: str) -> list[int]:
        """Tokens of `text` after the opening, without an end."""
        return self.plain(f"{self._opening} {text.strip()}".strip())[self._opened :]

    def text(self, tokens: Sequence[int]) -> str:
        """The text of tokens that follow the opening."""
        found: str = self._tokenizer.decode(tokens, skip_special_tokens=True)
        return found.strip()
