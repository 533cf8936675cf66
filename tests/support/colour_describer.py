"""A real language model p(text | photo) small enough for tests: it names the colours it sees."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Description, TokenScores
from photoorg.errors import Stopped
from photoorg.models import Describer, View
from photoorg.models.protocols import Stop, never
from photoorg.models.registry import Family

_COLOURS = ("red", "green", "blue")
_OTHERS = ("a", "field", "with", "some", "in", "the", "corner")
_END = 0.1
_UNKNOWN = 1e-4
_END_LOG = np.float32(np.log(_END))


class ColourDescriber:
    """Words are drawn one by one without memory: a colour as often as the photo has of it."""

    model_id = "colours/1"
    name = "colour describer"
    edge = 16
    batch = 4
    device = "cpu"

    def look(self, views: Sequence[View]) -> NDArray[np.float64]:
        """The share of red, green and blue in each photo, (n, 3)."""
        means = [np.asarray(view.pixels(), np.float64).mean(axis=(0, 1)) + 1 for view in views]
        table = np.array(means).reshape(len(views), 3)
        return table / table.sum(axis=1, keepdims=True)

    def describe(
        self, sight: NDArray[np.float64], words: int, stop: Stop = never
    ) -> list[Description]:
        """A sentence with the two strongest colours."""
        texts = []
        for shares in sight:
            first, second, _ = (_COLOURS[c] for c in np.argsort(-shares, kind="stable"))
            whole = f"a {first} field with some {second} in the corner"
            texts.append(" ".join(whole.split()[:words]))
        return [self._scored(row, text) for row, text in zip(sight, texts, strict=True)]

    def sample(
        self, sight: NDArray[np.float64], words: int, count: int, seed: int, stop: Stop = never
    ) -> list[tuple[Description, ...]]:
        """Words drawn from the model, at most `words`."""
        rng = np.random.default_rng(seed)
        drawn = []
        for shares in sight:
            chances = np.array([self._chance(w, shares) for w in (*_COLOURS, *_OTHERS)])
            lengths = np.minimum(rng.geometric(_END, count), words)
            texts = [
                " ".join(rng.choice((*_COLOURS, *_OTHERS), size, p=chances / chances.sum()))
                for size in lengths
            ]
            drawn.append(tuple(self._scored(shares, text) for text in texts))
        return drawn

    def score(
        self, sight: NDArray[np.float64], texts: Sequence[str], stop: Stop = never
    ) -> TokenScores:
        """log p of every word and the end."""
        lengths = np.array([len(text.split()) + 1 for text in texts])
        values = np.zeros((len(sight), len(texts), lengths.max(initial=0)), np.float32)
        for row, shares in enumerate(sight):
            for column, text in enumerate(texts):
                words = [np.log(self._chance(word, shares)) for word in text.split()]
                values[row, column, : len(words) + 1] = [*words, _END_LOG]
        return TokenScores(values, lengths)

    def prior(self, texts: Sequence[str], stop: Stop = never) -> TokenScores:
        """The same for a grey photo."""
        return self.score(np.full((1, 3), 1 / 3), texts)

    def _chance(self, word: str, shares: NDArray[np.float64]) -> float:
        if word in _COLOURS:
            return (1 - _END) / 2 * float(shares[_COLOURS.index(word)])
        return (1 - _END) / 2 / len(_OTHERS) if word in _OTHERS else _UNKNOWN

    def _scored(self, shares: NDArray[np.float64], text: str) -> Description:
        scores = self.score(shares[None], [text])
        return Description(text, float(scores.totals[0, 0]), int(scores.lengths[0]))


COLOUR_FAMILY: Family[Describer[Any]] = Family(
    lambda spec: ColourDescriber.model_id, lambda spec: ColourDescriber()
)
"""How the registry finds it."""


class SlowDescriber(ColourDescriber):
    """Another one, which takes its time for every caption and stops when it is told to."""

    model_id = "slow-colours/1"
    name = "slow describer"

    def describe(
        self, sight: NDArray[np.float64], words: int, stop: Stop = never
    ) -> list[Description]:
        """The same, after a while."""
        _dawdle(stop)
        return super().describe(sight, words, stop)

    def score(
        self, sight: NDArray[np.float64], texts: Sequence[str], stop: Stop = never
    ) -> TokenScores:
        """The same, after a while."""
        if len(texts) > 1:
            _dawdle(stop)
        return super().score(sight, texts, stop)


def _dawdle(stop: Stop) -> None:
    for _ in range(5):
        if stop():
            raise Stopped
        time.sleep(0.01)


SLOW_DESCRIBERS: Family[Describer[Any]] = Family(
    lambda spec: SlowDescriber.model_id, lambda spec: SlowDescriber()
)
"""And the other one."""
