"""The questions asked before something that would take time to bring back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from photoorg.ui import text
from photoorg.ui.language import tr


def plain_box(parent: QWidget | None, title: str, words: str) -> QMessageBox:
    """A message that takes no text for markup, to be completed and shown."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(words)
    return box


def confirm_forgetting(parent: QWidget, count: int, trashed: int = 0) -> bool:
    """Ask whether the missing photos should be forgotten, of which some are in the trash; True for
    yes."""
    words = tr("Forget %n missing photos?", "", count)
    if trashed:
        words = tr("Forget %n photos that are missing or in the trash?", "", count)
    box = plain_box(parent, tr("Forget missing photos"), words)
    box.setInformativeText(
        tr(
            "photoorg forgets what it has learned about them. What you said about them is kept, "
            "and no file is touched: should one return, it is looked at again and has it all back."
        )
    )
    return _agreed(box, tr("Forget"))


def confirm_removal(parent: QWidget, folder: bytes) -> bool:
    """Ask whether a folder should leave the library; True for yes."""
    words = tr("Remove “{folder}” from the library?").format(folder=text.name_text(folder))
    box = plain_box(parent, tr("Remove folder"), words)
    box.setInformativeText(
        tr(
            "The photos on the disk stay as they are. photoorg forgets what it has learned about "
            "them and would have to look at them again."
        )
    )
    return _agreed(box, tr("Remove from library"))


def _agreed(box: QMessageBox, words: str) -> bool:
    """Whether the person chose the button with these words, and not to keep things as they are."""
    chosen = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(
        box.addButton(tr("Keep", "leave it as it is"), QMessageBox.ButtonRole.RejectRole)
    )
    box.exec()
    return box.clickedButton() is chosen
