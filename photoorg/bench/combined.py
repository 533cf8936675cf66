"""`photoorg bench combined`: do searches for several things at once find what was meant?

Captions of people say what is in a photo: whatever noun one of its captions has. Of all pairs of
common words A and B that enough photos have, four kinds of questions are asked:

- `both`: A and B; right are photos with both.
- `without`: A − B; right are photos with A and without B.
- `photo_and`: a photo with A only, and B; right are photos with both.
- `photo_without`: a photo with both − B; right are photos with A and without B.

Precision at 10, the mean over questions, beside what else could be done: cosines as they are,
without standard deviations (`cosines`); with what the names of classes add (`named`); the words of
both in one sentence (`sentence`); the mean of the plus parts alone, the least alone, and other
shares of the minus parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg.bench import intervals
from photoorg.bench.captions import read_captions
from photoorg.bench.features import see_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.domain import Vectors
from photoorg.errors import PhotoorgError
from photoorg.models import Embedder, Seen, load_embedder
from photoorg.models.second_look import with_names
from photoorg.pipeline.combination import LEAST, SHARE, Scores, combined, standard

_AT = 10
_WORDS = 24
"""The most common words of the list that are asked about."""
_ENOUGH = 15
"""Right photos that a question needs."""
_PAIRS = 120
_THINGS = frozenset(
    {
        "dog", "snow", "beach", "water", "grass", "ball", "bike", "boy", "girl", "man", "woman",
        "child", "baby", "street", "mountain", "field", "pool", "crowd", "tree", "rock", "sand",
        "car", "horse", "skateboard", "ocean", "park", "swing", "frisbee", "stick", "hat", "shirt",
        "river", "lake", "jacket", "camera", "guitar", "fence", "wall", "building", "night",
        "soccer", "football", "basketball", "sunset", "people", "tennis", "helmet", "slide",
        "bench", "boat",
    }
)  # fmt: skip
"""Things that can be seen and that captions name in one word; singular or as people say them."""
_PLURALS = {"dogs": "dog", "children": "child", "men": "man", "women": "woman", "boys": "boy",
            "girls": "girl", "mountains": "mountain", "trees": "tree", "rocks": "rock",
            "bicycle": "bike"}  # fmt: skip

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: its parts as rows of scores, and the right photos."""

    parts: tuple[Scores, ...]
    cosines: tuple[Scores, ...]
    """The same as plain cosines."""
    named: tuple[Scores, ...]
    """The same with what the classes seen in the photos add to words."""
    sentence: Vectors | None
    """What a sentence of all words scores, where there are only words and all are plus."""
    right: Mask
    able: Mask
    """The photos that may be found: not those of the question."""


Way = Callable[[_Asked], Vectors]


def run(photos: Path, captions: Path, model: str) -> Report:
    """Precision at 10 of each kind of question. Raises PhotoorgError when there are none."""
    pairs = read_captions(captions, photos)
    embedder = load_embedder(model)
    files, seen = see_files(embedder, [photos / name for name in sorted({n for n, _ in pairs})])
    row = {file.name: number for number, file in enumerate(files)}
    said = [frozenset[str]()] * len(files)
    for name, text in pairs:
        if name in row:
            said[row[name]] |= _things(text)
    questions = _questions(embedder, seen, said)
    if not any(questions.values()):
        raise PhotoorgError(f"{captions} names too few common things for questions.")
    ours = _figures(questions, _ours())
    others: dict[str, dict[str, Estimate]] = {
        "chance": _figures(questions, lambda asked: np.zeros(len(asked.right), np.float32)),
        "cosines": _figures(questions, lambda asked: combined(asked.cosines)),
        "named": _figures(questions, lambda asked: combined(asked.named)),
        "mean": _figures(questions, _ours(least=0.0)),
        "least": _figures(questions, _ours(least=1.0)),
        "sentence": _figures({"both": questions["both"]}, _by_sentence),
    }
    for share in (0.0, 0.25, 0.5, 1.2):
        others[f"share_{share}"] = _figures(questions, _ours(share))
    counts = {f"questions_{kind}": len(asked) for kind, asked in questions.items()}
    return Report(
        f"Several things at once on {photos.name}: {len(files)} photos",
        intervals.values(ours),
        {name: intervals.values(figures) for name, figures in others.items()},
        {"photos": len(files), "model": embedder.model_id, **counts, **machine()},
        intervals.intervals(ours, others),
    )


def _questions(
    embedder: Embedder, seen: Seen, said: Sequence[frozenset[str]]
) -> dict[str, list[_Asked]]:
    has = {word: np.array([word in words for words in said]) for word in _common(said)}
    words = sorted(has)
    texts = embedder.embed_texts(words)
    plain = texts @ seen.spaces[embedder.text_space].T
    named = dict(zip(words, with_names(embedder, words, plain, seen.concepts), strict=True))
    cosines = dict(zip(words, plain, strict=True))
    looks = seen.spaces[embedder.photo_space]
    rng = np.random.default_rng(0)
    found: dict[str, list[_Asked]] = {
        kind: [] for kind in ("both", "without", "photo_and", "photo_without")
    }

    def word(name: str, minus: bool = False) -> tuple[Scores, Scores, Scores]:
        scores, by_name = cosines[name], named[name]
        standards = (standard(scores, scores), scores, standard(by_name, by_name))
        one, other, third = (Scores(values, minus) for values in standards)
        return one, other, third

    def photo(number: int) -> tuple[Scores, Scores, Scores]:
        scores = looks @ looks[number]
        one = Scores(standard(scores, np.delete(scores, number)))
        return one, Scores(scores), one

    def ask(kind: str, parts: Sequence[tuple[Scores, Scores, Scores]], right: Mask, own: int = -1,
            sentence: Vectors | None = None) -> None:  # fmt: skip
        able = np.arange(len(right)) != own
        if (right & able).sum() >= _ENOUGH:
            standards, cosine, by_name = zip(*parts, strict=True)
            found[kind].append(_Asked(standards, cosine, by_name, sentence, right, able))

    pairs = [pair for pair in combinations(words, 2) if (has[pair[0]] & has[pair[1]]).sum() >= 2]
    chosen = [pairs[number] for number in rng.permutation(len(pairs))[:_PAIRS]]
    sentences = embedder.embed_texts([f"{one} and {other}" for one, other in chosen])
    as_ones = sentences @ seen.spaces[embedder.text_space].T
    for (one, other), as_one in zip(chosen, as_ones, strict=True):
        together = has[one] & has[other]
        ask("both", (word(one), word(other)), together, sentence=as_one)
        for a, b in ((one, other), (other, one)):
            alone = has[a] & ~has[b]
            ask("without", (word(a), word(b, minus=True)), alone)
            if alone.any():
                number = int(rng.choice(np.flatnonzero(alone)))
                ask("photo_and", (photo(number), word(b)), together, number)
            number = int(rng.choice(np.flatnonzero(together)))
            ask("photo_without", (photo(number), word(b, minus=True)), alone, number)
    return found


def _common(said: Sequence[frozenset[str]]) -> list[str]:
    counts = Counter(word for words in said for word in words)
    return [word for word, count in counts.most_common(_WORDS) if count >= _ENOUGH]


def _things(text: str) -> frozenset[str]:
    words = {_PLURALS.get(word, word) for word in re.findall(r"[a-z]+", text.lower())}
    return frozenset(words & _THINGS)


def _figures(questions: dict[str, list[_Asked]], way: Way) -> dict[str, Estimate]:
    return {
        kind: intervals.of_mean(np.array([_precision(one, way(one)) for one in asked]))
        for kind, asked in questions.items()
        if asked
    }


def _precision(asked: _Asked, scores: Vectors) -> float:
    ranked = np.argsort(-np.where(asked.able, scores, -np.inf), kind="stable")[:_AT]
    return float(asked.right[ranked].mean())


def _ours(share: float = SHARE, least: float = LEAST) -> Way:
    return lambda asked: combined(asked.parts, share, least)


def _by_sentence(asked: _Asked) -> Vectors:
    assert asked.sentence is not None
    return asked.sentence
