"""Where one can be in the window, as values: what is shown, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from photoorg.explanations import PhotoRef


@dataclass(frozen=True, slots=True)
class AllPhotos:
    """The whole library, newest first."""


@dataclass(frozen=True, slots=True)
class InAlbum:
    """An album with all below it."""

    album_id: int
    names: tuple[str, ...]
    """From the top level down: finds the album again after a new arrangement gave it a new id."""


@dataclass(frozen=True, slots=True)
class InDirectory:
    """A directory with all below it."""

    path: bytes


@dataclass(frozen=True, slots=True)
class ProblemList:
    """The files that could not be read."""


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
Place: TypeAlias = AllPhotos | InAlbum | InDirectory | ProblemList | Query | Why
