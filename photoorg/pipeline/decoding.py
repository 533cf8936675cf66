"""The decoders of a library: started at the first photo, ended with the library."""

from __future__ import annotations

from photoorg.isolation import DecoderPool
from photoorg.library import Library


def decoders(library: Library) -> DecoderPool:
    """The pool that decodes for a library."""
    pool: DecoderPool | None = library.memory.get("decoders")
    if pool is None:
        pool = library.memory["decoders"] = start(library)
    return pool


def start(library: Library) -> DecoderPool:
    """A pool of its own for a library, closed with it."""
    pool = DecoderPool()
    library.on_close(pool.close)
    return pool
