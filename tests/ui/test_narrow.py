from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from photoorg.domain import Album, Concept, DateSource, Metadata, Photo, PhotoCard
from photoorg.jobs import Ready
from photoorg.settings import Paths
from photoorg.ui.actions import Actions
from photoorg.ui.crumbs import Crumbs, Step, fitted
from photoorg.ui.inspector import Inspector
from photoorg.ui.labels import LinkLabel
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, InAlbum, SimilarToFile
from photoorg.ui.thumbnails import Thumbnails

LONG = "Donaudampfschifffahrtsgesellschaftskapitän " * 3 + "x" * 120


def photo(source: DateSource) -> Photo:
    card = PhotoCard(1, bytes(32), 4, 3, 0, None, b"/p/" + b"y" * 200 + b".jpg", online=False)
    metadata = Metadata(
        "JPEG", 4000, 3000, taken="2019-09-11T16:04:00", taken_source=source,
        latitude=-41.7, longitude=-122.3, altitude=1000.0, camera=LONG, lens=LONG,
        exposure_time=0.004, f_number=1.8, iso=100, focal_length=4.4,
    )  # fmt: skip
    paths = (card.path, b"/q/" + b"z" * 300 + b".jpg")
    return Photo(card, 1, metadata, paths, 1, (Concept(LONG, 0.9), Concept("dog", 0.8)))


@pytest.mark.parametrize("width", [280, 304, 340])
def test_the_inspector_never_grows_wider_than_its_panel(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, width: int
) -> None:
    assert qapp is not None
    inspector = Inspector(Thumbnails(), Paths(tmp_path))
    qtbot.addWidget(inspector)
    inspector.resize(width, 500)
    inspector.show()
    album = (Album(1, None, LONG, 3), Album(2, 1, LONG, 3, evidence=LONG))
    inspector.show_photo(photo(DateSource.FILE_TIME), album, 2, LONG)
    qtbot.waitUntil(lambda: inspector.verticalScrollBar().maximum() > 0)
    assert inspector.viewport().width() <= width
    assert inspector.widget().width() <= inspector.viewport().width()
    assert inspector.widget().minimumSizeHint().width() <= inspector.viewport().width()
    for child in inspector.widget().findChildren(QAbstractButton):
        assert child.mapTo(inspector, child.rect().topRight()).x() < width
    camera = inspector.camera
    # The layout settles over several events.
    qtbot.waitUntil(lambda: camera.height() >= camera.heightForWidth(camera.width()))
    assert inspector.date_remark.isVisible()
    inspector.show_photo(photo(DateSource.EXIF_ORIGINAL), album, 1)
    assert not inspector.date_remark.isVisible()
    chosen: list[int] = []
    inspector.album_chosen.connect(chosen.append)
    QApplication.processEvents()
    own = inspector.marks.caption.link
    links = [b for b in inspector.findChildren(LinkLabel) if b.isVisible() and b is not own]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert chosen == [2]


@pytest.mark.parametrize(
    ("wanted", "room", "widths"),
    [
        ([60, 100, 100, 90], 400, [60, 100, 100, 90]),
        ([60, 100, 100, 90], 300, [60, 50, 100, 90]),
        ([60, 100, 100, 90], 220, [60, 28, 42, 90]),
        ([60, 100, 100, 90], 190, [44, 28, 28, 90]),
        ([60, 100, 100, 90], 120, [28, 28, 28, 36]),
        ([500], 100, [100]),
        ([60, 500], 100, [28, 72]),
    ],
)
def test_the_middle_of_the_way_gives_way_first(
    wanted: list[int], room: int, widths: list[int]
) -> None:
    assert fitted(wanted, room) == widths


def test_the_count_is_whole_however_long_the_way(window: MainWindow, qtbot: QtBot) -> None:
    actions = Actions(window, window.verbs)
    crumbs = Crumbs(actions["back"])
    qtbot.addWidget(crumbs)
    crumbs.resize(420, 60)
    crumbs.show()
    steps = [Step("All photos", AllPhotos())]
    steps += [Step(f"{name} {LONG}", InAlbum(i, (name,))) for i, name in enumerate("ab")]
    crumbs.show_way(steps, "18,330 photos", LONG)
    QApplication.processEvents()
    assert crumbs.width() == 420
    assert crumbs.count.width() >= crumbs.count.sizeHint().width()
    assert crumbs.count.geometry().right() < 420
    assert crumbs.note.isVisible()
    assert crumbs.note.height() < 24
    with qtbot.waitSignal(crumbs.chosen) as chosen:
        crumbs.way.findChildren(QAbstractButton)[1].click()
    assert chosen.args == [steps[1].place]
    crumbs.show_way(steps[:1], "1 photo")
    assert not crumbs.note.isVisible()


def test_the_model_is_named_before_its_device_is_known(window: MainWindow) -> None:
    window.status.show_worker(Ready("builtin", ""))
    assert window.status.device.text() == "built-in"
    window.status.show_worker(Ready("builtin", "cpu"))
    assert window.status.device.text() == "built-in · CPU"


def test_a_file_without_a_picture_is_named(window: MainWindow, qtbot: QtBot) -> None:
    results = window.browser.results
    results.ask(SimilarToFile(b"/p/broken.heic"), None)
    assert not results.name.isHidden(), "until it is known that there is none"
    qtbot.waitUntil(lambda: results.picture.has_no_preview, timeout=8000)
    assert "broken.heic: The file is" in results.picture.toolTip()
    assert results.name.isHidden()
    results.ask(SimilarToFile(b"/p/holiday.heic"), None)
    assert not results.picture.has_no_preview
    assert not results.name.isHidden()
