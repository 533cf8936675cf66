"""Which photos a verb about two photos or a few means."""

from __future__ import annotations

from photoorg.explanations import PhotoRef
from photoorg.ui.photo_grid import PhotoGrid
from photoorg.ui.places import (
    MOST_COMPARED,
    Compare,
    MissingPhotos,
    Place,
    SimilarTo,
    SimilarToFile,
    Why,
    WithoutGrid,
    subject_of,
)


def pair_to_explain(place: Place, grid: PhotoGrid) -> Why | None:
    """The two that are selected, or else the photo asked about and the current one, or None.

    `grid` is the one that shows the place.
    """
    if isinstance(place, Compare):
        return place.pair
    if isinstance(place, WithoutGrid):
        return None
    if grid.selected_count() == 2:
        one, other = (PhotoRef(int(photo_id)) for photo_id in grid.selected_ids())
        return Why(one, other)
    asked, card = _asked(place), grid.current_card()
    if asked is None or card is None or asked == PhotoRef(card.id):
        return None
    return Why(asked, PhotoRef(card.id))


def photos_to_compare(place: Place, grid: PhotoGrid) -> Compare | None:
    """The two to four that are selected, or the photo asked about and the current one, or those of
    which it is said why they are similar; None where there are none or more.

    `grid` is the one that shows the place.
    """
    if isinstance(place, Why):
        return Compare((place.left, place.right))
    if isinstance(place, WithoutGrid | MissingPhotos):
        return None
    if 2 <= grid.selected_count() <= MOST_COMPARED:
        return Compare(tuple(PhotoRef(int(photo_id)) for photo_id in grid.selected_ids()))
    pair = pair_to_explain(place, grid) if grid.selected_count() == 1 else None
    return None if pair is None else Compare((pair.left, pair.right))


def selected_hits(place: Place, grid: PhotoGrid) -> list[int]:
    """The selected photos that were found similar to one of the library, by id."""
    asked = subject_of(place)
    if not isinstance(asked, SimilarTo):
        return []
    return [int(hit) for hit in grid.selected_ids() if hit != asked.photo_id]


def _asked(place: Place) -> PhotoRef | None:
    asked = subject_of(place)
    if isinstance(asked, SimilarTo):
        return PhotoRef(asked.photo_id)
    return PhotoRef(path=asked.path) if isinstance(asked, SimilarToFile) else None
