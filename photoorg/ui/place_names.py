"""What the places of photos are called: looked up in a thread, for the names load slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QThreadPool, Signal

if TYPE_CHECKING:
    from photoorg.atlas.places import Floats, Gazetteer


class PlaceNames(QObject):
    """The names of places, loaded when they are first wanted. Use in the main thread."""

    ready = Signal()
    """The names are there."""
    located = Signal(object, object)
    """The positions of `locate`, and their `atlas.places.Where`."""

    _loaded = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._gazetteer: Gazetteer | None = None
        self._loading = self._stopped = False
        self._loaded.connect(self._take)

    @property
    def gazetteer(self) -> Gazetteer | None:
        """All that is known; None until `ready`."""
        return self._gazetteer

    def load(self) -> None:
        """Have the names, soon."""
        if not self._loading and not self._stopped:
            self._loading = True
            self._pool.start(self._load)

    def of(self, latitude: float, longitude: float) -> str:
        """`Rome, Italy`; nothing where no place has a name, or until the names are there."""
        if self._gazetteer is None:
            self.load()
            return ""
        return self._gazetteer.find(np.array([[latitude, longitude]])).words(0)

    def locate(self, degrees: Floats) -> None:
        """Look up many positions (n, 2) in the thread; `located` brings them."""
        if not self._stopped:
            self.load()
            self._pool.start(lambda: self._locate(degrees))

    def stop(self) -> None:
        """Look up no more, and wait for what is under way."""
        self._stopped = True
        self._pool.clear()
        self._pool.waitForDone()

    def _load(self) -> None:
        """In the pool's thread."""
        # scipy takes a moment to import, and nobody may wait for it.
        from photoorg.atlas.places import load_gazetteer

        gazetteer = load_gazetteer()
        gazetteer.find(np.zeros((1, 2)))
        self._emit(self._loaded, gazetteer)

    def _locate(self, degrees: Floats) -> None:
        """In the pool's thread, after `_load`: there is only one."""
        from photoorg.atlas.places import load_gazetteer

        self._emit(self.located, degrees, load_gazetteer().find(degrees))

    def _emit(self, signal: object, *values: object) -> None:
        try:
            signal.emit(*values)  # type: ignore[attr-defined]
        except RuntimeError:
            # The window was destroyed meanwhile; nobody is left to read names.
            return

    def _take(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.ready.emit()
