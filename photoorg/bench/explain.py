"""`photoorg bench explain`: how long one waits for reasons and explanations.

Photos of a folder are indexed into a temporary library first; every figure is the median over
several different questions, after one that is not counted. A pair's captions are drawn anew for
`captions_s`: nothing was kept of it before.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

import numpy as np

from photoorg import pipeline, scenes
from photoorg.bench.report import Report, machine
from photoorg.decoders.concepts import ConceptDecoder
from photoorg.decoders.facets import PRICE
from photoorg.decoders.known import Known
from photoorg.errors import PhotoorgError
from photoorg.explanations import PhotoRef
from photoorg.library import Access, Library, folders, photos
from photoorg.pipeline.insight import Insight, known
from photoorg.pipeline.ranking import concept_areas, shared_tags
from photoorg.pipeline.session import Session
from photoorg.similarity import distance

Question = TypeVar("Question")

HITS = 200
_QUESTIONS = 7
_DRAWN = 240
_FEWEST = 30


def run(folder: Path | None) -> Report:
    """Times on the photos of a folder, or on the demo's drawn ones."""
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        if folder is None:
            folder = base / "photos"
            for _ in scenes.write_demo(folder, _DRAWN):
                pass
        with Library.open(base / "library", Access.PERSON | Access.INDEX) as library:
            folders.add(library, folder)
            session = pipeline.serving(library)
            for _ in pipeline.organize(session):
                pass
            return _measure(session)


def _measure(session: Session) -> Report:
    library = session.library
    seeing = pipeline.insight(session)
    ids = photos.all_ids(library).tolist()
    if seeing is None or len(ids) < _FEWEST:
        raise PhotoorgError(f"This takes {_FEWEST} photos at least.")
    rng = np.random.default_rng(0)
    asked = rng.permutation(ids)[: _QUESTIONS + 1].tolist()
    hits = {photo_id: pipeline.similar(session, photo_id, HITS) for photo_id in asked}
    pairs = [(PhotoRef(a), PhotoRef(hits[a][5].photo_id)) for a in asked]
    found = {
        photo_id: known(session, np.array([h.photo_id for h in hits[photo_id]]))[1]
        for photo_id in asked
    }
    first: list[float] = []
    whole: list[float] = []
    for pair in pairs:
        began = time.perf_counter()
        steps = pipeline.explain(session, *pair)
        next(steps)
        first.append(time.perf_counter() - began)
        for _ in steps:
            pass
        whole.append(time.perf_counter() - began)
    return Report(
        f"Waiting for explanations: {len(ids)} photos, {len(hits[asked[0]])} hits",
        {
            "rerank_tags_tree_ms": 1e3 * _times(asked, lambda i: _tags_and_tree(seeing, found[i])),
            "rerank_bank_ms": 1e3 * _times(asked, lambda i: _by_bank(seeing, found[i])),
            "reasons_and_orders_ms": 1e3
            * _times(asked, lambda i: pipeline.explain_hits(seeing, PhotoRef(i), hits[i])),
            "first_content_ms": 1e3 * median(first[1:]),
            "captions_s": median(whole[1:]),
            "cached_pair_ms": 1e3 * _times(pairs, lambda p: list(pipeline.explain(session, *p))),
        },
        notes={
            "photos": len(ids),
            "hits": len(hits[asked[0]]),
            "questions": _QUESTIONS,
            "model": session.model_id,
            **machine(),
        },
    )


def _tags_and_tree(seeing: Insight, found: Known) -> None:
    """Rank photos by how far they are from the first one in tags and concepts, with reasons."""
    scores = seeing.tags.pmi(found)
    tree = ConceptDecoder(seeing.statistics.concept_prior)
    for space, pmi in ((seeing.tags.space, scores), (tree.space, tree.pmi(found))):
        fitted = distance.at_prices(space, pmi, PRICE)
        distance.distances(fitted.photo(0), fitted)
    shared_tags(seeing, scores)


def _by_bank(seeing: Insight, found: Known) -> None:
    """Rank photos by how far they are from the first one in the caption bank."""
    others = np.arange(len(found))
    concept_areas(seeing, seeing.bank.fits(found), np.zeros_like(others), others)


def _times(questions: Sequence[Question], work: Callable[[Question], object]) -> float:
    """The median seconds of some work on questions, the first of which does not count."""
    spent = []
    for question in questions:
        began = time.perf_counter()
        work(question)
        spent.append(time.perf_counter() - began)
    return median(spent[1:])
