"""From files to photos: scanning, reading, decoding. Originals are only ever opened to be read."""

from photoorg.media.read import (
    Fit,
    Look,
    Looker,
    decode,
    decode_unchanged,
    look,
    read_and_decode,
    read_film,
    read_photo,
    read_thumbnail,
    read_view,
)
from photoorg.media.scan import scan

__all__ = [
    "Fit",
    "Look",
    "Looker",
    "decode",
    "decode_unchanged",
    "look",
    "read_and_decode",
    "read_film",
    "read_photo",
    "read_thumbnail",
    "read_view",
    "scan",
]
