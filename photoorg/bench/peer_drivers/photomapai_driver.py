"""PhotoMapAI: `Embeddings.create_index` and its text search, with torch and open_clip.

Its map (UMAP, computed twice there) comes after photos can be searched, and is timed apart.
"""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any


class _PhotoMap:
    packages = ("photomapai", "torch", "open_clip_torch", "pillow")
    searches = True

    def __init__(self, request: Mapping[str, Any]) -> None:
        self.apart = {"load_s": 0.0, "map_s": 0.0}
        self.parts: dict[str, float] = {}
        self._folder = Path(request["folder"])
        self._limit = request["limit"]
        self._spec = f"open-clip:{request['arch']}/{request['weights']}"

    def load(self) -> None:
        module = importlib.import_module("photomap.backend.embeddings")
        self._encoders = importlib.import_module("photomap.backend.encoders")
        kind = module.Embeddings
        kind._build_encoder = self._timed("load_s", kind._build_encoder)
        kind.create_umap_index = self._timed("map_s", kind.create_umap_index)
        self._embeddings = kind(
            embeddings_path=Path(os.environ["HOME"]) / "index" / "embeddings.npz",
            encoder_spec=self._spec,
        )

    def index(self) -> int:
        return len(self._embeddings.create_index(self._folder).embeddings)

    def search(self, text: str) -> int:
        # Random weights reach no floor that was chosen for trained ones.
        found, _ = self._embeddings.search_images_by_text_and_image(
            positive_query=text, top_k=self._limit, minimum_score=-1.0
        )
        return len(found)

    def read(self, text: str) -> list[float]:
        vector: list[float] = self._encoder.encode_text([text])[0].tolist()
        return vector

    def see(self, photo: str) -> list[float]:
        image = importlib.import_module("PIL.Image").open(photo)
        vector: list[float] = self._encoder.encode_images([image])[0].tolist()
        return vector

    @property
    def _encoder(self) -> Any:
        return self._encoders.get_cached_encoder(self._spec, cache_dir=None)

    def _timed(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any) -> Any:
            began = time.monotonic()
            try:
                return method(*arguments)
            finally:
                self.apart[name] += time.monotonic() - began

        return timed


def start(request: Mapping[str, Any]) -> _PhotoMap:
    """PhotoMapAI, with the weights in the file `request["weights"]`."""
    return _PhotoMap(request)
