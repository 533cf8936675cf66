"""Volumes of Linux: the kernel's table of mounts, file system UUIDs, and the names of shares."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from functools import partial
from typing import Final

from photoorg.volumes.spot import Mount, Spot

TABLE: Final = "/proc/self/mountinfo"
_SMB: Final = frozenset((b"cifs", b"smb3", b"smbfs"))
_NFS: Final = frozenset((b"nfs", b"nfs4"))
NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph"),
        *("coda", "davfs", "davfs2", "glusterfs", "lustre", "gpfs", "beegfs", "orangefs", "pvfs2"),
        *("ocfs2", "virtiofs", "vboxsf", "prl_fs", "vmhgfs", "drvfs", "acfs"),
    }
)
"""Names the kernel gives to file systems whose files another machine has or shares; folders that a
virtual machine shares with its host count too."""
# _IOR(0x15, 0, struct fsuuid2), linux/fs.h: since Linux 6.9, for everybody.
_GET_UUID: Final = 2 << 30 | 17 << 16 | 0x15 << 8
_UUID_BYTES: Final = 17


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: proc_pid_mountinfo(5), with its escapes undone."""

    device: bytes
    """`major:minor`."""
    root: bytes
    point: bytes
    kind: bytes
    source: bytes


def mounts() -> list[Mount]:
    """Everything that is mounted, in the order it was; empty where the table cannot be read."""
    try:
        with open(TABLE, "rb") as table:
            lines = [parse(line) for line in table]
    except OSError:
        return []
    return [
        Mount(line.point, partial(_spot, line), _is_remote(line.kind))
        for line in lines
        if line is not None
    ]


def parse(text: bytes) -> Line | None:
    """One line of the table; None for what is none."""
    before, separator, after = text.partition(b" - ")
    fields, rest = before.split(b" "), after.split(b" ")
    if not separator or len(fields) < 5 or len(rest) < 2:
        return None
    return Line(
        fields[2], _plain(fields[3]), _plain(fields[4]), rest[0], _plain(rest[1].rstrip(b"\n"))
    )


def _plain(field: bytes) -> bytes:
    """A field without its octal escapes."""
    return re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8) & 255]), field)


def _is_remote(kind: bytes) -> bool:
    name = os.fsdecode(kind)
    return name in NETWORK or name == "fuse" or name.startswith("fuse.")


def _spot(line: Line) -> Spot | None:
    if line.kind in _SMB:
        return _share_spot(line)
    if line.kind in _NFS or line.kind == b"fuse.sshfs":
        host, _, path = line.source.rpartition(b":/") if b":/" in line.source else (
            line.source.partition(b":")[0], b"", b"~"
        )  # fmt: skip
        scheme = "nfs" if line.kind in _NFS else "sshfs"
        return _below(f"{scheme}://{os.fsdecode(host).lower()}", b"/" + path, line.root)
    if _is_remote(line.kind) or line.kind == b"zfs":
        return Spot(f"{os.fsdecode(line.kind)}://{os.fsdecode(line.source)}", line.root)
    if not line.source.startswith(b"/"):
        return None
    uuid = _uuid_by_kernel(line.point) or _uuid_by_udev(line.device) or _uuid_by_link(line.source)
    return Spot(f"uuid:{uuid}", line.root) if uuid else None


def _share_spot(line: Line) -> Spot | None:
    """`//server/share/below` as the share and the path in it."""
    parts = line.source.replace(b"\\", b"/").strip(b"/").split(b"/")
    if len(parts) < 2:
        return None
    server, share, *below = parts
    name = f"smb://{os.fsdecode(server).lower()}/{os.fsdecode(share).lower()}"
    return _below(name, b"/" + b"/".join(below), line.root)


def _below(volume: str, inside: bytes, root: bytes) -> Spot:
    """Some file systems name the mounted folder in their source, some as the mount's root, some
    in both."""
    inside = inside.rstrip(b"/") or b"/"
    named = root == b"/" or (inside + b"/").endswith(root.rstrip(b"/") + b"/")
    return Spot(volume, inside if named else inside.rstrip(b"/") + root)


def _uuid_by_kernel(point: bytes) -> str:
    if sys.platform != "linux":
        return ""
    import fcntl

    answer = bytearray(_UUID_BYTES)
    try:
        opened = os.open(point, os.O_RDONLY | os.O_DIRECTORY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        fcntl.ioctl(opened, _GET_UUID, answer)
    except OSError:
        return ""
    finally:
        os.close(opened)
    uuid = bytes(answer[1 : 1 + min(answer[0], _UUID_BYTES - 1)])
    return uuid.hex() if any(uuid) else ""


def _uuid_by_udev(device: bytes) -> str:
    try:
        with open(b"/run/udev/data/b" + device, "rb") as told:
            found = re.search(rb"^E:ID_FS_UUID=(\S+)", told.read(1 << 16), re.MULTILINE)
    except OSError:
        return ""
    return _canonical(found[1]) if found else ""


def _uuid_by_link(source: bytes) -> str:
    folder = b"/dev/disk/by-uuid"
    try:
        wanted = os.path.realpath(source)
        names = os.listdir(folder)
    except OSError:
        return ""
    links = (name for name in names if os.path.realpath(os.path.join(folder, name)) == wanted)
    return _canonical(next(links, b""))


def _canonical(uuid: bytes) -> str:
    return os.fsdecode(uuid).replace("-", "").lower()
