"""Names for screen readers, everything by keyboard, and contrast: as far as a test can tell."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from photoorg.ui.main_window import MainWindow
from photoorg.ui.places import AllPhotos, InAlbum, ProblemList
from photoorg.ui.theme import DARK, LIGHT, TINT, Colours
from tests.faults.everywhere import acts

INTERACTIVE = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit, QKeySequenceEdit,
)  # fmt: skip


def settle(seconds: float = 0.05) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def inner_to_qt(widget: QWidget) -> bool:
    """Parts that Qt makes itself: scroll bars, the inside of a field, of a view, of a menu."""
    parent = widget.parent()
    return (
        isinstance(widget, QScrollBar)
        or widget.objectName().startswith("qt_")
        or isinstance(parent, QLineEdit | QComboBox | QKeySequenceEdit)
        or (isinstance(parent, QAbstractScrollArea) and widget is parent.viewport())
    )


def nameless() -> Iterator[str]:
    """What of all open windows can have the keyboard or be pressed, and tells nobody its name."""
    for top in QApplication.topLevelWidgets():
        for widget in [top, *top.findChildren(QWidget)]:
            if not widget.isVisible() or inner_to_qt(widget):
                continue
            focusable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if not (isinstance(widget, INTERACTIVE) or focusable):
                continue
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) if interface else ""
            where = f"{type(widget).__name__} “{widget.objectName()}” in {type(top).__name__}"
            if not name.strip():
                yield f"{where} has no name"
            if isinstance(widget, QAbstractButton) and not (widget.text() or widget.toolTip()):
                yield f"{where} has neither words nor a tooltip"


def test_everything_that_takes_keys_has_a_name_on_every_page(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "home"))
    wrong: list[str] = []
    for act in acts(window, window.library, thorough=False):
        act()
        settle()
        wrong += nameless()
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def in_tab_order(top: QWidget) -> list[QWidget]:
    """What Tab reaches in a window, in order, beginning anywhere."""
    first, found = top, list[QWidget]()
    widget = first.nextInFocusChain()
    while widget is not first and widget is not None:
        reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if reachable and widget.isVisible() and widget.isEnabled() and widget.window() is top:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def mouse_only(top: QWidget) -> list[str]:
    """What can be pressed or moved in a window and is not reached by Tab. Buttons of verbs that
    have a menu entry or keys are reached by these."""
    reached = set(in_tab_order(top))
    found = []
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, INTERACTIVE) or inner_to_qt(widget):
            continue
        if not widget.isVisible() or not widget.isEnabled() or widget in reached:
            continue
        radio = isinstance(widget, QAbstractButton) and widget.autoExclusive()
        grouped = isinstance(widget, QAbstractButton) and widget.group() is not None
        if not (radio or grouped) and not has_keys(widget):
            found.append(f"{type(widget).__name__} {widget.accessibleName() or widget.toolTip()}")
    return found


def has_keys(widget: QWidget) -> bool:
    """Whether what a button does is done by keys as well: its action has some, or its tooltip
    names them."""
    action = getattr(widget, "defaultAction", lambda: None)()
    if action is not None:
        return True
    return widget.toolTip().rstrip("</span>").endswith(")") or widget.window() is widget


def test_tab_reaches_everything_in_the_window_and_the_settings(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.browser.grid.setCurrentIndex(window.browser.grid.photos.index(3))
    window.browser.grid.setFocus()
    album = next(a for a in window.albums.albums if not a.unsorted)
    for place in (AllPhotos(), InAlbum(album.id), ProblemList()):
        window.browser.go(place)
        settle()
        order = in_tab_order(window)
        assert len(order) == len(set(order))
        assert mouse_only(window) == [], place
    window.actions_["settings"].trigger()
    dialog = window.verbs.choosing.dialog()
    for row in range(len(dialog.pages)):
        dialog.list.setCurrentRow(row)
        settle()
        assert mouse_only(dialog) == [], dialog.pages[row].page
    dialog.list.setFocus()
    seen = set[QWidget]()
    for _ in range(len(in_tab_order(dialog)) + 2):
        focused = QApplication.focusWidget()
        if focused is not None:
            seen.add(focused)
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert dialog.close_ in seen


def test_labels_beside_fields_are_not_the_only_names(window: MainWindow) -> None:
    assert QAccessible.queryAccessibleInterface(window.browser.grid).text(
        QAccessible.Text.Name
    ) == "Photos"  # fmt: skip
    assert all(label.text() or not label.isVisible() for label in window.findChildren(QLabel)
               if label.buddy())  # fmt: skip


# Contrast, WCAG 2.1


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, ground: str, alpha: float) -> str:
    """A colour over a ground, with so much of it (0 to 1)."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(alpha * c + (1 - alpha) * g):02x}" for c, g in pairs)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground(colours: Colours) -> None:
    grounds = {
        "base": colours.base,
        "raised": colours.raised,
        "line": colours.line,
        "tinted": mixed(colours.accent, colours.base, TINT / 255),
        "tinted panel": mixed(colours.accent, colours.raised, TINT / 255),
    }
    texts = {"text", "muted", "link", "amber", "red", "left", "right"}
    low = []
    for text, (name, ground) in itertools.product(texts, grounds.items()):
        if name not in ("base", "raised") and text not in _ON_OTHERS.get(name, ()):
            continue
        ratio = contrast(getattr(colours, text), ground)
        if ratio < 4.5:
            low.append(f"{text} on {name}: {ratio:.2f}")
    fill = contrast(colours.on_fill, colours.fill)
    if fill < 4.5:
        low.append(f"on_fill on fill: {fill:.2f}")
    assert low == []
    assert {"text", "muted", "link"} <= {field.name for field in fields(colours)}


_ON_OTHERS = {
    "tinted": ("text", "muted"),
    "tinted panel": ("text", "muted"),
    "line": ("text", "muted", "red"),
}
"""Which texts lie on grounds other than the two of the window: selected and hovered rows, buttons
and chips."""


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_shows_the_keyboard_can_be_seen(colours: Colours) -> None:
    """Marks that are no text need 3 : 1 (WCAG 1.4.11)."""
    for ground in (colours.base, colours.raised, colours.line):
        assert contrast(colours.link, ground) >= 3
    for ground in (colours.base, colours.raised):
        assert contrast(colours.accent, ground) >= 3
