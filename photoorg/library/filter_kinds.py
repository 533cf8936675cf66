"""What a row of the table of filters consists of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from photoorg.domain import Ids
from photoorg.library.store import Library


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter that the library has."""

    value: str
    words: str
    """What people call it."""
    count: int | None = None
    """About how many photos; the ones whose files are gone may be among them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table of filters."""

    name: str
    title: str
    """“Camera”."""
    ids: Callable[[Library, str], Iterator[Ids]]
    """The photos that fit a value, in pieces, in any order. Raises LibraryError for a value that
    means nothing."""
    choices: Callable[[Library], list[Choice]]
    """The values to offer, the most frequent or natural first."""
    words_are_ours: bool = False
    """Whether its values are called what photoorg calls them, not what files or people do."""
