"""Settings and paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from photoorg.errors import SettingsError
from photoorg.settings import Paths, Settings, default_library


def test_settings_come_back_as_saved(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    assert Settings.load(paths) == Settings()
    Settings(theme="dark", tile=240).save(paths)
    assert Settings.load(paths) == Settings(theme="dark", tile=240)


def test_a_change_leaves_the_rest_as_it_is_in_the_file(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    Settings(theme="dark").save(paths)
    assert Settings.change(paths, model="openclip:a@/b") == Settings("openclip:a@/b", theme="dark")
    assert Settings.change(paths, theme="light").model == "openclip:a@/b"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]
    with pytest.raises(SettingsError, match="cannot be saved"):
        Settings.change(Paths(tmp_path / "nowhere"), theme="light")


def test_unknown_settings_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "light", "sparkles": true}')
    assert Settings.load(Paths(tmp_path)) == Settings(theme="light")


@pytest.mark.parametrize("text", ["{", "[]", '{"tile": "big"}', '{"tile": true}', '{"theme": 3}'])
def test_nonsense_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    with pytest.raises(SettingsError, match=r"settings\.json"):
        Settings.load(Paths(tmp_path))


def test_thumbnails_are_spread_over_folders(tmp_path: Path) -> None:
    file = Paths(tmp_path).thumbnail(bytes.fromhex("ab" * 32))
    assert file.parent.name == "ab"
    assert file.name == "ab" * 32 + ".jpg"


def test_index_files_of_different_models_differ(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    names = {paths.index_file(m, s).name for m in ("a/1", "a/2") for s in ("photo", "text")}
    assert len(names) == 4
    assert all(paths.index_file("../x", "photo").parent == paths.cache for _ in "1")


def test_home_can_be_moved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "here"))
    assert default_library() == tmp_path / "here"
