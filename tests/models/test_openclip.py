"""open_clip's models behind our protocol: held against open_clip's own code, and refusals."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_openclip
from PIL import Image

from photoorg.errors import ModelError
from photoorg.models import engines, load_embedder, model_id_of, openclip_files
from photoorg.models.batch_trial import best_batch
from photoorg.models.concepts import class_names
from photoorg.models.digest import kept_sha256
from photoorg.models.engines import ENGINES, PLAIN
from photoorg.models.preprocessing import Preprocessing

TEXTS = ["a photo of a dog", "red", "", "a very long text " * 50, "Grün ☃"]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One tiny model of each kind, by its kind."""
    base = tmp_path_factory.mktemp("models")
    return {
        "clip": tiny_openclip.save_clip(base / "clip"),
        "siglip": tiny_openclip.save_siglip(base / "siglip"),
    }


@pytest.fixture
def folder(saved: dict[str, Path], tmp_path: Path) -> Path:
    """A copy of the tiny CLIP that a test may spoil."""
    return shutil.copytree(saved["clip"], tmp_path / "model")


@pytest.fixture(autouse=True)
def _float32(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compared to the last digits, however fast other engines are on this machine."""
    monkeypatch.setattr(engines, "ENGINES", (engines.FOLDED,))


@pytest.fixture
def architectures(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """open_clip's own list of architectures, to which a test may add."""
    import open_clip.factory

    added: dict[str, Any] = {}

    def own(arch: str) -> dict[str, Any] | None:
        return added.get(arch) or real(arch)

    real = openclip_files._own_config
    known = {**open_clip.factory._MODEL_CONFIGS, "tiny": tiny_openclip.CLIP}
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", known)
    monkeypatch.setattr(openclip_files, "_own_config", own)
    added["tiny"] = tiny_openclip.CLIP
    yield known
    added.clear()


def spec(path: Path, arch: str = "tiny") -> str:
    return f"openclip:{arch}@{path}"


def photo(width: int, height: int, seed: int = 0) -> Image.Image:
    pixels = np.random.default_rng(seed).integers(0, 256, (7, 9, 3), np.uint8)
    return Image.fromarray(pixels).resize((width, height), Image.Resampling.BICUBIC)


@pytest.mark.parametrize("size", [(640, 427), (427, 641), (300, 300), (50, 31), (1999, 203)])
@pytest.mark.parametrize(
    "cfg",
    [
        {"size": 224},
        {"size": 256, "interpolation": "bilinear", "mean": (0.0,) * 3, "std": (1.0,) * 3},
        {"size": 160, "resize_mode": "squash", "mean": (0.5,) * 3, "std": (0.5,) * 3},
        {"size": 64, "resize_mode": "longest", "fill_color": 7},
        {"size": (96, 64), "interpolation": "bilinear"},
        {"size": (64, 96), "resize_mode": "squash"},
    ],
    ids=str,
)
def test_photos_are_prepared_as_by_open_clip(cfg: dict[str, Any], size: tuple[int, int]) -> None:
    from open_clip.transform import PreprocessCfg, image_transform_v2

    reference = image_transform_v2(PreprocessCfg(**cfg), is_train=False)(photo(*size))
    height, width = cfg["size"] if isinstance(cfg["size"], tuple) else (cfg["size"],) * 2
    ours = Preprocessing(height, width).updated(cfg)
    prepared = ours.apply(photo(*size)).astype(np.float32)
    normal = (prepared / 255 - np.float32(ours.mean)) / np.float32(ours.std)
    # Very long photos are resampled in part, and then pixels may be rounded to the next level.
    level = 1 / 255 / min(ours.std) if max(size) > 8 * min(size) else 0
    assert np.abs(normal.transpose(2, 0, 1) - reference.numpy()).max() < level + 1e-5


@pytest.mark.parametrize("kind", ["clip", "siglip"])
def test_vectors_and_classes_are_open_clips_own(saved: dict[str, Path], kind: str) -> None:
    import open_clip
    import torch

    name = f"local-dir:{saved[kind]}"
    network, transform = open_clip.create_model_from_pretrained(name)
    tokenizer = open_clip.get_tokenizer(name)
    photos = [photo(300, 200, seed) for seed in range(3)]
    with torch.inference_mode():
        seen = network.encode_image(torch.stack([transform(p) for p in photos]), normalize=True)
        read = network.encode_text(tokenizer(TEXTS), normalize=True)
        prompts = [f"a photo of a {name}" for name in class_names()]
        logits = (
            network.logit_scale.exp()
            * seen
            @ network.encode_text(tokenizer(prompts), normalize=True).T
        )
        if kind == "siglip":
            shares = torch.sigmoid((logits + network.logit_bias).double())
            shares = shares / shares.sum(dim=1, keepdim=True)
        else:
            shares = logits.double().softmax(dim=1)

    embedder = load_embedder(spec(saved[kind]))
    ours = embedder.see(np.stack([embedder.prepare(p) for p in photos]))
    assert np.abs(ours.spaces["joint"] - seen.numpy()).max() < 1e-5
    assert np.abs(embedder.embed_texts(TEXTS) - read.numpy()).max() < 1e-5
    best = torch.take_along_dim(shares, torch.from_numpy(ours.concepts.indices.astype(int)), 1)
    assert np.allclose(ours.concepts.probabilities, best.numpy(), rtol=1e-3)
    assert np.allclose(ours.concepts.probabilities[:, 0], shares.max(dim=1).values, rtol=1e-3)
    assert ours.concepts.probabilities.shape == (3, 32)


def test_bare_weights_are_loaded_into_an_architecture_of_open_clips(
    saved: dict[str, Path], tmp_path: Path, architectures: dict[str, Any]
) -> None:
    bare = shutil.copy(saved["clip"] / openclip_files.WEIGHTS, tmp_path / "bare.safetensors")
    alone, whole = load_embedder(spec(Path(bare))), load_embedder(spec(saved["clip"]))
    assert np.allclose(alone.embed_texts(TEXTS), whole.embed_texts(TEXTS), atol=1e-6)
    inputs = alone.prepare(photo(90, 70))[None]
    assert (inputs[0] == whole.prepare(photo(90, 70))).all()
    assert np.allclose(alone.see(inputs).spaces["joint"], whole.see(inputs).spaces["joint"])

    wide = json.loads(json.dumps(tiny_openclip.CLIP))
    wide["vision_cfg"]["width"] = 96
    architectures["tiny"] = wide
    other = load_embedder(spec(Path(shutil.copy(bare, tmp_path / "again.safetensors"))))
    with pytest.raises(ModelError, match=r"again\.safetensors does not hold tiny: .*"):
        other.embed_texts(["a"])


def test_a_downloaded_model_is_the_folder_the_hub_keeps(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        "photoorg.models.hub.local_folder", lambda spec: asked.append(spec) or saved["siglip"]
    )
    embedder = load_embedder("openclip:tiny/random_b64")
    assert set(asked) == {"openclip:tiny/random_b64"}
    assert embedder.model_id == model_id_of(spec(saved["siglip"])), "the same files, the same id"
    assert embedder.embed_texts(["red"]).shape == (1, 64)


def test_bare_weights_whose_preprocessing_nobody_knows_are_refused(saved: dict[str, Path]) -> None:
    file = saved["clip"] / openclip_files.WEIGHTS
    embedder = load_embedder(spec(file, "ViT-L-14"))
    with pytest.raises(ModelError, match=r"several ways for ViT-L-14.*open_clip_config\.json"):
        embedder.prepare(photo(90, 70))


def test_paths_may_have_any_characters(saved: dict[str, Path], tmp_path: Path) -> None:
    for kind in ("clip", "siglip"):
        odd = shutil.copytree(saved[kind], tmp_path / f"{kind} @home: 'q\" %20 ü/модель \n #1")
        assert load_embedder(spec(odd)).embed_texts(["red"]).shape[0] == 1
        assert model_id_of(spec(odd)) == model_id_of(spec(saved[kind])), "a move changes nothing"


def test_ids_name_weights_preprocessing_and_tokenizer(
    saved: dict[str, Path], tmp_path: Path
) -> None:
    other = tiny_openclip.save_clip(tmp_path / "seed", seed=1)
    squashed = tiny_openclip.save_clip(tmp_path / "squash", preprocess={"resize_mode": "squash"})
    words = shutil.copytree(saved["siglip"], tmp_path / "words")
    tokenizer = words / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text().replace("<unk>", "<huh>"))
    folders = [*saved.values(), other, squashed, words]
    assert len({model_id_of(spec(folder)) for folder in folders}) == len(folders)


def test_other_weights_under_the_same_path_are_another_model(folder: Path, tmp_path: Path) -> None:
    first = load_embedder(spec(folder))
    late = load_embedder(spec(shutil.copytree(folder, tmp_path / "late")))
    before = first.embed_texts(["red"])
    for place in (folder, tmp_path / "late"):
        tiny_openclip.save_clip(place, seed=3)
    second = load_embedder(spec(folder))
    assert second.model_id != first.model_id
    assert not np.allclose(second.embed_texts(["red"]), before)
    with pytest.raises(ModelError, match="has changed"):
        late.embed_texts(["red"])


def test_ids_need_no_torch(saved: dict[str, Path]) -> None:
    code = (
        "import sys; from photoorg.models import model_id_of; print(model_id_of(sys.argv[1])); "
        "assert not {'torch', 'open_clip', 'transformers'} & set(sys.modules)"
    )
    command = [sys.executable, "-c", code, spec(saved["siglip"])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == model_id_of(spec(saved["siglip"]))


def test_nothing_asks_the_network(saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for kind, place in saved.items():
        # Another name makes it load anew.
        embedder = load_embedder(spec(place, f"fresh-{kind}"))
        embedder.see(embedder.prepare(photo(40, 30))[None])


def spoil_config(folder: Path, **changes: Any) -> None:
    file = folder / openclip_files.CONFIG
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))


def with_text_cfg(**changes: Any) -> dict[str, Any]:
    return {**tiny_openclip.CLIP, "text_cfg": {**tiny_openclip.CLIP["text_cfg"], **changes}}


def test_what_cannot_be_loaded_is_refused_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    weights = folder / openclip_files.WEIGHTS
    config = folder / openclip_files.CONFIG
    whole, settings = weights.read_bytes(), config.read_text()

    def refused(words: str, name: str = "") -> None:
        with pytest.raises(ModelError, match=words) as refusal:
            model_id_of(name or spec(folder))
        assert str(refusal.value).endswith(".")

    refused(r"“openclip:ViT-B-32” names no model", "openclip:ViT-B-32")
    refused(r"names no model", "openclip:@/x")
    refused(r"no whole path", "openclip:ViT-B-32@model")
    refused(r"nowhere does not exist", spec(tmp_path / "nowhere"))
    refused(r"`photoorg models get openclip:ViT-B-32/none`", "openclip:ViT-B-32/none")
    refused(r"no architecture “tiny”", spec(weights))
    refused(r"no architecture “\.\./x”", spec(weights, "../x"))
    refused(r"does not hold ViT-B-32: vision_cfg has layers 2, not 12", spec(folder, "ViT-B-32"))

    weights.write_bytes(whole[:-1])
    refused(r"open_clip_model\.safetensors is damaged")
    weights.write_bytes(b"PK\x03\x04" + bytes(100))
    refused(r"damaged, or no safetensors file at all")
    weights.write_bytes(b"")
    refused(r"damaged, or no safetensors file at all")
    weights.unlink()
    refused(r"open_clip_model\.safetensors is missing")
    pickled = folder / "open_clip_pytorch_model.bin"
    pickled.write_bytes(b"\x80\x04.")
    refused(r"\.bin is not a \.safetensors file; .* run code")
    refused(r"\.bin is not a \.safetensors file; .* run code", spec(pickled))
    weights.write_bytes(whole)

    config.write_text("{")
    refused(r"open_clip_config\.json is damaged")
    config.write_text("[]")
    refused(r"open_clip_config\.json is no configuration")
    config.write_text("{}")
    refused(r"open_clip_config\.json is no configuration")
    config.unlink()
    refused(r"open_clip_config\.json cannot be read")
    config.write_text(settings)
    spoil_config(folder, preprocess_cfg={"resize_mode": "fold"})
    refused(r"preprocessing that does not exist: resize_mode 'fold'")
    spoil_config(folder, preprocess_cfg={"mean": [1]})
    refused(r"preprocessing that does not exist")
    config.write_text(settings)
    spoil_config(folder, model_cfg={"embed_dim": "large"})
    refused(r"configuration of .* is no open_clip model's")
    spoil_config(folder, model_cfg=with_text_cfg(hf_model_name="xlm-roberta-base"))
    refused(r"from elsewhere \(xlm-roberta-base\)")
    spoil_config(folder, model_cfg=with_text_cfg(hf_tokenizer_name="someone/else"))
    refused(r"tokenizer of tiny is missing: .*tokenizer\.json")


def test_what_only_loading_shows_is_said_in_a_sentence(folder: Path) -> None:
    spoil_config(folder, model_cfg=with_text_cfg(layers=3))
    with pytest.raises(ModelError, match=r"open_clip_model\.safetensors does not hold tiny"):
        load_embedder(spec(folder)).embed_texts(["a"])
    spoil_config(folder, model_cfg={**tiny_openclip.CLIP, "surprise": 1})
    with pytest.raises(ModelError, match=r"does not hold tiny: .*surprise"):
        load_embedder(spec(folder)).embed_texts(["a"])
    (folder / "tokenizer.json").write_text("{}")
    spoil_config(folder, model_cfg=with_text_cfg(hf_tokenizer_name="someone/else"))
    with pytest.raises(ModelError, match=r"tokenizer in .* cannot be loaded"):
        load_embedder(spec(folder)).embed_texts(["a"])


def test_files_are_hashed_once_until_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "weights"
    file.write_bytes(b"one")
    first = kept_sha256(file)
    with monkeypatch.context() as during:
        during.setattr("hashlib.file_digest", lambda *_: pytest.fail("hashed again"))
        assert kept_sha256(file) == first
    file.write_bytes(b"two!")
    assert kept_sha256(file) != first
    with pytest.raises(ModelError, match="cannot be read"):
        kept_sha256(tmp_path / "none")


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        ({1: 1.0}, 1),
        ({1: 0.5, 2: 0.3, 4: 0.2}, 4),
        ({1: 0.05, 2: 0.04, 4: 0.041, 8: 0.03, 16: 0.03, 32: 0.1}, 8),
        ({1 << n: 0.001 / (n + 1) for n in range(9)}, 128),
        ({1: 0.05, 2: 0.04, 4: float("inf")}, 2),
        ({1: float("inf")}, 1),
    ],
)
def test_the_fastest_batch_is_found(each: dict[int, float], expected: int) -> None:
    assert best_batch(lambda count: count * each.get(count, 9.0)) == expected


def test_too_little_memory_ends_the_trial(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    embedder = load_embedder(spec(saved["clip"], "small-machine"))
    tower = type(embedder._placement().network.network.visual)  # type: ignore[attr-defined]
    encode = tower.forward

    def small(self: Any, pixels: Any) -> Any:
        if len(pixels) > 4:
            raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate")
        return encode(self, pixels)

    monkeypatch.setattr(tower, "forward", small)
    assert embedder.batch in (1, 2, 4)
    inputs = np.stack([embedder.prepare(photo(40, 30, seed)) for seed in range(9)])
    assert embedder.see(inputs).spaces["joint"].shape == (9, 24)


@pytest.mark.parametrize("kind", ["clip", "siglip"])
def test_short_texts_give_the_vectors_of_padded_ones(saved: dict[str, Path], kind: str) -> None:
    embedder = load_embedder(spec(saved[kind], f"padding-{kind}"))
    texts = ["a photo of a dog", "red", "a red apple on the green grass beside the blue table"]
    towers = embedder._placement().network  # type: ignore[attr-defined]
    tokens = embedder._tokenizer(texts)  # type: ignore[attr-defined]
    whole = towers.network.encode_text(tokens, normalize=True).detach()
    assert np.allclose(embedder.embed_texts(texts), whole.numpy(), atol=1e-5)
    assert bool(towers._shortens) is (kind == "clip")


def test_other_engines_see_what_the_network_sees(folder: Path) -> None:
    """Attention as torch fuses it cannot be traced; converters get it step by step."""
    pytest.importorskip("openvino", exc_type=ImportError)
    import torch

    from photoorg.models.engine_trial import GUARD

    embedder = load_embedder(f"openclip:ViT-tiny@{folder}")
    embedder.see(np.zeros((1, 64, 64, 3), np.uint8))
    network = embedder._placed.network.photos.network
    photos, cpu = torch.randint(256, (3, 64, 64, 3), dtype=torch.uint8), torch.device("cpu")
    converted = next(engine for engine in ENGINES if engine.name == "openvino float32")
    found = converted.build(network, cpu)(photos)
    expected = PLAIN.build(network, cpu)(photos)
    assert torch.nn.functional.cosine_similarity(found, expected).min() >= GUARD
    assert torch.backends.mha.get_fastpath_enabled()
