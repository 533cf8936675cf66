"""One photo in the whole window, by keyboard, with the photos before and after it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.library import Access, Library
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, SimilarTo
from photoorg.ui.showing import MOST
from photoorg.ui.viewer import Viewer
from photoorg.ui.views import Views, Wanted
from photoorg.ui.worker_client import WorkerClient


def begin(window: MainWindow, qtbot: QtBot, row: int = 3) -> Viewer:
    grid = window.browser.grid
    qtbot.waitUntil(lambda: grid.photos.rowCount() == 60)
    grid.setCurrentIndex(grid.photos.index(row))
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_E)
    assert window.viewer.isVisible()
    return window.viewer


def colour(viewer: Viewer) -> tuple[int, int, int]:
    image = viewer.canvas.grab().toImage()
    found = image.pixelColor(image.width() // 2, image.height() // 2)
    return found.red(), found.green(), found.blue()


def is_blue(viewer: Viewer) -> bool:
    red, green, blue = colour(viewer)
    return blue > 200 > 40 > max(red, green)


def test_it_covers_the_window_and_shows_what_the_worker_decodes(
    window: MainWindow, qtbot: QtBot
) -> None:
    viewer = begin(window, qtbot)
    assert viewer.size() == window.centralWidget().size()
    assert viewer.place.text() == "4 of 60"
    qtbot.waitUntil(lambda: is_blue(viewer))
    window.resize(1000, 700)
    assert viewer.size() == window.centralWidget().size()


def test_keys_lead_on_and_back_and_the_grid_follows(window: MainWindow, qtbot: QtBot) -> None:
    viewer, grid = begin(window, qtbot), window.browser.grid
    for key, row in (
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Backspace, 3),
        (Qt.Key.Key_End, 59),
        (Qt.Key.Key_Right, 59),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Down, 1),
    ):
        QTest.keyClick(viewer, key)
        assert grid.currentIndex().row() == row
        assert viewer.place.text() == f"{row + 1} of 60"
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    assert isinstance(window.browser.place, AllPhotos)
    assert grid.currentIndex().row() == 1
    assert grid.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_G, Qt.Key.Key_E, Qt.Key.Key_Return])
def test_other_keys_leave_too(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    viewer = begin(window, qtbot)
    QTest.keyClick(viewer, key)
    assert not viewer.isVisible()


def test_a_double_click_and_return_open_it(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, qtbot).leave()
    grid = window.browser.grid
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert window.viewer.isVisible()
    window.viewer.leave()
    grid.doubleClicked.emit(grid.photos.index(3))
    assert window.viewer.isVisible()


def test_a_magnified_photo_is_asked_for_finer_and_moved(window: MainWindow, qtbot: QtBot) -> None:
    viewer = begin(window, qtbot)
    qtbot.waitUntil(lambda: is_blue(viewer))
    card = window.browser.grid.current_card()
    assert card is not None
    fitted = viewer._views.best(card.path)
    assert fitted is not None
    assert fitted.wanted.edge < 2048
    QTest.keyClick(viewer, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert viewer.percent.text() == "100 %"
    qtbot.waitUntil(lambda: viewer._views.best(card.path).wanted.edge == 4096)
    row = window.browser.grid.currentIndex().row()
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert window.browser.grid.currentIndex().row() == row
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.percent.text() == "80 %"
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    QTest.keyClick(viewer, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert viewer.canvas.is_fitted
    QTest.keyClick(viewer, Qt.Key.Key_Z)
    assert not viewer.canvas.is_fitted
    QTest.keyClick(viewer, Qt.Key.Key_Z)
    assert viewer.canvas.is_fitted


def test_the_window_s_verbs_reach_the_photo(window: MainWindow, qtbot: QtBot) -> None:
    viewer = begin(window, qtbot)
    card = window.browser.grid.current_card()
    assert card is not None
    window.actions_["similar"].trigger()
    assert window.browser.place == SimilarTo(card.id)
    assert not viewer.isVisible()


def test_full_screen_ends_with_it(window: MainWindow, qtbot: QtBot) -> None:
    viewer = begin(window, qtbot)
    QTest.keyClick(viewer, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert not viewer.isVisible()


def test_full_screen_that_was_there_or_ended_by_itself_stays_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    viewer = begin(window, qtbot)
    QTest.keyClick(viewer, Qt.Key.Key_F11)
    window.setWindowState(Qt.WindowState.WindowMaximized)
    viewer.leave()
    assert window.windowState() == Qt.WindowState.WindowMaximized
    window.setWindowState(Qt.WindowState.WindowFullScreen)
    begin(window, qtbot).leave()
    assert window.isFullScreen()


def test_a_window_that_is_closed_meanwhile_is_not_full_screen_next_time(
    window: MainWindow, qtbot: QtBot
) -> None:
    viewer = begin(window, qtbot)
    QTest.keyClick(viewer, Qt.Key.Key_F11)
    window.close()
    assert not window.isFullScreen()
    assert not viewer.isVisible()


def test_what_lies_below_has_no_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    viewer = begin(window, qtbot)
    QTest.keyClick(viewer, Qt.Key.Key_Tab)
    assert viewer.hasFocus()
    assert not window.browser.isEnabled()
    window.viewer.look(window.browser.grid)
    viewer.leave()
    assert window.browser.isEnabled()
    assert window.browser.grid.hasFocus()


def test_a_library_that_grows_meanwhile_leaves_the_photo(
    window: MainWindow, qtbot: QtBot, more_photos: Callable[[range], None]
) -> None:
    viewer, grid = begin(window, qtbot), window.browser.grid
    card = grid.current_card()
    assert card is not None
    more_photos(range(100, 300))
    window.refresh()
    qtbot.waitUntil(lambda: grid.photos.rowCount() == 260)
    qtbot.waitUntil(lambda: viewer.place.text().endswith(" of 260"))
    assert viewer.isVisible()
    now = grid.current_card()
    assert now is not None
    assert now.id == card.id
    assert viewer.place.text() == f"{grid.currentIndex().row() + 1} of 260"


def test_a_photo_that_goes_makes_way_for_the_one_in_its_place(
    window: MainWindow, library: Library, library_folder: Path, qtbot: QtBot
) -> None:
    viewer, grid = begin(window, qtbot), window.browser.grid
    card = grid.current_card()
    assert card is not None
    with Library.open(library_folder, Access.INDEX) as index, index.writing_index() as db:
        db.execute("DELETE FROM files WHERE photo_id = ?", [card.id])
    window.refresh()
    qtbot.waitUntil(lambda: grid.photos.rowCount() == 59)
    qtbot.waitUntil(lambda: viewer.place.text().endswith(" of 59"))
    assert viewer.isVisible()
    assert viewer._card is not None
    assert viewer._card.id != card.id


def test_going_on_chooses_one_photo_whatever_keys_are_held(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer, grid = begin(window, qtbot), window.browser.grid
    held = Qt.KeyboardModifier.ControlModifier
    monkeypatch.setattr(QGuiApplication, "keyboardModifiers", lambda: held)
    viewer.step(1)
    assert grid.selected_count() == 1
    assert grid.currentIndex().row() == 4


def test_a_slide_show_goes_on_and_ends_at_the_end(window: MainWindow, qtbot: QtBot) -> None:
    viewer = begin(window, qtbot, 57)
    viewer._timer.setInterval(20)
    QTest.keyClick(viewer, Qt.Key.Key_Space)
    assert viewer._timer.isActive()
    qtbot.waitUntil(lambda: window.browser.grid.currentIndex().row() == 59)
    qtbot.waitUntil(lambda: not viewer._timer.isActive())
    QTest.keyClick(viewer, Qt.Key.Key_Space)
    QTest.keyClick(viewer, Qt.Key.Key_Space)
    assert not viewer._timer.isActive()


def test_hostile_names_are_plain(window: MainWindow, qtbot: QtBot) -> None:
    viewer, grid = begin(window, qtbot), window.browser.grid
    for row in range(60):
        viewer._go(row)
        assert grid.currentIndex().row() == row
        assert viewer.name.text()
        assert "\u202e" not in viewer.name.text()


# Moving pictures


@pytest.mark.parametrize("worker_options", [("--moving", "3")])
def test_a_moving_picture_plays_and_stops_by_key(window: MainWindow, qtbot: QtBot) -> None:
    viewer = begin(window, qtbot)
    qtbot.waitUntil(lambda: viewer.film.is_playing)
    assert viewer.motion.isVisible()
    assert viewer.motion.accessibleName() == "Pause (K)"
    seen: list[tuple[int, int, int]] = []
    viewer.film.frame.connect(lambda: seen.append(colour(viewer)))
    qtbot.waitUntil(lambda: len(seen) > 7)
    QTest.keyClick(viewer, Qt.Key.Key_K)
    assert not viewer.film.is_playing
    assert viewer.motion.accessibleName() == "Play (K)"
    names = "".join("rgb"[max(range(3), key=found.__getitem__)] for found in seen)
    assert names in "rgb" * 2000
    count = len(seen)
    qtbot.wait(150)
    assert len(seen) == count
    assert viewer.problem.text() == ""
    viewer.motion.click()
    qtbot.waitUntil(lambda: len(seen) > count)


@pytest.mark.parametrize("worker_options", [("--moving", "2000")])
def test_of_a_long_film_it_is_said_how_much_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    viewer = begin(window, qtbot)
    words = "The first 3 of 2,000 frames are shown."
    qtbot.waitUntil(lambda: viewer.problem.text() == words)
    viewer.leave()
    assert not viewer.film.is_there
    assert not viewer.film.is_playing


@pytest.mark.parametrize("worker_options", [("--moving", "3")])
def test_nothing_moves_by_itself_where_the_system_wants_no_motion(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.ui.motion.wanted", lambda _: False)
    viewer = begin(window, qtbot)
    qtbot.waitUntil(lambda: viewer.film.is_there)
    qtbot.waitUntil(lambda: viewer.motion.isVisible())
    assert not viewer.film.is_playing
    QTest.keyClick(viewer, Qt.Key.Key_K)
    assert viewer.film.is_playing


def test_nothing_is_asked_of_photos_that_are_passed_by(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[jobs.Request] = []
    send = WorkerClient.send

    def note(self: WorkerClient, request: jobs.Request) -> None:
        asked.append(request)
        send(self, request)

    monkeypatch.setattr(WorkerClient, "send", note)
    viewer = begin(window, qtbot)
    for _ in range(5):
        viewer.film._rest.setInterval(1000)
        QTest.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: any(isinstance(request, jobs.Animate) for request in asked))
    card = window.browser.grid.current_card()
    assert card is not None
    films = [request for request in asked if isinstance(request, jobs.Animate)]
    assert [film.path for film in films] == [card.path]
    qtbot.wait(100)
    assert not viewer.motion.isVisible(), "it does not move"


# Photos that are larger than what is asked for at once


def test_of_a_larger_photo_the_part_in_sight_is_asked_for(
    window: MainWindow, qtbot: QtBot, library_folder: Path
) -> None:
    with Library.open(library_folder, Access.INDEX) as index, index.writing_index() as db:
        db.execute("UPDATE photos SET width = 12000, height = 9000")
    window.refresh()
    model = window.browser.grid.photos
    qtbot.waitUntil(lambda: model.rowCount() == 60 and model.card(3).width == 12000)
    viewer = begin(window, qtbot)
    path = viewer.showing.path
    qtbot.waitUntil(lambda: is_blue(viewer))
    assert viewer.canvas.photo_size.width() == 12000
    assert viewer._views.part(path) is None
    viewer.canvas.zoom_to(1.0, QPointF(30, 40))
    qtbot.waitUntil(lambda: viewer._views.part(path) is not None)
    view = viewer._views.part(path)
    assert view is not None
    seen = viewer.canvas.seen()
    sides = (seen.left(), seen.top(), seen.right(), seen.bottom())
    assert view.wanted.covers(Wanted(path, 12000, sides))
    assert view.wanted.edge == 12000
    left, top, right, bottom = view.wanted.part
    assert (right - left) * 12000 * (bottom - top) * 9000 <= MOST * 1.01
    assert right - left < 0.3
    assert all(abs(side * 12000 - round(side * 12000)) < 1e-6 for side in (left, right))
    first = view.wanted
    viewer.canvas.move_by(-20, -10)
    assert viewer.showing.wanted()[1] == first, "what is there covers that, too"
    viewer.canvas.move_by(-3000, -2000)
    qtbot.waitUntil(lambda: viewer._views.part(path).wanted != first)
    parts = [wanted for wanted in viewer._views._kept if not wanted.is_whole]
    assert len(parts) == 1, "the old part is let go of"
    viewer.canvas.fit()
    assert [wanted.is_whole for wanted in viewer.showing.wanted()] == [True]


# Views


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> list[jobs.Request]:
    asked: list[jobs.Request] = []
    monkeypatch.setattr(WorkerClient, "send", lambda _, request: asked.append(request))
    return asked


def test_only_what_is_still_wanted_is_asked_for(
    window: MainWindow, sent: list[jobs.Request]
) -> None:
    views = Views(window._worker)
    for number in range(20):
        views.want([Wanted(b"/p/%d.jpg" % number, 1024)])
    assert [request.path for request in sent] == [b"/p/0.jpg", b"/p/1.jpg"]
    views._take(jobs.Previewed(sent[0].job, b"", "the file is damaged"))
    assert sent[-1] == jobs.Preview(sent[-1].job, b"/p/19.jpg", 1024)
    assert len(sent) == 3
    kept = views.best(b"/p/0.jpg")
    assert kept is not None
    assert kept.problem == "The file is damaged"
    assert kept.image.isNull()


def test_a_failure_is_a_problem_of_that_photo(window: MainWindow, sent: list[jobs.Request]) -> None:
    views = Views(window._worker)
    arrived: list[object] = []
    views.arrived.connect(arrived.append)
    views.want([Wanted(b"/p/x.jpg", 1024)])
    views._take(jobs.Failed(sent[0].job, "No decoder can be started."))
    views._take(jobs.Failed(12345, "Something else."))
    assert [view.problem for view in arrived] == ["No decoder can be started."]


def test_old_pictures_make_way(
    window: MainWindow, sent: list[jobs.Request], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.ui.views.KEPT_BYTES", 3 * 64 * 48 * 4)
    views = Views(window._worker)
    for number in range(5):
        wanted = Wanted(b"/p/%d.jpg" % number, 1024)
        views.want([wanted])
        with qtbot.waitSignal(views.arrived):
            views._take(jobs.Previewed(sent[-1].job, picture(64)))
    kept = [number for number in range(5) if views.best(b"/p/%d.jpg" % number) is not None]
    assert kept == [2, 3, 4]
    views.want([Wanted(b"/p/late.jpg", 1024)])
    views.forget()
    assert views.best(b"/p/4.jpg") is None
    views._take(jobs.Previewed(sent[-1].job, b"", "too late"))
    assert views.best(b"/p/late.jpg") is None


def picture(edge: int, colour: str = "black") -> bytes:
    jpeg = io.BytesIO()
    Image.new("RGB", (edge, edge * 3 // 4), colour).save(jpeg, "JPEG")
    return jpeg.getvalue()


def test_a_coarser_picture_that_comes_late_is_not_shown(
    window: MainWindow, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    views, path = Views(window._worker), b"/p/x.jpg"
    views.want([Wanted(path, 4096)])
    views.want([Wanted(path, 1024)])
    assert [request.edge for request in sent] == [4096, 1024]
    for request in sent:
        with qtbot.waitSignal(views.arrived):
            views._take(jobs.Previewed(request.job, picture(request.edge // 16)))
    best = views.best(path)
    assert best is not None
    assert best.wanted.edge == 4096
    views.want([Wanted(path, 2048)])
    assert len(sent) == 2, "there is a finer one"


def test_a_failure_hides_no_picture_and_is_tried_again(
    window: MainWindow, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    views, path = Views(window._worker), b"/p/x.jpg"
    views.want([Wanted(path, 1024)])
    with qtbot.waitSignal(views.arrived):
        views._take(jobs.Previewed(sent[0].job, picture(64)))
    views.want([Wanted(path, 4096)])
    views._take(jobs.Failed(sent[1].job, "The disk did not answer."))
    best = views.best(path)
    assert best is not None
    assert not best.image.isNull()
    views.want([Wanted(path, 4096)])
    assert len(sent) == 3


def test_a_file_has_one_whole_picture_and_one_part(
    window: MainWindow, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    views, path = Views(window._worker), b"/p/x.jpg"
    for wanted in (
        Wanted(path, 1024),
        Wanted(path, 2048),
        Wanted(path, 8000, (0.0, 0.0, 0.5, 0.5)),
        Wanted(path, 8000, (0.25, 0.25, 0.75, 0.75)),
    ):
        views.want([wanted])
        with qtbot.waitSignal(views.arrived):
            views._take(jobs.Previewed(sent[-1].job, picture(64)))
    kept = list(views._kept)
    assert kept == [Wanted(path, 2048), Wanted(path, 8000, (0.25, 0.25, 0.75, 0.75))]
    assert sent[-1] == jobs.Preview(sent[-1].job, path, 8000, (0.25, 0.25, 0.75, 0.75))
    assert views._bytes == sum(view.image.sizeInBytes() for view in views._kept.values())
    asked = len(sent)
    views.want([Wanted(path, 7000, (0.3, 0.3, 0.7, 0.7))])
    assert len(sent) == asked, "it is there already"
    views.want([Wanted(path, 8000, (0.3, 0.3, 0.8, 0.7))])
    views._take(jobs.Failed(sent[-1].job, "The disk did not answer."))
    part = views.part(path)
    assert part is not None
    assert part.problem
    best = views.best(path)
    assert best is not None
    assert not best.problem, "the whole is still right"


def test_several_files_that_are_looked_at_stay(
    window: MainWindow, sent: list[jobs.Request], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.ui.views.KEPT_BYTES", 1000)
    views = Views(window._worker)
    names = [b"/p/1.jpg", b"/p/2.jpg", b"/p/3.jpg"]
    views.want([Wanted(name, 1024) for name in names], looked_at=2)
    for place in range(3):
        with qtbot.waitSignal(views.arrived):
            views._take(jobs.Previewed(sent[place].job, picture(64)))
    assert [views.best(name) is not None for name in names] == [True, True, False]


def test_the_picture_that_is_looked_at_stays(
    window: MainWindow, sent: list[jobs.Request], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.ui.views.KEPT_BYTES", 1000)
    views = Views(window._worker)
    views.want([Wanted(b"/p/1.jpg", 1024), Wanted(b"/p/2.jpg", 1024)])
    for request in sent:
        with qtbot.waitSignal(views.arrived):
            views._take(jobs.Previewed(request.job, picture(64)))
    assert views.best(b"/p/1.jpg") is not None
    assert views.best(b"/p/2.jpg") is None


def test_bytes_that_are_no_picture_have_a_sentence(
    window: MainWindow, sent: list[jobs.Request], qtbot: QtBot
) -> None:
    views = Views(window._worker)
    views.want([Wanted(b"/p/1.jpg", 1024)])
    with qtbot.waitSignal(views.arrived) as arrived:
        views._take(jobs.Previewed(sent[0].job, b"\xff\xd8\xff nothing"))
    assert "cannot be read" in arrived.args[0].problem


@pytest.mark.parametrize("worker_options", [("--broken-views",)])
def test_a_photo_that_cannot_be_decoded_shows_its_thumbnail_and_why(
    window: MainWindow, qtbot: QtBot
) -> None:
    viewer = begin(window, qtbot)
    qtbot.waitUntil(lambda: bool(viewer.problem.text()))
    assert viewer.problem.text().startswith("The file is")
    qtbot.waitUntil(lambda: viewer.canvas.has_image)
    assert not is_blue(viewer)
    viewer.step(1)
    qtbot.waitUntil(lambda: bool(viewer.problem.text()))
    qtbot.waitUntil(lambda: viewer.canvas.has_image)
