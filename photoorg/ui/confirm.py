"""The one question asked before something that would take time to bring back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from photoorg.ui import text


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
