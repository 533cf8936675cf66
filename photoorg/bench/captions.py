"""`photoorg bench captions`: do words find their photo, and photos their words?

Recall at k over all captions (text to image) and all photos (image to text; any of a photo's own
captions counts), as usual since Hodosh, Young & Hockenmaier (2013).
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg.bench.features import see_files
from photoorg.bench.report import Report, machine
from photoorg.domain import Vectors
from photoorg.errors import PhotoorgError
from photoorg.models import conse, load_embedder
from photoorg.models.builtin import Builtin

_KS = (1, 5, 10)


def run(photos: Path, captions: Path, model: str) -> Report:
    """R@1, R@5 and R@10 in both directions, beside guessing and plain ConSE."""
    pairs = read_captions(captions, photos)
    embedder = load_embedder(model)
    names = sorted({name for name, _ in pairs})
    files, seen = see_files(embedder, [photos / name for name in names])
    row = {file.name: number for number, file in enumerate(files)}
    read = [(row[name], text) for name, text in pairs if name in row]
    owners = np.array([number for number, _ in read])
    texts = [text for _, text in read]
    ours = recalls(embedder.embed_texts(texts) @ seen.spaces[embedder.text_space].T, owners)
    baselines = {"guessing": _guessing(len(files), len(read), np.bincount(owners))}
    if isinstance(embedder, Builtin):
        plain = conse.mix(seen.concepts, embedder.class_vectors, conse.PAPER_T)
        baselines["conse"] = recalls(embedder.read(texts) @ plain.T, owners)
    return Report(
        f"Captions on {photos.name}: {len(files)} photos, {len(read)} captions",
        ours,
        baselines,
        {"photos": len(files), "captions": len(read), "model": embedder.model_id, **machine()},
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
    """Recalls from scores (captions, photos) and the photo each caption belongs to (captions,)."""
    own = np.take_along_axis(scores, owners[:, None], axis=1)
    text_rank = (scores > own).sum(axis=1)
    best_rank = np.full(scores.shape[1], len(scores))
    for caption, photo in enumerate(owners):
        rank = int((scores[:, photo] > scores[caption, photo]).sum())
        best_rank[photo] = min(best_rank[photo], rank)
    return {
        **{f"t2i_r{k}": float((text_rank < k).mean()) for k in _KS},
        **{f"i2t_r{k}": float((best_rank < k).mean()) for k in _KS},
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
