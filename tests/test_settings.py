"""Settings and paths."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from photoorg.errors import SettingsError
from photoorg.setting_kinds import key_table
from photoorg.settings import Paths, Settings, declared, default_library


def test_settings_come_back_as_saved(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    assert Settings.load(paths) == Settings()
    Settings.change(paths, theme="dark", tile=240)
    assert Settings.load(paths) == Settings(theme="dark", tile=240)


def test_a_change_leaves_the_rest_as_it_is_in_the_file(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    Settings.change(paths, theme="dark")
    changed = Settings.change(paths, model="openclip:a@/b")
    assert changed == Settings(model="openclip:a@/b", theme="dark")
    assert Settings.change(paths, theme="light").model == "openclip:a@/b"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]
    with pytest.raises(SettingsError, match="cannot be saved"):
        Settings.change(Paths(tmp_path / "nowhere"), theme="light")


def test_unknown_settings_of_a_newer_version_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "light", "sparkles": true}')
    assert Settings.load(Paths(tmp_path)) == Settings(theme="light")
    Settings.change(Paths(tmp_path), theme="system", tile=200)
    assert json.loads(file.read_text()) == {"sparkles": True, "tile": 200}


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", '{"tile": "big"}', '{"tile": true}', '{"tile": 5}', '{"tile": 200.5}',
        '{"theme": 3}', '{"theme": "pink"}', '{"weigh_time": 9}', '{"weigh_time": NaN}',
        '{"pause_on_battery": 1}', '{"shortcuts": []}', '{"shortcuts": {"similar": "S"}}',
        '{"model": ""}', '{"tips_seen": [1]}',
    ],
)  # fmt: skip
def test_nonsense_is_named_in_one_sentence_and_not_used(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    with pytest.raises(SettingsError, match=r"settings\.json.*\.$") as raised:
        Settings.load(Paths(tmp_path))
    settings, troubles = Settings.read(Paths(tmp_path))
    assert settings == Settings()
    assert troubles == (str(raised.value),)
    assert "\n" not in troubles[0]


def test_a_job_fails_only_for_what_it_needs(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    (tmp_path / "settings.json").write_text('{"theme": "pink", "model": "openclip:a/b"}')
    assert Settings.load(paths, "model", "describer").model == "openclip:a/b"
    with pytest.raises(SettingsError, match="theme"):
        Settings.load(paths, "theme")
    (tmp_path / "settings.json").write_text("{")
    with pytest.raises(SettingsError, match="no JSON"):
        Settings.load(paths, "model")


def test_nonsense_goes_when_another_value_is_chosen_or_it_is_mended(tmp_path: Path) -> None:
    paths, file = Paths(tmp_path), tmp_path / "settings.json"
    file.write_text('{"theme": "pink", "tile": 5, "sparkles": true, "weigh_time": 2}')
    assert Settings.change(paths, theme="dark") == Settings(theme="dark", weigh_time=2.0)
    assert "tile" in json.loads(file.read_text()), "nobody chose another size"
    assert Settings.mend(paths) == Settings(theme="dark", weigh_time=2.0)
    assert Settings.load(paths) == Settings(theme="dark", weigh_time=2.0)
    assert json.loads(file.read_text())["sparkles"] is True


def test_a_file_that_cannot_be_read_is_kept_when_it_is_mended(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("theme = dark")
    with pytest.raises(SettingsError):
        Settings.change(Paths(tmp_path), theme="dark")
    assert (tmp_path / "settings.json").read_text() == "theme = dark"
    assert Settings.mend(Paths(tmp_path)) == Settings()
    assert Settings.load(Paths(tmp_path)) == Settings()
    assert (tmp_path / "settings.json.unreadable").read_text() == "theme = dark"


def test_every_setting_says_what_it_is_and_may_hold_its_default() -> None:
    for name, said in declared().items():
        usual = getattr(Settings(), name)
        assert said.title
        assert said.words.endswith(".")
        assert said.kind.read(json.loads(json.dumps(said.kind.kept(usual)))) == usual


def test_keys_come_back_as_they_were_saved(tmp_path: Path) -> None:
    keys = key_table({"why": (), "similar": ("Ctrl+S", "S")})
    Settings.change(Paths(tmp_path), shortcuts=keys, tips_seen=("similar",))
    loaded = Settings.load(Paths(tmp_path))
    assert loaded.shortcuts == keys == (("similar", ("Ctrl+S", "S")), ("why", ()))
    assert loaded.tips_seen == ("similar",)


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
