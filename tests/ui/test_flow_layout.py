"""Items side by side."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from photoorg.ui.flow_layout import FlowLayout, empty


def filled(qtbot: QtBot, count: int) -> tuple[QWidget, FlowLayout]:
    holder, layout = QWidget(), FlowLayout(4)
    qtbot.addWidget(holder)
    holder.setLayout(layout)
    for number in range(count):
        label = QLabel(f"label {number}")
        label.setFixedSize(50, 20)
        layout.addWidget(label)
    return holder, layout


def test_items_flow_into_as_many_lines_as_they_need(qtbot: QtBot) -> None:
    holder, layout = filled(qtbot, 4)
    assert layout.heightForWidth(300) == 20
    assert layout.heightForWidth(110) == 44
    assert layout.heightForWidth(50) == 92
    holder.findChildren(QLabel)[0].hide()
    assert layout.heightForWidth(50) == 68
    empty(layout)
    assert layout.count() == 0
    assert layout.heightForWidth(50) == 0


def test_deleted_items_are_as_good_as_gone(qtbot: QtBot) -> None:
    _holder, layout = filled(qtbot, 3)
    gone = layout.itemAt(1)
    assert gone is not None
    shiboken6.delete(gone)
    assert layout.count() == 2
    assert layout.sizeHint().height() == 20
    assert layout.heightForWidth(50) == 44
    assert layout.takeAt(1) is not None
    assert layout.takeAt(1) is None
