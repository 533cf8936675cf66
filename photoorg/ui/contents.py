"""What the library holds for each place of the window: short indexed reads, nothing else.

What takes long in a large library comes in steps, between which other things may happen."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from photoorg.domain import AlbumTree, PhotoCard
from photoorg.library import (
    Library,
    albums,
    corrections,
    files,
    folders,
    grid_rows,
    missing,
    photos,
    problems,
)
from photoorg.library.grid_rows import GridRows
from photoorg.ui import text
from photoorg.ui.album_words import listed_name
from photoorg.ui.arranging import Arrangement, arranged
from photoorg.ui.crumbs import Step
from photoorg.ui.folder_tree import folder_tree
from photoorg.ui.missing_photos import NOTE, missing_listing
from photoorg.ui.months import Listing
from photoorg.ui.places import (
    AllPhotos,
    FittingWords,
    InAlbum,
    InDirectory,
    MergeAlbums,
    MissingPhotos,
    Place,
    ProblemList,
    Review,
    SimilarTo,
    SimilarToFile,
    SplitAlbum,
    Why,
)
from photoorg.ui.reviewing import caption as doubt_caption
from photoorg.ui.sidebar_model import MANY, Contents
from photoorg.ui.turns import Steps, at_once

FIRST = 2_000
"""Photos that are shown at once while all are read."""
_COUNTED_A_STEP = 10_000
"""Files in directories: some milliseconds."""


def sidebar_contents(library: Library) -> Steps[Contents]:
    """Everything the sidebar shows, in steps."""
    counts = photos.count(library), problems.count(library)
    yield
    tree = albums.tree(library)
    yield
    covers = _covers(library, tree)
    yield
    directories: list[tuple[bytes, int]] = []
    counted = 0
    for directory in files.directories(library):
        directories.append(directory)
        counted += directory[1] + 1
        if counted > _COUNTED_A_STEP:
            counted = 0
            yield
    yield
    to_review = len(albums.doubts(library, MANY))
    yield
    gone = missing.count(library)
    yield
    listed = folder_tree(folders.listed(library), directories)
    return Contents(*counts, tree, covers, listed, to_review, gone)


def corrected(library: Library, before: Contents) -> Contents:
    """What the sidebar showed, with the albums as they are after a correction."""
    tree = albums.tree(library)
    to_review = len(albums.doubts(library, MANY))
    covers = _covers(library, tree, before.covers)
    return replace(before, albums=tree, covers=covers, to_review=to_review)


def _covers(
    library: Library, tree: AlbumTree, known: Mapping[int, Path] | None = None
) -> dict[int, Path]:
    """The thumbnails of covers by photo id, without looking for those that are known."""
    covers = dict(known or {})
    wanted = {album.cover_id for album in tree.albums if album.cover_id is not None}
    cards = photos.cards(library, wanted - covers.keys())
    return covers | {i: library.paths.thumbnail(card.hash) for i, card in cards.items()}


def listing(library: Library, place: Place, by: Arrangement = Arrangement.MONTH) -> Steps[Listing]:
    """The photos of a place in steps: newest first, in sections."""
    if isinstance(place, Review):
        return _for_review(library)
    if isinstance(place, MissingPhotos):
        return missing_listing(library)
    pieces: list[GridRows] = []
    for piece in _pieces(library, place):
        pieces.append(piece)
        yield
    rows = grid_rows.joined(pieces)
    yield
    return (yield from arranged(library, rows, by))


def _pieces(library: Library, place: Place) -> Iterator[GridRows]:
    if isinstance(place, AllPhotos):
        return grid_rows.of_all(library)
    if isinstance(place, InAlbum):
        return grid_rows.in_album(library, place.album_id)
    if isinstance(place, InDirectory):
        return grid_rows.in_directory(library, place.path)
    return iter(())


def first_listing(library: Library, photo_id: int | None, by: Arrangement) -> Listing | None:
    """Some of all photos around one, or the first ones: enough to show until all are there. None
    where it would take all to know which come first."""
    if by not in (Arrangement.DAY, Arrangement.MONTH, Arrangement.NONE):
        return None
    rows = grid_rows.around(library, photo_id, FIRST // 4, FIRST - FIRST // 4)
    return replace(at_once(arranged(library, rows, by)), whole=False)


def _for_review(library: Library) -> Listing:
    """The doubtful photos, the most doubtful first."""
    doubts, tree = albums.doubts(library, MANY), albums.tree(library)
    ids = np.array([doubt.photo_id for doubt in doubts], np.int64)
    return Listing(ids, captions=tuple(doubt_caption(doubt, tree) for doubt in doubts))


def still_there(library: Library, tree: AlbumTree, place: Place) -> Place:
    """The place as it is now, or all photos where it is gone.

    An album that is gone is the one that took it in, or else the one of the same name in the same
    place, or else the nearest one that it lay in.
    """
    if isinstance(place, InAlbum):
        return _album_there(library, tree, place)
    if isinstance(place, InDirectory):
        roots = [folder.path for folder in folders.listed(library)]
        inside = any(folders.is_inside(place.path, root) for root in roots)
        return place if inside else AllPhotos()
    return place


def _album_there(library: Library, tree: AlbumTree, place: InAlbum) -> Place:
    for album_id in (place.album_id, corrections.read(library).living(place.album_id)):
        if album_id in tree.by_id:
            return in_album(tree, album_id)
    for count in range(len(place.names), 0, -1):
        at: int | None = None
        for name in place.names[:count]:
            named = [album.id for album in tree.children(at) if album.name == name]
            if not named:
                break
            at = named[0]
        else:
            return in_album(tree, at) if at is not None else AllPhotos()
    return AllPhotos()


def in_album(tree: AlbumTree, album_id: int) -> InAlbum:
    """The place of an album of a tree."""
    return InAlbum(album_id, tuple(album.name for album in tree.path(album_id)))


def way(library: Library, tree: AlbumTree, place: Place) -> list[Step]:
    """The steps from all photos to a place."""
    start = Step("All photos", AllPhotos())
    if isinstance(place, InAlbum) and place.album_id in tree.by_id:
        path = tree.path(place.album_id)
        names = [album.name for album in path]
        return [start] + [
            Step(listed_name(album), InAlbum(album.id, tuple(names[: depth + 1])))
            for depth, album in enumerate(path)
        ]
    if isinstance(place, SplitAlbum | MergeAlbums):
        return [start, *_preview_steps(tree, place)]
    if isinstance(place, InDirectory):
        return [start, *_directory_steps(library, place.path)]
    if isinstance(place, AllPhotos):
        return [start]
    return [Step(_title(library, place), place)]


def _preview_steps(tree: AlbumTree, place: SplitAlbum | MergeAlbums) -> list[Step]:
    """The way to an album, and what is about to be done with it."""
    splits = isinstance(place, SplitAlbum)
    album_id = place.album_id if isinstance(place, SplitAlbum) else next(iter(place.album_ids), 0)
    path = tree.path(album_id) if album_id in tree.by_id else ()
    steps = [Step(listed_name(album), in_album(tree, album.id)) for album in path]
    return [*steps, Step("Split" if splits else "Merge", place)]


def evidence(tree: AlbumTree, place: Place) -> str:
    """Why an album has its name, what is to be known of missing photos, or nothing."""
    if isinstance(place, MissingPhotos):
        return NOTE
    if isinstance(place, InAlbum) and place.album_id in tree.by_id:
        return tree.by_id[place.album_id].evidence
    return ""


def asked_photo(library: Library, place: Place) -> PhotoCard | None:
    """The photo of the library a search is about."""
    if not isinstance(place, SimilarTo):
        return None
    return photos.cards(library, [place.photo_id]).get(place.photo_id)


def cards_of(library: Library, pair: Why) -> tuple[PhotoCard | None, PhotoCard | None]:
    """What the library knows of two photos; None for a file, or a photo that is gone."""
    ids = [ref.photo_id for ref in (pair.left, pair.right)]
    cards = photos.cards(library, [photo_id for photo_id in ids if photo_id is not None])
    left, right = (None if photo_id is None else cards.get(photo_id) for photo_id in ids)
    return left, right


def _title(library: Library, place: Place) -> str:
    """What a list or a question is called."""
    if isinstance(place, ProblemList):
        return "Problems"
    if isinstance(place, Review):
        return "To review"
    if isinstance(place, MissingPhotos):
        return "Missing"
    if isinstance(place, Why):
        return "Why are these similar?"
    if isinstance(place, FittingWords):
        return f"“{text.safe_text(place.text, limit=120)}”"
    path = place.path if isinstance(place, SimilarToFile) else b""
    card = asked_photo(library, place)
    path = card.path if card is not None else path
    return f"Similar to {text.name_text(path)}" if path else "Similar photos"


def _directory_steps(library: Library, path: bytes) -> list[Step]:
    roots = [folder.path for folder in folders.listed(library)]
    root = next((r for r in roots if folders.is_inside(path, r)), path)
    steps: list[Step] = []
    at = path
    while True:
        steps.insert(0, Step(text.name_text(at), InDirectory(at)))
        if at == root:
            return steps
        at = os.path.dirname(at)
