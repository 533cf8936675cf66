"""What worker and decoder say to each other: JSON, checked field by field.

A decoder that a file has turned against us may answer anything, so an answer is believed in its
form only after it was taken apart and put together again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from photoorg import jobs
from photoorg.domain import Metadata
from photoorg.errors import ProtocolError
from photoorg.media import Fit

LONGEST: Final = 1 << 16
"""Bytes of a message."""
_LONGEST_TEXT: Final = 400
_LARGEST: Final = 1 << 31
_LONGEST_TIME: Final = 60_000
"""Milliseconds of a frame."""


@dataclass(frozen=True, slots=True)
class Order:
    """Decode the file whose descriptor follows this message."""

    name: bytes
    """Its name without its folder: an extension, and perhaps a date."""
    mtime_ns: int
    fits: tuple[Fit, ...]
    """The sizes wanted."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a picture, in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Seen:
    """The pixels are in the shared memory, one picture after the other: RGB, row by row."""

    sizes: tuple[Size, ...]
    metadata: Metadata
    milliseconds: tuple[int, ...] = ()
    """How long each picture is shown, if they are the frames of a moving one."""
    frames: int = 1
    """How many the file has."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The file cannot be decoded: a `ProblemKind` and the reason."""

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Started:
    """Said once, before the first order."""

    limited: bool
    landlock: int
    seccomp: bool
    escapes: tuple[str, ...]


_KINDS: Final[dict[str, Any]] = {kind.__name__: kind for kind in (Order, Seen, Refused, Started)}


def to_bytes(message: Order | Seen | Refused | Started) -> bytes:
    """The message as JSON after the name of its kind."""
    return f"{type(message).__name__} {jobs.pack(message)}".encode()


def from_bytes(data: bytes) -> Order | Seen | Refused | Started:
    """The message in `data`. Raises ProtocolError for anything else, and for absurd values."""
    try:
        name, _, fields = data.decode("utf-8").partition(" ")
        message: Order | Seen | Refused | Started = jobs.unpack(_KINDS[name], fields)
        _check(message)
    except (UnicodeDecodeError, KeyError, OverflowError) as error:
        raise ProtocolError(f"not a message: {data[:100]!r}") from error
    return message


def _check(message: Order | Seen | Refused | Started) -> None:
    if isinstance(message, Refused):
        sound = len(message.reason) <= _LONGEST_TEXT and message.reason.isprintable()
    elif isinstance(message, Seen):
        sound = all(size.width > 0 and size.height > 0 for size in message.sizes)
        times = message.milliseconds
        sound = sound and len(times) in (0, len(message.sizes)) and _are_times(times)
        sound = sound and 1 <= message.frames < _LARGEST and _is_sound(message.metadata)
    else:
        sound = True
    if not sound:
        raise ProtocolError(f"not a sound {type(message).__name__}")


def _is_sound(metadata: Metadata) -> bool:
    """Whether the values are such as `media.metadata` gives: finite, short, in range."""
    numbers = (
        metadata.latitude,
        metadata.longitude,
        metadata.altitude,
        metadata.exposure_time,
        metadata.f_number,
        metadata.focal_length,
        metadata.iso,
    )
    texts = (metadata.format, metadata.camera, metadata.lens, metadata.taken)
    return (
        all(n is None or math.isfinite(n) for n in numbers)
        and all(t is None or (len(t) <= _LONGEST_TEXT and t.isprintable()) for t in texts)
        and 0 < metadata.width < _LARGEST
        and 0 < metadata.height < _LARGEST
        and 1 <= metadata.orientation <= 8
        and (metadata.iso is None or 0 <= metadata.iso < _LARGEST)
        and abs(metadata.latitude or 0) <= 90
        and abs(metadata.longitude or 0) <= 180
        and _is_time(metadata.taken)
    )


def _are_times(milliseconds: tuple[int, ...]) -> bool:
    return all(0 < time <= _LONGEST_TIME for time in milliseconds)


def _is_time(text: str | None) -> bool:
    if text is None:
        return True
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
