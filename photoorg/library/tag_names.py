"""Names of the person's tags: paths from the wide to the narrow, as in `Trips/Italy/Rome`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from photoorg.errors import LibraryError

BETWEEN = "/"
LONGEST = 200
"""Letters of a whole path."""


def plain(name: str) -> str:
    """A name as it is kept: no blanks around its parts, no empty ones.

    Raises LibraryError where nothing is left, or too much.
    """
    composed = unicodedata.normalize("NFC", name)
    said = "".join(letter if _is_kept(letter) else " " for letter in composed)
    parts = [" ".join(part.split()) for part in said.split(BETWEEN)]
    whole = BETWEEN.join(part for part in parts if part)
    if not whole:
        raise LibraryError("A tag needs a name.")
    if len(whole) > LONGEST:
        raise LibraryError(f"The name of a tag may have {LONGEST} letters at most.")
    return whole


def _is_kept(letter: str) -> bool:
    # Persian, the scripts of India and many emoji are wrong without the joiners.
    return letter.isprintable() or letter in "\u200c\u200d"


def as_known(name: str, known: Iterable[str]) -> str:
    """A name, its parts spelt as those of known tags in the same place: `trips/oslo` becomes
    `Trips/oslo` beside `Trips/Italy`. Raises LibraryError."""
    spelt: dict[str, str] = {}
    for tag in known:
        for path in (*above(tag), tag):
            spelt.setdefault(path.casefold(), path)
    found = ""
    for part in plain(name).split(BETWEEN):
        path = f"{found}{BETWEEN}{part}" if found else part
        found = spelt.get(path.casefold(), path)
    return found


def above(tag: str) -> list[str]:
    """The paths a tag lies below, the widest first: none at the top level."""
    parts = tag.split(BETWEEN)
    return [BETWEEN.join(parts[:depth]) for depth in range(1, len(parts))]


def is_below(tag: str, top: str) -> bool:
    """Whether a tag is another one or lies below it."""
    return tag == top or tag.startswith(top + BETWEEN)


def leaf(tag: str) -> str:
    """The last part of a path."""
    return tag.rpartition(BETWEEN)[2]


def spelt_out(tag: str) -> str:
    """“Trips › Italy”"""
    return " › ".join(tag.split(BETWEEN))
