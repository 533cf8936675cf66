"""One photo on a canvas, as finely as it is looked at: a thumbnail first, then what is needed."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage

from photoorg.domain import PhotoCard
from photoorg.settings import Paths
from photoorg.ui.canvas import Canvas
from photoorg.ui.thumbnails import Rendition, Sources, Thumbnails
from photoorg.ui.views import Part, View, Views, Wanted

STEPS: Final = (1024, 1536, 2048, 3072, 4096)
"""Longer edges of whole photos that are asked for: a window a little larger needs no other one."""
GRAIN: Final = 1024
"""The same for parts of photos that are larger than the largest of them."""
MOST: Final = 24_000_000
"""Pixels of a part: 96 MB in the window."""
MARGIN: Final = 1.5
"""How much wider and higher a part is than what is seen, so that it can be moved a little."""
SMALL: Final = 384


class Showing(QObject):
    """Keeps a canvas at the finest picture there is; whoever looks asks for what is `wanted`."""

    problem_changed = Signal(str)
    """Why there is no picture, or no finer one; empty where nothing is wrong."""

    def __init__(
        self, canvas: Canvas, views: Views, thumbnails: Thumbnails, paths: Paths, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._canvas, self._views, self._thumbnails = canvas, views, thumbnails
        self._paths = paths
        self._card: PhotoCard | None = None
        self._moves = False
        self.path = b""
        views.arrived.connect(self._take)
        thumbnails.arrived.connect(self._take_thumbnails)

    def show_photo(self, path: bytes, card: PhotoCard | None) -> None:
        """Begin with another photo; `card` is what the library knows of it."""
        self.path, self._card, self._moves = path, card, False
        self.problem_changed.emit("")
        self._canvas.show_photo(QSize() if card is None else QSize(card.width, card.height))
        self._show_thumbnail()
        self._show_best()

    def show_frame(self, image: QImage) -> None:
        """Show a frame of a moving picture, from now on in place of what is kept of it."""
        self._moves = True
        self._canvas.show_image(image)

    def forget(self) -> None:
        """Show nothing."""
        self.path, self._card = b"", None
        self._canvas.show_photo(QSize())

    @property
    def is_there(self) -> bool:
        """Whether the picture, or the reason why there is none, has come."""
        return self._views.best(self.path) is not None

    def wanted(self) -> list[Wanted]:
        """What is needed to see the photo as it is magnified now."""
        if not self.path:
            return []
        size = self._canvas.photo_size
        # What a file has is known when it is there: until then everything is needed.
        needed = needed_edge(size, self._canvas.scale) if self._card is not None else STEPS[-1]
        part = self._wanted_part()
        return [Wanted(self.path, step(needed)), *([part] if part is not None else [])]

    def _wanted_part(self) -> Wanted | None:
        """The part that is in sight and a little more, where the whole would be too large."""
        size, seen = self._canvas.photo_size, self._canvas.seen()
        needed = needed_edge(size, self._canvas.scale)
        if needed <= STEPS[-1] or seen.isEmpty():
            return None
        known = self._views.part(self.path)
        if known is not None and known.wanted.covers(Wanted(self.path, needed, _sides(seen))):
            return known.wanted
        longest = max(size.width(), size.height())
        edge = min(longest, math.ceil(needed / GRAIN) * GRAIN)
        across, down = (side * edge / longest for side in (size.width(), size.height()))
        room = math.sqrt(MOST / (seen.width() * across * seen.height() * down))
        part = _grown(seen, min(max(room, 1.0), MARGIN), size)
        return Wanted(self.path, edge, part)

    def _take(self, view: View) -> None:
        if view.wanted.path == self.path:
            self._show_best()

    def _show_best(self) -> None:
        """The finest picture there is; a coarser one may have come after it."""
        whole, part = self._views.best(self.path), self._views.part(self.path)
        if self._moves or whole is None:
            return
        problem = whole.problem or (part.problem if part is not None else "")
        self.problem_changed.emit(problem)
        if not whole.image.isNull():
            self._canvas.show_image(whole.image)
        if part is not None and not part.image.isNull():
            left, top, right, bottom = part.wanted.part
            self._canvas.show_part(part.image, QRectF(left, top, right - left, bottom - top))

    def _show_thumbnail(self) -> None:
        """Something to look at until the photo is there, or in its place."""
        if self._card is None:
            return
        best = self._views.best(self.path)
        if best is not None and not best.image.isNull():
            return
        source = self._paths.thumbnail(self._card.hash)
        pixmap = self._thumbnails.get(Rendition(source, SMALL, SMALL, crop=False))
        if pixmap is not None:
            self._canvas.show_image(pixmap.toImage())

    def _take_thumbnails(self, sources: Sources) -> None:
        if self._card is not None and self._paths.thumbnail(self._card.hash) in sources:
            self._show_thumbnail()


def needed_edge(size: QSize, scale: float) -> int:
    """Pixels of a photo's longer edge that can be told apart at so many device pixels a pixel."""
    return math.ceil(min(1.0, scale) * max(size.width(), size.height()) - 1e-6)


def step(needed: int) -> int:
    """The smallest of STEPS that is fine enough, or the largest."""
    return next((edge for edge in STEPS if edge >= needed), STEPS[-1])


def _sides(box: QRectF) -> Part:
    return box.left(), box.top(), box.right(), box.bottom()


def _grown(seen: QRectF, by: float, size: QSize) -> Part:
    """`seen` so many times as wide and high, to whole pixels of the photo."""
    across, down = seen.width() * (by - 1) / 2, seen.height() * (by - 1) / 2
    left, top, right, bottom = _sides(seen.adjusted(-across, -down, across, down))
    width, height = size.width(), size.height()
    return (
        max(math.floor(left * width), 0) / width,
        max(math.floor(top * height), 0) / height,
        min(math.ceil(right * width), width) / width,
        min(math.ceil(bottom * height), height) / height,
    )
