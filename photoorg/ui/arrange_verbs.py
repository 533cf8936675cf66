"""What the verbs do that say how photos are laid out and parted: each is one short method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photoorg.ui.arranging import Arrangement

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class ArrangeVerbs(QObject):
    """The slots of the menu “View”."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def use_squares(self) -> None:
        """Show photos as equal squares."""
        self._set_justified(False)

    def use_own_shapes(self) -> None:
        """Show photos in their own shapes."""
        self._set_justified(True)

    def by_day(self) -> None:
        """A section for each day."""
        self._window.browser.arrange(Arrangement.DAY)

    def by_month(self) -> None:
        """A section for each month."""
        self._window.browser.arrange(Arrangement.MONTH)

    def by_folder(self) -> None:
        """A section for each folder."""
        self._window.browser.arrange(Arrangement.FOLDER)

    def by_album(self) -> None:
        """A section for each album."""
        self._window.browser.arrange(Arrangement.ALBUM)

    def by_nothing(self) -> None:
        """No sections."""
        self._window.browser.arrange(Arrangement.NONE)

    def next_section(self) -> None:
        """Go to the first photo of the next section."""
        self._window.browser.active_grid.go_to_section(1)

    def previous_section(self) -> None:
        """Go to the first photo of this section, or of the one before."""
        self._window.browser.active_grid.go_to_section(-1)

    def select_section(self) -> None:
        """Select the photos of the section the keyboard is in."""
        self._window.browser.active_grid.select_section()

    def larger(self) -> None:
        """Show photos larger."""
        self._window.browser.active_grid.magnify(1)

    def smaller(self) -> None:
        """Show photos smaller."""
        self._window.browser.active_grid.magnify(-1)

    def _set_justified(self, justified: bool) -> None:
        for grid in self._window.browser.grids:
            grid.set_justified(justified)
