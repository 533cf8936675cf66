"""The question before anything is downloaded: what, how much, from where, under which terms."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from photoorg import model_store
from photoorg.catalogue import title_of
from photoorg.jobs import Offered
from photoorg.ui import language, theme
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.metadata_words import bytes_words
from photoorg.ui.text import label_text, safe_text

WIDTH = 520


class ModelConsent(QDialog):
    """Two questions about one model: may its hub be asked, and may it be downloaded.

    The first is left out for what the person has agreed to before: its pin says it all. Every
    question's default answer is Cancel.
    """

    ask_wanted = Signal(str)
    """The hub may be asked about the spec."""
    agreed = Signal(str, str)
    """The spec may be downloaded at the commit."""

    def __init__(self, spec: str, parent: QWidget | None = None) -> None:
        """Raises ModelError for specs that no hub can have."""
        super().__init__(parent)
        self.spec = spec
        self._commit = ""
        self._host = model_store.hub_address()
        self.setWindowTitle(tr("Get a model"))
        self.setModal(True)
        self.setFixedWidth(WIDTH)
        self.title = PlainLabel(safe_text(language.tr(title_of(spec))), theme.TITLE, parent=self)
        self.words = WrappedLabel("", parent=self)
        self.trouble = WrappedLabel("", tone="amber", parent=self)
        self.facts = _Facts(self)
        self.no = QPushButton(tr("Cancel"), self)
        self.yes = QPushButton(self)
        self._lay_out()
        self.no.clicked.connect(self.reject)
        self.yes.clicked.connect(self._say_yes)
        pinned = model_store.pinned(spec)
        if pinned is None:
            self._ask_to_ask()
        else:
            self._show_offer(
                pinned.repo, pinned.commit, pinned.licence,
                pinned.bytes, pinned.bytes - model_store.fetched_bytes(spec),
            )  # fmt: skip

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        self.no.setDefault(True)
        self.yes.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        for widget in (self.title, self.words, self.facts, self.trouble):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.facts.hide()
        self.trouble.hide()

    def show_offered(self, offered: Offered) -> None:
        """The hub's answer: ask for the download."""
        if offered.spec == self.spec:
            self._host = offered.host
            self._show_offer(
                offered.repo, offered.commit, offered.licence, offered.bytes, offered.bytes
            )

    def show_refused(self, spec: str, why: str) -> None:
        """The hub did not offer it."""
        if spec == self.spec:
            self.words.hide()
            self.facts.hide()
            self.trouble.setText(safe_text(why))
            self.trouble.show()
            self.yes.hide()
            self.no.setText(tr("Close"))
            self._settle()

    def _ask_to_ask(self) -> None:
        host = host_words(self._host)
        words = tr(
            "Size, licence and revision are kept at {host}. photoorg would ask there for this "
            "model; nothing about you or your photos is sent. Nothing is downloaded yet."
        )
        self.words.setText(words.format(host=host))
        self.yes.setText(label_text(tr("Ask {host}").format(host=host)))
        self._settle()

    def _show_offer(self, repo: str, commit: str, licence: str, size: int, missing: int) -> None:
        self._commit = commit
        self.words.setText(
            tr(
                "These files and no others are downloaded, and checked byte by byte. Nothing "
                "about you or your photos is sent."
            )
        )
        whole = bytes_words(size)
        if missing < size:
            words = tr("{whole}, {missing} missing")
            whole = words.format(whole=whole, missing=bytes_words(missing))
        self.facts.show_facts(
            (tr("Size"), whole),
            (tr("Licence"), licence),
            (tr("Source"), f"{self._host}/{repo}"),
            (tr("Revision"), commit),
        )
        self.facts.show()
        self.yes.setEnabled(True)
        self.yes.setText(tr("Download {size}").format(size=bytes_words(max(missing, 0))))
        self._settle()

    def _say_yes(self) -> None:
        if self._commit:
            self.agreed.emit(self.spec, self._commit)
            self.accept()
            return
        self.words.setText(tr("Asking {host}…").format(host=host_words(self._host)))
        self.yes.setEnabled(False)
        self.ask_wanted.emit(self.spec)

    def _settle(self) -> None:
        """The height that the words need; the keyboard on the answer that changes nothing."""
        self.no.setFocus()
        layout = self.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(WIDTH)
            self.setFixedHeight(height if height > 0 else self.sizeHint().height())


class _Facts(QWidget):
    """Names and values in two columns; values can be copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.values: dict[str, str] = {}

    def show_facts(self, *facts: tuple[str, str]) -> None:
        """Show these, in this order."""
        self.values = dict(facts)
        for row, (name, value) in enumerate(facts):
            shown = WrappedLabel(safe_text(value), parent=self)
            shown.setAccessibleName(name)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(PlainLabel(name, tone="muted", parent=self), row, 0, top)
            self._grid.addWidget(shown, row, 1)


def host_words(address: str) -> str:
    """`huggingface.co`; the whole address where the connection is not encrypted."""
    parts = urlsplit(address)
    return safe_text(parts.netloc if parts.scheme == "https" else address, limit=100)
