"""The parts an album may fall into, as the person puts them together before it happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from photoorg.domain import AlbumPart
from photoorg.ui.language import tr

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One proposed part. `taken` tells whether it becomes an album of its own."""

    name: str
    photo_ids: tuple[int, ...]
    taken: bool = True


class Parts:
    """Parts by their places; each change leaves the proposal itself alone."""

    def __init__(self, proposed: Sequence[AlbumPart] = ()) -> None:
        self._parts = [Part(part.name[:LONGEST], part.photo_ids) for part in proposed]

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, place: int) -> Part:
        return self._parts[place]

    def rename(self, place: int, name: str) -> None:
        """Call a part so."""
        self._parts[place] = replace(self._parts[place], name=name)

    def take(self, place: int, taken: bool) -> None:
        """Make a part an album of its own, or leave its photos where they are."""
        self._parts[place] = replace(self._parts[place], taken=taken)

    def join(self, place: int, into: int) -> None:
        """Put a part's photos into another one, which keeps its name."""
        if place == into:
            return
        both = self._parts[into].photo_ids + self._parts[place].photo_ids
        self._parts[into] = replace(self._parts[into], photo_ids=both)
        del self._parts[place]

    @property
    def chosen(self) -> list[tuple[str, tuple[int, ...]]]:
        """The parts that become albums, as album_edits.split wants them."""
        return [(_plain(part.name), part.photo_ids) for part in self._parts if part.taken]

    @property
    def left(self) -> int:
        """How many photos are in no such part."""
        return sum(len(part.photo_ids) for part in self._parts if not part.taken)

    def trouble(self) -> str:
        """Why the album cannot be split so; empty when it can."""
        names = [name for name, _ in self.chosen]
        if len(names) < 2:
            return tr("Tick two parts at least.")
        if not all(names):
            return tr("Every part needs a name.")
        seen: set[str] = set()
        for name in names:
            if name.casefold() in seen:
                return tr("Two parts are called “{name}”.").format(name=name)
            seen.add(name.casefold())
        return ""

    def words(self, album: str, unseen: int = 0) -> str:
        """What will happen: “Beach gets 3 albums below it; 12 photos stay directly in it.”"""
        gets = tr("{album} gets %n albums below it", "", len(self.chosen)).format(album=album)
        stay = self.left + unseen
        stays = tr("%n photos stay directly in it", "", stay)
        return f"{gets}; {stays}." if stay else f"{gets}."


def _plain(name: str) -> str:
    return " ".join(name.split())
