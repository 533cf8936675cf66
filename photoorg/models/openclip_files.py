"""What an `openclip:` spec names on disk, checked without loading anything heavy."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from photoorg.errors import ModelError
from photoorg.models import weights
from photoorg.models.digest import kept_sha256
from photoorg.models.preprocessing import Preprocessing

CONFIG = "open_clip_config.json"
WEIGHTS = "open_clip_model.safetensors"
"""A model's files as open_clip itself saves and publishes them."""
_TOKENIZERS = ("tokenizer.json", "tokenizer.model", "spiece.model", "vocab.txt", "vocab.json")
"""One of these is in every folder transformers saves a tokenizer to."""
_PICKLES = {".bin", ".pt", ".pth", ".ckpt", ".pkl"}
_VERSION = 1
"""To be raised when photos or prompts are treated differently: old results are not mixed then."""
_LONGEST_HEADER = 100_000_000
"""The limit of the safetensors format itself."""


@dataclass(frozen=True, slots=True)
class Files:
    """A model on disk: weights and configuration are there and whole, as far as can be seen."""

    arch: str
    weights: Path
    config: Mapping[str, Any]
    """open_clip's `model_cfg`, with `embed_dim`, `vision_cfg` and `text_cfg`."""
    preprocessing: Preprocessing | None
    """None for bare weights: then it is what open_clip's own weights of this architecture had."""

    @property
    def folder(self) -> Path:
        """Where the weights lie, and the tokenizer if the model has one of its own."""
        return self.weights.parent

    @property
    def own_tokenizer(self) -> bool:
        """Whether texts are read by a tokenizer in `folder`, not by CLIP's."""
        return bool(self.config["text_cfg"].get("hf_tokenizer_name"))

    @property
    def input_size(self) -> tuple[int, int]:
        """Height and width of the model's input in pixels."""
        size = self.config["vision_cfg"].get("image_size", 224)
        height, width = size if isinstance(size, list) else (size, size)
        return int(height), int(width)


def locate(spec: str) -> Files:
    """The files of `openclip:ARCH/PRETRAINED` (downloaded) or `openclip:ARCH@PATH`.

    PATH is a `.safetensors` file, or a folder with CONFIG and WEIGHTS. Raises ModelError with one
    sentence for whatever is missing, damaged, pickled or of another architecture.
    """
    rest = spec.partition(":")[2]
    arch, at, path = rest.partition("@")
    if at and arch:
        return _at(arch, Path(path).expanduser())
    arch, slash, pretrained = rest.partition("/")
    if at or not (arch and slash and pretrained):
        raise ModelError(
            f"“{spec}” names no model; write openclip:ARCHITECTURE/PRETRAINED "
            "or openclip:ARCHITECTURE@/path/to/weights."
        )
    # The hub's module is for downloads; weights at a path do without it.
    from photoorg.models import hub

    return _in_folder(arch, hub.local_folder(spec))


def identity(files: Files) -> str:
    """The id of the model's results: it names weights, configuration and tokenizer by content.

    So moving a model changes nothing, and any other weights or preprocessing make another id.
    """
    parts = [str(_VERSION), files.arch, json.dumps(files.config, sort_keys=True)]
    parts += [repr(files.preprocessing), kept_sha256(files.weights)]
    if files.own_tokenizer:
        parts += [kept_sha256(file) for file in _tokenizer_files(files.folder)]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"openclip/{files.arch}/{digest[:16]}"


def _at(arch: str, path: Path) -> Files:
    if not path.is_absolute():
        raise ModelError(f"“{path}” is no whole path; please write it from the root on.")
    if path.is_dir():
        return _in_folder(arch, path)
    if not path.exists():
        raise ModelError(f"{path} does not exist.")
    _refuse_pickle(path)
    config = _own_config(arch)
    if config is None:
        raise ModelError(f"open_clip knows no architecture “{arch}”, so {path} cannot be loaded.")
    return _checked(Files(arch, path, config, None))


def _in_folder(arch: str, folder: Path) -> Files:
    file = folder / CONFIG
    stored = _read_json(file)
    config = stored.get("model_cfg")
    if not isinstance(config, dict):
        raise ModelError(f"{file} is no configuration of an open_clip model.")
    _require_weights(folder)
    files = _checked(Files(arch, folder / WEIGHTS, config, None))
    try:
        plain = Preprocessing(*files.input_size)
        given = plain.updated(stored.get("preprocess_cfg") or {})
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelError(f"{file} asks for preprocessing that does not exist: {error}.") from error
    files = replace(files, preprocessing=given)
    known = _own_config(arch)
    if known is not None and (differs := _difference(known, config)):
        raise ModelError(f"{folder} does not hold {arch}: {differs}.")
    return files


def _require_weights(folder: Path) -> None:
    if (folder / WEIGHTS).is_file():
        return
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() in _PICKLES:
            _refuse_pickle(file)
    raise ModelError(f"{folder / WEIGHTS} is missing.")


def _refuse_pickle(file: Path) -> None:
    if file.suffix.lower() != ".safetensors":
        raise ModelError(
            f"{file} is not a .safetensors file; weights in other formats are not loaded, "
            "because opening them can run code that hides in them."
        )


def _checked(files: Files) -> Files:
    """The same files. Raises ModelError when the model cannot possibly be loaded from them."""
    config = files.config
    towers = [config.get("vision_cfg"), config.get("text_cfg")]
    try:
        sound = int(config["embed_dim"]) > 0 and all(isinstance(t, dict) for t in towers)
        sound = sound and min(files.input_size) > 0
    except (KeyError, TypeError, ValueError, AttributeError):
        sound = False
    if not sound:
        raise ModelError(f"The configuration of {files.weights} is no open_clip model's.")
    if outside := config["text_cfg"].get("hf_model_name"):
        raise ModelError(
            f"{files.arch} reads words with a model of its own from elsewhere ({outside}), "
            "and such models cannot be used."
        )
    if files.own_tokenizer and not _tokenizer_files(files.folder):
        raise ModelError(
            f"The tokenizer of {files.arch} is missing: "
            f"please put its files (tokenizer.json and the like) into {files.folder}."
        )
    _check_header(files.weights)
    return files


def _tokenizer_files(folder: Path) -> list[Path]:
    return [folder / name for name in _TOKENIZERS if (folder / name).is_file()]


def _check_header(file: Path) -> None:
    """Whether the file has the length its header says, in the safetensors format: 8 bytes of
    little-endian length, the header in JSON, the tensors."""
    try:
        size = os.stat(file).st_size
        with open(file, "rb") as stream:
            length = int.from_bytes(stream.read(8), "little")
            header: Any = json.loads(stream.read(length)) if length <= _LONGEST_HEADER else None
        ends = [t["data_offsets"][1] for name, t in header.items() if name != "__metadata__"]
        whole = size == 8 + length + max(ends)
    except OSError as error:
        raise ModelError(f"{file} cannot be read: {error.strerror or error}.") from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise ModelError(f"{file} is damaged, or no safetensors file at all.")


def _own_config(arch: str) -> dict[str, Any] | None:
    """The architecture in open_clip's own list, read without importing it."""
    if not arch.replace("-", "").replace("_", "").replace(".", "").isalnum():
        return None
    try:
        file = weights.package_file("open_clip", f"model_configs/{arch}.json")
    except ModelError:
        return None
    return _read_json(file)


def _read_json(file: Path) -> dict[str, Any]:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{file} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{file} is damaged: {error}.") from error
    if not isinstance(stored, dict):
        raise ModelError(f"{file} is no configuration of an open_clip model.")
    return stored


def _difference(known: Mapping[str, Any], config: Mapping[str, Any]) -> str:
    """The first size that both state and state differently, in words; empty when there is none."""
    for part, names in (
        ("vision_cfg", ("timm_model_name", "layers", "width", "patch_size")),
        ("text_cfg", ("layers", "width", "heads", "vocab_size", "context_length")),
    ):
        for name in names:
            ours, theirs = known[part].get(name), config[part].get(name)
            if ours is not None and theirs is not None and ours != theirs:
                return f"{part} has {name} {theirs}, not {ours}"
    if known["embed_dim"] != config["embed_dim"]:
        return f"embed_dim is {config['embed_dim']}, not {known['embed_dim']}"
    return ""
