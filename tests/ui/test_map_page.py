"""The map: what is seen, how it moves, and where it leads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from dated_photos import Shot, add_shots
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from photoorg.library import Access, Library
from photoorg.library.positions import Positions
from photoorg.ui import map_paths, theme
from photoorg.ui.main_window import MainWindow
from photoorg.ui.map_clusters import Group, MapPhotos, pinned
from photoorg.ui.map_geometry import Look, to_map
from photoorg.ui.map_ground import Frame, draw, land, sea
from photoorg.ui.map_labels import CityPoints, labels
from photoorg.ui.map_model import GROUP, MapModel
from photoorg.ui.map_page import MapPage
from photoorg.ui.map_view import MapView
from photoorg.ui.places import InArea, PhotoMap

ROME, OSTIA, PARIS, SYDNEY = (41.8902, 12.4922), (41.73, 12.28), (48.85, 2.35), (-33.9, 151.2)
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    with Library.open(folder, Access.PERSON | Access.INDEX) as library:
        places = [ROME] * 12 + [OSTIA] * 3 + [PARIS] * 5 + [SYDNEY] + [None]
        shots = [Shot("2019-05-12T10:00:00", position=place) for place in places]
        add_shots(library, tmp_path / "photos", shots)
    return folder


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> MapPage:
    window.browser.go(PhotoMap())
    window.browser.focus()
    page = window.browser.times.map
    qtbot.waitUntil(lambda: page.number > 0)
    qtbot.waitUntil(lambda: page._where is not None, timeout=30_000)
    return page


def group_with(page: MapPage, position: tuple[float, float]) -> Group:
    """The picture that has the photos of a position."""
    (x, y), *_ = to_map(np.array([position])).tolist()
    return next(
        group
        for group in page.model.groups
        if any(left <= x < right and top <= y < bottom for left, top, right, bottom in group.cells)
    )


def click(page: MapPage, position: tuple[float, float], qtbot: QtBot) -> None:
    group = group_with(page, position)
    box = next(box for each, box in page.view.visible_groups() if each == group)
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=box.center())


# The ground


@pytest.mark.parametrize(
    ("position", "is_land"),
    [
        (ROME, True),
        ((52.5, 13.4), True),
        ((64.0, -160.0), True),
        ((67.0, 178.0), True),
        ((67.0, -172.5), True),
        ((-80.0, 10.0), True),
        ((-78.0, 150.0), True),
        ((0.0, -30.0), False),
        ((42.0, 51.0), False),
        ((-60.0, 179.0), False),
        ((75.0, -170.0), False),
        ((35.0, 18.0), False),
    ],
)
@pytest.mark.parametrize("zoom", [2.0, 4.0, 6.5])
def test_land_is_where_it_is(position: tuple[float, float], is_land: bool, zoom: float) -> None:
    x, y = to_map(np.array([position]))[0].tolist()
    look = Look(x, y, zoom, 300, 200)
    across, down = look.to_screen(x, y)
    found = any(
        shape.contains(QPointF(across, down)) for shape in map_paths.shapes(map_paths.land(), look)
    )
    assert found == is_land


def test_what_is_left_out_is_not_seen(qapp: QApplication) -> None:
    """A small frame shows what the same part of a large one does."""
    rome = to_map(np.array([ROME]))[0].tolist()
    large = draw(Frame(Look(*rome, 5.0, 1200, 900), 1.0, theme.LIGHT, False), None)
    small = draw(Frame(Look(*rome, 5.0, 300, 300), 1.0, theme.LIGHT, False), None)
    part = large.copy(450, 300, 300, 300)
    colours = (land(theme.LIGHT).rgb(), sea(theme.LIGHT).rgb())
    differing = sum(
        part.pixel(x, y) != small.pixel(x, y)
        for x in range(0, 300, 3)
        for y in range(0, 300, 3)
        if part.pixel(x, y) in colours and small.pixel(x, y) in colours
    )
    assert differing == 0
    assert {part.pixel(x, 150) for x in range(300)} >= set(colours)


def test_names_do_not_cover_each_other(page: MapPage) -> None:
    gazetteer = page._names.gazetteer
    assert gazetteer is not None
    cities = CityPoints(gazetteer)
    rome = to_map(np.array([ROME]))[0].tolist()
    for zoom in (2.0, 4.0, 6.0, 8.0, 12.0):
        placed = labels(Look(*rome, zoom, 1200, 800), cities)
        assert placed
        for number, label in enumerate(placed):
            assert not any(label.meets(other) for other in placed[:number])
    assert "Rome" in {label.name for label in labels(Look(*rome, 7.0, 1200, 800), cities)}
    assert "Italy" in {label.name for label in labels(Look(*rome, 5.0, 1200, 800), None)}


# The pictures


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    degrees = np.array([ROME, OSTIA, PARIS])
    photos = MapPhotos([pinned(Positions(np.arange(3), degrees))])
    model = MapModel(lambda ids: {}, lambda group: "near <b>Rome</b>")
    qtmodeltester.check(model)
    model.show(photos.groups(12, (0, 0, 1, 1)))
    qtmodeltester.check(model)
    assert model.index(0).data() == "1 photo near <b>Rome</b>"
    assert "&lt;b&gt;" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    model.show([])
    qtmodeltester.check(model)


def test_nothing_is_painted_nor_loaded_before_the_map_is_wanted(window: MainWindow) -> None:
    window.theme.choose("dark")
    page = window.browser.times.map
    assert page.view.ground._shown is None
    assert page.view.ground.is_settled
    assert page._names.gazetteer is None
    assert page.photos is None
    window.theme.choose("light")


def test_all_photos_are_in_view_at_first(page: MapPage, window: MainWindow) -> None:
    assert sum(group.count for group, _ in page.view.visible_groups()) == 21
    assert page.photos is not None
    assert page.photos.count_in(page.view.look.box) == 21
    assert window.browser.crumbs.count.text() == "21 photos with a place"


def test_pictures_have_names(page: MapPage) -> None:
    sentences = {index.data(Qt.ItemDataRole.AccessibleTextRole) for index in indexes(page)}
    assert "1 photo near Sydney, Australia" in sentences
    page.view.enter(group_with(page, ROME))
    page.view.enter(group_with(page, ROME))
    sentences = {index.data(Qt.ItemDataRole.AccessibleTextRole) for index in indexes(page)}
    assert "12 photos near Rome, Italy" in sentences
    assert "3 photos near Lido di Ostia, Italy" in sentences


def indexes(page: MapPage) -> list[object]:
    return [page.model.index(row) for row in range(page.model.rowCount())]


def test_a_click_comes_nearer_until_it_is_one_place(
    page: MapPage, window: MainWindow, qtbot: QtBot
) -> None:
    before = page.view.look.zoom
    for _ in range(12):
        if window.browser.place != PhotoMap():
            break
        click(page, ROME, qtbot)
        assert window.browser.place != PhotoMap() or page.view.look.zoom >= before + 1
        before = page.view.look.zoom
    assert isinstance(window.browser.place, InArea)
    assert window.browser.grid.photos.rowCount() == 12
    names = [step.name for step in window.browser.crumbs.way._steps]
    assert names == ["Map", "Photos near Rome, Italy"]
    assert window.sidebar.place() == PhotoMap()
    look = page.view.look
    window.actions_["back"].trigger()
    assert window.browser.place == PhotoMap()
    assert page.view.look == look
    assert page.view.hasFocus()


def test_tab_goes_from_picture_to_picture_and_on(
    page: MapPage, window: MainWindow, qtbot: QtBot
) -> None:
    seen = [group for group, _ in page.view.visible_groups()]
    assert len(seen) >= 2
    for group in seen:
        qtbot.keyClick(page.view, Qt.Key.Key_Tab)
        assert page.view.currentIndex().data(GROUP) == group
        assert page.view.accessibleName() == f"Map: {page.model.sentence(group)}"
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    assert not page.view.hasFocus()
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Backtab)
    assert page.view.currentIndex().data(GROUP) == seen[-1]


def test_enter_opens_a_picture_of_many_places(
    page: MapPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    group = page.view.current_group()
    assert group is not None
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert isinstance(window.browser.place, InArea)
    assert window.browser.grid.photos.rowCount() == group.count
    assert window.browser.grid.hasFocus()


def test_keys_move_and_magnify(page: MapPage, qtbot: QtBot) -> None:
    view = page.view
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Equal)
    near = view.look
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.look.x > near.x
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.look.x == pytest.approx(near.x)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.look.y > near.y
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.look.zoom < near.zoom
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert sum(group.count for group, _ in view.visible_groups()) == 21
    for _ in range(60):
        qtbot.keyClick(view, Qt.Key.Key_Minus)
    left, top, right, bottom = view.look.box
    assert min(left, top) >= -1e-9
    assert max(right, bottom) <= 1 + 1e-9


def test_the_wheel_magnifies_where_the_pointer_is(page: MapPage) -> None:
    view = page.view
    at = QPointF(view.viewport().width() / 2 + 40, view.viewport().height() / 2 + 10)
    there = view.look.to_map(at.x(), at.y())
    turn = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    zoom = view.look.zoom
    QApplication.sendEvent(view.viewport(), turn)
    assert view.look.zoom > zoom
    assert view.look.to_screen(*there) == pytest.approx((at.x(), at.y()), abs=1)


def test_the_map_is_dragged(page: MapPage, window: MainWindow, qtbot: QtBot) -> None:
    view = page.view
    view.zoom_by(2.0)
    look = view.look
    start = QPoint(view.viewport().width() - 200, view.viewport().height() - 120)
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    for step in range(1, 6):
        drag(view, start + QPoint(-12, -8) * step)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=start + QPoint(-60, -40))
    assert view.look.x == pytest.approx(look.x + 60 / look.edge)
    assert view.look.y == pytest.approx(look.y + 40 / look.edge)
    assert window.browser.place == PhotoMap()


def drag(view: MapView, point: QPoint) -> None:
    """A move with the button down: QTest's moves have none offscreen."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), view.viewport().mapToGlobal(QPointF(point)),
        Qt.MouseButton.NoButton, LEFT, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_an_area_is_drawn_up_and_opened(page: MapPage, window: MainWindow, qtbot: QtBot) -> None:
    view = page.view
    group = group_with(page, SYDNEY)
    box = next(box for each, box in view.visible_groups() if each == group)
    QTest.mousePress(view.viewport(), LEFT, SHIFT, box.topLeft())
    drag(view, box.bottomRight())
    assert view._area is not None
    QTest.mouseRelease(view.viewport(), LEFT, SHIFT, box.bottomRight())
    assert isinstance(window.browser.place, InArea)
    assert window.browser.place.title == "Photos near Sydney, Australia"
    assert window.browser.grid.photos.rowCount() == 1


def test_the_photos_of_the_part_that_is_seen(
    page: MapPage, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.here.text() == "21 photos here")
    page.view.enter(group_with(page, ROME))
    page.view.enter(group_with(page, ROME))
    qtbot.waitUntil(lambda: page.here.text() == "15 photos here")
    page.here.click()
    assert window.browser.grid.photos.rowCount() == 15
    names = [step.name for step in window.browser.crumbs.way._steps]
    assert names[-1] == "Photos near Rome, Italy"


def test_where_nothing_is_nothing_opens(page: MapPage, window: MainWindow) -> None:
    page.open_area((0.45, 0.5, 0.46, 0.51))
    assert window.browser.place == PhotoMap()


def test_new_photos_come_and_the_look_stays(
    page: MapPage, window: MainWindow, library_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.view.zoom_by(1.0)
    look = page.view.look
    with Library.open(library_folder, Access.INDEX) as library:
        add_shots(library, tmp_path / "photos", [Shot(position=PARIS)] * 4)
    window.refresh()
    qtbot.waitUntil(lambda: page.number == 25)
    assert page.view.look == look
    assert window.browser.crumbs.count.text() == "25 photos with a place"


def test_the_keyboard_is_seen_where_it_is(page: MapPage, qtbot: QtBot) -> None:
    def edge() -> QColor:
        return page.view.viewport().grab().toImage().pixelColor(400, 1)

    corner = QPoint(page.view.viewport().width() - 200, page.view.viewport().height() - 120)
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=corner)
    quiet = edge()
    assert quiet != QColor(theme.LIGHT.accent)
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    assert edge() == QColor(theme.LIGHT.accent)
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    assert page.view.current_group() is not None
    assert edge() != QColor(theme.LIGHT.accent)


def test_the_map_names_its_sources(page: MapPage) -> None:
    assert page.credits.isVisible()
    assert "Natural Earth" in page.credits.text()
    assert "GeoNames" in page.credits.text()


def test_the_place_of_a_photo_has_a_name_in_its_details(page: MapPage, window: MainWindow) -> None:
    page.open_area((0.0, 0.0, 1.0, 1.0))
    grid = window.browser.grid
    listed = [grid.photos.card(row).id for row in range(grid.photos.rowCount())]
    grid.setCurrentIndex(grid.photos.index(listed.index(max(listed))))
    assert window.inspector.place_name.text() == "Sydney, Australia"
    assert window.inspector.place_name.isVisible()
    window.browser.go_back()


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_land_stands_out_and_names_are_read(colours: theme.Colours) -> None:
    def luminance(colour: QColor) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                 for part in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    def contrast(one: QColor, other: QColor) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    assert luminance(land(colours)) > luminance(sea(colours))
    for ground in (land(colours), sea(colours)):
        assert contrast(QColor(colours.muted), ground) >= 4.5
