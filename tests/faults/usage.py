"""An ordinary day with photoorg: add a folder, search, explain, export, look around in the window.

    python -m tests.faults.usage LIBRARY FOLDER OUT [--window]

Everything is the real program but for its models, which are the tiny ones of the tests, so that a
day takes seconds; without a word it ends with exit code 0.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

WINDOW_SECONDS = 3.0


def main(library: Path, folder: Path, out: Path, window: bool) -> None:
    """Do it all once."""
    from colour_describer import COLOUR_FAMILY
    from tiny_model import TINY_FAMILY

    from photoorg.models import registry

    registry.EMBEDDERS["tiny"] = TINY_FAMILY
    registry.DESCRIBERS["builtin"] = COLOUR_FAMILY
    _without_a_window(library, folder, out)
    if window:
        _with_a_window(library)


def _without_a_window(library: Path, folder: Path, out: Path) -> None:
    from photoorg import pipeline
    from photoorg.explanations import PhotoRef
    from photoorg.library import Access, Library, folders, photos
    from photoorg.pipeline.export_albums import as_data, write_links
    from photoorg.pipeline.session import Session
    from photoorg.settings import Settings

    with Library.open(library, Access.PERSON | Access.INDEX) as opened:
        Settings.change(opened.paths, model="tiny")
        session = Session(opened, "tiny")
        folders.add(opened, folder)
        for _ in range(2):
            for _ in pipeline.organize(session):
                pass
        pipeline.search(session, "a red photo")
        ids = [int(number) for number in photos.all_ids(opened)[:2]]
        pipeline.similar(session, ids[0])
        left, right = (PhotoRef(number, b"") for number in ids)
        for _ in pipeline.explain(session, left, right):
            pass
        as_data(opened)
        write_links(opened, out)


def _with_a_window(library: Path) -> None:
    """The window with its worker, which is the tiny one; a photo is selected and shown."""
    from PySide6.QtCore import QTimer

    from photoorg.ui import app
    from tests.faults import SUPPORT

    command = [sys.executable, str(SUPPORT / "tiny_worker.py"), str(library)]
    app.worker_command = lambda _: command
    with app.opened(library) as (application, window, _):
        window.begin(None)
        QTimer.singleShot(int(WINDOW_SECONDS * 1000), application.quit)
        application.exec()
        time.sleep(0.1)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(*map(Path, sys.argv[1:4]), window="--window" in sys.argv)  # type: ignore[misc]
