"""How probable a vision-language model finds texts that others wrote: teacher forcing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from photoorg.domain import Vectors
from photoorg.errors import ModelError
from photoorg.models.vlm_architectures import Architecture, Context, Continuation

if TYPE_CHECKING:
    import torch


def log_probabilities(
    architecture: Architecture, contexts: Sequence[Context], texts: Sequence[Sequence[int]]
) -> list[Vectors]:
    """log p(token | photo, tokens before it) in nats, of each text's tokens and its end.

    Row i is text i (tokens without an end) under context i; the contexts must be equally long.
    Raises ModelError for a text that does not fit into the network.
    """
    import torch

    longest = max(map(len, texts))
    if contexts[0].length + longest > architecture.most:
        raise ModelError(
            f"A text of {longest} tokens is too long for this model: it reads {architecture.most} "
            f"at most, {contexts[0].length} of which are the photo and the prompt."
        )
    padded = torch.zeros(len(texts), max(longest, 1), dtype=torch.long)
    for row, text in enumerate(texts):
        padded[row, : len(text)] = torch.tensor(text, dtype=torch.long)
    after = Continuation(architecture, contexts).follow(padded)
    return [
        _one(context.first, logits[: len(text)], text, architecture.wording.ends)
        for context, logits, text in zip(contexts, after, texts, strict=True)
    ]


def _one(
    first: torch.Tensor, after: torch.Tensor, text: Sequence[int], ends: Sequence[int]
) -> Vectors:
    """One text's log-probabilities from those of its first token and the logits after each."""
    import torch

    steps = torch.cat([first.to(after.device)[None], after.float().log_softmax(-1)])
    said = steps[torch.arange(len(text)), list(text)]
    end = steps[-1, list(ends)].logsumexp(0)
    found: Vectors = torch.cat([said, end[None]]).cpu().numpy()
    return found
