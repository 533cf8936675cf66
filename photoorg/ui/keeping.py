"""What the person must know about the library's own files, and the question whether a backup is
to be put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from photoorg.library.backups import Backup
from photoorg.ui import text
from photoorg.ui.confirm import plain_box
from photoorg.ui.language import tr
from photoorg.ui.months import moment_words
from photoorg.ui.sentences import told


def tell(parent: QWidget, notices: Sequence[str]) -> QMessageBox:
    """Show what was found and done when the library was opened; the window goes on meanwhile."""
    box = plain_box(parent, tr("The library"), tr("Something about the library's own files:"))
    box.setInformativeText("\n\n".join(text.safe_text(told(notice)) for notice in notices))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def wants_backup(damage: str, backup: Backup) -> bool:
    """Ask whether a backup should take the place of a damaged library.db; True for yes."""
    words = tr("What you said about your photos is damaged on the disk.")
    box = plain_box(None, tr("Damaged library"), words)
    box.setIcon(QMessageBox.Icon.Critical)
    offered = tr(
        "The backup of {moment} UTC can be put back, with everything later that is whole. The "
        "damaged file is kept beside it. Your photos are not touched."
    ).format(moment=moment_words(backup.at))
    box.setInformativeText(f"{text.safe_text(told(damage))}\n\n{offered}")
    restore = box.addButton(tr("Put back the backup"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(restore)
    box.exec()
    return box.clickedButton() is restore
