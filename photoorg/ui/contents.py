"""What the library holds for each place of the window: short indexed reads, nothing else.

What takes long in a large library comes in steps, between which other things may happen."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np

from photoorg.domain import AlbumTree, Ids, Photo, PhotoCard
from photoorg.errors import LibraryError
from photoorg.library import (
    Library,
    albums,
    corrections,
    files,
    filters,
    folders,
    grid_rows,
    mark_acts,
    mark_filters,
    marks,
    missing,
    photos,
    problems,
    renamings,
    searches,
    tag_names,
)
from photoorg.library.grid_rows import GridRows
from photoorg.library.steps import at_once
from photoorg.ui import place_contents, text
from photoorg.ui.album_words import evidence_words, listed_name
from photoorg.ui.arranging import Arrangement, arranged
from photoorg.ui.crumbs import Step
from photoorg.ui.folder_tree import folder_tree
from photoorg.ui.language import tr
from photoorg.ui.missing_photos import NOTE, TRASH_NOTE, missing_listing
from photoorg.ui.months import Listing
from photoorg.ui.places import (
    AllPhotos,
    Compare,
    Favourites,
    Filtered,
    InAlbum,
    InArea,
    InDirectory,
    MergeAlbums,
    MissingPhotos,
    OnSimilarityMap,
    OnThisDay,
    Place,
    ProblemList,
    Review,
    SimilarTo,
    SplitAlbum,
    Tagged,
    TakenIn,
    Why,
    subject_of,
)
from photoorg.ui.question_places import photo_name, place_of, question_of, with_tags_called
from photoorg.ui.question_words import question_title
from photoorg.ui.reviewing import caption as doubt_caption
from photoorg.ui.sidebar_model import MANY, Contents, SearchLine
from photoorg.ui.turns import Steps

FIRST = 2_000
"""Photos that are shown at once while all are read."""
_COUNTED_A_STEP = 10_000
"""Files in directories: some milliseconds."""


def sidebar_contents(library: Library, today: date | None = None) -> Steps[Contents]:
    """Everything the sidebar shows, in steps; `today` is the day whose photos of earlier years are
    counted."""
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
    gone, in_trash = missing.counts(library)
    yield
    this_day = None
    if today is not None:
        place = OnThisDay(today)
        this_day = place, place_contents.count_on_this_day(library, place)
    yield
    yield from marks.prepare(library)
    liked, tags = len(marks.favourites(library)), marks.tag_counts(library)
    yield
    listed = folder_tree(folders.listed(library), directories)
    saved = yield from _saved_searches(library)
    return Contents(
        *counts,
        tree,
        covers,
        listed,
        to_review,
        gone,
        in_trash,
        this_day,
        liked,
        tags,
        saved,
    )


def corrected(library: Library, before: Contents) -> Contents:
    """What the sidebar showed, with the albums as they are after a correction."""
    tree = albums.tree(library)
    to_review = len(albums.doubts(library, MANY))
    covers = _covers(library, tree, before.covers)
    saved = at_once(_saved_searches(library, before.searches, ("album",)))
    return replace(before, albums=tree, covers=covers, to_review=to_review, searches=saved)


def _saved_searches(
    library: Library, known: Iterable[SearchLine] = (), changed: Collection[str] = ()
) -> Steps[tuple[SearchLine, ...]]:
    """The saved searches, each with how many photos it finds where no model need be asked. Those
    that are known are counted again only where they ask for kinds of filters that have changed."""
    counts = {line.place: line.count for line in known if not asks_for(line.place, changed)}
    lines = []
    for saved in searches.listed(library):
        place = place_of(library, saved.question)
        count = counts.get(place)
        if count is None:
            count = yield from _count_found(library, place)
        lines.append(SearchLine(saved.id, saved.name, place, count))
        yield
    return tuple(lines)


def _count_found(library: Library, place: Place) -> Steps[int | None]:
    """How many photos that have a file a search finds; None where a model has to be asked."""
    if not isinstance(place, Filtered):
        return None
    found = yield from _filtered(library, place)
    return int((~np.isin(found, missing.ids(library))).sum())


def asks_for(place: Place, kinds: Collection[str]) -> bool:
    """Whether it is a choice by filters of some of these kinds."""
    if not isinstance(place, Filtered):
        return False
    return any(one.kind in kinds for one in place.question.filters)


def marked(library: Library, before: Contents, verbs: Collection[str]) -> Contents:
    """What the sidebar showed, with what acts of these verbs have marked as it is now."""
    after = before
    if mark_acts.FAVOUR in verbs:
        after = replace(after, favourites=len(marks.favourites(library)))
    if {mark_acts.TAG, mark_acts.RENAME_TAG} & set(verbs):
        after = replace(after, tags=marks.tag_counts(library))
    kinds = {mark_filters.KIND_OF[verb] for verb in verbs if verb in mark_filters.KIND_OF}
    if mark_acts.RENAME_TAG in verbs:
        # Searches follow it: they may ask for something else now.
        return replace(after, searches=at_once(_saved_searches(library, before.searches, kinds)))
    saved = tuple(
        replace(line, count=at_once(_count_found(library, line.place)))
        if asks_for(line.place, kinds)
        else line
        for line in before.searches
    )
    return replace(after, searches=saved)


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
        return missing_listing(library, place.trashed)
    if isinstance(place, OnThisDay):
        return place_contents.on_this_day(library, place)
    if isinstance(place, Filtered):
        chosen = yield from _filtered(library, place)
    elif isinstance(place, Favourites | Tagged):
        yield from marks.prepare(library)
        if isinstance(place, Tagged):
            chosen = marks.tagged(library, place.tag)
        else:
            chosen = marks.favourites(library)
    else:
        chosen = np.empty(0, np.int64)
    pieces: list[GridRows] = []
    for piece in _pieces(library, place, chosen):
        pieces.append(piece)
        yield
    rows = grid_rows.joined(pieces)
    yield
    return (yield from arranged(library, rows, by))


def _pieces(library: Library, place: Place, chosen: Ids) -> Iterator[GridRows]:
    """The photos of a place; those chosen where it is a choice among all."""
    if isinstance(place, AllPhotos):
        return grid_rows.of_all(library)
    if isinstance(place, InAlbum):
        return grid_rows.in_album(library, place.album_id)
    if isinstance(place, InDirectory):
        return grid_rows.in_directory(library, place.path)
    if isinstance(place, TakenIn):
        chosen = place_contents.taken_in(library, place)
    elif isinstance(place, InArea):
        chosen = place_contents.in_area(library, place)
    return grid_rows.among(library, chosen)


def first_listing(library: Library, photo_id: int | None, by: Arrangement) -> Listing | None:
    """Some of all photos around one, or the first ones: enough to show until all are there. None
    where it would take all to know which come first."""
    if by not in (Arrangement.DAY, Arrangement.MONTH, Arrangement.NONE):
        return None
    rows = grid_rows.around(library, photo_id, FIRST // 4, FIRST - FIRST // 4)
    return replace(at_once(arranged(library, rows, by)), whole=False)


def _filtered(library: Library, place: Filtered) -> Steps[Ids]:
    """The photos that filters leave, ascending; none where one of them means nothing any more."""
    try:
        found = yield from filters.matching(library, place.question.filters)
    except LibraryError:
        found = None
    return np.empty(0, np.int64) if found is None else found


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
    return with_tags_called(place, partial(_tag_there, library))


def _tag_there(library: Library, tag: str) -> str:
    """A tag, or what it is called now where none is called so any more."""
    now = renamings.present_name(library, tag)
    return tag if now == tag or tag in marks.names_of_tags(library) else now


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
    start = Step(tr("All photos"), AllPhotos())
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
    steps = place_contents.way_to(place)
    if steps is not None:
        return steps
    if isinstance(place, Tagged):
        paths = (*tag_names.above(place.tag), place.tag)
        return [start, *(Step(tag_names.leaf(path), Tagged(path)) for path in paths)]
    return [Step(_title(library, place), place)]


def _preview_steps(tree: AlbumTree, place: SplitAlbum | MergeAlbums) -> list[Step]:
    """The way to an album, and what is about to be done with it."""
    splits = isinstance(place, SplitAlbum)
    album_id = place.album_id if isinstance(place, SplitAlbum) else next(iter(place.album_ids), 0)
    path = tree.path(album_id) if album_id in tree.by_id else ()
    steps = [Step(listed_name(album), in_album(tree, album.id)) for album in path]
    return [*steps, Step(tr("Split", "a page") if splits else tr("Merge", "a page"), place)]


def evidence(tree: AlbumTree, place: Place) -> str:
    """Why an album has its name, what is to be known of missing photos, or nothing."""
    if isinstance(place, MissingPhotos):
        return TRASH_NOTE if place.trashed else NOTE
    if isinstance(place, InAlbum) and place.album_id in tree.by_id:
        return evidence_words(tree.by_id[place.album_id])
    return place_contents.note(place)


def asked_photo(library: Library, place: Place) -> PhotoCard | None:
    """The photo of the library a search is about."""
    asked = subject_of(place)
    if not isinstance(asked, SimilarTo):
        return None
    return photos.cards(library, [asked.photo_id]).get(asked.photo_id)


def cards_of(library: Library, pair: Why) -> tuple[PhotoCard | None, PhotoCard | None]:
    """What the library knows of two photos; None for a file, or a photo that is gone."""
    ids = [ref.photo_id for ref in (pair.left, pair.right)]
    cards = photos.cards(library, [photo_id for photo_id in ids if photo_id is not None])
    left, right = (None if photo_id is None else cards.get(photo_id) for photo_id in ids)
    return left, right


def compared(library: Library, place: Compare) -> list[Photo | None]:
    """What the library knows of photos that are compared; None for a file, or one that is gone."""
    ids = [ref.photo_id for ref in place.photos]
    return [None if photo_id is None else photos.photo(library, photo_id) for photo_id in ids]


def _title(library: Library, place: Place) -> str:
    """What a list or a question is called."""
    if isinstance(place, ProblemList):
        return tr("Problems")
    if isinstance(place, Review):
        return tr("To review")
    if isinstance(place, OnSimilarityMap):
        return tr("Similarity map")
    if isinstance(place, Favourites):
        return tr("Favourites")
    if isinstance(place, MissingPhotos):
        return tr("In the trash") if place.trashed else tr("Missing", "photos")
    if isinstance(place, Why):
        return tr("Why are these similar?")
    if isinstance(place, Compare):
        return tr("Compare", "a page")
    return question_title(question_of(library, place), partial(photo_name, library))


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
