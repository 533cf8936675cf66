"""What the inspector says a photo shows."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from photoorg.domain import Photo, PhotoTag
from photoorg.ui.language import number, tr

LIMIT = 8


@dataclass(frozen=True, slots=True)
class Chip:
    """A name, and what is to be known of it."""

    name: str
    remark: str = ""


def chips(photo: Photo) -> list[Chip]:
    """What a classifier is sure of, then tags that say something more; at most LIMIT in all.

    A tag that has a word in common with what is there already is left out.
    """
    said = [Chip(concept.name) for concept in photo.concepts]
    words = {word for chip in said for word in _words(chip.name)}
    for tag in photo.tags:
        if words.isdisjoint(_words(tag.name)):
            said.append(Chip(tag.name, fit_words(tag)))
            words |= _words(tag.name)
    return said[:LIMIT]


def fit_words(tag: PhotoTag) -> str:
    """How well a tag fits, beside the library's other photos: never rounded up."""
    percent = min(math.floor(tag.closer_than * 1000 + 1e-6) / 10, 99.9)
    words = tr("“{tag}” fits this photo better than {percent} % of your photos.")
    return words.format(tag=tag.name, percent=number(percent, 1))


def _words(name: str) -> set[str]:
    """Words of three letters or more, one and many alike."""
    return {word.rstrip("s") for word in re.findall(r"\w{3,}", name.lower())}
