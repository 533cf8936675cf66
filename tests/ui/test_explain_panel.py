"""The page “Why?”: what it asks, what it shows, and how one gets there and back."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from photoorg import explanations, jobs
from photoorg.explanations import Curve, Explanation, PhotoRef
from photoorg.ui import motion, theme
from photoorg.ui.chip_board import SHOWN
from photoorg.ui.curve_shape import shape_of
from photoorg.ui.explain_panel import ExplainPanel
from photoorg.ui.explain_words import Side, length_words, verdict_words, waiting_words
from photoorg.ui.explained import Stage
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, FittingWords, ProblemList, SimilarTo, SimilarToFile, Why

PAIR = Why(PhotoRef(1), PhotoRef(2))
OTHER = Why(PhotoRef(3), PhotoRef(4))
Key = Qt.Key


def worker(*options: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("worker_options", [options])


def answering(how: str) -> pytest.MarkDecorator:
    return worker("--explain", how)


def stage(window: MainWindow) -> Stage:
    return window.browser.why.told().stage


def ask(window: MainWindow, qtbot: QtBot, until: Stage | None = Stage.DONE) -> ExplainPanel:
    """Go to the pair and wait for the last that comes, or for the first thing."""
    window.browser.go(PAIR)
    panel = window.browser.why
    if until is None:
        qtbot.waitUntil(lambda: panel.explanation is not None, timeout=10_000)
    else:
        qtbot.waitUntil(lambda: stage(window) is until, timeout=10_000)
    QApplication.processEvents()
    return panel


def show(window: MainWindow, explanation: Explanation) -> ExplainPanel:
    """The page with an explanation, without a worker."""
    window.browser.go(PAIR)
    window.explaining.keep_for(AllPhotos())
    panel = window.browser.why
    panel.show_explanation(PAIR, explanation)
    QApplication.processEvents()
    return panel


def select(window: MainWindow, *rows: int) -> list[int]:
    grid = window.browser.active_grid
    grid.clearSelection()
    flag = grid.selectionModel().SelectionFlag
    for row in rows:
        grid.selectionModel().setCurrentIndex(grid.photos.index(row), flag.Select)
    grid.setFocus()
    return [int(grid.photos.listing.ids[row]) for row in rows]


def texts(panel: ExplainPanel, side: Side) -> list[str]:
    return [chip.text() for chip in panel.chips.groups[side].chips]


def hover(chip: QWidget) -> None:
    at = QPointF(5, 5)
    QApplication.sendEvent(chip, QEnterEvent(at, at, QPointF(chip.mapToGlobal(QPoint(5, 5)))))


def leave(chip: QWidget) -> None:
    QApplication.sendEvent(chip, QEvent(QEvent.Type.Leave))


# The verb


def test_two_selected_photos_can_be_compared(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.actions_["why"].isEnabled()
    select(window, 4)
    assert not window.actions_["why"].isEnabled()
    select(window, 4, 5, 6)
    assert not window.actions_["why"].isEnabled()
    one, other = select(window, 5, 2)
    assert window.actions_["why"].isEnabled()
    qtbot.keyClick(window.browser.grid, Key.Key_W)
    assert window.browser.place == Why(PhotoRef(other), PhotoRef(one)), "in the grid's order"
    window.browser.go(ProblemList())
    assert not window.actions_["why"].isEnabled()


@worker("--orders")
def test_a_hit_is_compared_with_the_photo_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.go(SimilarTo(9))
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() == 5, timeout=10_000)
    select(window, 2)
    assert window.browser.results.why.isVisible(), "nobody has to know the key"
    window.browser.results.why.click()
    assert window.browser.place == Why(PhotoRef(9), PhotoRef(3))
    window.actions_["back"].trigger()
    select(window, 1, 3)
    window.actions_["why"].trigger()
    assert window.browser.place == Why(PhotoRef(2), PhotoRef(4)), "two selected ones come first"


def test_a_file_is_compared_with_a_hit(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "<b>other.png"
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(file))
    window.browser.go(SimilarToFile(os.fsencode(file)))
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() == 1, timeout=10_000)
    window.actions_["why"].trigger()
    assert window.browser.place == Why(PhotoRef(path=os.fsencode(file)), PhotoRef(2))
    qtbot.waitUntil(lambda: stage(window) is Stage.DONE, timeout=10_000)
    assert window.browser.why.names[0] == "<b>other.png"


def test_words_have_no_photo_to_compare_with(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.go(FittingWords("dog"))
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() == 2, timeout=10_000)
    assert not window.actions_["why"].isEnabled()


# There and back


@worker("--orders")
def test_back_returns_to_exactly_where_one_was(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.go(SimilarTo(9))
    grid = window.browser.results.grid
    qtbot.waitUntil(lambda: grid.photos.rowCount() == 5, timeout=10_000)
    window.header.tile_size.setValue(384)
    window.browser.results.order.chosen.emit(1)
    select(window, 3)
    grid.verticalScrollBar().setValue(120)
    before = grid.grid_state()
    assert before.scroll == 120
    qtbot.keyClick(grid, Key.Key_W)
    qtbot.waitUntil(lambda: stage(window) is Stage.DONE, timeout=10_000)
    assert window.browser.crumbs.count.text() == ""
    assert not window.inspector.isVisible()
    qtbot.keyClick(window, Key.Key_Escape)
    assert window.browser.place == SimilarTo(9)
    after = grid.grid_state()
    assert (after.scroll, after.current) == (before.scroll, before.current)
    assert list(after.selected) == list(before.selected)
    assert window.browser.results.order.box.currentText() == "Same subject"
    assert grid.hasFocus()
    assert window.inspector.isVisible()


def test_an_explanation_is_come_back_to(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = ask(window, qtbot)
    panel.detail.slider.setValue(1)
    window.resize(900, 500)
    qtbot.waitUntil(lambda: panel.area.verticalScrollBar().maximum() > 90)
    panel.area.verticalScrollBar().setValue(90)
    window.browser.go(AllPhotos())
    sent: list[jobs.Request] = []
    monkeypatch.setattr(window._worker, "send", sent.append)
    window.actions_["back"].trigger()
    assert window.browser.place == PAIR
    assert panel.detail.slider.value() == 1
    assert panel.photos.left.says.text() == "“two dogs in snow”"
    qtbot.waitUntil(lambda: panel.area.verticalScrollBar().value() == 90)
    assert sent == [], "it was complete"


@answering("never")
def test_what_was_not_complete_is_asked_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, qtbot, None)
    window.browser.go(AllPhotos())
    sent: list[jobs.Request] = []
    monkeypatch.setattr(window._worker, "send", sent.append)
    window.actions_["back"].trigger()
    assert window.browser.why.explanation is not None, "what was there is there"
    assert [type(request) for request in sent] == [jobs.Explain]


def test_photo_verbs_rest_while_photos_are_compared(window: MainWindow, qtbot: QtBot) -> None:
    select(window, 2, 5)
    window.actions_["why"].trigger()
    for name in ("open", "similar", "copy_path", "show_in_files", "why", "inspector"):
        assert not window.actions_[name].isEnabled(), name
    assert window.browser.selected_count() == 0
    window.actions_["back"].trigger()
    assert window.actions_["why"].isEnabled()
    assert not window.actions_["copy_explanation"].isEnabled()


def test_a_change_of_the_library_leaves_the_page_alone(window: MainWindow, qtbot: QtBot) -> None:
    panel = ask(window, qtbot)
    window._refreshing.finish()
    assert window.browser.place == PAIR
    assert window.browser.pages.currentWidget() is panel


# What comes


def test_tags_come_first_and_captions_replace_them(
    window: MainWindow, qtbot: QtBot, told: ModuleType
) -> None:
    seen: list[tuple[str, bool, str]] = []
    panel = window.browser.why

    def note() -> None:
        foot, says = panel.foot, panel.photos.left.says
        if panel.explanation is not None:
            seen.append((foot.describer.text(), foot.pending.isVisible(), says.text()))

    panel.changed.connect(note)
    ask(window, qtbot)
    by = "described by: {} · machine text"
    assert seen == [
        (by.format("tags"), True, "“dog, snow, trees”"),
        (by.format("built-in captioner"), False, "“two dogs run through deep snow”"),
    ]
    assert panel.foot.verdict.text() == (
        "Closer than 99.2 % of pairs. About 9 words tell them apart."
    )
    assert not panel.foot.approximate.isVisible()
    assert texts(panel, Side.BOTH) == ["dog", "snow", "running", "outdoors", "winter"]
    assert texts(panel, Side.RIGHT) == ["jumping", "close-up", "brown"]
    assert [bar.bar.share for bar in panel.facets.bars] == [0.982, 0.941, 0.887, None, 0.731]


def test_a_chosen_length_is_kept_when_captions_come(
    window: MainWindow, qtbot: QtBot, told: ModuleType
) -> None:
    panel = show(window, told.close(PAIR.left, PAIR.right, complete=False))
    panel.detail.slider.setValue(0)
    panel.show_explanation(PAIR, told.close(PAIR.left, PAIR.right))
    assert panel.detail.slider.value() == 0
    assert panel.photos.left.says.text() == "“dogs”"


@answering("silent")
def test_answers_to_older_questions_are_dropped(
    window: MainWindow, told: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[jobs.Request] = []
    monkeypatch.setattr(window._worker, "send", sent.append)
    window.browser.go(OTHER)
    window.browser.go(PAIR)
    old, new = (request.job for request in sent if isinstance(request, jobs.Explain))
    heard, panel = window._worker.heard, window.browser.why
    heard.emit(jobs.Explained(old, told.far(OTHER.left, OTHER.right)))
    heard.emit(jobs.Failed(old, "Too late."))
    heard.emit(jobs.Cancelled(old))
    assert panel.explanation is None
    assert stage(window) is Stage.COMING
    heard.emit(jobs.Explained(new, told.close(PAIR.left, PAIR.right)))
    assert panel.explanation == told.close(PAIR.left, PAIR.right)
    heard.emit(jobs.Explained(new, told.far(PAIR.left, PAIR.right)))
    assert panel.explanation == told.close(PAIR.left, PAIR.right), "it was complete"


@answering("silent")
def test_waiting_says_what_it_waits_for(window: MainWindow, qtbot: QtBot) -> None:
    window.browser.go(PAIR)
    pending = window.browser.why.pending
    assert not pending.isVisible(), "an answer within 300 ms needs no words"
    qtbot.waitUntil(pending.isVisible, timeout=3000)
    assert pending.words.text() == "Looking at both photos…"
    passed = re.compile(r"\b[2-9]\d* seconds so far")
    qtbot.waitUntil(lambda: passed.search(pending.words.text()) is not None)
    qtbot.mouseClick(pending.stop, Qt.MouseButton.LeftButton)
    assert pending.words.text() == "Stopped."
    assert pending.again.isVisible()


@answering("never")
def test_after_stop_what_is_there_stays(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = ask(window, qtbot, None)
    pending = panel.foot.pending
    assert pending.words.text() == "Captions are on their way…"
    sent: list[jobs.Request] = []
    send = window._worker.send
    monkeypatch.setattr(
        window._worker, "send", lambda request: (sent.append(request), send(request))
    )
    qtbot.mouseClick(pending.stop, Qt.MouseButton.LeftButton)
    assert [type(request) for request in sent] == [jobs.Cancel]
    assert stage(window) is Stage.STOPPED
    assert pending.words.text() == "Stopped before the captions came."
    assert texts(panel, Side.BOTH) == ["dog", "snow"]
    assert window.actions_["copy_explanation"].isEnabled()
    sent.clear()
    qtbot.mouseClick(pending.again, Qt.MouseButton.LeftButton)
    assert [type(request) for request in sent] == [jobs.Explain]
    assert stage(window) is Stage.COMING


@answering("never")
def test_leaving_cancels_what_is_still_to_come(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, qtbot, None)
    cancelled: list[int] = []
    monkeypatch.setattr(window._worker, "cancel", cancelled.append)
    qtbot.keyClick(window, Key.Key_Escape)
    assert len(cancelled) == 1
    window.browser.go(AllPhotos())
    assert len(cancelled) == 1


def test_what_is_complete_is_not_cancelled(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(window, qtbot)
    cancelled: list[int] = []
    monkeypatch.setattr(window._worker, "cancel", cancelled.append)
    qtbot.keyClick(window, Key.Key_Escape)
    assert cancelled == []
    assert window._worker._unanswered == {}, "a complete explanation is an answer"


@answering("fail")
def test_a_failure_is_told_in_place(window: MainWindow, qtbot: QtBot) -> None:
    panel = ask(window, qtbot, Stage.FAILED)
    assert panel.failure.isVisible()
    assert panel.failure.text() == (
        "These photos could not be compared. The file <b>ends</b> early."
    )
    assert panel.failure.textFormat() == Qt.TextFormat.PlainText
    assert panel.pending.again.text() == "Try again"
    assert panel.pending.again.isVisible()
    assert not panel.foot.isVisible()
    assert not window.actions_["copy_explanation"].isEnabled()


@answering("half")
def test_a_failure_leaves_what_came_before(window: MainWindow, qtbot: QtBot) -> None:
    panel = ask(window, qtbot, Stage.FAILED)
    assert panel.failure.isVisible()
    assert panel.foot.pending.words.text() == "The captions could not be had."
    assert panel.foot.verdict.isVisible()
    assert texts(panel, Side.BOTH) == ["dog", "snow"]


def test_photos_that_are_gone_are_said_to_be(window: MainWindow, told: ModuleType) -> None:
    window.browser.go(Why(PhotoRef(4711), PhotoRef(2)))
    assert window.browser.why.names[0] == "No longer in the library"
    assert window.browser.why.photos.left.picture.has_no_preview


# Detail, chips, curve and facets


def test_the_slider_changes_descriptions_and_chips(window: MainWindow, told: ModuleType) -> None:
    panel = show(window, told.close(PAIR.left, PAIR.right))
    slider = panel.detail.slider
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 3, 2), "nearest to 9.2"
    assert panel.detail.words.text() == "about 9 words"
    assert panel.curve.chosen == 9.0
    slider.setValue(0)
    assert panel.detail.words.text() == "about 2 words"
    assert slider.accessibleName() == "Detail: about 2 words"
    assert panel.photos.right.says.text() == "“a dog”"
    assert texts(panel, Side.BOTH) == ["dog"]
    assert texts(panel, Side.LEFT) == []
    assert panel.chips.groups[Side.LEFT].nothing.isVisible()
    assert panel.curve.chosen == 2.0
    slider.setValue(3)
    assert texts(panel, Side.LEFT) == ["two dogs", "bare trees", "far away"]
    assert not panel.chips.groups[Side.LEFT].nothing.isVisible()


def test_a_chip_lights_the_point_where_it_counts(window: MainWindow, told: ModuleType) -> None:
    panel = show(window, told.close(PAIR.left, PAIR.right))
    first, second = panel.chips.groups[Side.BOTH].chips[:2]
    assert panel.curve.lit is None
    hover(first)
    assert panel.curve.lit == first.phrase.words == 6.0
    leave(first)
    assert panel.curve.lit is None
    second.setFocus()
    assert panel.curve.lit == 7.0
    assert panel.curve.position(7.0).x() > panel.curve.position(6.0).x()
    panel.detail.slider.setFocus()
    assert panel.curve.lit is None
    assert "Both photos show “snow” (Subject)." in second.accessibleName()
    assert "about 7 words" in second.toolTip()


def test_many_chips_are_shown_on_demand(window: MainWindow, qtbot: QtBot, told: ModuleType) -> None:
    many = told.phrases(*(f"thing {number}" for number in range(SHOWN + 5)))
    base = told.close(PAIR.left, PAIR.right)
    explanation = replace(base, details=(replace(base.details[0], only_right=many),))
    panel = show(window, explanation)
    group = panel.chips.groups[Side.RIGHT]
    assert len(group.chips) == SHOWN
    assert group.more.text() == "5 more"
    group.more.click()
    assert len(group.chips) == SHOWN + 5
    assert group.chips[SHOWN].hasFocus()
    assert not group.more.isVisible()


def test_facets_say_what_each_photo_shows(window: MainWindow, told: ModuleType) -> None:
    panel = show(window, told.scene(PAIR.left, PAIR.right))
    bars = {bar.facet.name: bar for bar in panel.facets.bars}
    assert bars["Subject"].closeness.text() == "no closer than chance"
    assert bars["Place"].closeness.text() == "closer than 99.94 %"
    assert bars["Scene"].accessibleName() == (
        "Scene: closer than 99.5 % of pairs. Left: a beach. Right: a beach."
    )
    assert panel.notes.text() == "The left photo does not say when it was taken."
    assert panel.foot.approximate.isVisible()
    panel = show(window, told.close(PAIR.left, PAIR.right))
    people = next(bar for bar in panel.facets.bars if bar.facet.name == "People")
    assert people.closeness.text() == "not known"


def test_next_to_nothing_is_known(window: MainWindow, told: ModuleType) -> None:
    panel = show(window, told.bare(PAIR.left, PAIR.right))
    assert panel.foot.verdict.text() == (
        "How close they are has not been measured yet. "
        "Even a long description hardly tells them apart."
    )
    assert panel.foot.describer.text() == "described by: tags · machine text"
    assert panel.chips.groups[Side.BOTH].nothing.text() == "Nothing in particular is shared."
    assert panel.chips.groups[Side.BOTH].nothing.isVisible()
    assert panel.facets.nothing.isVisible()
    assert panel.curve.shape_ is None
    assert not panel.detail.slider.isVisible()
    panel.grab()


@pytest.mark.parametrize(
    ("share", "words", "said"),
    [
        (0.99899, 8.6, "Closer than 99.8 % of pairs. About 9 words tell them apart."),
        (1.0, 1.2, "Closer than 99.99 % of pairs. About one word tells them apart."),
        (0.2, 0.1, "No closer than a pair picked by chance. About one word tells them apart."),
        (float("nan"), None, "How close they are has not been measured yet. "
         "Even a long description hardly tells them apart."),
    ],
)  # fmt: skip
def test_the_answer_is_a_sentence(
    told: ModuleType, share: float, words: float | None, said: str
) -> None:
    base = told.close(PAIR.left, PAIR.right)
    assert verdict_words(replace(base, percentile=share, words_to_tell_apart=words)) == said


def test_lengths_and_waiting_in_words() -> None:
    assert [length_words(n) for n in (0.2, 1.0, 5.6)] == [
        "less than a word", "about one word", "about 6 words"
    ]  # fmt: skip
    assert waiting_words(7, begun=True) == "Captions are on their way… 7 seconds so far."


def test_the_shape_of_a_curve() -> None:
    shape = shape_of(Curve((0.0, 2.0, 4.0), (0.0, 1.0, 2.0), (0.0, 1.0, 2.0), (0.0, 2.0, 4.0),
                           (0.0, 4.0, 8.0)))  # fmt: skip
    assert shape is not None
    x, y = shape.point(1.0)
    assert x == 0.25
    assert y == pytest.approx(0.5 / (8.0 * 1.08))
    assert shape.point(99.0)[0] == 1.0
    assert len(shape.high) == 3
    alone = shape_of(Curve((0.0, 4.0), (0.0, 0.0)))
    assert alone is not None
    assert not len(alone.middle)
    assert alone.point(2.0) == (0.5, 0.0), "the same photo twice"
    odd = shape_of(Curve((0.0, 1.0, 2.0), (0.0, float("nan"), 1.0), (0.0,), (0.0,), (0.0,)))
    assert odd is not None
    assert len(odd.line) == 2
    assert shape_of(Curve((), ())) is None
    assert shape_of(Curve((0.0, 0.0), (0.0, 0.0))) is None


# Hostile text


def test_hostile_text_stays_plain_and_inside(
    window: MainWindow, qtbot: QtBot, told: ModuleType
) -> None:
    window.resize(760, 600)
    panel = show(window, told.hostile(PAIR.left, PAIR.right))
    qtbot.waitUntil(lambda: panel.area.verticalScrollBar().maximum() > 0)
    labels = panel.findChildren(QLabel)
    assert any("<b>dog</b>" in label.text() for label in labels)
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert not set(label.text()) & {"\u202e", "\u202d", "\n", "\x1b"}, label.text()
        assert len(label.text()) < 500
    for widget in panel.findChildren(QWidget):
        assert "<b>" not in widget.toolTip()
        assert not set(widget.accessibleName()) & {"\u202e", "\n", "\x1b"}
    body = panel.area.widget()
    assert body.minimumSizeHint().width() <= panel.area.viewport().width()
    for chip in panel.chips.chips:
        assert chip.mapTo(body, chip.rect().topRight()).x() < panel.area.viewport().width()
    panel.grab()


@pytest.mark.parametrize("size", [(640, 420), (800, 600), (1280, 820), (1900, 1000)])
def test_nothing_is_cut_off_or_lies_over_another(
    window: MainWindow, told: ModuleType, size: tuple[int, int]
) -> None:
    window.resize(*size)
    for how in (told.close, told.far, told.scene, told.hostile, told.bare):
        panel = show(window, how(PAIR.left, PAIR.right))
        for _ in range(5):
            QApplication.processEvents()
        assert_everything_has_its_room(panel)


def assert_everything_has_its_room(panel: ExplainPanel) -> None:
    width = panel.area.viewport().width()
    assert panel.area.widget().width() <= width
    tops = [panel.photos, panel.detail, panel.chips, panel.curve]
    body = panel.area.widget()
    for above, below in pairwise(tops):
        bottom = above.mapTo(body, above.rect().bottomLeft()).y()
        assert bottom < below.mapTo(body, QPoint(0, 0)).y()
    assert panel.foot.verdict.height() >= panel.foot.verdict.heightForWidth(
        panel.foot.verdict.width()
    )
    for button in panel.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.mapTo(panel, button.rect().topRight()).x() < panel.width()
    assert panel.foot.geometry().bottom() < panel.height()
    left, right = panel.photos.both
    assert left.mat.size().height() == right.mat.size().height()


# Taking it elsewhere


@pytest.fixture
def formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for the text and JSON of an explanation, which are tested elsewhere."""
    monkeypatch.setattr(
        explanations,
        "as_text",
        lambda e, left, right, tongue: f"{left} and {right}\n{e.details[0].left}\u202e",
        raising=False,
    )
    monkeypatch.setattr(
        explanations, "as_json", lambda e: {"auc": e.auc, "left": "<b>ü"}, raising=False
    )


def test_the_explanation_is_copied_as_text(
    window: MainWindow, qtbot: QtBot, formats: None, told: ModuleType
) -> None:
    panel = ask(window, qtbot)
    QGuiApplication.clipboard().setText("before")
    panel.detail.slider.setFocus()
    qtbot.keyClick(panel.detail.slider, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    left, right = panel.names
    assert QGuiApplication.clipboard().text() == f"{left} and {right}\ndogs"
    assert window.status.stage.text() == "The explanation is copied."
    QGuiApplication.clipboard().setText("before")
    panel.foot.copy.click()
    assert QGuiApplication.clipboard().text() != "before"


def test_copying_copies_a_path_where_photos_are_shown(
    window: MainWindow, qtbot: QtBot, formats: None
) -> None:
    window.verbs.clicked = b"/some/folder"
    ask(window, qtbot)
    qtbot.keyClick(window, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert " and " in QGuiApplication.clipboard().text(), "a clicked folder is not in the way"
    window.actions_["back"].trigger()
    select(window, 2)
    qtbot.keyClick(window.browser.grid, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().endswith(".jpg")


def test_the_explanation_is_exported_as_json(
    window: MainWindow, qtbot: QtBot, formats: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = ask(window, qtbot)
    answers = iter(["", str(tmp_path / "why"), str(tmp_path / "missing" / "why.json")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), ""))
    panel.foot.export.click()
    assert list(tmp_path.glob("*.json")) == []
    panel.foot.export.click()
    written = json.loads((tmp_path / "why.json").read_text(encoding="utf-8"))
    assert written == {"auc": 1.7, "left": "<b>ü"}
    assert window.status.stage.text() == "The explanation is in why.json."
    panel.foot.export.click()
    assert window.status.stage.text().startswith("why.json could not be written: ")


# The keyboard


def test_the_keyboard_reaches_everything_in_order(
    window: MainWindow, qtbot: QtBot, told: ModuleType
) -> None:
    panel = show(window, told.close(PAIR.left, PAIR.right))
    window.activateWindow()
    panel.focus()
    assert panel.detail.slider.hasFocus()
    expected = [*panel.chips.chips, *panel.facets.bars, panel.foot.copy, panel.foot.export]
    reached: list[QWidget | None] = []
    for _ in expected:
        qtbot.keyClick(QApplication.focusWidget() or window, Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == expected
    panel.detail.slider.setFocus()
    qtbot.keyClick(panel.detail.slider, Key.Key_Right)
    assert panel.detail.slider.value() == 3
    assert len(texts(panel, Side.RIGHT)) == 5
    qtbot.keyClick(panel.detail.slider, Key.Key_Tab)
    assert panel.chips.chips[0].hasFocus(), "new chips are in their places"
    qtbot.keyClick(panel.chips.chips[0], Key.Key_Right)
    assert panel.chips.chips[1].hasFocus()
    qtbot.keyClick(panel.chips.chips[1], Key.Key_Left)
    qtbot.keyClick(panel.chips.chips[0], Key.Key_Left)
    assert panel.chips.chips[0].hasFocus()
    for stop in (*expected[-2:], *panel.chips.chips, *panel.facets.bars, panel.detail.slider):
        assert stop.accessibleName()
    qtbot.keyClick(panel.chips.chips[0], Key.Key_Escape)
    assert window.browser.place == AllPhotos()


def test_a_chip_keeps_the_keyboard_when_captions_come(window: MainWindow, told: ModuleType) -> None:
    panel = show(window, told.close(PAIR.left, PAIR.right, complete=False))
    chip = next(chip for chip in panel.chips.chips if chip.text() == "snow")
    chip.setFocus()
    panel.facets.bars[0].setFocus()
    panel.show_explanation(PAIR, told.close(PAIR.left, PAIR.right))
    assert panel.facets.bars[0].hasFocus()
    panel.chips.chips[1].setFocus()
    panel.show_explanation(PAIR, told.close(PAIR.left, PAIR.right, complete=False))
    assert panel.chips.chips[1].hasFocus()
    assert panel.chips.chips[1].text() == "snow"


def test_the_first_thing_that_comes_gets_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    select(window, 2, 5)
    qtbot.keyClick(window.browser.grid, Key.Key_W)
    panel = window.browser.why
    qtbot.waitUntil(lambda: stage(window) is Stage.DONE, timeout=10_000)
    assert panel.detail.slider.hasFocus()


def test_both_looks_can_be_painted(window: MainWindow, told: ModuleType) -> None:
    panel = show(window, told.close(PAIR.left, PAIR.right))
    panel.chips.chips[0].setFocus()
    light = panel.grab().toImage().pixelColor(4, 4).lightness()
    window.actions_["theme_dark"].trigger()
    dark = panel.grab().toImage().pixelColor(4, 4).lightness()
    window.actions_["theme_light"].trigger()
    assert light > 200 > 60 > dark


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_sides_have_enough_contrast(colours: theme.Colours) -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    for ink in (colours.left, colours.right):
        for ground in (colours.base, colours.raised):
            light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


# Motion


def test_captions_fade_in_unless_motion_is_unwanted(
    window: MainWindow, qtbot: QtBot, told: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = show(window, told.close(PAIR.left, PAIR.right, complete=False))
    says = panel.photos.left.says
    assert says.graphicsEffect() is None, "the first words are there at once"
    panel.show_explanation(PAIR, told.close(PAIR.left, PAIR.right))
    assert says.graphicsEffect() is not None
    qtbot.waitUntil(lambda: says.graphicsEffect() is None)
    monkeypatch.setattr(motion, "wanted", lambda _: False)
    panel.show_explanation(PAIR, told.close(PAIR.left, PAIR.right))
    assert says.graphicsEffect() is None
