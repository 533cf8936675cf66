"""Downloaded models on this disk: locked while they change, checked before they are used."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from photoorg.errors import ModelError
from photoorg.jobs import Step
from photoorg.model_store import Offer, beside, folder, pinned, store

_PIECE = 1 << 20
_STEP = 32 * _PIECE
"""Bytes hashed between two steps; some tens of milliseconds."""


def local_folder(spec: str) -> Path:
    """The folder of an installed model; its files have the hashes that were pinned.

    All bytes are read and hashed before the first use and whenever a file's size or time has
    changed since; otherwise this looks at sizes and times only. Raises ModelError when the model
    is not installed or a file is not what it was pinned to.
    """
    offer, place = _present(spec)
    if _stamps(offer, place) != _checked(spec):
        for _ in verify(spec):
            pass
    return place


def verify(spec: str) -> Generator[Step, None, None]:
    """Hash all files of an installed model; steps count bytes.

    Raises ModelError when the model is not installed, or naming the files that are missing or
    are not what they were pinned to.
    """
    offer, place = _present(spec)
    beside(spec, ".checked").unlink(missing_ok=True)
    stamps = _stamps(offer, place)
    damaged, before = [], 0
    for file in offer.files:
        found = yield from _sha256(place / file.name, before, offer.bytes)
        if not found or found != file.sha256:
            damaged.append(file.name)
        before += file.size
    if damaged:
        raise ModelError(
            f"{spec} is damaged ({', '.join(damaged)}); `photoorg models get {spec}` repairs it."
        )
    _write_checked(spec, stamps)


def remove(spec: str, unpin: bool = False) -> None:
    """Delete a model and what an unfinished download left. Raises ModelError.

    The pin stays, so that a later download fetches the same files, unless `unpin`.
    """
    place, part = folder(spec), beside(spec, ".part")
    if not place.exists() and not part.exists() and not (unpin and pinned(spec)):
        raise ModelError(f"{spec} is not installed.")
    with held(spec):
        try:
            set_aside(spec)
            if part.exists():
                shutil.rmtree(part)
            if unpin:
                beside(spec, ".json").unlink(missing_ok=True)
        except OSError as error:
            raise ModelError(f"{spec} cannot be removed: {error.strerror}.") from error


@contextmanager
def held(spec: str) -> Iterator[None]:
    """Keep everybody else from changing a model. Raises ModelError when somebody does already."""
    lock = FileLock(beside(spec, ".lock"), timeout=0)
    try:
        store().mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise ModelError(f"{spec} is being fetched or removed already.") from error
    except OSError as error:
        raise ModelError(f"{store()} cannot be written: {error.strerror}.") from error
    try:
        yield
    finally:
        lock.release()


def set_aside(spec: str) -> None:
    """Make an installed model an unfinished download, in one step. Raises OSError."""
    place, part = folder(spec), beside(spec, ".part")
    beside(spec, ".checked").unlink(missing_ok=True)
    if place.exists():
        if part.exists():
            shutil.rmtree(part)
        os.rename(place, part)


def _sha256(file: Path, before: int, total: int) -> Generator[Step, None, str]:
    """The hash of a file's bytes; empty for a file that cannot be read."""
    digest, done = hashlib.sha256(), 0
    try:
        with file.open("rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
                done += len(piece)
                if done % _STEP == 0:
                    yield Step("verify", before + done, total)
    except OSError:
        return ""
    return digest.hexdigest()


def _present(spec: str) -> tuple[Offer, Path]:
    offer, place = pinned(spec), folder(spec)
    if offer is None or not place.is_dir():
        raise ModelError(f"{spec} is not installed; `photoorg models get {spec}` fetches it.")
    return offer, place


def _stamps(offer: Offer, place: Path) -> dict[str, list[int]]:
    """Size and time of each file; none for a file that is missing."""
    stamps = {}
    for file in offer.files:
        try:
            status = (place / file.name).stat()
        except OSError:
            continue
        stamps[file.name] = [status.st_size, status.st_mtime_ns]
    return stamps


def _checked(spec: str) -> object:
    try:
        return json.loads(beside(spec, ".checked").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _write_checked(spec: str, stamps: dict[str, list[int]]) -> None:
    """Remember a check. A place that cannot be written costs another check, nothing else."""
    try:
        beside(spec, ".checked").write_text(json.dumps(stamps), encoding="utf-8")
    except OSError:
        return
