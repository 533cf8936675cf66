"""Counting what a run asks of decoders and models, and what a library holds."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from tiny_model import TINY_FAMILY, TinyModel

from photoorg.isolation import DecoderPool
from photoorg.models import registry

FORGETTABLE = frozenset({"offline_roots", "roots", "sqlite_sequence", "sqlite_stat1"})
"""Tables about where folders are, which change when folders come and go."""
_PASSING_COLUMNS = frozenset({"missing_since", "missing_day"})


@dataclass
class Counts:
    """How often each file was decoded, and how many photos a model saw."""

    decoded: Counter[bytes] = field(default_factory=Counter)
    embedded: int = 0


@contextmanager
def counted() -> Iterator[Counts]:
    """Counts from here on, with the tiny models in place of the built-in ones."""
    from colour_describer import COLOUR_FAMILY

    counts = Counts()
    look, see = DecoderPool.look, TinyModel.see

    def counting_look(self: DecoderPool, file: Any, path: bytes, *rest: Any) -> Any:
        counts.decoded[os.path.basename(path)] += 1
        return look(self, file, path, *rest)

    def counting_see(self: TinyModel, inputs: Any) -> Any:
        counts.embedded += len(inputs)
        return see(self, inputs)

    with (
        mock.patch.object(DecoderPool, "look", counting_look),
        mock.patch.object(TinyModel, "see", counting_see),
        mock.patch.dict(registry.EMBEDDERS, {"tiny": TINY_FAMILY}),
        mock.patch.dict(registry.DESCRIBERS, {"builtin": COLOUR_FAMILY}),
    ):
        yield counts


def held(library: Path, leave_out: Sequence[str] = ()) -> dict[str, str]:
    """A digest of the rows of every table of both databases, by table, but for what is about where
    folders are now."""
    digests = {}
    for name in ("library.db", "index.db"):
        db = sqlite3.connect(f"file:{library / name}?mode=ro", uri=True)
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        for table in sorted(set(tables) - FORGETTABLE - set(leave_out)):
            columns = [row[1] for row in db.execute(f"PRAGMA table_info('{table}')")]
            kept = ", ".join(f'"{c}"' for c in columns if c not in _PASSING_COLUMNS)
            rows = sorted(map(repr, db.execute(f'SELECT {kept} FROM "{table}"')))
            digests[f"{name} {table}"] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
        db.close()
    return digests
