"""Where things lie on disk, and what the person may choose. Each setting is declared once."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from photoorg.durable import write_durably
from photoorg.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one library; everything below `cache` may be deleted at any time."""

    library: Path

    @property
    def person_db(self) -> Path:
        """What the person says."""
        return self.library / "library.db"

    @property
    def index_db(self) -> Path:
        """What machines derive."""
        return self.library / "index.db"

    @property
    def cache(self) -> Path:
        return self.library / "cache"

    @property
    def thumbnails(self) -> Path:
        return self.cache / "thumbnails"

    def thumbnail(self, content_hash: bytes) -> Path:
        """The thumbnail of a photo, in one of 256 folders so that none grows huge."""
        name = content_hash.hex()
        return self.thumbnails / name[:2] / f"{name}.jpg"

    def index_file(self, model_id: str, space: str) -> Path:
        """The HNSW file of one model's vector space."""
        safe = "".join(c if c.isalnum() or c in "-." else "_" for c in f"{model_id}-{space}")
        return self.cache / f"{safe}.hnsw"


def default_library() -> Path:
    """`$PHOTOORG_HOME`, else the platform's folder for application data."""
    home = os.environ.get("PHOTOORG_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("photoorg", appauthor=False))


def machine_cache() -> Path:
    """What this machine keeps for all libraries; it may be deleted at any time."""
    home = os.environ.get("PHOTOORG_HOME")
    if home:
        return Path(home) / "cache"
    return Path(platformdirs.user_cache_dir("photoorg", appauthor=False))


def model_cache() -> Path:
    """Where converted and downloaded weights are kept, shared by all libraries."""
    return machine_cache() / "models"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person may choose; the file holds only what differs from these defaults."""

    model: str = "builtin"
    """Which model sees the photos: a spec such as `builtin`."""
    describer: str = "builtin"
    """Which model says in words what photos show: a spec."""
    theme: str = "system"
    """`system`, `light` or `dark`."""
    tile: int = 176
    """Edge of a grid tile in device-independent pixels."""
    album_depth: int = 0
    """How many levels of albums are listed; 0 for all."""
    pause_on_battery: bool = True
    """Whether long jobs wait while the computer lives on its battery."""
    weigh_time: float = 1.0
    """How much the time of photos counts when albums are made: 0 to 2, 1 as it was measured."""
    weigh_place: float = 1.0
    """The same for where they were taken."""
    weigh_folder: float = 1.0
    """The same for the folder they lie in."""

    @staticmethod
    def load(paths: Paths) -> Settings:
        """The library's settings; defaults where there is no file.

        Raises SettingsError for a file that is not JSON or has a value of the wrong type.
        """
        file = paths.library / "settings.json"
        try:
            stored = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, RecursionError) as error:
            raise SettingsError(f"{file}: {error}") from error
        if not isinstance(stored, dict):
            raise SettingsError(f"{file}: not a JSON object")
        known: dict[str, Any] = {}
        for setting in dataclasses.fields(Settings):
            if setting.name not in stored:
                continue
            value = stored[setting.name]
            if type(value) is not type(setting.default):
                raise SettingsError(
                    f"{file}: “{setting.name}” should be like {setting.default!r}, not {value!r}"
                )
            known[setting.name] = value
        return Settings(**known)

    @staticmethod
    def change(paths: Paths, **chosen: Any) -> Settings:
        """Save the library's settings with some chosen anew, and return them.

        The rest stays as it is in the file: window and worker may each choose something. Raises
        SettingsError.
        """
        settings = dataclasses.replace(Settings.load(paths), **chosen)
        try:
            settings.save(paths)
        except OSError as error:
            raise SettingsError(f"The settings cannot be saved: {error}.") from error
        return settings

    def save(self, paths: Paths) -> None:
        """Replace the library's settings file in one step."""
        changed = {
            setting.name: getattr(self, setting.name)
            for setting in dataclasses.fields(self)
            if getattr(self, setting.name) != setting.default
        }
        file = paths.library / "settings.json"
        write_durably(file, json.dumps(changed, indent=2).encode("utf-8"))
