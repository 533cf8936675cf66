"""Where downloaded models lie, what each was pinned to, and which are there. No network here.

Below `settings.model_cache()/hub` a model `FAMILY--OWNER--NAME` has
  `….json`   its pin: the commit and the files' hashes as the hub told them when the person first
             agreed (trust on first use); every later download and check uses exactly these,
  `…/`       its files, complete and checked: the folder gets its name last,
  `….part/`  what a download has fetched so far,
  `….checked`  sizes and times of the files when their hashes were last seen to be right, and
  `….lock`   held by whoever changes any of these.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from photoorg.durable import write_durably
from photoorg.errors import ModelError
from photoorg.settings import model_cache

DEFAULT_HUB = "https://huggingface.co"
FAMILIES = ("openclip", "vlm")
"""The families of specs whose weights come from a hub."""
_PART = re.compile(
    r"(?!.*(--|\.\.))(?!.*\.(json|part|lock|checked)?$)[A-Za-z0-9][A-Za-z0-9._-]{0,95}", re.ASCII
)
"""A name on both sides of the slash; never one that could be taken for a file of another model."""
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model. At least one hash is known; a complete model has all `sha256`."""

    name: str
    size: int
    sha256: str = ""
    """What Git LFS, and so the hub, knows large files by; of small ones known once fetched."""
    git_sha1: str = ""
    """What git knows small files by: SHA-1 of `blob SIZE\\0` and the bytes."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a hub has under a spec, exactly: what the person agrees to, and what is then pinned."""

    spec: str
    host: str
    """The hub's address, `https://huggingface.co`."""
    repo: str
    commit: str
    """40 hexadecimal digits."""
    licence: str
    files: tuple[ModelFile, ...]

    @property
    def bytes(self) -> int:
        """The size of all files."""
        return sum(file.size for file in self.files)


def hub_address() -> str:
    """The hub that would be contacted: `$HF_ENDPOINT`, else Hugging Face's."""
    return (os.environ.get("HF_ENDPOINT") or DEFAULT_HUB).rstrip("/")


def split_spec(spec: str) -> tuple[str, str, str]:
    """Family and the two names of `FAMILY:LEFT/RIGHT`.

    Raises ModelError for anything that no hub can have: another family, or other characters
    than letters, digits and single `.`, `_`, `-`.
    """
    family, _, rest = spec.partition(":")
    left, slash, right = rest.partition("/")
    if family not in FAMILIES or not slash or not all(map(_PART.fullmatch, (left, right))):
        raise ModelError(
            f"“{spec}” is nothing that can be downloaded; "
            "specs are openclip:ARCHITECTURE/PRETRAINED and vlm:OWNER/REPOSITORY."
        )
    return family, left, right


def is_commit(text: str) -> bool:
    """Whether `text` is a full commit id."""
    return bool(_COMMIT.fullmatch(text))


def is_sha256(text: str) -> bool:
    """Whether `text` is a SHA-256 in hexadecimal digits."""
    return bool(_SHA256.fullmatch(text))


def is_plain_name(name: str) -> bool:
    """Whether `name` names a file directly in a folder, on every system."""
    return bool(_FILE_NAME.fullmatch(name)) and ".." not in name


def store() -> Path:
    """The folder of all downloaded models; it need not exist."""
    return model_cache() / "hub"


def folder(spec: str) -> Path:
    """The folder of a model; it exists only when the model is complete. Raises ModelError."""
    return store() / "--".join(split_spec(spec))


def beside(spec: str, suffix: str) -> Path:
    """What lies next to a model's folder: `.json`, `.part`, … Raises ModelError."""
    place = folder(spec)
    return place.with_name(place.name + suffix)


def is_installed(spec: str) -> bool:
    """Whether a model is there, complete; its files may still be damaged. Raises ModelError."""
    return folder(spec).is_dir() and pinned(spec) is not None


def installed() -> tuple[Offer, ...]:
    """The pins of all complete models, by spec."""
    found = (_read(file) for file in sorted(store().glob("*.json")))
    return tuple(offer for offer in found if offer and folder(offer.spec).is_dir())


def agreed() -> tuple[tuple[Offer, datetime], ...]:
    """What the person agreed to and has not taken back, whether or not it is there, each with the
    moment at which it was agreed to (UTC); by spec."""
    found = []
    for file in sorted(store().glob("*.json")):
        offer = _read(file)
        if offer is not None:
            with suppress(OSError):
                found.append((offer, datetime.fromtimestamp(file.stat().st_mtime, UTC)))
    return tuple(found)


def fetched_bytes(spec: str) -> int:
    """How much of an unfinished download is there, 0 for none. Raises ModelError."""
    total = 0
    part = beside(spec, ".part")
    if part.is_dir():
        with os.scandir(part) as files:
            total = sum(file.stat().st_size for file in files if file.is_file())
    return total


def pinned(spec: str) -> Offer | None:
    """What a spec was pinned to; None where nothing was, or the record is damaged.

    Raises ModelError for specs that no hub can have.
    """
    offer = _read(beside(spec, ".json"))
    return offer if offer and offer.spec == spec else None


def pin(offer: Offer) -> None:
    """Record an offer, in one step."""
    file = beside(offer.spec, ".json")
    file.parent.mkdir(parents=True, exist_ok=True)
    write_durably(file, json.dumps(dataclasses.asdict(offer), indent=1).encode())


def _read(file: Path) -> Offer | None:
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        return _offer(record)
    except (OSError, ValueError, KeyError, TypeError, RecursionError, ModelError):
        return None


def _offer(record: Mapping[str, Any]) -> Offer:
    """The offer in a record. Raises what a damaged one makes it raise."""
    files = tuple(
        ModelFile(file["name"], int(file["size"]), file["sha256"], file["git_sha1"])
        for file in record["files"]
    )
    texts = {name: str(record[name]) for name in ("spec", "host", "repo", "commit", "licence")}
    split_spec(texts["spec"])
    if not is_commit(texts["commit"]) or not files:
        raise ValueError("no pin")
    if not all(is_plain_name(file.name) and (file.sha256 or file.git_sha1) for file in files):
        raise ValueError("no pin")
    return Offer(files=files, **texts)
