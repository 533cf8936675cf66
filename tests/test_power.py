"""What the machine says of its power, and what it does not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import psutil
import pytest

from photoorg import power


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
    monkeypatch.setattr(psutil, "sensors_battery", lambda: said, raising=False)
    assert power.on_battery() is expected


def test_a_battery_that_cannot_be_read_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("capacity: no such device")

    monkeypatch.setattr(psutil, "sensors_battery", broken, raising=False)
    assert not power.on_battery()
    monkeypatch.delattr(psutil, "sensors_battery")
    assert not power.on_battery()
