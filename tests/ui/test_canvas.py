"""A photo that is fitted in, magnified around a point, and moved no further than it must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoorg.ui.canvas import LARGEST, Canvas

PHOTO = QSize(4000, 3000)
NAMES = {(255, 0, 0): "red", (0, 0, 255): "blue"}


def halves(width: int, height: int) -> QImage:
    """Red on the left, blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for across in range(width // 2, width):
        for down in range(height):
            image.setPixelColor(across, down, QColor("blue"))
    return image


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.show_photo(PHOTO)
    made.show_image(halves(80, 60))
    return made


def colour(canvas: Canvas, across: int, down: int) -> str:
    found = canvas.grab().toImage().pixelColor(across, down)
    return NAMES.get((found.red(), found.green(), found.blue()), "")


def test_the_whole_photo_is_fitted_in(canvas: Canvas) -> None:
    assert canvas.is_fitted
    assert canvas.scale == pytest.approx(0.1)
    assert colour(canvas, 5, 150) == "red"
    assert colour(canvas, 395, 150) == "blue"


def test_a_small_photo_keeps_its_size(canvas: Canvas) -> None:
    canvas.show_photo(QSize(40, 30))
    canvas.show_image(halves(40, 30))
    assert canvas.scale == 1
    assert colour(canvas, 185, 150) == "red"
    assert colour(canvas, 215, 150) == "blue"
    assert colour(canvas, 100, 150) == ""


def test_the_point_under_the_pointer_stays(canvas: Canvas) -> None:
    at = QPointF(300, 100)
    before = canvas._to_photo(at)
    canvas.zoom_by(4, at)
    assert canvas.scale == pytest.approx(0.4)
    assert (canvas._to_photo(at) - before).manhattanLength() < 1e-6
    canvas.zoom_by(0.5, at)
    assert (canvas._to_photo(at) - before).manhattanLength() < 1e-6


def test_it_is_magnified_so_far_and_back_to_fitting(canvas: Canvas) -> None:
    scales: list[float] = []
    canvas.zoomed.connect(scales.append)
    canvas.zoom_to(1000)
    assert canvas.scale == LARGEST
    canvas.zoom_to(0)
    assert canvas.is_fitted
    assert scales[0] == LARGEST
    assert scales[-1] == pytest.approx(0.1)


def test_no_margin_is_seen_of_a_photo_larger_than_the_widget(canvas: Canvas) -> None:
    canvas.zoom_to(1.0)
    canvas.move_by(100_000, 100_000)
    assert canvas._to_photo(QPointF(0, 0)) == QPointF(0.0, 0.0)
    assert colour(canvas, 200, 150) == "red"
    canvas.move_by(-100_000, -100_000)
    corner = canvas._to_photo(QPointF(400, 300))
    assert (corner.x(), corner.y()) == pytest.approx((4000, 3000), abs=2)
    assert colour(canvas, 200, 150) == "blue"


def test_a_double_click_shows_its_own_pixels_there_and_the_whole_again(canvas: Canvas) -> None:
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert canvas.scale == 1
    assert not canvas.is_fitted
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert canvas.is_fitted


def test_it_is_dragged(canvas: Canvas) -> None:
    canvas.zoom_to(1.0)
    before = canvas._to_photo(QPointF(0, 0))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(canvas, QPoint(150, 130))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 130))
    moved = canvas._to_photo(QPointF(0, 0)) - before
    assert (moved.x(), moved.y()) == pytest.approx((50, 20), abs=2)


def test_a_finer_picture_leaves_the_place(canvas: Canvas) -> None:
    canvas.zoom_to(0.5, QPointF(50, 50))
    before = canvas.grab().toImage()
    canvas.show_image(halves(400, 300))
    after = canvas.grab().toImage()
    assert before.pixelColor(20, 150) == after.pixelColor(20, 150) == QColor("red")
    assert canvas.scale == 0.5


def checks(width: int, height: int) -> QImage:
    """Black and white in turn, pixel by pixel."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for across in range(width):
        for down in range(height):
            image.setPixelColor(across, down, QColor("white" if (across + down) % 2 else "black"))
    return image


@pytest.mark.parametrize("size", [(401, 301), (400, 300)])
def test_a_part_lies_where_it_belongs_pixel_by_pixel(canvas: Canvas, size: tuple[int, int]) -> None:
    canvas.resize(*size)
    canvas.show_photo(QSize(801, 601))
    whole = checks(801, 601)
    canvas.show_image(halves(80, 60))
    canvas.zoom_to(1.0, QPointF(31, 17))
    canvas.move_by(3.3, 1.7)
    box = QRect(100, 50, 500, 450)
    shares = QRectF(100 / 801, 50 / 601, 500 / 801, 450 / 601)
    canvas.show_part(whole.copy(box), shares)
    with_part = canvas.grab().toImage()
    canvas.show_image(whole)
    canvas.show_part(QImage(), QRectF())
    expected = canvas.grab().toImage()
    assert shares.contains(canvas.seen().center())
    at = expected.rect().center()
    row = [QPoint(at.x() + step, at.y()) for step in range(40)]
    assert [with_part.pixelColor(p) for p in row] == [expected.pixelColor(p) for p in row]
    assert len({expected.pixelColor(p).value() for p in row}) == 2


def test_what_is_seen_is_told_in_shares(canvas: Canvas) -> None:
    assert canvas.seen() == QRectF(0, 0, 1, 1)
    canvas.zoom_to(1.0, QPointF(0, 0))
    seen = canvas.seen()
    assert (seen.left(), seen.top()) == pytest.approx((0, 0), abs=1e-9)
    assert (seen.width(), seen.height()) == pytest.approx((0.1, 0.1))
    canvas.show_photo(QSize())
    assert canvas.seen().isEmpty()


@pytest.mark.parametrize("size", [(401, 301), (400, 300), (399, 300)])
def test_its_own_pixels_are_not_blurred(canvas: Canvas, size: tuple[int, int]) -> None:
    photo = QSize(801, 601)
    canvas.resize(*size)
    canvas.show_photo(photo)
    canvas.show_image(checks(801, 601))
    canvas.zoom_to(1.0, QPointF(31, 17))
    canvas.move_by(3.3, 1.7)
    shown = canvas.grab().toImage()
    levels = {shown.pixelColor(x, y).value() for x in range(50, 90) for y in range(50, 90)}
    assert levels == {0, 255}


def test_a_small_photo_is_painted_in_its_own_pixels(canvas: Canvas) -> None:
    canvas.show_photo(QSize(41, 31))
    canvas.show_image(checks(41, 31))
    shown = canvas.grab().toImage()
    levels = {shown.pixelColor(x, y).value() for x in range(185, 215) for y in range(140, 160)}
    assert levels == {0, 255}


def test_a_photo_of_unknown_size_takes_its_picture_s(canvas: Canvas) -> None:
    canvas.show_photo(QSize())
    canvas.show_image(halves(80, 60))
    assert canvas.scale == 1
    canvas.zoom_by(2)
    assert colour(canvas, 150, 150) == "red"
    assert colour(canvas, 250, 150) == "blue"


def test_a_file_that_was_turned_meanwhile_is_not_squeezed(canvas: Canvas) -> None:
    canvas.show_image(halves(60, 80))
    assert canvas._photo == QSize(60, 80)
    assert colour(canvas, 185, 150) == "red"
    assert colour(canvas, 100, 150) == ""


def test_nothing_is_painted_before_there_is_something(canvas: Canvas) -> None:
    canvas.show_photo(QSize())
    assert canvas.scale == 1
    assert colour(canvas, 200, 150) == ""
