"""Horses, sheep, deer and fish."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.animal_body import Easel, pick
from photoorg.scenes.canvas import Points
from photoorg.scenes.light import Colour, rgb, scale
from photoorg.scenes.shapes import curve, ribbon


def paint_horse(e: Easel, rng: np.random.Generator) -> None:
    """A horse in side view."""
    coat = pick(rng, "7a4526", "4a3024", "b88a5a", "a9a39c", "8c5228")
    mane = scale(coat, 0.38)
    e.body(
        [
            *e.limb((0.2, 0.5, 0.07), (0.26, 0.28, 0.036), (0.22, 0.03, 0.024)),
            *e.limb((0.68, 0.48, 0.06), (0.74, 0.26, 0.033), (0.73, 0.03, 0.024)),
        ],
        scale(coat, 0.6),
    )
    e.body(e.limb((0.08, 0.62, 0.03), (-0.02, 0.5, 0.05), (-0.01, 0.25, 0.03)), mane, 1.0)
    trunk = [
        e.round(0.4, 0.585, 0.3, 0.125),
        e.round(0.2, 0.585, 0.125, 0.128),
        e.round(0.63, 0.575, 0.13, 0.14),
    ]
    neck = [*e.limb((0.64, 0.62, 0.135), (0.76, 0.8, 0.085), (0.84, 0.93, 0.066))]
    head = [
        e.round(0.865, 0.93, 0.07, 0.06, -0.6),
        *e.limb((0.86, 0.93, 0.062), (0.94, 0.84, 0.05), (1.0, 0.755, 0.045)),
    ]
    legs = [
        *e.limb((0.14, 0.52, 0.105), (0.1, 0.29, 0.042), (0.12, 0.24, 0.034), (0.1, 0.03, 0.027)),
        *e.limb((0.62, 0.5, 0.08), (0.63, 0.27, 0.038), (0.63, 0.03, 0.027)),
    ]
    e.body([*trunk, *neck, *head, *legs], coat)
    for x in (0.1, 0.63, 0.22, 0.73):
        e.flat(
            [
                np.array(
                    [
                        e.at(x - 0.026, 0.045),
                        e.at(x + 0.026, 0.045),
                        e.at(x + 0.038, 0.0),
                        e.at(x - 0.032, 0.0),
                    ]
                )
            ],
            rgb("2a211d"),
        )
    _horse_head(e, rng, coat, mane)


def _horse_head(e: Easel, rng: np.random.Generator, coat: Colour, mane: Colour) -> None:
    for x in (0.8, 0.835):
        e.body(
            [np.array([e.at(x, 0.97), e.at(x + 0.012, 1.07), e.at(x + 0.05, 0.98)])],
            scale(coat, 0.9),
        )
    e.body(
        e.limb((0.85, 1.01, 0.022), (0.77, 0.92, 0.036), (0.69, 0.8, 0.04), (0.6, 0.69, 0.03)),
        mane,
        1.0,
    )
    e.body(e.limb((0.86, 1.0, 0.02), (0.89, 0.93, 0.018)), mane)
    if rng.random() < 0.5:
        e.body(e.limb((0.9, 0.92, 0.013), (0.97, 0.82, 0.012)), rgb("f1eae0"), 0.2)
    e.eye(0.885, 0.915, 0.014, rgb("2b1a10"))
    e.flat([e.round(1.0, 0.755, 0.012, 0.009)], rgb("1c1412"))


def paint_sheep(e: Easel, rng: np.random.Generator) -> None:
    """A sheep in its wool."""
    face = pick(rng, "2d2926", "d9c8b2", "3a322c")
    for x, tone in ((0.3, 0.7), (0.72, 0.7), (0.24, 1.0), (0.66, 1.0)):
        e.body(e.limb((x, 0.3, 0.05), (x, 0.03, 0.036)), scale(face, tone))
    t = rng.uniform(0, 2 * np.pi, 90)
    r = np.sqrt(rng.random(90))
    wool = [
        e.round(0.46 + 0.36 * a * np.cos(b), 0.53 + 0.22 * a * np.sin(b), 0.075, 0.07)
        for a, b in zip(r, t, strict=True)
    ]
    e.body(wool, rgb("efe8da"), 1.2)
    for spot in wool[::3]:
        e.view.canvas.solid([spot], rgb("f2ecdf"), e.light, relief=0.4)
    e.body([*e.limb((0.86, 0.76, 0.085), (0.98, 0.64, 0.06))], face)
    e.body(e.limb((0.82, 0.8, 0.03), (0.73, 0.77, 0.022)), face)
    e.body([e.round(0.83, 0.82, 0.075, 0.055), e.round(0.78, 0.79, 0.05, 0.05)], rgb("efe8da"), 1.0)
    e.eye(0.9, 0.765, 0.017, rgb("c9a03c"))


def paint_fish(e: Easel, rng: np.random.Generator) -> None:
    """A tropical fish in side view."""
    main, stripe, fin = (
        (rgb("f07a24"), rgb("fdf6ec"), rgb("e8892f")),
        (rgb("f3cb2f"), rgb("2b4ea0"), rgb("f7e27a")),
        (rgb("3978c9"), rgb("f5d33c"), rgb("f0c838")),
    )[int(rng.integers(3))]
    e.body([e.outline((0.12, 0.5), (-0.12, 0.74), (-0.16, 0.5), (-0.12, 0.26))], fin, 0.8)
    e.body([e.outline((0.3, 0.68), (0.42, 0.88), (0.66, 0.84), (0.74, 0.68))], fin, 0.8)
    e.body([e.outline((0.36, 0.3), (0.4, 0.13), (0.56, 0.18), (0.6, 0.3))], fin, 0.8)
    e.body(
        [
            e.outline(
                (0.08, 0.5),
                (0.28, 0.7),
                (0.58, 0.76),
                (0.86, 0.66),
                (1.0, 0.49),
                (0.86, 0.34),
                (0.58, 0.24),
                (0.28, 0.32),
            )
        ],
        main,
        0.6,
    )
    for x, half in ((0.73, 0.225), (0.45, 0.235), (0.19, 0.115)):
        e.flat([_stripe(e, x, half, 0.017)], scale(main, 0.18), 0.5)
        e.body([_stripe(e, x, half, 0.0)], stripe, 0.3)
    e.body([e.outline((0.56, 0.46), (0.42, 0.5), (0.36, 0.38), (0.5, 0.33))], fin, 0.8)
    e.eye(0.86, 0.55, 0.035, rgb("e9d9a0"))
    e.flat(
        [
            ribbon(
                curve([e.at(0.985, 0.46), e.at(0.955, 0.45), e.at(0.93, 0.455)], 4),
                [e.size * 0.006],
            )
        ],
        scale(main, 0.3),
    )


def _stripe(e: Easel, x: float, half: float, border: float) -> Points:
    return e.outline(
        (x - 0.045 - border, 0.5 + half),
        (x + 0.045 + border, 0.5 + half),
        (x + 0.078 + border, 0.5),
        (x + 0.035 + border, 0.5 - half),
        (x - 0.035 - border, 0.5 - half),
        (x - 0.004 - border, 0.5),
    )


def paint_deer(e: Easel, rng: np.random.Generator) -> None:
    """A deer in side view."""
    coat = pick(rng, "7d5a3c", "6b4c35", "8a6a4a")
    e.body(
        [
            *e.limb((0.22, 0.42, 0.06), (0.27, 0.22, 0.026), (0.24, 0.02, 0.018)),
            *e.limb((0.6, 0.42, 0.05), (0.64, 0.2, 0.024), (0.63, 0.02, 0.018)),
        ],
        scale(coat, 0.6),
    )
    legs = [
        *e.limb((0.17, 0.43, 0.085), (0.13, 0.22, 0.03), (0.15, 0.02, 0.02)),
        *e.limb((0.55, 0.42, 0.06), (0.55, 0.2, 0.027), (0.55, 0.02, 0.02)),
    ]
    neck = [*e.limb((0.58, 0.52, 0.1), (0.66, 0.68, 0.06), (0.7, 0.78, 0.052))]
    e.body(
        [
            e.round(0.37, 0.48, 0.26, 0.11),
            e.round(0.18, 0.49, 0.11, 0.115),
            e.round(0.56, 0.48, 0.105, 0.12),
            *neck,
            *legs,
            *e.limb((0.71, 0.8, 0.052), (0.83, 0.73, 0.03)),
        ],
        coat,
    )
    e.body([e.round(0.08, 0.5, 0.03, 0.055)], rgb("f0e6d4"), 0.2)
    e.body([e.outline((0.66, 0.82), (0.56, 0.88), (0.62, 0.81))], coat)
    for lean in (0.0, 0.08):
        beam = [
            (0.69 + lean * 0.4, 0.83, 0.013),
            (0.62 + lean, 0.96, 0.012),
            (0.7 + lean, 1.1, 0.006),
        ]
        tine = [(0.63 + lean, 0.95, 0.01), (0.73 + lean, 1.0, 0.005)]
        e.flat([*e.limb(*beam), *e.limb(*tine)], rgb("c8b08a"))
    e.flat([e.round(0.85, 0.725, 0.016, 0.014)], rgb("1c1512"))
    e.eye(0.735, 0.8, 0.013, rgb("2b1a10"))
