"""Explanations as the worker might give them, for tests and for pictures of the page."""

from __future__ import annotations

from dataclasses import replace

from photoorg.explanations import Curve, Detail, Explanation, Facet, PhotoRef, Phrase

HOSTILE = "<b>dog</b> <img src=/etc/passwd>\u202egpj\n\x1b[0m " + "x" * 500
WORDS = (0.0, 1.0, 2.0, 4.0, 6.0, 9.0, 13.0, 20.0)
LOW = (0.0, 0.7, 1.4, 2.6, 3.5, 4.6, 5.6, 6.6)
MIDDLE = (0.0, 1.3, 2.6, 4.6, 6.2, 8.0, 9.4, 10.6)
HIGH = (0.0, 2.0, 3.9, 6.9, 9.2, 11.6, 13.2, 14.4)
CLOSE = (0.0, 0.1, 0.2, 0.5, 0.9, 1.7, 2.9, 4.4)
FAR = (0.0, 2.1, 4.0, 7.2, 9.8, 12.3, 14.0, 15.2)
SCENE = (0.0, 0.2, 0.7, 2.1, 4.2, 6.8, 8.8, 10.4)


def phrases(*texts: str, facet: str = "Subject", words: float = 6.0) -> tuple[Phrase, ...]:
    """Phrases in falling weight."""
    return tuple(
        Phrase(text, 1.0 / (place + 1), facet, words + place) for place, text in enumerate(texts)
    )


FACETS = (
    Facet("Subject", "two dogs", "a brown dog", 0.8, 0.982),
    Facet("Scene", "snow field", "snow, forest", 1.1, 0.941),
    Facet("Colour", "white, blue", "white, brown", 0.4, 0.887),
    Facet("People", "", "", 0.0, None),
    Facet("Time", "January 2019", "February 2019", 0.3, 0.731),
)
DETAILS = (
    Detail(2.0, "dogs", "a dog", phrases("dog", words=2.0), (), ()),
    Detail(
        6.0, "two dogs in snow", "a dog in snow",
        phrases("dog", "snow", "outdoors"),
        phrases("two dogs"), phrases("jumping"),
    ),
    Detail(
        9.0, "two dogs run through deep snow", "a brown dog jumps in the snow",
        phrases("dog", "snow", "running", "outdoors", "winter"),
        phrases("two dogs", "trees"), phrases("jumping", "close-up", "brown"),
    ),
    Detail(
        16.0, "two dogs run through deep snow in front of some bare trees on a bright day",
        "a brown dog jumps in the snow and looks at the camera with its mouth open",
        phrases("dog", "snow", "running", "outdoors", "winter", "bright day", "animal"),
        phrases("two dogs", "bare trees", "far away"),
        phrases("jumping", "close-up", "brown", "looks at the camera", "open mouth"),
    ),
)  # fmt: skip


def close(left: PhotoRef, right: PhotoRef, complete: bool = True) -> Explanation:
    """Two photos of nearly the same; before captions come, in tags."""
    curve = Curve(WORDS, CLOSE, LOW, MIDDLE, HIGH)
    whole = Explanation(
        left, right, 1.7, 0.9923, 9.2, curve, DETAILS, FACETS, "built-in captioner"
    )  # fmt: skip
    if complete:
        return whole
    tags = (
        Detail(3.0, "dog, snow", "dog, snow", phrases("dog", "snow", facet="tag"), (), ()),
        Detail(
            8.0, "dog, snow, trees", "dog, snow, close-up",
            phrases("dog", "snow", facet="tag"),
            phrases("trees", facet="tag"), phrases("close-up", facet="tag"),
        ),
    )  # fmt: skip
    return replace(whole, details=tags, describer="tags", complete=False, approximate=True)


def far(left: PhotoRef, right: PhotoRef) -> Explanation:
    """Two photos that have nothing in common."""
    detail = Detail(
        5.0, "a plate of pasta on a table", "a mountain above a lake", (),
        phrases("food", "pasta", "table", "indoors", "plate"),
        phrases("mountain", "lake", "outdoors", "sky", "forest", "blue"),
    )  # fmt: skip
    facets = (
        Facet("Subject", "pasta", "a mountain", 6.0, 0.031),
        Facet("Scene", "a table", "a lake", 5.0, 0.11),
        Facet("Colour", "orange, white", "blue, green", 2.0, 0.27),
        Facet("Time", "May 2019", "May 2019", 0.1, 0.902),
    )
    curve = Curve(WORDS, FAR, LOW, MIDDLE, HIGH)
    short = replace(detail, words=2.0, left="food", right="a mountain")
    return Explanation(
        left, right, 11.0, 0.18, 1.3, curve, (short, detail), facets, "built-in captioner"
    )  # fmt: skip


def scene(left: PhotoRef, right: PhotoRef) -> Explanation:
    """Two photos that share only the place they were taken at."""
    base = close(left, right)
    detail = replace(
        DETAILS[2], left="children play on a beach", right="a sailing boat off a beach",
        both=phrases("beach", "sea", "sand", facet="Scene"),
        only_left=phrases("children", "playing", "ball"),
        only_right=phrases("sailing boat", "waves"),
    )  # fmt: skip
    facets = (
        Facet("Subject", "children", "a boat", 4.0, 0.41),
        Facet("Scene", "a beach", "a beach", 0.1, 0.995),
        Facet("Colour", "yellow, blue", "blue, grey", 1.0, 0.66),
        Facet("Place", "Ostia", "Ostia", 0.0, 0.9994),
    )
    short = replace(detail, words=3.0, left="a beach", right="a beach", only_left=(), only_right=())
    notes = ("The left photo does not say when it was taken.",)
    return replace(
        base, percentile=0.871, words_to_tell_apart=4.4, details=(short, detail), facets=facets,
        curve=Curve(WORDS, SCENE, LOW, MIDDLE, HIGH), notes=notes, approximate=True,
    )  # fmt: skip


def hostile(left: PhotoRef, right: PhotoRef) -> Explanation:
    """Machine text that tries to be more than text, and is too long."""
    texts = phrases(HOSTILE, "&amp; <i>x</i>", "\u202d" + "y" * 300)
    detail = Detail(6.0, HOSTILE, HOSTILE, texts, texts, texts)
    facets = (Facet(HOSTILE, HOSTILE, HOSTILE, 1.0, 0.9), Facet("Scene", "", "", 0.0, None))
    return replace(
        close(left, right), details=(detail,), facets=facets, describer=HOSTILE,
        notes=(HOSTILE,), approximate=True,
    )  # fmt: skip


def bare(left: PhotoRef, right: PhotoRef) -> Explanation:
    """A library that was not measured, photos of which next to nothing is known."""
    nothing = Detail(0.0, "", "", (), (), ())
    return Explanation(left, right, 0.0, None, None, Curve((), ()), (nothing,), (), "tags")
