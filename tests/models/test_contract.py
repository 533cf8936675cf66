"""What every embedder promises, held against each back end there is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import tiny_openclip
from PIL import Image
from tiny_model import TinyModel

from photoorg.models import Embedder, load_embedder
from photoorg.models.concepts import load_concept_tree


@pytest.fixture(scope="module", params=["builtin", "tiny", "clip", "siglip"])
def embedder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Embedder]:
    folder = tmp_path_factory.mktemp("model")
    with pytest.MonkeyPatch.context() as during:
        during.setenv("PHOTOORG_HOME", str(tmp_path_factory.getbasetemp() / "home"))
        match request.param:
            case "tiny":
                yield TinyModel()
            case "clip":
                yield load_embedder(f"openclip:tiny@{tiny_openclip.save_clip(folder)}")
            case "siglip":
                yield load_embedder(f"openclip:tiny@{tiny_openclip.save_siglip(folder)}")
            case builtin:
                yield load_embedder(builtin)


def photo(seed: int, size: tuple[int, int] = (400, 300)) -> Image.Image:
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 255, (5, 5, 3)).astype(np.uint8)
    return Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)


def inputs(embedder: Embedder, count: int) -> np.ndarray:
    return np.stack([embedder.prepare(photo(seed)) for seed in range(count)])


def test_vectors_are_unit_and_named_by_space(embedder: Embedder) -> None:
    seen = embedder.see(inputs(embedder, 3))
    assert {embedder.photo_space, embedder.text_space} == set(seen.spaces)
    for vectors in seen.spaces.values():
        assert vectors.dtype == np.float32
        assert vectors.shape[0] == 3
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_an_empty_batch_is_empty(embedder: Embedder) -> None:
    dimensions = {n: v.shape[1] for n, v in embedder.see(inputs(embedder, 1)).spaces.items()}
    shape = embedder.prepare(photo(0)).shape
    for empty in (np.empty((0, *shape), np.uint8), np.empty((0, 0, 0, 3), np.uint8)):
        seen = embedder.see(empty)
        assert {name: v.shape for name, v in seen.spaces.items()} == {
            name: (0, d) for name, d in dimensions.items()
        }
        assert len(seen.concepts.indices) == len(seen.concepts.probabilities) == 0
    assert embedder.embed_texts([]).shape == (0, dimensions[embedder.text_space])


def test_a_photo_is_seen_alike_in_any_batch(embedder: Embedder) -> None:
    batch = inputs(embedder, 5)
    together = embedder.see(batch)
    for name, vectors in together.spaces.items():
        alone = np.concatenate([embedder.see(batch[i : i + 1]).spaces[name] for i in range(5)])
        assert (np.einsum("nd,nd->n", vectors, alone) > 0.9999).all()


def test_getting_ready_is_done_step_by_step_and_once(embedder: Embedder) -> None:
    steps = list(embedder.get_ready())
    assert steps == sorted(steps)
    assert all(done <= total for done, total in steps)
    assert list(embedder.get_ready()) == []


def test_concepts_are_probabilities_strongest_first(embedder: Embedder) -> None:
    concepts = embedder.see(inputs(embedder, 4)).concepts
    assert (np.diff(concepts.probabilities, axis=1) <= 0).all()
    assert (concepts.probabilities >= 0).all()
    assert (concepts.probabilities.sum(axis=1) <= 1 + 1e-5).all()
    assert concepts.indices.max() < len(load_concept_tree().leaves)
    assert all(len(set(row)) == len(row) for row in concepts.indices.tolist())


def test_texts_meet_photos_in_the_text_space(embedder: Embedder) -> None:
    texts = embedder.embed_texts(["red", "a very long text " * 200, "", "blue ☃"])
    assert texts.shape[0] == 4
    assert np.allclose(np.linalg.norm(texts, axis=1), 1, atol=1e-5)
    assert texts.shape[1] == embedder.see(inputs(embedder, 1)).spaces[embedder.text_space].shape[1]


def test_texts_keep_their_order(embedder: Embedder) -> None:
    texts = ["a red apple on a table", "blue", "a photo of green grass and more words", "white"]
    together = embedder.embed_texts(texts)
    for row, text in enumerate(texts):
        assert float(together[row] @ embedder.embed_texts([text])[0]) > 0.9999


@pytest.mark.parametrize(
    "size", [(297, 297), (5000, 300), (300, 5000), (60_000, 1), (2, 30_000), (3, 2), (1, 1)]
)
def test_any_proportions_can_be_prepared(embedder: Embedder, size: tuple[int, int]) -> None:
    prepared = embedder.prepare(photo(1, size))
    assert prepared.dtype == np.uint8
    assert prepared.shape == embedder.prepare(photo(0)).shape
