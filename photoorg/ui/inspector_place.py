"""Where the details are: beside the photos, over them in a narrow window, or nowhere."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

from photoorg.ui.inspector import WIDTH, Inspector

NARROW = 900
"""Below this width of the window the details lie over the photos instead of beside them."""


class InspectorPlace:
    """A window that becomes narrow closes them, a window that becomes wide opens them again."""

    def __init__(
        self, inspector: Inspector, browser: QWidget, split: QSplitter, wanted: QAction
    ) -> None:
        """`wanted` is checked while they are to be seen."""
        self._inspector = inspector
        self._browser = browser
        self._split = split
        self._wanted = wanted
        self._wanted_beside = True

    @property
    def wanted(self) -> bool:
        """Whether they are to be seen in a wide window."""
        return self._wanted_beside if self._floats else self._wanted.isChecked()

    def update(self, width: int, has_details: bool) -> None:
        """The window is so wide; `has_details` tells whether a single photo is looked at."""
        if (width < NARROW) != self._floats:
            self._change(width < NARROW)
        self._inspector.setVisible(self._wanted.isChecked() and has_details)
        if self._floats:
            area = self._browser.rect()
            self._inspector.setGeometry(max(0, area.width() - WIDTH), 0, WIDTH, area.height())
            self._inspector.raise_()

    @property
    def _floats(self) -> bool:
        return self._inspector.parent() is self._browser

    def _change(self, floats: bool) -> None:
        if floats:
            self._wanted_beside = self._wanted.isChecked()
            self._inspector.setParent(self._browser)
            self._wanted.setChecked(False)
        else:
            self._split.addWidget(self._inspector)
            self._split.setSizes([4000, WIDTH])
            self._wanted.setChecked(self._wanted_beside)
