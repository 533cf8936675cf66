"""Which back end a model spec names. A new back end is one line in `EMBEDDERS`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from photoorg.errors import ModelError
from photoorg.models import builtin, labels
from photoorg.models.protocols import Describer, Embedder

EMBEDDERS: dict[str, tuple[str, Callable[[], Embedder]]] = {
    "builtin": (builtin.MODEL_ID, builtin.load),
}
"""Model spec → (model id, loader). The id is known without loading anything heavy."""

DESCRIBERS: dict[str, Callable[[], Describer]] = {
    "builtin": labels.load,
}


@cache
def load_embedder(spec: str) -> Embedder:
    """The embedder a spec names, loaded once. Raises ModelError when there is none."""
    return _entry(spec)[1]()


def model_id_of(spec: str) -> str:
    """The id under which this model's results are kept. Raises ModelError for unknown specs."""
    return _entry(spec)[0]


@cache
def load_describer(spec: str) -> Describer:
    """The describer that goes with a model spec. Raises ModelError when there is none."""
    if spec not in DESCRIBERS:
        raise ModelError(f"There is no describer “{spec}”; known: {', '.join(DESCRIBERS)}.")
    return DESCRIBERS[spec]()


def _entry(spec: str) -> tuple[str, Callable[[], Embedder]]:
    if spec not in EMBEDDERS:
        raise ModelError(f"There is no model “{spec}”; known: {', '.join(EMBEDDERS)}.")
    return EMBEDDERS[spec]
