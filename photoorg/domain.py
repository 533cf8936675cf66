"""The words of photoorg as frozen values. Nothing here needs a library, a model or a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]
"""Row vectors, shape (n, d), float32; of unit length where a docstring says so."""

Ids: TypeAlias = NDArray[np.int64]
"""Photo ids, shape (n,)."""


class DateSource(StrEnum):
    """Where the date a photo was taken comes from, most trusted first."""

    EXIF_ORIGINAL = "exif original"
    EXIF_DIGITIZED = "exif digitized"
    EXIF_MODIFIED = "exif modified"
    GPS = "gps"
    FILE_NAME = "file name"
    FILE_TIME = "file time"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a photo file says about itself; None where it says nothing (or nothing sensible)."""

    format: str
    """The decoder's name for the format: JPEG, PNG, HEIF, RAW …"""
    width: int
    """Pixels across, after the orientation is applied."""
    height: int
    orientation: int = 1
    """EXIF orientation 1 to 8, as stored in the file."""
    taken: str | None = None
    """Local wall-clock time `YYYY-MM-DDTHH:MM:SS`, without zone, as cameras write it."""
    taken_source: DateSource | None = None
    latitude: float | None = None
    """Degrees, WGS 84, north positive."""
    longitude: float | None = None
    """Degrees, WGS 84, east positive."""
    altitude: float | None = None
    """Metres above sea level."""
    camera: str | None = None
    lens: str | None = None
    exposure_time: float | None = None
    """Seconds."""
    f_number: float | None = None
    iso: int | None = None
    focal_length: float | None = None
    """Millimetres, not converted to 35 mm."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file met by the scan."""

    path: bytes
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """Everything one reading of an original yields."""

    hash: bytes
    """BLAKE2b-256 of the file's bytes: the photo's identity."""
    size: int
    metadata: Metadata
    thumbnail: bytes
    """JPEG, upright, longest edge at most `media.thumbnail.EDGE`."""
    colour: int
    """Average colour 0xRRGGBB, for the tile shown before the thumbnail arrives."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A root the person added."""

    id: int
    path: bytes
    online: bool = True
    """False while the folder cannot be seen: an unplugged drive, an empty mount point."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not become a photo, with the reason in one sentence."""

    path: bytes
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class PhotoCard:
    """What a grid cell shows of a photo."""

    id: int
    hash: bytes
    width: int
    height: int
    colour: int
    taken: str | None
    path: bytes
    """The first of its files."""
    online: bool
    copies: int = 1
    """How many files have this content."""
    has_problem: bool = False
    """Whether one of its files has changed and cannot be read any more."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a photo shows, with its probability."""

    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class PhotoTag:
    """A phrase that fits a photo better than it fits most of the library."""

    name: str
    closer_than: float
    """The share of the library's photos that it fits less well."""


class Flag(IntEnum):
    """Whether the person chose a photo among others."""

    REJECTED = -1
    NONE = 0
    PICKED = 1


@dataclass(frozen=True, slots=True)
class Marks:
    """What the person says of one photo."""

    rating: int = 0
    """Stars, 0 (none) to 5."""
    favourite: bool = False
    flag: Flag = Flag.NONE
    caption: str = ""
    """The person's own, beside that of a describer."""
    tags: tuple[str, ...] = ()
    """Paths such as `Trips/Italy/Rome`, in alphabetical order."""


UNMARKED = Marks()


@dataclass(frozen=True, slots=True)
class Caption:
    """A description of a photo as the library keeps it: machine text, and whose."""

    text: str
    describer: str
    """For people: “built-in captioner”."""


@dataclass(frozen=True, slots=True)
class Photo:
    """Everything known of a photo (a content); `paths` are the places where it lies."""

    card: PhotoCard
    size: int
    metadata: Metadata
    paths: tuple[bytes, ...]
    album_id: int | None
    concepts: tuple[Concept, ...] = ()
    caption: Caption | None = None
    tags: tuple[PhotoTag, ...] = ()
    """The weightiest first."""


@dataclass(frozen=True, slots=True)
class Album:
    """A node of the album tree."""

    id: int
    parent_id: int | None
    name: str
    count: int
    """Photos in this album and in all below it."""
    cover_id: int | None = None
    evidence: str = ""
    """Why it has this name, in words: “91 % show dog · 2012–2014”."""
    unsorted: bool = False
    """True for the one album of photos that resemble too few others."""
    kept: bool = False
    """Whether it is the person's; otherwise it is proposed, and may change or go."""
    guesses: tuple[str, ...] = ()
    """Names it may deserve, where no name is sure enough."""
    reasons: Evidence | None = None
    """What `evidence` says, and more, as values; None for an album that was never proposed."""


@dataclass(frozen=True)
class AlbumTree:
    """All albums, parents before children, siblings in the order to show them."""

    albums: tuple[Album, ...] = ()

    @cached_property
    def by_id(self) -> dict[int, Album]:
        return {album.id: album for album in self.albums}

    @cached_property
    def _children(self) -> dict[int | None, tuple[Album, ...]]:
        below: dict[int | None, list[Album]] = {}
        for album in self.albums:
            below.setdefault(album.parent_id, []).append(album)
        return {parent: tuple(albums) for parent, albums in below.items()}

    def children(self, album_id: int | None) -> tuple[Album, ...]:
        """The albums directly below `album_id`; the top level for None."""
        return self._children.get(album_id, ())

    def path(self, album_id: int) -> tuple[Album, ...]:
        """The albums from the top level down to `album_id` itself."""
        album = self.by_id[album_id]
        above = () if album.parent_id is None else self.path(album.parent_id)
        return (*above, album)

    def walk(self, album_id: int | None = None, depth: int = 0) -> Iterator[tuple[int, Album]]:
        """Depth-first (depth, album) pairs below `album_id`."""
        for album in self.children(album_id):
            yield depth, album
            yield from self.walk(album.id, depth + 1)


@dataclass(frozen=True, slots=True)
class EvidenceTag:
    """A phrase that speaks for an album's name."""

    name: str
    """As an album would be called: “dogs”."""
    share: float
    """The share of the album's photos that show it, as far as models can tell."""
    parent_share: float
    """The same share of the album it lies in; of the whole library at the top level."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an album has its name."""

    tags: tuple[EvidenceTag, ...] = ()
    """What says most about it, best first; those of the name lead."""
    examples: tuple[int, ...] = ()
    """Ids of a few typical photos."""
    coverage: float = 0.0
    """The share of the photos that show what the name says, or the guesses; 0 without either."""
    period: str = ""
    """When the photos were taken, "" if unknown."""
    place: str = ""
    """The place that most of them lie in, "" if they lie apart or nobody knows."""


@dataclass(frozen=True, slots=True)
class ProposedAlbum:
    """An album before the library gives it an id: a leaf has members, a parent has children."""

    name: str
    members: tuple[int, ...] = ()
    children: tuple[ProposedAlbum, ...] = ()
    cover_id: int | None = None
    evidence: str = ""
    unsorted: bool = False
    guesses: tuple[str, ...] = ()
    """Up to three names it may deserve, when `name` only says that nobody knows."""
    alternatives: tuple[str, ...] = ()
    """The next best names, best first; none is the name of a sibling."""
    reasons: Evidence = Evidence()
    """What `evidence` says, and more, as values."""
    id: int = 0
    """Its lasting id: the same after every arrangement in which it can be recognised; 0 before it
    has one."""

    @property
    def photo_ids(self) -> tuple[int, ...]:
        """Members of this album and of all below it."""
        return self.members + tuple(i for child in self.children for i in child.photo_ids)


@dataclass(frozen=True, slots=True)
class AlbumPart:
    """A part that an album may be split into."""

    name: str
    photo_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlaceReason:
    """Why a photo is in its album."""

    photo_id: int
    album_id: int
    words: str
    """In a sentence: “You put it here.”, “Like most photos here it shows a dog.”"""
    like: tuple[int, ...] = ()
    """The photos of the album that it is most like, the nearest first."""
    rival_id: int | None = None
    """The album that comes next for it, if one comes near."""
    rival_words: str = ""


@dataclass(frozen=True, slots=True)
class AlbumChanges:
    """What an arrangement changed in the albums that are shown."""

    new_photos: int = 0
    moved_photos: int = 0
    """How many photos of before lie in another album now."""
    grew: tuple[int, ...] = ()
    """Albums of before that new photos came into, by id."""
    split: tuple[int, ...] = ()
    """Albums of before that fell into several, by the id they had."""
    appeared: tuple[int, ...] = ()
    """Albums that were not there before, by id."""
    gone: tuple[str, ...] = ()
    """The names of albums that are not there any more."""

    def words(self) -> str:
        """“214 new photos, 3 albums grew, 1 split”; empty where nothing changed."""
        parts = (
            (self.new_photos, "new photo", "new photos"),
            (len(self.grew), "album grew", "albums grew"),
            (len(self.split), "album split", "albums split"),
            (len(self.appeared), "new album", "new albums"),
            (len(self.gone), "album gone", "albums gone"),
        )
        return ", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in parts if n)


@dataclass(frozen=True, slots=True)
class ConceptScores:
    """The strongest leaf concepts of some photos, as a classifier sees them.

    `indices` (n, k) are leaf numbers of a `ConceptTree`, `probabilities` (n, k) their posteriors,
    strongest first; what is left of 1 is spread over the leaves not listed.
    """

    indices: NDArray[np.uint16]
    probabilities: NDArray[np.float32]

    def rows(self, chosen: NDArray[np.int64]) -> ConceptScores:
        """The scores of some of the photos, in the order of `chosen`."""
        return ConceptScores(self.indices[chosen], self.probabilities[chosen])


@dataclass(frozen=True, slots=True)
class ConceptTree:
    """Things a photo can show, from general to special: the leaves are a classifier's classes.

    Node i has `names[i]` and the parent node `parents[i]` (-1 at the root), which is smaller
    than i; leaf class c is node `leaves[c]`. `showable[i]` is False for nodes whose name helps
    nobody (“instrumentality”). `plurals[i]` is the name of many: “dogs”, “furniture”.
    """

    names: tuple[str, ...]
    plurals: tuple[str, ...]
    parents: NDArray[np.int32]
    leaves: NDArray[np.int32]
    showable: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Description:
    """What a describer says of a photo: machine text."""

    text: str
    log_probability: float
    """log p(text, end | photo) in nats under the describer; 0 where it has no probabilities."""
    tokens: int
    """How many tokens of the describer the text and its end are."""


@dataclass(frozen=True, slots=True)
class TokenScores:
    """How well texts fit photos, token by token."""

    values: NDArray[np.float32]
    """log p(token | photo, tokens before it) in nats, (photos, texts, tokens); 0 after the end."""
    lengths: NDArray[np.int64]
    """Tokens of each text with its end, (texts,)."""

    @property
    def totals(self) -> NDArray[np.float32]:
        """log p(text | photo) in nats, (photos, texts)."""
        totals: NDArray[np.float32] = self.values.sum(axis=2, dtype=np.float64).astype(np.float32)
        return totals


@dataclass(frozen=True, slots=True)
class Hit:
    """One photo found, with its similarity in calibrated terms."""

    photo_id: int
    score: float
    """Cosine, for sorting; never shown."""
    closer_than: float | None
    """The share of random pairs (or query–photo pairs) of this library that are less similar;
    None until the library has been measured."""
    likely: bool = True
    """Whether it is above the cut-off of its search: so much better than chance that it may well
    be what was meant."""
    reason: str = ""
    """Why it was found, in one line: “both: two dogs, snow”; empty when nobody can say."""


@dataclass(frozen=True, slots=True)
class Order:
    """One way to sort the hits of a search."""

    name: str
    """For people: “Same subject”."""
    scores: tuple[float, ...]
    """One for each hit, in the order of the hits; the highest comes first."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One act of the person, as kept in the append-only journal."""

    verb: str
    payload: dict[str, object] = field(default_factory=dict)
    at: str = ""
    id: int = 0
