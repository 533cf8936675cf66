"""Where a library may not lie: on file systems that share its files between machines.

SQLite's write-ahead log needs memory that all processes share, and locks that hold. Over a network
neither is certain, and a database is damaged by a second writer or a lost connection. Linux only:
elsewhere nothing but a Windows network path is recognised.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath

from photoorg import volumes
from photoorg.errors import LibraryError
from photoorg.volumes.linux import NETWORK, TABLE, parse

LOCAL_FUSE = frozenset(
    {
        *("fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.ext2", "fuse.ext4", "fuse.lklfuse"),
        *("fuse.encfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.securefs", "fuse.cryptomator"),
        *("fuse.fuse-overlayfs", "fuse.bindfs", "fuse.mergerfs", "fuse.unionfs", "fuse.mhddfs"),
        *("fuse.dwarfs", "fuse.zfs", "fuse.btrfs"),
    }
)
"""File systems in user space that keep their files on this machine. All others are refused, as
nobody can know where theirs are."""


def refuse_network(library: Path, proposed: Path) -> None:
    """Raise LibraryError when a library may not lie there, proposing another folder."""
    kind = network_file_system(Path(os.path.realpath(library)), _mounts())
    if kind:
        raise LibraryError(
            f"The library cannot lie in {library}, which is on a network file system ({kind}): "
            f"its databases could be damaged there; please use a folder of this computer, such as "
            f"{proposed}. The photos themselves may lie anywhere."
        )


def is_network(folder: bytes) -> bool:
    """Whether an absolute folder free of links lies on another machine, or may: not on a file
    system in user space that is known to be local."""
    if sys.platform == "darwin":
        return volumes.is_remote(folder)
    return bool(network_file_system(Path(os.fsdecode(folder)), _mounts()))


def network_file_system(folder: PurePath, mountinfo: str) -> str:
    """The kind of network file system that an absolute folder free of links lies on, or an empty
    text; `mountinfo` is as in /proc/self/mountinfo."""
    if folder.drive.startswith("\\\\"):
        return "Windows share"
    inside, kind = -1, ""
    for text in mountinfo.encode("utf-8", "surrogateescape").split(b"\n"):
        line = parse(text)
        if line is None:
            continue
        at = PurePath(os.fsdecode(line.point))
        # Of mounts on the same folder the last one hides the others.
        if len(at.parts) >= inside and folder.is_relative_to(at):
            inside, kind = len(at.parts), os.fsdecode(line.kind)
    return kind if _is_network(kind) else ""


def _is_network(kind: str) -> bool:
    if kind.startswith("fuse."):
        return kind not in LOCAL_FUSE
    return kind in NETWORK or kind == "fuse"


def _mounts() -> str:
    try:
        with open(TABLE, encoding="utf-8", errors="surrogateescape") as mounts:
            return mounts.read()
    except OSError:
        return ""
