"""A window that ends when it has drawn its view: `python -m photoorg.bench.first_view LIBRARY`.

It prints when that was, in seconds since 1970, and its memory in MB. Nothing but the window is
imported here: that would count as its time.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from photoorg.bench.process_memory import resident
from photoorg.loading import undisturbed

with undisturbed():  # As the command does.
    from photoorg.ui.app import opened


def show(library: str) -> None:
    """Show a library's window until it has drawn its view."""
    with opened(Path(library)) as (app, window, _):
        window.begin(None)

        def look() -> None:
            grid = window.browser.grid
            if grid.photos.rowCount():
                grid.viewport().repaint()
                print(json.dumps([time.time(), resident(os.getpid())]))  # noqa: T201
                app.quit()

        timer = QTimer(interval=2)
        timer.timeout.connect(look)
        timer.start()
        app.exec()


if __name__ == "__main__":
    show(sys.argv[1])
