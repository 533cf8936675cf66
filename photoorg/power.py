"""Where the machine's power comes from."""

from __future__ import annotations

import logging

import psutil

_log = logging.getLogger(__name__)


def on_battery() -> bool:
    """Whether the machine lives on its battery; False where it has none or does not say."""
    try:
        battery = psutil.sensors_battery()
    except Exception as error:  # Drivers and virtual machines answer with anything at all.
        _log.info("the battery cannot be read: %s", error)
        return False
    return battery is not None and battery.power_plugged is False
