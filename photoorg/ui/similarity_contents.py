"""What the library holds for the map of similar photos, in steps."""

from __future__ import annotations

import numpy as np

from photoorg.domain import AlbumTree, Ids
from photoorg.library import Library, photos, scatter
from photoorg.ui.album_words import listed_name
from photoorg.ui.months import Listing
from photoorg.ui.similarity_cells import NO_ALBUM, Scatter
from photoorg.ui.text import safe_text
from photoorg.ui.turns import Steps


def scattered(library: Library, tree: AlbumTree) -> Steps[Scatter]:
    """All photos on the map, each with its album of the top level."""
    ids, laid = [np.empty(0, np.int64)], [np.empty((0, 2), np.float32)]
    for piece, where in scatter.in_pieces(library):
        ids.append(piece)
        laid.append(where)
        yield
    listed = np.concatenate(ids)
    tops = [album for album in tree.children(None) if not album.unsorted]
    albums = np.full(len(listed), NO_ALBUM, np.int32)
    for number, album in enumerate(tops):
        inside = np.sort(photos.ids_in_album(library, album.id))
        if len(listed) and len(inside):
            places = np.minimum(np.searchsorted(inside, listed), len(inside) - 1)
            albums[inside[places] == listed] = number
        yield
    names = tuple(safe_text(listed_name(album), limit=60) for album in tops)
    return Scatter(listed, np.concatenate(laid), albums, names)


def in_area(every: Scatter, rows: Ids) -> Listing:
    """Some photos of the map beside it, the last ones that came first."""
    return Listing(every.ids[rows][::-1].copy())
