"""Which back end a model spec names: `FAMILY` or `FAMILY:REST`. A new back end is one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from photoorg.errors import ModelError
from photoorg.models import builtin
from photoorg.models.protocols import Describer, Embedder

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Family(Generic[Model]):
    """Models that one module loads."""

    model_id: Callable[[str], str]
    """The id of a spec's results, without loading anything heavy. Raises ModelError."""
    load: Callable[[str], Model]
    """The model of a spec. Raises ModelError."""


EMBEDDERS: dict[str, Family[Embedder]] = {
    "builtin": Family(builtin.model_id, builtin.load),
}
"""By the part of the spec before the first colon."""

DESCRIBERS: dict[str, Family[Describer[Any]]] = {}
"""By the part of the spec before the first colon."""


@cache
def load_embedder(spec: str) -> Embedder:
    """The embedder a spec names, loaded once. Raises ModelError when there is none."""
    return _family(EMBEDDERS, spec).load(spec)


def model_id_of(spec: str) -> str:
    """The id under which this embedder's results are kept. Raises ModelError for unknown specs."""
    return _family(EMBEDDERS, spec).model_id(spec)


@cache
def load_describer(spec: str) -> Describer[Any]:
    """The describer a spec names, loaded once. Raises ModelError when there is none."""
    return _family(DESCRIBERS, spec).load(spec)


def describer_id_of(spec: str) -> str:
    """The id under which this describer's texts are kept. Raises ModelError for unknown specs."""
    return _family(DESCRIBERS, spec).model_id(spec)


def _family(families: dict[str, Family[Model]], spec: str) -> Family[Model]:
    name = spec.partition(":")[0]
    if name not in families:
        raise ModelError(f"There is no model “{spec}”; known: {', '.join(families)}.")
    return families[name]
