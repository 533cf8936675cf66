"""The album tree that is shown: what machines propose, as the person corrected it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from photoorg.corrections.facts import Corrections
from photoorg.domain import Album, AlbumTree
from photoorg.translatable import tr

UNSORTED = (1 << 53) - 1
"""The lasting id of the album of photos that are in no other."""


@dataclass(frozen=True)
class Base:
    """What machines propose."""

    albums: tuple[Album, ...]
    """Parents before children, siblings in order; `count` is of the photos directly inside."""
    photo_ids: Mapping[bytes, int] = field(default_factory=dict)
    """The photos that corrections mention, by the hashes of their contents."""
    homes: Mapping[int, int] = field(default_factory=dict)
    """Which of `albums` each of those photos is proposed for."""
    away: frozenset[int] = frozenset()
    """Those of them that have no file now; they count nowhere."""


@dataclass(frozen=True)
class Shown:
    """The tree, and where photos are that are not where they were proposed."""

    tree: AlbumTree
    redirects: Mapping[int, int] = field(default_factory=dict)
    """Proposed albums that are not shown, with the one that shows their photos."""
    placed: Mapping[int, int] = field(default_factory=dict)
    """The albums of photos that are shown elsewhere than their proposed album, by photo id."""

    def album_of(self, photo_id: int, home: int | None) -> int | None:
        """Where a photo is shown that is proposed for `home`; None where no album has it."""
        placed = self.placed.get(photo_id)
        if placed is not None or home is None:
            return placed
        return self.redirects.get(home, home)

    def homes_of(self, album_id: int) -> list[int]:
        """The proposed albums whose photos this one shows directly, unless they are placed."""
        hidden = [home for home, shown in self.redirects.items() if shown == album_id]
        return [album_id, *hidden]

    def below(self, album_id: int) -> list[int]:
        """An album and all below it."""
        return [album_id, *(album.id for _, album in self.tree.walk(album_id))]


def show(base: Base, corrections: Corrections) -> Shown:
    """The tree to show. Kept albums are always there, under the names and with the photos that
    the person gave them; proposed ones only while they have photos."""
    tree = _Tree(base, corrections)
    placed = _places(base, corrections, tree)
    counts = Counter({album.id: 0 for album in base.albums})
    for album in base.albums:
        counts[tree.redirect(album.id)] += album.count
    here = {photo: album_id for photo, album_id in placed.items() if photo not in base.away}
    for photo, album_id in here.items():
        if photo in base.homes:
            counts[tree.redirect(base.homes[photo])] -= 1
        counts[album_id] += 1
    redirects = {a.id: tree.redirect(a.id) for a in base.albums if tree.redirect(a.id) != a.id}
    by_album = {album_id: photo for photo, album_id in sorted(here.items(), reverse=True)}
    seen = {content: i for content, i in base.photo_ids.items() if i not in base.away}
    albums = tuple(_above_and_below(tree, counts, by_album, seen, None))
    return Shown(AlbumTree(albums), redirects, placed)


class _Tree:
    """Which albums are shown, and what lies in what."""

    def __init__(self, base: Base, corrections: Corrections) -> None:
        self._corrections = corrections
        self._proposed = {album.id: album for album in base.albums}
        self.unsorted = next((album.id for album in base.albums if album.unsorted), UNSORTED)
        self.kept = corrections.albums
        shown = [album.id for album in base.albums if self._is_shown(album.id)]
        shown += [album_id for album_id in self.kept if album_id not in self._proposed]
        if self.unsorted not in self._proposed:
            shown.append(self.unsorted)
        self._shown = frozenset(shown)
        self._parents: dict[int, int | None] = {}
        for album_id in shown:
            self._parents[album_id] = self._parent(album_id)
        self._children: dict[int | None, list[int]] = {}
        for album_id in shown:
            self._children.setdefault(self.parent(album_id), []).append(album_id)

    def children(self, album_id: int | None) -> list[int]:
        """The albums directly in one, in order, the unsorted one last."""
        inside = self._children.get(album_id, [])
        return sorted(inside, key=lambda below: below == self.unsorted)

    def parent(self, album_id: int) -> int | None:
        """The album that one lies in. Of albums that would lie in each other one is on top, one
        that the person did not put there if possible."""
        seen, at = {album_id}, self._parents[album_id]
        while at is not None and at not in seen:
            seen.add(at)
            at = self._parents[at]
        if at != album_id:
            return self._parents[album_id]
        top = min(seen, key=lambda a: (a in self.kept and self.kept[a].placed, a))
        return None if album_id == top else self._parents[album_id]

    def chain(self, album_id: int) -> list[int]:
        """An album and those it lies in, the nearest first."""
        chain, parent = [album_id], self.parent(album_id)
        while parent is not None:
            chain.append(parent)
            parent = self.parent(parent)
        return chain

    def redirect(self, album_id: int) -> int:
        """The album that shows what is proposed for another."""
        if album_id in self._shown:
            return album_id
        living = self._corrections.living(album_id)
        if living in self._shown:
            return living
        above = self._corrections.above.get(living, ())
        nearest = self._nearest(above, living)
        if nearest is not None or living in self._corrections.above:
            return self.unsorted if nearest is None else nearest
        proposed = self._proposed.get(living)
        parent = None if proposed is None else proposed.parent_id
        return self.unsorted if parent is None else self.redirect(parent)

    def album(self, album_id: int) -> Album:
        """An album as it is shown, with no photos yet."""
        proposed = self._proposed.get(album_id)
        kept = self.kept.get(album_id)
        if proposed is None:
            proposed = Album(album_id, None, tr("Unsorted"), 0, unsorted=album_id == self.unsorted)
        parent = self.parent(album_id)
        if kept is None:
            return replace(proposed, parent_id=parent, count=0)
        return replace(
            proposed,
            parent_id=parent,
            count=0,
            name=kept.name,
            kept=True,
            guesses=() if kept.named else proposed.guesses,
        )

    def _is_shown(self, album_id: int) -> bool:
        gone = album_id in self._corrections.dismissed or album_id in self._corrections.merged
        return not gone or album_id in self.kept

    def _parent(self, album_id: int) -> int | None:
        kept = self.kept.get(album_id)
        if album_id in self._proposed and not (kept and kept.placed):
            above = self._proposed[album_id].parent_id
            return None if above is None else self._nearest((above,), album_id)
        return None if kept is None else self._nearest(kept.above, album_id)

    def _nearest(self, above: tuple[int, ...], album_id: int) -> int | None:
        """The first of some albums that is shown, or shows for it; not the album itself."""
        for candidate in above:
            at: int | None = self._corrections.living(candidate)
            while at is not None and at not in self._shown:
                if at in self._corrections.above:
                    return self._nearest(self._corrections.above[at], album_id)
                proposed = self._proposed.get(at)
                at = None if proposed is None else proposed.parent_id
            if at is not None and at not in (album_id, self.unsorted):
                return at
        return None


def _places(base: Base, corrections: Corrections, tree: _Tree) -> dict[int, int]:
    """The albums of the photos that are not shown where they are proposed."""
    ids, homes = base.photo_ids, base.homes
    at: dict[int, int] = {}
    for photo, album_id in corrections.pins.items():
        if photo in ids:
            at[ids[photo]] = album_id
    for photo, outs in corrections.outs.items():
        if photo in ids and ids[photo] not in at and ids[photo] in homes:
            home = tree.redirect(homes[ids[photo]])
            at[ids[photo]] = _outside(tree, home, _living(corrections, outs))
    for group in corrections.together:
        at |= _together(group, base, corrections, tree, at)
    return {
        photo: album_id
        for photo, album_id in at.items()
        if photo not in homes or tree.redirect(homes[photo]) != album_id
    }


def _living(corrections: Corrections, albums: Iterable[int]) -> frozenset[int]:
    return frozenset(corrections.living(album) for album in albums)


def _outside(tree: _Tree, home: int, outs: frozenset[int]) -> int:
    """The nearest album above the home that is neither in nor one of `outs`."""
    chain = tree.chain(home)
    excluded = [place for place, album_id in enumerate(chain) if album_id in outs]
    after = excluded[-1] + 1 if excluded else 0
    return chain[after] if after < len(chain) else tree.unsorted


def _together(
    group: frozenset[bytes], base: Base, corrections: Corrections, tree: _Tree, at: dict[int, int]
) -> dict[int, int]:
    """One album for a group: the pinned one, or else the one that most are proposed for."""
    members = [base.photo_ids[photo] for photo in group if photo in base.photo_ids]
    pinned = {corrections.pins[photo] for photo in group if photo in corrections.pins}
    if pinned:
        return dict.fromkeys(members, min(pinned))
    outs: set[int] = set()
    for photo in group:
        outs |= _living(corrections, corrections.outs.get(photo, ()))
    homes = [
        at.get(photo, tree.redirect(base.homes[photo])) for photo in members if photo in base.homes
    ]
    votes = Counter(_outside(tree, home, frozenset(outs)) for home in homes)
    if not votes:
        return {}
    kept = corrections.albums
    best = max(votes, key=lambda a: (a != tree.unsorted, votes[a], a in kept, -a))
    return dict.fromkeys(members, best)


def _above_and_below(
    tree: _Tree,
    counts: Counter[int],
    placed: Mapping[int, int],
    photo_ids: Mapping[bytes, int],
    parent: int | None,
) -> list[Album]:
    """The shown albums below one, each before those below it, with the counts of all inside."""
    albums: list[Album] = []
    for album_id in tree.children(parent):
        inside = _above_and_below(tree, counts, placed, photo_ids, album_id)
        count = counts[album_id] + sum(a.count for a in inside if a.parent_id == album_id)
        kept = tree.kept.get(album_id)
        if not count and kept is None and not inside:
            continue
        album = replace(tree.album(album_id), count=count)
        covers = (
            None if kept is None else photo_ids.get(kept.cover),
            album.cover_id,
            placed.get(album_id),
            *(below.cover_id for below in inside),
        )
        cover = next((photo for photo in covers if photo is not None), None)
        albums.append(replace(album, cover_id=cover))
        albums += inside
    return albums
