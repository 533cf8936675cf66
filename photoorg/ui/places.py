"""Where one can be in the window, as values: what is shown, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias, TypeGuard

from photoorg.explanations import PhotoRef
from photoorg.questions import PhotoPart, Question, WordsPart

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom on the square map of `map_geometry`; what is on the right or the
lower edge is outside."""


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

    trashed: bool = False
    """Those that the person moved to the trash; the others otherwise."""


@dataclass(frozen=True, slots=True)
class OnSimilarityMap:
    """The map of similar photos."""

    photo_id: int | None = field(default=None, compare=False)
    """The photo to begin with."""


@dataclass(frozen=True, slots=True)
class Review:
    """The photos that may belong in another album than their own."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many photos there are of each year, each month of a year, or each day of a month."""

    period: str = ""
    """`2019`, `2019-05`, or nothing for all years."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The photos of a year, a month or a day."""

    period: str
    """`2019`, `2019-05`, `2019-05-12`, or nothing for photos without a date."""


@dataclass(frozen=True, slots=True)
class OnThisDay:
    """The photos of a day's month and day in the years before it."""

    today: date


@dataclass(frozen=True, slots=True)
class PhotoMap:
    """Where photos were taken."""


@dataclass(frozen=True, slots=True)
class InArea:
    """The photos of some part of the map."""

    boxes: tuple[Box, ...]
    title: str = field(default="", compare=False)
    """`Photos near Rome, Italy`, as far as that is known."""


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
class Asked:
    """Photos that fit several things at once, the best first."""

    question: Question
    subject: SimilarTo | SimilarToFile | None = field(default=None, compare=False)
    """The photo that others are to be like, where it is one alone."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """The photos that some filters leave, newest first."""

    question: Question


@dataclass(frozen=True, slots=True)
class Why:
    """Why two photos are similar, and how they differ."""

    left: PhotoRef
    right: PhotoRef


MOST_COMPARED: Final = 4


@dataclass(frozen=True, slots=True)
class Compare:
    """Two to four photos side by side."""

    photos: tuple[PhotoRef, ...]

    @property
    def pair(self) -> Why | None:
        """What is told of them in words, where they are two."""
        return Why(*self.photos) if len(self.photos) == 2 else None


Query: TypeAlias = SimilarTo | SimilarToFile | FittingWords | Asked
Place: TypeAlias = (
    AllPhotos
    | InAlbum
    | InDirectory
    | ProblemList
    | MissingPhotos
    | Review
    | Timeline
    | TakenIn
    | OnThisDay
    | PhotoMap
    | InArea
    | OnSimilarityMap
    | Favourites
    | Tagged
    | SplitAlbum
    | MergeAlbums
    | Filtered
    | Query
    | Why
    | Compare
)
WithoutGrid: TypeAlias = (
    ProblemList | Why | Compare | SplitAlbum | MergeAlbums | Timeline | PhotoMap
)
"""The places that are no photos in a grid."""


def is_query(place: Place) -> TypeGuard[Query]:
    """Whether it is a question that the worker answers."""
    return isinstance(place, SimilarTo | SimilarToFile | FittingWords | Asked)


def subject_of(place: Place) -> SimilarTo | SimilarToFile | None:
    """The one photo that a place is about: others are like it."""
    if isinstance(place, Asked):
        return place.subject
    return place if isinstance(place, SimilarTo | SimilarToFile) else None


def is_about_words(query: Query) -> bool:
    """Whether photos are ranked by words alone, which are all of a kind."""
    if isinstance(query, Asked):
        return isinstance(query.question.sole, WordsPart)
    return isinstance(query, FittingWords)


def is_about_one_photo(query: Query) -> bool:
    """Whether photos are ranked by how like a single one they are."""
    if isinstance(query, Asked):
        return isinstance(query.question.sole, PhotoPart)
    return isinstance(query, SimilarTo | SimilarToFile)
