"""What the acts of a person add up to. Where two contradict each other the later one counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from photoorg.corrections import acts
from photoorg.corrections.acts import Act, Seed


@dataclass(frozen=True, slots=True)
class KeptAlbum:
    """An album that is the person's: it is always there."""

    id: int
    name: str
    above: tuple[int, ...] = ()
    """The albums it lay in when it was last put somewhere, the nearest first."""
    cover: bytes = b""
    placed: bool = False
    """Whether the person put it where it is; otherwise it may follow what machines propose."""
    named: bool = False
    """Whether the person gave the name; otherwise it is a confirmed one of a machine's."""


@dataclass(frozen=True)
class Corrections:
    """All that holds. Photos are hashes of contents."""

    albums: Mapping[int, KeptAlbum] = field(default_factory=dict)
    pins: Mapping[bytes, int] = field(default_factory=dict)
    """The album each of these photos lies in; it is among `albums`."""
    decided: frozenset[bytes] = frozenset()
    """Those of them that the person put there by name, not with their whole album."""
    outs: Mapping[bytes, frozenset[int]] = field(default_factory=dict)
    """The albums that a photo is not in, nor in any below them; unless it was pinned to one that
    came to lie there later."""
    together: tuple[frozenset[bytes], ...] = ()
    """Disjoint groups of photos that are always in one album."""
    apart: frozenset[frozenset[int]] = frozenset()
    """Pairs of albums that are two."""
    dismissed: Mapping[int, frozenset[bytes]] = field(default_factory=dict)
    """Albums that are none, with the photos that were in them."""
    merged: Mapping[int, int] = field(default_factory=dict)
    """Albums that another one has taken in, with that one; it may be merged itself."""
    taken_in: Mapping[int, frozenset[bytes]] = field(default_factory=dict)
    """The photos that were in those when they were merged."""
    above: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """The albums that the dismissed ones lay in, the nearest first."""

    def mentioned(self) -> set[bytes]:
        """Every photo that has a place of its own, or is on a cover."""
        covers = {album.cover for album in self.albums.values() if album.cover}
        return covers.union(self.pins, self.outs, *self.together)

    def living(self, album: int) -> int:
        """The album that an album has become by merging: itself, if it has not."""
        while album in self.merged:
            album = self.merged[album]
        return album


NOTHING = Corrections()


def add_up(said: Iterable[Act], before: Corrections = NOTHING) -> Corrections:
    """The facts after some acts, in order, on top of those that held before."""
    book = _Book(before)
    for act in said:
        book.write(act)
    return book.closed()


class _Book:
    """Corrections while acts are being added."""

    def __init__(self, before: Corrections) -> None:
        self.albums = dict(before.albums)
        self.pins = dict(before.pins)
        self.decided = set(before.decided)
        self.outs = dict(before.outs)
        self.groups = list(before.together)
        self.apart = set(before.apart)
        self.dismissed = dict(before.dismissed)
        self.merged = dict(before.merged)
        self.taken_in = dict(before.taken_in)
        self.above = dict(before.above)

    def closed(self) -> Corrections:
        return Corrections(
            self.albums,
            self.pins,
            frozenset(self.decided),
            self.outs,
            tuple(self.groups),
            frozenset(self.apart),
            self.dismissed,
            self.merged,
            self.taken_in,
            self.above,
        )

    def write(self, act: Act) -> None:
        for seed in act.keeps:
            self._keep(seed)
        match act:
            case acts.Make(made):
                self._make(made, named=True)
                self.decided.update(made.photos)
            case acts.Rename(album, name):
                self._change(album, name=name, named=True)
            case acts.ChooseCover(album, photo):
                self._change(album, cover=photo)
            case acts.Dismiss(album, photos, above):
                self._dismiss(album, frozenset(photos), above)
            case acts.Merge(albums, into):
                self._merge(albums, into)
            case acts.Split(_, parts):
                for part in parts:
                    self._make(part)
                    self.decided.update(part.photos)
            case acts.MoveAlbum(album, above):
                self._change(album, above=above, placed=True)
            case acts.MovePhotos(photos, to):
                self._leave_groups(frozenset(photos))
                self._pin(photos, to)
                self.decided.update(photos)
            case acts.TakeOut(photos, album, within):
                self._take_out(photos, album, {album, *within})
            case acts.BelongTogether(photos, to):
                self._join(frozenset(photos), to)
            case acts.NeverMerge(one, other):
                self.apart.add(frozenset((one, other)))
            case acts.Keep():
                pass

    def _keep(self, seed: Seed) -> None:
        """An album becomes the person's as it is shown: with its photos, and what belongs together
        with them though it is away now. One that is kept already does not change."""
        if seed.album in self.albums:
            return
        self._open(KeptAlbum(seed.album, seed.name, seed.above, seed.cover))
        photos = frozenset(seed.photos)
        whole = photos.union(*(group for group in self.groups if group & photos))
        self._pin([photo for photo in whole if photo not in self.pins], seed.album)

    def _make(self, seed: Seed, named: bool = False) -> None:
        """A new album takes its photos from wherever they are, and stays where it is put."""
        self._leave_groups(frozenset(seed.photos))
        made = KeptAlbum(seed.album, seed.name, seed.above, seed.cover, placed=True, named=named)
        self._open(made)
        self._pin(seed.photos, seed.album)

    def _open(self, album: KeptAlbum) -> None:
        self.albums[album.id] = album
        for of_gone in (self.dismissed, self.merged, self.taken_in, self.above):
            of_gone.pop(album.id, None)

    def _change(self, album: int, **changes: object) -> None:
        if album in self.albums:
            self.albums[album] = replace(self.albums[album], **changes)  # type: ignore[arg-type]

    def _pin(self, photos: Iterable[bytes], album: int) -> None:
        if album not in self.albums:
            return
        allowed = {album, *self.albums[album].above}
        for photo in photos:
            self.pins[photo] = album
            if photo in self.outs:
                self._set_outs(photo, self.outs[photo] - allowed)

    def _set_outs(self, photo: bytes, albums: frozenset[int]) -> None:
        if albums:
            self.outs[photo] = albums
        else:
            self.outs.pop(photo, None)

    def _take_out(self, photos: Iterable[bytes], album: int, within: set[int]) -> None:
        self._leave_groups(frozenset(photos))
        for photo in photos:
            self._set_outs(photo, self.outs.get(photo, frozenset()) | {album})
            if self.pins.get(photo) in within:
                self._unpin(photo)

    def _leave_groups(self, photos: frozenset[bytes]) -> None:
        """What some photos of a group are told, without the others, parts the group."""
        if all(group.isdisjoint(photos) for group in self.groups):
            return
        parted: list[frozenset[bytes]] = []
        for group in self.groups:
            parted += [group & photos, group - photos]
        self.groups = [group for group in parted if len(group) > 1]

    def _join(self, photos: frozenset[bytes], to: int | None) -> None:
        touched = [group for group in self.groups if group & photos]
        joined = photos.union(*touched)
        self.groups = [group for group in self.groups if not group & photos]
        self.groups.append(joined)
        if to is None:
            held = Counter(self.pins[photo] for photo in joined if photo in self.pins)
            to = max(held, key=lambda album: (held[album], -album), default=None)
        if to is not None:
            self._pin(joined, to)
            self.decided |= joined

    def _dismiss(self, album: int, photos: frozenset[bytes], above: tuple[int, ...]) -> None:
        self.albums.pop(album, None)
        self.dismissed[album] = photos
        self.above[album] = above
        self._drop_pairs(album)
        for photo in [photo for photo, held in self.pins.items() if held == album]:
            self._unpin(photo)

    def _unpin(self, photo: bytes) -> None:
        del self.pins[photo]
        self.decided.discard(photo)

    def _merge(self, albums: Iterable[int], into: int) -> None:
        for album in albums:
            if album == into or into not in self.albums:
                continue
            self.albums.pop(album, None)
            self.merged[album] = into
            self.apart.discard(frozenset((album, into)))
            self._drop_pairs(album, into)
            inside = [photo for photo, held in self.pins.items() if held == album]
            self.taken_in[album] = frozenset(inside)
            for photo in [photo for photo, held in self.pins.items() if held in (album, into)]:
                self.pins[photo] = into
                self._set_outs(photo, self.outs.get(photo, frozenset()) - {album, into})

    def _drop_pairs(self, album: int, heir: int | None = None) -> None:
        """An album that is none any more has nothing to be kept apart from; who took it in has."""
        for pair in [pair for pair in self.apart if album in pair]:
            self.apart.remove(pair)
            if heir is not None and heir not in pair:
                self.apart.add((pair - {album}) | {heir})
