"""The timeline from years to days, and what was taken on this day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from dated_photos import Shot, add_shots
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from photoorg.domain import DateSource
from photoorg.library import Access, Library
from photoorg.library.days import DayCounts
from photoorg.ui import day_words
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, OnThisDay, TakenIn, Timeline
from photoorg.ui.sidebar_model import ENTRY
from photoorg.ui.timeline_bars import Bar, bars, representative
from photoorg.ui.timeline_model import COVER, TimelineModel
from photoorg.ui.timeline_page import TimelinePage

TODAY = date(2026, 5, 12)
COUNTS = DayCounts(
    {"2019-05-12": 3, "2019-05-11": 1, "2019-02-01": 2, "2017-12-31": 1},
    {"2019-05-12": 2, "2017-12-31": 1},
    7,
)


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """Photos of a few days of two years, some dated by their file, and two without a date."""
    folder = tmp_path / "library"
    with Library.open(folder, Access.PERSON | Access.INDEX) as library:
        shots = [Shot(f"2019-05-12T1{hour}:00:00") for hour in range(6)]
        shots += [Shot("2019-05-13T10:00:00", DateSource.FILE_TIME)] * 2
        shots += [Shot("2017-12-31T23:00:00"), Shot("2018-05-12T23:00:00"), Shot(), Shot()]
        add_shots(library, tmp_path / "photos", shots)
        for file in (library.paths.thumbnail(n.to_bytes(32, "big")) for n in range(len(shots))):
            file.parent.mkdir(parents=True, exist_ok=True)
            assert QImage(8, 8, QImage.Format.Format_RGB32).save(str(file), "JPEG")
    return folder


@pytest.fixture
def timeline(window: MainWindow, qtbot: QtBot) -> TimelinePage:
    window.today = lambda: TODAY
    window.refresh()
    window.browser.go(Timeline())
    window.browser.focus()
    page = window.browser.times.timeline
    qtbot.waitUntil(lambda: page.total > 0)
    return page


def at(page: TimelinePage, period: str) -> QModelIndex:
    row = page.model.row_of(period)
    assert row is not None
    return page.model.index(row)


def click(page: TimelinePage, period: str, qtbot: QtBot) -> None:
    point = page.list.visualRect(at(page, period)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=point)


def crumbs(window: MainWindow) -> list[str]:
    return [step.name for step in window.browser.crumbs.way._steps]


# What the columns say


def test_years_with_photos_come_first_and_the_undated_last() -> None:
    assert bars(COUNTS, "") == (Bar("2017", 1, 1), Bar("2019", 6, 2), Bar("", 7))
    assert bars(DayCounts(), "") == ()
    assert bars(DayCounts(undated=1), "") == (Bar("", 1),)


def test_a_year_has_all_its_months_and_a_month_all_its_days() -> None:
    months = bars(COUNTS, "2019")
    assert [bar.count for bar in months] == [0, 2, 0, 0, 4, *[0] * 7]
    assert months[4] == Bar("2019-05", 4, 2)
    assert len(bars(COUNTS, "2020-02")) == 29
    days = bars(COUNTS, "2019-05")
    assert [(bar.period, bar.count) for bar in days if bar.count] == [
        ("2019-05-11", 1),
        ("2019-05-12", 3),
    ]


def test_a_column_leads_further_down_or_to_its_photos() -> None:
    assert Bar("2019", 3).target == Timeline("2019")
    assert Bar("2019-05", 3).target == Timeline("2019-05")
    assert Bar("2019-05-12", 3).target == TakenIn("2019-05-12")
    assert Bar("", 3).target == TakenIn("")
    assert Bar("2019-05", 0).target is None


def test_a_period_is_stood_for_by_its_fullest_day() -> None:
    assert representative(COUNTS, "2019") == ("2019-05-12", 3)
    assert representative(COUNTS, "2019-02") == ("2019-02-01", 2)
    assert representative(COUNTS, "") == ("", 7)


@pytest.mark.parametrize(
    ("bar", "label", "sentence"),
    [
        (Bar("2019", 1234, 3), "2019", "2019: 1,234 photos, 3 dated by their file"),
        (Bar("2019-09", 1), "Sep", "September 2019: 1 photo"),
        (Bar("2019-05-12", 0), "Sun 12", "12 May 2019: no photos"),
        (Bar("", 214), "No date", "No date: 214 photos"),
    ],
)
def test_columns_in_words(bar: Bar, label: str, sentence: str) -> None:
    assert (bar.label, bar.sentence) == (label, sentence)


def test_the_way_is_of_one_kind() -> None:
    day = day_words.way_to(TakenIn("2019-05-12"))
    assert [step.name for step in day] == ["Timeline", "2019", "May", "12 May"]
    assert [step.place for step in day] == [
        Timeline(), TakenIn("2019"), TakenIn("2019-05"), TakenIn("2019-05-12"),
    ]  # fmt: skip
    month = day_words.way_to(Timeline("2019-05"))
    assert [step.place for step in month] == [Timeline(), Timeline("2019"), Timeline("2019-05")]
    assert [step.name for step in day_words.way_to(TakenIn(""))] == ["Timeline", "No date"]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TimelineModel()
    qtmodeltester.check(model)
    model.show(bars(COUNTS, "2019"))
    model.set_cover("2019-05", Path("x"))
    qtmodeltester.check(model)
    assert model.index(4).data(COVER) == Path("x")
    # The same months with other numbers: what is shown of them stays.
    model.show((*bars(COUNTS, "2019")[:4], Bar("2019-05", 9), *bars(COUNTS, "2019")[5:]))
    assert model.index(4).data(COVER) == Path("x")
    assert model.highest == 9
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(model.index(4)) & Qt.ItemFlag.ItemIsEnabled
    model.show(bars(COUNTS, ""))
    assert model.index(1).data(COVER) is None


# In the window


def test_years_are_counted_with_the_undated(timeline: TimelinePage, window: MainWindow) -> None:
    assert [(bar.period, bar.count) for bar in timeline.model.bars] == [
        ("2017", 1),
        ("2018", 1),
        ("2019", 8),
        ("", 2),
    ]
    assert timeline.legend.isVisible()
    assert not timeline.everything.isVisible()
    assert window.browser.crumbs.count.text() == "12 photos"
    # The newest year has the keyboard.
    assert timeline.list.currentIndex() == at(timeline, "2019")


def test_clicks_lead_down_to_the_photos_of_a_day(
    timeline: TimelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    click(timeline, "2019", qtbot)
    assert window.browser.place == Timeline("2019")
    assert crumbs(window) == ["Timeline", "2019"]
    click(timeline, "2019-04", qtbot)
    assert window.browser.place == Timeline("2019")
    click(timeline, "2019-05", qtbot)
    click(timeline, "2019-05-12", qtbot)
    assert window.browser.place == TakenIn("2019-05-12")
    assert crumbs(window) == ["Timeline", "2019", "May", "12 May"]
    assert window.browser.pages.currentWidget() is window.browser.grid
    assert window.browser.grid.photos.rowCount() == 6
    assert window.browser.grid.hasFocus()
    # The sidebar still says where that is.
    assert window.sidebar.place() == Timeline()
    window.actions_["back"].trigger()
    assert window.browser.place == Timeline("2019-05")
    assert timeline.list.currentIndex() == at(timeline, "2019-05-12")
    assert timeline.list.hasFocus()


def test_a_double_click_leads_one_step(
    timeline: TimelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    point: QPoint = timeline.list.visualRect(at(timeline, "2017")).center()
    view = timeline.list.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=point)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=point)
    assert window.browser.place == Timeline("2017")


def test_the_keyboard_leads_down_and_back(
    timeline: TimelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(timeline.list, Qt.Key.Key_Left)
    qtbot.keyClick(timeline.list, Qt.Key.Key_Return)
    assert window.browser.place == Timeline("2018")
    assert timeline.list.currentIndex() == at(timeline, "2018-05")
    qtbot.keyClick(timeline.list, Qt.Key.Key_Enter)
    qtbot.keyClick(timeline.list, Qt.Key.Key_Space)
    assert window.browser.place == TakenIn("2018-05-12")
    for place in (Timeline("2018-05"), Timeline("2018"), Timeline()):
        window.actions_["back"].trigger()
        assert window.browser.place == place
    assert timeline.list.currentIndex() == at(timeline, "2018")


def test_a_whole_year_is_shown(timeline: TimelinePage, window: MainWindow, qtbot: QtBot) -> None:
    click(timeline, "2019", qtbot)
    assert timeline.everything.text() == "Show all 8 photos of 2019"
    timeline.everything.click()
    assert window.browser.place == TakenIn("2019")
    assert window.browser.grid.photos.rowCount() == 8


def test_photos_without_a_date_are_shown(
    timeline: TimelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    click(timeline, "", qtbot)
    assert window.browser.place == TakenIn("")
    assert crumbs(window) == ["Timeline", "No date"]
    assert window.browser.grid.photos.rowCount() == 2


def test_every_column_gets_a_photo_of_its_own(timeline: TimelinePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: all(timeline.model.index(row).data(COVER) for row in range(4)), timeout=5000
    )
    covers = {timeline.model.index(row).data(COVER) for row in range(4)}
    assert len(covers) == 4


def test_new_photos_make_columns_grow(
    timeline: TimelinePage, window: MainWindow, library_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with Library.open(library_folder, Access.INDEX) as library:
        add_shots(library, tmp_path / "photos", [Shot("2021-01-01T00:00:00")] * 3)
    timeline.list.setCurrentIndex(at(timeline, "2018"))
    window.refresh()
    qtbot.waitUntil(lambda: timeline.total == 15)
    assert timeline.model.bars[3] == Bar("2021", 3)
    assert window.browser.crumbs.count.text() == "15 photos"


def test_nothing_has_no_timeline(timeline: TimelinePage, window: MainWindow) -> None:
    window.browser.go(Timeline("2001"))
    assert timeline.total == 0
    assert timeline._none.isVisible()


# On this day


def test_this_day_is_counted_in_the_sidebar(timeline: TimelinePage, window: MainWindow) -> None:
    window._refreshing.finish()
    index = window.sidebar._model.find(OnThisDay(TODAY))
    assert index.data(ENTRY).count == 7


def test_this_day_has_a_section_for_each_year(timeline: TimelinePage, window: MainWindow) -> None:
    window.browser.go(OnThisDay(TODAY))
    listing = window.browser.grid.photos.listing
    assert [(section.start, section.title) for section in listing.sections] == [
        (0, "2019 · 7 years ago"),
        (6, "2018 · 8 years ago"),
    ]
    assert crumbs(window) == ["On this day"]
    assert "12 May" in window.browser.crumbs.note.text()


def test_a_day_without_photos_says_what_will_be_here(
    timeline: TimelinePage, window: MainWindow
) -> None:
    window.browser.go(OnThisDay(date(2026, 2, 3)))
    assert window.browser.pages.currentWidget() is window.browser.empty
    assert "3 February" in window.browser.empty._words.text()


def test_the_day_changes_while_the_window_is_open(
    timeline: TimelinePage, window: MainWindow, qtbot: QtBot
) -> None:
    window._refreshing.finish()
    window.browser.go(AllPhotos())
    tomorrow = date(2026, 5, 13)
    window.today = lambda: tomorrow
    window.day_change.look()
    qtbot.waitUntil(lambda: window.sidebar._model.find(OnThisDay(tomorrow)).isValid())
    assert not window.sidebar._model.find(OnThisDay(TODAY)).isValid()
