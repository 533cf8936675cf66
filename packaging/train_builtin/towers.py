"""Training the two towers: captions against photos, and class names against the classifier.

The contrastive loss is InfoNCE both ways with a photo's five captions as its positives. So that
the towers do not forget words that no caption has, the scores of the 1000 class names are also
held to what the classifier sees in the same photos.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F
from train_builtin.captioner import EACH, Maps
from train_builtin.views import Split

from photoorg.models.builtin import Builtin
from photoorg.models.networks import Tower, photo_tower, pool_photo, pool_text, text_tower

EPOCHS, PHOTOS, RATE = 16, 600, 2e-3
TOKENS = 24
"""Tokens of a caption whose states are kept."""
_DROPPED = 0.2
"""The share of regions and tokens that are left out at random."""
_CLASSES = 0.3
"""Weight of the class names' loss."""


@dataclass(frozen=True)
class Photos:
    """Photos as the photo tower reads them."""

    pooled: Tensor
    """(views, n, kinds, d)."""
    regions: list[NDArray[np.int8]]
    """(n, 81, r) of each view."""
    posterior: Tensor
    """The classifier's probabilities (n, 1000) in the first view."""


@dataclass(frozen=True)
class Texts:
    """Texts as the text tower reads them."""

    pooled: Tensor
    """(n, kinds, 384)."""
    states: NDArray[np.float16]
    """(n, TOKENS, 384)."""
    mask: Tensor
    """(n, TOKENS), True for real tokens."""


def see_photos(views: list[Maps], squeeze: nn.Linear, classifier: nn.Linear) -> Photos:
    """Pooled features and regions of every view, in pieces that fit into memory."""
    pooled, regions, posterior = [], [], []
    for number, maps in enumerate(views):
        for start in range(0, len(maps), 100):
            piece = torch.from_numpy(np.array(maps[start : start + 100])).float()
            with torch.inference_mode():
                pooled.append(pool_photo(piece))
                squeezed = (torch.tanh(squeeze(piece)) * 127).round().to(torch.int8)
                regions.append(squeezed.numpy())
                if number == 0:
                    posterior.append(classifier(piece.mean(1)).softmax(1))
    count = len(views[0])
    joined = np.concatenate(regions).reshape(len(views), count, *regions[0].shape[1:])
    return Photos(
        torch.cat(pooled).unflatten(0, (len(views), count)), list(joined), torch.cat(posterior)
    )


def read_texts(texts: list[str], file: Path) -> Texts:
    """MiniLM's token states, computed into `file` once."""
    shape = (len(texts), TOKENS, 384)
    if not file.exists():
        minilm = Builtin(trained_parts=False)._text
        part = file.with_suffix(".part")
        states = np.memmap(part, np.float16, "w+", shape=shape)
        for rows, found, mask in minilm.batches(texts):
            kept = (found * mask.unsqueeze(-1))[:, :TOKENS]
            states[rows, : kept.shape[1]] = kept.numpy()
        states.flush()
        part.rename(file)
    kept_states: NDArray[np.float16] = np.memmap(file, np.float16, "r", shape=shape)
    pooled, masks = [], []
    for start in range(0, len(texts), 2000):
        piece = torch.from_numpy(np.array(kept_states[start : start + 2000])).float()
        mask = piece.abs().sum(2) > 0
        pooled.append(pool_text(piece, mask))
        masks.append(mask)
    return Texts(torch.cat(pooled), kept_states, torch.cat(masks))


def train(
    photos: Photos, captions: Texts, split: Split, names: Texts, epochs: int = EPOCHS
) -> tuple[Tower, Tower]:
    """The photo tower and the text tower."""
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    own = _captions_of(split)
    towers = nn.ModuleList([photo_tower(), text_tower()])
    _standardise(towers[0], photos.pooled[0])
    _standardise(towers[1], captions.pooled)
    scales = nn.ParameterList([nn.Parameter(torch.tensor(np.log(14.0)).float()) for _ in range(2)])
    optimiser = torch.optim.AdamW(
        [
            {"params": towers.parameters(), "weight_decay": 0.05},
            {"params": scales.parameters(), "weight_decay": 0.0},
        ],
        lr=RATE,
    )
    batches = len(own) // PHOTOS
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE, total_steps=epochs * batches, pct_start=0.15
    )
    began = time.monotonic()
    towers.train()
    for epoch in range(epochs):
        order = rng.permutation(len(own))
        for batch in range(batches):
            chosen = np.sort(order[batch * PHOTOS : (batch + 1) * PHOTOS])
            loss = _loss(towers, scales, photos, captions, names, own, chosen, rng)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
        minutes = (time.monotonic() - began) / 60
        print(f"  {epoch + 1} epochs, {minutes:.0f} min: loss {loss.item():.3f}", flush=True)
    photo, text = towers.eval()
    return photo, text


def _loss(
    towers: nn.ModuleList,
    scales: nn.ParameterList,
    photos: Photos,
    captions: Texts,
    names: Texts,
    own: NDArray[np.int64],
    chosen: NDArray[np.int64],
    rng: np.random.Generator,
) -> Tensor:
    photo_tower, text_tower = towers
    view = rng.integers(len(photos.regions), size=len(chosen))
    regions = np.stack([photos.regions[v][i] for v, i in zip(view, chosen, strict=True)])
    shown = torch.from_numpy(rng.random(regions.shape[:2]) >= _DROPPED)
    pooled = photos.pooled[torch.from_numpy(view), torch.from_numpy(chosen)]
    seen = photo_tower(pooled, torch.from_numpy(regions).float() / 127, shown)
    read = _read(text_tower, captions, own[chosen].ravel(), rng).unflatten(0, (-1, EACH))
    called = _read(text_tower, names, np.arange(len(names.pooled)), rng)
    scores = scales[0].exp().clamp(max=60) * torch.einsum("io,jko->ijk", seen, read)
    class_scores = scales[1].exp().clamp(max=60) * seen @ called.T
    posterior = photos.posterior[torch.from_numpy(chosen)]
    classes = F.cross_entropy(class_scores, posterior)
    return contrastive(scores) + _CLASSES * classes


def contrastive(scores: Tensor) -> Tensor:
    """InfoNCE from scores (photos, photos, EACH) of photo i and caption k of photo j: each
    caption among all photos, and each photo's captions, one at a time, among those of others."""
    photos, _, each = scores.shape
    number = torch.arange(photos)
    by_caption = scores.permute(1, 2, 0).reshape(photos * each, photos)
    to_photo = F.cross_entropy(by_caption, number.repeat_interleave(each))
    diagonal = torch.eye(photos, dtype=torch.bool)[:, :, None]
    others = scores.masked_fill(diagonal, -1e4).flatten(1).logsumexp(1, keepdim=True)
    own = scores[number, number]
    to_caption = (torch.logaddexp(own, others) - own).mean()
    return (to_photo + to_caption) / 2


def _read(
    tower: nn.Module, texts: Texts, rows: NDArray[np.int64], rng: np.random.Generator
) -> Tensor:
    states = torch.from_numpy(np.array(texts.states[rows])).float()
    kept = torch.from_numpy(rng.random((len(rows), TOKENS)) >= _DROPPED)
    kept[:, 0] = True
    chosen = torch.from_numpy(rows)
    found: Tensor = tower(texts.pooled[chosen], states, texts.mask[chosen] & kept)
    return found


def _captions_of(split: Split) -> NDArray[np.int64]:
    """EACH captions of every photo; a photo with fewer has some twice."""
    rows = [np.flatnonzero(split.owners == photo) for photo in range(len(split.photos))]
    return np.stack([np.resize(own, EACH) for own in rows])


def _standardise(tower: nn.Module, pooled: Tensor) -> None:
    """Set a tower's constants so that each kind of pooled vector has mean 0 and unit spread."""
    tower.centre.copy_(pooled.mean(0))
    tower.scale.copy_((pooled - pooled.mean(0)).pow(2).mean((0, 2)).sqrt().unsqueeze(1))
