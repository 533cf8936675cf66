"""The process in which `bench index` asks an index.

`python -m photoorg.bench.index_served PLACE MODEL SPACE` prints one JSON object of figures. PLACE
holds `library` and `queries`, unit vectors of 32 bits.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import numpy as np

from photoorg.bench.process_memory import largest
from photoorg.domain import Ids, Vectors
from photoorg.library import Library, vectors
from photoorg.pipeline.searcher import Searcher

_K = 10
_READ = 4096
_SHARES = {"1_in_100": 100, "1_in_10": 10, "1_in_2": 2}
_OPENED_AGAIN = 3
"""Times the first query is asked before the clock runs: the first one reads from the disk."""


def figures(place: Path, model_id: str, space: str) -> dict[str, float]:
    """Seconds to open and the megabytes of this process by then and after all queries; milliseconds
    a query and recall@10 against comparing all, also among parts of the photos."""
    before = largest(os.getpid())
    with Library.open(place / "library") as library:
        started = time.perf_counter()
        searcher = Searcher(library, model_id, space)
        searcher.refresh()
        opened = time.perf_counter() - started
        if searcher.waiting:
            raise SystemExit("the index was not opened")
        present = vectors.ids(library, model_id, space)
        _, first = searcher.vectors_of(present[:1])
        queries = np.fromfile(place / "queries", "<f4").reshape(-1, first.shape[1])
        whole = _asked(searcher, queries, None)
        said = {
            "open_seconds": opened,
            "process_mb": largest(os.getpid()),
            "index_mb": largest(os.getpid()) - before,
            "query_ms": float(np.median(whole[1])),
            "query_ms_p95": float(np.percentile(whole[1], 95)),
            "query_cpu_ms": whole[2],
        }
        parts = {name: np.sort(_chosen(present, step)) for name, step in _SHARES.items()}
        asked = {name: _asked(searcher, queries, part) for name, part in parts.items()}
        true = _true(searcher, queries, present, [present, *parts.values()])
        said["recall_at_10"] = _recall(whole[0], true[0])
        for (name, (found, spent, computed)), nearest in zip(asked.items(), true[1:], strict=True):
            said[f"query_ms_within_{name}"] = float(np.median(spent))
            said[f"query_cpu_ms_within_{name}"] = computed
            said[f"recall_at_10_within_{name}"] = _recall(found, nearest)
    return said


def _chosen(present: Ids, step: int) -> Ids:
    chosen: Ids = np.random.default_rng(step).permutation(present)[::step]
    return chosen


def _asked(
    searcher: Searcher, queries: Vectors, within: Ids | None
) -> tuple[list[Ids], list[float], float]:
    """The ids found for each query, the milliseconds it took, and the mean of those in which this
    process had the core."""
    for query in queries[:_OPENED_AGAIN]:
        searcher.nearest(query, _K, within)
    found, spent = [], []
    computing = time.process_time()
    for query in queries:
        started = time.perf_counter()
        ids, _ = searcher.nearest(query, _K, within)
        spent.append(1000 * (time.perf_counter() - started))
        found.append(ids)
    computed = 1000 * (time.process_time() - computing) / len(queries)
    return found, spent, computed


def _true(searcher: Searcher, queries: Vectors, present: Ids, parts: list[Ids]) -> list[list[Ids]]:
    """For each part of the photos and each query the ids of the true nearest."""
    best = [[(np.empty(0, np.int64), np.empty(0, np.float32))] * len(queries) for _ in parts]
    for start in range(0, len(present), _READ):
        ids, matrix = searcher.vectors_of(present[start : start + _READ])
        cosines = queries @ matrix.T
        for part, kept in zip(parts, best, strict=True):
            inside = np.isin(ids, part)
            for row, (known, values) in enumerate(kept):
                every = np.concatenate([values, cosines[row, inside]])
                order = np.argsort(-every, kind="stable")[:_K]
                kept[row] = np.concatenate([known, ids[inside]])[order], every[order]
    return [[ids for ids, _ in kept] for kept in best]


def _recall(found: list[Ids], true: list[Ids]) -> float:
    shares = [len(np.intersect1d(a, b)) / len(b) for a, b in zip(found, true, strict=True)]
    return float(np.mean(shares))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(figures(Path(sys.argv[1]), *sys.argv[2:])))
