"""Volumes of macOS, by what `mount` and `diskutil` say. Written from their manuals, never run."""

from __future__ import annotations

import os
import plistlib
import re
import subprocess
from functools import partial
from typing import Final

from photoorg.volumes.spot import Mount, Spot

_LINE: Final = re.compile(rb"^(.+) on (/.*) \((\w+)[,)]")
_REMOTE: Final = frozenset((b"smbfs", b"nfs", b"afpfs", b"webdav", b"ftp", b"macfuse"))
_SECONDS: Final = 10


def mounts() -> list[Mount]:
    """Everything that is mounted; empty where nobody can tell."""
    found = [_LINE.match(line) for line in _said("/sbin/mount").splitlines()]
    return [
        Mount(line[2], partial(_spot, line[1], line[2], line[3]), line[3] in _REMOTE)
        for line in found
        if line is not None
    ]


def _spot(source: bytes, point: bytes, kind: bytes) -> Spot | None:
    if kind in _REMOTE:
        # `//user@server/share`, `server:/export`: whoever asks, it is the same share.
        name = re.sub(rb"^//[^@/]*@", b"//", source).lower()
        return Spot(f"{os.fsdecode(kind)}:{os.fsdecode(name)}", b"/")
    if not source.startswith(b"/dev/"):
        return None
    try:
        told = plistlib.loads(_said("/usr/sbin/diskutil", "info", "-plist", os.fsdecode(point)))
    except (plistlib.InvalidFileException, ValueError):
        return None
    uuid = told.get("VolumeUUID") if isinstance(told, dict) else None
    return Spot(f"uuid:{uuid.lower()}", b"/") if isinstance(uuid, str) else None


def _said(*command: str) -> bytes:
    try:
        return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
