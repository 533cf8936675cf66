"""`photoorg bench search`: how long the parts of an answer take, in a library of drawn photos.

In one process and warm, as in a worker that has answered before: words and photos, all photos and
those of some folders, and answers while new photos come in.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from photoorg import pipeline
from photoorg.bench.album_scale import draw
from photoorg.bench.drawn_library import QUERIES, fill, make, widened
from photoorg.bench.report import Report, machine
from photoorg.domain import Ids
from photoorg.library import Access, Library, folders, photos
from photoorg.pipeline.searchable import absorb
from photoorg.pipeline.session import Session

_ROUNDS = 3
_SHARES = (2, 10, 100)
"""One photo in so many is asked."""
_NEW = 2000
"""Photos that come in while somebody searches."""


def run(count: int = 100_000) -> Report:
    """Milliseconds, medians and 95th percentiles over all questions and rounds."""
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        folder, library = Path(place) / "photos", Path(place) / "library"
        folder.mkdir()
        make(library, folder, count)
        with Library.open(library, Access.PERSON | Access.INDEX) as opened:
            session = Session(opened)
            ids = np.sort(photos.all_ids(opened))
            some = ids[:: max(1, count // 20)][:20].tolist()
            pipeline.search(session, "a photo", 200)
            pipeline.similar(session, some[0], 200)
            figures = {
                **_spent("words", [_words(session, text) for text in QUERIES]),
                **_spent("reading_words", [_reading(session, text) for text in QUERIES]),
                **_spent("similar", [_similar(session, photo) for photo in some]),
            }
            for share in _SHARES:
                within = ids[::share]
                asked = [_words(session, text, within) for text in QUERIES]
                figures |= _spent(f"words_in_1_of_{share}", asked)
            figures |= _while_photos_come(session, count)
    return Report(
        f"Searching {count:,} drawn photos",
        figures,
        notes={"photos": count, "hits": 200, "rounds": _ROUNDS, **machine()},
    )


def _words(session: Session, text: str, within: Ids | None = None) -> Callable[[], object]:
    return lambda: pipeline.search(session, text, 200, within)


def _reading(session: Session, text: str) -> Callable[[], object]:
    return lambda: session.embedder.embed_texts([text])


def _similar(session: Session, photo_id: int) -> Callable[[], object]:
    return lambda: pipeline.similar(session, photo_id, 200)


def _while_photos_come(session: Session, count: int) -> dict[str, float]:
    """Searches between the steps in which new photos are moved into the index."""
    seen, scores = draw(count + _NEW)
    root = folders.listed(session.library)[0].path
    new = widened(seen[count:])
    words = session.embedder.embed_texts(["a photo"]).shape[1]
    fill(session.library, root, new, scores, first=count, words=words)
    spent = []
    for number, _ in enumerate(absorb(session)):
        spent.append(_milliseconds(_words(session, QUERIES[number % len(QUERIES)])))
    return _figures("words_between_inserts", spent)


def _spent(name: str, questions: Sequence[Callable[[], object]]) -> dict[str, float]:
    return _figures(name, [_milliseconds(ask) for _ in range(_ROUNDS) for ask in questions])


def _figures(name: str, spent: Sequence[float]) -> dict[str, float]:
    return {
        f"{name}_ms": round(float(np.median(spent)), 2),
        f"{name}_p95_ms": round(float(np.percentile(spent, 95)), 2),
    }


def _milliseconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - began)
