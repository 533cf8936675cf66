"""Descriptions written from labels and metadata."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from photoorg.domain import ConceptScores, DateSource, Metadata
from photoorg.errors import ModelError, Stopped
from photoorg.models import Embedder, View, describer_id_of, load_describer
from photoorg.models.concepts import class_names, load_concept_tree
from photoorg.models.label_describer import Facts, LabelDescriber, write
from photoorg.models.labels import namer

MAY = Metadata(
    "JPEG", 4000, 3000, taken="2019-05-12T16:04:00", taken_source=DateSource.EXIF_ORIGINAL
)


def no_pixels() -> Image.Image:
    raise AssertionError("concepts are known, so nobody needs pixels")


def no_classifier() -> Embedder:
    raise AssertionError("concepts are known, so nobody needs a classifier")


def view(metadata: Metadata | None = None, **probabilities: float) -> View:
    """A photo that shows these classes (“_” for a space)."""
    names = class_names()
    leaves = [names.index(name.replace("_", " ")) for name in probabilities]
    scores = ConceptScores(
        np.array([leaves], np.uint16), np.array([list(probabilities.values())], np.float32)
    )
    return View(no_pixels, metadata, scores)


def texts(shown: View, *words: int) -> list[str]:
    """Its descriptions with so many words."""
    describer = LabelDescriber(no_classifier)
    sight = describer.look([shown])
    return [describer.describe(sight, n)[0].text for n in words]


def test_descriptions_grow() -> None:
    dog = view(replace(MAY, camera="Pixel 3", width=3000, height=4000), golden_retriever=0.9)
    assert texts(dog, 0, 1, 2, 3, 5, 7, 9, 30) == [
        "",
        "retriever",
        "a retriever",
        "a golden retriever",
        "a golden retriever, in May",
        "a golden retriever, on a May afternoon",
        "a golden retriever, on a May afternoon in 2019",
        "a golden retriever, on a May afternoon in 2019, an upright photo taken with a Pixel 3",
    ]


def test_doubt_is_said() -> None:
    assert texts(view(golden_retriever=0.4, beagle=0.3), 9) == [
        "a hunting dog, perhaps a golden retriever"
    ]
    assert texts(view(beaver=0.4, pizza=0.2), 1, 3) == ["photo", "perhaps a beaver"]
    assert texts(view(MAY, beaver=0.1, pizza=0.1), 9) == [
        "a photo taken on a May afternoon in 2019"
    ]
    assert texts(view(beaver=0.1), 9) == ["a photo"]
    assert texts(view(tennis_ball=0.3, beagle=0.6), 9) == ["a beagle, perhaps with a tennis ball"]


def test_places_and_clothes_are_where_they_belong() -> None:
    assert texts(view(beagle=0.6, seaside=0.35), 9) == ["a beagle, by the sea"]
    assert texts(view(beagle=0.6, seaside=0.15), 9) == ["a beagle, perhaps by the sea"]
    assert texts(view(seaside=0.9), 2, 9) == ["the seaside", "the seaside"]
    assert texts(view(mountain_bike=0.9), 9) == ["a mountain bike, outdoors"]
    assert texts(view(jeans=0.9), 9) == ["a person in jeans"]
    assert texts(view(bow_tie=0.35, bikini=0.3), 9) == ["a person, perhaps in a bow tie"]


def test_masses_and_namesakes() -> None:
    names = class_names()
    crane = next(i for i, name in enumerate(names) if name == "crane (bird)")
    said = texts(
        View(
            no_pixels,
            None,
            ConceptScores(np.array([[crane]], np.uint16), np.ones((1, 1), np.float32)),
        ),
        9,
    )
    assert said == ["a crane"]
    assert texts(view(cattle=0.9), 9) == ["cattle, outdoors"]
    assert texts(view(clownfish=0.9), 9) == ["a clownfish"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"taken": "2019-05-12T00:00:00"}, "a photo taken in May 2019"),
        ({"taken": "2019-10-12T23:59:00"}, "a photo taken on an October night in 2019"),
        ({"taken": "2020-01-01T05:00:00"}, "a photo taken on a January morning in 2020"),
        ({"taken": "2020-08-01T18:00:00"}, "a photo taken on an August evening in 2020"),
        ({"taken_source": DateSource.FILE_TIME}, "a photo"),
        ({"taken": None}, "a photo"),
        ({"taken": "yesterday"}, "a photo"),
        ({"taken": None, "width": 9000}, "a photo, a panorama"),
        ({"taken": None, "width": 3000}, "a photo, a square photo"),
        ({"taken": None, "camera": "an odd\ncamera\x1b name of far too many words"}, "a photo"),
    ],
)  # fmt: skip
def test_metadata_in_words(change: dict[str, object], says: str) -> None:
    assert write(Facts(replace(MAY, **change), {}), 30) == says  # type: ignore[arg-type]


def test_every_node_makes_a_fragment_within_its_words() -> None:
    tree = load_concept_tree()
    for node in range(len(tree.names)):
        for p in (0.9, 0.4):
            facts = Facts(MAY, dict.fromkeys(namer().above[node], p))
            for words in (1, 2, 3, 5, 8, 13, 25):
                text = write(facts, words)
                assert 1 <= len(text.split()) <= words
                assert "  " not in text
                assert " ," not in text
                assert "(" not in text


def test_descriptions_say_what_they_are() -> None:
    describer = LabelDescriber(no_classifier)
    sight = describer.look([view(beagle=0.9), view(pizza=0.9)])
    first, second = describer.describe(sight, 8)
    assert (first.text, first.log_probability, first.tokens) == ("a beagle", 0.0, 3)
    assert second.text == "a pizza"
    assert len(sight) == 2
    assert describer.look([]) == ()
    with pytest.raises(Stopped):
        describer.describe(sight, 8, stop=lambda: True)


def test_the_registry_knows_it() -> None:
    assert describer_id_of("labels") == load_describer("labels").model_id == "labels/1"
    with pytest.raises(ModelError, match="labels:more"):
        describer_id_of("labels:more")


def test_photos_that_nobody_classified_are_shown_to_the_classifier(tiny: str) -> None:
    from tiny_model import TinyModel

    red = Image.new("RGB", (32, 32), (255, 0, 0))
    describer = LabelDescriber(TinyModel)
    first, second, third = describer.look([View(lambda: red), view(beagle=0.9), View(lambda: red)])
    assert first == third != second
    assert sum(p >= 0.5 for p in first.likely.values()) > 0
    assert describer.device == "cpu"
