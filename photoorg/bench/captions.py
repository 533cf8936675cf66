"""`photoorg bench captions`: do words find their photo, and photos their words?

Recall at k over all captions (text to image) and all photos (image to text; any of a photo's own
captions counts), as usual since Hodosh, Young & Hockenmaier (2013).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg.bench import intervals
from photoorg.bench.baselines import conse_scores
from photoorg.bench.features import see_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.domain import Vectors
from photoorg.errors import PhotoorgError
from photoorg.models import Embedder, Seen, load_embedder
from photoorg.models.second_look import with_caption, with_names

_KS = (1, 5, 10)


def run(photos: Path, captions: Path, model: str) -> Report:
    """R@1, R@5 and R@10 in both directions, beside guessing and plain ConSE.

    Photos are ranked for words as a search ranks them; `vectors` are the vectors alone.
    """
    pairs = read_captions(captions, photos)
    embedder = load_embedder(model)
    names = sorted({name for name, _ in pairs})
    files, seen = see_files(embedder, [photos / name for name in names])
    row = {file.name: number for number, file in enumerate(files)}
    read = [(row[name], text) for name, text in pairs if name in row]
    owners = np.array([number for number, _ in read])
    texts = [text for _, text in read]
    cosines = embedder.embed_texts(texts) @ seen.spaces[embedder.text_space].T
    vectors = estimates(cosines, owners)
    searched = estimates(_as_searched(embedder, texts, cosines, seen), owners)
    ours = {key: (searched if key.startswith("t2i") else vectors)[key] for key in vectors}
    plain = conse_scores(embedder, seen, texts)
    measured = {"vectors": vectors}
    if plain is not None:
        measured["conse"] = estimates(plain, owners)
    return Report(
        f"Captions on {photos.name}: {len(files)} photos, {len(read)} captions",
        intervals.values(ours),
        {
            "guessing": _guessing(len(files), len(read), np.bincount(owners)),
            **{name: intervals.values(them) for name, them in measured.items()},
        },
        {"photos": len(files), "captions": len(read), "model": embedder.model_id, **machine()},
        intervals.intervals(ours, measured),
    )


def _as_searched(embedder: Embedder, texts: Sequence[str], cosines: Vectors, seen: Seen) -> Vectors:
    """Scores (texts, photos) whose order in each row is that of a search."""
    scores = with_names(embedder, texts, cosines, seen.concepts)

    def regions_of(rows: NDArray[np.int64]) -> NDArray[np.int8] | None:
        return None if seen.regions is None else seen.regions[rows]

    return np.stack(
        [
            with_caption(embedder, text, row, regions_of)
            for text, row in zip(texts, scores, strict=True)
        ]
    )


def read_captions(file: Path, photos: Path) -> list[tuple[str, str]]:
    """(file name, caption) pairs of those photos that exist. Raises PhotoorgError for none."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        pairs = [(row[0], row[1]) for row in rows if len(row) == 2]
    present = {entry.name for entry in photos.iterdir()}
    kept = [(name, text) for name, text in pairs if name in present]
    if not kept:
        raise PhotoorgError(f"No photo named in {file} lies in {photos}.")
    return kept


def recalls(scores: Vectors, owners: NDArray[np.int64]) -> dict[str, float]:
    """The figures of `estimates` alone."""
    return intervals.values(estimates(scores, owners))


def estimates(scores: Vectors, owners: NDArray[np.int64]) -> dict[str, Estimate]:
    """Recalls from scores (captions, photos) and the photo each caption belongs to (captions,).

    Every photo needs a caption. Photos are drawn with all their captions, and the ranks stay.
    """
    own = np.take_along_axis(scores, owners[:, None], axis=1)
    text_rank = (scores > own).sum(axis=1)
    best_rank = np.full(scores.shape[1], len(scores))
    for caption, photo in enumerate(owners):
        rank = int((scores[:, photo] > scores[caption, photo]).sum())
        best_rank[photo] = min(best_rank[photo], rank)
    captions = np.bincount(owners)
    found = {k: np.bincount(owners, weights=text_rank < k) for k in _KS}
    return {
        **{f"t2i_r{k}": intervals.of_ratio(found[k], captions) for k in _KS},
        **{f"i2t_r{k}": intervals.of_mean(best_rank < k) for k in _KS},
    }


def _guessing(photos: int, captions: int, own: NDArray[np.int64]) -> dict[str, float]:
    """What a random order reaches on average."""
    missed = {k: np.ones(photos) for k in _KS}
    for k in _KS:
        for drawn in range(k):
            missed[k] *= np.clip(1 - own / max(captions - drawn, 1), 0, 1)
    return {
        **{f"t2i_r{k}": min(k / photos, 1.0) for k in _KS},
        **{f"i2t_r{k}": float(1 - missed[k].mean()) for k in _KS},
    }
