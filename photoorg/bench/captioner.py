"""`photoorg bench captioner`: does a describer say what people say, of the right photo, how fast?

BLEU and CIDEr against people's captions of the photos, beside two bounds measured in the same run.
`other_photo`: what a person said of a random other photo. `person`: each person's caption against
the other captions of the photo. More references make a higher BLEU, so our captions are held to the
same smaller sets once more: `as_person`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from photoorg.bench import intervals
from photoorg.bench.caption_metrics import Cider, Tokens, bleu, bleu_statistics, tokenise
from photoorg.bench.captions import read_captions
from photoorg.bench.describing import PREFERENCES, Described, can_score, describe_files, time_scores
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.errors import PhotoorgError
from photoorg.models import Describer, load_describer

_SEED = 8

Trials: TypeAlias = Sequence[tuple[Tokens, Sequence[Tokens]]]
"""Candidates for one photo, each with the references it is held to."""


def run(photos: Path, captions: Path, model: str, words: int) -> Report:
    """BLEU, CIDEr, preference for what belongs together, variety, and rates of a describer.

    A describer that cannot score has no `own_…` and no `scores_per_s`. Raises PhotoorgError when
    fewer than two photos with captions can be read.
    """
    describer = load_describer(model)
    people = _by_file(read_captions(captions, photos), photos)
    # A batch must not hold neighbours, which may show the same scene.
    rng = np.random.default_rng(_SEED)
    files = [sorted(people)[number] for number in rng.permutation(len(people))]
    one_each = {file: people[file][rng.integers(len(people[file]))] for file in files}
    described = describe_files(describer, files, words, one_each)
    if len(described.files) < 2:
        raise PhotoorgError(f"Fewer than two photos in {photos} have captions and can be read.")
    said = [tokenise(text) for text in described.texts]
    references = [[tokenise(text) for text in people[file]] for file in described.files]
    others = [tokenise(one_each[file]) for file in described.files]
    ours, baselines = compare(said, references, [*others[1:], others[0]])
    rates, notes = _rates(describer, described, list(one_each.values()))
    estimates = {**ours, **_preferences(described)}
    return Report(
        f"Describing {photos.name}: {len(said)} photos, at most {words} words",
        {**intervals.values(estimates), "distinct": _distinct(said), **rates},
        baselines,
        {"photos": len(said), "model": describer.model_id, "words": words, **notes, **machine()},
        intervals.intervals(estimates, {}),
    )


def compare(
    said: Sequence[Tokens], references: Sequence[Sequence[Tokens]], others: Sequence[Tokens]
) -> tuple[dict[str, Estimate], dict[str, dict[str, float]]]:
    """Our figures and the baselines', from what was said of each photo, what people said of it,
    and what a person said of another photo."""
    cider = Cider(references)

    def figures(trials: Sequence[Trials]) -> dict[str, Estimate]:
        return quality(trials, cider)

    ours = figures([[(own, refs)] for own, refs in zip(said, references, strict=True)])
    other = figures([[(other, refs)] for other, refs in zip(others, references, strict=True)])
    baselines = {"other_photo": {**intervals.values(other), "distinct": _distinct(others)}}
    several = [(own, refs) for own, refs in zip(said, references, strict=True) if len(refs) > 1]
    if several:
        person = figures([[(out, rest) for out, rest in _left_out(refs)] for _, refs in several])
        same = figures([[(own, rest) for _, rest in _left_out(refs)] for own, refs in several])
        baselines["person"] = intervals.values(person)
        baselines["as_person"] = intervals.values(same)
    return ours, baselines


def quality(trials: Sequence[Trials], cider: Cider) -> dict[str, Estimate]:
    """BLEU-1 to -4 of the corpus of all candidates, mean CIDEr, and mean length in words.

    `cider` is coco-caption's figure (CIDEr-D), `cider_plain` the paper's first definition. The
    frequencies that CIDEr weighs with stay when photos are drawn.
    """
    counts = np.array([np.sum([bleu_statistics(*t) for t in photo], axis=0) for photo in trials])

    def mean(of: Any) -> Estimate:
        return intervals.of_mean(np.array([np.mean([of(*t) for t in photo]) for photo in trials]))

    return {
        **{f"bleu{order}": Estimate(counts, partial(bleu, order=order)) for order in (1, 2, 3, 4)},
        "cider": mean(cider.clipped),
        "cider_plain": mean(cider.plain),
        "mean_words": mean(lambda candidate, _: len(candidate)),
    }


def _left_out(references: Sequence[Tokens]) -> list[tuple[Tokens, Sequence[Tokens]]]:
    """Each reference with all the others."""
    return [(out, [*references[:i], *references[i + 1 :]]) for i, out in enumerate(references)]


def _preferences(described: Described) -> dict[str, Estimate]:
    if len(described.preferences) == 0:
        return {}
    columns = zip(PREFERENCES, described.preferences.T, strict=True)
    return {name: intervals.of_mean(column) for name, column in columns}


def _rates(
    describer: Describer[Any], described: Described, texts: Sequence[str]
) -> tuple[dict[str, float], dict[str, str | int]]:
    """Rates a second, and how they were measured."""
    rates = {"look_per_s": described.looking.per_s, "captions_per_s": described.describing.per_s}
    notes: dict[str, str | int] = {
        "rates": "medians; decoding in none, looking only in look_per_s",
        "batch": describer.batch,
        "device": describer.device,
    }
    # A describer without torch is not worth the seconds that importing it takes.
    if "torch" in sys.modules:
        notes["threads"] = sys.modules["torch"].get_num_threads()
    if can_score(describer):
        scoring, notes["scored"] = time_scores(describer, described.files, texts)
        rates["scores_per_s"] = scoring.per_s
    return rates, notes


def _distinct(texts: Sequence[Tokens]) -> float:
    """The share of texts left when each is counted once."""
    return len(set(texts)) / len(texts)


def _by_file(pairs: Sequence[tuple[str, str]], photos: Path) -> dict[Path, list[str]]:
    grouped: dict[Path, list[str]] = {}
    for name, text in pairs:
        grouped.setdefault(photos / name, []).append(text)
    return grouped
