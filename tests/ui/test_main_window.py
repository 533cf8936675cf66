from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from photoorg import jobs
from photoorg.domain import Hit
from photoorg.library import Access, Library, folders, photos
from photoorg.library.steps import at_once
from photoorg.questions import Question, WordsPart
from photoorg.settings import Settings
from photoorg.ui import desktop, theme, verbs
from photoorg.ui.actions import VERBS, Needs, Where
from photoorg.ui.album_verbs import AlbumVerbs
from photoorg.ui.arrange_verbs import ArrangeVerbs
from photoorg.ui.choosing import Choosing
from photoorg.ui.comparing import Comparing
from photoorg.ui.contents import sidebar_contents
from photoorg.ui.curating import Curating
from photoorg.ui.folder_verbs import FolderVerbs
from photoorg.ui.labels import LinkLabel
from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import (
    AllPhotos,
    FittingWords,
    InAlbum,
    InDirectory,
    ProblemList,
    SimilarTo,
    SimilarToFile,
)
from photoorg.ui.reviewing import Reviewing
from photoorg.ui.search_verbs import SearchVerbs
from photoorg.ui.sidebar import Sidebar
from photoorg.ui.sorting import Sorting
from photoorg.ui.tag_verbs import TagVerbs
from photoorg.ui.theme import Theme
from photoorg.ui.thumbnails import Thumbnails
from photoorg.ui.trashing import Trashing
from photoorg.ui.worker_client import WorkerClient


def select(window: MainWindow, row: int) -> int:
    grid = window.browser.active_grid
    grid.setCurrentIndex(grid.photos.index(row))
    grid.setFocus()
    return int(grid.photos.listing.ids[row])


def ask(window: MainWindow, words: str) -> None:
    window.verbs.searches.ask(Question((WordsPart(words),)))


def answered(qtbot: QtBot, window: MainWindow, count: int = 1) -> None:
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() == count, timeout=10_000)


def all_labels(window: MainWindow) -> Iterator[QLabel]:
    return iter(window.findChildren(QLabel))


def drop(target: QWidget, data: QMimeData) -> QDropEvent:
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(target, event)
    return event


def file_data(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


# What is shown


def test_it_opens_with_all_photos_by_month(window: MainWindow) -> None:
    listing = window.browser.grid.photos.listing
    assert len(listing.ids) == 60
    assert listing.sections[0].title == "December 2019"
    assert listing.sections[-1].title == "Without a date"
    assert window.browser.crumbs.count.text() == "60 photos"
    assert window.sidebar.place() == AllPhotos()


def test_no_label_takes_text_for_markup(window: MainWindow, qtbot: QtBot) -> None:
    rows = [window.browser.grid.photos.row_of(i) for i in window.browser.grid.photos.listing.ids]
    hostile = next(
        row
        for row in rows
        if b"<img" in window.browser.grid.photos.card(row or 0).path  # type: ignore[union-attr]
    )
    select(window, hostile or 0)
    window.browser.go(ProblemList())
    window.browser.go(FittingWords("<b>dog</b>"))
    answered(qtbot, window, 2)
    labels = list(all_labels(window))
    assert any("<img" in label.text() for label in labels)
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        assert not set(label.text()) & {"\u202e", "\x1b"}
        if label.toolTip():
            assert "<img" not in label.toolTip()
    for button in window.findChildren(QAbstractButton):
        assert button.toolTip() or button.text() or not button.isVisible()


def test_the_inspector_tells_what_is_known(window: MainWindow) -> None:
    select(window, 3)
    QApplication.processEvents()
    inspector = window.inspector
    assert inspector.name.text().startswith("IMG_")
    assert inspector.exposure.text() == "1/250 s · f/1.8 · ISO 100 · 4.4 mm"
    assert inspector.size_words.text() == "4032 × 3024 · 3.2 MB · JPEG"
    assert "camera" in inspector.date.toolTip()
    buttons = [b for b in inspector.findChildren(LinkLabel) if b.isVisibleTo(inspector)]
    assert [b.accessibleName() for b in buttons] == [
        "Add a caption",
        "Outdoors › Beach & <b>sea</b>",
    ]
    assert inspector.why_here.question.words == "Why in Beach & <b>sea</b>?"
    buttons[1].click()
    assert isinstance(window.browser.place, InAlbum)
    assert window.browser.grid.photos.rowCount() == 20
    window.browser.grid.selectAll()
    assert window.inspector.many.text() == "20 photos"


def test_an_empty_library_says_what_to_do(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, fake_command: Callable[..., list[str]]
) -> None:
    with Library.open(tmp_path / "empty", Access.PERSON) as library:
        worker = WorkerClient(fake_command("--long"))
        window = MainWindow(library, Settings(), Theme(qapp, "dark"), worker)
        qtbot.addWidget(window)
        window.show()
        assert window.browser.pages.currentWidget() is window.browser.empty
        labels = [label.text() for label in window.browser.empty.findChildren(QLabel)]
        assert "Your photos will be here" in labels
        window.indexing.update()
        labels = [label.text() for label in window.browser.empty.findChildren(QLabel)]
        assert "Getting your photos" in labels
        window.close()
        worker.stop()


def test_offline_folders_say_so(qtbot: QtBot, library_folder: Path) -> None:
    with Library.open(library_folder, Access.PERSON | Access.INDEX) as library:
        folders.set_online(library, folders.listed(library)[0], False)
        sidebar = Sidebar(Thumbnails())
        qtbot.addWidget(sidebar)
        sidebar.fill(at_once(sidebar_contents(library)))
        place = InDirectory(folders.listed(library)[0].path)
        sidebar.select(place)
        entry = sidebar.tree.currentIndex().data(Qt.ItemDataRole.UserRole)
        assert (entry.word, entry.count) == ("offline", 60)


def test_news_arrive_while_photos_are_read(
    window: MainWindow, qtbot: QtBot, more_photos: Callable[[range], None]
) -> None:
    window.browser.grid.verticalScrollBar().setValue(400)
    chosen = select(window, 30)
    more_photos(range(60, 90))
    window.indexing.update()
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=10_000)
    qtbot.waitUntil(lambda: window.browser.grid.photos.rowCount() == 90)
    assert list(window.browser.grid.selected_ids()) == [chosen]
    assert window.status.stage.text() == "200 new photos"


# Going places


def test_back_returns_to_exactly_where_one_was(window: MainWindow, qtbot: QtBot) -> None:
    names = ("Outdoors", "Beach & <b>sea</b>")
    album = next(a for a in window.albums.albums if a.name == names[1])
    window.header.tile_size.setValue(300)
    window.browser.go(InAlbum(album.id, names))
    chosen = select(window, 15)
    window.browser.grid.verticalScrollBar().setValue(333)
    window.actions_["similar"].trigger()
    answered(qtbot, window)
    window.browser.go(FittingWords("dog"))
    answered(qtbot, window, 2)
    window.actions_["back"].trigger()
    assert window.browser.place == SimilarTo(chosen)
    assert list(window.browser.results.grid.photos.listing.ids) == [chosen]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.browser.place == InAlbum(album.id, names)
    # It gets its size, and with it the place, when the details have come back.
    qtbot.waitUntil(lambda: window.browser.grid.verticalOffset() == 333)
    state = window.browser.grid.grid_state()
    assert (state.scroll, state.current, list(state.selected)) == (333, chosen, [chosen])
    assert window.sidebar.place() == window.browser.place
    window.actions_["back"].trigger()
    assert window.browser.place == AllPhotos()
    assert not window.actions_["back"].isEnabled()


def test_a_search_that_fails_says_why(window: MainWindow, qtbot: QtBot) -> None:
    window.header.search.setText("fail")
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    message = window.browser.results.message
    qtbot.waitUntil(
        lambda: any("cannot be loaded" in x.text() for x in message.findChildren(QLabel)),
        timeout=10_000,
    )


def test_a_search_in_another_language_gets_a_quiet_remark(window: MainWindow, qtbot: QtBot) -> None:
    note = window.browser.crumbs.note
    ask(window, "Hund")
    qtbot.waitUntil(lambda: note.text() == "It does not know “Hund”.", timeout=8000)
    assert window.browser.results.grid.photos.rowCount() == 1
    ask(window, "dog")
    qtbot.waitUntil(lambda: window.browser.results.grid.photos.rowCount() == 2, timeout=8000)
    assert note.isHidden()
    window.browser.go_back()
    assert note.text() == "It does not know “Hund”."
    assert note.isVisible()


def test_a_search_that_finds_nothing_says_so(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, "dog")
    answered(qtbot, window, 2)
    assert window.inspector.name.isVisible()
    window.browser.show_hits(FittingWords("dog"), ())
    assert window.browser.crumbs.count.text() == "0 photos"
    assert window.browser.results.answers.currentWidget() is window.browser.results.message
    assert not window.inspector.name.isVisible()


def test_results_carry_words(window: MainWindow, qtbot: QtBot) -> None:
    ask(window, "dog")
    answered(qtbot, window, 2)
    captions = window.browser.results.grid.photos.listing.captions
    assert [caption.forms[0] for caption in captions] == [
        "fits better than 99.0 % of pairs", "no closer than chance"
    ]  # fmt: skip
    tip = window.browser.results.grid.photos.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "than 99.0 % of pairs of random words and photos" in tip
    assert [chip.words for chip in window.header.bar.tokens.chips] == ["dog"]
    assert window.header.search.text() == ""


@pytest.mark.parametrize(
    ("flags", "count", "titles"),
    [
        ((True, True, False), "2 likely of 3 photos, best first", ["Likely", "Less likely"]),
        ((True, True, True), "3 photos, best first", []),
        (
            (False, False, False),
            "none likely of 3 photos, best first",
            ["Nothing stands out; these come nearest"],
        ),
    ],
)
def test_what_is_less_likely_comes_below_a_line(
    window: MainWindow, flags: tuple[bool, ...], count: str, titles: list[str]
) -> None:
    query = FittingWords("sleep")
    window.browser.go(query)
    ids = window.browser.grid.photos.listing.ids[:3].tolist()
    hits = [Hit(photo_id, 0.5, 0.9, flag) for photo_id, flag in zip(ids, flags, strict=True)]
    window.browser.show_hits(query, tuple(hits))
    listing = window.browser.results.grid.photos.listing
    assert window.browser.crumbs.count.text() == count
    assert [section.title for section in listing.sections] == titles
    assert listing.prominent == sum(flags)
    assert listing.ids.tolist() == ids


def test_photos_that_are_less_likely_are_dimmed(window: MainWindow, qtbot: QtBot) -> None:
    query = SimilarTo(1)
    window.browser.go(query)
    window.search.forget()
    ids = window.browser.grid.photos.listing.ids[:2].tolist()

    def brightness(likely: bool) -> int:
        hits = (Hit(ids[0], 0.9, 0.99), Hit(ids[1], 0.5, 0.9, likely))
        window.browser.show_hits(query, hits)
        grid = window.browser.results.grid
        # The curve above comes and goes, and thumbnails arrive.
        qtbot.wait(200)
        middle = grid.visualRect(grid.photos.index(1)).center()
        return int(grid.viewport().grab().toImage().pixelColor(middle).lightness())

    assert brightness(likely=False) > brightness(likely=True) + 20, "towards the light ground"


def test_a_lack_of_memory_is_told(window: MainWindow) -> None:
    assert window.status.notice.isHidden()
    sentence = "There is too little graphics memory: the processor does the work, more slowly."
    window._worker.heard.emit(jobs.Ready("builtin", "cpu", sentence))
    assert window.status.notice.text() == sentence
    assert not window.status.notice.isHidden()
    assert window.status.device.text() == "built-in · CPU"
    window._worker.heard.emit(jobs.Ready("builtin", "cuda"))
    assert window.status.notice.isHidden()


# Files from elsewhere


def test_a_dropped_file_is_asked_about(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "other.png"
    QImage(40, 30, QImage.Format.Format_RGB32).save(str(file))
    drop(window.header.bar, file_data(file))
    assert window.browser.place == SimilarToFile(os.fsencode(file))
    answered(qtbot, window)


def test_a_photo_of_the_library_is_known_by_its_path(
    window: MainWindow, library: Library, pictures: Path
) -> None:
    path = pictures / "2019" / "IMG_0001.jpg"
    path.parent.mkdir()
    photo_id = photos.id_of_path(library, os.fsencode(path))
    assert photo_id is not None
    found = photos.a_file_of(library, photo_id)
    assert found is not None
    path.write_bytes(bytes(found.size))
    os.utime(path, ns=(found.mtime_ns, found.mtime_ns))
    window.header.search.setText(str(path))
    window.header.search.returnPressed.emit()
    assert window.browser.place == SimilarTo(photo_id)

    window.header.bar.clear()
    path.write_bytes(b"other content now")
    window.header.search.setText(str(path))
    window.header.search.returnPressed.emit()
    assert window.browser.place == SimilarToFile(os.fsencode(path))


def test_a_copied_picture_is_asked_about(window: MainWindow) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    window.actions_["similar_clipboard"].trigger()
    place = window.browser.place
    assert isinstance(place, SimilarToFile)
    assert QImage(os.fsdecode(place.path)).pixelColor(5, 5).red() > 250


def test_a_dropped_folder_is_added(
    window: MainWindow, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "More"
    folder.mkdir()
    drop(window, file_data(folder))
    assert os.fsencode(folder) in [known.path for known in folders.listed(library)]
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=10_000)
    drop(window, file_data(tmp_path / "library"))
    assert "own library" in window.status.stage.text()


# Verbs


def test_every_verb_reaches_its_slot(
    qtbot: QtBot, qapp: QApplication, library: Library, monkeypatch: pytest.MonkeyPatch,
    fake_command: Callable[..., list[str]],
) -> None:  # fmt: skip
    called: list[str] = []
    parts = {
        "": verbs.Verbs, "albums": AlbumVerbs, "sorting": Sorting, "reviewing": Reviewing,
        "folders": FolderVerbs, "choosing": Choosing, "comparing": Comparing, "trash": Trashing,
        "curating": Curating, "searches": SearchVerbs, "arranging": ArrangeVerbs,
        "tags": TagVerbs,
    }  # fmt: skip
    for verb in VERBS:

        def note(_self: object, *_: object, slot: str = verb.slot) -> None:
            called.append(slot)

        part, _, slot = verb.slot.rpartition(".")
        monkeypatch.setattr(parts[part], slot, note)
    worker = WorkerClient(fake_command())
    window = MainWindow(library, Settings(), Theme(qapp, "light"), worker)
    qtbot.addWidget(window)
    for verb in VERBS:
        action: QAction = window.actions_[verb.name]
        action.setEnabled(True)
        action.trigger()
        assert called[-1] == verb.slot
    assert len(called) == len(VERBS)
    window.close()


def test_verbs_have_names_icons_and_keys_of_their_own(window: MainWindow) -> None:
    keys = [keys for verb in VERBS for keys in verb.shortcuts]
    shared = {key for key in keys if keys.count(key) > 1}
    assert shared == {"Ctrl+C", "M"}, "each is for one verb at a time"
    needs = {verb.needs for verb in VERBS if "Ctrl+C" in verb.shortcuts}
    assert needs == {Needs.PATH, Needs.EXPLANATION}
    needs = {verb.needs for verb in VERBS if "M" in verb.shortcuts}
    assert needs == {Needs.PHOTO | Needs.NO_DOUBT, Needs.DOUBT}
    assert len({verb.name for verb in VERBS}) == len(VERBS)
    for verb in VERBS:
        assert not window.actions_[verb.name].icon().isNull()
        assert window.actions_[verb.name].toolTip()
    for where in (
        Where.MENU,
        Where.PHOTO,
        Where.COMPARED,
        Where.FOLDER,
        Where.PROBLEM,
        Where.ALBUM,
        Where.SEARCH,
        Where.TAG,
    ):
        assert window.actions_.menu(where, window).actions()


def test_keys_work_from_the_photos(window: MainWindow, qtbot: QtBot) -> None:
    chosen = select(window, 2)
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_I)
    assert not window.inspector.isVisible()
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_F9)
    assert not window.sidebar.isVisible()
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().endswith(".jpg")
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_S)
    assert window.browser.place == SimilarTo(chosen)


def test_typing_letters_in_the_search_field_searches(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["search"].trigger()
    qtbot.keyClicks(window.header.search, "sis")
    assert window.header.search.text() == "sis"
    assert window.browser.place == AllPhotos()
    qtbot.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert window.header.search.text() == ""
    assert window.browser.grid.hasFocus()


def test_only_photos_are_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []

    class Services:
        @staticmethod
        def openUrl(url: QUrl) -> bool:
            opened.append(url.toLocalFile())
            return True

    monkeypatch.setattr(desktop, "QDesktopServices", Services)
    for name in ("a.JPG", "b.exe", "c.desktop", "d.sh", "e"):
        (tmp_path / name).write_bytes(b"")
        desktop.open_photo(os.fsencode(tmp_path / name))
    assert opened == [str(tmp_path / "a.JPG")]
    assert not desktop.open_photo(b"/nowhere/x.jpg")


def test_a_file_is_shown_by_the_first_program_that_can(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    path = b"/a/it's, \xff.jpg"
    first, second, last = desktop.reveal_commands(path, "linux")
    assert first[-2:] == ["['file:///a/it%27s%2C%20%FF.jpg']", ""]
    assert second[-2:] == ["array:string:file:///a/it%27s%2C%20%FF.jpg", "string:"]
    assert last == ["xdg-open", "/a"]
    assert desktop.reveal_commands(b"/a/b.jpg", "darwin") == [["open", "-R", "/a/b.jpg"]]
    assert desktop.reveal_commands(os.fsencode(tmp_path), "linux") == [["xdg-open", str(tmp_path)]]
    for name, code in (("gdbus", 1), ("xdg-open", 0)):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/{name}.called"\nexit {code}\n')
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "b.jpg"
    file.touch()
    assert desktop.show_in_file_manager(os.fsencode(file))
    called = tmp_path / "xdg-open.called"
    qtbot.waitUntil(lambda: called.exists() and bool(called.read_text()), timeout=8000)
    assert called.read_text().strip() == str(tmp_path)
    assert "ShowItems" in (tmp_path / "gdbus.called").read_text()
    assert not desktop.show_in_file_manager(b"/nowhere/x.jpg")


def test_a_folder_leaves_after_a_question(
    window: MainWindow, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter((False, True))
    monkeypatch.setattr(verbs, "confirm_removal", lambda *_: next(answers))
    folder = folders.listed(library)[0]
    window.browser.go(InDirectory(folder.path))
    assert window.actions_["remove_folder"].isEnabled()
    window.actions_["remove_folder"].trigger()
    assert folders.listed(library) == [folder]
    window.actions_["remove_folder"].trigger()
    assert folders.listed(library) == []
    qtbot.waitUntil(lambda: window.browser.place == AllPhotos())
    qtbot.waitUntil(lambda: not window.indexing.running, timeout=10_000)


def test_problems_are_listed_and_tried_again(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.browser.go(ProblemList())
    assert window.browser.crumbs.count.text() == "2 files"
    window.browser.problems.list.setCurrentIndex(window.browser.problems.model.index(1))
    assert window.actions_["show_in_files"].isEnabled()
    assert not window.actions_["similar"].isEnabled()
    sent: list[jobs.Request] = []
    monkeypatch.setattr(window._worker, "send", sent.append)
    window.actions_["retry"].trigger()
    assert [type(request) for request in sent] == [jobs.RetryProblems]


def test_the_look_is_switched_and_kept(window: MainWindow, library: Library) -> None:
    window.actions_["theme_dark"].trigger()
    assert theme.colours() is theme.DARK
    assert Settings.load(library.paths).theme == "dark"
    window.actions_["theme_light"].trigger()
    assert theme.colours() is theme.LIGHT


def test_panels_and_sizes_are_remembered(
    window: MainWindow, library: Library, qtbot: QtBot, qapp: QApplication,
    fake_command: Callable[..., list[str]],
) -> None:  # fmt: skip
    window.actions_["inspector"].trigger()
    window.header.tile_size.setValue(260)
    window.close()
    settings = Settings.load(library.paths)
    again = MainWindow(library, settings, Theme(qapp, "light"), WorkerClient(fake_command()))
    qtbot.addWidget(again)
    assert again.inspector.isHidden()
    assert not again.sidebar.isHidden()
    assert again.browser.grid.tile == 260
    again.close()


def test_in_a_narrow_window_details_lie_over_the_photos(window: MainWindow) -> None:
    window.resize(700, 600)
    QApplication.processEvents()
    assert window.inspector.parent() is window.browser
    assert window.inspector.isHidden()
    window.actions_["inspector"].trigger()
    assert window.inspector.isVisible()
    window.resize(1200, 800)
    QApplication.processEvents()
    assert window.inspector.parent() is window.split
    assert window.inspector.isVisible()


# Colours


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def test_whether_to_wait_while_on_battery_is_kept(window: MainWindow) -> None:
    action = window.actions_["pause_on_battery"]
    assert action.isChecked()
    action.trigger()
    assert not Settings.load(window.library.paths).pause_on_battery
    action.trigger()
    assert Settings.load(window.library.paths).pause_on_battery


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_texts_have_enough_contrast(colours: theme.Colours) -> None:
    pairs = [(colours.on_fill, colours.fill), (colours.text, colours.line)]
    for ink in (colours.text, colours.muted, colours.link, colours.amber, colours.red):
        pairs += [(ink, colours.base), (ink, colours.raised)]
    for ink, ground in pairs:
        light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
