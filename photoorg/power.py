"""Where the machine's power comes from."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Final

import psutil

_SUPPLIES: Final = Path("/sys/class/power_supply")

_log = logging.getLogger(__name__)


def on_battery() -> bool:
    """Whether the machine lives on its battery; False where it has none or does not say."""
    if sys.platform == "linux":
        return on_linux(_SUPPLIES)
    try:
        battery = psutil.sensors_battery()
    except Exception as error:  # Drivers and virtual machines answer with anything at all.
        _log.info("the battery cannot be read: %s", error)
        return False
    return battery is not None and battery.power_plugged is False


def on_linux(supplies: Path) -> bool:
    """The same from the files of power_supply (the kernel's ABI/testing/sysfs-class-power).

    psutil takes a mouse with a battery for the machine's own where no mains are called AC.
    """
    discharging = False
    for supply in supplies.glob("*"):
        kind, scope = _said(supply / "type"), _said(supply / "scope")
        if kind != "Battery" and _said(supply / "online") == "1":
            return False
        if kind == "Battery" and scope != "Device" and _said(supply / "status") == "Discharging":
            discharging = True
    return discharging


def _said(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
