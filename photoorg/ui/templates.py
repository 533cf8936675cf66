"""Texts with fields, compared with sentences they may have been made to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

FIELD: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with fields, in pieces."""

    text: str
    literals: tuple[str, ...]
    """One more than there are fields: what stands before, between and behind them."""
    fields: tuple[str, ...]

    def values(self, sentence: str) -> dict[str, str] | None:
        """What was put in, by field, or None where the sentence was not made from this.

        Each literal is looked for where it can first be: nothing is tried twice, so that a
        sentence is read in one go whatever it consists of.
        """
        if not self.fields:
            return {} if sentence == self.text else None
        first, *between, last = self.literals
        end = len(sentence) - len(last)
        if not sentence.startswith(first) or not sentence.endswith(last) or end < len(first):
            return None
        found, at = [], len(first)
        for literal in between:
            start, at = at, sentence.find(literal, at, end)
            if at < 0:
                return None
            found.append(sentence[start:at])
            at += len(literal)
        return dict(zip(self.fields, [*found, sentence[at:end]], strict=True))


@cache
def template(text: str) -> Template:
    """A text such as `{km} km apart`, taken apart."""
    pieces = FIELD.split(text)
    return Template(text, tuple(pieces[::2]), tuple(pieces[1::2]))
