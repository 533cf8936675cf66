"""`vlm:/folder` and `vlm:OWNER/REPO`: vision-language models of the person's own as describers.

Any image-text-to-text model of transformers that keeps its weights as safetensors, read from a
folder (a downloaded one, for OWNER/REPO). One prompt serves all calls, so that probabilities of
different calls can be compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from photoorg.domain import Description, TokenScores, Vectors
from photoorg.errors import ModelError
from photoorg.models.placement import Placement
from photoorg.models.protocols import Describer, Stop, View, never
from photoorg.models.vlm_architectures import (
    CAPTION_OPENING,
    OPENING,
    PROMPT,
    Architecture,
    Context,
)
from photoorg.models.vlm_decoding import Tokens, check, draw, search
from photoorg.models.vlm_folder import VlmFolder, open_folder
from photoorg.models.vlm_loading import load_architecture
from photoorg.models.vlm_photos import null_photo
from photoorg.models.vlm_scoring import log_probabilities
from photoorg.models.vlm_text import cut

_VERSION = "1"
"""Another one for every change to how photos are prepared or texts are found."""
_ROWS = 8

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Sight:
    """Photos with the prompt as the network has read them, some megabytes each."""

    contexts: tuple[Context, ...]

    def __len__(self) -> int:
        return len(self.contexts)


class VlmDescriber:
    """A vision-language model as a ScoringDescriber."""

    batch = _ROWS

    def __init__(
        self, model_id: str, name: str, architecture: Architecture, placement: Placement
    ) -> None:
        self.model_id = model_id
        self.name = name
        self.edge = architecture.edge
        self.placement = placement
        """Where it runs, with a notice once memory was short."""
        self._architecture = architecture

    @property
    def device(self) -> str:
        """Where it runs."""
        return self.placement.device.type

    def look(self, views: Sequence[View]) -> Sight:
        """The photos decoded, prepared and read, once. Raises MediaError."""
        return Sight(tuple(self._read(self._architecture.inputs(view.pixels())) for view in views))

    def describe(self, sight: Sight, words: int, stop: Stop = never) -> list[Description]:
        """The best text of a beam search for each photo, of at most `words` words. Raises
        Stopped."""

        def find(photos: Sequence[int]) -> list[Tokens]:
            return search(self._architecture, [sight.contexts[i] for i in photos], words, stop)

        return self._described(sight.contexts, find, words, stop)

    def sample(
        self, sight: Sight, words: int, count: int, seed: int, stop: Stop = never
    ) -> list[tuple[Description, ...]]:
        """`count` texts of each photo drawn at temperature 1, of at most `words` words.

        They depend on the photo and the seed, not on the other photos. Raises Stopped.
        """
        contexts = [context for context in sight.contexts for _ in range(count)]

        def find(rows: Sequence[int]) -> list[Tokens]:
            seeds = [(abs(seed), row % count) for row in rows]
            return draw(self._architecture, [contexts[row] for row in rows], words, seeds, stop)

        texts = self._described(contexts, find, words, stop)
        return [tuple(texts[i * count : (i + 1) * count]) for i in range(len(sight))]

    def score(self, sight: Sight, texts: Sequence[str], stop: Stop = never) -> TokenScores:
        """Every text under every photo. The end is any of the model's end tokens.

        Raises Stopped, and ModelError for a text longer than the model can read.
        """
        # Texts of like length share a batch, so that little of it is padding.
        tokens = [self._architecture.wording.tokens(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda i: len(tokens[i]))
        found = iter(
            self._scored(
                [context for context in sight.contexts for _ in order],
                [tokens[i] for _ in sight.contexts for i in order],
                stop,
            )
        )
        lengths = np.array([len(said) + 1 for said in tokens], np.int64)
        values = np.zeros((len(sight), len(texts), lengths.max(initial=0)), np.float32)
        for photo in range(len(sight)):
            for text in order:
                values[photo, text, : lengths[text]] = next(found)
        return TokenScores(values, lengths)

    def prior(self, texts: Sequence[str], stop: Stop = never) -> TokenScores:
        """The same for a photo of nothing but noise (`vlm_photos.null_photo`)."""
        return self.score(self._nothing, texts, stop)

    @cached_property
    def _nothing(self) -> Sight:
        return Sight((self._read(self._architecture.inputs(null_photo(self.edge))),))

    def _read(self, inputs: dict[str, Any]) -> Context:
        return self.placement.run(lambda _: self._architecture.read(inputs), 1)[0]

    def _described(
        self,
        contexts: Sequence[Context],
        find: Callable[[Sequence[int]], list[Tokens]],
        words: int,
        stop: Stop,
    ) -> list[Description]:
        """What is found for each context, cut to length, with the probability of what is left."""
        wording = self._architecture.wording
        found = self._in_batches(contexts, find, stop)
        texts = [cut(wording.text(said), words) for said in found]
        scores = self._scored(contexts, [wording.tokens(text) for text in texts], stop)
        return [
            Description(text, float(score.sum(dtype=np.float64)), len(score))
            for text, score in zip(texts, scores, strict=True)
        ]

    def _scored(
        self, contexts: Sequence[Context], tokens: Sequence[Sequence[int]], stop: Stop
    ) -> list[Vectors]:
        def score(rows: Sequence[int]) -> list[Vectors]:
            return log_probabilities(
                self._architecture, [contexts[row] for row in rows], [tokens[row] for row in rows]
            )

        return self._in_batches(contexts, score, stop)

    def _in_batches(
        self,
        contexts: Sequence[Context],
        work: Callable[[Sequence[int]], Sequence[Result]],
        stop: Stop,
    ) -> list[Result]:
        """`work` of the contexts' numbers, in batches of equally long ones; results in order."""

        def run(rows: Sequence[int]) -> list[Sequence[Result]]:
            def forward(part: slice) -> Sequence[Result]:
                check(stop)
                return work(rows[part])

            return self.placement.run(forward, len(rows))

        order = sorted(range(len(contexts)), key=lambda row: contexts[row].length)
        results: dict[int, Result] = {}
        for _, group in groupby(order, key=lambda row: contexts[row].length):
            rows = list(group)
            results.update(zip(rows, chain.from_iterable(run(rows)), strict=True))
        return [results[row] for row in range(len(contexts))]


def model_id(spec: str) -> str:
    """`vlm/TYPE/HASH` of what is in the folder and how photoorg uses it. Raises ModelError."""
    return _id(_folder(spec))


def load(spec: str) -> Describer[Any]:
    """The model of `vlm:/folder` or `vlm:OWNER/REPO`, ready to run.

    Raises ModelError when it is not downloaded, not safe to open, damaged or of no use here.
    """
    folder = _folder(spec)
    architecture, placement = load_architecture(folder, _ROWS)
    return VlmDescriber(_id(folder), Path(_rest(spec)).name, architecture, placement)


def _id(folder: VlmFolder) -> str:
    basis = "\0".join([folder.digest(), _VERSION, PROMPT, OPENING, CAPTION_OPENING])
    return f"vlm/{folder.model_type}/{hashlib.sha256(basis.encode()).hexdigest()[:16]}"


def _folder(spec: str) -> VlmFolder:
    rest = _rest(spec)
    if not rest:
        raise ModelError("After “vlm:” comes a folder or OWNER/REPO.")
    local = Path(rest).expanduser()
    if local.is_absolute():
        return open_folder(local)
    # The hub's module is for downloads; a folder does without it.
    from photoorg.models import hub

    return open_folder(hub.local_folder(spec))


def _rest(spec: str) -> str:
    return spec.partition(":")[2]
