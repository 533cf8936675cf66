"""A decoder: one file after the other comes in, pixels and metadata go out."""

from __future__ import annotations

import importlib
import mmap
import os
import threading
import time
import warnings
from multiprocessing.connection import Connection
from typing import Any

from PIL import Image

from photoorg.errors import MediaError
from photoorg.isolation import channel, messages, rights
from photoorg.isolation.messages import Order, Refused, Seen, Size, Started
from photoorg.media import Looker, look
from photoorg.media.failures import media_errors

# What decoders would import when they meet the first file that needs it: too late by then.
_NEEDED = (
    "PIL.ImageCms",
    "PIL.ImageFile",
    "PIL.JpegPresets",
    "PIL.MpoImagePlugin",
    "PIL.TiffTags",
    "PIL.ImageChops",
    "PIL.ImagePalette",
    "PIL.ImageSequence",
    "encodings.latin_1",
    "encodings.ascii",
    "encodings.utf_16",
    "encodings.utf_16_le",
    "encodings.utf_16_be",
    "encodings.idna",
    "multiprocessing.reduction",
    "pi_heif",
    "rawpy",
    "_strptime",
)


def serve(pipe: int, pixels: int, looker: Looker = look) -> None:
    """Decode what is ordered over the pipe until the worker closes it or ends.

    `pipe` and `pixels` are the handles that `channel.start` passes on.
    """
    connection = Connection(pipe)
    memory = _memory(pixels)
    _prepare()
    _be_silent()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    given_up = rights.give_up_rights()
    connection.send_bytes(
        messages.to_bytes(
            Started(given_up.limited, given_up.landlock, given_up.seccomp, given_up.escapes)
        )
    )
    while True:
        try:
            order = messages.from_bytes(connection.recv_bytes(messages.LONGEST))
            descriptor = channel.receive_file(connection)
        except (EOFError, OSError):
            return
        assert isinstance(order, Order)
        rights.allow_time()
        answer = _answer(order, descriptor, memory, looker)
        connection.send_bytes(messages.to_bytes(answer))


def _answer(
    order: Order, descriptor: int, memory: memoryview[Any], looker: Looker
) -> Seen | Refused:
    try:
        with os.fdopen(descriptor, "rb") as file:
            seen = looker(file, order.name, order.mtime_ns, order.fits)
        with media_errors(order.name):
            pixels = b"".join(image.tobytes() for image in seen.images)
            memory[: len(pixels)] = pixels
    except MediaError as error:
        return Refused(error.kind.value, error.reason)
    sizes = tuple(Size(*image.size) for image in seen.images)
    return Seen(sizes, seen.metadata, seen.milliseconds, seen.frames)


def _memory(handle: int) -> memoryview[Any]:
    return memoryview(mmap.mmap(handle, channel.PIXELS))


def _end_with(worker: int) -> None:
    """End when the worker has: who is busy with a file does not see that nobody waits for it."""
    while os.getppid() == worker:
        time.sleep(1)
    os._exit(0)


def _be_silent() -> None:
    """From now on a file may do the talking, and files have nothing to say to a terminal."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):
        os.dup2(nowhere, output)
    os.close(nowhere)


def _prepare() -> None:
    warnings.simplefilter("ignore")
    for module in _NEEDED:
        importlib.import_module(module)
    Image.init()
