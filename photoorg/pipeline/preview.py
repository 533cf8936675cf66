"""A picture of any photo file, made as the thumbnails of the library are."""

from __future__ import annotations

from photoorg.library import Library
from photoorg.pipeline.decoding import decoders


def preview(library: Library, path: bytes) -> bytes:
    """JPEG bytes of a thumbnail of a file, which is decoded by the decoders of a library and not
    added. Raises MediaError when it cannot be decoded, and DecoderError."""
    return decoders(library).read_thumbnail(path)
