"""The frames of a moving picture: so many, so large, and in so much time as is reasonable."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import BinaryIO, Final

from PIL import Image
from PIL.ImageFile import ImageFile

from photoorg.media.colour import resizable
from photoorg.media.decode import finish, open_moving
from photoorg.media.failures import media_errors

PIXELS: Final = 48_000_000
"""Of all frames together: 144 MB of the 300 that a decoder shares with the worker."""
SECONDS: Final = 3.0
"""After which no further frame is begun: somebody waits."""
_QUICK: Final = 20
"""Milliseconds: shorter times stand in many files for “as fast as it goes”, and every viewer shows
such frames for `_USUAL`."""
_USUAL: Final = 100
_LONGEST: Final = 60_000


@dataclass(frozen=True, slots=True)
class Film:
    """The frames of a picture that moves; none of one that does not."""

    format: str
    """JPEG where that is all that is known of a picture that cannot move."""
    width: int
    """Upright, of the picture itself."""
    height: int
    frames: tuple[Image.Image, ...] = ()
    """Upright, sRGB, mode RGB, all of one size."""
    milliseconds: tuple[int, ...] = ()
    count: int = 1
    """How many frames the file has."""


def take_film(file: BinaryIO, path: bytes, edge: int, most: int) -> Film:
    """The first frames of the picture in `file`, at most `most`, the longer edge at most `edge`
    pixels, and all of them together at most `PIXELS`.

    A file that is damaged further on is shown up to there. Raises MediaError about `path`.
    """
    with media_errors(path):
        opened = open_moving(file, path)
        if opened is None:
            return Film("JPEG", 1, 1)
        image, file_format, turn = opened
        width, height = image.size
        upright = (height, width) if turn >= 5 else (width, height)
        count = getattr(image, "n_frames", 1)
        first = int(getattr(image, "default_image", False))
        count -= first
        if count < 2:
            return Film(file_format, *upright)
        wanted = min(count, most)
        room = math.sqrt(PIXELS / (wanted * width * height))
        scale = min(1.0, edge / max(width, height), room)
        size = max(1, math.floor(width * scale)), max(1, math.floor(height * scale))
        frames, times = _frames(image, range(first, first + wanted), size, turn)
        return Film(file_format, *upright, frames, times, count)


def _frames(
    image: ImageFile, numbers: range, size: tuple[int, int], turn: int
) -> tuple[tuple[Image.Image, ...], tuple[int, ...]]:
    frames: list[Image.Image] = []
    times: list[int] = []
    begun = time.monotonic()
    icc_profile = image.info.get("icc_profile")
    for number in numbers:
        if time.monotonic() - begun > SECONDS:
            break
        try:
            image.seek(number)
            image.load()
            shown = finish(resizable(image), size, icc_profile, turn)
            # What needed no change is the file's own image, which the next frame is drawn into.
            frames.append(image.copy() if shown is image else shown)
        except Exception:
            # Decoders raise anything at all (see `media_errors`); what came before can be shown.
            if len(frames) < 2:
                raise
            break
        times.append(_milliseconds(image))
    return tuple(frames), tuple(times)


def _milliseconds(image: Image.Image) -> int:
    """How long the present frame is to be shown."""
    try:
        told = float(image.info.get("duration") or 0)
    except (TypeError, ValueError):
        return _USUAL
    if not math.isfinite(told) or told < _QUICK:
        return _USUAL
    return min(round(told), _LONGEST)
