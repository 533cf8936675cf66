"""Where a library may not lie: on file systems that share its files between machines.

SQLite's write-ahead log needs memory that all processes share, and locks that hold. Over a network
neither is certain, and a database is damaged by a second writer or a lost connection. Linux only:
elsewhere nothing but a Windows network path is recognised.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from photoorg.errors import LibraryError

NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph"),
        *("coda", "davfs", "davfs2", "glusterfs", "lustre", "gpfs", "beegfs", "orangefs", "pvfs2"),
        *("virtiofs", "vboxsf", "prl_fs", "vmhgfs", "drvfs", "acfs"),
    }
)
"""Names the kernel gives to file systems whose files another machine has; folders that a virtual
machine shares with its host count too."""
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


def network_file_system(folder: PurePath, mountinfo: str) -> str:
    """The kind of network file system that an absolute folder free of links lies on, or an empty
    text; `mountinfo` is as in /proc/self/mountinfo."""
    if folder.drive.startswith("\\\\"):
        return "Windows share"
    inside, kind = -1, ""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        at = PurePath(_unescaped(fields[4]))
        # Of mounts on the same folder the last one hides the others.
        if len(at.parts) >= inside and folder.is_relative_to(at):
            inside, kind = len(at.parts), after.split(" ", 1)[0]
    return kind if _is_network(kind) else ""


def _is_network(kind: str) -> bool:
    if kind.startswith("fuse."):
        return kind not in LOCAL_FUSE
    return kind in NETWORK or kind == "fuse"


def _unescaped(field: str) -> str:
    """Undo the octal escapes of blanks, tabs, newlines and backslashes."""
    for code, character in (("040", " "), ("011", "\t"), ("012", "\n"), ("134", "\\")):
        field = field.replace("\\" + code, character)
    return field


def _mounts() -> str:
    try:
        with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as mounts:
            return mounts.read()
    except OSError:
        return ""
