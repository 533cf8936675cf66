"""`photoorg doctor`: is everything there, intact and writable?"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from photoorg import index, models
from photoorg.errors import PhotoorgError
from photoorg.isolation import DecoderPool
from photoorg.library import (
    SQLITE_VERSION,
    Library,
    backups,
    files,
    folders,
    missing,
    photos,
    problems,
    vectors,
)
from photoorg.models import weights
from photoorg.settings import Paths, Settings

_FIXED_SQLITE = (3, 51, 3)
"""The first release without the WAL-reset corruption that needs two writers at once."""
_PACKAGES = ("PySide6-Essentials", "torch", "timm", "transformers", "pillow")
_LITTLE_SPACE = 1 << 30


class Health(StrEnum):
    """How grave a finding is."""

    GOOD = "good"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and what there is to say about it."""

    check: str
    health: Health
    says: str


def examine(library_folder: Path) -> list[Finding]:
    """All findings on this installation and one library. Writes nothing."""
    paths = Paths(library_folder)
    checks: tuple[tuple[str, Callable[[Paths], tuple[Health, str]]], ...] = (
        ("Python", _python),
        ("SQLite", _sqlite),
        ("Packages", _packages),
        ("Image model", _image_weights),
        ("Text model", _text_weights),
        ("Search index", _hnswlib),
        ("Decoders", _decoders),
        ("Library folder", _folder),
        ("Library", _library),
        ("Backups", _backups),
        ("Settings", _settings),
    )
    findings = []
    for name, check in checks:
        try:
            health, says = check(paths)
        except PhotoorgError as error:
            health, says = Health.BROKEN, str(error)
        findings.append(Finding(name, health, says))
    return findings


def _python(_: Paths) -> tuple[Health, str]:
    return Health.GOOD, f"{sys.version.split()[0]} on {sys.platform}"


def _sqlite(_: Paths) -> tuple[Health, str]:
    if tuple(map(int, SQLITE_VERSION.split("."))) >= _FIXED_SQLITE:
        return Health.GOOD, SQLITE_VERSION
    return Health.WARNING, (
        f"{SQLITE_VERSION}; before 3.51.3 two writers could damage a database, "
        "so photoorg allows one only"
    )


def _packages(_: Paths) -> tuple[Health, str]:
    found, lacking = [], []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            lacking.append(package)
    if lacking:
        return Health.BROKEN, f"not installed: {', '.join(lacking)}"
    return Health.GOOD, ", ".join(found)


def _image_weights(_: Paths) -> tuple[Health, str]:
    file = weights.verified(weights.lite2_file(), weights.LITE2_SHA256)
    return Health.GOOD, f"EfficientNet-Lite2, intact ({_megabytes(file)})"


def _text_weights(_: Paths) -> tuple[Health, str]:
    file = weights.verified(weights.minilm_file(), weights.MINILM_SHA256)
    return Health.GOOD, f"all-MiniLM-L6-v2, intact ({_megabytes(file)})"


def _hnswlib(_: Paths) -> tuple[Health, str]:
    if index.hnswlib_installed():
        return Health.GOOD, f"hnswlib {version('hnswlib')}"
    return Health.WARNING, (
        "hnswlib is not installed: search is exact, and slow beyond 100,000 photos"
    )


def _decoders(_: Paths) -> tuple[Health, str]:
    with DecoderPool() as pool:
        rights = pool.rights()
    means = ["limits"] if rights.limited else []
    means += [f"Landlock {rights.landlock}"] if rights.landlock else []
    means += ["seccomp"] if rights.seccomp else []
    health = Health.GOOD if rights.complete else Health.WARNING
    return health, f"{rights.words()} ({', '.join(means) or 'no means here'})"


def _folder(paths: Paths) -> tuple[Health, str]:
    folder = paths.library
    if not folder.exists():
        return Health.WARNING, f"{folder} does not exist yet; add a folder of photos first"
    if not os.access(folder, os.W_OK):
        return Health.BROKEN, f"{folder} is read-only"
    free = shutil.disk_usage(folder).free
    space = f"{folder}, {free / (1 << 30):,.1f} GiB free"
    return (Health.GOOD if free >= _LITTLE_SPACE else Health.WARNING), space


def _library(paths: Paths) -> tuple[Health, str]:
    with Library.open(paths.library) as library:
        damage = library.damage()
        if damage:
            return Health.BROKEN, f"{damage}; `photoorg check --full` looks closer"
        model_id = models.model_id_of(Settings.load(paths, "model").model)
        waiting = files.count_pending(library) + vectors.count_lacking(library, model_id)
        offline = sum(not folder.online for folder in folders.listed(library))
        gone, in_trash = missing.counts(library)
        says = (
            f"{photos.count(library):,} photos, {problems.count(library):,} problems, "
            f"{waiting:,} still to be read or understood, {offline} folders offline, "
            f"{gone:,} photos missing, {in_trash:,} in the trash"
        )
    return (Health.WARNING if offline else Health.GOOD), says


def _backups(paths: Paths) -> tuple[Health, str]:
    newest = backups.newest_whole(paths)
    made = backups.listed(paths)
    if newest is None:
        there = f"none of {len(made)} can be used" if made else "none yet"
        return (Health.WARNING if made else Health.GOOD), there
    return Health.GOOD, f"{len(made)}, the newest whole one of {newest.when}"


def _settings(paths: Paths) -> tuple[Health, str]:
    return Health.GOOD, f"model {Settings.load(paths, 'model').model}"


def _megabytes(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:.0f} MB"
