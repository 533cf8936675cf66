"""The built-in model: its weights, its numbers, its words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoorg.domain import ConceptScores
from photoorg.errors import ModelError
from photoorg.models import conse, engines, load_embedder, model_id_of, name_concepts, weights
from photoorg.models.builtin import Builtin
from photoorg.models.concepts import class_names


def test_the_network_is_timms_own_in_timms_own_preprocessing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Against timm's reference: its architecture, its transform, no code of ours."""
    monkeypatch.setattr(engines, "ENGINES", (engines.FOLDED,))
    import timm
    import torch
    from timm.data import create_transform

    pixels = np.random.default_rng(0).integers(0, 255, (7, 9, 3)).astype(np.uint8)
    photo = Image.fromarray(pixels).resize((640, 427), Image.Resampling.BICUBIC)
    reference = timm.create_model("tf_efficientnet_lite2").eval()
    reference.load_state_dict(weights.lite2_state())
    transform = create_transform(
        (3, 260, 260),
        interpolation="bicubic",
        crop_pct=1.0,
        crop_mode="squash",
        mean=(127 / 255,) * 3,
        std=(128 / 255,) * 3,
    )
    with torch.inference_mode():
        maps = reference.forward_features(transform(photo)[None])
        expected = torch.nn.functional.normalize(reference.forward_head(maps, pre_logits=True))[0]
    builtin = Builtin(trained_parts=False)
    ours = builtin.see(builtin.prepare(photo)[None]).spaces["photo"][0]
    assert ours.shape == (1280,)
    assert float(ours @ expected.numpy()) > 0.9999


def test_sentences_are_as_sentence_transformers_makes_them() -> None:
    from sentence_transformers import SentenceTransformer

    texts = ["a dog runs on the beach", "Two people, one bicycle.", "x " * 400]
    reference = SentenceTransformer(str(weights.minilm_file().parent), device="cpu")
    expected = reference.encode(texts, normalize_embeddings=True)
    assert np.allclose(Builtin(trained_parts=False).read(texts), expected, atol=1e-5)


def test_conse_by_hand() -> None:
    names = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    scores = ConceptScores(
        np.array([[2, 0, 1]], np.uint16), np.array([[0.5, 0.3, 0.2]], np.float32)
    )
    expected = np.array([0.5 * 0.6 + 0.3, 0.5 * 0.8])
    assert np.allclose(conse.mix(scores, names, t=2)[0], expected / np.linalg.norm(expected))
    flat = np.array([0.5**0.5 * 0.6 + 0.3**0.5, 0.5**0.5 * 0.8 + 0.2**0.5])
    assert np.allclose(conse.mix(scores, names, 3, 0.5)[0], flat / np.linalg.norm(flat))


def test_weights_are_checked_and_kept_as_safetensors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path))
    assert len(weights.lite2_state()) == 386
    [kept] = tmp_path.rglob("*.safetensors")
    monkeypatch.setattr(weights, "_convert_lite2", lambda _: pytest.fail("converted twice"))
    assert len(weights.lite2_state()) == 386
    damaged = tmp_path / "damaged.pth"
    damaged.write_bytes(weights.lite2_file().read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match="is not the file"):
        weights.verified(damaged, weights.LITE2_SHA256)
    assert kept.parent == tmp_path / "cache" / "models"


def test_unknown_models_are_named() -> None:
    for function in (load_embedder, model_id_of):
        with pytest.raises(ModelError, match=r"“nothing”.*builtin"):
            function("nothing")
        with pytest.raises(ModelError, match="builtin:other"):
            function("builtin:other")


def test_names_prefer_the_special_and_drops_the_unlikely() -> None:
    names = class_names()
    golden, tabby = names.index("golden retriever"), names.index("tabby cat")
    leaves = np.array([[golden, tabby], [golden, tabby]], np.uint16)
    sure = np.array([[0.9, 0.05], [0.1, 0.1]], np.float32)
    first, second = name_concepts(ConceptScores(leaves, sure), 5)
    assert first[0].name == "golden retriever"
    assert first[0].probability == pytest.approx(0.9)
    assert all(c.probability >= 0.5 for c in (*first, *second))
    assert len(name_concepts(ConceptScores(leaves, sure), 1)[0]) == 1


def test_photos_are_recognised(shared_data: Path) -> None:
    """On labelled photos: the first word names what people call them."""
    builtin = load_embedder("builtin")
    expected = {"grand_piano": "piano", "revolver": "revolver", "pizza": "pizza"}
    for folder, name in expected.items():
        files = sorted((shared_data / "caltech101" / folder).iterdir())[:5]
        photos = [builtin.prepare(Image.open(f).convert("RGB")) for f in files]
        said = name_concepts(builtin.see(np.stack(photos)).concepts, 6)
        right = [any(name in concept.name for concept in concepts) for concepts in said]
        assert sum(right) >= 3, said
