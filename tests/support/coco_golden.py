"""Captions of six photos, and what coco-caption (pycocoevalcap 1.2, with Java) says of them."""

from __future__ import annotations

REFERENCES = (
    (
        "A brown dog is running through the snow .",
        "The dog's ball lies in the snow; the dog runs.",
        "Two dogs don't mind the snow",
    ),
    (
        "A man in a red t-shirt is climbing a rock .",
        "A climber, in red, on a steep rock wall.",
        "Someone climbs.",
    ),
    (
        "Children play football on a green field .",
        'A boy says "mine" and kicks the ball !',
        "Two boys are playing with a ball on the grass",
    ),
    (
        "A woman sits on a bench by the sea at 7:30 .",
        "A woman is sitting on a bench",
        "The sea, a bench -- and a woman",
    ),
    (
        "A black dog and a white dog are playing in the grass .",
        "Two dogs play on the grass .",
        "The dogs are running on a green field",
    ),
    (
        "A red car is parked by a wall .",
        "A red car",
        "There is a red car in front of the stone wall of a house .",
    ),
)
CANDIDATES = (
    "A dog is running in the snow .",
    "A man is climbing a rock wall .",
    "Two boys are playing with a ball on the grass",
    "A woman sits on a bench by the sea .",
    "Two dogs are playing and a dog and a dog and a dog are playing in the grass",
    "Car",
)
BLEU = (0.8846153845983729, 0.820412654125561, 0.7331013657040271, 0.6567644344932717)
"""BLEU-1 to BLEU-4; coco-caption adds 1e-9 to what it divides by."""
CIDER = (
    2.1374287336218902,
    1.7788894813422085,
    3.4184749442247027,
    4.5859715946648585,
    0.7495262174018359,
    0.9340571293043652,
)
"""What it calls CIDEr, photo by photo."""
