"""What kinds of settings there are: what each may hold, and how it is kept in a JSON file.

`read` takes what a file has and returns the value, or raises ValueError with the end of a sentence
that begins “should be”. `kept` returns what a file is to have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeAlias

from photoorg.translatable import tr

KeyTable: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Verbs by name, each with its keys; sorted, and only what differs from the usual ones."""

_MOST_TEXT: Final = 250
_MOST_NAMES: Final = 1000


class Page(StrEnum):
    """Where a person finds a setting; the value is the page's title."""

    APPEARANCE = tr("Appearance")
    WORK = tr("Work")
    MODELS = tr("Models")
    PRIVACY = tr("Privacy")
    LIBRARY = tr("Library")
    SHORTCUTS = tr("Shortcuts")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some values, each with what it is called."""

    options: tuple[tuple[str, str], ...]

    def read(self, stored: object) -> str:
        values = [value for value, _ in self.options]
        if not isinstance(stored, str) or stored not in values:
            raise ValueError(f"one of {', '.join(f'“{value}”' for value in values)}")
        return stored

    def kept(self, value: Any) -> object:
        return value


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    def read(self, stored: object) -> bool:
        if not isinstance(stored, bool):
            raise ValueError("true or false")
        return stored

    def kept(self, value: Any) -> object:
        return value


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `lowest` to `highest`; a whole one where these are."""

    lowest: float
    highest: float
    step: float
    """By how much a key or a click changes it."""

    @property
    def is_whole(self) -> bool:
        return isinstance(self.lowest, int)

    def read(self, stored: object) -> float:
        whole = "whole number" if self.is_whole else "number"
        good = int if self.is_whole else int | float
        # A bool is an int to Python. NaN is beyond every range.
        if isinstance(stored, bool) or not isinstance(stored, good):
            raise ValueError(f"a {whole} from {self.lowest:g} to {self.highest:g}")
        if not self.lowest <= stored <= self.highest:
            raise ValueError(f"a {whole} from {self.lowest:g} to {self.highest:g}")
        return int(stored) if self.is_whole else float(stored)

    def kept(self, value: Any) -> object:
        return value


@dataclass(frozen=True, slots=True)
class Text:
    """A short text, such as the spec of a model."""

    def read(self, stored: object) -> str:
        if not isinstance(stored, str) or not 0 < len(stored) <= _MOST_TEXT:
            raise ValueError(f"a text of at most {_MOST_TEXT} characters")
        return stored

    def kept(self, value: Any) -> object:
        return value


@dataclass(frozen=True, slots=True)
class Names:
    """Some names, each once, in order."""

    def read(self, stored: object) -> tuple[str, ...]:
        if not _is_texts(stored):
            raise ValueError("a list of names")
        return tuple(dict.fromkeys(stored))  # type: ignore[call-overload]

    def kept(self, value: Any) -> object:
        return list(value)


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of verbs, where they are not the usual ones."""

    def read(self, stored: object) -> KeyTable:
        table = stored if isinstance(stored, dict) and len(stored) <= _MOST_NAMES else None
        if table is None or not all(_is_texts(keys) for keys in table.values()):
            raise ValueError("names of commands, each with a list of keys")
        return key_table({name: tuple(keys) for name, keys in table.items()})

    def kept(self, value: Any) -> object:
        return {name: list(keys) for name, keys in value}


Kind: TypeAlias = Choice | Switch | Number | Text | Names | Keys


@dataclass(frozen=True, slots=True)
class Declared:
    """What there is to know of a setting beside its name and its default."""

    title: str
    words: str
    """A sentence for the person."""
    kind: Kind
    page: Page | None = None
    """None for what is chosen elsewhere in the window."""


def key_table(keys: Mapping[str, tuple[str, ...]]) -> KeyTable:
    """A mapping as the value of a setting."""
    return tuple(sorted(keys.items()))


def _is_texts(stored: object) -> bool:
    return (
        isinstance(stored, list)
        and len(stored) <= _MOST_NAMES
        and all(isinstance(text, str) and 0 < len(text) <= _MOST_TEXT for text in stored)
    )
