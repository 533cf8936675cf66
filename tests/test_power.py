"""What the machine says of its power, and what it does not."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from photoorg.power import on_battery, on_linux


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, False),
        (SimpleNamespace(percent=80, power_plugged=True), False),
        (SimpleNamespace(percent=80, power_plugged=False), True),
        (SimpleNamespace(percent=80, power_plugged=None), False),
    ],
)
def test_it_is_on_battery_only_where_the_system_says_so(
    monkeypatch: pytest.MonkeyPatch, said: Any, expected: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(psutil, "sensors_battery", lambda: said, raising=False)
    assert on_battery() is expected


def test_a_battery_that_cannot_be_read_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("capacity: no such device")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(psutil, "sensors_battery", broken, raising=False)
    assert not on_battery()
    monkeypatch.delattr(psutil, "sensors_battery")
    assert not on_battery()


MAINS = {"type": "Mains", "online": "1"}
UNPLUGGED = {"type": "Mains", "online": "0"}
LAPTOP = {"type": "Battery", "status": "Discharging"}
CHARGING = {"type": "Battery", "status": "Charging"}
MOUSE = {"type": "Battery", "scope": "Device", "status": "Discharging"}
PHONE_CHARGER = {"type": "USB", "online": "1"}


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ({}, False),
        ({"ADP1": UNPLUGGED, "BAT0": LAPTOP}, True),
        ({"BAT0": LAPTOP}, True),
        ({"ADP1": UNPLUGGED, "BAT0": CHARGING, "BAT1": LAPTOP}, True),
        ({"ADP1": MAINS, "BAT0": LAPTOP}, False),
        ({"ucsi-source-psy-1": PHONE_CHARGER, "BAT0": LAPTOP}, False),
        ({"BAT0": CHARGING}, False),
        ({"hidpp_battery_0": MOUSE}, False),
        ({"hidpp_battery_0": MOUSE, "ADP1": MAINS}, False),
        ({"BAT0": {"type": "Battery"}}, False),
    ],
)
def test_linux_tells_batteries_of_mice_from_its_own(
    tmp_path: Path, supplies: dict[str, dict[str, str]], expected: bool
) -> None:
    for name, files in supplies.items():
        (tmp_path / name).mkdir()
        for file, said in files.items():
            (tmp_path / name / file).write_text(f"{said}\n")
    assert on_linux(tmp_path) is expected


def test_without_a_word_of_power_it_is_plugged_in(tmp_path: Path) -> None:
    assert not on_linux(tmp_path / "none")
