"""Train the gist: `python packaging/train_builtin/gist.py DATA`, in about three minutes.

DATA holds Flickr8k's `train/`, `train.tsv`, `dev/` and `dev.tsv`. The adapters must be there.
Writes photoorg/models/flickr8k/gist.safetensors and adds it to the manifest; the ids of the
embedder and the captioner stay as they are. Dev is looked at, never trained on.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from train_builtin.pack import write_manifest

from photoorg.bench.captions import read_captions
from photoorg.bench.features import see_files
from photoorg.models import gist, load_embedder, trained
from photoorg.models.builtin import Builtin
from photoorg.models.conse import unit
from photoorg.models.weights import save_tensors

_COMPONENTS, _TYPICAL = 256, 1024
_RIDGE_LINEAR, _RIDGE_NEAR = 10.0, 3.0

Floats = NDArray[np.float32]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    embedder = load_embedder("builtin")
    assert isinstance(embedder, Builtin)
    seen, said = _split(embedder, data / "train", data / "train.tsv")
    weights = train(seen, said)
    tensors = {name: torch.from_numpy(np.float16(value)) for name, value in weights.items()}
    save_tensors(trained.FOLDER / gist.FILE, tensors)
    write_manifest(trained.FOLDER)
    seen, said = _split(embedder, data / "dev", data / "dev.tsv")
    near = gist.basis((seen - weights["mean"]) @ weights["components"], weights["typical"])
    cosines = (unit(near @ weights["regression"]) * unit(said - weights["centre"])).sum(axis=1)
    print(f"mean cosine with the captions of dev: {cosines.mean():.3f}")


def train(seen: Floats, said: Floats) -> dict[str, Floats]:
    """The regression's tensors from features (n, d) and mean caption vectors (n, 384)."""
    mean, centre = seen.mean(axis=0), said.mean(axis=0)
    _, _, axes = np.linalg.svd(seen - mean, full_matrices=False)
    components = axes[:_COMPONENTS].T
    projected = (seen - mean) @ components
    typical = kmeans2(projected, _TYPICAL, iter=8, minit="points", seed=0)[0]
    typical = typical[np.isfinite(typical).all(axis=1)]
    near = gist.basis(projected, typical)
    ridge = np.diag(np.r_[[_RIDGE_LINEAR] * _COMPONENTS, [_RIDGE_NEAR] * len(typical)])
    regression = np.linalg.solve(near.T @ near + ridge, near.T @ unit(said - centre))
    return {
        "mean": mean,
        "components": components,
        "typical": typical,
        "regression": regression,
        "centre": centre,
    }


def _split(embedder: Builtin, photos: Path, captions: Path) -> tuple[Floats, Floats]:
    """Features and mean caption vectors of a split's photos."""
    pairs = read_captions(captions, photos)
    files, seen = see_files(embedder, [photos / name for name in sorted({n for n, _ in pairs})])
    row = {file.name: number for number, file in enumerate(files)}
    read = embedder.read([text for _, text in pairs])
    owners = [row[name] for name, _ in pairs]
    said = np.zeros((len(files), read.shape[1]), np.float32)
    np.add.at(said, owners, read)
    said /= np.bincount(owners)[:, None]
    return gist.features(seen.spaces["photo"], seen.spaces["text"]), said


if __name__ == "__main__":
    main()
