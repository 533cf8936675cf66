"""Checksums of rows: SQLite itself does not notice a bit that flips inside a value.

Of 500 flipped bits its own checks saw 18. So every row of index.db that a model would have to make
again carries a checksum over all its values, and every act in the journal one over itself and the
act before it. A row that does not fit its checksum counts as not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from types import MappingProxyType

SEALED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "vectors": ("space_id", "photo_id", "vector"),
        "concepts": ("photo_id", "model_id", "leaves", "probabilities", "words"),
        "calibrations": ("space_id", "kind", "basis", "quantiles"),
        "regions": ("photo_id", "model_id", "dimension", "map"),
        "captions": ("photo_id", "model_id", "describer", "text", "log_probability", "tokens"),
        "tags": ("photo_id", "model_id", "basis", "words"),
        "tag_priors": ("model_id", "basis", "bank", "photos", "scale", "log_share", "levels"),
        "palettes": ("photo_id", "shares"),
        "statistics": ("model_id", "basis", "photos", "data"),
        "explanations": ("left_hash", "right_hash", "basis", "data"),
        "drawn_captions": ("hash", "basis", "data"),
    }
)
"""The tables of index.db whose rows carry a checksum, and the columns it is over, in order.
Migration i006 rests on it: a table may be added by a later migration, but none changed."""


def checksum(*values: object) -> bytes:
    """The 8 bytes that stand for some values as SQLite keeps them: bytes, text, numbers, None."""
    # A search reads thousands of rows: what most of them hold is told without another call.
    plain = [
        value if type(value) is bytes else b"%d" % value if type(value) is int else _plain(value)
        for value in values
    ]
    return blake2b(b"\x1f".join(plain), digest_size=8).digest()


def _plain(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    if value is None:
        return b"\x00"
    assert isinstance(value, int | float)
    # A whole number may come back from a column of reals as another type.
    return b"%d" % int(value) if value == value // 1 else float(value).hex().encode()
