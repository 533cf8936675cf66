"""Names and evidence."""

from __future__ import annotations

import numpy as np
import pytest
from cluster_libraries import BEAGLE, BOAT, CAR, CAT, TERRIER, TREE

from photoorg.cluster.evidence import counted, period, sentence
from photoorg.cluster.names import (
    Name,
    Shares,
    Unnamed,
    community_masses,
    expected_below,
    guesses,
    name_siblings,
    prior,
)
from photoorg.domain import ConceptScores

DOG = TREE.names.index("dog")
EVEN = expected_below(prior(TREE), prior(TREE))


def shares(**classes: float) -> Shares:
    """The shares of an album whose photos show classes so often; the rest shows none."""
    numbers = {"cat": CAT, "car": CAR, "boat": BOAT, "terrier": TERRIER, "beagle": BEAGLE}
    result = np.zeros(len(TREE.names))
    for name, share in classes.items():
        node = int(TREE.leaves[numbers[name]])
        while node >= 0:
            result[node] += share
            node = int(TREE.parents[node])
    return result


def named(
    *albums: Shares, above: tuple[Name, ...] = (), when: str = "", expected: Shares = EVEN
) -> list[str]:
    level = [Unnamed(album, when, grouping=False) for album in albums]
    return [name.text for name in name_siblings(level, expected, above, TREE)]


def test_masses_are_posteriors_of_all_classes_below() -> None:
    scores = ConceptScores(
        np.array([[TERRIER, BEAGLE], [CAR, BOAT], [CAT, CAR]], dtype=np.uint16),
        np.array([[0.4, 0.1], [0.3, 0.1], [0.5, 0.5]], dtype=np.float32),
    )
    masses = community_masses(scores, np.array([0, 0, -1]), TREE)
    assert masses.shape == (1, len(TREE.names))
    found = dict(zip(TREE.names, np.round(masses[0], 6).tolist(), strict=True))
    assert found == {
        "entity": 2.0, "animal": 1.0, "vehicle": 1.0, "dog": 1.0, "cat": 0.0, "car": 0.75,
        "boat": 0.25, "terrier": 0.8, "beagle": 0.2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("album", "name"),
    [
        (shares(cat=0.9), "Cats"),
        (shares(terrier=0.45, beagle=0.45), "Dogs"),
        (shares(terrier=0.9, beagle=0.05), "Terriers"),
        (shares(car=0.4, cat=0.4), "Cats and cars"),
        (shares(car=0.02), "Untitled"),
    ],
)
def test_names(album: Shares, name: str) -> None:
    assert named(album) == [name]


def test_siblings_get_different_names() -> None:
    names = named(shares(cat=0.9), shares(cat=0.6, car=0.35), shares(cat=0.85))
    assert names == ["Cats", "Cats and cars", "Animals"]


def test_same_name_is_told_apart_by_date_then_by_number() -> None:
    same = [shares(car=0.3)] * 4
    assert named(*same, when="May 2019") == ["Cars", "Cars · May 2019", "Cars 2", "Cars 3"]


def test_nothing_above_is_said_again() -> None:
    dogs = Name("Dogs", (DOG,))
    expected = expected_below(shares(terrier=0.45, beagle=0.45), prior(TREE))
    inside = named(
        shares(terrier=0.9, beagle=0.1), shares(terrier=0.1, beagle=0.9), above=(dogs,),
        expected=expected,
    )  # fmt: skip
    assert inside == ["Terriers", "Beagles"]
    assert named(shares(terrier=0.4, beagle=0.4), above=(dogs,))[0] not in {"Dogs", "Animals"}


def test_guesses_name_what_is_too_rare_for_a_name() -> None:
    album = shares(car=0.04, cat=0.03)
    # Less than its share of the classes is no sign of anything.
    assert guesses(album, EVEN / 100, TREE) != ()
    assert guesses(album, EVEN, TREE) == ()


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        ([], ""),
        ([None], ""),
        (["2019-05-12T16:04:00", None], "May 2019"),
        (["2019-08-01", "2019-05-12"], "May–August 2019"),
        (["2014-01-01", "2012-12-31"], "2012–2014"),
        (["1980-01-01"] + ["2019-05-12"] * 39, "May 2019"),
        (["2019-05-01T10:00:00", None, None], ""),
        (["2019-05-01T10:00:00", None], "May 2019"),
    ],
)
def test_period(taken: list[str | None], words: str) -> None:
    assert period(taken) == words


def test_evidence() -> None:
    dogs = shares(terrier=0.61, beagle=0.3)
    its = Unnamed(dogs, "May–August 2019", grouping=False)
    assert sentence(2140, Name("Dogs", (DOG,)), (), its, TREE) == (
        "2,140 photos · 91 % show dogs · May–August 2019"
    )
    rare = Unnamed(shares(terrier=0.1), "", grouping=False)
    assert sentence(8, Name("Untitled"), (DOG,), rare, TREE) == "8 photos · perhaps dogs"
    assert counted(1) == "1 photo"
