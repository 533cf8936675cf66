"""The acts by which a person corrects albums, as they are kept in the journal.

Photos are named by the hashes of their contents and albums by their lasting ids, so an act means
the same wherever the photos lie, and in a library whose index.db was made anew. To correct an album
makes it the person's: every act carries a seed of each album it touches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Seed:
    """An album as it was when an act made it the person's."""

    album: int
    name: str
    above: tuple[int, ...] = ()
    """The albums it lay in, the nearest first."""
    photos: tuple[bytes, ...] = ()
    """The photos that lay directly in it: from now on they stay there."""
    cover: bytes = b""
    """The photo on its cover, or nothing."""


@dataclass(frozen=True, slots=True)
class Keep:
    """These albums stay as they are: an album with all below it."""

    keeps: tuple[Seed, ...]


@dataclass(frozen=True, slots=True)
class Make:
    """A new album of the person's own."""

    made: Seed
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class Rename:
    """An album is called so."""

    album: int
    name: str
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class ChooseCover:
    """An album shows this photo on its cover."""

    album: int
    photo: bytes
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class Dismiss:
    """These photos are no album; they lie in the one above, as do the albums below this one."""

    album: int
    photos: tuple[bytes, ...]
    """All photos in it and below, by which it is recognised when it is proposed again."""
    above: tuple[int, ...] = ()
    """The albums it lies in, the nearest first."""
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """One album takes in others, with all that is proposed for them later."""

    albums: tuple[int, ...]
    into: int
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """An album falls into parts, which lie below it."""

    album: int
    parts: tuple[Seed, ...]
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveAlbum:
    """An album lies directly below another one."""

    album: int
    above: tuple[int, ...]
    """The albums it lies in now, the nearest first; none at the top level."""
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class MovePhotos:
    """These photos lie in an album."""

    photos: tuple[bytes, ...]
    to: int
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeOut:
    """These photos are not in an album, nor in any below it."""

    photos: tuple[bytes, ...]
    album: int
    within: tuple[int, ...] = ()
    """The albums below it now: a photo that was put into one of them is taken out of there."""
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class BelongTogether:
    """These photos are always in one album."""

    photos: tuple[bytes, ...]
    to: int | None = None
    """The album that has most of them now, if any has."""
    keeps: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True)
class NeverMerge:
    """Two albums are two."""

    one: int
    other: int
    keeps: tuple[Seed, ...] = ()


Act: TypeAlias = (
    Keep
    | Make
    | Rename
    | ChooseCover
    | Dismiss
    | Merge
    | Split
    | MoveAlbum
    | MovePhotos
    | TakeOut
    | BelongTogether
    | NeverMerge
)

VERBS: dict[str, type[Act]] = {
    "keep album": Keep,
    "make album": Make,
    "rename album": Rename,
    "choose cover": ChooseCover,
    "dismiss album": Dismiss,
    "merge albums": Merge,
    "split album": Split,
    "move album": MoveAlbum,
    "move photos": MovePhotos,
    "take out": TakeOut,
    "belong together": BelongTogether,
    "never merge": NeverMerge,
}
"""How the journal calls the acts. Released names never change."""
