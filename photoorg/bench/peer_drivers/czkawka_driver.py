"""czkawka: its search for similar pictures, hashing and comparing, by its Python package."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

_DISTANCE = 10
"""Bits in which hashes of similar pictures may differ; it hardly matters for the time."""


class _Czkawka:
    packages = ("czkawka",)

    def __init__(self, request: Mapping[str, Any]) -> None:
        self.apart: dict[str, float] = {}
        self.parts: dict[str, float] = {}
        self._folder = request["folder"]
        self._count = request["count"]

    def load(self) -> None:
        self._finder = importlib.import_module("czkawka").ImageSimilarity()
        self._finder.set_directories([self._folder])
        self._finder.set_similarity(_DISTANCE)

    def index(self) -> int:
        self._finder.find_similar()
        # It names only those that are similar to others.
        count: int = self._count
        return count


def start(request: Mapping[str, Any]) -> _Czkawka:
    """czkawka, over the `request["count"]` photos of `request["folder"]`."""
    return _Czkawka(request)
