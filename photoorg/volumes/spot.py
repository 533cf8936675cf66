"""A place on a volume, and a volume's place in the tree of folders, as values."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

_SEPARATOR = os.fsencode(os.sep)


@dataclass(frozen=True, slots=True)
class Spot:
    """A folder of a volume, the same wherever the volume is mounted."""

    volume: str
    """`uuid:…` of a file system, `smb://server/share`, `nfs://server`, `serial:…` …"""
    inside: bytes
    """The path inside the volume; its root is a single separator."""

    def below(self, rest: bytes) -> Spot:
        """The spot of a path relative to this one; an empty one is itself."""
        joined = self.inside.rstrip(_SEPARATOR) + (_SEPARATOR + rest if rest else b"")
        return Spot(self.volume, joined or _SEPARATOR)


@dataclass(frozen=True)
class Mount:
    """A volume, or a folder of one, that can be seen at `point`."""

    point: bytes
    find_spot: Callable[[], Spot | None]
    """Finds what it shows; may have to open it."""
    remote: bool = False
    """Whether it is a network's."""

    @cached_property
    def spot(self) -> Spot | None:
        """What it shows at its point, None without a lasting identity."""
        return self.find_spot()

    def holds(self, folder: bytes) -> bool:
        """Whether a folder lies at its point or below."""
        return _relative(folder, self.point) is not None

    def lies_below(self, folder: bytes) -> bool:
        """Whether it is mounted somewhere inside a folder."""
        return bool(_relative(self.point, folder))

    def rest(self, folder: bytes) -> bytes:
        """The path of a folder that it holds, relative to its point."""
        return _relative(folder, self.point) or b""

    def path_of(self, spot: Spot) -> bytes | None:
        """Where a spot is to be seen through this mount, None where it is not."""
        shown = self.spot
        if shown is None or shown.volume != spot.volume:
            return None
        rest = _relative(spot.inside, shown.inside)
        return None if rest is None else os.path.join(self.point, rest) if rest else self.point


def _relative(path: bytes, above: bytes) -> bytes | None:
    """`path` relative to a folder above it, None where it does not lie in it."""
    if path == above:
        return b""
    start = above.rstrip(_SEPARATOR) + _SEPARATOR
    return path[len(start) :] if path.startswith(start) else None
