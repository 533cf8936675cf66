"""Where test photos are put, and the shared ones."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# Test directories are no packages; this makes the drawings importable for the tests beside them.
sys.path.insert(0, os.path.dirname(__file__))

from media_drawings import Write

SHARED_DATA = Path(__file__).resolve().parents[3] / "shared/data"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file and returns its path in bytes."""

    def write_file(name: str, data: bytes) -> bytes:
        path = tmp_path / name
        path.write_bytes(data)
        return os.fsencode(path)

    return write_file


@pytest.fixture(scope="session")
def shared_data() -> Path:
    if not SHARED_DATA.is_dir():
        pytest.skip("needs ../shared/data")
    return SHARED_DATA
