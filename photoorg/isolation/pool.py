"""As many decoders as are asked at a time, each replaced when it has to be."""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO, Final

from PIL import Image

from photoorg import media
from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import DecoderError, MediaError, ProblemKind
from photoorg.isolation.decoder import Decoder, Ended, Slow
from photoorg.isolation.messages import Order, Refused
from photoorg.isolation.rights import Rights
from photoorg.media import Fit, Look

TIME_LIMIT: Final = 20.0
"""Seconds of work for one file."""
FILES_A_LIFE: Final = 2000
"""A decoder that has seen so many files makes room for a fresh one."""
GROWTH: Final = 200 << 20
"""Bytes of memory by which a decoder may have grown when it is done with a file."""
_STRIKES: Final = 2
_WATCH_SECONDS: Final = 1.0

_log = logging.getLogger(__name__)


def decoder_command() -> list[str]:
    """The command that starts a decoder: this same program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "decoder"]
    return [sys.executable, "-P", "-m", "photoorg", "decoder"]


class DecoderPool:
    """Decodes photos in child processes; any number of threads may ask. Use as context manager.

    All verbs raise DecoderError when no decoder can be started.
    """

    def __init__(
        self,
        command: Sequence[str] = (),
        time_limit: float = TIME_LIMIT,
        files_a_life: int = FILES_A_LIFE,
    ) -> None:
        """`command` starts a decoder, this program's own where it is empty."""
        self._command = tuple(command) or tuple(decoder_command())
        self._time_limit = time_limit
        self._files_a_life = files_a_life
        self._idle: queue.LifoQueue[Decoder] = queue.LifoQueue()
        self._all: set[Decoder] = set()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._watch: threading.Thread | None = None
        self.started = 0
        """How many decoders were started so far."""

    def read_photo(self, found: FoundFile) -> PhotoRead:
        """What `media.read_photo` gives and raises; QUARANTINED for a file that ended two
        decoders."""
        return media.read_photo(found, self.look)

    def read_thumbnail(self, path: bytes) -> bytes:
        """What `media.read_thumbnail` gives and raises; QUARANTINED as above."""
        return media.read_thumbnail(path, self.look)

    def read_view(self, path: bytes, edge: int, part: tuple[float, ...] = ()) -> bytes:
        """What `media.read_view` gives and raises; QUARANTINED as above."""
        return media.read_view(path, edge, part, self.look)

    def read_film(self, path: bytes, edge: int, most: int) -> Look:
        """What `media.read_film` gives and raises; QUARANTINED as above."""
        return media.read_film(path, edge, most, self.look)

    def read_and_decode(self, found: FoundFile, edge: int) -> tuple[PhotoRead, Image.Image]:
        """What `media.read_and_decode` gives and raises; QUARANTINED as above."""
        return media.read_and_decode(found, edge, self.look)

    def decode(self, path: bytes, edge: int) -> Image.Image:
        """What `media.decode` gives and raises; QUARANTINED as above."""
        return media.decode(path, edge, self.look)

    def decode_unchanged(self, found: FoundFile, edge: int) -> Image.Image:
        """What `media.decode_unchanged` gives and raises; QUARANTINED as above."""
        return media.decode_unchanged(found, edge, self.look)

    def look(self, file: BinaryIO, path: bytes, mtime_ns: int, fits: tuple[Fit, ...]) -> Look:
        """What `media.look` gives and raises, made in a decoder (a `media.Looker`)."""
        order = Order(os.path.basename(path), mtime_ns, fits)
        ends = []
        for _ in range(_STRIKES):
            try:
                seen = self._look(order, file)
            except Slow as error:
                reason = "the disk did not answer in time"
                raise MediaError(path, ProblemKind.UNREADABLE, reason) from error
            except Ended as error:
                if self._closing.is_set():
                    reason = "reading was stopped"
                    raise MediaError(path, ProblemKind.UNREADABLE, reason) from error
                _log.warning("%s: a decoder %s", os.fsdecode(path), error)
                ends.append(str(error))
                continue
            if isinstance(seen, Refused):
                raise MediaError(path, ProblemKind(seen.kind), seen.reason)
            return seen
        how = " and then ".join(dict.fromkeys(ends))
        reason = f"it was tried twice and is now left alone: the decoder {how}"
        raise MediaError(path, ProblemKind.QUARANTINED, reason)

    def rights(self) -> Rights:
        """How far a decoder is locked in here; starts one if there is none."""
        decoder = self._take()
        self._give_back(decoder)
        return decoder.rights

    def close(self) -> None:
        """End all decoders. Whoever still waits for one gets a MediaError."""
        self._closing.set()
        with self._lock:
            decoders = list(self._all)
        for decoder in decoders:
            decoder.kill()
        with suppress(queue.Empty):
            while True:
                self._drop(self._idle.get_nowait())

    def _look(self, order: Order, file: BinaryIO) -> Look | Refused:
        file.seek(0)
        decoder = self._take()
        try:
            return decoder.look(order, file.fileno(), self._time_limit)
        finally:
            self._give_back(decoder)

    def _take(self) -> Decoder:
        """A decoder that is ready. Raises Ended once the pool is closed, and DecoderError."""
        with suppress(queue.Empty):
            return self._idle.get_nowait()
        try:
            return self._start()
        except DecoderError as error:
            if self._closing.is_set():
                raise Ended("was stopped") from error
            # A machine that is short of memory or processes may have some in a moment.
            time.sleep(0.2)
            return self._start()

    def _start(self) -> Decoder:
        try:
            decoder = Decoder(self._command)
        except OSError as error:
            raise DecoderError(f"Photos cannot be decoded: {error}.") from error
        with self._lock:
            self.started += 1
            self._all.add(decoder)
            if self._watch is None:
                self._watch = threading.Thread(target=self._end_late_ones, daemon=True)
                self._watch.start()
        try:
            # After the entry above: whoever closes the pool ends this one, or is seen here.
            if self._closing.is_set():
                raise Ended("was stopped")
            decoder.begin()
        except Ended as error:
            self._drop(decoder)
            reason = f"Photos cannot be decoded: a decoder {error} at its start."
            raise DecoderError(reason) from error
        if not decoder.rights.complete:
            _log.warning("%s", decoder.rights.words())
        return decoder

    def _give_back(self, decoder: Decoder) -> None:
        worn = decoder.files >= self._files_a_life or decoder.has_grown(GROWTH)
        if decoder.usable and not worn and not self._closing.is_set():
            self._idle.put(decoder)
        else:
            self._drop(decoder)

    def _drop(self, decoder: Decoder) -> None:
        with self._lock:
            self._all.discard(decoder)
        decoder.end()

    def _end_late_ones(self) -> None:
        """A decoder that stops in the middle of an answer would be waited for for ever."""
        while not self._closing.wait(_WATCH_SECONDS):
            with self._lock:
                late = [decoder for decoder in self._all if decoder.deadline < time.monotonic()]
            for decoder in late:
                decoder.kill()

    def __enter__(self) -> DecoderPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
