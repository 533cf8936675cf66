"""What a page shows while it waits for an answer, or when none came."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.labels import PlainLabel
from photoorg.ui.language import tr
from photoorg.ui.status_area import ThinBar
from photoorg.ui.text import safe_text

QUIET_MS = 300
"""An answer that comes sooner needs no words."""
LONG_MS = 2000
WIDTH = 440


class Waiting(QWidget):
    """A sentence in the middle of a page, with a bar while something runs or a way to try again."""

    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0
        self._about = ""
        self.title = PlainLabel("", theme.BODY, parent=self)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setWordWrap(True)
        self.title.setFixedWidth(WIDTH)
        self.bar = ThinBar(self)
        self.again = QPushButton(tr("Try again"), self)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        for widget in (self.title, self.bar, self.again):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._say_what)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._count)
        self.again.clicked.connect(self.again_wanted)
        self._show("", running=False)

    def wait(self, about: str) -> None:
        """Something runs; what it is comes after a moment, for how long after two seconds."""
        self._about, self._seconds = about, 0
        self._show("", running=False)
        self._quiet.start()
        self._clock.start()

    def say(self, words: str, again: bool = False) -> None:
        """Nothing runs; offer to try again where that may help."""
        self._stop()
        self._show(words, running=False, again=again)

    def hideEvent(self, event: object) -> None:
        self._stop()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _stop(self) -> None:
        self._quiet.stop()
        self._clock.stop()

    def _say_what(self) -> None:
        self._show(tr("{doing}…").format(doing=self._about), running=True)

    def _count(self) -> None:
        self._seconds += 1
        if self._seconds * 1000 >= LONG_MS:
            self._show(
                tr("{doing}… {seconds} s").format(doing=self._about, seconds=self._seconds),
                running=True,
            )

    def _show(self, words: str, running: bool, again: bool = False) -> None:
        self.title.setText(safe_text(words))
        self.title.setFixedHeight(max(self.title.heightForWidth(WIDTH), 20))
        self.bar.setVisible(running)
        self.bar.show_share(None)
        self.again.setVisible(again)
