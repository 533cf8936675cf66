"""What the library holds for each place of the window: short indexed reads, nothing else.

What takes long in a large library comes in steps, between which other things may happen."""

from __future__ import annotations

import os
from collections.abc import Iterable

import numpy as np

from photoorg.domain import AlbumTree, PhotoCard
from photoorg.library import Library, albums, files, folders, photos, problems
from photoorg.ui import text
from photoorg.ui.crumbs import Step
from photoorg.ui.folder_tree import folder_tree
from photoorg.ui.months import Listing, by_month
from photoorg.ui.places import (
    AllPhotos,
    FittingWords,
    InAlbum,
    InDirectory,
    Place,
    ProblemList,
    SimilarTo,
    SimilarToFile,
    Why,
)
from photoorg.ui.sidebar_model import Contents
from photoorg.ui.turns import Steps


def sidebar_contents(library: Library) -> Steps[Contents]:
    """Everything the sidebar shows, in steps."""
    counts = photos.count(library), problems.count(library)
    yield
    tree = albums.tree(library)
    yield
    covers = photos.cards(library, {a.cover_id for a in tree.albums if a.cover_id is not None})
    yield
    directories = files.directories(library)
    yield
    return Contents(
        *counts,
        albums=tree,
        covers={i: library.paths.thumbnail(card.hash) for i, card in covers.items()},
        folders=folder_tree(folders.listed(library), directories),
    )


def listing(library: Library, place: Place) -> Steps[Listing]:
    """The photos of a place, newest first, by month, in steps."""
    ids = np.empty(0, np.int64)
    if isinstance(place, AllPhotos):
        pieces = []
        for piece in photos.all_ids_in_pieces(library):
            pieces.append(piece)
            yield
        ids = np.concatenate([ids, *pieces])
    elif isinstance(place, InAlbum):
        ids = photos.ids_in_album(library, place.album_id)
    elif isinstance(place, InDirectory):
        ids = photos.ids_in_directory(library, place.path)
    yield
    return by_month(ids, lambda wanted: _taken(library, wanted))


def _taken(library: Library, ids: Iterable[int]) -> dict[int, str | None]:
    """The dates the photos are sorted by, which are those that cards show."""
    return {photo_id: card.taken for photo_id, card in photos.cards(library, ids).items()}


def still_there(library: Library, tree: AlbumTree, place: Place) -> Place:
    """The place under its present id, or all photos where it is gone.

    A new arrangement gives albums new ids; an album of the same name in the same place counts
    as the same.
    """
    if isinstance(place, InAlbum):
        for album in tree.albums:
            if tuple(step.name for step in tree.path(album.id)) == place.names:
                return InAlbum(album.id, place.names)
        return AllPhotos()
    if isinstance(place, InDirectory):
        roots = [folder.path for folder in folders.listed(library)]
        inside = any(folders.is_inside(place.path, root) for root in roots)
        return place if inside else AllPhotos()
    return place


def way(library: Library, tree: AlbumTree, place: Place) -> list[Step]:
    """The steps from all photos to a place."""
    start = Step("All photos", AllPhotos())
    if isinstance(place, InAlbum) and place.album_id in tree.by_id:
        path = tree.path(place.album_id)
        names = [album.name for album in path]
        return [start] + [
            Step(album.name, InAlbum(album.id, tuple(names[: depth + 1])))
            for depth, album in enumerate(path)
        ]
    if isinstance(place, InDirectory):
        return [start, *_directory_steps(library, place.path)]
    if isinstance(place, AllPhotos):
        return [start]
    return [Step(_title(library, place), place)]


def evidence(tree: AlbumTree, place: Place) -> str:
    """Why an album has its name, or nothing."""
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
