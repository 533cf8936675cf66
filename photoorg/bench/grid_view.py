"""A window that measures its grid and ends: `python -m photoorg.bench.grid_view LIBRARY`.

It prints its figures as JSON; the moments are in seconds since 1970. Nothing but the window is
imported here: that would count as its time and memory.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from photoorg.bench.process_memory import largest, resident
from photoorg.ui.app import opened
from photoorg.ui.arranging import Arrangement
from photoorg.ui.main_window import MainWindow

SHARES = (0.93, 0.15, 0.61, 0.37, 0.78)
"""How far down the scroll bar each jump leads."""
_FRAMES = 600
_STEP = 120
"""Pixels that each frame scrolls: 7,200 a second at 60 frames."""
_WAIT_SECONDS = 60.0


class _Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


class _Bench:
    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app, self._window, self._grid = app, window, window.browser.grid
        self._paints = _Paints()
        self._grid.viewport().installEventFilter(self._paints)

    def until(self, done: Callable[[], bool]) -> float:
        """Let the event loop run until something is so; seconds that took."""
        began = time.perf_counter()
        while not done():
            if time.perf_counter() - began > _WAIT_SECONDS:
                raise SystemExit("the window did not get there")
            self._app.processEvents()
        return time.perf_counter() - began

    def painted(self, act: Callable[[], object]) -> float:
        """Milliseconds from an event until what follows from it is painted, with all cards."""
        before, began = self._paints.count, time.perf_counter()
        act()
        self.until(lambda: self._paints.count > before and not self._lacks_cards())
        return 1000 * (time.perf_counter() - began)

    def _lacks_cards(self) -> bool:
        grid = self._grid
        layout, top = grid.grid_layout(), grid.verticalOffset()
        seen = layout.rows_between(top, top + grid.viewport().height())
        return not all(grid.photos.has_card(row) for row in seen)

    def jump(self, share: float) -> float:
        """Press the scroll bar at a share of its height and let go."""
        bar = self._grid.scrubber
        at = QPointF(bar.width() / 2, share * bar.height())
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

        def send(kind: QEvent.Type, held: Qt.MouseButton) -> None:
            where = bar.mapToGlobal(at)
            keys = Qt.KeyboardModifier.NoModifier
            self._app.sendEvent(bar, QMouseEvent(kind, at, where, left, held, keys))

        took = self.painted(lambda: send(QEvent.Type.MouseButtonPress, left))
        send(QEvent.Type.MouseButtonRelease, none)
        return took

    def scroll(self) -> list[float]:
        """Milliseconds of each frame: a step of the wheel, all that the event loop has to do, and
        painting. Frames come 60 times a second, so that thumbnails arrive between them."""
        view, frames = self._grid.viewport(), []
        at = QPointF(view.rect().center())
        for _ in range(_FRAMES):
            began = time.perf_counter()
            before = self._paints.count
            wheel = QWheelEvent(
                at, view.mapToGlobal(at), QPoint(0, -_STEP), QPoint(0, -_STEP),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.ScrollUpdate, False,
            )  # fmt: skip
            self._app.sendEvent(view, wheel)
            self.until(lambda before=before: self._paints.count > before)  # type: ignore[misc]
            took = time.perf_counter() - began
            frames.append(1000 * took)
            end = began + 1 / 60
            while time.perf_counter() < end:
                # Between frames the threads that read thumbnails have the machine, as they would
                # while the window waits for the screen.
                time.sleep(0.001)
        return frames

    def select_all(self) -> float:
        """Press Ctrl+A."""
        self._grid.setFocus()
        keys = Qt.KeyboardModifier.ControlModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, keys)
        return self.painted(lambda: self._app.sendEvent(self._grid, event))


def measure(library: str) -> dict[str, object]:
    """The figures of a library's window; times in milliseconds unless they end in `_at`."""
    with opened(Path(library)) as (app, window, _):
        grid, bench = window.browser.grid, _Bench(app, window)
        window.resize(1280, 820)
        window.focus_photos()
        bench.until(lambda: bool(grid.photos.rowCount()))
        grid.viewport().repaint()
        app.processEvents()
        said: dict[str, object] = {"usable_at": time.time(), "usable_mb": resident(os.getpid())}
        bench.until(lambda: grid.photos.listing.whole)
        said["whole_at"] = time.time()
        bench.until(lambda: not window.refreshing)
        count = grid.photos.rowCount()
        said["photos"] = count
        said["jump_ms"] = [bench.jump(share) for share in SHARES]
        grid.verticalScrollBar().setValue(0)
        bench.until(lambda: not bench._lacks_cards())
        said["scroll_ms"] = bench.scroll()
        grid.set_tile(32)
        grid.verticalScrollBar().setValue(0)
        bench.until(lambda: not bench._lacks_cards())
        said["scroll_tiny_ms"] = bench.scroll()
        grid.set_tile(176)
        began = time.perf_counter()
        grid.set_justified(True)
        grid.viewport().repaint()
        said["justify_ms"] = 1000 * (time.perf_counter() - began)
        grid.verticalScrollBar().setValue(0)
        bench.until(lambda: not bench._lacks_cards())
        said["scroll_justified_ms"] = bench.scroll()
        said["jump_justified_ms"] = [bench.jump(share) for share in SHARES]
        said["select_all_ms"] = bench.select_all()
        if grid.selected_count() != count:
            raise SystemExit("not all photos are selected")
        grid.clearSelection()
        for by in (Arrangement.DAY, Arrangement.ALBUM, Arrangement.FOLDER):
            window.browser.arrange(by)
            took = bench.until(lambda: grid.photos.listing.whole)
            said[f"by_{by.value}_ms"] = 1000 * took
        said["mb"] = resident(os.getpid())
        said["most_mb"] = largest(os.getpid())
        return said


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1]), default=np.ndarray.tolist))  # noqa: T201
