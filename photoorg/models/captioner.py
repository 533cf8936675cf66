"""The built-in captioner: a small language model p(caption | photo) trained by this project.

It reads the regions that the built-in embedder keeps of every photo, so describing and scoring
need neither the file nor the image network.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import Description, TokenScores
from photoorg.errors import Stopped
from photoorg.models import trained
from photoorg.models.caption_search import Writer, beam_search, sample
from photoorg.models.caption_words import END, CaptionTokens
from photoorg.models.placement import Placement
from photoorg.models.protocols import Stop, View, never

LEVELS = 127
"""Regions are kept as whole numbers from -127 to 127."""
_TEXTS = 16
"""Texts scored together under each photo of a batch: more of them do not fit into a CPU's caches,
which halves the speed."""
_BEAMS = 8

Result = TypeVar("Result")
Regions = NDArray[np.int8]
"""What is where in n photos, (n, 81, d)."""


class Eye(Protocol):
    """Whoever can see the regions of a photo: the built-in embedder."""

    edge: int
    """The shortest photo edge in pixels that loses nothing."""

    def prepare(self, photo: Image.Image) -> NDArray[np.uint8]:
        """An upright RGB photo as the model's input."""

    def regions(self, inputs: NDArray[np.uint8]) -> Regions:
        """The regions of prepared photos."""


class Captioner:
    """Describes photos and scores texts under them."""

    name = "built-in captioner"
    batch = 16

    def __init__(self, eye: Eye) -> None:
        """`eye` looks at photos whose regions nobody kept."""
        self.model_id = model_id()
        self.edge = eye.edge
        self._eye = eye

    @property
    def device(self) -> str:
        """Where it runs."""
        device: str = self._placement.device.type
        return device

    def look(self, views: Sequence[View]) -> Regions:
        """The photos' regions: the library's own, or seen in the pixels."""
        kept = {row: view.regions for row, view in enumerate(views) if view.regions is not None}
        unseen = [row for row in range(len(views)) if row not in kept]
        for start in range(0, len(unseen), self.batch):
            rows = unseen[start : start + self.batch]
            inputs = np.stack([self._eye.prepare(views[row].pixels()) for row in rows])
            kept.update(zip(rows, self._eye.regions(inputs), strict=True))
        if not kept:
            return np.empty((0, 81, 0), np.int8)
        return np.stack([kept[row] for row in range(len(views))])

    def describe(self, sight: Regions, words: int, stop: Stop = never) -> list[Description]:
        """The best caption of each photo with at most `words` words, by beam search."""

        nowhere = self._tokens.leads_nowhere

        def search(rows: slice) -> list[tuple[Description, ...]]:
            memory = self._memory(sight[rows])
            found = beam_search(self._writer(memory, words, _BEAMS, stop), _BEAMS, nowhere)
            return self._descriptions(memory, [[tokens] for tokens, _ in found])

        described = chain.from_iterable(self._run(search, len(sight)))
        return [description for (description,) in described]

    def sample(
        self, sight: Regions, words: int, count: int, seed: int, stop: Stop = never
    ) -> list[tuple[Description, ...]]:
        """`count` captions of each photo drawn from the model, at most `words` words long."""
        if not count:
            return [()] * len(sight)

        def draw(rows: slice) -> list[tuple[Description, ...]]:
            memory = self._memory(sight[rows])
            rngs = [np.random.default_rng([seed, row]) for row in range(rows.start, rows.stop)]
            drawn = sample(self._writer(memory, words, count, stop), rngs)
            return self._descriptions(memory, drawn)

        return list(chain.from_iterable(self._run(draw, len(sight))))

    def score(self, sight: Regions, texts: Sequence[str], stop: Stop = never) -> TokenScores:
        """Every text under every photo; texts beyond the network's length are cut."""

        def under(rows: slice) -> NDArray[np.float32]:
            return self._teacher_force(self._memory(sight[rows]), encoded, longest, stop)

        encoded, longest = self._encode(texts)
        parts = self._run(under, len(sight))
        values = np.concatenate([np.empty((0, len(texts), longest), np.float32), *parts])
        return TokenScores(values, np.array([len(e) for e in encoded], np.int64))

    def prior(self, texts: Sequence[str], stop: Stop = never) -> TokenScores:
        """log p(text) with the photo hidden, as every tenth photo was in training."""
        import torch

        encoded, longest = self._encode(texts)
        with torch.inference_mode():
            nothing = self._network.remember_nothing()
        values = self._teacher_force(nothing, encoded, longest, stop)
        return TokenScores(values, np.array([len(e) for e in encoded], np.int64))

    def _encode(self, texts: Sequence[str]) -> tuple[list[list[int]], int]:
        encoded = [self._tokens.encode(text, self._network.longest) for text in texts]
        return encoded, max(map(len, encoded), default=0)

    def _teacher_force(
        self, memory: Any, encoded: list[list[int]], longest: int, stop: Stop
    ) -> NDArray[np.float32]:
        values = np.zeros((memory[0][0].shape[0], len(encoded), longest), np.float32)
        # Texts of like length share a batch, so that little of it is padding.
        order = sorted(range(len(encoded)), key=lambda i: len(encoded[i]))
        for start in range(0, len(order), _TEXTS):
            if stop():
                raise Stopped("Scoring was stopped.")
            rows = order[start : start + _TEXTS]
            length = len(encoded[rows[-1]])
            found = self._forced(memory, [[encoded[i] for i in rows]], length)
            for column, i in enumerate(rows):
                values[:, i, : len(encoded[i])] = found[:, column, : len(encoded[i])]
        return values

    def _forced(
        self, memory: Any, encoded: list[list[list[int]]], longest: int
    ) -> NDArray[np.float32]:
        """log p of every token (n, texts, longest), of each photo's own texts or, when `encoded`
        has one row, of these under every photo. What comes after a text's end means nothing."""
        import torch

        padded = [
            [[*tokens, *[END] * (longest - len(tokens))] for tokens in own] for own in encoded
        ]
        said = torch.tensor(padded, device=memory[0][0].device)
        given = torch.cat([torch.full_like(said[:, :, :1], END), said[:, :, :-1]], dim=2)
        with torch.inference_mode():
            logits = self._network(given, memory)[0].float()
            wanted = said.expand(len(logits), -1, -1).unsqueeze(-1)
            # Only one of a row's thousands of log-probabilities is wanted.
            found = logits.gather(-1, wanted).squeeze(-1) - logits.logsumexp(-1)
            scores: NDArray[np.float32] = found.cpu().numpy()
        return scores

    def _writer(self, memory: Any, words: int, each: int, stop: Stop) -> Writer:
        return Writer(self._network, memory, self._tokens.begins_word, words, each, stop)

    def _descriptions(
        self, memory: Any, written: list[list[list[int]]]
    ) -> list[tuple[Description, ...]]:
        """Each photo's own texts with their scores. These are of the text, read anew: the search
        may have spelled a word with other tokens."""
        texts = [[self._tokens.decode(tokens) for tokens in own] for own in written]
        encoded = [
            [self._tokens.encode(text, self._network.longest) for text in own] for own in texts
        ]
        longest = max(len(tokens) for own in encoded for tokens in own)
        scores = self._forced(memory, encoded, longest)
        return [
            tuple(
                Description(text, float(values[: len(tokens)].sum(dtype=np.float64)), len(tokens))
                for text, tokens, values in zip(own, tokens_of, row, strict=True)
            )
            for own, tokens_of, row in zip(texts, encoded, scores, strict=True)
        ]

    def _memory(self, regions: Regions) -> Any:
        import torch

        with torch.inference_mode():
            seen = torch.from_numpy(regions).to(self._placement.device).float() / LEVELS
            return self._network.remember(seen)

    def _run(self, work: Callable[[slice], Result], count: int) -> list[Result]:
        return self._placement.run(work, count)

    @property
    def _network(self) -> Any:
        return self._placement.network

    @cached_property
    def _placement(self) -> Placement:
        from photoorg.models.networks import Captioner as Network

        weights = trained.tensors("captioner.safetensors")
        network = Network(len(weights["bias"]))
        network.load_state_dict(weights)
        return Placement(network.eval(), self.batch)

    @cached_property
    def _tokens(self) -> CaptionTokens:
        return CaptionTokens(trained.file("captioner_tokens.json"))


def model_id() -> str:
    """The id of its captions. Raises ModelError where the trained parts are left out."""
    return f"captioner/1-{trained.version()}"
