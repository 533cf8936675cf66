"""What has to fit: captions below tiles, names of folders, the window on its screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from photoorg.domain import Hit
from photoorg.ui import theme
from photoorg.ui.actions import VERBS
from photoorg.ui.closeness import closeness
from photoorg.ui.confirm import confirm_removal
from photoorg.ui.folder_tree import folder_names
from photoorg.ui.main_window import SMALLEST, MainWindow
from photoorg.ui.photo_grid import TILE_MIN
from photoorg.ui.places import SimilarTo
from photoorg.ui.screen import fit_screen
from photoorg.ui.tile import fitting_form


def test_all_captions_have_the_same_form(window: MainWindow) -> None:
    assert window is not None
    captions = [closeness(Hit(1, 0.5, share), SimilarTo(2)) for share in (0.998, 0.75, 0.2, None)]
    metrics = QFontMetrics(theme.font(theme.CAPTION))
    widths = [metrics.horizontalAdvance(form) for form in captions[0].forms]
    assert fitting_form(captions, 1000) == 0
    assert fitting_form(captions, widths[0] - 1) == 1
    assert fitting_form(captions[:2], widths[1] - 1) == 2
    for caption in captions:
        assert metrics.horizontalAdvance(caption.forms[-1]) <= TILE_MIN - 2


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        ([b"/a/photos", b"/a/more"], ["photos", "more"]),
        ([b"/a/Demo/photos", b"/a/Home/photos"], ["photos — Demo", "photos — Home"]),
        ([b"/a/x/photos", b"/b/x/photos"], ["photos — a", "photos — b"]),
        ([b"/photos", b"/b/photos"], ["photos — /", "photos — b"]),
    ],
)
def test_folders_of_one_name_are_told_apart(paths: list[bytes], names: list[str]) -> None:
    assert list(folder_names(paths).values()) == names


def test_the_question_names_the_whole_path(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.informativeText()))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert not confirm_removal(parent, b"/a/<b>/photos", 1234)
    assert asked[0].startswith("/a/<b>/photos\n1,234 photos\n")


def test_a_window_is_no_larger_than_its_screen(window: MainWindow) -> None:
    window.resize(5000, 4000)
    window.move(700, 700)
    fit_screen(window, SMALLEST)
    room = window.screen().availableGeometry()
    assert room.contains(QRect(window.pos(), window.size()))


def test_what_is_checked_shows_a_mark_in_the_menu(window: MainWindow) -> None:
    for verb in VERBS:
        action = window.actions_[verb.name]
        assert action.isIconVisibleInMenu() != action.isCheckable()
    assert window.actions_["sidebar"].isCheckable()
