"""The questions asked before something that would take time to bring back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from photoorg.ui import text


def confirm_forgetting(parent: QWidget, count: int) -> bool:
    """Ask whether the missing photos should be forgotten; True for yes."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Forget missing photos")
    box.setText(f"Forget {text.counted(count, 'missing photo')}?")
    box.setInformativeText(
        "photoorg forgets what it has learned about them. What you said about them is kept, and "
        "no file is touched: should one return, it is looked at again and has it all back."
    )
    forget = box.addButton("Forget", QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is forget


def confirm_removal(parent: QWidget, folder: bytes) -> bool:
    """Ask whether a folder should leave the library; True for yes."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Remove folder")
    box.setText(f"Remove “{text.name_text(folder)}” from the library?")
    box.setInformativeText(
        "The photos on the disk stay as they are. photoorg forgets what it has learned about "
        "them and would have to look at them again."
    )
    remove = box.addButton("Remove from library", QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    return box.clickedButton() is remove
