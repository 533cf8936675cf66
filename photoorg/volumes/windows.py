"""Volumes of Windows: drive letters and serial numbers. Written from its manual, never run."""

from __future__ import annotations

import os
import string
import sys
from functools import partial
from typing import Final

from photoorg.volumes.spot import Mount, Spot

_REMOTE: Final = 4
"""DRIVE_REMOTE (fileapi.h)."""


def mounts() -> list[Mount]:
    """The drives that have letters."""
    points = [f"{letter}:\\" for letter in string.ascii_uppercase]
    return [
        Mount(os.fsencode(point), partial(_spot, point), _is_remote(point))
        for point in points
        if os.path.exists(point)
    ]


def _spot(point: str) -> Spot | None:
    try:
        # Python gives the volume's serial number as the device.
        serial = os.stat(point).st_dev
    except OSError:
        return None
    return Spot(f"serial:{serial:x}", b"\\") if serial else None


def _is_remote(point: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(point)) == _REMOTE
