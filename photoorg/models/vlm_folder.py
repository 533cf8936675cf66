"""A vision-language model's folder as transformers lays it out, judged before it is loaded.

Nothing here imports torch or transformers. The layout of safetensors (the length of a JSON header
in 8 bytes, little-endian, the header, the tensors) is from
https://github.com/huggingface/safetensors#format.
"""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from photoorg.errors import ModelError
from photoorg.models.digest import kept_sha256

_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl")
_TEXTS = (
    "config.json",
    "generation_config.json",
    "preprocessor_config.json",
    "processor_config.json",
    "video_preprocessor_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "tokenizer.model",
    "vocab.json",
    "vocab.txt",
    "merges.txt",
    "chat_template.json",
    "chat_template.jinja",
)
"""Everything beside the weights that changes what the model says."""


@dataclass(frozen=True, slots=True)
class VlmFolder:
    """A folder whose weights can be loaded without running anybody's code."""

    path: Path
    config: dict[str, Any]
    """config.json."""
    weights: tuple[Path, ...]
    """Its safetensors files, whole as far as their headers and sizes tell."""

    @property
    def model_type(self) -> str:
        """The architecture's name in transformers."""
        return str(self.config.get("model_type", ""))

    @property
    def needs_code(self) -> bool:
        """Whether the folder names Python of its own; only that of transformers is ever run."""
        return "auto_map" in self.config

    def digest(self) -> str:
        """A hash of all files that decide the results."""
        texts = [self.path / name for name in _TEXTS if (self.path / name).is_file()]
        parts = [f"{file.name}:{kept_sha256(file)}" for file in (*texts, *self.weights)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def open_folder(path: Path) -> VlmFolder:
    """The model in a folder.

    Raises ModelError when it has no configuration, no safetensors weights, or weights of which a
    part is missing.
    """
    if not path.is_dir():
        raise ModelError(f"There is no model folder {path}.")
    if not (path / "config.json").is_file():
        raise ModelError(f"{path} is not a model folder: it has no config.json.")
    config = _json(path / "config.json")
    return VlmFolder(path, config, _weights(path))


def _json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{file} cannot be read as JSON: {error}.") from error
    if not isinstance(found, dict):
        raise ModelError(f"{file} is not a JSON object.")
    return found


def _weights(path: Path) -> tuple[Path, ...]:
    index = path / "model.safetensors.index.json"
    if (path / "model.safetensors").is_file():
        files = [path / "model.safetensors"]
    elif index.is_file():
        shards = _json(index).get("weight_map", {})
        # Only names: an index must not lead out of its folder.
        files = [path / Path(str(name)).name for name in sorted(set(shards.values()))]
    else:
        files = []
    if not files:
        raise _without_weights(path)
    for file in files:
        _check_whole(file)
    return tuple(files)


def _without_weights(path: Path) -> ModelError:
    pickled = sorted(file.name for file in path.iterdir() if file.suffix in _PICKLES)
    if pickled:
        return ModelError(
            f"{path} keeps its weights as pickles ({pickled[0]}), which can run code when they are "
            "opened; photoorg reads safetensors only."
        )
    return ModelError(f"{path} has no weights: there is no model.safetensors.")


def _check_whole(file: Path) -> None:
    """Raises ModelError unless the tensors that the header names fill the file."""
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            (length,) = struct.unpack("<Q", stream.read(8))
            # What is longer than its file is no header; reading that much could fill the memory.
            header = json.loads(stream.read(min(length, size)))
        ends = [entry["data_offsets"][1] for name, entry in header.items() if name[:2] != "__"]
        whole = size == 8 + length + max(ends)
    except FileNotFoundError as error:
        raise ModelError(f"{file} is missing; the model is incomplete.") from error
    except (OSError, ValueError, struct.error, RecursionError, TypeError, KeyError, AttributeError):
        whole = False
    if not whole:
        raise ModelError(f"{file} is damaged or incomplete.")
