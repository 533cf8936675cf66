"""From files to photos: scanning, reading, decoding. Originals are only ever opened to be read."""

from photoorg.media.decode import decode
from photoorg.media.read import decode_unchanged, read_photo
from photoorg.media.scan import scan

__all__ = ["decode", "decode_unchanged", "read_photo", "scan"]
