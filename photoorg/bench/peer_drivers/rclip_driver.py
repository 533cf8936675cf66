"""rclip: `RClip.ensure_index` and `RClip.search`, on ONNX Runtime, as its command uses them."""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_BATCH = 8
"""What its command takes if nothing is said."""


class _Rclip:
    packages = ("rclip", "onnxruntime", "pillow", "numpy")
    searches = True

    def __init__(self, request: Mapping[str, Any]) -> None:
        self.apart: dict[str, float] = {}
        self.parts: dict[str, float] = {}
        self._folder = request["folder"]
        self._limit = request["limit"]
        self._onnx = Path(request["onnx"])

    def load(self) -> None:
        main = importlib.import_module("rclip.main")
        download = importlib.import_module("rclip.model_download")
        data = Path(os.environ["RCLIP_DATADIR"])
        for name, place in (
            ("visual.onnx", f"{download.MODEL_SUBDIR}/{download.VISUAL_ONNX}"),
            ("textual.onnx", f"{download.MODEL_SUBDIR}/{download.TEXTUAL_ONNX}"),
            ("vocabulary.gz", download.TOKENIZER_VOCAB),
        ):
            (data / place).parent.mkdir(parents=True, exist_ok=True)
            os.symlink(self._onnx / name, data / place)
        self._model = main.model.Model()
        self._model.ensure_downloaded()
        # Loading is lazy; a text and a photo make it happen.
        self._model.compute_text_features(["a photo"])
        self._model.compute_image_features(
            [importlib.import_module("PIL.Image").new("RGB", (9, 9))]
        )
        self._database = main.db.DB(data / "db.sqlite3")
        self._rclip = main.RClip(self._model, self._database, _BATCH, None)

    def index(self) -> int:
        self._rclip.ensure_index(self._folder)
        self._model.release_indexing_resources()
        rows = self._database.get_image_vectors_by_dir_path(self._folder)
        return sum(1 for _ in rows)

    def search(self, text: str) -> int:
        return len(self._rclip.search(text, self._folder, self._limit))

    def read(self, text: str) -> list[float]:
        vector: list[float] = self._model.compute_text_features([text])[0].tolist()
        return vector

    def see(self, photo: str) -> list[float]:
        image = importlib.import_module("PIL.Image").open(photo)
        vector: list[float] = self._model.compute_image_features([image])[0].tolist()
        return vector


def start(request: Mapping[str, Any]) -> _Rclip:
    """rclip, with `request["onnx"]` as its downloaded model."""
    return _Rclip(request)
