"""A library seen through a (tiny) open_clip model, from folders to albums and answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tiny_openclip
from drawn import draw_folder

from photoorg.library import Library, albums, folders, photos, vectors
from photoorg.pipeline import organize, search, serving, similar, use
from photoorg.settings import Settings

COUNT = 24


@pytest.mark.parametrize("kind", ["clip", "siglip"])
def test_open_clip_takes_over_a_library(
    kind: str, library: Library, tiny: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Descriptions do not depend on the model that sees; they have tests of their own.
    monkeypatch.setattr("photoorg.library.captions.count_lacking", lambda *_: 0)
    Settings.change(library.paths, model=tiny)
    folders.add(library, draw_folder(tmp_path / "photos", COUNT))
    list(organize(serving(library)))

    save = tiny_openclip.save_clip if kind == "clip" else tiny_openclip.save_siglip
    spec = f"openclip:tiny@{save(tmp_path / 'model', seed=5)}"
    stages = [step.stage for step in use(serving(library), spec)]
    assert stages.count("model") > 10, "it reads the classes' names in many short steps"
    session = serving(library)
    assert session.spec == spec
    assert len(vectors.ids(library, session.model_id, "joint")) == COUNT
    assert sum(album.count for album in albums.tree(library).children(None)) == COUNT
    first = int(photos.all_ids(library)[0])
    for hits, count in ((search(session, "red"), COUNT), (similar(session, first), COUNT - 1)):
        assert len(hits) == count
        assert all(hit.closer_than is not None for hit in hits), "pairs and words are measured"
    seen, scores = vectors.concepts(library, session.model_id, np.sort(photos.all_ids(library)))
    assert (len(seen), scores.indices.shape) == (COUNT, (COUNT, 32))

    Settings.change(library.paths, model=tiny)
    list(organize(serving(library), tiny))
    again = [step.stage for step in use(serving(library), spec)]
    assert again[0] == "arrange"
    assert "embed" not in again
    assert "model" not in again
