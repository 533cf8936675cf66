"""Albums that stay the same albums: id, name, cover and place across arrangements.

A new arrangement knows nothing of the one before. Here each of its albums is compared with those
known so far by the photos in it, and where most are the same it *is* that album.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import scipy

from photoorg.domain import Ids, ProposedAlbum

RECOGNISABLE = 0.5
"""The least share of common photos among all that are in either album (Jaccard), new photos aside.
No two albums side by side can both have more of it with a third."""


@dataclass(frozen=True, slots=True)
class KnownAlbum:
    """An album of before."""

    id: int
    parent_id: int | None
    name: str
    photo_ids: Ids
    """(n,), all in it and below."""
    cover_id: int | None = None
    guesses: tuple[str, ...] = ()
    kept: bool = False
    """Whether it must be in the new tree whatever happens."""
    above: tuple[int, ...] = ()
    """The albums it lay in, the nearest first."""
    anywhere: bool = False
    """Whether its place is not known: it may be wherever it is arranged."""


@dataclass(eq=False)
class _Node:
    """An album while the tree is put together."""

    album: ProposedAlbum
    parent: _Node | None
    children: list[_Node] = field(default_factory=list)
    known: KnownAlbum | None = None

    def walk(self) -> Iterator[_Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    def is_below(self, other: _Node) -> bool:
        at: _Node | None = self
        while at is not None and at is not other:
            at = at.parent
        return at is other


def carry_over(
    proposed: Sequence[ProposedAlbum],
    known: Sequence[KnownAlbum],
    new_id: Callable[[ProposedAlbum], int],
    rename: bool = False,
) -> tuple[ProposedAlbum, ...]:
    """The proposed tree with lasting ids: those of known albums where they are recognisable, which
    keep their names, covers and places, and `new_id` of the others.

    A known album may come several times, with different photos: as it was proposed, and as it was
    shown. Kept albums that are not recognised are there without photos. The unsorted album must
    come with its id. To `rename` is to give those that are not kept the names of the new tree.
    """
    root = _Node(ProposedAlbum(""), None)
    root.children = [_grown(album, root) for album in proposed]
    nodes = [node for node in root.walk() if node is not root and not node.album.unsorted]
    _recognise(nodes, known)
    _put_back(root, nodes)
    _tidy(root)
    _add_kept(root, known)
    _name(root, rename)
    return tuple(_finished(node, new_id) for node in root.children)


def _grown(album: ProposedAlbum, parent: _Node) -> _Node:
    node = _Node(album, parent)
    node.children = [_grown(child, node) for child in album.children]
    return node


def _recognise(nodes: Sequence[_Node], known: Sequence[KnownAlbum]) -> None:
    """Pair new albums and known ones, the most alike first."""
    new, old = (
        _members(node.album.photo_ids for node in nodes),
        _members(a.photo_ids for a in known),
    )
    width = max(new.shape[1], old.shape[1])
    new.resize((len(nodes), width))
    old.resize((len(known), width))
    before = np.asarray(old.sum(axis=0) > 0).ravel()
    now = np.asarray(new.sum(axis=0) > 0).ravel()
    common = scipy.sparse.coo_array(old @ new.T)
    # Photos that were added or taken away since say nothing.
    sizes = old @ now.astype(np.float64), new @ before.astype(np.float64)
    olds, news = common.coords
    likeness = common.data / (sizes[0][olds] + sizes[1][news] - common.data)
    good = np.flatnonzero(likeness >= RECOGNISABLE)
    # Of equals the kept one, and the smallest: new photos count in neither.
    full = np.asarray(new.sum(axis=1)).ravel()

    def rank(i: int) -> tuple[float, bool, float, int, int]:
        album = known[olds[i]]
        return -round(float(likeness[i]), 9), not album.kept, full[news[i]], album.id, news[i]

    ranked = sorted(good.tolist(), key=rank)
    taken: set[int] = set()
    for pair in ranked:
        node = nodes[news[pair]]
        if node.known is None and known[olds[pair]].id not in taken:
            node.known = known[olds[pair]]
            taken.add(node.known.id)


def _members(albums: Iterable[Sequence[int] | Ids]) -> scipy.sparse.csr_array:
    """1 where an album (row) has a photo (column)."""
    rows = [np.asarray(album, np.int64) for album in albums]
    columns = np.concatenate([np.empty(0, np.int64), *rows])
    ends = np.cumsum([0, *(len(row) for row in rows)])
    shape = (len(rows), int(columns.max(initial=-1)) + 1)
    return scipy.sparse.csr_array((np.ones(len(columns)), columns, ends), shape=shape)


def _put_back(root: _Node, nodes: Sequence[_Node]) -> None:
    """Move recognised albums to where they were, as far as that is still there."""
    by_id = {node.known.id: node for node in nodes if node.known is not None}
    for node in nodes:
        if node.known is None or node.parent is None or node.known.anywhere:
            continue
        if node.known.parent_id is None:
            # On top of the tree there may be a new level: what was there before goes into it.
            before = root if node.parent.known is not None else node.parent
        else:
            before = by_id.get(node.known.parent_id, node.parent)
        fits = before is root or bool(before.children)
        if before is not node.parent and fits and not before.is_below(node):
            node.parent.children.remove(node)
            before.children.append(node)
            node.parent = before


def _tidy(root: _Node) -> None:
    """Take away parents that were left with no album or with one."""
    # From the bottom up: a parent may be left with nothing by what was done below it.
    for node in reversed([node for node in root.walk() if node is not root]):
        if node.album.members or not node.album.children or node.parent is None:
            continue
        if not node.children:
            node.parent.children.remove(node)
        elif len(node.children) == 1 and (node.known is None or not node.known.kept):
            only = node.children[0]
            node.parent.children[node.parent.children.index(node)] = only
            only.parent = node.parent


def _add_kept(root: _Node, known: Sequence[KnownAlbum]) -> None:
    """Kept albums that were not recognised, where they were."""
    by_id = {node.known.id: node for node in root.walk() if node.known is not None}
    missing = {album.id: album for album in known if album.kept and album.id not in by_id}
    # Those above others first.
    for album in sorted(missing.values(), key=lambda album: (len(album.above), album.id)):
        parent = next((by_id[i] for i in album.above if i in by_id), root)
        node = _Node(ProposedAlbum(album.name), parent, known=album)
        parent.children.append(node)
        by_id[album.id] = node


def _name(parent: _Node, rename: bool) -> None:
    """Give recognised albums their names back, and the others names that none beside them has."""
    taken: set[str] = set()
    for node in parent.children:
        if node.known is not None and _keeps_name(node, rename):
            guesses = node.album.guesses if node.known.guesses else ()
            node.album = replace(node.album, name=node.known.name, guesses=guesses)
            taken.add(node.album.name)
    for node in parent.children:
        if node.known is None or not _keeps_name(node, rename):
            free = _free_name(node.album, taken)
            node.album = replace(node.album, name=free)
            taken.add(free)
        _name(node, rename)


def _keeps_name(node: _Node, rename: bool) -> bool:
    """A name that was only a guess gives way to one that is sure."""
    assert node.known is not None
    sure = not node.known.guesses or bool(node.album.guesses)
    return node.known.kept or (sure and not rename)


def _free_name(album: ProposedAlbum, taken: set[str]) -> str:
    names = (album.name, *album.alternatives)
    for name in names:
        if name not in taken:
            return name
    number = 2
    while f"{album.name} {number}" in taken:
        number += 1
    return f"{album.name} {number}"


def _finished(node: _Node, new_id: Callable[[ProposedAlbum], int]) -> ProposedAlbum:
    album = replace(node.album, children=tuple(_finished(child, new_id) for child in node.children))
    if album.unsorted:
        return album
    if node.known is None:
        return replace(album, id=new_id(album))
    cover = node.known.cover_id
    here = cover is not None and (node.known.kept or cover in set(album.photo_ids))
    return replace(album, id=node.known.id, cover_id=cover if here else album.cover_id)
