"""A last, short training of the captioner on what it writes: self-critical sequence training.

Rennie et al., “Self-Critical Sequence Training for Image Captioning” (CVPR 2017): captions drawn
from the model are rewarded by CIDEr-D against people's. The baseline of each is the mean reward of
the photo's other samples. Cross-entropy stays in the loss, so that it remains a language model.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F
from train_builtin.captioner import EACH, LONGEST, VOCABULARY, Maps, _follow, _shifted
from train_builtin.views import Split

from photoorg.bench.caption_metrics import Cider, tokenise
from photoorg.models.caption_search import Writer, sample
from photoorg.models.caption_words import END
from photoorg.models.networks import Captioner
from photoorg.models.protocols import never
from photoorg.models.weights import save_tensors

STEPS, PHOTOS, RATE = 320, 24, 2e-4
_WORDS = 14
_SPOKEN = 0.02
"""Weight of the cross-entropy of people's captions."""


def train(
    network: Captioner,
    views: list[Maps],
    split: Split,
    tokenizer: Tokenizer,
    tokens: Tensor,
    lengths: Tensor,
    work: Path,
) -> None:
    """Keep the moving average of the network in `work`, once. The squeezing of regions stays."""
    file = work / "captioner-rewarded.safetensors"
    if not file.exists():
        save_tensors(file, _run(network, views, split, tokenizer, tokens, lengths))


def _run(
    network: Captioner,
    views: list[Maps],
    split: Split,
    tokenizer: Tokenizer,
    tokens: Tensor,
    lengths: Tensor,
) -> dict[str, Tensor]:
    torch.manual_seed(2)
    rng = np.random.default_rng(2)
    people = [
        [tokenise(split.captions[i]) for i in np.flatnonzero(split.owners == photo)]
        for photo in range(len(split.photos))
    ]
    cider = Cider(people)
    pieces = [tokenizer.id_to_token(i) for i in range(VOCABULARY)]
    begins = np.array([piece.startswith("Ġ") for piece in pieces])
    network.eval()
    network.squeeze.requires_grad_(False)
    learned = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=RATE, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, RATE, total_steps=STEPS, pct_start=0.1, final_div_factor=20
    )
    average = {name: value.clone() for name, value in network.state_dict().items()}
    shown = 0.0
    for step in range(1, STEPS + 1):
        photos = np.sort(rng.choice(len(people), PHOTOS, replace=False))
        maps = torch.from_numpy(views[rng.integers(2)][photos]).float()
        regions = network.regions(maps).detach()
        with torch.no_grad():
            writer = Writer(network, network.remember(regions), begins, _WORDS, EACH, never)
        written = sample(writer, [np.random.default_rng(rng.integers(2**32)) for _ in photos])
        rewards = np.array(
            [
                [cider.clipped(tokenise(tokenizer.decode(own[:-1])), people[photo]) for own in row]
                for row, photo in zip(written, photos, strict=True)
            ]
        )
        advantage = rewards - (rewards.sum(1, keepdims=True) - rewards) / (EACH - 1)
        advantage /= max(advantage.std(), 1e-6)
        loss = _loss(network, regions, written, advantage, tokens, lengths, photos)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        schedule.step()
        _follow(average, network, min(0.98, (step + 1) / (step + 10)))
        shown += float(rewards.mean())
        if step % 20 == 0:
            print(f"  step {step} of {STEPS}: mean reward {shown / 20:.3f}", flush=True)
            shown = 0.0
    return average


def _loss(
    network: Captioner,
    regions: Tensor,
    written: list[list[list[int]]],
    advantage: np.ndarray,
    tokens: Tensor,
    lengths: Tensor,
    photos: np.ndarray,
) -> Tensor:
    memory = network.remember(regions)
    longest = max(len(own) for row in written for own in row)
    said = torch.full((len(written), EACH, longest), END)
    counts = torch.zeros(said.shape, dtype=torch.bool)
    for photo, row in enumerate(written):
        for place, own in enumerate(row):
            said[photo, place, : len(own)] = torch.tensor(own)
            counts[photo, place, : len(own)] = True
    given = torch.cat([torch.full_like(said[:, :, :1], END), said[:, :, :-1]], dim=2)
    scores = network(given, memory)[0].log_softmax(-1).gather(-1, said.unsqueeze(-1)).squeeze(-1)
    gains = torch.from_numpy(advantage).float().unsqueeze(-1) * counts
    rewarded = -(gains * scores).sum() / counts.sum()
    given, wanted = _shifted(tokens, lengths, torch.from_numpy(photos))
    logits, _ = network(given[:, :2, :LONGEST], memory)
    spoken = F.cross_entropy(
        logits.flatten(0, 2), wanted[:, :2, :LONGEST].flatten(), ignore_index=-100
    )
    return rewarded + _SPOKEN * spoken
