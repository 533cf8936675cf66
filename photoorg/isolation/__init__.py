"""Decoding in child processes without rights: a hostile file costs itself, never the run.

Originals are opened by the worker; a decoder gets the open file, says what it shows, and can do
nothing else (`rights`). `DecoderPool` starts decoders, waits for them no longer than `TIME_LIMIT`,
replaces those that crash, hang or grow, and puts files that end two of them in quarantine.
"""

from photoorg.isolation.pool import DecoderPool
from photoorg.isolation.rights import Rights

__all__ = ["DecoderPool", "Rights"]
