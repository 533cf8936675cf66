"""What the verbs about photos that are compared do: each is one short method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photoorg.ui.actions import Needs
from photoorg.ui.pairs import photos_to_compare
from photoorg.ui.places import Compare

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class Comparing(QObject):
    """The slots of the actions on a few photos side by side."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def present(self) -> Needs:
        """What is there for these verbs."""
        place = self._window.browser.place
        count = len(place.photos) if isinstance(place, Compare) else 0
        present = Needs.NOTHING
        for need, there in (
            (Needs.FEW_PHOTOS, self._chosen() is not None),
            (Needs.LISTED, not count),
            (Needs.BESIDE, count > 0 and not self._window.browser.compare.board.is_wiped),
            (Needs.COMPARED_TWO, count == 2),
            (Needs.COMPARED_MANY, count > 2),
        ):
            present |= need if there else Needs.NOTHING
        return present

    def compare(self) -> None:
        """Show the chosen photos side by side."""
        chosen = self._chosen()
        if chosen is not None:
            self._window.browser.go(chosen)

    def link(self) -> None:
        """Move and magnify the photos together from now on, or each alone."""
        self._window.browser.compare.link()

    def lay_over(self) -> None:
        """Lay two photos over each other, or side by side again."""
        self._window.browser.compare.lay_over()
        self._window.enable()

    def remove(self) -> None:
        """Go on without the focused photo."""
        self._window.browser.compare.remove_focused()

    def _chosen(self) -> Compare | None:
        browser = self._window.browser
        return photos_to_compare(browser.place, browser.active_grid)
