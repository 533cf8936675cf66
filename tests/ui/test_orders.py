"""Other orders of what a search found, reasons below the photos, and verdicts on them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.domain import Hit, Order
from photoorg.library import Library, photos, verdicts
from photoorg.ui import photo_model
from photoorg.ui.answers import BEST, Answer
from photoorg.ui.closeness import caption_of
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import FittingWords, SimilarTo

with_orders = pytest.mark.parametrize("worker_options", [("--orders",)])
ASKED = SimilarTo(9)


def ask(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.go(ASKED)
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() == 5, timeout=10_000)


def shown(window: MainWindow) -> list[int]:
    return [int(i) for i in window.browser.results.grid.photos.listing.ids]


def choose(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """With the keyboard, as a person would."""
    box = window.browser.results.order.box
    box.setFocus()
    wanted = box.findText(name)
    while box.currentIndex() != wanted:
        down = box.currentIndex() < wanted
        qtbot.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


@with_orders
def test_hits_are_sorted_anew_without_asking_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, qtbot)
    results, sent = window.browser.results, []
    monkeypatch.setattr(window._worker, "send", sent.append)
    names = [results.order.box.itemText(row) for row in range(results.order.box.count())]
    assert names == [BEST, "Same subject", "Same <b>colours</b>"], "one has too few scores"
    assert results.order.isVisible()
    assert results.order.box.accessibleName() == "Order by"
    assert shown(window) == [1, 2, 3, 4, 5]
    assert len(results.grid.photos.listing.sections) == 2
    choose(window, qtbot, "Same subject")
    assert shown(window) == [2, 5, 3, 4, 1], "3 and 4 are equal and stay as they came"
    assert results.grid.photos.listing.sections == ()
    assert window.browser.crumbs.count.text() == "5 photos"
    assert list(results.grid.selected_ids()) == [1], "what was selected stays so"
    choose(window, qtbot, BEST)
    assert shown(window) == [1, 2, 3, 4, 5]
    assert window.browser.crumbs.count.text() == "3 likely of 5 photos, best first"
    assert sent == []


@with_orders
def test_captions_follow_their_photos(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot)
    choose(window, qtbot, "Same <b>colours</b>")
    model = window.browser.results.grid.photos
    forms = [model.index(row).data(photo_model.CAPTION).forms[0] for row in range(5)]
    assert forms[0] == "closer than 91.0 % of pairs"
    assert forms[-1].startswith("both: two dogs running")


@with_orders
def test_back_returns_to_the_chosen_order(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot)
    choose(window, qtbot, "Same subject")
    window.browser.go(FittingWords("dog"))
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() == 2, timeout=10_000)
    assert not window.browser.results.order.isVisible()
    window.actions_["back"].trigger()
    assert shown(window) == [2, 5, 3, 4, 1]
    assert window.browser.results.order.box.currentText() == "Same subject"
    assert window.browser.results.order.isVisible()
    ask(window, qtbot)
    assert window.browser.results.order.box.currentText() == BEST, "a new question begins anew"


def test_strange_scores_do_no_harm() -> None:
    hits = tuple(Hit(i, 0.5, None) for i in range(3))
    answer = Answer(ASKED, hits, (Order("Odd", (float("nan"), 1.0, float("inf"))),))
    assert answer.in_order(1).listing.ids.tolist() == [2, 1, 0]
    assert answer.in_order(7).chosen == answer.in_order(-1).chosen == 0
    assert Answer(ASKED, hits, (Order("Short", (1.0,)),)).names == ()
    assert Answer(ASKED).listing.ids.dtype == np.int64


def test_a_reason_takes_the_place_of_closeness() -> None:
    hit = Hit(1, 0.5, 0.992, reason="both: two dogs\nrunning, deep snow, \u202ewinter")
    caption = caption_of(hit, ASKED)
    assert caption.forms == (
        "both: two dogs running, deep snow, winter",
        "both: two dogs running, deep snow",
        "both: two dogs running",
    )
    assert caption.sentence == (
        "Both: two dogs running, deep snow, winter. "
        "Closer to the photo you asked about than 99.2 % of random pairs of your photos."
    )
    assert caption_of(Hit(1, 0.5, 0.992), ASKED).forms[0] == "closer than 99.2 % of pairs"


@with_orders
def test_a_tooltip_has_reason_and_closeness_as_plain_text(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, qtbot)
    tip = window.browser.results.grid.photos.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;winter&lt;/b&gt;" in tip
    assert "than 99.0 % of random pairs" in tip


# Verdicts


@with_orders
def test_verdicts_are_kept_and_said(window: MainWindow, library: Library, qtbot: QtBot) -> None:
    assert not window.actions_["more_like"].isEnabled(), "in the library nothing was asked about"
    ask(window, qtbot)
    grid = window.browser.results.grid
    grid.setFocus()
    cards = photos.cards(library, [9, 1, 2, 3])
    assert window.actions_["more_like"].isEnabled()
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    said = window.status.stage.text()
    assert said.startswith("Noted: ")
    assert said.endswith("photoorg learns from this what you find similar.")
    grid.clearSelection()
    assert not window.actions_["less_like"].isEnabled()
    for row in (1, 2):
        grid.selectionModel().select(
            grid.photos.index(row), grid.selectionModel().SelectionFlag.Select
        )
    window.actions_["less_like"].trigger()
    assert window.status.stage.text().startswith("Noted: 2 photos are not like ")
    pair = lambda hit: tuple(sorted((cards[9].hash, cards[hit].hash)))  # noqa: E731
    assert [(v.left, v.right, v.similar) for v in verdicts.given(library)] == [
        (*pair(1), True), (*pair(2), False), (*pair(3), False)
    ]  # fmt: skip


@with_orders
def test_a_verdict_is_said_beside_a_running_job(
    window: MainWindow, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, qtbot)
    monkeypatch.setattr(type(window.indexing), "running", property(lambda _: True))
    window.actions_["more_like"].trigger()
    assert window.status.remark.isVisible()
    assert window.status.remark.text().startswith("Noted: ")
    assert len(verdicts.given(library)) == 1


def test_the_photo_itself_gets_no_verdict(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.go(ASKED)
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() == 1, timeout=10_000)
    assert list(window.browser.results.grid.selected_ids()) == [9]
    QApplication.processEvents()
    for name in ("more_like", "less_like", "why"):
        assert not window.actions_[name].isEnabled()
