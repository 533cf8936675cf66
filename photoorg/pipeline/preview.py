"""A picture of any photo file, as small as a thumbnail or large enough to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from photoorg.library import Library
from photoorg.media.thumbnail import make_view
from photoorg.pipeline.decoding import decoders

LARGEST: Final = 4096
"""Pixels of the longer edge of a whole picture: what is larger is looked at part by part."""
LARGEST_FRAME: Final = 1600
MOST_FRAMES: Final = 500


def preview(library: Library, path: bytes, edge: int = 0, part: tuple[float, ...] = ()) -> bytes:
    """JPEG bytes of a file, which is decoded by the decoders of a library and not added: a
    thumbnail, or with `edge` a picture whose longer edge has so many pixels at most.

    With `part` (left, top, right and bottom in shares, 0 to 1) only that part of a picture of that
    size. Raises MediaError when it cannot be decoded, and DecoderError.
    """
    if not edge:
        return decoders(library).read_thumbnail(path)
    return decoders(library).read_view(path, edge if part else min(edge, LARGEST), part)


@dataclass(frozen=True, slots=True)
class Film:
    """A moving picture, as far as it is shown."""

    frames: Iterator[tuple[bytes, int]]
    """JPEG bytes of each frame, and for how many milliseconds it is shown; encoded when it is asked
    for; none where the picture does not move."""
    count: int
    """How many frames the file has."""


def film(library: Library, path: bytes, edge: int) -> Film:
    """The first frames of a moving picture. Raises as `preview` does."""
    seen = decoders(library).read_film(path, min(edge, LARGEST_FRAME), MOST_FRAMES)
    times = seen.milliseconds
    return Film(((make_view(i), t) for i, t in zip(seen.images, times, strict=True)), seen.frames)
