"""A picture of any photo file, as small as a thumbnail or large enough to be looked at."""

from __future__ import annotations

from photoorg.library import Library
from photoorg.pipeline.decoding import decoders

LARGEST = 4096
"""Pixels of the longer edge: what is larger is shown a little coarser than it is."""


def preview(library: Library, path: bytes, edge: int = 0) -> bytes:
    """JPEG bytes of a file, which is decoded by the decoders of a library and not added: a
    thumbnail, or with `edge` a picture whose longer edge has so many pixels at most. Raises
    MediaError when it cannot be decoded, and DecoderError."""
    if edge:
        return decoders(library).read_view(path, min(edge, LARGEST))
    return decoders(library).read_thumbnail(path)
