"""What the window says of the library's own files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from photoorg.errors import LibraryDamaged
from photoorg.library import Access, Library, backups, verdicts
from photoorg.settings import Paths
from photoorg.ui import app, keeping


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A library whose journal was changed, and a backup of before."""
    with Library.open(tmp_path, Access.PERSON) as library:
        verdicts.give(library, b"\1", b"\2", similar=True)
        backups.make(library.paths, library.person.conn)
    file = tmp_path / "library.db"
    file.write_bytes(file.read_bytes().replace(b'"left": "01"', b'"left": "03"'))
    return tmp_path


def _press(words: str, seen: list[str]):  # type: ignore[no-untyped-def]
    def press(box: QMessageBox) -> int:
        seen.append(f"{box.text()} {box.informativeText()}")
        assert box.textFormat() is Qt.TextFormat.PlainText
        next(button for button in box.buttons() if button.text() == words).click()
        return 0

    return press


def test_a_backup_is_offered_for_a_damaged_library(
    damaged: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", _press("Quit", seen))
    with pytest.raises(LibraryDamaged):
        app._library(damaged)
    assert "act 1 in the journal is not what was written" in seen[0]
    assert list(damaged.glob("library.db.damaged-*")) == []
    monkeypatch.setattr(QMessageBox, "exec", _press("Put back the backup", seen))
    with app._library(damaged) as library:
        assert [verdict.left for verdict in verdicts.given(library)] == [b"\1"]
    assert list(damaged.glob("library.db.damaged-*"))


def test_without_a_backup_nothing_is_asked(
    damaged: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for backup in backups.listed(Paths(damaged)):
        backup.file.unlink()
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("asked"))
    with pytest.raises(LibraryDamaged, match="no backup"):
        app._library(damaged)


def test_notices_are_told_in_plain_text(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    box = keeping.tell(window, ["/a/<img src=x>\u202e.db is damaged.", "And more."])
    assert box.isVisible()
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "<img src=x>" in box.informativeText()
    assert "\u202e" not in box.informativeText()
    box.accept()
