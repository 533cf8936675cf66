"""Captions as the built-in captioner's tokens: lower case, no punctuation, byte-level BPE."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg.models.phrases import LEADS_NOWHERE

END = 0
"""The token that ends a caption, and stands before its first word."""


def normalise(text: str) -> str:
    """Lower-case words, numbers and hyphens of `text` in ASCII, single spaces between."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9' -]", " ", plain)
    return re.sub(r"\s+", " ", re.sub(r"-", " - ", words)).strip()


class CaptionTokens:
    """The tokenizer in a `tokenizers` JSON file whose token 0 is END."""

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self.size: int = self._tokenizer.get_vocab_size()

    def encode(self, text: str, longest: int) -> list[int]:
        """Tokens of a text and END, at most `longest`; what is longer is cut and has no END."""
        ids: list[int] = self._tokenizer.encode(normalise(text)).ids
        return [*ids, END][:longest]

    def decode(self, ids: list[int]) -> str:
        """The words of tokens, up to END."""
        until = ids.index(END) if END in ids else len(ids)
        text: str = self._tokenizer.decode(ids[:until])
        return text.strip().replace(" - ", "-")

    @property
    def begins_word(self) -> NDArray[np.bool_]:
        """Which tokens begin a word, (size,)."""
        # Byte-level BPE writes the space before a word as “Ġ”.
        return np.array([piece.startswith("Ġ") for piece in self._pieces])

    @property
    def leads_nowhere(self) -> NDArray[np.bool_]:
        """Which tokens are words that a caption should not end with, (size,)."""
        return np.array([piece.removeprefix("Ġ") in LEADS_NOWHERE for piece in self._pieces])

    @cached_property
    def _pieces(self) -> list[str]:
        return [self._tokenizer.id_to_token(i) or "" for i in range(self.size)]
