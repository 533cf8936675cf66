"""The albums of before, for a new arrangement to recognise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from photoorg.cluster import KnownAlbum
from photoorg.corrections import Corrections
from photoorg.domain import Album, AlbumTree, Ids
from photoorg.library import Library, albums, corrections

_NONE = np.empty(0, np.int64)


def known_albums(
    library: Library, row_of: Mapping[int, int], row_of_hash: Mapping[bytes, int]
) -> list[KnownAlbum]:
    """Every album but the unsorted one, shown or hidden, its photos given as rows: by photo id,
    and by the hash of the content. One whose photos the person changed is there twice, as it was
    proposed and as it was shown."""
    facts, shown = corrections.read(library), albums.shown(library)
    in_shown = _with_all_below(shown.tree, _rows(*albums.homes(library), row_of))
    proposed = albums.proposed_tree(library)
    in_proposed = _with_all_below(proposed, _rows(*albums.proposed_homes(library), row_of))
    cover_rows = {
        album.id: row_of_hash[album.cover]
        for album in facts.albums.values()
        if album.cover in row_of_hash
    }
    found = [
        _known(album, shown.tree, in_shown, cover_rows.get(album.id, _row(album, row_of)))
        for album in shown.tree.albums
        if not album.unsorted
    ]
    by_id = {album.id: album for album in found}
    for album in proposed.albums:
        if album.unsorted:
            continue
        was = _known(album, proposed, in_proposed, _row(album, row_of))
        if album.id in by_id:
            was = replace(by_id[album.id], photo_ids=was.photo_ids)
        found.append(was)
    listed = {album.id for album in found if len(album.photo_ids)}
    return found + list(_remembered(facts, listed, row_of_hash))


def _remembered(
    facts: Corrections, listed: set[int], row_of_hash: Mapping[bytes, int]
) -> Iterable[KnownAlbum]:
    """Albums that are dismissed or merged and that nothing but the journal knows: index.db was
    made anew, or an arrangement did not find them."""
    for album_id, photos in (*facts.dismissed.items(), *facts.taken_in.items()):
        if album_id not in listed:
            rows = sorted(row_of_hash[photo] for photo in photos if photo in row_of_hash)
            yield KnownAlbum(album_id, None, "", np.array(rows, np.int64), anywhere=True)


def _known(
    album: Album, tree: AlbumTree, inside: Mapping[int, Ids], cover: int | None
) -> KnownAlbum:
    above = tuple(a.id for a in reversed(tree.path(album.id)[:-1]))
    return KnownAlbum(
        album.id,
        album.parent_id,
        album.name,
        inside.get(album.id, _NONE),
        cover,
        album.guesses,
        album.kept,
        above,
    )


def _row(album: Album, row_of: Mapping[int, int]) -> int | None:
    return None if album.cover_id is None else row_of.get(album.cover_id)


def _rows(ids: Ids, homes: Ids, row_of: Mapping[int, int]) -> dict[int, Ids]:
    """The rows directly in each album."""
    rows = np.array([row_of.get(photo, -1) for photo in ids.tolist()], np.int64)
    homes, rows = homes[rows >= 0], rows[rows >= 0]
    order = np.argsort(homes, kind="stable")
    found, starts = np.unique(homes[order], return_index=True)
    parts = np.split(rows[order], starts[1:])
    return dict(zip(found.tolist(), parts, strict=False))


def _with_all_below(tree: AlbumTree, direct: Mapping[int, Ids]) -> dict[int, Ids]:
    inside: dict[int, Ids] = {}
    for album in reversed(tree.albums):
        parts = [inside[child.id] for child in tree.children(album.id)]
        inside[album.id] = np.concatenate([direct.get(album.id, _NONE), *parts])
    return inside
