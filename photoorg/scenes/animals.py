"""Animals by their subject, with the shadow they cast."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from photoorg.scenes.animal_body import Easel
from photoorg.scenes.beasts import paint_deer, paint_fish, paint_horse, paint_sheep
from photoorg.scenes.canvas import View
from photoorg.scenes.light import scale
from photoorg.scenes.pets import paint_bird, paint_cat, paint_dog
from photoorg.scenes.scene import Subject
from photoorg.scenes.shapes import ellipse


def paint_animal(
    view: View, layer: str, subject: Subject, x: float, base: float, size: float
) -> None:
    """One animal with its feet at (x, base), `size` pixels high, and its shadow."""
    rng = view.rng(layer)
    facing = 1.0 if rng.random() < 0.5 else -1.0
    easel = Easel(view, layer, x, base, size, facing, view.light)
    if subject not in (Subject.BIRD, Subject.FISH):
        wide = 0.34 if subject is Subject.CAT else 0.52
        for spread, opacity in ((1.0, 0.4), (0.6, 0.35)):
            shade = ellipse(x, base, size * wide * spread, size * 0.05 * spread)
            dark = scale(view.light.ambient, 0.16)
            view.canvas.fill([shade], dark, blur=size * 0.03, opacity=opacity)
    _PAINTERS[subject](easel, rng)


_PAINTERS: dict[Subject, Callable[[Easel, np.random.Generator], None]] = {
    Subject.DOG: paint_dog,
    Subject.CAT: paint_cat,
    Subject.BIRD: paint_bird,
    Subject.HORSE: paint_horse,
    Subject.SHEEP: paint_sheep,
    Subject.FISH: paint_fish,
    Subject.DEER: paint_deer,
}
