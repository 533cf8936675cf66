"""Writing captions token by token with the built-in captioner: beam search and sampling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoorg.errors import Stopped
from photoorg.models.caption_words import END
from photoorg.models.protocols import Stop

_ALPHA = 0.7
"""log p / tokens^α chooses among captions (Wu et al. 2016, arXiv 1609.08144, §7)."""
_SHARE = 0.7
"""A caption of at most n words has at least this share of n …"""
_ENOUGH = 9
"""… but more words than this are never forced: people rarely need them."""

_NUCLEUS = 0.9
"""Samples leave out the unlikely tenth of what could come next."""

Caption = tuple[list[int], float]
"""Tokens with END, and log p(caption | photo) in nats."""


class Writer:
    """Grows texts of some photos by one token at a time, within a number of words."""

    def __init__(
        self,
        network: Any,
        memory: Any,
        begins_word: NDArray[np.bool_],
        words: int,
        each: int,
        stop: Stop,
    ) -> None:
        self._network, self._memory, self._stop = network, memory, stop
        self._begins_word, self._words = begins_word, words
        self._fewest = max(1, min(round(_SHARE * words), _ENOUGH))
        photos = memory[0][0].shape[0]
        self.tokens = np.empty((photos, each, 0), np.int64)
        self.totals = np.zeros((photos, each))
        """log p of each text so far, in nats."""
        self._counts = np.zeros((photos, each), np.int64)
        self._last = np.full((photos, each), END)
        self._past: Any = None

    def next_scores(self) -> NDArray[np.float32]:
        """log p of every next token, (photos, each, vocabulary); -inf where a word would be too
        many, or the end too early. Raises Stopped."""
        import torch

        if self._stop():
            raise Stopped("Describing was stopped.")
        with torch.inference_mode():
            last = torch.from_numpy(self._last[:, :, None]).to(self._memory[0][0].device)
            logits, self._past = self._network(last, self._memory, self._past)
            scores: NDArray[np.float32] = logits[:, :, -1].float().log_softmax(-1).cpu().numpy()
        self._forbid(scores)
        return scores

    def _forbid(self, scores: NDArray[np.float32]) -> None:
        """Set what may not come next to -inf."""
        count = self.tokens.shape[2]
        goes_on = ~self._begins_word
        goes_on[END] = False
        # Parts of words only where a word is likely to be unfinished, and then nothing else.
        inside = np.exp(scores[:, :, goes_on]).sum(axis=2) > 0.5
        inside &= count > 0
        full = (self._counts >= self._words) | (count == self._network.longest - 1)
        scores[~inside[:, :, None] & goes_on] = -np.inf
        scores[(inside | full)[:, :, None] & self._begins_word] = -np.inf
        early = self._counts < self._fewest
        if count < self._network.longest - 1:
            scores[:, :, END][inside | early] = -np.inf
        else:
            scores[:, :, goes_on] = -np.inf

    def go_on(
        self, parents: NDArray[np.int64], tokens: NDArray[np.int64], totals: NDArray[np.float64]
    ) -> None:
        """Put `tokens` (photos, each) behind the texts numbered `parents`."""
        import torch

        photos, each = parents.shape
        kept = np.take_along_axis(self.tokens, parents[:, :, None], axis=1)
        self.tokens = np.concatenate([kept, tokens[:, :, None]], axis=2)
        self._counts = np.take_along_axis(self._counts, parents, axis=1)
        self._counts = self._counts + self._begins_word[tokens]
        self.totals, self._last = totals, tokens
        rows = torch.from_numpy((np.arange(photos)[:, None] * each + parents).ravel())
        self._past = [
            (
                keys.index_select(0, rows.to(keys.device)),
                values.index_select(0, rows.to(keys.device)),
            )
            for keys, values in self._past
        ]


def beam_search(writer: Writer, beams: int, leads_nowhere: NDArray[np.bool_]) -> list[Caption]:
    """The best caption of each photo among `beams` texts that grow side by side.

    One that ends with a token that `leads_nowhere` is only taken where there is no other.
    """
    photos, vocabulary = len(writer.tokens), len(writer._begins_word)
    # All texts are the same before the first word: only one of them may go on.
    writer.totals[:, 1:] = -np.inf
    finished: list[list[tuple[Caption, bool]]] = [[] for _ in range(photos)]
    winners = np.zeros(photos, int)
    while (winners < beams).any():
        scores = writer.next_scores()
        _finish(writer, scores[:, :, END], leads_nowhere, finished)
        totals = (writer.totals[:, :, None] + scores).reshape(photos, -1)
        best = np.argpartition(-totals, 2 * beams, axis=1)[:, : 2 * beams]
        values = np.take_along_axis(totals, best, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        best, values = np.take_along_axis(best, order, 1), np.take_along_axis(values, order, 1)
        parents, tokens = best // vocabulary, best % vocabulary
        alive = np.isfinite(values)
        winners += ((tokens == END) & alive)[:, :beams].sum(axis=1)
        going = (tokens != END) & alive
        if not going.any():
            break
        # What goes on comes first, best first; a photo with fewer of these fills up with the dead.
        first = np.argsort(~going, axis=1, kind="stable")[:, :beams]
        alive = np.take_along_axis(going, first, 1)
        writer.go_on(
            np.take_along_axis(parents, first, 1),
            np.take_along_axis(tokens, first, 1),
            np.where(alive, np.take_along_axis(values, first, 1), -np.inf),
        )
    return [max(found, key=_merit)[0] for found in finished]


def _finish(
    writer: Writer,
    ends: NDArray[np.float32],
    leads_nowhere: NDArray[np.bool_],
    finished: list[list[tuple[Caption, bool]]],
) -> None:
    """Note every text that may end here, and whether it does not end with half a phrase."""
    totals = writer.totals + ends
    for photo, row in zip(*np.nonzero(np.isfinite(totals)), strict=True):
        said = writer.tokens[photo, row].tolist()
        caption = [*said, END], float(totals[photo, row])
        finished[photo].append((caption, not leads_nowhere[said[-1]]))


def sample(writer: Writer, rngs: Sequence[np.random.Generator]) -> list[list[list[int]]]:
    """Tokens of texts drawn from the model, as many of each photo as the writer grows; one rng a
    photo."""
    photos, each, _ = writer.tokens.shape
    done = np.zeros((photos, each), bool)
    ends = np.zeros((photos, each), np.int64)
    own = np.tile(np.arange(each), (photos, 1))
    while not done.all():
        scores = writer.next_scores()
        likely = _nucleus(scores)
        # Gumbel's trick: the largest of log p + noise is a draw from p.
        noise = np.stack([rng.gumbel(size=scores.shape[1:]) for rng in rngs])
        tokens = (likely + noise).argmax(axis=2)
        ends += ~done
        tokens = np.where(done, END, tokens)
        writer.go_on(own, tokens, writer.totals)
        done |= tokens == END
    return [
        [writer.tokens[photo, i, : ends[photo, i]].tolist() for i in range(each)]
        for photo in range(photos)
    ]


def _nucleus(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The scores with all but the likeliest tokens, which share `_NUCLEUS`, at -inf (Holtzman et
    al., “The Curious Case of Neural Text Degeneration”, ICLR 2020)."""
    chances = np.exp(scores - scores.max(axis=2, keepdims=True))
    chances /= chances.sum(axis=2, keepdims=True)
    order = np.argsort(-chances, axis=2)
    before = np.cumsum(np.take_along_axis(chances, order, axis=2), axis=2)
    before -= np.take_along_axis(chances, order, axis=2)
    kept = np.where(before < _NUCLEUS, np.take_along_axis(scores, order, axis=2), -np.inf)
    likely = np.empty_like(scores)
    np.put_along_axis(likely, order, kept.astype(np.float32), axis=2)
    return likely


def _merit(finished: tuple[Caption, bool]) -> tuple[bool, float]:
    (tokens, total), whole = finished
    return whole, total / len(tokens) ** _ALPHA
