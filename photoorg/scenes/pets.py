"""Dogs, cats and garden birds."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.animal_body import Easel, pick
from photoorg.scenes.light import Colour, mix, rgb, scale
from photoorg.scenes.shapes import curve, ribbon


def paint_dog(e: Easel, rng: np.random.Generator) -> None:
    """A dog in side view."""
    coat = pick(rng, "b9803f", "8c5a34", "d8c29a", "3d3532", "c98d4a")
    pale, dark = mix(coat, rgb("f6ead6"), 0.62), scale(coat, 0.62)
    e.body(
        [
            *e.limb((0.27, 0.48, 0.09), (0.2, 0.27, 0.05), (0.25, 0.03, 0.035)),
            *e.limb((0.74, 0.45, 0.07), (0.77, 0.2, 0.042), (0.76, 0.03, 0.036)),
        ],
        dark,
    )
    e.body(e.limb((0.13, 0.62, 0.045), (-0.02, 0.74, 0.04), (-0.05, 0.93, 0.022)), coat)
    trunk = [
        e.round(0.44, 0.55, 0.33, 0.155, 0.03),
        e.round(0.68, 0.55, 0.155, 0.19),
        e.round(0.22, 0.56, 0.14, 0.15),
        *e.limb((0.72, 0.64, 0.13), (0.86, 0.86, 0.1)),
    ]
    legs = [
        *e.limb((0.2, 0.5, 0.11), (0.12, 0.27, 0.058), (0.17, 0.04, 0.04), (0.21, 0.025, 0.03)),
        *e.limb((0.66, 0.45, 0.085), (0.67, 0.2, 0.048), (0.67, 0.04, 0.042), (0.71, 0.025, 0.03)),
    ]
    head = [e.round(0.89, 0.96, 0.125, 0.115), *e.limb((0.95, 0.935, 0.088), (1.08, 0.905, 0.07))]
    e.body([*trunk, *legs, *head], coat)
    e.patch(e.round(0.76, 0.52, 0.055, 0.12, 0.2), pale)
    e.body(e.limb((1.02, 0.885, 0.052), (1.09, 0.872, 0.046)), pale, 0.3)
    e.flat(
        e.limb((0.78, 0.77, 0.024), (0.88, 0.72, 0.022), (0.94, 0.77, 0.022)),
        pick(rng, "c23b32", "2d6fa3", "3c8a5c"),
    )
    if rng.random() < 0.6:
        e.flat(e.limb((1.06, 0.85, 0.024), (1.07, 0.78, 0.028)), rgb("dd7f86"))
    e.flat([e.round(1.135, 0.945, 0.036, 0.03)], rgb("17120f"))
    e.eye(0.965, 0.99, 0.022, rgb("6b421f"))
    e.body(e.limb((0.84, 1.02, 0.05), (0.78, 0.9, 0.062), (0.81, 0.79, 0.035)), dark)


def paint_cat(e: Easel, rng: np.random.Generator) -> None:
    """A sitting cat in front view."""
    coat = pick(rng, "c98546", "8d8780", "4c4643", "d9cbb4", "a8784c")
    pale, dark = mix(coat, rgb("fbf3e6"), 0.72), scale(coat, 0.6)
    e.body(
        e.limb((0.68, 0.07, 0.06), (0.92, 0.06, 0.055), (1.0, 0.2, 0.045), (0.94, 0.33, 0.035)),
        dark,
    )
    e.body(
        [
            e.outline(
                (0.5, 0.72),
                (0.34, 0.6),
                (0.24, 0.3),
                (0.27, 0.05),
                (0.5, 0.0),
                (0.73, 0.05),
                (0.76, 0.3),
                (0.66, 0.6),
            )
        ],
        coat,
    )
    e.body([e.round(0.31, 0.13, 0.12, 0.13)], coat)
    e.body([e.round(0.69, 0.13, 0.12, 0.13)], coat)
    e.body([e.round(0.5, 0.45, 0.12, 0.19)], pale)
    for x in (0.43, 0.57):
        e.body(
            [*e.limb((x, 0.36, 0.065), (x, 0.08, 0.055)), e.round(x, 0.035, 0.072, 0.042)],
            mix(coat, pale, 0.5),
        )
    _cat_head(e, coat, dark)
    _cat_face(e, rng, pale)


def _cat_head(e: Easel, coat: Colour, dark: Colour) -> None:
    for side in (-1, 1):
        e.body(
            [
                np.array(
                    [
                        e.at(0.5 + side * 0.2, 0.82),
                        e.at(0.5 + side * 0.185, 1.06),
                        e.at(0.5 + side * 0.05, 0.94),
                    ]
                )
            ],
            coat,
        )
        e.flat(
            [
                np.array(
                    [
                        e.at(0.5 + side * 0.175, 0.88),
                        e.at(0.5 + side * 0.168, 1.0),
                        e.at(0.5 + side * 0.09, 0.93),
                    ]
                )
            ],
            rgb("c98f86"),
        )
    e.body(
        [
            e.round(0.5, 0.8, 0.205, 0.175),
            e.round(0.4, 0.745, 0.11, 0.085),
            e.round(0.6, 0.745, 0.11, 0.085),
        ],
        coat,
    )
    for dx, lean in ((-0.055, -0.02), (0.0, 0.0), (0.055, 0.02)):
        e.flat(e.limb((0.5 + dx, 0.95, 0.011), (0.5 + dx - lean, 0.875, 0.006)), dark)


def _cat_face(e: Easel, rng: np.random.Generator, pale: Colour) -> None:
    e.body(
        [
            e.round(0.46, 0.715, 0.058, 0.046),
            e.round(0.54, 0.715, 0.058, 0.046),
            e.round(0.5, 0.68, 0.045, 0.035),
        ],
        pale,
        0.2,
    )
    iris = pick(rng, "a9b545", "d9a93a", "6fae8c")
    for x in (0.415, 0.585):
        e.eye(x, 0.815, 0.038, iris)
    e.flat([np.array([e.at(0.475, 0.757), e.at(0.525, 0.757), e.at(0.5, 0.73)])], rgb("c9746c"))
    for side in (-1, 1):
        for k in range(3):
            path = [
                e.at(0.5 + side * 0.07, 0.715 - k * 0.012),
                e.at(0.5 + side * 0.3, 0.74 - k * 0.035),
            ]
            e.view.canvas.fill(
                [ribbon(path, [e.size * 0.0026, 0.3])],
                e.light.on((0.97, 0.97, 0.97), 0.8),
                opacity=0.75,
            )


def paint_bird(e: Easel, rng: np.random.Generator) -> None:
    """A small bird on a branch."""
    back, breast, pale = (
        (rgb("7d6a55"), rgb("d9662c"), rgb("ece4d6")),
        (rgb("4f7fae"), rgb("f0cf4e"), rgb("f5f3ea")),
        (rgb("5a5f68"), rgb("e39a86"), rgb("e9e6e2")),
    )[int(rng.integers(3))]
    _paint_branch(e)
    e.body(
        [
            e.outline(
                (0.16, 0.34),
                (-0.02, 0.18),
                (-0.3, 0.06),
                (-0.33, 0.13),
                (-0.05, 0.32),
                (0.15, 0.45),
            )
        ],
        scale(back, 0.7),
    )
    for x in (0.42, 0.54):
        e.flat(e.limb((x, 0.2, 0.016), (x + 0.03, 0.02, 0.014)), rgb("4c3b30"))
    e.body([e.round(0.45, 0.43, 0.3, 0.25, 0.45), e.round(0.62, 0.72, 0.18, 0.17)], back)
    e.body(
        [
            e.outline(
                (0.56, 0.2),
                (0.44, 0.3),
                (0.5, 0.52),
                (0.6, 0.72),
                (0.74, 0.74),
                (0.8, 0.6),
                (0.78, 0.4),
                (0.68, 0.25),
            )
        ],
        breast,
        0.6,
    )
    e.patch(e.round(0.47, 0.25, 0.14, 0.05, 0.25), pale)
    e.body(
        [e.outline((0.5, 0.58), (0.32, 0.56), (0.1, 0.4), (-0.1, 0.2), (0.15, 0.24), (0.4, 0.33))],
        scale(back, 0.8),
        0.9,
    )
    _paint_feathers(e, pale)
    e.flat([np.array([e.at(0.78, 0.76), e.at(0.91, 0.72), e.at(0.78, 0.69)])], rgb("3a332e"), 0.7)
    e.eye(0.685, 0.76, 0.03, rgb("2a1c14"))


def _paint_branch(e: Easel) -> None:
    path = [(-2.2, -0.16), (-0.4, 0.02), (0.5, -0.03), (1.5, 0.08), (2.6, -0.05)]
    wood = curve([e.at(x, y) for x, y in path], 10)
    e.body([ribbon(wood, np.array([0.075, 0.05, 0.035]) * e.size)], rgb("5a4535"), 0.9)


def _paint_feathers(e: Easel, pale: Colour) -> None:
    for k in range(4):
        path = [e.at(0.4 - k * 0.05, 0.46 - k * 0.035), e.at(0.02 - k * 0.02, 0.25 - k * 0.012)]
        e.view.canvas.fill(
            [ribbon(path, [e.size * 0.007, 0.5])], e.light.on(pale, 0.3), opacity=0.5
        )
