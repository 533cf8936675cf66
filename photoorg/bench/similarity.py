"""`photoorg bench similarity`: which measure of likeness agrees with people, and how well.

Measures, each of a pair of photos: `cosine` and `cosine_centred` of features; `tags`, `tree`,
`bank` and `captions`, minus the area under the curve of conceptual distance for the tag bank, the
concept tree, the caption bank and drawn captions; `expected_text`, how alike what may be expected
to be said is; `trajectory_l1`, minus the mean difference of log-probabilities a token of captions
drawn of either (Liu et al., ICLR 2024); `blend`, what ships, its one weight cross-validated.
`tau_c` is of single photo–caption pairs: how like the caption is to the expected text of the photo.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photoorg import media, models
from photoorg.bench import captions as listed
from photoorg.bench import judgements as judging
from photoorg.bench.features import see_files
from photoorg.bench.judgements import Judgements, rank_agreement, single_agreement
from photoorg.bench.report import Report, machine
from photoorg.decoders import captions as drawing
from photoorg.decoders.concepts import ConceptDecoder
from photoorg.decoders.known import Decoder, Known
from photoorg.decoders.statistics import BUDGETS
from photoorg.library import Access, Library
from photoorg.media.palette import NAMES
from photoorg.models import ScoringDescriber, Seen, View
from photoorg.models.caption_bank import read_captions
from photoorg.models.conse import unit
from photoorg.pipeline import insight
from photoorg.pipeline.insight import Insight
from photoorg.pipeline.measure import measured_pairs, reference_photos
from photoorg.pipeline.ranking import PRICES, standard
from photoorg.pipeline.session import Session
from photoorg.similarity import distance
from photoorg.similarity.codes import Code, Floats

_PRIOR_PHOTOS = 8
Pairs = NDArray[np.int64]


def run(photos: Path, captions: Path, expert: Path, model: str, describer: str) -> Report:
    """Agreement of every measure with the experts, with intervals and leads over `cosine`."""
    names = sorted({name for name, _ in listed.read_captions(captions, photos)})
    with _session(model) as session:
        embedder = session.embedder
        files, seen = see_files(embedder, [photos / name for name in names])
        known = _known(session, seen)
        judged = judging.read_judgements(expert, [file.name for file in files])
        seeing = insight(session) or _measured(session, known)
        others = judged.others
        found = measures(seeing, known, others.photos, others.owners)
        speaker = models.load_describer(describer)
        if isinstance(speaker, ScoringDescriber):
            sights = [speaker.look([_view(file, seen, row)]) for row, file in enumerate(files)]
            found |= spoken(speaker, sights, others.photos, others.owners)
        blended, weight = _blended(seeing, others, found)
        fits = caption_scores(seeing, known, judged)
    return report(found | {"blend": blended}, fits, judged, weight, seeing, len(files))


def report(
    found: dict[str, Floats],
    fits: Floats,
    judged: Judgements,
    weight: float,
    seeing: Insight,
    photos: int,
) -> Report:
    """The figures of measures (pairs,) and of photo–caption scores (n,)."""
    others = judged.others
    ours, intervals = {}, {}
    draws = {}
    for name, scores in found.items():
        ours[name] = rank_agreement(scores, others.scores)
        draws[name] = judging.redrawn(rank_agreement, scores, others)
        intervals[name] = judging.interval(draws[name])
    for name in found:
        if name != "cosine":
            intervals[f"{name}_minus_cosine"] = judging.interval(draws[name] - draws["cosine"])
    ours["tau_c"] = single_agreement(fits, judged.scores)
    intervals["tau_c"] = judging.interval(judging.redrawn(single_agreement, fits, judged))
    baseline = {name: ours["cosine"] for name in found if name != "cosine"}
    return Report(
        f"Likeness as people judge it: {photos} photos, {len(others.photos)} pairs",
        ours,
        {"cosine": baseline},
        {
            "photos": photos,
            "pairs": len(others.photos),
            "captions_judged": len(judged.photos),
            "blend_weight_of_looks": weight,
            "statistics": "general" if seeing.general else "of these photos",
            "model": seeing.session.model_id,
            **machine(),
        },
        intervals,
    )


def measures(seeing: Insight, known: Known, left: Pairs, right: Pairs) -> dict[str, Floats]:
    """How alike pairs of photos are by every measure that needs no describer, each (pairs,)."""
    statistics, bank = seeing.statistics, seeing.bank
    photo = unit(known.photo)
    centred = unit(known.photo - statistics.centre)
    tree = ConceptDecoder(statistics.concept_prior)
    said = seeing.expected(known, bank.fits(known))
    curves = np.concatenate(
        [
            distance.pair_distances(fitted.rows(left), fitted.rows(right))
            for fitted in _fitted_by_budget(bank.space, bank.pmi(known))
        ]
    )
    return {
        "cosine": (photo[left] * photo[right]).sum(axis=1),
        "cosine_centred": (centred[left] * centred[right]).sum(axis=1),
        "tags": -_areas(seeing.tags, known, left, right),
        "tree": -_areas(tree, known, left, right),
        "bank": -distance.area(BUDGETS, curves),
        "expected_text": (said[left] * said[right]).sum(axis=1),
    }


def spoken(
    describer: ScoringDescriber[Any], sights: list[Any], left: Pairs, right: Pairs
) -> dict[str, Floats]:
    """`captions` and `trajectory_l1` of pairs of photos, each (pairs,)."""
    drawn = [drawing.draw(describer, sight) for sight in sights]
    chosen = reference_photos(np.arange(len(sights)))[:: max(len(sights) // _PRIOR_PHOTOS, 1)]
    chosen = chosen[:_PRIOR_PHOTOS]
    partners: dict[int, list[int]] = {photo: [photo] for photo in range(len(sights))}
    for one, other in {*zip(left.tolist(), right.tolist(), strict=True)}:
        partners[one].append(other)
        partners[other].append(one)
    own: dict[tuple[int, int], Floats] = {}
    prior: list[Floats] = []
    per_token: dict[tuple[int, int], Floats] = {}
    for photo, captions in enumerate(drawn):
        under: list[Floats] = []
        for other in dict.fromkeys([*partners[photo], *chosen.tolist()]):
            scores = describer.score(sights[other], captions.texts)
            begun = drawing.begin(scores)[0]
            own[photo, other] = begun
            per_token[photo, other] = scores.totals[0] / scores.lengths
            if other in chosen:
                under.append(begun)
        prior.append(np.logaddexp.reduce(np.stack(under), axis=0) - np.log(len(under)))
    areas, differences = [], []
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        here = np.concatenate([own[a, a], own[b, a]])
        there = np.concatenate([own[a, b], own[b, b]])
        usual = np.concatenate([prior[a], prior[b]])
        texts = drawn[a].texts + drawn[b].texts
        pool = drawing.pool_of(texts, np.stack([here, there]), usual)
        fitted = distance.at_prices(pool.space, pool.scores, PRICES)
        curve = distance.pair_distances(fitted.photo(0), fitted.photo(1))[:, 0]
        areas.append(float(distance.area(fitted.information.mean(axis=1), curve)))
        apart = np.concatenate(
            [per_token[a, a] - per_token[a, b], per_token[b, a] - per_token[b, b]]
        )
        differences.append(float(np.abs(apart).mean()))
    return {"captions": -np.array(areas), "trajectory_l1": -np.array(differences)}


def caption_scores(seeing: Insight, known: Known, judged: Judgements) -> Floats:
    """How like each judged caption is to what may be expected to be said of its photo, (n,): as
    `expected_text`, with the caption in the place of the other photo."""
    meanings = read_captions(list(judged.captions), seeing.session.embedder).meanings
    said = seeing.expected(known, seeing.bank.fits(known))[judged.photos]
    parts = said.reshape(len(said), -1, meanings.shape[1])
    scores: Floats = np.einsum("npk,nk->n", parts, meanings)
    return scores


def _blended(seeing: Insight, others: Judgements, found: dict[str, Floats]) -> tuple[Floats, float]:
    """The blend that ships, its weight cross-validated, and the weight that all pairs choose."""
    statistics = seeing.statistics
    looks = standard(found["cosine_centred"], statistics.cosines)
    meaning = standard(found["expected_text"], statistics.likenesses)
    means = (meaning + standard(found["bank"], statistics.area_moments)) / 2
    return judging.cross_validated_blend(looks, means, others)


def _areas(decoder: Decoder, photos: Known, left: Pairs, right: Pairs) -> Floats:
    """The areas under pairs' curves in one vocabulary."""
    return distance.areas_at_prices(decoder.space, decoder.pmi(photos), PRICES, left, right)


def _fitted_by_budget(space: Code, scores: Floats) -> Iterator[distance.Fitted]:
    for budget in BUDGETS:
        yield distance.at_budgets(space, scores, np.array([budget]))


def _known(session: Session, seen: Seen) -> Known:
    """What the model saw, without colours and metadata, which no measure here looks at."""
    count = len(seen.concepts.indices)
    embedder = session.embedder
    return Known(
        seen.spaces[embedder.photo_space],
        seen.spaces[embedder.text_space],
        seen.concepts,
        (None,) * count,
        np.zeros((count, len(NAMES)), np.float32),
    )


def _measured(session: Session, known: Known) -> Insight:
    """Statistics of these very photos, for models that come without general ones."""
    chosen = reference_photos(np.arange(len(known)))
    steps = measured_pairs(session, known.rows(chosen))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return Insight(session, end.value, "", general=False)


def _view(file: Path, seen: Seen, row: int) -> View:
    regions = None if seen.regions is None else seen.regions[row]
    concepts = seen.concepts.rows(np.array([row]))
    return View(lambda: media.decode(bytes(file), 224), concepts=concepts, regions=regions)


@contextmanager
def _session(model: str) -> Iterator[Session]:
    """A session with an empty library."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder), Access.PERSON | Access.INDEX) as library,
    ):
        yield Session(library, model)
