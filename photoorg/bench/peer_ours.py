"""photoorg as one of the programs that are measured: `python -m photoorg.bench.peer_ours`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from photoorg import pipeline
from photoorg.bench.peer_drivers import drive
from photoorg.library import Access, Library, folders, vectors
from photoorg.pipeline.organize import STAGES
from photoorg.pipeline.searchable import prepare_search
from photoorg.pipeline.session import Session

UNTIL_SEARCHABLE = STAGES[: STAGES.index(prepare_search) + 1]
"""From the scan to photos that can be searched; albums come after."""


class Ours:
    """The stages that `photoorg add` runs, in a new library below `$PHOTOORG_HOME`."""

    packages = ("photoorg", "torch", "open_clip_torch", "pillow")

    def __init__(self, request: Mapping[str, Any]) -> None:
        self.apart: dict[str, float] = {}
        self.parts: dict[str, float] = {}
        self._request = request
        self._open = ExitStack()

    def load(self) -> None:
        """Load the model; it also reads the names of 1000 classes, once for ever, and tries how
        many photos at a time are fastest."""
        place = Path(os.environ["PHOTOORG_HOME"]) / "library"
        library = Library.open(place, Access.PERSON | Access.INDEX)
        self._library = self._open.enter_context(library)
        folders.add(self._library, Path(self._request["folder"]))
        self._session = Session(self._library, self._request["spec"])
        embedder = self._session.embedder
        began = time.monotonic()
        for _ in embedder.get_ready():
            pass
        self.parts["class_names_s"] = time.monotonic() - began
        _ = embedder.batch

    def index(self) -> int:
        """Run the stages, and time each."""
        for stage in UNTIL_SEARCHABLE:
            began = time.monotonic()
            for _ in stage(self._session):
                pass
            self.parts[f"{stage.__name__}_s"] = time.monotonic() - began
        space = self._session.embedder.photo_space
        return len(vectors.ids(self._library, self._session.model_id, space))

    def search(self, text: str) -> int:
        """As the window searches."""
        return len(pipeline.search(self._session, text, self._request["limit"]))

    def read(self, text: str) -> list[float]:
        """The unit vector of a text."""
        vector: list[float] = self._session.embedder.embed_texts([text])[0].tolist()
        return vector

    def see(self, photo: str) -> list[float]:
        """The unit vector of a photo file."""
        from PIL import Image

        embedder = self._session.embedder
        with Image.open(photo) as image:
            inputs = embedder.prepare(image)[None]
        vector: list[float] = embedder.see(inputs).spaces[embedder.photo_space][0].tolist()
        return vector

    def close(self) -> None:
        """Close the library."""
        self._open.close()


def start(request: Mapping[str, Any]) -> Ours:
    """photoorg, with the model `request["spec"]`."""
    return Ours(request)


if __name__ == "__main__":
    drive.main(sys.modules["__main__"])
