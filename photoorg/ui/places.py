"""Where one can be in the window, as values: what is shown, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from photoorg.explanations import PhotoRef


@dataclass(frozen=True, slots=True)
class AllPhotos:
    """The whole library, newest first."""


@dataclass(frozen=True, slots=True)
class InAlbum:
    """An album with all below it."""

    album_id: int
    names: tuple[str, ...] = field(default=(), compare=False)
    """From the top level down: finds the album again where it has another id, as in a library whose
    index.db was made anew."""


@dataclass(frozen=True, slots=True)
class InDirectory:
    """A directory with all below it."""

    path: bytes


@dataclass(frozen=True, slots=True)
class ProblemList:
    """The files that could not be read."""


@dataclass(frozen=True, slots=True)
class MissingPhotos:
    """The photos whose files are gone."""


@dataclass(frozen=True, slots=True)
class Review:
    """The photos that may belong in another album than their own."""


@dataclass(frozen=True, slots=True)
class Favourites:
    """The photos that the person likes best."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The photos with a tag of the person's, or with one below it."""

    tag: str


@dataclass(frozen=True, slots=True)
class SplitAlbum:
    """What an album would fall into; nothing has happened yet."""

    album_id: int


@dataclass(frozen=True, slots=True)
class MergeAlbums:
    """What some albums would be as one; nothing has happened yet."""

    album_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SimilarTo:
    """Photos like one of the library."""

    photo_id: int


@dataclass(frozen=True, slots=True)
class SimilarToFile:
    """Photos like a file that need not be in the library."""

    path: bytes


@dataclass(frozen=True, slots=True)
class FittingWords:
    """Photos that fit some words."""

    text: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why two photos are similar, and how they differ."""

    left: PhotoRef
    right: PhotoRef


Query: TypeAlias = SimilarTo | SimilarToFile | FittingWords
Place: TypeAlias = (
    AllPhotos
    | InAlbum
    | InDirectory
    | ProblemList
    | MissingPhotos
    | Review
    | Favourites
    | Tagged
    | SplitAlbum
    | MergeAlbums
    | Query
    | Why
)
