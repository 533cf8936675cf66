"""One model with random weights for all programs: nobody has to download any."""

from __future__ import annotations

import json
from pathlib import Path

from photoorg.bench import peer_drivers
from photoorg.bench.peer_runs import private, run
from photoorg.models.offline import stay_offline
from photoorg.models.openclip_files import WEIGHTS

ARCH = "ViT-B-32-256"
"""What rclip is made for, with its 256 × 256 pixels; the others take any of open_clip's."""
_LIMIT_S = 900.0


def save_random(folder: Path, seed: int = 0) -> Path:
    """An open_clip model as open_clip saves those it publishes; returns `folder`.

    The same seed makes the same weights.
    """
    stay_offline()
    import open_clip
    import torch
    from open_clip.push_to_hf_hub import save_for_hf

    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = open_clip.create_model(ARCH, pretrained=None)
    config = open_clip.get_model_config(ARCH)
    save_for_hf(model, _NoTokenizer(), config, str(folder), safe_serialization=True)
    return folder


def save_onnx(python: Path, weights: Path, folder: Path, home: Path) -> Path:
    """The model in a folder of `save_random` as rclip's ONNX files; returns `folder`.

    `python` is one that has torch, open_clip and onnx. Raises PhotoorgError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    driver = Path(peer_drivers.__path__[0]) / "onnx_driver.py"
    request = {"arch": ARCH, "weights": str(weights / WEIGHTS), "onnx": str(folder)}
    run([python, "-I", driver], private(home), _LIMIT_S, json.dumps(request))
    return folder


class _NoTokenizer:
    """CLIP's own tokenizer is part of open_clip and not saved."""

    def save_pretrained(self, folder: Path) -> None:
        """Nothing to save."""
