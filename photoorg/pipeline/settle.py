"""An arrangement that knows the albums of before and obeys every correction.

Rows are photos in the order of their hashes; in here they stand for photo ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from photoorg import cluster, corrections
from photoorg.cluster import KnownAlbum, PhotoSet, Proxies
from photoorg.corrections import UNSORTED, Base, Corrections, Shown
from photoorg.domain import Album, AlbumTree, Ids, ProposedAlbum

_MOST = 0.5


@dataclass(frozen=True)
class Settled:
    """A tree to store, its members and cover given as rows."""

    albums: tuple[ProposedAlbum, ...]
    doubts: Mapping[int, tuple[float, int]]
    """For each doubtful row by how much it is nearer to which other album."""


def settle(
    arranged: Sequence[ProposedAlbum],
    photos: PhotoSet,
    hashes: Sequence[bytes],
    known: Sequence[KnownAlbum],
    facts: Corrections,
    rename: bool = False,
) -> Settled:
    """The arranged tree with lasting ids, and every photo where the person allows it to be. To
    `rename` is to name all albums anew that are not kept."""
    made = tuple(replace(album, id=UNSORTED) if album.unsorted else album for album in arranged)
    fresh = _Fresh(hashes, {album.id for album in known} | {*facts.dismissed, *facts.merged})
    carried = cluster.carry_over(made, known, fresh.id, rename)
    homes = _homes(carried, len(hashes))
    shown = _shown(carried, homes, hashes, facts)
    homes = _moved(homes, shown, photos, hashes, facts)
    at = _at(homes, _shown(carried, homes, hashes, facts))
    at[at == UNSORTED] = cluster.NOWHERE
    doubts = cluster.doubts(at, photos.neighbours, photos.cosines)
    return Settled(_with_members(carried, homes), doubts)


class _Fresh:
    """Ids for albums that are new: made of their first photos, so the same in every library."""

    def __init__(self, hashes: Sequence[bytes], used: set[int]) -> None:
        self._hashes = hashes
        self._used = {*used, UNSORTED, 0}

    def id(self, album: ProposedAlbum) -> int:
        """An id that no album has."""
        digest = hashlib.blake2b(digest_size=6)
        for row in sorted(album.photo_ids):
            digest.update(self._hashes[row])
        found = int.from_bytes(digest.digest(), "big")
        while found in self._used:
            digest.update(b"again")
            found = int.from_bytes(digest.digest(), "big")
        self._used.add(found)
        return found


def _homes(albums: Sequence[ProposedAlbum], count: int) -> Ids:
    """The album (n,) that each row is directly in."""
    homes = np.full(count, UNSORTED, np.int64)
    for album in albums:
        homes[list(album.members)] = album.id
        inside = _homes(album.children, count)
        homes = np.where(inside == UNSORTED, homes, inside)
    return homes


def _shown(
    albums: Sequence[ProposedAlbum], homes: Ids, hashes: Sequence[bytes], facts: Corrections
) -> Shown:
    """What the person would see of a tree."""
    sizes = dict(
        zip(*(part.tolist() for part in np.unique(homes, return_counts=True)), strict=True)
    )
    row_of = {content: row for row, content in enumerate(hashes)}
    rows = {content: row_of[content] for content in facts.mentioned() if content in row_of}
    where = {row: int(homes[row]) for row in rows.values()}
    return corrections.show(Base(tuple(_flat(albums, sizes, None)), rows, where), facts)


def _flat(
    albums: Sequence[ProposedAlbum], sizes: Mapping[int, int], parent: int | None
) -> list[Album]:
    flat: list[Album] = []
    for album in albums:
        flat.append(
            Album(album.id, parent, album.name, sizes.get(album.id, 0), unsorted=album.unsorted)
        )
        flat += _flat(album.children, sizes, album.id)
    return flat


def _at(homes: Ids, shown: Shown) -> Ids:
    """The album (n,) that each row is shown in."""
    at = homes.copy()
    for hidden, instead in shown.redirects.items():
        at[homes == hidden] = instead
    for row, album in shown.placed.items():
        at[row] = album
    return at


def _moved(
    homes: Ids, shown: Shown, photos: PhotoSet, hashes: Sequence[bytes], facts: Corrections
) -> Ids:
    """Other homes for the photos that must not stay, and for those that a kept album is nearer to
    than the one they were arranged into."""
    at = _at(homes, shown)
    proxies = cluster.proxies(np.where(at == UNSORTED, cluster.NOWHERE, at), photos.vectors)
    moved = homes.copy()
    held = frozenset(row for row, content in enumerate(hashes) if content in facts.pins)
    grouped = {content for group in facts.together for content in group}
    for album, candidates in _offers(homes, at, shown.tree, held, facts).items():
        # Those of dismissed albums below it stay where they are.
        direct = np.flatnonzero((at == album) & (homes == album))
        rows = np.array([row for row in direct if row not in held], np.int64)
        found = cluster.nearest(photos.vectors[rows], proxies.only(candidates), least=-1.0)
        moved[rows] = np.where(found == cluster.NOWHERE, moved[rows], found)
    sets: dict[frozenset[int], Proxies] = {}
    for row, content in enumerate(hashes):
        outs = facts.outs.get(content)
        if outs and row not in held and content not in grouped:
            if outs not in sets:
                sets[outs] = _allowed(outs, shown.tree, proxies, facts)
            (found,) = cluster.nearest(photos.vectors[[row]], sets[outs])
            moved[row] = UNSORTED if found == cluster.NOWHERE else found
    return moved


def _offers(
    homes: Ids, at: Ids, tree: AlbumTree, held: frozenset[int], facts: Corrections
) -> dict[int, set[int]]:
    """Shown albums whose free photos should be where the nearest of some kept albums is: those
    below it, or those whose own photos were arranged into the same album."""
    offers: dict[int, set[int]] = {}
    pinned = np.array(sorted(held), np.int64)
    for kept in facts.albums:
        if kept not in tree.by_id:
            continue
        above = [album.id for album in tree.path(kept)[:-1]]
        for album in above:
            if album in facts.albums:
                offers.setdefault(album, set()).add(kept)
        own = pinned[at[pinned] == kept]
        places, sizes = np.unique(homes[own], return_counts=True)
        if not len(own) or sizes.max() <= _MOST * len(own):
            continue
        host = int(places[sizes.argmax()])
        if host in facts.albums and host != kept and host not in above:
            offers.setdefault(host, {host}).add(kept)
    return offers


def _allowed(
    outs: frozenset[int], tree: AlbumTree, proxies: Proxies, facts: Corrections
) -> Proxies:
    """The albums that photos may be in which some are forbidden to, with all below them."""
    living = {facts.living(album) for album in outs}
    return proxies.only(
        album
        for album in proxies.ids.tolist()
        if album not in tree.by_id or not living & {above.id for above in tree.path(album)}
    )


def _with_members(albums: Sequence[ProposedAlbum], homes: Ids) -> tuple[ProposedAlbum, ...]:
    """The tree with the rows that have each album as their home."""
    order = np.argsort(homes, kind="stable")
    ids, starts = np.unique(homes[order], return_index=True)
    parts = np.split(order, starts[1:]) if len(ids) else []
    members = {album: tuple(part.tolist()) for album, part in zip(ids.tolist(), parts, strict=True)}
    found = tuple(_filled(album, members) for album in albums)
    if UNSORTED in members and not any(album.unsorted for album in found):
        strangers = members[UNSORTED]
        found += (
            ProposedAlbum("Unsorted", strangers, (), strangers[0], unsorted=True, id=UNSORTED),
        )
    return found


def _filled(album: ProposedAlbum, members: Mapping[int, tuple[int, ...]]) -> ProposedAlbum:
    return replace(
        album,
        members=members.get(album.id, ()),
        children=tuple(_filled(child, members) for child in album.children),
    )
