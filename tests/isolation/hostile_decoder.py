"""A decoder that a file's name turns against the worker: run with the two handles of a pool."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import time
from typing import BinaryIO

from PIL import Image

from photoorg.domain import Metadata
from photoorg.isolation import child, messages
from photoorg.media import Fit, Look, look

_kept: list[bytearray] = []
_to_bytes = messages.to_bytes


def hostile(file: BinaryIO, path: bytes, mtime_ns: int, fits: tuple[Fit, ...]) -> Look:
    """What the first letters of the name say; any other file is decoded as ever."""
    metadata = Metadata("JPEG", 8, 8)
    image = Image.new("RGB", (8, 8))
    match path.partition(b".")[0].partition(b"-")[0]:
        case b"segfault":
            ctypes.string_at(0)
        case b"abort":
            os.abort()
        case b"exit":
            os._exit(3)
        case b"raise":
            raise RuntimeError("nobody foresaw this")
        case b"loop":
            while True:
                pass
        case b"sleep":
            time.sleep(60)
        case b"hog":
            hoard = []
            while True:
                hoard.append(bytearray(1 << 24))
        case b"leak":
            _kept.append(bytearray(os.urandom(1 << 20) * 256))
        case b"nonsense":
            messages.to_bytes = lambda _: b"\x80\x04nonsense"
        case b"flood":
            messages.to_bytes = lambda _: b"x" * (messages.LONGEST + 1)
        case b"wait":
            os.read(int(sys.argv[1]), 1)
        case b"limit":
            resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (3, 3))
        case b"fork":
            os.fork()
        case b"signal40":
            signal.raise_signal(40)
        case b"overflow":
            metadata = Metadata("JPEG", 8, 8, iso=10**400)
        case b"larger":
            image = Image.new("RGB", (1000, 1000))
        case b"half":
            os.write(int(sys.argv[1]), b"\0\0\1\0{")
            time.sleep(60)
        case b"order":
            order = messages.Order(b"a", 0, (Fit(1, True),))
            messages.to_bytes = lambda _: _to_bytes(order)
        case b"huge":
            seen = messages.Seen((messages.Size(1 << 20, 1 << 20),), metadata)
            messages.to_bytes = lambda _: _to_bytes(seen)
        case b"kind":
            refused = messages.Refused("mischief", "none")
            messages.to_bytes = lambda _: _to_bytes(refused)
        case b"control":
            refused = messages.Refused("damaged", "\x1b[2J\u202e")
            messages.to_bytes = lambda _: _to_bytes(refused)
        case b"absurd":
            metadata = Metadata("JPEG", 8, 8, latitude=float("nan"))
        case b"sees":
            metadata = Metadata("JPEG", 8, 8, camera=_what_it_sees())
        case _:
            return look(file, path, mtime_ns, fits)
    return Look((image,) * len(fits), metadata)


def _what_it_sees() -> str:
    """Its environment and its open files, in a word."""
    descriptors = [n for n in range(3, 64) if _is_open(n)]
    return f"{sorted(os.environ)} {len(descriptors)}"


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    child.serve(int(sys.argv[1]), int(sys.argv[2]), hostile)
