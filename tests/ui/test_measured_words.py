"""What was measured comes in English, and is said in the language in use: here in English, too."""

from __future__ import annotations

import pytest

from photoorg.decoders.colour import NAME as COLOUR
from photoorg.decoders.moment import NAME as TIME
from photoorg.decoders.moment import TEXTS
from photoorg.decoders.place import NAME as PLACE
from photoorg.decoders.place import distance_words, position_words
from photoorg.decoders.seen import SUBJECT, TAG_FACETS
from photoorg.domain import Metadata
from photoorg.media.palette import NAMES
from photoorg.ui import explain_words, measured_words

HERE = Metadata("JPEG", 4, 3, latitude=-41.726, longitude=12.2763)


@pytest.mark.parametrize(
    ("facet", "said"),
    [
        (TIME, "12 May 2019"),
        (TIME, "2 December 2019, afternoon"),
        (TIME, "12 Mai 2019, {evening}"),
        (TIME, "same place and day"),
        *((TIME, f"looks like {text}") for text in TEXTS),
        *((PLACE, distance_words(km)) for km in (0.1, 0.7, 5.4, 1100.0)),
        (PLACE, position_words(HERE)),
        *((COLOUR, f"{name} and white") for name in NAMES),
        (COLOUR, "white"),
        ("Camera", "Black and White 12 May 2019"),
        ("", ""),
    ],
)
def test_nothing_is_changed_in_english(facet: str, said: str) -> None:
    assert measured_words.measured_words(facet, said) == said


def test_whatever_is_measured_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would stay English in other languages."""
    known = (measured_words._COLOURS, measured_words._TIMES, measured_words._TOGETHER)
    for table in known:
        for word in table:
            monkeypatch.setitem(table, word, table[word].upper().replace("{KM}", "{km}"))
    for name in NAMES:
        assert measured_words.measured_words(COLOUR, name) == name.upper()
    for km in (0.1, 0.7, 5.4):
        said = distance_words(km)
        assert measured_words.measured_words(PLACE, said) == said.upper()
    assert {word for text in TEXTS for word in text.split()} == set(measured_words._TIMES)


def test_every_facet_has_a_name() -> None:
    for facet in (COLOUR, TIME, PLACE, SUBJECT, *(name for name, _ in TAG_FACETS)):
        assert facet in explain_words._FACETS
        assert explain_words.facet_name(facet) == facet
