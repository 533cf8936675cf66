"""Which back end a model spec names: `FAMILY` or `FAMILY:REST`. A new back end is one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from photoorg.errors import ModelError
from photoorg.models import builtin, captioner, english, label_describer, openclip, trained, vlm
from photoorg.models.protocols import Describer, Embedder

Model = TypeVar("Model")


def _none(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Family(Generic[Model]):
    """Models that one module loads."""

    model_id: Callable[[str], str]
    """The id of a spec's results, without loading anything heavy. Raises ModelError."""
    load: Callable[[str], Model]
    """The model of a spec. Raises ModelError."""
    hint: Callable[[str], str] = _none
    """A remark on words that the family's models hardly know; empty when there is none."""


def _describer_id(spec: str) -> str:
    """The captioner's id; that of the describer from labels where the trained parts are left out.
    Raises ModelError for `builtin:anything`."""
    builtin.model_id(spec)
    return captioner.model_id() if trained.installed() else label_describer.model_id("labels")


def _describer(spec: str) -> Describer[Any]:
    builtin.model_id(spec)
    embedder = load_embedder(spec)
    if trained.installed() and isinstance(embedder, builtin.Builtin):
        return embedder.captioner
    return load_describer("labels")


EMBEDDERS: dict[str, Family[Embedder]] = {
    "builtin": Family(builtin.model_id, builtin.load, english.hint),
    "builtin-labels": Family(builtin.model_id, builtin.load, english.hint),
    "openclip": Family(openclip.model_id, openclip.load),
}
"""By the part of the spec before the first colon."""

DESCRIBERS: dict[str, Family[Describer[Any]]] = {
    "builtin": Family(_describer_id, _describer),
    "labels": Family(
        label_describer.model_id,
        lambda spec: label_describer.load(spec, lambda: load_embedder("builtin-labels")),
    ),
    "vlm": Family(vlm.model_id, vlm.load),
}
"""By the part of the spec before the first colon."""


def load_embedder(spec: str) -> Embedder:
    """The embedder a spec names, loaded once for each id. Raises ModelError when there is none."""
    return _embedder(spec, model_id_of(spec))


def model_id_of(spec: str) -> str:
    """The id under which this embedder's results are kept. Raises ModelError for unknown specs."""
    return _family(EMBEDDERS, spec).model_id(spec)


def hint_of(spec: str, text: str) -> str:
    """A remark for whoever searches with words this embedder hardly knows; empty for none."""
    return _family(EMBEDDERS, spec).hint(text)


def load_describer(spec: str) -> Describer[Any]:
    """The describer a spec names, loaded once for each id. Raises ModelError when there is none."""
    return _loaded_describer(spec, describer_id_of(spec))


def describer_id_of(spec: str) -> str:
    """The id under which this describer's texts are kept. Raises ModelError for unknown specs."""
    return _family(DESCRIBERS, spec).model_id(spec)


@cache
def _embedder(spec: str, model_id: str) -> Embedder:
    """`model_id` is part of the key: weights may be replaced by others under the same spec."""
    embedder = _family(EMBEDDERS, spec).load(spec)
    if embedder.model_id != model_id:
        raise ModelError(f"The files of “{spec}” are changing; please try again.")
    return embedder


@cache
def _loaded_describer(spec: str, model_id: str) -> Describer[Any]:
    describer = _family(DESCRIBERS, spec).load(spec)
    if describer.model_id != model_id:
        raise ModelError(f"The files of “{spec}” are changing; please try again.")
    return describer


def _family(families: dict[str, Family[Model]], spec: str) -> Family[Model]:
    name = spec.partition(":")[0]
    if name not in families:
        raise ModelError(f"There is no model “{spec}”; known: {', '.join(families)}.")
    return families[name]
