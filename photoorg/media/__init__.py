"""From files to photos: scanning, reading, decoding. Originals are only ever opened to be read."""

from photoorg.media.decode import decode
from photoorg.media.read import read_photo
from photoorg.media.scan import scan

__all__ = ["decode", "read_photo", "scan"]
