"""imagededup: `PHash.encode_images`, and `CNN.encode_images` with its own network.

The CNN is MobileNetV3-small without its downloaded weights, which cost the same time.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any


class _Imagededup:
    searches = False

    def __init__(self, request: Mapping[str, Any]) -> None:
        self.apart: dict[str, float] = {}
        self.parts: dict[str, float] = {}
        self._folder = request["folder"]
        self._network = request["variant"] == "cnn"
        self.packages = ("imagededup", "torch") if self._network else ("imagededup",)

    def load(self) -> None:
        methods = importlib.import_module("imagededup.methods")
        if not self._network:
            self._encoder = methods.PHash(verbose=False)
            return
        networks = importlib.import_module("imagededup.utils.models").models
        original = networks.mobilenet_v3_small
        networks.mobilenet_v3_small = lambda **_: original(weights=None)
        self._encoder = methods.CNN(verbose=False)

    def index(self) -> int:
        return len(self._encoder.encode_images(self._folder, recursive=True))


def start(request: Mapping[str, Any]) -> _Imagededup:
    """imagededup, by its network if `request["variant"]` is `cnn`, else by perceptual hashes."""
    return _Imagededup(request)
