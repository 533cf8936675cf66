"""Finding texts in a language model: by beam search, and by drawing them.

Both continue many photos' texts at once and count words, because words are what the person asks
for; a text that was stopped for its length is one word too long, for the caller to cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from photoorg.errors import Stopped
from photoorg.models.protocols import Stop
from photoorg.models.vlm_architectures import Architecture, Context, Continuation
from photoorg.models.vlm_text import Wording, words_in

if TYPE_CHECKING:
    import torch

_BEAMS = 3

Tokens = tuple[int, ...]
Seed = int | Sequence[int]


def check(stop: Stop) -> None:
    """Raises Stopped when the person wants it."""
    if stop():
        raise Stopped("Describing photos was stopped.")


def search(
    architecture: Architecture, contexts: Sequence[Context], words: int, stop: Stop
) -> list[Tokens]:
    """The best text after each photo that ends within `words` words or is stopped there.

    Beam search, ranked by mean log-probability of a token; the same every time. The contexts must
    be equally long. Raises Stopped.
    """
    import torch

    searches = [_Search() for _ in contexts]
    rowwise = [context for context in contexts for _ in range(_BEAMS)]
    run = Continuation(architecture, rowwise)
    scores = _sayable(torch.stack([context.first for context in rowwise]), architecture.wording)
    for _ in range(_longest(architecture, contexts, words)):
        check(stop)
        options = _likeliest(scores)
        rows, tokens = [], []
        for start, one in zip(range(0, len(rowwise), _BEAMS), searches, strict=True):
            origins = one.advance(options[start : start + _BEAMS], words, architecture.wording)
            spare = _BEAMS - len(origins)
            rows += [start + beam for beam in origins] + [start] * spare
            tokens += [said[-1] for _, said in one.beams] + [0] * spare
        if not any(one.beams for one in searches):
            break
        run.keep(rows)
        scores = _sayable(run.follow(torch.tensor(tokens)[:, None])[:, -1], architecture.wording)
    return [one.best() for one in searches]


def draw(
    architecture: Architecture,
    contexts: Sequence[Context],
    words: int,
    seeds: Sequence[Seed],
    stop: Stop,
) -> list[Tokens]:
    """One text after each context drawn from the model as it is (temperature 1), token by token,
    until it ends or is longer than `words` words.

    A text depends on its photo and its seed only, not on what else is drawn. The contexts must be
    equally long. Raises Stopped.
    """
    import torch

    run = Continuation(architecture, contexts)
    longest = _longest(architecture, contexts, words)
    chances = np.stack([np.random.default_rng(seed).random(longest) for seed in seeds])
    drawn: list[Tokens] = [() for _ in contexts]
    open_rows = set(range(len(contexts)))
    scores = _sayable(torch.stack([context.first for context in contexts]), architecture.wording)
    for chance in chances.T:
        check(stop)
        tokens = _picked(scores, chance)
        for row in sorted(open_rows):
            if tokens[row] == architecture.wording.ends[0]:
                open_rows.remove(row)
                continue
            drawn[row] = (*drawn[row], tokens[row])
            if words_in(architecture.wording.text(drawn[row])) > words:
                open_rows.remove(row)
        if not open_rows:
            break
        scores = _sayable(run.follow(torch.tensor(tokens)[:, None])[:, -1], architecture.wording)
    return drawn


Options = Sequence[tuple[float, int]]
"""The likeliest next tokens with their log-probabilities."""


@dataclass(slots=True)
class _Search:
    """One photo's beams, best first, and the texts that have come to their end."""

    beams: list[tuple[float, Tokens]] = field(default_factory=lambda: [(0.0, ())])
    ended: list[tuple[float, Tokens]] = field(default_factory=list)

    def advance(self, options: Sequence[Options], words: int, wording: Wording) -> list[int]:
        """Go on by one token, given every beam's options; returns which beam each came from."""
        # Saying nothing at all is no description, however probable.
        nothing_yet = self.beams == [(0.0, ())]
        found = sorted(
            (-score - log_p, beam, token)
            for beam, (score, _) in enumerate(self.beams)
            for log_p, token in options[beam]
            if log_p > -np.inf and not (nothing_yet and token == wording.ends[0])
        )
        origins: list[int] = []
        beams: list[tuple[float, Tokens]] = []
        for negative, beam, token in found[: 2 * _BEAMS]:
            said = self.beams[beam][1]
            mean = -negative / (len(said) + 1)
            if token == wording.ends[0]:
                self.ended.append((mean, said))
            elif words_in(wording.text((*said, token))) > words:
                self.ended.append((mean, (*said, token)))
            elif len(beams) < _BEAMS:
                origins.append(beam)
                beams.append((-negative, (*said, token)))
        over = len(self.ended) >= _BEAMS
        self.beams = [] if over else beams
        return [] if over else origins

    def best(self) -> Tokens:
        return max(self.ended or self.beams, key=lambda entry: entry[0], default=(0.0, ()))[1]


def _longest(architecture: Architecture, contexts: Sequence[Context], words: int) -> int:
    """Tokens after which even a text without white space is long enough.

    A third of what fits at most: a text may have more tokens when it is read than when written.
    """
    return min(4 * words + 8, (architecture.most - contexts[0].length) // 3)


def _sayable(logits: torch.Tensor, wording: Wording) -> torch.Tensor:
    """log p(next token), (rows, vocabulary), where all ends are one and what cannot be said is
    impossible."""
    import torch

    scores = logits.float().log_softmax(-1)
    ends = torch.tensor(wording.ends, device=scores.device)
    end = scores[:, ends].logsumexp(-1)
    scores[:, wording.size :] = -torch.inf
    scores[:, list(wording.unsaid)] = -torch.inf
    scores[:, ends] = -torch.inf
    scores[:, wording.ends[0]] = end
    return scores


def _likeliest(scores: torch.Tensor) -> list[Options]:
    values, tokens = scores.topk(min(2 * _BEAMS, scores.shape[1]), dim=-1)
    return [
        list(zip(row, named, strict=True))
        for row, named in zip(values.tolist(), tokens.tolist(), strict=True)
    ]


def _picked(scores: torch.Tensor, chance: np.ndarray) -> list[int]:
    """The token of each row at which the cumulative probability passes its chance in [0, 1)."""
    weights = np.exp(scores.cpu().numpy().astype(np.float64)).cumsum(axis=1)
    return [
        int(np.searchsorted(row, share * row[-1], side="right"))
        for row, share in zip(weights, chance, strict=True)
    ]
