"""Loading large modules: nothing is collected meanwhile, and all is as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from photoorg.loading import undisturbed


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """No test is in the next one's way."""
    collecting = gc.isenabled()
    yield
    gc.unfreeze()
    (gc.enable if collecting else gc.disable)()


def looked_at(thing: object) -> bool:
    """Whether a collection would look at it."""
    return any(one is thing for one in gc.get_objects())


@pytest.mark.parametrize("collecting", [True, False])
def test_nothing_is_collected_meanwhile(collecting: bool) -> None:
    (gc.enable if collecting else gc.disable)()
    with undisturbed():
        assert not gc.isenabled()
        lasting: list[object] = [[]]
        assert looked_at(lasting)
    assert gc.isenabled() == collecting
    assert not looked_at(lasting)
    later: list[object] = [[]]
    assert looked_at(later)


def test_a_module_that_cannot_be_loaded_leaves_all_as_it_was() -> None:
    gc.enable()
    with pytest.raises(ImportError), undisturbed():
        raise ImportError("no such module")
    assert gc.isenabled()
