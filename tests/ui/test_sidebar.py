"""The album tree in the sidebar: what it shows, how deep, names typed in place, and dragging."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from photoorg.domain import Album, AlbumTree
from photoorg.ui import carried, theme
from photoorg.ui.places import AllPhotos, InAlbum, Review, Tagged
from photoorg.ui.sidebar import Sidebar
from photoorg.ui.sidebar_model import ENTRY, Contents, SidebarModel
from photoorg.ui.thumbnails import Thumbnails

LONG = "Donaudampfschifffahrtsgesellschaft " * 5
HOSTILE = "<img src=x>\u202e&\x1b[0m"
OUTDOORS, BEACH, HILLS, TABLE, UNSORTED = 11, 12, 13, 14, 99
TREE = AlbumTree(
    (
        Album(OUTDOORS, None, "Outdoors", 30),
        Album(BEACH, OUTDOORS, HOSTILE, 20, cover_id=1),
        Album(15, BEACH, LONG, 5),
        Album(HILLS, OUTDOORS, "Untitled", 10, guesses=("dogs", "<b>snow"), evidence="why"),
        Album(TABLE, None, "At table", 7, kept=True),
        Album(UNSORTED, None, "Unsorted", 3, cover_id=1, unsorted=True),
    )
)


def contents(tree: AlbumTree = TREE, to_review: int = 7) -> Contents:
    tags = {"Trips": 3}
    return Contents(60, 2, tree, {1: Path("/nowhere.jpg")}, [], to_review, tags=tags)


@pytest.fixture
def sidebar(qtbot: QtBot, qapp: QApplication) -> Sidebar:
    theme.Theme(qapp, "light")
    made = Sidebar(Thumbnails())
    qtbot.addWidget(made)
    made.resize(272, 700)
    made.fill(contents())
    made.show()
    qtbot.waitExposed(made)
    return made


def line(sidebar: Sidebar, album_id: int) -> QModelIndex:
    return sidebar.tree.model().find(InAlbum(album_id))  # type: ignore[attr-defined]


def names(sidebar: Sidebar, parent: QModelIndex) -> list[str]:
    model = sidebar.tree.model()
    model.fetchMore(parent)
    return [model.index(r, 0, parent).data(ENTRY).name for r in range(model.rowCount(parent))]


def heading(sidebar: Sidebar) -> QModelIndex:
    return sidebar.tree.model().heading("albums")  # type: ignore[attr-defined]


def field(sidebar: Sidebar) -> QLineEdit:
    found = sidebar.tree.viewport().findChild(QLineEdit, "nameField")
    assert isinstance(found, QLineEdit)
    return found


def send(sidebar: Sidebar, data: QMimeData, at: QPoint) -> bool:
    """Drag to a point and drop there; whether it could be dropped."""
    target, action = sidebar.tree.viewport(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at, action, data, buttons, keys)
        QApplication.sendEvent(target, event)
    if not event.isAccepted():
        return False
    drop = QDropEvent(QPointF(at), action, data, buttons, keys)
    QApplication.sendEvent(target, drop)
    return drop.isAccepted()


def carrying(kind: str, *ids: int) -> QMimeData:
    data = QMimeData()
    carried.put(data, kind, ids)
    return data


def middle(sidebar: Sidebar, index: QModelIndex) -> QPoint:
    sidebar.tree.scrollTo(index)
    return sidebar.tree.visualRect(index).center()


# What it shows


def test_the_model_obeys_qt(qtbot: QtBot) -> None:
    model = SidebarModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.fill(contents())
    model.find(InAlbum(15))
    model.begin_draft()
    model.drop_draft()
    model.depth = 1
    model.fill(contents(AlbumTree()))
    model.begin_draft()
    model.fill(contents())
    assert tester.model() is model


def test_proposed_and_kept_albums_differ(sidebar: Sidebar) -> None:
    proposed, kept = line(sidebar, BEACH).data(ENTRY), line(sidebar, TABLE).data(ENTRY)
    assert proposed.proposed
    assert not kept.proposed
    role = Qt.ItemDataRole.AccessibleTextRole
    assert line(sidebar, OUTDOORS).data(role) == "Outdoors, 30, proposed"
    assert line(sidebar, TABLE).data(role) == "At table, 7"
    assert not line(sidebar, UNSORTED).data(ENTRY).proposed
    tip = line(sidebar, HILLS).data(Qt.ItemDataRole.ToolTipRole)
    assert "dogs, &lt;b&gt;snow? · Untitled, perhaps dogs, &lt;b&gt;snow · proposed · why" in tip


def test_photos_to_review_and_without_an_album_come_last(sidebar: Sidebar) -> None:
    assert names(sidebar, heading(sidebar)) == ["Outdoors", "At table", "To review", "Unsorted"]
    sidebar.fill(contents(to_review=0))
    assert names(sidebar, heading(sidebar)) == ["Outdoors", "At table", "Unsorted"]
    sidebar.fill(contents(AlbumTree(TREE.albums[:-1]), to_review=200))
    assert names(sidebar, heading(sidebar))[-1] == "To review"
    review = sidebar.tree.model().find(Review())  # type: ignore[attr-defined]
    assert review.data(ENTRY).word == "200+"
    assert not review.data(ENTRY).amber


def test_hostile_and_long_names_are_plain_and_fit(sidebar: Sidebar, qtbot: QtBot) -> None:
    name = line(sidebar, BEACH).data(ENTRY).name
    assert name == "<img src=x>&[0m"
    assert "&lt;img" in line(sidebar, BEACH).data(Qt.ItemDataRole.ToolTipRole)
    line(sidebar, 15)
    sidebar.tree.expandAll()
    qtbot.waitUntil(lambda: sidebar.tree.horizontalScrollBar().maximum() == 0)


def test_what_is_open_and_marked_survives_a_correction(sidebar: Sidebar) -> None:
    sidebar.tree.setExpanded(line(sidebar, OUTDOORS), True)
    sidebar.select(InAlbum(BEACH))
    sidebar.tree.selectionModel().select(
        line(sidebar, HILLS), sidebar.tree.selectionModel().SelectionFlag.Select
    )
    renamed = [Album(OUTDOORS, None, "Outside", 30, kept=True), *TREE.albums[1:]]
    sidebar.fill(contents(AlbumTree(tuple(renamed))))
    assert sidebar.tree.isExpanded(line(sidebar, OUTDOORS))
    assert sidebar.place() == InAlbum(BEACH)
    assert sidebar.selected_albums() == (BEACH, HILLS)
    sidebar.select(InAlbum(BEACH))
    assert sidebar.selected_albums() == (BEACH, HILLS)


# How deep


def test_the_slider_cuts_the_tree(sidebar: Sidebar, qtbot: QtBot) -> None:
    slider = sidebar.levels.slider
    assert (slider.minimum(), slider.maximum(), slider.value()) == (1, 3, 3)
    assert sidebar.levels.isVisible()
    sidebar.select(InAlbum(15))
    slider.setFocus()
    with qtbot.waitSignal(sidebar.depth_chosen) as chosen:
        qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert chosen.args == [2]
    assert sidebar.levels.words.text() == "2 of 3"
    assert not sidebar.tree.model().hasChildren(line(sidebar, BEACH))
    assert sidebar.place() == InAlbum(BEACH), "the nearest album that is listed"
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert not sidebar.tree.model().hasChildren(line(sidebar, OUTDOORS))
    assert sidebar.place() == InAlbum(OUTDOORS)
    with qtbot.waitSignal(sidebar.depth_chosen) as chosen:
        qtbot.keyClick(slider, Qt.Key.Key_End)
    assert chosen.args == [0]
    assert sidebar.place() == InAlbum(15)
    assert "all levels" in slider.accessibleName()


def test_a_flat_tree_has_no_slider(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.fill(contents(AlbumTree((Album(1, None, "One", 3),))))
    assert sidebar.levels.isHidden()
    sidebar.fill(contents())
    assert sidebar.levels.isVisible()
    sidebar.tree.setExpanded(heading(sidebar), False)
    qtbot.waitUntil(sidebar.levels.isHidden)


def test_all_albums_are_opened_at_once(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.tree.expandAll()
    qtbot.wait(20)
    assert sidebar.tree.isExpanded(line(sidebar, BEACH))
    sidebar.fill(contents())
    assert sidebar.tree.isExpanded(line(sidebar, BEACH))


# Names


def test_a_name_is_typed_in_its_place(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.rename(OUTDOORS)
    assert field(sidebar).text() == "Outdoors"
    assert field(sidebar).selectedText() == "Outdoors"
    QTest.keyClicks(field(sidebar), "Outside")
    sidebar.fill(contents(AlbumTree((Album(OUTDOORS, None, "News", 1),))))
    assert field(sidebar).text() == "Outside", "news wait for what is being typed"
    with qtbot.waitSignal(sidebar.renamed) as renamed:
        qtbot.keyClick(field(sidebar), Qt.Key.Key_Return)
    assert renamed.args == [OUTDOORS, "Outside", True]
    qtbot.waitUntil(lambda: line(sidebar, OUTDOORS).data(ENTRY).name == "News")


def test_esc_leaves_a_name_as_it_was(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sidebar.renamed):
        sidebar.rename(TABLE)
        QTest.keyClicks(field(sidebar), "Other")
        qtbot.keyClick(field(sidebar), Qt.Key.Key_Escape)
        qtbot.wait(20)


def test_leaving_the_field_takes_the_name_but_is_no_enter(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.activateWindow()
    qtbot.waitUntil(sidebar.isActiveWindow)
    sidebar.rename(TABLE)
    with qtbot.waitSignal(sidebar.renamed) as renamed:
        sidebar.menu_button.setFocus()
    assert renamed.args == [TABLE, "At table", False]


def test_an_album_that_is_not_listed_can_be_named(sidebar: Sidebar) -> None:
    sidebar.set_depth(1)
    sidebar.rename(BEACH)
    assert field(sidebar).text().startswith("<img")
    assert sidebar.levels.slider.value() == 3


def test_a_new_album_is_named_above_the_others(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.name_new()
    QTest.keyClicks(field(sidebar), "Trip")
    assert names(sidebar, heading(sidebar))[0] == "New album"
    with qtbot.waitSignal(sidebar.new_named) as named:
        qtbot.keyClick(field(sidebar), Qt.Key.Key_Return)
    assert named.args == ["Trip"]
    qtbot.waitUntil(lambda: names(sidebar, heading(sidebar))[0] == "Outdoors")
    with qtbot.assertNotEmitted(sidebar.new_named):
        sidebar.fill(contents(AlbumTree()))
        sidebar.name_new()
        qtbot.keyClick(field(sidebar), Qt.Key.Key_Escape)
        qtbot.wait(20)


# The mouse


def test_a_click_chooses_and_several_are_marked_with_ctrl(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.select(AllPhotos())
    view, left = sidebar.tree.viewport(), Qt.MouseButton.LeftButton
    outdoors = middle(sidebar, line(sidebar, OUTDOORS)) + QPoint(20, 0)
    with qtbot.assertNotEmitted(sidebar.chosen):
        qtbot.mousePress(view, left, pos=outdoors)
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.mouseRelease(view, left, pos=outdoors)
    assert chosen.args == [InAlbum(OUTDOORS)]
    sidebar.select(InAlbum(OUTDOORS))
    table = middle(sidebar, line(sidebar, TABLE)) + QPoint(20, 0)
    with qtbot.assertNotEmitted(sidebar.chosen), qtbot.waitSignal(sidebar.marked):
        qtbot.mouseClick(view, left, Qt.KeyboardModifier.ControlModifier, table)
    assert sidebar.selected_albums() == (OUTDOORS, TABLE)
    with qtbot.assertNotEmitted(sidebar.chosen):
        qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=table)


def test_the_keyboard_chooses_and_marks(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.select(InAlbum(OUTDOORS))
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Down)
    assert chosen.args == [InAlbum(TABLE)]
    with qtbot.assertNotEmitted(sidebar.chosen):
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert sidebar.selected_albums() == (OUTDOORS, TABLE)
    with qtbot.waitSignal(sidebar.entered):
        qtbot.keyClick(sidebar.tree, Qt.Key.Key_Return)


def test_photos_are_dropped_on_albums(sidebar: Sidebar, qtbot: QtBot) -> None:
    data = carrying(carried.PHOTOS, 3, 4)
    with qtbot.waitSignal(sidebar.photos_dropped) as dropped:
        assert send(sidebar, data, middle(sidebar, line(sidebar, TABLE)))
    assert dropped.args == [(3, 4), TABLE]
    assert sidebar.tree.delegate.target is None
    with qtbot.assertNotEmitted(sidebar.photos_dropped):
        assert not send(sidebar, data, middle(sidebar, heading(sidebar)))
        all_photos = sidebar.tree.model().find(AllPhotos())  # type: ignore[attr-defined]
        assert not send(sidebar, data, middle(sidebar, all_photos))
        assert not send(sidebar, data, QPoint(20, 690))
        with qtbot.waitSignal(sidebar.refused) as refused:
            assert not send(sidebar, data, middle(sidebar, line(sidebar, UNSORTED)))
    assert "by themselves" in refused.args[0]


def test_photos_are_dropped_on_tags(sidebar: Sidebar, qtbot: QtBot) -> None:
    trips = sidebar.tree.model().find(Tagged("Trips"))  # type: ignore[attr-defined]
    with (
        qtbot.assertNotEmitted(sidebar.photos_dropped),
        qtbot.waitSignal(sidebar.photos_tagged) as tagged,
    ):
        assert send(sidebar, carrying(carried.PHOTOS, 3, 4), middle(sidebar, trips))
    assert tagged.args == [(3, 4), "Trips"]
    with qtbot.assertNotEmitted(sidebar.albums_dropped):
        assert not send(sidebar, carrying(carried.ALBUMS, BEACH), middle(sidebar, trips))


def test_albums_are_dropped_on_albums_and_on_the_heading(sidebar: Sidebar, qtbot: QtBot) -> None:
    beach = carrying(carried.ALBUMS, BEACH)
    with qtbot.waitSignal(sidebar.albums_dropped) as dropped:
        assert send(sidebar, beach, middle(sidebar, line(sidebar, TABLE)))
    assert dropped.args == [(BEACH,), TABLE]
    with qtbot.waitSignal(sidebar.albums_dropped) as dropped:
        assert send(sidebar, beach, middle(sidebar, heading(sidebar)))
    assert dropped.args == [(BEACH,), None]
    with qtbot.assertNotEmitted(sidebar.albums_dropped):
        for target in (BEACH, OUTDOORS, UNSORTED):
            assert not send(sidebar, beach, middle(sidebar, line(sidebar, target)))
        outdoors = carrying(carried.ALBUMS, OUTDOORS)
        sidebar.tree.setExpanded(line(sidebar, OUTDOORS), True)
        with qtbot.waitSignal(sidebar.refused) as refused:
            assert not send(sidebar, outdoors, middle(sidebar, line(sidebar, HILLS)))
        assert refused.args == ["An album cannot lie in itself."]


def test_the_line_below_what_is_dragged_has_a_ring(sidebar: Sidebar) -> None:
    target, data = sidebar.tree.viewport(), carrying(carried.PHOTOS, 3)
    at = middle(sidebar, line(sidebar, TABLE))
    before = target.grab().toImage()
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                     Qt.KeyboardModifier.NoModifier)  # fmt: skip
        QApplication.sendEvent(target, event)
    assert sidebar.tree.delegate.target == line(sidebar, TABLE)
    assert target.grab().toImage() != before


def test_ids_of_another_window_are_not_taken(sidebar: Sidebar) -> None:
    for said in (b'["other window", 3]', b"not JSON", b"[]", b'{"a": 1}'):
        data = QMimeData()
        data.setData(carried.PHOTOS, said)
        assert carried.ids_in(data, carried.PHOTOS) == ()
        assert not send(sidebar, data, middle(sidebar, line(sidebar, TABLE)))
    assert carried.ids_in(carrying(carried.PHOTOS, 3), carried.ALBUMS) == ()


def test_only_albums_can_be_dragged(sidebar: Sidebar) -> None:
    model = sidebar.tree.model()
    albums = [line(sidebar, BEACH), line(sidebar, UNSORTED), heading(sidebar)]
    assert carried.ids_in(model.mimeData(albums), carried.ALBUMS) == (BEACH,)
    drags = [bool(index.flags() & Qt.ItemFlag.ItemIsDragEnabled) for index in albums]
    assert drags == [True, False, False]
    assert model.supportedDragActions() == Qt.DropAction.MoveAction
