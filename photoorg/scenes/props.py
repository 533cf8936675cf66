"""Things people bring: boats, balloons, tents, parasols, and people themselves."""

from __future__ import annotations

import numpy as np

from photoorg.scenes.canvas import Points, View
from photoorg.scenes.light import Colour, mix, rgb, scale
from photoorg.scenes.shapes import curve, ellipse, limb, rectangle, ribbon

CLOTHES = tuple(
    rgb(c) for c in ("c8453b", "2f6f9f", "e0a030", "3f7d5a", "7a4e8a", "d9d3c7", "34405a")
)


def paint_sailboat(view: View, layer: str, x: float, y: float, size: float) -> None:
    """A sailing boat whose water line is at `y`; `size` is the height of its mast."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    side = 1.0 if rng.random() < 0.5 else -1.0
    sail = (rgb("f7f3ea"), rgb("f0e2c4"), rgb("e9b9a0"))[int(rng.integers(3))]
    main = curve([(x - side * 0.02 * size, y - size), (x - side * 0.3 * size, y - 0.42 * size)], 8)
    main = np.vstack(
        [
            main,
            [[x - side * 0.4 * size, y - 0.14 * size], [x - side * 0.02 * size, y - 0.14 * size]],
        ]
    )
    jib = np.array(
        [[x + side * 0.02 * size, y - 0.93 * size], [x + side * 0.13 * size, y - 0.5 * size]]
    )
    jib = np.vstack(
        [
            jib,
            [[x + side * 0.34 * size, y - 0.13 * size], [x + side * 0.02 * size, y - 0.15 * size]],
        ]
    )
    canvas.fade([main], light.on(sail, 1.0), light.on(sail, 0.55))
    canvas.fade([jib], light.on(sail, 0.75), light.on(scale(sail, 0.9), 0.4))
    canvas.fill(
        [rectangle(x - 0.008 * size, y - size * 1.03, x + 0.008 * size, y)],
        light.on(rgb("5b4636"), 0.4),
    )
    hull = curve(
        [
            (x - 0.42 * size, y - 0.1 * size),
            (x - 0.3 * size, y + 0.02 * size),
            (x + 0.3 * size, y + 0.02 * size),
            (x + 0.45 * size, y - 0.12 * size),
        ],
        6,
    )
    canvas.fade([hull], light.on(rgb("f2efe8"), 0.7), light.on(CLOTHES[int(rng.integers(4))], 0.35))


def paint_canoe(view: View, layer: str, x: float, y: float, size: float) -> None:
    """A canoe with two people, `size` long, its water line at `y`."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    for dx in (-0.17, 0.19):
        shirt = CLOTHES[int(rng.integers(len(CLOTHES)))]
        canvas.solid(
            limb(
                [
                    (x + dx * size, y - 0.06 * size, 0.05 * size),
                    (x + dx * size, y - 0.19 * size, 0.042 * size),
                ]
            ),
            shirt,
            light,
        )
        canvas.solid(
            [ellipse(x + dx * size, y - 0.28 * size, 0.034 * size, 0.04 * size)],
            rgb("b98a6a"),
            light,
        )
        paddle = ribbon(
            [(x + (dx - 0.03) * size, y - 0.2 * size), (x + (dx + 0.13) * size, y + 0.05 * size)],
            [0.006 * size],
        )
        canvas.fill([paddle], light.on(rgb("8a6038"), 0.5))
    hull = curve(
        [
            (x - 0.55 * size, y - 0.13 * size),
            (x - 0.42 * size, y + 0.02 * size),
            (x + 0.42 * size, y + 0.02 * size),
            (x + 0.55 * size, y - 0.13 * size),
            (x + 0.3 * size, y - 0.07 * size),
            (x - 0.3 * size, y - 0.07 * size),
        ],
        6,
        closed=True,
    )
    canvas.fade([hull], light.on(rgb("d2553a"), 0.8), light.on(rgb("7c2d22"), 0.3))


def paint_balloon(
    view: View, layer: str, x: float, y: float, radius: float, distance: float
) -> None:
    """A hot-air balloon whose envelope is centred at (x, y)."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    themes = (
        ("d8433b", "f3c14b"),
        ("2c6aa8", "f4f0e6"),
        ("e58a2d", "7a2f5a"),
        ("3b8f7a", "f2d16b"),
        ("b23a6b", "f6e3d2"),
        ("f0b53a", "d9532f"),
    )
    theme = [rgb(c) for c in themes[int(rng.integers(len(themes)))]]
    gores = int(rng.integers(9, 14))
    t = np.linspace(0, 1, 28)
    high = np.sqrt(np.clip(1 - ((t - 0.45) / 0.45) ** 2, 0.001, 1))
    low = 1 - 0.83 * np.clip((t - 0.45) / 0.55, 0, 1) ** 1.75
    half = radius * np.where(t < 0.45, high, low)
    rows = y - radius + t * radius * 2.3
    edge = [x + half * np.sin(np.pi * (k / gores - 0.5)) for k in range(gores + 1)]
    whole = np.vstack([np.stack([edge[0], rows], -1), np.stack([edge[-1], rows], -1)[::-1]])
    far = [light.far(c, distance * 0.8) for c in theme]
    canvas.solid([whole], far[0], light, relief=0.3, rim=0.15)
    facing = view.light.across
    for k in range(0, gores, 2):
        gore = np.vstack([np.stack([edge[k], rows], -1), np.stack([edge[k + 1], rows], -1)[::-1]])
        lit = 0.2 + 0.7 * (1 - abs((k + 0.5) / gores - facing))
        canvas.fade([gore], light.on(far[1], min(lit + 0.25, 1)), light.on(far[1], lit * 0.6))
    band = slice(12, 15)
    belt = np.vstack(
        [np.stack([edge[0], rows], -1)[band], np.stack([edge[-1], rows], -1)[band][::-1]]
    )
    canvas.fill([belt], light.on(mix(far[0], far[1], 0.5), 0.55), opacity=0.7)
    _paint_basket(view, x, rows[-1], radius, half[-1], distance)


def _paint_basket(
    view: View, x: float, y: float, radius: float, mouth: float, distance: float
) -> None:
    canvas, light = view.canvas, view.light
    wicker = light.far(rgb("6e4a2c"), distance * 0.8)
    top = y + radius * 0.24
    for side in (-1, 1):
        rope = ribbon(
            [(x + side * mouth * 0.9, y), (x + side * radius * 0.11, top)], [radius * 0.008 + 0.3]
        )
        canvas.fill([rope], light.on(wicker, 0.2))
    if light.height < 0.4 or light.dark:
        canvas.glow(x, y + radius * 0.05, radius * 0.4, rgb("ffc267"), 0.6)
    canvas.solid(
        [rectangle(x - radius * 0.12, top, x + radius * 0.12, top + radius * 0.17)], wicker, light
    )


def paint_parasol(view: View, layer: str, x: float, base: float, size: float) -> None:
    """A striped beach parasol with a towel and its shadow; `size` is the pole's height."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    side = 1.0 if light.across < 0.5 else -1.0
    colour = (rgb("d94f3d"), rgb("2e86ab"), rgb("f0a830"), rgb("3f9c78"))[int(rng.integers(4))]
    canvas.fill(
        [ellipse(x + side * 0.32 * size, base + 0.03 * size, 0.5 * size, 0.09 * size)],
        scale(light.ambient, 0.35),
        blur=size * 0.03,
        opacity=0.5,
    )
    towel = np.array(
        [
            [x + 0.02 * size, base + 0.02 * size],
            [x + 0.62 * size, base - 0.02 * size],
            [x + 0.74 * size, base + 0.12 * size],
            [x + 0.08 * size, base + 0.17 * size],
        ]
    )
    canvas.fade(
        [towel],
        light.on(mix(colour, (1, 1, 1), 0.7), 0.7),
        light.on(mix(colour, (1, 1, 1), 0.5), 0.6),
    )
    canvas.fill(
        [ribbon([(x, base + 0.05 * size), (x + 0.06 * size, base - size)], [size * 0.013])],
        light.on(rgb("ece7dc"), 0.6),
    )
    apex = np.array([x + 0.07 * size, base - 1.12 * size])
    t = np.linspace(-1, 1, 9)
    rim = np.stack(
        [x + 0.06 * size + t * 0.62 * size, base - 0.66 * size - 0.1 * size * (1 - t**2)], -1
    )
    for k in range(8):
        bulge = (apex + (rim[k] + rim[k + 1]) / 2) / 2 + (rim[k] - rim[4]) * 0.16 - (0, 0.05 * size)
        panel = curve([apex, bulge + (rim[k] - rim[k + 1]) * 0.42, rim[k]], 5)
        other = curve([apex, bulge + (rim[k + 1] - rim[k]) * 0.42, rim[k + 1]], 5)
        paint = colour if k % 2 else rgb("fbf7ee")
        lit = 0.35 + 0.6 * (1 - abs(k / 7 - light.across))
        canvas.fade(
            [np.vstack([panel, other[::-1]])],
            light.on(paint, min(lit + 0.2, 1)),
            light.on(paint, lit * 0.7),
        )


def paint_tent(view: View, layer: str, x: float, base: float, size: float) -> None:
    """A ridge tent lit from inside, `size` wide."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    fabric = (rgb("f2a03c"), rgb("ef7d3a"), rgb("e7c04c"))[int(rng.integers(3))]
    canvas.glow(x, base - 0.1 * size, size * 1.5, fabric, 0.5)
    apex, left, right = (x, base - 0.56 * size), (x - 0.5 * size, base), (x + 0.5 * size, base)
    canvas.fade(
        [np.array([apex, left, right])], mix(fabric, (1, 1, 0.8), 0.35), scale(fabric, 0.72)
    )
    flap = np.array([apex, (x - 0.17 * size, base), (x + 0.13 * size, base)])
    canvas.fade([flap], scale(fabric, 0.9), mix(fabric, (1, 1, 0.85), 0.7))
    canvas.fill([ribbon([apex, (x - 0.02 * size, base)], [size * 0.006])], scale(fabric, 0.4))
    for side in (-1, 1):
        rope = ribbon([apex, (x + side * 0.68 * size, base + 0.02 * size)], [size * 0.004])
        canvas.fill([rope], light.on((0.6, 0.6, 0.6), 0.5))
    canvas.glow(x, base - 0.2 * size, size * 0.4, rgb("fff0c0"), 0.55)


def person(x: float, base: float, height: float, stride: float) -> list[Points]:
    """The limbs and head of a walking person, feet at `base`."""
    h = height
    hip, neck = base - 0.5 * h, base - 0.84 * h
    return [
        *limb(
            [
                (x, hip, 0.06 * h),
                (x + stride * 0.11 * h, base - 0.25 * h, 0.04 * h),
                (x + stride * 0.13 * h, base, 0.03 * h),
            ]
        ),
        *limb(
            [
                (x, hip, 0.06 * h),
                (x - stride * 0.08 * h, base - 0.25 * h, 0.04 * h),
                (x - stride * 0.17 * h, base, 0.03 * h),
            ]
        ),
        *limb([(x, hip, 0.085 * h), (x, neck, 0.075 * h)]),
        *limb(
            [
                (x, neck, 0.04 * h),
                (x + stride * 0.12 * h, base - 0.6 * h, 0.032 * h),
                (x + stride * 0.2 * h, base - 0.5 * h, 0.026 * h),
            ]
        ),
        ellipse(x + stride * 0.01 * h, base - 0.92 * h, 0.06 * h, 0.072 * h),
    ]


def paint_person(
    view: View, layer: str, x: float, base: float, height: float, *, umbrella: bool, pack: bool
) -> None:
    """A walker seen from behind, with shadow; under an umbrella or with a rucksack."""
    canvas, light, rng = view.canvas, view.light, view.rng(layer)
    stride = float(rng.choice([-1, 1])) * float(rng.uniform(0.6, 1.1))
    coat: Colour = CLOTHES[int(rng.integers(len(CLOTHES)))]
    canvas.fill(
        [ellipse(x, base, height * 0.24, height * 0.035)],
        scale(light.ambient, 0.2),
        blur=height * 0.02,
        opacity=0.55,
    )
    parts = person(x, base, height, stride)
    canvas.fill(parts[:6], light.on(rgb("2c3242"), 0.35))
    canvas.solid([*parts[6:9], *parts[9:12]], coat, light, melt=height * 0.008)
    canvas.solid([parts[12]], rgb("4a3528"), light)
    if pack:
        bag = limb(
            [(x, base - 0.6 * height, 0.1 * height), (x, base - 0.77 * height, 0.085 * height)]
        )
        canvas.solid(bag, CLOTHES[int(rng.integers(len(CLOTHES)))], light)
    if umbrella:
        t = np.linspace(np.pi, 2 * np.pi, 18)
        dome = np.stack(
            [x + 0.36 * height * np.cos(t), base - 0.9 * height + 0.3 * height * np.sin(t)], -1
        )
        canvas.fade(
            [dome], light.on(mix(coat, rgb("d33d3d"), 0.6), 0.9), light.on(scale(coat, 0.7), 0.3)
        )
