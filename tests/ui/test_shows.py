"""The chips of the inspector: sure names, then tags."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.domain import Concept, Metadata, Photo, PhotoCard, PhotoTag
from photoorg.settings import Paths
from photoorg.ui.inspector import Inspector
from photoorg.ui.labels import PlainLabel
from photoorg.ui.shows import LIMIT, chips, fit_words
from photoorg.ui.thumbnails import Thumbnails


def photo(concepts: list[str], tags: list[str]) -> Photo:
    return Photo(
        PhotoCard(1, bytes(32), 4, 3, 0, None, b"/p/a.jpg", online=True),
        1,
        Metadata("JPEG", 4, 3),
        (b"/p/a.jpg",),
        None,
        tuple(Concept(name, 0.9) for name in concepts),
        tags=tuple(PhotoTag(name, 0.99251) for name in tags),
    )


@pytest.mark.parametrize(
    ("concepts", "tags", "shown"),
    [
        ([], [], []),
        (["dog"], ["snow"], ["dog", "snow"]),
        (["Golden Retriever"], ["golden hour", "snow"], ["Golden Retriever", "snow"]),
        (["dog"], ["two dogs", "running dog", "dogma"], ["dog", "dogma"]),
        ([], ["dog", "hot dog"], ["dog"]),
        (list("abcdef"), list("uvwxyz"), list("abcdefuv")),
    ],
)
def test_sure_names_come_first_and_nothing_twice(
    concepts: list[str], tags: list[str], shown: list[str]
) -> None:
    said = chips(photo(concepts, tags))
    assert [chip.name for chip in said] == shown
    assert [bool(chip.remark) for chip in said] == [chip.name not in concepts for chip in said]
    assert len(said) <= LIMIT


def test_a_tag_says_how_well_it_fits() -> None:
    told = "“snow” fits this photo better than 99.2 % of your photos."
    assert fit_words(PhotoTag("snow", 0.99299)) == told
    assert "99.9 %" in fit_words(PhotoTag("snow", 1.0)), "never better than all"


def test_the_inspector_shows_tags_as_chips_with_remarks(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    inspector = Inspector(Thumbnails(), Paths(tmp_path))
    qtbot.addWidget(inspector)
    inspector.show()
    inspector.show_photo(photo(["dog"], ["<b>snow</b>", "x" * 99]), (), 1)
    QApplication.processEvents()
    labels = [
        label
        for label in inspector.findChildren(PlainLabel)
        if label.property("tone") == "chip" and label.isVisible()
    ]
    assert [label.text() for label in labels] == ["dog", "<b>snow</b>", "x" * 31 + "…"]
    assert labels[0].toolTip() == ""
    assert "&lt;b&gt;snow&lt;/b&gt;” fits this photo better than 99.2 %" in labels[1].toolTip()
    assert "x" * 99 in labels[2].toolTip()
    inspector.show_photo(photo([], []), (), 1)
    assert not any(head.isVisible() for head, _ in inspector._heads if head.text() == "Shows")
