"""Built-in, suggested and installed models in one list, with the state of each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from photoorg import model_store
from photoorg.catalogue import ENTRIES, Entry, Kind, Speed, find, kind_of
from photoorg.errors import ModelError
from photoorg.translatable import tr


class State(StrEnum):
    """Whether a model is there."""

    IN_USE = tr("in use")
    INSTALLED = tr("installed")
    PARTIAL = tr("partly downloaded")
    ABSENT = tr("not downloaded")


@dataclass(frozen=True, slots=True)
class Listed:
    """A model and its state; `fetched` bytes of it are there where it is partly downloaded."""

    entry: Entry
    state: State
    fetched: int = 0


def listed(model: str, describer: str) -> tuple[Listed, ...]:
    """All models there are to choose from, by kind: built-in, suggested, other installed ones.

    `model` and `describer` are the specs in use. Sizes and licences of installed models are those
    of their pins.
    """
    pins = {pin.spec: pin for pin in model_store.installed()}
    entries = list(ENTRIES)
    entries += [_of_pin(pin) for spec, pin in pins.items() if find(spec) is None]
    entries += [
        _named_by_hand(spec, kind)
        for spec, kind in ((model, Kind.EMBEDDER), (describer, Kind.DESCRIBER))
        if not any(entry.spec == spec and entry.kind is kind for entry in entries)
    ]
    used = {(model, Kind.EMBEDDER), (describer, Kind.DESCRIBER)}
    found = [_with_state(entry, pins.get(entry.spec), used) for entry in entries]
    return tuple(sorted(found, key=lambda one: list(Kind).index(one.entry.kind)))


def of_kind(models: Sequence[Listed], kind: Kind) -> tuple[Listed, ...]:
    """Those of one kind."""
    return tuple(one for one in models if one.entry.kind is kind)


def _with_state(entry: Entry, pin: model_store.Offer | None, used: set[tuple[str, Kind]]) -> Listed:
    if pin is not None:
        entry = dataclasses.replace(entry, bytes=pin.bytes, licence=pin.licence, repo=pin.repo,
                                    revision=pin.commit)  # fmt: skip
    if (entry.spec, entry.kind) in used:
        return Listed(entry, State.IN_USE)
    if entry.included or pin is not None:
        return Listed(entry, State.INSTALLED)
    try:
        fetched = model_store.fetched_bytes(entry.spec)
    except (ModelError, OSError):
        fetched = 0
    return Listed(entry, State.PARTIAL if fetched else State.ABSENT, fetched)


def _of_pin(pin: model_store.Offer) -> Entry:
    return Entry(
        pin.spec,
        kind_of(pin.spec),
        pin.spec.partition(":")[2],
        tr("Added by you; photoorg knows nothing more about it."),
        pin.bytes,
        pin.licence,
        Speed.UNKNOWN,
        pin.repo,
    )


def _named_by_hand(spec: str, kind: Kind) -> Entry:
    """A model of the settings that is neither suggested nor downloaded, such as own weights."""
    says = tr("Chosen by you, from your own files.")
    return Entry(spec, kind, spec, says, 0, "", Speed.UNKNOWN)
