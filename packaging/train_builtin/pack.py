"""Writing the trained weights where the package finds them, with their hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from photoorg.models.networks import Captioner, Tower
from photoorg.models.weights import save_tensors


def mean_captioner(files: list[Path]) -> Captioner:
    """The mean of the weights after each training: better than any one of them (Wortsman et al.,
    “Model soups”, ICML 2022). They lie close together, for each training began where the last one
    ended."""
    stored = [load_file(file) for file in files]
    network = Captioner(len(stored[0]["bias"]))
    network.load_state_dict(
        {name: torch.stack([s[name].float() for s in stored]).mean(0) for name in stored[0]}
    )
    return network.eval()


def pack_captioner(network: Captioner, folder: Path) -> None:
    """captioner.safetensors in half precision."""
    _save(network.state_dict(), folder / "captioner.safetensors")


def pack_towers(photo: Tower, text: Tower, captioner: Captioner, folder: Path) -> None:
    """adapters.safetensors in half precision: both towers, and the captioner's squeezing, which
    the embedder needs to keep the regions of every photo."""
    tensors = {f"squeeze.{name}": t for name, t in captioner.squeeze.state_dict().items()}
    for prefix, tower in (("photo", photo), ("text", text)):
        tensors |= {f"{prefix}.{name}": t for name, t in tower.state_dict().items()}
    _save(tensors, folder / "adapters.safetensors")


def write_manifest(folder: Path) -> None:
    """The sha256 of every file that is there; the model ids are made of the first three."""
    names = (
        "adapters.safetensors",
        "captioner.safetensors",
        "captioner_tokens.json",
        "gist.safetensors",
        "captions.txt",
    )
    hashes = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in names
        if (folder / name).is_file()
    }
    (folder / "manifest.json").write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")


def _save(tensors: Mapping[str, Tensor], file: Path) -> None:
    save_tensors(file, {name: t.detach().to(torch.float16) for name, t in tensors.items()})
    print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB", flush=True)
