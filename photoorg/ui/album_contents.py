"""What the library holds for the pages about one or some albums: short indexed reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from photoorg.domain import Album, AlbumTree, PhotoCard
from photoorg.library import Library, photos
from photoorg.ui.text import safe_text

EXAMPLES = 8
SHOWN = 60
"""Most photos of one album, or part of one, that a page shows."""


@dataclass(frozen=True)
class AlbumShown:
    """An album with the photos that stand for it."""

    album: Album
    above: tuple[Album, ...]
    """The albums it lies in, from the top level down."""
    cards: tuple[PhotoCard, ...]

    @property
    def path(self) -> str:
        """“Outdoors › Beach”: as unique as album names are beside each other."""
        return path_words((*self.above, self.album))


def path_words(path: Sequence[Album]) -> str:
    """The way to an album in words; each name is short enough for the last one to be seen."""
    return " › ".join(safe_text(album.name, limit=60) for album in path)


def shown(library: Library, tree: AlbumTree, album_id: int, count: int) -> AlbumShown | None:
    """An album with at most `count` of its photos, the typical ones first; None where it is
    gone."""
    if album_id not in tree.by_id:
        return None
    album = tree.by_id[album_id]
    inside = photos.ids_in_album(library, album_id).tolist()
    typical = () if album.reasons is None else album.reasons.examples
    cover = () if album.cover_id is None else (album.cover_id,)
    held = set(inside)
    first = [photo_id for photo_id in (*typical, *cover) if photo_id in held]
    wanted = list(dict.fromkeys((*first, *spread(inside, count))))[:count]
    return AlbumShown(album, tree.path(album_id)[:-1], cards(library, wanted))


def cards(library: Library, ids: Iterable[int]) -> tuple[PhotoCard, ...]:
    """What squares show of photos, in their order, without those that are gone."""
    wanted = list(ids)
    found = photos.cards(library, wanted)
    return tuple(found[photo_id] for photo_id in wanted if photo_id in found)


def spread(ids: Sequence[int], count: int) -> list[int]:
    """At most `count` of some photos, from one end to the other."""
    if len(ids) <= count:
        return list(ids)
    return [ids[place * len(ids) // count] for place in range(count)]
