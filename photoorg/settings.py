"""Where things lie on disk, and what the person may choose. Each setting is declared once."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from photoorg import moved
from photoorg.durable import write_durably
from photoorg.errors import SettingsError
from photoorg.setting_kinds import (
    Choice,
    Declared,
    Keys,
    KeyTable,
    Kind,
    Names,
    Number,
    Page,
    Switch,
    Text,
)
from photoorg.translatable import tr


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


def usual_library() -> Path:
    """`$PHOTOORG_HOME`, else the platform's folder for application data."""
    home = os.environ.get("PHOTOORG_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("photoorg", appauthor=False))


def default_library() -> Path:
    """The usual library, wherever it was moved to. Raises LibraryError where that cannot be
    seen."""
    return moved.followed(usual_library())


def machine_cache() -> Path:
    """What this machine keeps for all libraries; it may be deleted at any time."""
    home = os.environ.get("PHOTOORG_HOME")
    if home:
        return Path(home) / "cache"
    return Path(platformdirs.user_cache_dir("photoorg", appauthor=False))


def model_cache() -> Path:
    """Where converted and downloaded weights are kept, shared by all libraries."""
    return machine_cache() / "models"


def _declared(title: str, words: str, kind: Kind, page: Page | None = None) -> dict[str, Declared]:
    return {"declared": Declared(title, words, kind, page)}


_WEIGHT = Number(0.0, 2.0, 0.1)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person may choose; the file holds only what differs from these defaults.

    The file, the dialog and the defaults all follow from these declarations.
    """

    theme: str = field(
        default="system",
        metadata=_declared(
            tr("Colours"),
            tr("Light, dark, or whatever the system uses now."),
            Choice((("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")))),
            Page.APPEARANCE,
        ),
    )
    language: str = field(
        default="system",
        metadata=_declared(
            tr("Language"),
            tr("The language of the window, once photoorg is started again."),
            Choice((("system", tr("As the system")), ("en", "English"), ("de", "Deutsch"))),
            Page.APPEARANCE,
        ),
    )
    tile: int = field(
        default=176,
        metadata=_declared(
            tr("Size of the photos"),
            tr("The edge of a photo among others; Ctrl and the wheel change it as well."),
            Number(32, 512, 8),
            Page.APPEARANCE,
        ),
    )
    tips: bool = field(
        default=True,
        metadata=_declared(
            tr("Tips"),
            tr("A line over the photos, once, when there is something you may not know yet."),
            Switch(),
            Page.APPEARANCE,
        ),
    )
    pause_on_battery: bool = field(
        default=True,
        metadata=_declared(
            tr("Wait while on battery"),
            tr("Reading photos and arranging albums wait until the computer is plugged in again."),
            Switch(),
            Page.WORK,
        ),
    )
    weigh_time: float = field(
        default=1.0,
        metadata=_declared(
            tr("Time"),
            tr(
                "How much it counts, when albums are made, that photos were taken at the same time."
            ),
            _WEIGHT,
            Page.WORK,
        ),
    )
    weigh_place: float = field(
        default=1.0,
        metadata=_declared(
            tr("Place"),
            tr("How much it counts that they were taken at the same place."),
            _WEIGHT,
            Page.WORK,
        ),
    )
    weigh_folder: float = field(
        default=1.0,
        metadata=_declared(
            tr("Folder"),
            tr("How much it counts that they lie in the same folder on the disk."),
            _WEIGHT,
            Page.WORK,
        ),
    )
    model: str = field(
        default="builtin",
        metadata=_declared(
            tr("Finding and grouping"), tr("The model that looks at photos."), Text()
        ),
    )
    describer: str = field(
        default="builtin",
        metadata=_declared(tr("Describing"), tr("The model that says what photos show."), Text()),
    )
    album_depth: int = field(
        default=0,
        metadata=_declared(
            tr("Levels of albums"), tr("How many the sidebar lists; 0 for all."), Number(0, 1000, 1)
        ),
    )
    shortcuts: KeyTable = field(
        default=(),
        metadata=_declared(tr("Shortcuts"), tr("The keys that are not the usual ones."), Keys()),
    )
    tips_seen: tuple[str, ...] = field(
        default=(),
        metadata=_declared(tr("Tips that were shown"), tr("They are not shown again."), Names()),
    )

    @staticmethod
    def load(paths: Paths, *names: str) -> Settings:
        """The library's settings; defaults where there is no file.

        Raises SettingsError, one sentence, for a file that is not JSON or has a value that means
        nothing; with `names`, only where it is one of these settings: a job shall not fail
        because of a colour.
        """
        settings, troubles = _read(_stored(paths), file_of(paths))
        wrong = next((name for name in troubles if not names or name in names), None)
        if wrong is not None:
            raise SettingsError(troubles[wrong])
        return settings

    @staticmethod
    def read(paths: Paths) -> tuple[Settings, tuple[str, ...]]:
        """The library's settings, defaults in place of what means nothing, and a sentence on
        each of those. Never raises."""
        try:
            stored = _stored(paths)
        except SettingsError as error:
            return Settings(), (str(error),)
        settings, troubles = _read(stored, file_of(paths))
        return settings, tuple(troubles.values())

    @staticmethod
    def change(paths: Paths, **chosen: Any) -> Settings:
        """Save the library's settings with some chosen anew, and return them.

        The rest stays as it is in the file: window and worker may each choose something, and a
        newer photoorg knows more settings. Values that mean nothing are neither used nor mended.
        Raises SettingsError; then nothing is changed.
        """
        stored, usual = _stored(paths), Settings()
        for name, value in chosen.items():
            if value == getattr(usual, name):
                stored.pop(name, None)
            else:
                stored[name] = declared()[name].kind.kept(value)
        _write(paths, stored)
        return Settings.read(paths)[0]

    @staticmethod
    def mend(paths: Paths) -> Settings:
        """Save the defaults in place of everything in the file that means nothing, and return the
        settings. A file that cannot be read at all is kept beside the new one.

        Raises SettingsError.
        """
        settings, _ = Settings.read(paths)
        try:
            stored = _stored(paths)
        except SettingsError:
            _keep_aside(paths)
            stored = {}
        usual = Settings()
        for name, said in declared().items():
            value = getattr(settings, name)
            if value == getattr(usual, name):
                stored.pop(name, None)
            elif name in stored:
                stored[name] = said.kind.kept(value)
        _write(paths, stored)
        return settings


def declared() -> dict[str, Declared]:
    """Every setting by name, in the order in which they are shown."""
    return {each.name: each.metadata["declared"] for each in dataclasses.fields(Settings)}


def file_of(paths: Paths) -> Path:
    """The file that holds a library's settings; it need not exist."""
    return paths.library / "settings.json"


def _read(stored: dict[str, Any], file: Path) -> tuple[Settings, dict[str, str]]:
    """The settings in what a file holds, and a sentence on each that means nothing, by name."""
    known: dict[str, Any] = {}
    troubles: dict[str, str] = {}
    for name, said in declared().items():
        if name not in stored:
            continue
        try:
            known[name] = said.kind.read(stored[name])
        except ValueError as wrong:
            troubles[name] = (
                f"{file}: “{said.title}” ({name}) should be {wrong}, not {_short(stored[name])}."
            )
    return Settings(**known), troubles


def _stored(paths: Paths) -> dict[str, Any]:
    file = file_of(paths)
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror or error}.") from error
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        raise SettingsError(
            f"{file} holds no settings that can be read: it is no JSON at {at}."
        ) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{file} holds no settings that can be read: it is no JSON.") from error
    if not isinstance(stored, dict):
        raise SettingsError(f"{file} holds no settings that can be read: not a JSON object.")
    return stored


def _write(paths: Paths, stored: dict[str, Any]) -> None:
    try:
        write_durably(file_of(paths), json.dumps(stored, indent=2).encode("utf-8"))
    except OSError as error:
        raise SettingsError(f"The settings cannot be saved: {error}.") from error


def _keep_aside(paths: Paths) -> None:
    """A second name for a file that cannot be read, so that nothing the person wrote is lost."""
    file = file_of(paths)
    try:
        write_durably(file.with_name(f"{file.name}.unreadable"), file.read_bytes())
    except OSError as error:
        raise SettingsError(f"{file} cannot be kept: {error.strerror or error}.") from error


def _short(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=True)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
