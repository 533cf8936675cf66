"""Keeping up with the disk: what the watcher notices becomes an update, not too often."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg.library import Library, folders
from photoorg.watching import Times, Watcher

GAP_MS = 15_000
"""Updates for what was noticed begin no sooner after one another."""
STOP_SECONDS = 1.0


class LiveUpdates(QObject):
    """Watches the folders of a library from `follow` until `stop`."""

    noticed = Signal()
    """Something may be new; comes from other threads."""

    def __init__(
        self,
        library: Library,
        update: Callable[[], None],
        parent: QObject | None = None,
        *,
        gap_ms: int = GAP_MS,
        times: Times = Times(),  # noqa: B008
    ) -> None:
        """`update` brings the library up to date, unless the person has stopped that."""
        super().__init__(parent)
        self._library = library
        self._update = update
        self._times = times
        self._roots: tuple[bytes, ...] = ()
        self._watcher: Watcher | None = None
        self._again = False
        self._gap = QTimer(self, singleShot=True, interval=gap_ms)
        self._gap.timeout.connect(self._end_gap)
        self.noticed.connect(self._take)

    def follow(self) -> None:
        """Watch the folders that are there now."""
        roots = tuple(folder.path for folder in folders.listed(self._library))
        if roots == self._roots and self._watcher is not None:
            return
        self._roots = roots
        before = self._watcher
        own = os.fsencode(os.path.realpath(self._library.paths.library))
        self._watcher = Watcher(roots, self._tell, own, self._times)
        if before is not None:
            before.stop()

    def refollow(self) -> None:
        """Watch the folders that are there now, if any are watched at all."""
        if self._watcher is not None:
            self.follow()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._gap.stop()
        self._again = False
        if self._watcher is not None:
            watcher, self._watcher = self._watcher, None
            watcher.stop(STOP_SECONDS)

    def _tell(self) -> None:
        """In a thread of the watcher; one that was slow to end may find this object gone."""
        try:
            self.noticed.emit()
        except RuntimeError:
            return

    def _take(self) -> None:
        if self._watcher is None:
            return
        if self._gap.isActive():
            self._again = True
            return
        self._gap.start()
        self._update()

    def _end_gap(self) -> None:
        if self._again:
            self._again = False
            self._take()
