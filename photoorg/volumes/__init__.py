"""Volumes: what folders lie on, so that a drive or a share is known again wherever it is mounted.

Only Linux is tested; what there is for macOS and Windows follows their documentation.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from photoorg.volumes import linux, macos, windows
from photoorg.volumes.spot import Mount, Spot


def spot_of(folder: bytes) -> Spot | None:
    """Where a folder lies, None where its volume has no lasting identity (or nobody can tell).

    `folder` is absolute and free of links. Never raises. May wait for a network.
    """
    mount = _mount_of(folder, _mounts())
    return None if mount is None or mount.spot is None else mount.spot.below(mount.rest(folder))


def seen_at(spot: Spot) -> Iterator[bytes]:
    """The existing folders that show a spot now. Never raises. May wait for a network."""
    for mount in _mounts():
        path = mount.path_of(spot)
        if path is not None and os.path.isdir(path):
            yield path


def points_below(folder: bytes) -> set[bytes]:
    """Where other volumes are mounted inside a folder, at any depth. Never raises."""
    return {mount.point for mount in _mounts() if mount.lies_below(folder)}


def point_of(folder: bytes) -> bytes:
    """Where the volume that a folder lies on is mounted; empty where nobody can tell. Never
    raises."""
    mount = _mount_of(folder, _mounts())
    return b"" if mount is None else mount.point


def is_remote(folder: bytes) -> bool:
    """Whether a folder lies elsewhere: this machine is not told when others change it there."""
    mount = _mount_of(folder, _mounts())
    return mount is not None and mount.remote


def _mounts() -> list[Mount]:
    if sys.platform == "linux":
        return linux.mounts()
    if sys.platform == "darwin":
        return macos.mounts()
    if os.name == "nt":
        return windows.mounts()
    return []


def _mount_of(folder: bytes, mounts: list[Mount]) -> Mount | None:
    """The mount a folder lies in: the innermost one, and the last of those at the same point."""
    holding = [mount for mount in mounts if mount.holds(folder)]
    return max(reversed(holding), key=lambda mount: len(mount.point), default=None)


__all__ = ["Spot", "is_remote", "point_of", "points_below", "seen_at", "spot_of"]
