"""What the laboratory tells the program about models holds for its own tests only."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import pytest

from photoorg.models import registry


@pytest.fixture(scope="module", autouse=True)
def _registry_as_before() -> Iterator[None]:
    with mock.patch.dict(registry.EMBEDDERS), mock.patch.dict(registry.DESCRIBERS):
        yield
