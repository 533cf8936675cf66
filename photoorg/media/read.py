"""Reading a photo once for everything the library keeps of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from PIL import Image

from photoorg.domain import FoundFile, Metadata, PhotoRead
from photoorg.errors import MediaError
from photoorg.media.decode import finest_scale, open_image, render
from photoorg.media.failures import media_errors
from photoorg.media.film import take_film
from photoorg.media.identity import check_unchanged, content_hash, found_file, open_original
from photoorg.media.metadata import read_metadata
from photoorg.media.thumbnail import EDGE, make_thumbnail, make_view


@dataclass(frozen=True, slots=True)
class Fit:
    """How large a photo is wanted. It is never enlarged."""

    edge: int
    """Pixels."""
    longer: bool
    """Whether `edge` is the longer one; the shorter one otherwise."""
    part: tuple[float, ...] = ()
    """Only this part of a photo of that size is wanted: left, top, right and bottom in shares of
    the upright photo, 0 to 1. Empty for the whole."""
    frames: int = 1
    """More than one: the frames of a moving picture are wanted, so many at most, and nothing of a
    picture that does not move. Such a fit comes alone."""

    def scale(self, size: tuple[int, int]) -> float:
        """What reduces an image of `size` to this."""
        return self.edge / (max(size) if self.longer else min(size))


@dataclass(frozen=True, slots=True)
class Look:
    """What decoders make of a file."""

    images: tuple[Image.Image, ...]
    """Upright, sRGB, mode RGB; one for each size wanted, or the frames of a moving picture."""
    metadata: Metadata
    milliseconds: tuple[int, ...] = ()
    """How long each frame is shown."""
    frames: int = 1
    """How many the file has, if those of a moving picture were wanted."""


Looker: TypeAlias = Callable[[BinaryIO, bytes, int, tuple[Fit, ...]], Look]
"""Decodes an open file once, given its path, its modification time (ns) and the sizes wanted.

Raises MediaError. Here it is `look`; `isolation` has one that does it in another process.
"""


def look(file: BinaryIO, path: bytes, mtime_ns: int, fits: tuple[Fit, ...]) -> Look:
    """Decode an open file in this process; `path` gives its extension, `mtime_ns` a last date.

    Raises MediaError, and nothing else.
    """
    with media_errors(path):
        if fits[0].frames > 1:
            film = take_film(file, path, fits[0].edge, fits[0].frames)
            seen = Metadata(film.format, film.width, film.height)
            return Look(film.frames, seen, film.milliseconds, film.count)
        opened = open_image(file, path)
        metadata = read_metadata(opened, path, mtime_ns)
        finest = finest_scale(opened)
        scales = [min(fit.scale(opened.image.size), finest) for fit in fits]
        return Look(render(opened, scales, path, [fit.part for fit in fits]), metadata)


def read_photo(found: FoundFile, looker: Looker = look) -> PhotoRead:
    """Identity, metadata and thumbnail of a photo, from one opening of its file.

    Raises MediaError, and nothing else: CHANGED when the file is no longer as the scan found it,
    or is written to meanwhile, so that what comes back always belongs together.
    """
    return _read(found, (Fit(EDGE, longer=True),), looker)[0]


def read_and_decode(
    found: FoundFile, edge: int, looker: Looker = look
) -> tuple[PhotoRead, Image.Image]:
    """What `read_photo` and `decode_unchanged` give and raise, from decoding the file once."""
    photo, images = _read(found, _as_first_seen(edge), looker)
    return photo, images[1]


def _read(
    found: FoundFile, fits: tuple[Fit, ...], looker: Looker
) -> tuple[PhotoRead, tuple[Image.Image, ...]]:
    """The photo, and the pictures that `fits` ask for, the thumbnail's first."""
    with open_original(found.path) as file:
        check_unchanged(file, found)
        try:
            # The identity and the thumbnail are made here: a decoder that a file has turned
            # against us can spoil that file's picture, not pass it off as another photo.
            with media_errors(found.path):
                identity = content_hash(file)
            seen = looker(file, found.path, found.mtime_ns, fits)
            with media_errors(found.path):
                thumbnail, colour = make_thumbnail(seen.images[0])
        except MediaError:
            # A file that is still being written looks damaged; it only came too early.
            check_unchanged(file, found)
            raise
        check_unchanged(file, found)
        photo = PhotoRead(identity, found.size, seen.metadata, thumbnail, colour)
        return photo, seen.images


def read_thumbnail(path: bytes, looker: Looker = look) -> bytes:
    """The JPEG bytes of a thumbnail of the photo at `path`. Raises MediaError, and nothing else."""
    with open_original(path) as file:
        mtime_ns = found_file(path, os.fstat(file.fileno())).mtime_ns
        seen = looker(file, path, mtime_ns, (Fit(EDGE, longer=True),))
    with media_errors(path):
        thumbnail, _ = make_thumbnail(seen.images[0])
    return thumbnail


def read_view(path: bytes, edge: int, part: tuple[float, ...] = (), looker: Looker = look) -> bytes:
    """JPEG bytes, fine enough to be looked at, of the photo at `path`, whose longer edge has `edge`
    pixels or what the original has when that is less; only of a part of it (see `Fit`) where that
    is not empty. Raises MediaError, and nothing else."""
    with open_original(path) as file:
        mtime_ns = found_file(path, os.fstat(file.fileno())).mtime_ns
        seen = looker(file, path, mtime_ns, (Fit(edge, longer=True, part=part),))
    with media_errors(path):
        return make_view(seen.images[0])


def read_film(path: bytes, edge: int, most: int, looker: Looker = look) -> Look:
    """The first frames of the moving picture at `path`: at most `most`, the longer edge at most
    `edge` pixels, and smaller where they would be too many pixels together; none where it does not
    move. Raises MediaError, and nothing else."""
    with open_original(path) as file:
        mtime_ns = found_file(path, os.fstat(file.fileno())).mtime_ns
        return looker(file, path, mtime_ns, (Fit(edge, longer=True, frames=most),))


def decode(path: bytes, edge: int, looker: Looker = look) -> Image.Image:
    """The photo at `path` as an upright sRGB image in mode RGB.

    Its shorter edge has `edge` pixels, or what the original has when that is less: it is never
    enlarged. Raises MediaError, and nothing else, for a file that cannot be decoded.
    """
    with open_original(path) as file:
        mtime_ns = found_file(path, os.fstat(file.fileno())).mtime_ns
        return looker(file, path, mtime_ns, _as_first_seen(edge)).images[1]


def decode_unchanged(found: FoundFile, edge: int, looker: Looker = look) -> Image.Image:
    """What `decode` gives, of a file that is still as the scan found it.

    Raises MediaError; CHANGED when other pixels than those of the known photo may have come.
    """
    with open_original(found.path) as file:
        check_unchanged(file, found)
        seen = looker(file, found.path, found.mtime_ns, _as_first_seen(edge))
        check_unchanged(file, found)
        return seen.images[1]


def _as_first_seen(edge: int) -> tuple[Fit, ...]:
    """The sizes of `read_and_decode`: a JPEG is decoded at a fraction that the largest size
    decides, and the pixels shall be the same whenever a photo is looked at."""
    return Fit(EDGE, longer=True), Fit(edge, longer=False)
