"""Gathering the photos of the similarity map into cells, in a thread where they are many, so that
magnifying never waits for it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, Signal

from photoorg.ui.similarity_cells import Cells, Scatter, gather, middles

AT_ONCE: Final = 20_000
"""So many photos are gathered within half a frame."""
_LABELLED: Final = 0.02
"""Albums with a smaller share of the photos have no label."""


@dataclass(frozen=True, eq=False)
class Gathered:
    """Photos on the map as they can be shown."""

    scatter: Scatter = field(default_factory=Scatter)
    cells: Cells = field(default_factory=lambda: gather(Scatter(), 1.0))
    labels: tuple[tuple[str, float, float], ...] = ()
    """Albums, each with its middle on the plane."""


class Gathering(QObject):
    """Gathers on request: the newest request counts. Use in the main thread."""

    gathered = Signal(object)
    """A Gathered; what was asked for last may be another one still."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._shown = Gathered()
        self._wanted: tuple[Scatter, float] | None = None
        self._working = self._stopped = False
        self._done.connect(self._take)

    def want(self, scatter: Scatter, edge: float) -> None:
        """Have photos in cells of an edge, in units of the plane; where they are few, once
        `hurry` is called."""
        if (self._shown.scatter, self._shown.cells.edge) == (scatter, edge):
            self._wanted = None
            return
        self._wanted = scatter, edge
        self._work()

    def hurry(self) -> None:
        """Gather what is wanted now, where that is soon done. A wheel may turn by several notches
        before anything is painted: it is gathered once."""
        if self._working or self._wanted is None or self._stopped:
            return
        if _are_few(self._wanted[0]):
            (scatter, edge), self._wanted = self._wanted, None
            self._show(_made(scatter, edge, self._shown))

    def stop(self) -> None:
        """Gather no more, and wait for what is under way."""
        self._stopped, self._wanted = True, None
        self._pool.waitForDone()

    @property
    def is_settled(self) -> bool:
        """Whether what was asked for last is there."""
        return not self._working and self._wanted is None

    def _work(self) -> None:
        if self._working or self._wanted is None or self._stopped or _are_few(self._wanted[0]):
            return
        (scatter, edge), self._wanted = self._wanted, None
        before, self._working = self._shown, True
        self._pool.start(lambda: self._gather(scatter, edge, before))

    def _gather(self, scatter: Scatter, edge: float, before: Gathered) -> None:
        """In the pool's thread."""
        made: Gathered | None = None
        try:
            made = _made(scatter, edge, before)
        finally:
            # Where the window was destroyed meanwhile nobody is left to look.
            with suppress(RuntimeError):
                self._done.emit(made)

    def _take(self, made: Gathered | None) -> None:
        self._working = False
        if self._stopped:
            return
        if made is not None:
            self._show(made)
        self._work()

    def _show(self, made: Gathered) -> None:
        self._shown = made
        self.gathered.emit(made)


def _are_few(scatter: Scatter) -> bool:
    return len(scatter.ids) <= AT_ONCE


def _made(scatter: Scatter, edge: float, before: Gathered) -> Gathered:
    labels = before.labels
    if before.scatter is not scatter:
        labels = tuple(middles(scatter, round(_LABELLED * len(scatter.ids))))
    return Gathered(scatter, gather(scatter, edge), labels)
