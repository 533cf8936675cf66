"""Which words the text tower knows, and the article."""

from __future__ import annotations

import pytest
from tiny_model import TINY_FAMILY

from photoorg.models import hint_of, registry
from photoorg.models.articles import a
from photoorg.models.english import hint, readable
from photoorg.models.tags import load_bank

FOREIGN = (
    "ein Hund am Strand", "Sonnenuntergang am Meer", "Kinder spielen im Garten",
    "Katze auf dem Sofa", "Hochzeit", "Schnee in den Bergen", "zwei Frauen mit Hund",
    "Weihnachtsbaum",
    "un chien sur la plage", "enfants jouant dans le jardin", "une femme avec un chapeau",
    "un perro en la playa", "niños jugando en el parque", "un cane sulla spiaggia",
    "bambini che giocano", "een hond op het strand", "um cachorro na praia", "crianças brincando",
    "solnedgång över havet", "barn som leker", "zachód słońca nad morzem", "собака на пляже",
    "犬", "犬とビーチ", "해변의 개", "كلب على الشاطئ",
)  # fmt: skip
ENGLISH = (
    "a dog", "dogs playing fetch", "Los Angeles", "Las Vegas at night", "grandma's birthday 2019",
    "kayaking", "Eiffel Tower", "my cat Max", "black & white portraits", "crème brûlée",
    "Neuschwanstein castle", "3 people", "colourful houses", "Anna and Peter", "van on the beach",
    "", "  ", "2019", "!?",
)  # fmt: skip


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_readable(text: str) -> None:
    assert readable(text)
    assert hint(text) == ""


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_are_not(text: str) -> None:
    assert not readable(text)
    assert hint(text).startswith("Search reads English words; it does not know “")


def test_all_tags_are_readable() -> None:
    assert all(map(readable, load_bank().texts))


def test_the_hint_names_the_words_shortly() -> None:
    assert hint("ein Hund am Strand") == (
        "Search reads English words; it does not know “ein”, “Hund”."
    )
    assert len(hint("ж" * 5000)) < 100


def test_only_models_that_read_english_give_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    assert hint_of("builtin", "Hochzeit") == hint_of("builtin-labels", "Hochzeit") != ""
    monkeypatch.setitem(registry.EMBEDDERS, "tiny", TINY_FAMILY)
    assert hint_of("tiny", "Hochzeit") == ""


@pytest.mark.parametrize(
    ("noun", "article"),
    [
        ("dog", "a"), ("animal", "an"), ("hourglass", "an"), ("unicycle", "a"), ("umbrella", "an"),
        ("ukulele", "a"), ("iPod", "an"), ("eft", "an"), ("ewer", "a"), ("horse", "a"),
        ("X-T3", "an"), ("NIKON D90", "a"), ("SM-G960F", "an"), ("EOS 5D", "an"),
        ("SLR camera", "an"), ("Olympus E-M1", "an"), ("Pixel 3", "a"), ("uninvited guest", "an"),
    ],
)  # fmt: skip
def test_articles_follow_the_sound(noun: str, article: str) -> None:
    assert a(noun) == f"{article} {noun}"
