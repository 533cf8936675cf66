"""G8: text from files, models and hubs is shown as text, whatever it says."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PIL import Image

from tests.faults.hostile_library import make_hostile_library
from tests.faults.hostile_text import PAYLOADS, payloads
from tests.faults.opened import OpenWatch
from tests.faults.outcome import Outcome, Scale

TITLE = "hostile text"
_CONTROL = "<img src='{file}'>"


def measure(scale: Scale, scratch: Path) -> Outcome:
    """A window over a hostile library with a hostile worker, everywhere it can go."""
    canaries = scratch / "canaries"
    canaries.mkdir()
    Image.new("RGB", (8, 8), (255, 0, 0)).save(canaries / "canary.png")
    texts = payloads(canaries)[: scale.count(PAYLOADS, least=35)]
    make_hostile_library(scratch / "library", scratch / "photos", texts)
    watch = OpenWatch(canaries)
    try:
        visits, found, shown, opened = visit(scratch / "library", canaries, watch, scale.is_full)
        caught = control(canaries, watch)
    finally:
        watch.close()
    found = list(dict.fromkeys(found))
    wrong = len(found) - (opened > 0)
    return Outcome(
        "G8",
        TITLE,
        f"{len(texts)} payloads in every place: 0 canaries opened, 0 taken for markup, "
        "0 control or direction characters shown; control caught",
        f"{visits} views with {shown:,} texts: {opened} canaries opened, {wrong} wrong texts; "
        f"control: {'caught' if caught else 'MISSED'}",
        not (opened or found) and caught and shown > 1000,
        tuple(found[:20]),
    )


def visit(
    library_folder: Path, canaries: Path, watch: OpenWatch, thorough: bool
) -> tuple[int, list[str], int, int]:
    """How many views were seen, what was wrong in them, how many texts they had, and how often a
    canary was opened."""
    from PySide6.QtWidgets import QApplication

    from photoorg.library import Access, Library
    from photoorg.settings import Settings
    from photoorg.ui.main_window import MainWindow
    from photoorg.ui.theme import Theme
    from photoorg.ui.worker_client import WorkerClient
    from tests.faults import shown
    from tests.faults.everywhere import acts

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    command = [sys.executable, "-m", "tests.faults.hostile_worker", str(canaries), "--orders"]
    found, tips = list[str](), {""}
    views = count = opened = 0
    with Library.open(library_folder, Access.PERSON) as library:
        worker = WorkerClient(command)
        window = MainWindow(library, Settings.load(library.paths), Theme(app, "dark"), worker)
        window.resize(1300, 900)
        window.show()
        window.begin(None)
        try:
            for act in acts(window, library, thorough):
                said = act()
                found += said if isinstance(said, list) else []
                _settle(app, 0.15 if thorough else 0.05)
                shown.draw_all(tips)
                wrong, texts = shown.wrongs()
                found += wrong
                views, count = views + 1, count + texts
                if seen := sum(watch.drain().values()):
                    opened += seen
                    found.append(f"view {views} ({act}) opened a canary")
        finally:
            worker.stop()
            for top in app.topLevelWidgets():
                top.close()
            window.deleteLater()
            app.processEvents()
    return views, found, count, opened


def _settle(app: object, seconds: float) -> None:
    """Answers come, thumbnails arrive, timers fire."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.005)


def control(canaries: Path, watch: OpenWatch) -> bool:
    """Whether a careless label with the same payload is noticed."""
    from PySide6.QtWidgets import QApplication, QLabel

    from tests.faults import shown

    careless = QLabel(_CONTROL.format(file=canaries / "canary.png"))
    careless.show()
    careless.grab()
    QApplication.processEvents()
    wrong, _ = shown.wrongs()
    careless.close()
    careless.deleteLater()
    return bool(watch.drain()) and any("QLabel" in words for words in wrong)
