"""What was learned, and going back."""

from __future__ import annotations

import pytest

from photoorg.errors import LibraryError
from photoorg.library import Library, heads


def test_an_accepted_trial_is_in_use_and_a_refused_one_is_not(library: Library) -> None:
    assert heads.trials(library) == []
    assert heads.in_use(library, "m/1") is None
    heads.note(library, "m/1", 20, "No gain from learning yet.", {}, None)
    assert heads.in_use(library, "m/1") is None
    first = heads.note(library, "m/1", 21, "Better.", {"gain": 0.05}, b"head one")
    used = heads.in_use(library, "m/1")
    assert used is not None
    assert (used.id, used.accepted, used.figures) == (first, True, {"gain": 0.05})
    assert heads.in_use(library, "other/1") is None, "it is for the vectors of one model"
    assert heads.read(library, used) == b"head one"
    heads.note(library, "m/1", 40, "No gain from learning yet.", {}, None)
    assert heads.in_use(library, "m/1") == used, "a refused trial changes nothing"
    assert heads.acts_learned_from(library, "m/1") == 40


def test_one_can_go_back_and_to_none(library: Library) -> None:
    first = heads.note(library, "m/1", 20, "Better.", {}, b"one")
    second = heads.note(library, "m/1", 40, "Better still.", {}, b"two")
    assert [trial.id for trial in heads.trials(library)] == [second, first]
    heads.use(library, "m/1", first)
    used = heads.in_use(library, "m/1")
    assert used is not None
    assert used.id == first
    heads.use(library, "m/1", 0)
    assert heads.in_use(library, "m/1") is None
    refused = heads.note(library, "m/1", 60, "No gain.", {}, None)
    with pytest.raises(LibraryError, match="no such"):
        heads.use(library, "m/1", refused)


def test_forgetting_leaves_nothing(library: Library) -> None:
    trial = heads.note(library, "m/1", 20, "Better.", {}, b"one")
    file = heads.file(library, heads.trials(library)[0].sha256)
    assert file.exists()
    heads.forget(library, 33)
    assert heads.trials(library) == []
    assert heads.in_use(library, "m/1") is None
    assert not file.exists()
    assert heads.acts_learned_from(library, "m/1") == 33
    assert heads.note(library, "m/1", 50, "Better.", {}, b"one") != trial


def test_a_damaged_or_missing_file_is_said(library: Library) -> None:
    heads.note(library, "m/1", 20, "Better.", {}, b"one")
    (trial,) = heads.trials(library)
    heads.file(library, trial.sha256).write_bytes(b"onf")
    with pytest.raises(LibraryError, match="damaged"):
        heads.read(library, trial)
    heads.file(library, trial.sha256).unlink()
    with pytest.raises(LibraryError, match="No such file"):
        heads.read(library, trial)
