"""Everything that a window shows as text, and what is wrong with it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from tests.faults.hostile_text import RAW

_MNEMONIC = ", with &"
"""Ends where Qt takes & for a mnemonic."""
_ESCAPED = re.compile(r"<span>[^<>]*</span>")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_ROWS = 300
LONGEST = 4096
"""No text that is shown is longer: a whole path may be as long."""


def wrongs() -> tuple[list[str], int]:
    """What is wrong with any text of any window that is open, and how many texts there are."""
    found = []
    count = 0
    for where, text, may_be_rich in texts():
        count += 1
        if may_be_rich and QtGui.Qt.mightBeRichText(text) and not _ESCAPED.fullmatch(text):
            found.append(f"{where} takes for markup: {text[:80]!r}")
        if raw := sorted(set(text) & RAW):
            found.append(f"{where} shows {raw[0]!r}: {text[:80]!r}")
        if len(html.unescape(text)) > LONGEST + len("<span></span>"):
            found.append(f"{where} shows {len(text):,} characters: {text[:80]!r}")
        if where.endswith(_MNEMONIC) and "&" in text.replace("&&", ""):
            found.append(f"{where} takes & for a mnemonic: {text[:80]!r}")
    return found, count


def texts() -> Iterator[tuple[str, str, bool]]:
    """Where, which text, and whether Qt would take markup in it for markup."""
    for top in QApplication.topLevelWidgets():
        for widget in [top, *top.findChildren(QWidget)]:
            name = f"{type(widget).__name__} in {type(top).__name__}"
            yield from _of_widget(widget, name)
        for action in top.findChildren(QAction):
            name = f"QAction in {type(top).__name__}"
            yield f"{name}, text{_MNEMONIC}", action.text(), False
            yield f"{name}, tooltip", action.toolTip(), True
            yield f"{name}, status tip", action.statusTip(), True


def _of_widget(widget: QWidget, name: str) -> Iterator[tuple[str, str, bool]]:
    yield f"{name}, tooltip", widget.toolTip(), True
    yield f"{name}, what's this", widget.whatsThis(), True
    yield f"{name}, status tip", widget.statusTip(), True
    yield f"{name}, title", widget.windowTitle(), False
    yield f"{name}, accessible name", widget.accessibleName(), False
    yield f"{name}, accessible description", widget.accessibleDescription(), False
    if isinstance(widget, QLabel):
        rich = widget.textFormat() != Qt.TextFormat.PlainText
        yield name + (_MNEMONIC if widget.buddy() else ""), widget.text(), rich
    elif isinstance(widget, QMessageBox):
        rich = widget.textFormat() != Qt.TextFormat.PlainText
        yield name, widget.text(), rich
        yield f"{name}, more", widget.informativeText(), rich
    elif isinstance(widget, QAbstractButton):
        yield name + _MNEMONIC, widget.text(), False
    elif isinstance(widget, QLineEdit):
        yield name, widget.text(), False
        yield f"{name}, placeholder", widget.placeholderText(), False
    elif isinstance(widget, QGroupBox | QMenu):
        yield name + _MNEMONIC, widget.title(), False
    elif isinstance(widget, QComboBox):
        for row in range(widget.count()):
            yield name, widget.itemText(row), False
            yield f"{name}, tooltip", str(widget.itemData(row, _ROLES[1]) or ""), True
    elif isinstance(widget, QTextEdit):
        yield name, "<b>a text edit may show markup</b>", True
    elif isinstance(widget, QPlainTextEdit):
        yield name, widget.toPlainText(), False
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget.model(), QModelIndex(), name)


def _of_model(
    model: QAbstractItemModel, parent: QModelIndex, name: str
) -> Iterator[tuple[str, str, bool]]:
    for row in range(min(model.rowCount(parent), _ROWS)):
        index = model.index(row, 0, parent)
        for role in _ROLES:
            text = index.data(role)
            if isinstance(text, str):
                yield f"{name}, item, {role.name}", text, role in _ROLES[1:4]
        if model.rowCount(index):
            yield from _of_model(model, index, name)


def draw_all(known: set[str]) -> None:
    """Paint every window, and have Qt lay out every tooltip, as pointing at it would; those in
    `known` were shown before, and more get in."""
    tips = {text for _, text, may_be_rich in texts() if may_be_rich} - known
    known |= tips
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            top.grab()
    for tip in tips - {""}:
        QToolTip.showText(QPoint(5, 5), tip)
        QApplication.processEvents()
    QToolTip.hideText()
    QApplication.processEvents()
