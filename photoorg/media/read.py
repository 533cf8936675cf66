"""Reading a photo once for everything the library keeps of it."""

from __future__ import annotations

import os
from typing import BinaryIO

from PIL import Image

from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import MediaError, ProblemKind
from photoorg.media.decode import open_image, render
from photoorg.media.failures import media_errors
from photoorg.media.identity import content_hash, found_file, open_original
from photoorg.media.metadata import read_metadata
from photoorg.media.thumbnail import EDGE, make_thumbnail


def read_photo(found: FoundFile) -> PhotoRead:
    """Identity, metadata and thumbnail of a photo, from one opening of its file.

    Raises MediaError, and nothing else: CHANGED when the file is no longer as the scan found it,
    or is written to meanwhile, so that what comes back always belongs together.
    """
    path = found.path
    with open_original(path) as file:
        _check_unchanged(file, found)
        try:
            photo = _read(file, found)
        except MediaError:
            # A file that is still being written looks damaged; it only came too early.
            _check_unchanged(file, found)
            raise
        _check_unchanged(file, found)
        return photo


def decode_unchanged(found: FoundFile, edge: int) -> Image.Image:
    """What `decode` gives, of a file that is still as the scan found it.

    Raises MediaError; CHANGED when other pixels than those of the known photo may have come.
    """
    with open_original(found.path) as file:
        _check_unchanged(file, found)
        opened = open_image(file, found.path)
        image = render(opened, edge / min(opened.image.size), found.path)
        _check_unchanged(file, found)
        return image


def _read(file: BinaryIO, found: FoundFile) -> PhotoRead:
    path = found.path
    with media_errors(path):
        identity = content_hash(file)
        opened = open_image(file, path)
        metadata = read_metadata(opened, path, found.mtime_ns)
        image = render(opened, EDGE / max(opened.image.size), path)
        thumbnail, colour = make_thumbnail(image)
    return PhotoRead(identity, found.size, metadata, thumbnail, colour)


def _check_unchanged(file: BinaryIO, found: FoundFile) -> None:
    if found_file(found.path, os.fstat(file.fileno())) != found:
        reason = "the file changed after it was found; it will be read in the next scan"
        raise MediaError(found.path, ProblemKind.CHANGED, reason)
