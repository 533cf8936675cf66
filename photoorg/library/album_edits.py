"""Correcting the albums that are shown: every verb notes one act in the journal.

Nothing else is written, so each is visible at once and can be undone. Albums are given by id,
photos by theirs. Each raises LibraryError with a sentence where it makes no sense; then nothing is
noted.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Sequence

from photoorg.corrections import UNSORTED, Act, Seed, acts
from photoorg.domain import Album, AlbumTree
from photoorg.errors import LibraryError
from photoorg.library import albums, corrections, photos
from photoorg.library.store import Library

_LONGEST_NAME = 200


def keep(library: Library, album_id: int) -> None:
    """The album stays as it is, with all below it."""
    tree = _own(library, album_id)
    inside = [album_id, *(album.id for _, album in tree.walk(album_id))]
    seeds = _seeds(library, inside)
    if seeds:
        _record(library, acts.Keep(seeds))


def make(library: Library, name: str, photo_ids: Sequence[int], above: int | None = None) -> int:
    """A new album with some photos, below another one or at the top level; returns its id."""
    if above is not None:
        _own(library, above)
    name = _fit_name(library, name, above)
    content = _hashes(library, photo_ids)
    path = _chain(library, above)
    seed = Seed(_new_id(library, name), name, path, content, content[0] if content else b"")
    _record(library, acts.Make(seed, _seeds(library, [] if above is None else [above])))
    return seed.album


def rename(library: Library, album_id: int, name: str) -> None:
    """The album is called so; an album beside it may not have that name."""
    album = _own(library, album_id).by_id[album_id]
    if name.strip() == album.name and album.kept:
        return
    name = _fit_name(library, name, album.parent_id, but=album_id)
    _record(library, acts.Rename(album_id, name, _seeds(library, [album_id])))


def choose_cover(library: Library, album_id: int, photo_id: int) -> None:
    """The album shows this photo on its cover."""
    _own(library, album_id)
    (content,) = _hashes(library, [photo_id])
    _record(library, acts.ChooseCover(album_id, content, _seeds(library, [album_id])))


def dismiss(library: Library, album_id: int) -> None:
    """The album is none: its photos lie in the one above, and it is not proposed again."""
    album = _own(library, album_id).by_id[album_id]
    inside = _hashes(library, photos.ids_in_album(library, album_id).tolist())
    _record(library, acts.Dismiss(album_id, inside, _chain(library, album.parent_id)))


def merge(library: Library, album_ids: Sequence[int], into: int) -> None:
    """One album takes in the others, with the albums below them."""
    others = [album_id for album_id in dict.fromkeys(album_ids) if album_id != into]
    for album_id in (*others, into):
        tree = _own(library, album_id)
    above = {album.id for album in tree.path(into)}
    if not others:
        raise LibraryError("To merge albums, choose at least two.")
    if above & set(others):
        raise LibraryError("An album cannot take in one that it lies in.")
    seeds = _seeds(library, [into, *others])
    _record(library, acts.Merge(tuple(others), into, seeds))


def split(library: Library, album_id: int, parts: Sequence[tuple[str, Sequence[int]]]) -> list[int]:
    """The album falls into parts below it, each a name and photos; returns the ids of the parts."""
    _own(library, album_id)
    if len(parts) < 2 or not all(len(photo_ids) for _, photo_ids in parts):
        raise LibraryError("To split an album, there must be photos for two parts at least.")
    names = [_plain_name(name) for name, _ in parts]
    if len({name.casefold() for name in names}) < len(names):
        raise LibraryError("The parts of an album need different names.")
    if sum(len(ids) for _, ids in parts) > len(set().union(*(ids for _, ids in parts))):
        raise LibraryError("A photo can be in one part only.")
    above = _chain(library, album_id)
    inside = set(photos.ids_in_album(library, album_id).tolist())
    seeds: list[Seed] = []
    for name, (_, photo_ids) in zip(names, parts, strict=True):
        if set(photo_ids) - inside:
            raise LibraryError("Some of these photos are not in the album any more.")
        content = _hashes(library, photo_ids)
        part = _new_id(library, f"{album_id} {len(seeds)} {name}")
        seeds.append(Seed(part, name, above, content, content[0] if content else b""))
    _record(library, acts.Split(album_id, tuple(seeds), _seeds(library, [album_id])))
    return [seed.album for seed in seeds]


def move_album(library: Library, album_id: int, under: int | None) -> None:
    """The album lies directly below another one, or at the top level."""
    tree = _own(library, album_id)
    if under is not None:
        _own(library, under)
        if album_id in {album.id for album in tree.path(under)}:
            raise LibraryError("An album cannot lie in itself.")
    _fit_name(library, tree.by_id[album_id].name, under, but=album_id)
    touched = [album_id] if under is None else [under, album_id]
    _record(library, acts.MoveAlbum(album_id, _chain(library, under), _seeds(library, touched)))


def move_photos(library: Library, photo_ids: Sequence[int], to: int) -> None:
    """The photos lie in this album."""
    _own(library, to)
    content = _hashes(library, photo_ids)
    _record(library, acts.MovePhotos(content, to, _seeds(library, [to], without=content)))


def take_out(library: Library, photo_ids: Sequence[int], album_id: int) -> None:
    """The photos are not in this album, nor in any below it."""
    below = tuple(album.id for _, album in _own(library, album_id).walk(album_id))
    content = _hashes(library, photo_ids)
    seeds = _seeds(library, [album_id], without=content)
    _record(library, acts.TakeOut(content, album_id, below, seeds))


def belong_together(library: Library, photo_ids: Sequence[int]) -> int | None:
    """The photos are always in one album: at once in the one that most of them are in, whose id
    is returned; None where none has an album."""
    content = _hashes(library, photo_ids)
    if len(content) < 2:
        raise LibraryError("To say that photos belong together, choose at least two.")
    homes = Counter(albums.home(library, photo_id) for photo_id in photo_ids)
    sorted_ones = {
        album: n for album, n in homes.items() if album not in (None, _unsorted(library))
    }
    to = max(sorted_ones, key=lambda album: sorted_ones[album], default=None)
    seeds = () if to is None else _seeds(library, [to], without=content)
    _record(library, acts.BelongTogether(content, to, seeds))
    return to


def never_merge(library: Library, one: int, other: int) -> None:
    """The two albums are two."""
    if one == other:
        raise LibraryError("To keep albums apart, choose two.")
    for album_id in (one, other):
        _own(library, album_id)
    _record(library, acts.NeverMerge(one, other, _seeds(library, [one, other])))


def _record(library: Library, act: Act) -> None:
    corrections.record(library, act)


def _own(library: Library, album_id: int) -> AlbumTree:
    """The shown tree. Raises LibraryError for what is no album that could be corrected."""
    tree = albums.tree(library)
    if album_id not in tree.by_id:
        raise LibraryError("This album is not there any more.")
    if tree.by_id[album_id].unsorted:
        raise LibraryError("Photos that resemble few others are no album: move them into one.")
    return tree


def _seeds(
    library: Library, album_ids: Iterable[int], without: Sequence[bytes] = ()
) -> tuple[Seed, ...]:
    """Seeds of the albums that are not the person's yet."""
    tree, left_out = albums.tree(library), set(without)
    return tuple(
        _seed(library, tree.by_id[album_id], left_out)
        for album_id in album_ids
        if not tree.by_id[album_id].kept
    )


def _seed(library: Library, album: Album, left_out: set[bytes]) -> Seed:
    content = _hashes(library, albums.direct(library, album.id))
    cover = _hashes(library, [] if album.cover_id is None else [album.cover_id])
    return Seed(
        album.id,
        album.name,
        _chain(library, album.parent_id),
        tuple(photo for photo in content if photo not in left_out),
        next(iter(cover), b""),
    )


def _chain(library: Library, album_id: int | None) -> tuple[int, ...]:
    """An album and those it lies in, the nearest first."""
    if album_id is None:
        return ()
    return tuple(album.id for album in reversed(albums.tree(library).path(album_id)))


def _unsorted(library: Library) -> int:
    listed = albums.tree(library).albums
    return next((album.id for album in listed if album.unsorted), UNSORTED)


def _hashes(library: Library, photo_ids: Iterable[int]) -> tuple[bytes, ...]:
    wanted = [int(photo_id) for photo_id in photo_ids]
    found = photos.contents(library, wanted)
    if len(found) < len(set(wanted)):
        raise LibraryError("Some of these photos are not in the library any more.")
    return tuple(found[photo_id] for photo_id in dict.fromkeys(wanted))


def _fit_name(library: Library, name: str, above: int | None, but: int | None = None) -> str:
    """The name without blanks around it. Raises LibraryError where it cannot be used."""
    name = _plain_name(name)
    beside = albums.tree(library).children(above)
    if any(album.name.casefold() == name.casefold() and album.id != but for album in beside):
        raise LibraryError(f"There is an album “{name}” here already.")
    return name


def _plain_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise LibraryError("An album needs a name.")
    if len(name) > _LONGEST_NAME:
        raise LibraryError(f"The name of an album may have {_LONGEST_NAME} letters at most.")
    return name


def _new_id(library: Library, words: str) -> int:
    """An id that no album has had."""
    facts = corrections.read(library)
    used = {0, *albums.tree(library).by_id, *facts.albums, *facts.dismissed, *facts.merged}
    while True:
        salted = f"{words} {time.time_ns()}".encode()
        found = int.from_bytes(hashlib.blake2b(salted, digest_size=6).digest(), "big")
        if found not in used:
            return found
