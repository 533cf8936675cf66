"""`labels`: descriptions written from what the classifier sees and what the file says.

No language model: a sentence grows word by word along a fixed order of steps, what is doubtful is
hedged, and what is not known is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import ConceptScores, Description, Metadata
from photoorg.errors import ModelError, Stopped
from photoorg.models.label_grammar import place_of, subjects_of, things_beside
from photoorg.models.labels import namer
from photoorg.models.lite2 import INPUT
from photoorg.models.moment import camera_words, moment_words, shape_words
from photoorg.models.protocols import Embedder, Stop, View, never

MODEL_ID = "labels/1"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one photo."""

    metadata: Metadata | None
    likely: dict[int, float]
    """Probabilities of the concept tree's nodes."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    subject: str = "photo"
    beside: str = ""
    place: str = ""
    moment: str = ""
    shape: str = ""
    camera: str = ""

    def __str__(self) -> str:
        taken = [words for words in (self.place, self.moment) if words]
        if self.subject == "a photo" and taken:
            start = f"a photo taken {taken[0]}"
            taken = taken[1:]
        else:
            start = self.subject
        return ", ".join(filter(None, [start, self.beside, *taken, self._form()]))

    def _form(self) -> str:
        if self.camera and not self.shape:
            return f"taken {self.camera}"
        return f"{self.shape} taken {self.camera}" if self.camera else self.shape


class LabelDescriber:
    """Writes from concepts and metadata; shows photos to the classifier only if it must."""

    model_id = MODEL_ID
    name = "labels"
    edge = INPUT
    batch = 16

    def __init__(self, classifier: Callable[[], Embedder]) -> None:
        self._load = classifier

    @cached_property
    def _classifier(self) -> Embedder:
        return self._load()

    @property
    def device(self) -> str:
        """Where the classifier runs. Asking may load torch."""
        return self._classifier.device

    def look(self, views: Sequence[View]) -> tuple[Facts, ...]:
        """What is known of the photos; those without concepts are decoded. Raises MediaError."""
        unseen = [view for view in views if view.concepts is None]
        seen = iter(self._classify(unseen))
        return tuple(
            Facts(view.metadata, _likely(next(seen) if view.concepts is None else view.concepts))
            for view in views
        )

    def describe(self, sight: Sequence[Facts], words: int, stop: Stop = never) -> list[Description]:
        """One sentence fragment of at most `words` words each. Its log-probability is 0: nothing
        is drawn from a language model. Raises Stopped."""
        descriptions = []
        for facts in sight:
            if stop():
                raise Stopped("Describing was stopped.")
            text = write(facts, words)
            descriptions.append(Description(text, 0.0, len(text.split()) + 1))
        return descriptions

    def _classify(self, views: Sequence[View]) -> list[ConceptScores]:
        rows: list[ConceptScores] = []
        for start in range(0, len(views), self.batch):
            photos = [view.pixels() for view in views[start : start + self.batch]]
            inputs = np.stack([self._classifier.prepare(photo) for photo in photos])
            concepts = self._classifier.see(inputs).concepts
            rows += [concepts.rows(np.array([row])) for row in range(len(photos))]
        return rows


def write(facts: Facts, words: int) -> str:
    """The fullest description of at most `words` words; empty when `words` is less than 1."""
    sentence = _Sentence()
    if words < 1:
        return ""
    for part, text in _steps(facts):
        grown = replace(sentence, **{part: text})
        if len(str(grown).split()) <= words:
            sentence = grown
    return str(sentence)


def _steps(facts: Facts) -> list[tuple[str, str]]:
    """(part, words) in the order in which a description grows."""
    moments = moment_words(facts.metadata)
    beside, place = things_beside(facts.likely), place_of(facts.likely)
    return [
        ("subject", "a photo"),
        *(("subject", subject) for subject in subjects_of(facts.likely)),
        *(("place", text) for text in place),
        *(("moment", text) for text in moments[:2]),
        *(("beside", text) for text in beside),
        *(("moment", text) for text in moments[2:]),
        *(("shape", text) for text in shape_words(facts.metadata)),
        *(("camera", text) for text in camera_words(facts.metadata)),
    ]


def _likely(concepts: ConceptScores) -> dict[int, float]:
    leaves: NDArray[np.uint16] = concepts.indices[0]
    return namer().probabilities(leaves, concepts.probabilities[0])


def model_id(spec: str) -> str:
    """The id of the one describer from labels. Raises ModelError for `labels:anything`."""
    if spec != "labels":
        raise ModelError(f"There is no describer “{spec}”; the one from labels is “labels”.")
    return MODEL_ID


def load(spec: str, classifier: Callable[[], Embedder]) -> LabelDescriber:
    """The describer; `classifier` is asked for at the first photo that none has seen."""
    model_id(spec)
    return LabelDescriber(classifier)
