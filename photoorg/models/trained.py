"""The weights this project trained on Flickr8k, which come with their own terms (see NOTICE.md).

They lie in one folder that a build may leave out; `builtin` is then `builtin-labels`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from photoorg.errors import ModelError
from photoorg.models.weights import verified

if TYPE_CHECKING:
    import torch

FOLDER = Path(str(files("photoorg.models"))) / "flickr8k"
_MANIFEST = "manifest.json"
_SEEING = ("adapters.safetensors", "captioner.safetensors", "captioner_tokens.json")
"""The files that what is kept of every photo depends on."""


def installed() -> bool:
    """Whether this installation has the trained parts."""
    return (FOLDER / _MANIFEST).is_file()


def has(name: str) -> bool:
    """Whether the folder is there and lists a file."""
    return installed() and name in _manifest()


def version() -> str:
    """A short name of exactly the weights that see, for model ids. Raises ModelError without
    them."""
    hashes = _manifest()
    return "-".join(hashes.get(name, "")[:8] for name in _SEEING)


def version_of(name: str) -> str:
    """A short name of one file's content. Raises ModelError without it."""
    return _manifest().get(name, "")[:8]


@cache
def file(name: str) -> Path:
    """One of the folder's files, checked against the manifest. Raises ModelError."""
    hashes = _manifest()
    if name not in hashes:
        raise ModelError(f"{FOLDER / _MANIFEST} does not list {name}.")
    return verified(FOLDER / name, hashes[name])


def tensors(name: str) -> dict[str, torch.Tensor]:
    """The tensors of a safetensors file of the folder, as float32. Raises ModelError."""
    from safetensors.torch import load_file

    return {key: tensor.float() for key, tensor in load_file(file(name)).items()}


def _manifest() -> dict[str, str]:
    try:
        stored: dict[str, str] = json.loads((FOLDER / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"This installation has no trained parts ({FOLDER} is missing or damaged); "
            "“builtin-labels” does without."
        ) from error
    return stored
