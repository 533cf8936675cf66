"""Training photos as the frozen image network sees them: several views of each, kept on disk."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import timm
import torch
from numpy.typing import NDArray
from PIL import Image

from photoorg.models import weights
from photoorg.models.builtin import INPUT

REGIONS, CHANNELS = 81, 1280
BATCH = 16
Look = Callable[[Image.Image, np.random.Generator], NDArray[np.uint8]]


@dataclass(frozen=True)
class Split:
    """Photos with their captions."""

    photos: list[Path]
    owners: NDArray[np.int64]
    """The photo of each caption, (captions,)."""
    captions: list[str]


def read_split(data: Path, name: str) -> Split:
    """`NAME/*.jpg` and `NAME.tsv` below `data`: Flickr8k's standard split."""
    photos = sorted((data / name).glob("*.jpg"))
    number = {file.name: i for i, file in enumerate(photos)}
    with (data / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    owners = np.array([number[row[0]] for row in rows])
    return Split(photos, owners, [row[1] for row in rows])


def whole(photo: Image.Image, _: np.random.Generator) -> NDArray[np.uint8]:
    """The photo as the product shows it to the network."""
    return _squeeze(photo, None, mirrored=False)


def mirrored(photo: Image.Image, _: np.random.Generator) -> NDArray[np.uint8]:
    """The same, left and right exchanged."""
    return _squeeze(photo, None, mirrored=True)


def cropped(photo: Image.Image, rng: np.random.Generator) -> NDArray[np.uint8]:
    """A random part of 55 to 100 % of the photo, between 3:4 and 4:3, at random mirrored.

    The copies at hand are squeezed to squares; this also shows the network other proportions.
    """
    width, height = photo.size
    proportion = np.exp(rng.uniform(np.log(3 / 4), np.log(4 / 3)))
    area = rng.uniform(0.55, 1) * width * height
    across = min(width, int(np.sqrt(area * proportion)))
    down = min(height, int(np.sqrt(area / proportion)))
    left = int(rng.integers(0, width - across + 1))
    top = int(rng.integers(0, height - down + 1))
    return _squeeze(photo, (left, top, left + across, top + down), mirrored=rng.random() < 0.5)


VIEWS: dict[str, tuple[Look, int]] = {
    "whole": (whole, 0),
    "mirrored": (mirrored, 0),
    "cropped-1": (cropped, 1),
    "cropped-2": (cropped, 2),
}
"""Each view and the seed of its draws."""


def feature_maps(split: Split, view: str, file: Path, half: bool) -> NDArray[np.float16]:
    """The network's last feature maps (n, 81, 1280) of one view, computed into `file` once.

    `half` runs the network in bfloat16, about twice as fast: good enough to train on.
    """
    shape = (len(split.photos), REGIONS, CHANNELS)
    if file.exists():
        kept: NDArray[np.float16] = np.memmap(file, np.float16, "r", shape=shape)
        return kept
    network = timm.create_model("tf_efficientnet_lite2")
    network.load_state_dict(weights.lite2_state())
    network.eval().to(memory_format=torch.channels_last)
    look, seed = VIEWS[view]
    rng = np.random.default_rng(seed)
    part = file.with_suffix(".part")
    maps = np.memmap(part, np.float16, "w+", shape=shape)
    for start in range(0, len(split.photos), BATCH):
        batch = [Image.open(f).convert("RGB") for f in split.photos[start : start + BATCH]]
        pixels = torch.from_numpy(np.stack([look(photo, rng) for photo in batch]))
        normal = ((pixels.permute(0, 3, 1, 2).float() - 127) / 128).contiguous(
            memory_format=torch.channels_last
        )
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
            found = network.forward_features(normal)
        maps[start : start + BATCH] = found.float().flatten(2).transpose(1, 2).numpy()
    maps.flush()
    part.rename(file)
    return maps


def _squeeze(
    photo: Image.Image, box: tuple[int, int, int, int] | None, mirrored: bool
) -> NDArray[np.uint8]:
    square = photo.resize((INPUT, INPUT), Image.Resampling.BICUBIC, box=box)
    if mirrored:
        square = square.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return np.array(square)
