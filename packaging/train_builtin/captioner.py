"""Training the captioner: cross-entropy over captions of four views of every photo."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from torch import Tensor
from torch.nn import functional as F
from train_builtin.views import Split

from photoorg.models.caption_words import END, normalise
from photoorg.models.networks import Captioner, Past
from photoorg.models.weights import save_tensors

VOCABULARY = 2600
LONGEST = 22
"""Tokens of a training caption; longer ones are cut."""
EACH = 5
"""Captions of a photo."""
PHOTOS = 32
"""In a batch."""
HIDDEN = 0.1
"""The share of photos that are hidden, which teaches p(caption)."""
Maps = NDArray[np.float16]


def train_tokenizer(captions: list[str], file: Path) -> Tokenizer:
    """Byte-level BPE, so that every text has tokens; END is token 0."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=["<end>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator([normalise(text) for text in captions], trainer)
    tokenizer.save(str(file))
    return tokenizer


def tokens_by_photo(split: Split, tokenizer: Tokenizer) -> tuple[Tensor, Tensor]:
    """Tokens (photos, EACH, LONGEST), END after the last, and how many count (photos, EACH)."""
    encoded = [tokenizer.encode(normalise(text)).ids[:LONGEST] for text in split.captions]
    tokens = torch.full((len(split.photos), EACH, LONGEST), END)
    lengths = torch.zeros(len(split.photos), EACH, dtype=torch.long)
    for photo in range(len(split.photos)):
        own = np.flatnonzero(split.owners == photo)
        for place in range(EACH):
            ids = encoded[own[place % len(own)]]
            tokens[photo, place, : len(ids)] = torch.tensor(ids)
            lengths[photo, place] = min(len(ids) + 1, LONGEST)
    return tokens, lengths


@dataclass(frozen=True)
class Cycle:
    """One run of the learning rate from nothing to its peak and back (SGDR; Loshchilov & Hutter,
    ICLR 2017)."""

    epochs: int
    rate: float
    smoothing: float
    seed: int
    squeezes: bool
    """Whether the squeezing of regions still changes."""


CYCLES = (
    Cycle(epochs=11, rate=8e-4, smoothing=0.1, seed=0, squeezes=True),
    Cycle(epochs=7, rate=5e-4, smoothing=0.05, seed=1, squeezes=False),
)
"""The second makes the captions better and leaves what photos are stored as alone."""


def train(
    views: list[Maps],
    tokens: Tensor,
    lengths: Tensor,
    held_out: tuple[Maps, Tensor, Tensor],
    work: Path,
    most_steps: float = math.inf,
) -> Captioner:
    """The moving average of the network after all cycles; each cycle's is kept in `work`.

    `most_steps` ends a cycle early, for a check of the first losses.
    """
    network = Captioner(VOCABULARY)
    for number, cycle in enumerate(CYCLES, start=1):
        file = work / f"captioner-{number}.safetensors"
        if not file.exists():
            before = None if number == 1 else network.state_dict()
            average = _run(cycle, before, views, tokens, lengths, held_out, most_steps)
            save_tensors(file, average)
        network.load_state_dict(load_file(file))
    return network.eval()


def _run(
    cycle: Cycle,
    before: dict[str, Tensor] | None,
    views: list[Maps],
    tokens: Tensor,
    lengths: Tensor,
    held_out: tuple[Maps, Tensor, Tensor],
    most_steps: float,
) -> dict[str, Tensor]:
    torch.manual_seed(cycle.seed)
    rng = np.random.default_rng(cycle.seed)
    network = Captioner(VOCABULARY, dropout=0.2)
    if before is not None:
        network.load_state_dict(before)
    network.squeeze.requires_grad_(cycle.squeezes)
    optimiser = _optimiser(network, cycle.rate)
    steps = cycle.epochs * (len(tokens) // PHOTOS)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, cycle.rate, total_steps=steps, pct_start=0.06, final_div_factor=50
    )
    average = {name: value.clone() for name, value in network.state_dict().items()}
    step, began = 0, time.monotonic()
    for epoch in range(cycle.epochs):
        network.train()
        for loss in _epoch(network, views, tokens, lengths, cycle.smoothing, rng):
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            if step % 4 == 0:
                _follow(average, network, min(0.999, (step + 1) / (step + 10)) ** 4)
            if step in (1, 5, 20, 60):
                print(f"  step {step} of {steps}: loss {loss.item():.4f}", flush=True)
            if step >= most_steps:
                return average
        loss_then = _held_out(average, held_out)
        minutes = (time.monotonic() - began) / 60
        print(f"  {epoch + 1} epochs, {minutes:.0f} min: {loss_then:.3f} nats", flush=True)
    return average


def _epoch(
    network: Captioner,
    views: list[Maps],
    tokens: Tensor,
    lengths: Tensor,
    smoothing: float,
    rng: np.random.Generator,
) -> Iterator[Tensor]:
    order = rng.permutation(len(tokens))
    for start in range(0, len(tokens) - PHOTOS + 1, PHOTOS):
        photos = np.sort(order[start : start + PHOTOS])
        maps = views[rng.integers(len(views))][photos]
        given, wanted = _shifted(tokens, lengths, torch.from_numpy(photos))
        memory = network.remember(network.regions(torch.from_numpy(maps).float()))
        rng.random()
        hidden = torch.from_numpy(rng.random(PHOTOS) < HIDDEN)[:, None, None, None]
        logits, _ = network(given, _hide(memory, network.remember_nothing(), hidden))
        yield F.cross_entropy(
            logits.flatten(0, 2), wanted.flatten(), ignore_index=-100, label_smoothing=smoothing
        )


def _hide(memory: list[Past], nothing: list[Past], hidden: Tensor) -> list[Past]:
    return [
        (torch.where(hidden, no_keys, keys), torch.where(hidden, no_values, values))
        for (keys, values), (no_keys, no_values) in zip(memory, nothing, strict=True)
    ]


def _shifted(tokens: Tensor, lengths: Tensor, photos: Tensor) -> tuple[Tensor, Tensor]:
    """What the network is given and what it should say; -100 where nothing counts."""
    longest = int(lengths[photos].max())
    said = tokens[photos][:, :, :longest]
    counts = torch.arange(longest)[None, None] < lengths[photos][:, :, None]
    given = torch.cat([torch.full_like(said[:, :, :1], END), said[:, :, :-1]], dim=2)
    return given, torch.where(counts, said, -100)


def _held_out(average: dict[str, Tensor], held_out: tuple[Maps, Tensor, Tensor]) -> float:
    network = Captioner(VOCABULARY).eval()
    network.load_state_dict(average)
    maps, tokens, lengths = held_out
    total, count = 0.0, 0
    with torch.inference_mode():
        for start in range(0, len(tokens), 50):
            photos = torch.arange(start, min(start + 50, len(tokens)))
            given, wanted = _shifted(tokens, lengths, photos)
            seen = network.regions(torch.from_numpy(np.array(maps[photos.numpy()])).float())
            logits, _ = network(given, network.remember(seen))
            total += float(
                F.cross_entropy(
                    logits.flatten(0, 2), wanted.flatten(), ignore_index=-100, reduction="sum"
                )
            )
            count += int((wanted >= 0).sum())
    return total / count


def _optimiser(network: Captioner, rate: float) -> torch.optim.Optimizer:
    """AdamW; biases and norms do not decay."""
    matrices = [p for p in network.parameters() if p.ndim > 1 and p.requires_grad]
    vectors = [p for p in network.parameters() if p.ndim < 2 and p.requires_grad]
    groups = [
        {"params": matrices, "weight_decay": 0.05},
        {"params": vectors, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))


def _follow(average: dict[str, Tensor], network: Captioner, decay: float) -> None:
    with torch.no_grad():
        for name, value in network.state_dict().items():
            average[name].lerp_(value, 1 - decay)
