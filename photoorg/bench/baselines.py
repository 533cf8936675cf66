"""What photoorg is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from photoorg.domain import Vectors
from photoorg.models import Embedder, Seen, conse
from photoorg.models.builtin import TEMPERATURE, Builtin


def conse_scores(embedder: Embedder, seen: Seen, texts: Sequence[str]) -> Vectors | None:
    """Plain ConSE's cosines of texts with photos, (texts, photos), over the paper's T classes.

    None for embedders that are not the built-in one: they lack its classifier and its names.
    """
    if not isinstance(embedder, Builtin):
        return None
    # The paper mixes the network's own posteriors, at temperature 1.
    photos = conse.mix(seen.concepts, embedder.class_vectors, conse.PAPER_T, TEMPERATURE)
    scores: Vectors = embedder.read(texts) @ photos.T
    return scores
