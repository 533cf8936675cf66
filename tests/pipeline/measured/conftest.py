"""A small library that was indexed and measured, copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from explained import measured, world

from photoorg.library import Access, Library
from photoorg.pipeline import Session


@pytest.fixture
def library(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, tiny: str
) -> Iterator[Library]:
    """A measured library of 36 photos."""
    folder = measured(tmp_path, tmp_path_factory)
    with Library.open(folder, Access.PERSON | Access.INDEX) as opened:
        yield opened


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library, "tiny")


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the library's photos lie."""
    return world(tmp_path_factory)
