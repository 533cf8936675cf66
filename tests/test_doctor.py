"""What the doctor sees in healthy and broken libraries."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from drawn import draw_folder

from photoorg import doctor
from photoorg.doctor import Health, examine
from photoorg.library import Access, Library, folders
from photoorg.models import weights
from photoorg.pipeline import Session, organize


def findings(folder: Path) -> dict[str, doctor.Finding]:
    return {finding.check: finding for finding in examine(folder)}


@pytest.fixture
def healthy(tmp_path: Path, tiny: str) -> Path:
    place = tmp_path / "library"
    with Library.open(place, Access.PERSON | Access.INDEX) as library:
        folders.add(library, draw_folder(tmp_path / "photos", 5))
        for _ in organize(Session(library, tiny)):
            pass
    (place / "settings.json").write_text('{"model": "tiny"}')
    return place


def test_a_healthy_library(healthy: Path) -> None:
    found = findings(healthy)
    assert all(finding.health is not Health.BROKEN for finding in found.values())
    assert found["Library"].says.startswith("5 photos, 0 problems, 0 still to be")
    assert found["Settings"].says == "model tiny"


def test_a_library_that_is_not_there_yet(tmp_path: Path) -> None:
    found = findings(tmp_path / "none")
    assert found["Library folder"].health is Health.WARNING
    assert "does not exist yet" in found["Library folder"].says
    assert not (tmp_path / "none").exists()


def test_offline_folders_are_a_warning(healthy: Path) -> None:
    with Library.open(healthy, Access.PERSON | Access.INDEX) as library:
        folders.set_online(library, folders.listed(library)[0], False)
    assert findings(healthy)["Library"].health is Health.WARNING


def test_backups_are_counted(healthy: Path) -> None:
    assert findings(healthy)["Backups"].says == "none yet"
    Library.open(healthy, Access.PERSON).close()
    assert findings(healthy)["Backups"].says.startswith("1, the newest whole one of")
    for file in (healthy / "backups").iterdir():
        file.write_bytes(b"rot")
    assert findings(healthy)["Backups"].health is Health.WARNING


def test_a_journal_that_was_changed_is_broken(healthy: Path) -> None:
    file = healthy / "library.db"
    file.write_bytes(file.read_bytes().replace(b"add folder", b"add f0lder"))
    found = findings(healthy)["Library"]
    assert found.health is Health.BROKEN
    assert "act 1 in the journal is not what was written" in found.says


def test_damage_is_broken(healthy: Path) -> None:
    file = healthy / "index.db"
    data = bytearray(file.read_bytes())
    data[-4096 * 3 :] = os.urandom(4096 * 3)
    file.write_bytes(data)
    found = findings(healthy)["Library"]
    assert found.health is Health.BROKEN
    assert "index.db" in found.says


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"model": 7}'])
def test_settings_that_mean_nothing_are_broken(healthy: Path, text: str) -> None:
    (healthy / "settings.json").write_text(text)
    found = findings(healthy)["Settings"]
    assert found.health is Health.BROKEN
    assert "settings.json" in found.says


def test_weights_that_are_not_ours_are_broken(
    healthy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.pth"
    other.write_bytes(b"something else")
    monkeypatch.setattr(weights, "lite2_file", lambda: other)
    assert findings(healthy)["Image model"].health is Health.BROKEN
