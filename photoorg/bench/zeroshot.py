"""`photoorg bench zeroshot`: does a photo fit the name of its class better than other names?

Classification without a training photo, as in Radford et al. (CLIP, 2021), §3.1: the class whose
prompt fits the photo best by the scores that searches rank by. The folders' names are the classes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg.bench import intervals
from photoorg.bench.baselines import conse_scores
from photoorg.bench.features import photo_files, see_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.domain import Vectors
from photoorg.errors import PhotoorgError
from photoorg.models import load_embedder
from photoorg.models.second_look import with_names

PROMPT = "a photo of a {}"
"""How every model is asked for a name; names stay as they are but for underscores."""
_KS = (1, 5)


def run(folder: Path, model: str) -> Report:
    """Top-1 and top-5 accuracy over photos, beside plain ConSE and guessing.

    Raises PhotoorgError when fewer than two sub-folders hold photos.
    """
    embedder = load_embedder(model)
    files, seen = see_files(embedder, _in_classes(folder))
    names, labels = np.unique([_class(folder, file) for file in files], return_inverse=True)
    if len(names) < 2:
        raise PhotoorgError(f"{folder} needs two sub-folders with photos: they are the classes.")
    prompts = [PROMPT.format(name) for name in names]
    cosines = embedder.embed_texts(prompts) @ seen.spaces[embedder.text_space].T
    ours = accuracies(with_names(embedder, prompts, cosines, seen.concepts), labels)
    plain = conse_scores(embedder, seen, prompts)
    measured = {} if plain is None else {"conse": accuracies(plain, labels)}
    guessing = {f"top{k}": min(k / len(names), 1.0) for k in _KS}
    return Report(
        f"Names of {folder.name}: {len(files)} photos, {len(names)} classes",
        intervals.values(ours),
        {**{name: intervals.values(them) for name, them in measured.items()}, "guessing": guessing},
        {
            "photos": len(files),
            "classes": len(names),
            "prompt": PROMPT,
            "model": embedder.model_id,
            **machine(),
        },
        intervals.intervals(ours, measured),
    )


def accuracies(scores: Vectors, labels: NDArray[np.int64]) -> dict[str, Estimate]:
    """Top-1 and top-5 from scores (classes, photos) and each photo's class (photos,).

    Classes that score the same as the right one count as better, so that a model which tells
    nothing apart gets nothing.
    """
    own = scores[labels, np.arange(len(labels))]
    better = (scores >= own).sum(axis=0) - 1
    return {f"top{k}": intervals.of_mean(better < k) for k in _KS}


def _in_classes(folder: Path) -> list[Path]:
    """The photos that lie in a sub-folder."""
    base = folder.resolve()
    return [file for file in photo_files(folder) if file.parent != base]


def _class(folder: Path, file: Path) -> str:
    return file.relative_to(folder.resolve()).parts[0].replace("_", " ")
