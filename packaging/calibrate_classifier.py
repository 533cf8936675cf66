"""Find the temperature that makes the classifier's probabilities honest, on labelled photos.

    python packaging/calibrate_classifier.py ../shared/data/caltech101

The sub-folders are classes (Caltech-101, CC BY 4.0). Each is mapped to the node of the concept
tree that it is, or is a kind of; a photo's probability is that of the node, the sum over the
classes below it. One half of the photos, drawn with a fixed seed, fits the temperature by
negative log-likelihood; the other half says what it is worth. Guo et al., “On Calibration of
Modern Neural Networks” (ICML 2017), §4.2.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.models.builtin import Builtin
from photoorg.models.concepts import load_concept_tree

SEED = 0
BATCH = 16
BINS = 15
NODES = {
    # The class itself is in the tree.
    "Leopards": "leopard", "beaver": "beaver", "binocular": "binoculars",
    "butterfly": "butterfly", "car_side": "car", "cellphone": "mobile phone",
    "cougar_body": "cougar", "cougar_face": "cougar", "crayfish": "crayfish",
    "electric_guitar": "electric guitar", "flamingo": "flamingo", "flamingo_head": "flamingo",
    "grand_piano": "grand piano", "kangaroo": "kangaroo", "laptop": "laptop", "llama": "llama",
    "lobster": "lobster", "panda": "giant panda", "pizza": "pizza", "revolver": "revolver",
    "saxophone": "saxophone", "strawberry": "strawberry", "trilobite": "trilobite",
    "umbrella": "umbrella",
    # The class is a kind of what is in the tree.
    "bass": "fish", "brontosaurus": "dinosaur", "ceiling_fan": "electric fan",
    "dolphin": "sea mammal", "euphonium": "brass instrument", "ferry": "boat",
    "ketch": "sailing boat", "lotus": "flower", "mayfly": "insect", "pagoda": "place of worship",
    "pigeon": "bird", "rhino": "hoofed animal", "sea_horse": "fish", "stop_sign": "street sign",
    "windsor_chair": "chair", "wrench": "tool",
}  # fmt: skip
"""Folder to node. Folders not named here have no place in the tree (“yin_yang”)."""

Logits = NDArray[np.float64]


def main(folder: Path) -> None:
    """Print negative log-likelihood and calibration error before and after, and the constant."""
    logits, below = see(folder)
    halves = np.random.default_rng(SEED).permutation(len(logits)) % 2 == 0
    temperature = fit(logits[halves], below[halves])
    print(f"{halves.sum()} photos to fit, {(~halves).sum()} held out, {len(NODES)} classes")
    for name, rows in (("fitted", halves), ("held out", ~halves)):
        for t in (1.0, temperature):
            nll, error = measure(logits[rows], below[rows], t)
            print(f"{name:>8}  T = {t:.2f}  NLL {nll:.3f}  ECE {error:.3f}")
    print(f"TEMPERATURE = {temperature:.2f}")


def see(folder: Path) -> tuple[Logits, NDArray[np.bool_]]:
    """The classifier's logits (n, classes), and which classes lie below each photo's node."""
    builtin = Builtin(trained_parts=False)
    logits: list[Logits] = []
    below: list[NDArray[np.bool_]] = []
    for name, node in NODES.items():
        files = sorted((folder / name).iterdir())
        for start in range(0, len(files), BATCH):
            photos = [Image.open(f).convert("RGB") for f in files[start : start + BATCH]]
            inputs = np.stack([builtin.prepare(photo) for photo in photos])
            logits.append(builtin._classify(builtin._maps(inputs))[1].astype(np.float64))
            below += [classes_below(node)] * len(photos)
    return np.concatenate(logits), np.array(below)


def classes_below(name: str) -> NDArray[np.bool_]:
    """True for the classes at or below the shown node of this name."""
    tree = load_concept_tree()
    [node] = [i for i, n in enumerate(tree.names) if n == name and tree.showable[i]]
    found = np.zeros(len(tree.leaves), np.bool_)
    for leaf, at in enumerate(tree.leaves.tolist()):
        while at >= 0 and at != node:
            at = int(tree.parents[at])
        found[leaf] = at == node
    return found


def fit(logits: Logits, below: NDArray[np.bool_]) -> float:
    """The temperature, in steps of 0.01, with the least negative log-likelihood."""
    grid = np.arange(0.3, 3, 0.01)
    return float(grid[np.argmin([measure(logits, below, float(t))[0] for t in grid])])


def measure(logits: Logits, below: NDArray[np.bool_], temperature: float) -> tuple[float, float]:
    """Mean negative log-likelihood of the photos' nodes in nats, and the expected calibration
    error of the strongest class: is it right as often as it is probable?"""
    scaled = logits / temperature
    posterior = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    posterior /= posterior.sum(axis=1, keepdims=True)
    own = (posterior * below).sum(axis=1)
    sure = posterior.max(axis=1)
    right = below[np.arange(len(below)), posterior.argmax(axis=1)]
    bins = np.minimum((sure * BINS).astype(np.int64), BINS - 1)
    gaps = [
        (bins == b).mean() * abs(sure[bins == b].mean() - right[bins == b].mean())
        for b in range(BINS)
        if (bins == b).any()
    ]
    return float(-np.log(np.maximum(own, 1e-12)).mean()), float(sum(gaps))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
