"""From a scene to its picture."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from photoorg.scenes.beach import paint_beach
from photoorg.scenes.canvas import Canvas, View
from photoorg.scenes.finish import finished, paint_falling
from photoorg.scenes.forest import paint_forest
from photoorg.scenes.garden import paint_flowers
from photoorg.scenes.habitats import paint_animals
from photoorg.scenes.light import light_of
from photoorg.scenes.outdoors import paint_balloons, paint_lake, paint_landscape, paint_night
from photoorg.scenes.scene import Scene, SceneKind, Subject
from photoorg.scenes.street import paint_street
from photoorg.scenes.table import paint_table

_PAINTERS: dict[SceneKind, Callable[[View], None]] = {
    SceneKind.LANDSCAPE: paint_landscape,
    SceneKind.LAKE: paint_lake,
    SceneKind.BEACH: paint_beach,
    SceneKind.STREET: paint_street,
    SceneKind.TABLE: paint_table,
    SceneKind.ANIMAL: paint_animals,
    SceneKind.FOREST: paint_forest,
    SceneKind.NIGHT_SKY: paint_night,
    SceneKind.FLOWERS: paint_flowers,
    SceneKind.BALLOONS: paint_balloons,
}
SMALLEST = 64


def render(scene: Scene, size: tuple[int, int] = (1200, 800)) -> Image.Image:
    """The photo of a scene as an RGB picture of `size` (width, height), wide or tall.

    Equal arguments give equal pixels on one platform. Raises ValueError for an edge below 64.
    """
    if min(size) < SMALLEST:
        raise ValueError(f"a picture must be at least {SMALLEST} pixels wide and high, not {size}")
    view = View(Canvas(size), scene, light_of(scene))
    _PAINTERS[scene.kind](view)
    indoors = scene.kind is SceneKind.TABLE or scene.subject is Subject.FISH
    if not indoors:
        paint_falling(view)
    return finished(view.canvas.image, scene)
