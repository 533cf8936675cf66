"""Showing the model photos while they are read, so that none is decoded twice.

Loading a model takes seconds: a thread does that, while photos are read, shown to the person and
kept ready for the model, up to a number. Whatever is not shown here, for whatever reason, is left
to the stage that shows the model all it has not seen.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import PhotoorgError
from photoorg.isolation import DecoderPool
from photoorg.library import vectors
from photoorg.models import Embedder, Seen
from photoorg.models.numerics import ENOUGH
from photoorg.pipeline.session import Session

MOST_WAITING: Final = 256
"""Photos kept ready while the model is loaded: some 50 MB."""

Input: TypeAlias = NDArray[np.uint8]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sight:
    """A batch of photos that the model has seen."""

    contents: tuple[bytes, ...]
    """The hashes of their content."""
    seen: Seen


class FirstLook:
    """The model's part in reading; idle where the model cannot be used at once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: deque[tuple[bytes, Input]] = deque()
        self._loader: threading.Thread | None = None
        self._ready = False
        try:
            self._embedder: Embedder | None = session.embedder
        except PhotoorgError as error:
            # The next stage tells the person.
            _log.info("%s", error)
            self._embedder = None

    def begin(self) -> None:
        """Load the model meanwhile, unless that was begun."""
        if self._embedder is not None and self._loader is None:
            self._loader = threading.Thread(
                target=self._load, args=(self._embedder,), name="photoorg-model", daemon=True
            )
            self._loader.start()

    def read(self, found: FoundFile, pool: DecoderPool) -> tuple[PhotoRead, Input | None]:
        """A photo, and the model's input from the same decoding. Raises MediaError."""
        embedder = self._embedder
        if embedder is None:
            return pool.read_photo(found), None
        photo, image = pool.read_and_decode(found, embedder.edge)
        return photo, embedder.prepare(image)

    def keep(self, read: Sequence[tuple[PhotoRead, Input | None]]) -> None:
        """Have the model see these photos, except those it knows already."""
        if self._embedder is None:
            return
        known = vectors.known_contents(
            self._session.library, self._session.model_id, [photo.hash for photo, _ in read]
        )
        self._waiting += [
            (photo.hash, given)
            for photo, given in read
            if given is not None and photo.hash not in known
        ]

    @property
    def is_full(self) -> bool:
        """Whether too many wait for the model to be loaded."""
        return self.is_loading and len(self._waiting) >= MOST_WAITING

    @property
    def is_loading(self) -> bool:
        """Whether the model is still being loaded."""
        return self._loader is not None and self._loader.is_alive()

    @property
    def is_seeing(self) -> bool:
        """Whether the model is loaded and used here."""
        return self._ready and self._embedder is not None

    def wait(self, seconds: float) -> None:
        """Wait for the model, but no longer than this."""
        if self._loader is not None:
            self._loader.join(seconds)

    def sights(self, last: bool = False) -> list[Sight]:
        """What the model sees in whole batches of those waiting, and with `last` in all of them;
        nothing until it is loaded."""
        if self._loader is None or self.is_loading:
            return []
        if not self._ready or self._embedder is None:
            self._stop()
            return []
        found, size = [], self._embedder.batch
        while len(self._waiting) >= (1 if last else size):
            batch = [self._waiting.popleft() for _ in range(min(size, len(self._waiting)))]
            try:
                seen = self._embedder.see(np.stack([given for _, given in batch]))
            except PhotoorgError as error:
                _log.warning("%s", error)
                self._stop()
                break
            found.append(Sight(tuple(content for content, _ in batch), seen))
        return found

    def _stop(self) -> None:
        self._waiting.clear()
        self._embedder = None

    def _load(self, embedder: Embedder) -> None:
        try:
            if next(embedder.get_ready(), None) is not None:
                return  # There are minutes of work to do first; that is a stage of its own.
            blank = embedder.prepare(Image.new("RGB", (embedder.edge, embedder.edge)))
            # As many as start a trial of engines: the safe engine, which one photo would be seen
            # by, is not loaded where it does not win.
            embedder.see(np.stack([blank] * ENOUGH))
            self._ready = True
        except Exception as error:
            # The next stage tries again, and tells the person.
            _log.warning("%s", error)
