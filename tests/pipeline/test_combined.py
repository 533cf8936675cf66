"""Questions of several parts: words, photos, filters, plus and minus."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from drawn import draw
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from photoorg.errors import LibraryError, MediaError
from photoorg.explanations import PhotoRef
from photoorg.library import Library, folders, photos
from photoorg.pipeline import asked_photo, organize, search, search_for, similar
from photoorg.pipeline.combination import Scores, combined, standard
from photoorg.pipeline.session import Session
from photoorg.questions import Filter, PhotoPart, Question, WordsPart

COLOURS = {"red": (230, 20, 20), "green": (20, 220, 30), "blue": (25, 30, 225)}
EACH = 8


@pytest.fixture
def session(library: Library, tiny: str, tmp_path: Path) -> Session:
    """Plain photos of three colours and of two at a time, in a folder for each."""
    rng = np.random.default_rng(3)
    folder = tmp_path / "photos"
    mixed = {f"{a} {b}": (a, b) for a, b in (("red", "blue"), ("green", "blue"))}
    for name, parts in {**{c: (c, c) for c in COLOURS}, **mixed}.items():
        (folder / name).mkdir(parents=True)
        for number in range(EACH):
            pixels = np.empty((32, 48, 3))
            pixels[:, :24], pixels[:, 24:] = COLOURS[parts[0]], COLOURS[parts[1]]
            noisy = np.clip(pixels + rng.integers(-15, 15, pixels.shape), 0, 255)
            Image.fromarray(noisy.astype(np.uint8)).save(folder / name / f"{number}.png")
    folders.add(library, folder)
    made = Session(library, tiny)
    for _ in organize(made, tiny):
        pass
    return made


def kinds(session: Session, hits) -> list[str]:
    cards = photos.cards(session.library, [hit.photo_id for hit in hits])
    return [os.path.basename(os.path.dirname(cards[h.photo_id].path)).decode() for h in hits]


def part(session: Session, name: str, minus: bool = False) -> PhotoPart:
    """The first photo of a folder."""
    root = folders.listed(session.library)[0].path
    photo_id = photos.id_of_path(session.library, os.path.join(root, name.encode(), b"0.png"))
    content = photos.contents(session.library, [photo_id])[photo_id]
    return PhotoPart(content.hex(), minus=minus)


def test_two_words_find_photos_that_fit_both(session: Session) -> None:
    both = Question((WordsPart("red"), WordsPart("blue")))
    hits = search_for(session, both, 20)
    assert set(kinds(session, hits)[:EACH]) == {"red blue"}
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    flags = [hit.likely for hit in hits]
    assert flags == sorted(flags, reverse=True)
    assert all(0 <= hit.closer_than <= 1 for hit in hits)


def test_a_minus_takes_away(session: Session) -> None:
    wanted = Question((WordsPart("blue"), WordsPart("red", True), WordsPart("green", True)))
    assert set(kinds(session, search_for(session, wanted, 8))) == {"blue"}
    only_minus = Question((WordsPart("blue", True),))
    assert set(kinds(session, search_for(session, only_minus, 16))) == {"red", "green"}


def test_photos_and_words_add_up(session: Session) -> None:
    question = Question((WordsPart("blue"),), (part(session, "green"),))
    assert set(kinds(session, search_for(session, question, 8))) == {"green blue"}
    like = Question(photos=(part(session, "green blue"),))
    question = Question((WordsPart("blue", True),), like.photos)
    before, after = (kinds(session, search_for(session, q, 100)) for q in (like, question))
    assert before.index("blue") - before.index("green") < after.index("blue") - after.index("green")
    own = photos.id_of_content(session.library, bytes.fromhex(question.photos[0].content))
    assert own not in [hit.photo_id for hit in search_for(session, question, 100)]


def test_a_file_counts_like_a_photo_of_the_library(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.png"
    Image.new("RGB", (40, 30), COLOURS["green"]).save(file)
    asked = PhotoPart(path=os.fsencode(file))
    question = Question((WordsPart("blue"),), (asked,))
    assert set(kinds(session, search_for(session, question, 8))) == {"green blue"}
    assert asked_photo(session, Question(photos=(asked,))) == PhotoRef(path=asked.path)
    broken = draw(tmp_path / "broken.png", 1)
    broken.write_bytes(b"nothing")
    with pytest.raises(MediaError):
        search_for(session, Question((WordsPart("blue"),), (PhotoPart(path=bytes(broken)),)))


def test_filters_hold_inside_every_search(session: Session) -> None:
    root = folders.listed(session.library)[0].path
    blue = Filter("folder", os.fsdecode(os.path.join(root, b"blue")))
    green = Filter("folder", os.fsdecode(os.path.join(root, b"green")))
    for question in (
        Question((WordsPart("red"),), filters=(blue, green)),
        Question((WordsPart("red"), WordsPart("blue")), filters=(blue, green)),
        Question(photos=(part(session, "red"),), filters=(blue, green)),
        Question(filters=(blue, green)),
    ):
        hits = search_for(session, question)
        assert set(kinds(session, hits)) == {"blue", "green"}
        assert len(hits) == 2 * EACH
    assert search_for(session, Question(filters=(Filter("type", "RAW"),))) == ()
    nothing = Question((WordsPart("red"), WordsPart("blue")), filters=(Filter("type", "RAW"),))
    assert search_for(session, nothing) == ()


def test_one_thing_alone_is_answered_as_ever(session: Session) -> None:
    assert search_for(session, Question((WordsPart("red"),))) == search(session, "red")
    green = part(session, "green")
    photo_id = photos.id_of_content(session.library, bytes.fromhex(green.content))
    assert photo_id is not None
    assert search_for(session, Question(photos=(green,))) == similar(session, photo_id)
    assert asked_photo(session, Question(photos=(green,))) == PhotoRef(photo_id)
    assert asked_photo(session, Question((WordsPart("x"),), (green,))) is None
    assert search_for(session, Question()) == ()
    assert search_for(session, Question((WordsPart(" "), WordsPart("\n", True)))) == ()


def test_a_photo_that_is_gone_is_told(session: Session) -> None:
    gone = PhotoPart("ff" * 32)
    for question in (Question(photos=(gone,)), Question((WordsPart("red"),), (gone,))):
        with pytest.raises(LibraryError, match="no longer in the library"):
            search_for(session, question)


def test_an_empty_library_answers_nothing(library: Library, tiny: str) -> None:
    both = Question((WordsPart("red"), WordsPart("blue")))
    assert search_for(Session(library, tiny), both) == ()


numbers = arrays(np.float32, (4, 20), elements=st.floats(-5, 5, width=32))


@given(numbers, st.permutations(range(4)))
def test_the_order_of_parts_does_not_matter(values, order) -> None:
    parts = [Scores(row, minus) for row, minus in zip(values, (0, 0, 1, 1), strict=True)]
    shuffled = combined([parts[place] for place in order])
    np.testing.assert_allclose(shuffled, combined(parts), atol=1e-5)


@given(numbers)
def test_fitting_better_never_ranks_lower_and_minus_never_helps(values) -> None:
    plus = [Scores(values[0]), Scores(values[1])]
    better = combined([Scores(values[0] + 1), plus[1]])
    assert (better >= combined(plus) - 1e-5).all()
    assert (combined([*plus, Scores(values[2], True)]) <= combined(plus) + 1e-5).all()


def test_chance_without_spread_divides_by_nothing() -> None:
    flat = np.ones(5, np.float32)
    assert np.isfinite(standard(flat, flat)).all()
    assert np.isfinite(standard(flat, flat[:0])).all()
