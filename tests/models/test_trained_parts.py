"""The parts trained on Flickr8k: what they do, and that everything works without them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoorg.errors import ModelError
from photoorg.models import (
    View,
    describer_id_of,
    load_describer,
    load_embedder,
    model_id_of,
    trained,
)
from photoorg.models.builtin import LABELS_ID, Builtin
from photoorg.models.caption_words import END, CaptionTokens, normalise
from photoorg.models.captioner import Captioner

needs_trained = pytest.mark.skipif(
    not trained.installed(), reason="this build leaves the trained parts out"
)


@pytest.fixture
def left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installation whose build leaves the trained parts out."""
    monkeypatch.setattr(trained, "FOLDER", tmp_path / "nothing")


def drawn(seed: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 255, (6, 8, 3)).astype(np.uint8)).resize((320, 240))


@pytest.mark.usefixtures("left_out")
def test_without_them_builtin_is_builtin_labels() -> None:
    assert model_id_of("builtin") == model_id_of("builtin-labels") == LABELS_ID
    embedder = load_embedder("builtin")
    seen = embedder.see(np.stack([embedder.prepare(drawn(0))]))
    assert seen.regions is None
    assert embedder.embed_texts(["a dog"]).shape[1] == seen.spaces["text"].shape[1] == 384
    assert describer_id_of("builtin") == describer_id_of("labels")
    describer = load_describer("builtin")
    (said,) = describer.describe(describer.look([View(lambda: drawn(0))]), 8)
    assert said.text
    with pytest.raises(ModelError, match="builtin-labels"):
        Builtin(trained_parts=True)


@needs_trained
def test_with_them_it_is_another_model_than_labels() -> None:
    assert model_id_of("builtin") != model_id_of("builtin-labels")
    assert trained.version() in model_id_of("builtin")
    assert trained.version() in describer_id_of("builtin")


@needs_trained
def test_damaged_weights_are_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hashes = json.loads((trained.FOLDER / "manifest.json").read_text())
    (tmp_path / "manifest.json").write_text(json.dumps(hashes))
    (tmp_path / "captioner.safetensors").write_bytes(b"something else")
    monkeypatch.setattr(trained, "FOLDER", tmp_path)
    trained.file.cache_clear()
    with pytest.raises(ModelError, match=r"captioner\.safetensors is not the file"):
        trained.tensors("captioner.safetensors")
    trained.file.cache_clear()


@needs_trained
def test_they_are_small() -> None:
    size = {file.name: file.stat().st_size / 1e6 for file in trained.FOLDER.iterdir()}
    assert size["adapters.safetensors"] <= 10
    assert size["captioner.safetensors"] <= 25
    assert "NOTICE.md" in size


@needs_trained
def test_fused_scores_are_a_weighted_sum_of_cosines() -> None:
    """The joined vectors score as the towers and ConSE would, each by its weight."""
    embedder = load_embedder("builtin")
    labels = load_embedder("builtin-labels")
    inputs = np.stack([embedder.prepare(drawn(seed)) for seed in range(3)])
    photos, names = embedder.see(inputs).spaces["text"], labels.see(inputs).spaces["text"]
    for text, share in (("a dog", 0.4), ("two brown dogs run along a sandy beach", 0.85)):
        words = embedder.embed_texts([text])[0]
        towers = photos[:, :512] @ words[:512]
        expected = (photos @ words - towers) * np.sqrt(2) * np.hypot(share, 1 - share) / (1 - share)
        assert np.allclose(names @ labels.embed_texts([text])[0], expected, atol=1e-4)
        lengths = np.linalg.norm(words[:512]), np.linalg.norm(words[512:])
        assert lengths[0] / lengths[1] == pytest.approx(share / (1 - share), rel=1e-3)


@needs_trained
def test_regions_of_the_library_serve_as_well_as_pixels() -> None:
    embedder = load_embedder("builtin")
    regions = embedder.see(np.stack([embedder.prepare(drawn(3))])).regions
    assert regions is not None
    assert regions.shape == (1, 81, 160)
    assert regions.dtype == np.int8
    captioner = load_describer("builtin")
    kept = captioner.look([View(pytest.fail, regions=regions[0])])
    assert captioner.describe(kept, 10) == captioner.describe(
        captioner.look([View(lambda: drawn(3))]), 10
    )


@needs_trained
def test_captions_do_not_end_with_half_a_phrase() -> None:
    captioner = load_describer("builtin")
    assert isinstance(captioner, Captioner)
    tokens = captioner._tokens
    sight = captioner.look([View(lambda seed=seed: drawn(seed)) for seed in range(6)])
    for words in (2, 4, 7):
        for said in captioner.describe(sight, words):
            last = tokens.encode(said.text, 48)[-2]
            assert not tokens.leads_nowhere[last], said.text


@needs_trained
def test_photos_are_described(shared_data: Path) -> None:
    """On held-out photos: captions mention what people mention far more often than by chance."""
    folder = shared_data / "flickr8k" / "dev"
    lines = (shared_data / "flickr8k" / "dev.tsv").read_text(encoding="utf-8").splitlines()
    people: dict[str, set[str]] = {}
    for line in lines:
        name, text = line.split("\t")
        people.setdefault(name, set()).update(normalise(text).split())
    chosen = sorted(people)[:24]
    captioner = load_describer("builtin")
    photos = [View(lambda name=name: Image.open(folder / name).convert("RGB")) for name in chosen]
    told = captioner.describe(captioner.look(photos), 12)
    aside = {"a", "an", "the", "in", "on", "of", "is", "are", "with", "and", "two", "to", "at"}

    def share(shift: int) -> float:
        hits = [
            len((set(said.text.split()) - aside) & people[chosen[(i + shift) % 24]])
            for i, said in enumerate(told)
        ]
        return float(np.mean(hits))

    assert share(0) > 2 * share(7)


def test_normalising_captions() -> None:
    assert normalise('A child , in a "T-shirt" .') == "a child in a t - shirt"
    assert normalise("Čapek's café ☃") == "capek's cafe"
    assert normalise("") == ""


@needs_trained
def test_every_text_has_tokens() -> None:
    tokens = CaptionTokens(trained.file("captioner_tokens.json"))
    for text in ("a dog runs", "zyzzyva 42", "t-shirt", ""):
        ids = tokens.encode(text, 48)
        assert ids[-1] == END
        assert tokens.decode(ids) == text
    assert len(tokens.encode("word " * 100, 48)) == 48
    begins = tokens.begins_word
    assert begins[tokens.encode("dog", 48)[0]]
    assert not begins[END]
