"""G8: text from files, models and hubs is shown as text, whatever it says."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
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
            for act in _acts(window, library, thorough):
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


def _acts(window: object, library: object, thorough: bool) -> Iterator[Callable[[], object]]:
    """Going everywhere, one place after the other."""
    from functools import partial

    from photoorg.explanations import PhotoRef
    from photoorg.library import albums, folders, photos
    from photoorg.ui import places

    browser, ids = window.browser, [int(i) for i in photos.all_ids(library)]  # type: ignore[attr-defined,arg-type]
    tree = albums.tree(library)  # type: ignore[arg-type]
    root = folders.listed(library)[0].path  # type: ignore[arg-type]

    def select(row: int) -> None:
        grid = browser.active_grid
        grid.setCurrentIndex(grid.photos.index(row))
        if row == 3:
            window.inspector.why_here.question.click()  # type: ignore[attr-defined]

    def go(place: object) -> Callable[[], object]:
        return partial(browser.go, place)

    yield go(places.AllPhotos())
    for row in range(12 if thorough else 4):
        yield partial(select, row)
    yield go(places.ProblemList())
    yield go(places.InDirectory(root))
    yield go(places.Review())
    for album in tree.albums[: 8 if thorough else 2]:
        yield go(places.InAlbum(album.id))
    leaves = [
        album.id for album in tree.albums if not album.unsorted and not tree.children(album.id)
    ]
    yield go(places.SplitAlbum(leaves[0]))
    yield go(places.MergeAlbums(tuple(leaves[:2])))
    for words in ("<b>dog</b>", "Hund", "fail", payloads(Path("/nowhere"))[0]):
        yield go(places.FittingWords(words))
    yield from _searches(window)
    yield go(places.SimilarTo(ids[0]))
    yield go(places.Why(PhotoRef(ids[0]), PhotoRef(ids[1])))
    yield go(places.SimilarToFile(b"/nowhere/<img src='x'>\xff\xe2\x80\xae.jpg"))
    yield window.learning.open_dialog  # type: ignore[attr-defined]
    yield window.learning.close  # type: ignore[attr-defined]
    yield window.models_dialog().show  # type: ignore[attr-defined]
    yield window.models_dialog().close  # type: ignore[attr-defined]
    yield from _dialogs(window, tree, root)


def _searches(window: object) -> Iterator[Callable[[], object]]:
    """Chips, the list of filters, recent and saved searches."""
    from functools import partial

    from photoorg.questions import Filter, PhotoPart, Question, WordsPart

    texts = payloads(Path("/nowhere"))
    bar, verbs = window.header.bar, window.verbs.searches  # type: ignore[attr-defined]
    question = Question(
        tuple(WordsPart(text, minus) for text, minus in zip(texts[:4], (0, 1, 0, 1), strict=True)),
        (PhotoPart(path=b"/nowhere/<img src='x'>\xff\xe2\x80\xae.jpg"),),
        tuple(Filter(kind, texts[4]) for kind in ("camera", "album", "folder", "date", "near")),
    )
    yield partial(verbs.ask, question)
    yield partial(verbs.take_new, texts[5])
    yield partial(verbs.ask, Question(filters=question.filters[:1]))
    yield bar.toggle_filters
    yield bar.toggle_filters
    yield bar.clear
    yield partial(bar.field.stepped.emit, 1)
    yield partial(verbs.ask, Question())


def _dialogs(window: object, tree: object, root: bytes) -> Iterator[Callable[[], object]]:
    """Boxes that a verb opens."""
    from PySide6.QtWidgets import QApplication

    from photoorg.domain import AlbumChanges, AlbumTree
    from photoorg.ui.album_news import NewsDialog
    from photoorg.ui.confirm import confirm_removal

    assert isinstance(tree, AlbumTree)
    ids = tuple(album.id for album in tree.albums)
    changes = AlbumChanges(3, 1, ids[:3], ids[3:5], ids[5:7], tuple(payloads(Path("/nowhere"))[:9]))
    news = NewsDialog(changes, tree, window)  # type: ignore[arg-type]
    yield news.show
    yield news.close
    wrong: list[str] = []

    def look() -> None:
        from tests.faults import shown

        wrong.extend(shown.wrongs()[0])
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QMessageBox):
                top.reject()

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QMessageBox

    def ask() -> list[str]:
        QTimer.singleShot(200, look)
        confirm_removal(window, os.path.join(root, b"<img src='x'>\xff\xe2\x80\xae"))  # type: ignore[arg-type]
        return wrong

    yield ask


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
