"""Finding names by a few letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoorg.ui.fuzzy import fit

NAMES = ("Find similar", "Find similar to copied photo", "Forget missing photos…", "Why?", "Undo")


def best(typed: str) -> str:
    found = [(fits.score, name) for name in NAMES if (fits := fit(typed, name))]
    return max(found)[1] if found else ""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("find", "Find similar"), ("fsi", "Find similar"), ("similar find", "Find similar"),
        ("copied", "Find similar to copied photo"), ("MISS", "Forget missing photos…"),
        ("why", "Why?"), ("und", "Undo"), ("xyz", ""), ("dno", ""),
    ],
)  # fmt: skip
def test_a_few_letters_find_a_name(typed: str, name: str) -> None:
    assert best(typed) == name


def test_it_tells_which_letters_were_meant() -> None:
    found = fit("fsi", "Find similar")
    assert found is not None
    assert found.places == (0, 5, 6)


@given(st.text(max_size=30), st.text(max_size=8))
def test_what_fits_has_the_letters_and_any_text_may_be_typed(name: str, typed: str) -> None:
    found = fit(typed, name)
    if found is not None:
        assert all(0 <= place < len(name) for place in found.places)
        assert len(found.places) <= sum(map(len, typed.casefold().split()))


@given(st.text(alphabet="abc XY", min_size=1, max_size=20))
def test_a_name_fits_itself(name: str) -> None:
    assert fit(name, name) is not None
