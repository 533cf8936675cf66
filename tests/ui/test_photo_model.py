from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from photoorg.domain import Ids, PhotoCard, Problem
from photoorg.ui import photo_model
from photoorg.ui.months import Listing, Section
from photoorg.ui.photo_model import PAGE, PhotoModel
from photoorg.ui.problems_page import ProblemModel


class Source:
    """Cards for any id; remembers how many were asked for."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def __call__(self, ids: Sequence[int]) -> dict[int, PhotoCard]:
        self.calls.append(len(ids))
        return {
            i: PhotoCard(i, i.to_bytes(32, "big"), 4, 3, 0xFF, None, b"/p/%d.jpg" % i, True)
            for i in ids
            if i % 1000 != 999
        }


def listing(ids: Sequence[int] | Ids) -> Listing:
    return Listing(np.asarray(ids, np.int64), (Section(0, "May 2019"),))


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PhotoModel(Source())
    model.show(listing(range(300)))
    qtmodeltester.check(model)
    model.update(listing([*range(5), 7000, *range(10, 300), 8000]))
    qtmodeltester.check(model)


def test_cards_come_in_pages_around_what_is_asked_for() -> None:
    source = Source()
    model = PhotoModel(source)
    model.show(listing(np.arange(100_000)))
    assert source.calls == []
    card = model.index(50_000).data(photo_model.CARD)
    assert card.id == 50_000
    assert model.index(50_010).data(Qt.ItemDataRole.DisplayRole) == "50010.jpg"
    assert source.calls == [PAGE]
    assert model.index(999).data(photo_model.CARD) is None


def test_rows_come_and_go_where_they_belong(qtbot: QtBot) -> None:
    model = PhotoModel(Source())
    model.show(listing([10, 9, 8, 5, 4, 3]))
    inserted: list[tuple[int, int]] = []
    removed: list[tuple[int, int]] = []
    resets: list[int] = []

    def took(_parent: QModelIndex, first: int, last: int) -> None:
        inserted.append((first, last))

    def gave(_parent: QModelIndex, first: int, last: int) -> None:
        removed.append((first, last))

    model.rowsInserted.connect(took)
    model.rowsRemoved.connect(gave)
    model.modelReset.connect(lambda: resets.append(1))
    model.update(listing([12, 11, 10, 9, 7, 5, 4]))
    assert list(model.listing.ids) == [12, 11, 10, 9, 7, 5, 4]
    assert removed == [(5, 5), (2, 2)]
    assert inserted == [(0, 1), (4, 4)]
    assert resets == []
    model.update(listing([4, 5, 7]))
    assert list(model.listing.ids) == [4, 5, 7]
    assert resets == [1]


def test_the_problem_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ProblemModel()
    model.show([Problem(b"/a/<b>.jpg", "damaged", "It ends early.")])
    qtmodeltester.check(model)
    assert model.index(0).data() == "<b>.jpg: It ends early."
    assert "&lt;b&gt;" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
