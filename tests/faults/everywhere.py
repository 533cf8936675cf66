"""Going everywhere a window can go: every page, every dialog, one after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from photoorg import jobs, model_store
from photoorg.domain import AlbumChanges, AlbumTree
from photoorg.explanations import PhotoRef
from photoorg.library import Library, albums, folders, photos
from photoorg.library.trashed import TrashFile
from photoorg.questions import Filter, PhotoPart, Question, WordsPart
from photoorg.setting_kinds import Page
from photoorg.ui import confirm, keeping, places, trash_plan
from photoorg.ui.actions import Where
from photoorg.ui.album_news import NewsDialog
from photoorg.ui.caption_popup import CaptionPopup
from photoorg.ui.command_palette import CommandPalette
from photoorg.ui.edit_history import HistoryDialog
from photoorg.ui.main_window import MainWindow
from photoorg.ui.model_consent import ModelConsent
from photoorg.ui.moving_window import MovingWindow
from photoorg.ui.picker_popup import PickerPopup
from photoorg.ui.tag_editor import TagEditor
from photoorg.ui.trash_dialog import StayDialog, TrashDialog
from tests.faults import shown
from tests.faults.hostile_text import payloads

Act = Callable[[], object]
SPEC = "openclip:a/b"
COMMIT = "c0ffee" + "0" * 34


def acts(window: MainWindow, library: Library, thorough: bool) -> Iterator[Act]:
    """Going to one place after the other; an act may return what is wrong with what it showed."""
    browser, ids = window.browser, [int(i) for i in photos.all_ids(library)]
    tree = albums.tree(library)
    root = folders.listed(library)[0].path

    def go(place: places.Place) -> Act:
        return partial(browser.go, place)

    yield go(places.AllPhotos())
    for row in range(12 if thorough else 4):
        yield partial(_select, window, row)
    yield partial(window.viewer.look, browser.grid)
    yield window.viewer.leave
    yield go(places.ProblemList())
    yield go(places.MissingPhotos())
    yield go(places.InDirectory(root))
    yield go(places.Review())
    for place in (
        places.Timeline(),
        places.Timeline("2019"),
        places.TakenIn("2019"),
        places.PhotoMap(),
        places.InArea(((0.0, 0.0, 1.0, 1.0),)),
        places.OnSimilarityMap(),
        places.Favourites(),
        places.Tagged("<b>Trips</b>/Italy"),
        places.Compare((PhotoRef(ids[0]), PhotoRef(ids[1]))),
    ):
        yield go(place)
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
    yield partial(_select, window, 1)
    yield go(places.Why(PhotoRef(ids[0]), PhotoRef(ids[1])))
    yield go(places.SimilarToFile(b"/nowhere/<img src='x'>\xff\xe2\x80\xae.jpg"))
    yield go(places.AllPhotos())
    yield from _dialogs(window, tree, root)


def _searches(window: MainWindow) -> Iterator[Act]:
    """Chips, the list of filters, recent and saved searches."""
    texts = payloads(Path("/nowhere"))
    bar, verbs = window.header.bar, window.verbs.searches
    minus = (False, True, False, True)
    question = Question(
        tuple(WordsPart(text, no) for text, no in zip(texts[:4], minus, strict=True)),
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


def _select(window: MainWindow, row: int) -> None:
    grid = window.browser.active_grid
    grid.setCurrentIndex(grid.photos.index(row))
    if row == 3:
        window.inspector.why_here.question.click()


def _dialogs(window: MainWindow, tree: AlbumTree, root: bytes) -> Iterator[Act]:
    """Windows and boxes that a verb opens."""
    hostile = payloads(Path("/nowhere"))
    yield window.learning.open_dialog
    yield window.learning.close
    yield window.models_dialog().show
    yield window.models_dialog().close
    file = model_store.ModelFile("model.safetensors", 3 * 10**8, "a" * 64)
    model_store.store().mkdir(parents=True, exist_ok=True)
    model_store.pin(model_store.Offer(SPEC, hostile[0], hostile[1], COMMIT, hostile[2], (file,)))
    (library_of(window) / "settings.json").write_text('{"theme": "<b>x\\u202e&y\\u0000"}')
    settings = window.verbs.choosing.dialog()
    for page in Page:
        yield partial(settings.open_pages, page)
    yield partial(settings.library.ask_about, Path(os.fsdecode(root)) / hostile[0])
    yield partial(settings.library.show_moved, "", hostile[3])
    yield settings.close
    yield window.actions_["palette"].trigger
    yield partial(_close, window, CommandPalette)
    window.browser.grid.selectAll()
    yield window.actions_["move_to"].trigger
    yield partial(_close, window, PickerPopup)
    yield from _of_curation(window, root)
    for where in Where:
        menu = window.actions_.menu(where, window)
        yield menu.show
        yield menu.close
    consent = ModelConsent(SPEC, window)
    yield consent.show
    offered = jobs.Offered(1, SPEC, hostile[4], hostile[5], COMMIT, hostile[6], 5)
    yield partial(consent.show_offered, offered)
    yield partial(consent.show_refused, SPEC, hostile[7])
    yield consent.close
    moving = MovingWindow([sys.executable, "-c", ""], library_of(window), Path("/") / hostile[8])
    yield moving.show
    yield moving.close
    ids = tuple(album.id for album in tree.albums)
    changes = AlbumChanges(3, 1, ids[:3], ids[3:5], ids[5:7], tuple(hostile[:9]))
    news = NewsDialog(changes, tree, window)
    yield news.show
    yield news.close
    yield partial(keeping.tell, window, hostile[:1])
    yield partial(_close, window, QMessageBox)
    name = os.path.join(root, b"<img src='x'>\xff\xe2\x80\xae")
    yield partial(_ask, partial(confirm.confirm_removal, window, name))
    yield partial(_ask, partial(confirm.confirm_forgetting, window, 3))


def _of_curation(window: MainWindow, root: bytes) -> Iterator[Act]:
    """What opens to mark photos, to take it back, and for the trash."""
    hostile, curating = payloads(Path("/nowhere")), window.verbs.curating
    yield curating.edit_tags
    yield partial(_close, window, TagEditor)
    popup = CaptionPopup(hostile[0], window)
    popup.show_caption(hostile[1])
    yield popup.show
    yield popup.close
    yield curating.show_history
    yield partial(_close, window, HistoryDialog)
    lost = [(os.path.join(root, b"<img src='x'>\xff\xe2\x80\xae"), text) for text in hostile[:6]]
    yield StayDialog(hostile[2], lost, window).show
    yield partial(_close, window, StayDialog)
    going = trash_plan.Movable(
        1, TrashFile(b"\1" * 32, lost[0][0], 3, 4), root + hostile[4].encode()
    )
    plan = trash_plan.Plan((going,), tuple(lost), beside=(lost[0][0],))
    paths = window.library.paths
    asked = TrashDialog(plan, (), window.thumbnails, paths, hostile[3], window)
    yield asked.show
    yield asked.close


def library_of(window: MainWindow) -> Path:
    """The folder of a window's library."""
    return window.library.paths.library


def _close(window: MainWindow, kind: type[Any]) -> None:
    for found in window.findChildren(kind):
        found.close()


def _ask(question: Act) -> list[str]:
    """What is wrong with a box that waits for an answer."""
    wrong: list[str] = []

    def look() -> None:
        wrong.extend(shown.wrongs()[0])
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QMessageBox) and top.isVisible():
                top.reject()

    QTimer.singleShot(200, look)
    question()
    return wrong
