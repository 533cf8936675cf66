"""“Move to trash” in the window: the question, the keys, what leaves at once, undo, and Stop."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from real_files import add_files, in_trash, manifest, own_trash, record

from photoorg import jobs, pipeline
from photoorg.library import Access, Library, trashed, undoing
from photoorg.settings import Settings
from photoorg.ui import trash, trashing
from photoorg.ui.edit_history import HistoryDialog
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, FittingWords, MissingPhotos
from photoorg.ui.theme import Theme
from photoorg.ui.trash_dialog import StayDialog, TrashDialog
from photoorg.ui.worker_client import WorkerClient

NAMES = [f"IMG_{number}.jpg" for number in range(8)]


@pytest.fixture
def bin_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return own_trash(tmp_path, monkeypatch)


@pytest.fixture
def library_folder(tmp_path: Path, pictures: Path, bin_: Path) -> Path:
    """A library of files that are there; the last one lies in two places."""
    folder = tmp_path / "library"
    with Library.open(folder, Access.PERSON | Access.INDEX) as library:
        add_files(library, pictures, [*NAMES, "copies/IMG_7.jpg"])
    return folder


class Heard:
    """What the window asks of the worker to look at again, and that done."""

    def __init__(self, window: MainWindow, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.window, self.folder = window, folder
        self.asked: list[jobs.LookAgain] = []
        send = window._worker.send

        def hold(request: jobs.Request) -> None:
            if isinstance(request, jobs.LookAgain):
                self.asked.append(request)
            else:
                send(request)

        patch.setattr(window._worker, "send", hold)

    def answer(self) -> None:
        """As the worker would, all that was asked so far."""
        asked, self.asked = self.asked, []
        for request in asked:
            with Library.open(self.folder, Access.INDEX) as library:
                pipeline.look_again(library, request.paths)
            self.window._worker.heard.emit(jobs.Finished(request.job, ""))
        self.window._refreshing.finish()


@pytest.fixture
def heard(
    window: MainWindow, library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Heard]:
    yield Heard(window, library_folder, monkeypatch)
    for dialog in window.findChildren(TrashDialog) + window.findChildren(StayDialog):
        dialog.close()


def select(window: MainWindow, *rows: int) -> list[int]:
    grid = window.browser.active_grid
    grid.clearSelection()
    flag = grid.selectionModel().SelectionFlag
    for row in rows:
        grid.selectionModel().setCurrentIndex(grid.photos.index(row), flag.Select)
    grid.setFocus()
    window.enable()
    return grid.selected_ids().tolist()


def ask(window: MainWindow, qtbot: QtBot, act: Callable[[], object] | None = None) -> TrashDialog:
    """The question, after “Move to trash” or what stands for it."""
    before = window.verbs.trash._dialog
    (act or window.actions_["trash"].trigger)()
    qtbot.waitUntil(lambda: window.verbs.trash._dialog not in (None, before))
    dialog = window.verbs.trash._dialog
    assert dialog is not None
    return dialog


def agree(window: MainWindow, qtbot: QtBot, dialog: TrashDialog) -> None:
    qtbot.mouseClick(dialog.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.verbs.trash.running)


def said(window: MainWindow) -> str:
    return window.status.stage.text()


def shown(window: MainWindow) -> list[int]:
    return window.browser.active_grid.photos.listing.ids.tolist()


def undo(window: MainWindow, qtbot: QtBot, verb: str = "undo") -> None:
    assert window.actions_[verb].isEnabled()
    window.actions_[verb].trigger()
    qtbot.waitUntil(lambda: not window.verbs.trash.running)


def test_nothing_happens_without_the_red_button(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path, bin_: Path
) -> None:
    before = manifest(pictures)
    select(window, 0, 1)
    for end in (
        lambda d: qtbot.keyClick(d, Qt.Key.Key_Return),
        lambda d: qtbot.keyClick(d, Qt.Key.Key_Escape),
        lambda d: qtbot.mouseClick(d.no, Qt.MouseButton.LeftButton),
    ):
        dialog = ask(window, qtbot)
        assert dialog.isVisible()
        assert dialog.title.text() == "Move 2 photos to the trash?"
        assert dialog.no.isDefault()
        assert dialog.yes.property("danger") == "true"
        end(dialog)
        assert not dialog.isVisible()
    assert manifest(pictures) == before
    assert in_trash(bin_) == []
    assert heard.asked == []


def test_the_delete_key_moves_what_is_selected(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path, bin_: Path
) -> None:
    gone = select(window, 1, 2)
    grid = window.browser.grid
    dialog = ask(window, qtbot, lambda: qtbot.keyClick(grid, Qt.Key.Key_Delete))
    agree(window, qtbot, dialog)
    assert not set(gone) & set(shown(window)), "they leave before the worker knows"
    assert len(shown(window)) == 6
    assert said(window) == "Moved 2 photos to the trash. Ctrl+Z brings them back."
    assert len(manifest(pictures)) == 7
    assert grid.selected_count() == 1, "the keyboard goes on with the next photo"
    window._refreshing.finish()
    assert not set(gone) & set(shown(window)), "not even when all is read anew"
    assert window.browser.crumbs.count.text() == "6 photos"
    heard.answer()
    assert not trashed.unnoticed(window.library)
    assert len(shown(window)) == 6


def test_the_delete_key_elsewhere_moves_nothing(
    window: MainWindow, qtbot: QtBot, heard: Heard
) -> None:
    select(window, 0)
    for widget in (window.sidebar.tree, window.header.search):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Delete)
        qtbot.wait(30)
    assert window.verbs.trash._dialog is None


def test_a_missing_file_of_another_photo_is_not_in_the_trash(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path, library_folder: Path
) -> None:
    """A new photo came where one was that is in the trash, and went in another way."""
    select(window, 1)
    agree(window, qtbot, ask(window, qtbot))
    heard.answer()
    name = "IMG_6.jpg"
    (pictures / name).write_bytes(b"another photo")
    with Library.open(library_folder, Access.INDEX) as library:
        record(library, pictures, [name])
        (pictures / name).unlink()
        pipeline.look_again(library, [os.fsencode(pictures / name)])
    window._refreshing.finish()
    assert (window._held.missing, window._held.trashed) == (1, 0)


def test_menus_have_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch, heard: Heard) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: opened.append(menu))
    select(window, 0)
    window.menus.open_on_photo(QPoint(5, 5))
    assert "trash" in [a.objectName() for a in opened[0].actions()]
    main = window.sidebar.menu_button.menu()
    assert "trash" in [a.objectName() for a in main.actions()]
    window.browser.grid.clearSelection()
    window.enable()
    assert not window.actions_["trash"].isEnabled()


def test_the_viewer_moves_the_photo_it_shows(
    window: MainWindow, qtbot: QtBot, heard: Heard
) -> None:
    select(window, 0, 1, 2)
    window.actions_["view"].trigger()
    viewer = window.viewer
    card = viewer.card
    assert card is not None
    dialog = ask(window, qtbot, lambda: qtbot.keyClick(viewer, Qt.Key.Key_Delete))
    assert dialog.title.text() == "Move 1 photo to the trash?"
    agree(window, qtbot, dialog)
    assert card.id not in shown(window)
    qtbot.waitUntil(lambda: viewer.card is not None and viewer.card.id != card.id)
    assert viewer.isVisible()
    viewer.leave()
    assert viewer.card is None


def test_undo_and_redo_from_the_same_stack(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path, bin_: Path
) -> None:
    before = manifest(pictures)
    gone = select(window, 1, 2, 3)
    agree(window, qtbot, ask(window, qtbot))
    heard.answer()
    assert window.actions_["undo"].text() == "Undo move 3 photos to the trash"
    undo(window, qtbot)
    assert said(window) == "Brought 3 files back from the trash."
    assert manifest(pictures) == before
    heard.answer()
    assert set(gone) <= set(shown(window))
    assert window.actions_["redo"].text() == "Redo move 3 photos to the trash"
    dialog = ask(window, qtbot, window.actions_["redo"].trigger)
    assert dialog.title.text() == "Move 3 photos to the trash?"
    agree(window, qtbot, dialog)
    assert not set(gone) & set(shown(window))
    undo(window, qtbot)
    assert manifest(pictures) == before


def test_the_history_undoes_a_move_to_the_trash(
    window: MainWindow, pictures: Path, heard: Heard, qtbot: QtBot
) -> None:
    before = manifest(pictures)
    select(window, 0)
    agree(window, qtbot, ask(window, qtbot))
    assert manifest(pictures) != before
    window.actions_["edit_history"].trigger()
    history = window.findChild(HistoryDialog)
    assert isinstance(history, HistoryDialog)
    assert history.back.isEnabled()
    qtbot.mouseClick(history.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.verbs.trash.running and manifest(pictures) == before)
    assert window.findChild(HistoryDialog) is None


def test_undo_before_the_worker_knew_shows_them_again(
    window: MainWindow, qtbot: QtBot, heard: Heard
) -> None:
    gone = select(window, 0)
    agree(window, qtbot, ask(window, qtbot))
    undo(window, qtbot)
    window._refreshing.finish()
    assert set(gone) <= set(shown(window))
    heard.answer()
    assert set(gone) <= set(shown(window))


def test_undo_that_could_not_be_done_can_be_tried_again(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path, bin_: Path
) -> None:
    """As when the drive with its trash is unplugged for a while."""
    before = manifest(pictures)
    select(window, 1, 2)
    agree(window, qtbot, ask(window, qtbot))
    bin_.rename(bin_.with_name("away"))
    undo(window, qtbot)
    assert "the trash it lies in cannot be seen now" in said(window)
    assert not window.actions_["undo"].isEnabled()
    bin_.with_name("away").rename(bin_)
    undo(window, qtbot, "redo")
    assert said(window) == "2 files are still in the trash; Ctrl+Z tries again."
    undo(window, qtbot)
    assert manifest(pictures) == before


def test_copies_are_named_and_go_together(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path
) -> None:
    at = next(
        row
        for row in range(window.browser.grid.photos.rowCount())
        if (card := window.browser.grid.photos.card(row)) and b"IMG_7" in card.path
    )
    select(window, at)
    dialog = ask(window, qtbot)
    assert dialog.where.text().startswith("2 files on ")
    assert dialog.where.text().endswith("The photo lies in more than one place.")
    agree(window, qtbot, dialog)
    assert not [name for name in manifest(pictures) if "IMG_7" in name]


def test_what_cannot_be_moved_is_said_before(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path
) -> None:
    (pictures / "IMG_0.jpg").write_text("edited")
    (pictures / "IMG_1.xmp").write_text("mine")
    select(window, *range(8))
    dialog = ask(window, qtbot)
    assert dialog.title.text() == "Move 7 photos to the trash?"
    assert dialog.stays.item(0).text() == "IMG_0.jpg: it changed since photoorg read it"
    assert "IMG_1.xmp" in dialog.beside.text()
    agree(window, qtbot, dialog)
    assert len(shown(window)) == 1
    assert sorted(manifest(pictures)) == ["IMG_0.jpg", "IMG_1.xmp"]


def test_names_are_shown_as_they_are(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path, library_folder: Path
) -> None:
    name = "<img src='x'>\u202egpj.jpg"
    with Library.open(library_folder, Access.INDEX) as library:
        add_files(library, pictures, [name])
    (pictures / name.replace(".jpg", ".xmp")).write_text("x")
    (pictures / name).write_text("edited")
    window._refreshing.finish()
    window.browser.grid.selectAll()
    dialog = ask(window, qtbot)
    for words in (dialog.stays.item(0).text(), dialog.beside.text()):
        assert "\u202e" not in words
    assert dialog.stays.item(0).text().startswith("<img src='x'>gpj.jpg: ")
    assert "&lt;img" in dialog.stays.item(0).toolTip()
    for label in (dialog.title, dialog.where, dialog.beside, dialog.stays_title, dialog.note):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_where_nothing_can_be_moved_there_is_a_sentence_and_no_question(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path
) -> None:
    for name in NAMES[:2]:
        (pictures / name).write_text("edited")
    ids = [window.browser.grid.photos.card(row) for row in range(8)]
    rows = [n for n, card in enumerate(ids) if card and os.path.basename(card.path) in
            (b"IMG_0.jpg", b"IMG_1.jpg")]  # fmt: skip
    select(window, rows[0])
    window.actions_["trash"].trigger()
    qtbot.waitUntil(lambda: "it changed since photoorg read it" in said(window))
    select(window, *rows)
    window.actions_["trash"].trigger()
    qtbot.waitUntil(lambda: said(window).startswith("None of 2 files was moved: "))
    assert window.verbs.trash._dialog is None


def test_without_a_trash_it_is_refused(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_DATA_HOME", "/dev/null")
    before = manifest(pictures)
    select(window, 1)
    agree(window, qtbot, ask(window, qtbot))
    assert "was not moved: the system could not move it to the trash" in said(window)
    assert manifest(pictures) == before
    assert len(shown(window)) == 8
    assert undoing.next_undo(window.library) is None


def test_half_of_it_is_told_file_by_file(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path, bin_: Path
) -> None:
    select(window, *range(1, 6))
    dialog = ask(window, qtbot)
    for each in dialog.plan.files[:2]:
        Path(os.fsdecode(each.file.path)).write_text("edited meanwhile")
    agree(window, qtbot, dialog)
    assert said(window).startswith(
        "3 of 5 files moved to the trash. Not moved: 2 files: it changed since photoorg read it. "
    )
    [report] = window.findChildren(StayDialog)
    assert report.stays.count() == 2
    assert len(shown(window)) == 5


def test_stop_leaves_the_rest_and_undo_brings_back_what_went(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real, moved = manifest(pictures), trash.move, []

    def slow(path: bytes, status: os.stat_result) -> bytes:
        moved.append(path)
        if len(moved) == 3:
            assert window.actions_["cancel"].isEnabled()
            assert not window.actions_["undo"].isEnabled()
            assert not window.actions_["trash"].isEnabled()
            window.actions_["cancel"].trigger()
        return real(path, status)

    monkeypatch.setattr(trash, "move", slow)
    select(window, *range(8))
    agree(window, qtbot, ask(window, qtbot))
    assert "files were not reached. Ctrl+Z brings back what was moved." in said(window)
    assert len(manifest(pictures)) == 9 - len(moved)
    undo(window, qtbot)
    assert manifest(pictures) == before


def test_progress_goes_before_that_of_other_jobs(
    window: MainWindow, qtbot: QtBot, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trashing, "SHOW_SECONDS", 0.0)
    real, seen = trash.move, []

    def watched(path: bytes, status: os.stat_result) -> bytes:
        window.indexing.progressed.emit(jobs.Progress(1, "read", 5, 10))
        seen.append(said(window))
        return real(path, status)

    monkeypatch.setattr(trash, "move", watched)
    select(window, *range(8))
    agree(window, qtbot, ask(window, qtbot))
    assert set(seen) <= {"Moving to the trash", ""}
    assert "Moving to the trash" in seen


def test_what_went_to_the_trash_is_not_missing(
    window: MainWindow, qtbot: QtBot, heard: Heard, pictures: Path
) -> None:
    select(window, 0, 1)
    agree(window, qtbot, ask(window, qtbot))
    heard.answer()
    assert (window._held.missing, window._held.trashed) == (0, 2)
    tree = window.sidebar.tree.model()
    top = tree.index(0, 0)
    names = [tree.index(row, 0, top).data(Qt.ItemDataRole.AccessibleTextRole)
             for row in range(tree.rowCount(top))]  # fmt: skip
    assert "In the trash, 2" in names
    assert not [name for name in names if name.startswith("Missing")]
    window.browser.go(MissingPhotos(trashed=True))
    assert len(shown(window)) == 2
    assert window.browser.crumbs.count.text() == "2 photos"
    assert not window.actions_["trash"].isEnabled()
    window.browser.go(AllPhotos())
    undo(window, qtbot)
    heard.answer()
    assert (window._held.missing, window._held.trashed) == (0, 0)


def test_results_of_a_search_forget_it_and_show_it_again(
    window: MainWindow, qtbot: QtBot, heard: Heard
) -> None:
    window.browser.go(FittingWords("dogs"))
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    assert select(window, 0) == [1]
    agree(window, qtbot, ask(window, qtbot))
    heard.answer()
    assert shown(window) == [2]
    window.browser.go(AllPhotos())
    window.browser.go_back()
    assert shown(window) == [2]
    undo(window, qtbot)
    heard.answer()
    assert shown(window) == [1, 2]


def test_a_worker_that_fails_leaves_them_hidden_until_an_update(
    window: MainWindow, qtbot: QtBot, heard: Heard, library_folder: Path
) -> None:
    gone = select(window, 0)
    agree(window, qtbot, ask(window, qtbot))
    [request] = heard.asked
    kept: list[bool] = []
    window.indexing.keep_up = lambda: kept.append(True)  # type: ignore[method-assign]
    window._worker.heard.emit(jobs.Failed(request.job, "It died."))
    assert kept == [True]
    window._refreshing.finish()
    assert not set(gone) & set(shown(window))
    heard.answer()
    window.indexing.ended.emit("")
    assert not trashed.unnoticed(window.library)


def test_the_next_start_explains_a_crash(
    qtbot: QtBot, qapp: object, library: Library, pictures: Path, bin_: Path,
    fake_command: Callable[..., list[str]],
) -> None:  # fmt: skip
    from photoorg.library.steps import at_once
    from photoorg.ui import trash_plan
    from photoorg.ui.trash_run import Moving

    with Library.open(library.paths.library, Access.INDEX) as index:
        ids = [i for (i,) in index.index.execute("SELECT id FROM photos LIMIT 3")]
    plan = at_once(trash_plan.of_photos(library, ids))
    steps = Moving(library, plan.photos, plan.files).steps()
    for _ in range(3):
        next(steps)
    worker = WorkerClient(fake_command())
    window = MainWindow(library, Settings.load(library.paths), Theme(qapp, "light"), worker)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.begin(None)
    [told] = window.findChildren(StayDialog)
    assert told.words.text().startswith(
        "photoorg ended while it moved photos to the trash. 1 file is there; Ctrl+Z brings back"
    )
    assert told.stays.isHidden()
    told.close()
    assert window.actions_["undo"].isEnabled()
    window.close()
    worker.stop()
