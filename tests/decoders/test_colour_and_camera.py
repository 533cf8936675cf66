"""Facets that are measured or read from files: colours and cameras."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from photoorg.decoders.camera import camera_facet, camera_name, count_cameras
from photoorg.decoders.colour import colour_facet
from photoorg.decoders.facets import facet_distances
from photoorg.domain import Metadata
from photoorg.media.palette import NAMES

ODD = "EVIL <b>\u202ecam\x1b[31m\n\tera</b> ☃"


def shares(**colours: float) -> list[float]:
    return [colours.get(name, 0.0) for name in NAMES]


def with_camera(name: str | None) -> Metadata:
    return Metadata("JPEG", 4, 3, camera=name)


def test_colours_are_named_by_their_shares() -> None:
    even = np.full(len(NAMES), 1 / len(NAMES), np.float32)
    palettes = np.array(
        [
            shares(blue=0.5, white=0.4, red=0.1),
            shares(green=0.9, red=0.1),
            [1 / len(NAMES)] * len(NAMES),
            shares(),
        ],
        np.float32,
    )
    facet = colour_facet(palettes, even)
    assert facet.labels == ("white and blue", "green", "black", "")
    assert facet.texts[int(facet.scores[1].argmax())] == "green"
    assert facet.scores[2] == pytest.approx(0, abs=1e-6), "as usual as can be"
    assert (facet.scores[3] == 0).all()


def test_a_colour_the_library_lacks_rules_nothing_out() -> None:
    prior = np.array(shares(blue=1.0), np.float32)
    facet = colour_facet(np.array([shares(red=1.0), shares(blue=1.0)], np.float32), prior)
    assert np.isfinite(facet.scores).all()
    assert facet_distances((facet,), np.array([0]), np.array([1]))[0, 0] > 1


def test_cameras() -> None:
    photos = [with_camera(name) for name in ("Pixel 3", "Pixel 3", "Canon EOS 80D", None)]
    facet = camera_facet(photos, count_cameras(photos))
    assert facet.texts == ("Canon EOS 80D", "Pixel 3")
    assert facet.labels == ("Pixel 3", "Pixel 3", "Canon EOS 80D", "")
    apart = facet_distances((facet,), np.array([0, 0, 0]), np.array([1, 2, 3]))[:, 0]
    assert apart[0] == apart[2] == 0
    assert apart[1] > 1


def test_a_rare_camera_says_more_than_a_usual_one() -> None:
    counts = Counter({"Pixel 3": 98, "Leica M3": 2})
    facet = camera_facet([with_camera("Pixel 3"), with_camera("Leica M3")], counts)
    assert facet.scores[1].max() > facet.scores[0].max() + 2


@pytest.mark.parametrize("name", [None, "", "   ", "\n\t"])
def test_no_camera(name: str | None) -> None:
    assert camera_name(with_camera(name)) == camera_name(None) == ""
    facet = camera_facet([with_camera(name), None], Counter())
    assert facet.labels == ("", "")
    assert (facet.scores == 0).all()
    assert np.exp(facet.log_pcode).sum() == pytest.approx(1)


def test_odd_names_are_one_line_of_plain_text() -> None:
    name = camera_name(with_camera(ODD))
    assert "\n" not in name
    assert "\t" not in name
    assert "<b>" in name, "it is text, so nobody takes anything out of it"
    same = camera_facet([with_camera(ODD), with_camera(f" {ODD} ")], Counter({name: 3}))
    assert same.labels == (name, name)
    assert same.texts == (name,)
