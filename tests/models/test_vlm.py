"""Vision-language models from folders: what is refused, and what holds for this back end only."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tiny_vlm import TINY_VLMS

from photoorg.errors import ModelError
from photoorg.models import View, describer_id_of, hub, vlm, vlm_loading
from photoorg.models.protocols import never
from photoorg.models.vlm_architectures import Architecture, Context, Continuation, PhotoInPrompt
from photoorg.models.vlm_decoding import draw, search
from photoorg.models.vlm_folder import open_folder
from photoorg.models.vlm_loading import load_architecture
from photoorg.models.vlm_photos import fitted, null_photo
from photoorg.models.vlm_text import cut

TEXTS = ["a dog", "two cats on the green grass", "", "red car and blue sea"]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each family's folder, not to be changed."""
    home = tmp_path_factory.mktemp("tiny")
    return {family: save(home / family) for family, save in TINY_VLMS.items()}


@pytest.fixture
def copied(saved: dict[str, Path], tmp_path: Path) -> Callable[[str], Path]:
    """A copy of a family's folder, to be spoiled."""
    return lambda family: Path(shutil.copytree(saved[family], tmp_path / family))


def views(count: int = 3) -> list[View]:
    rng = np.random.default_rng(3)
    photos = [
        Image.fromarray(rng.integers(0, 255, (4, 4, 3)).astype(np.uint8)).resize((90, 60 + 40 * i))
        for i in range(count)
    ]
    return [View(lambda photo=photo: photo) for photo in photos]


def change(file: Path, **entries: object) -> None:
    """Replace entries of a JSON file; None takes one out."""
    stored = json.loads(file.read_text()) | entries
    file.write_text(json.dumps({key: value for key, value in stored.items() if value is not None}))


def rewrite(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Save the weights again after an edit of the tensors by name."""
    from safetensors.torch import load_file, save_file

    tensors = load_file(folder / "model.safetensors")
    edit(tensors)
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})


def refusal(folder: Path) -> str:
    """The sentence with which a folder is refused."""
    with pytest.raises(ModelError) as raised:
        vlm.load(f"vlm:{folder}")
    sentence = str(raised.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert str(folder) in sentence
    return sentence


def failing_beyond(network: Any, rows: int) -> Any:
    """Let a network have memory for so many rows only."""

    def refuse(_: object, inputs: tuple[Any, ...]) -> None:
        if len(inputs[0]) > rows:
            raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB.")

    return network.get_input_embeddings().register_forward_pre_hook(refuse)


@pytest.mark.parametrize("family", list(TINY_VLMS))
def test_out_of_memory_makes_batches_smaller_not_results_different(
    saved: dict[str, Path], family: str
) -> None:
    describer = vlm.load(f"vlm:{saved[family]}")
    sight = describer.look(views())
    scores, said = describer.score(sight, TEXTS), describer.describe(sight, 3)
    assert describer.placement.notice == ""
    failing_beyond(describer.placement.network, rows=3)
    again = describer.score(sight, TEXTS)
    assert np.allclose(again.values, scores.values, atol=1e-4)
    assert [one.text for one in describer.describe(sight, 3)] == [one.text for one in said]
    assert describer.placement.batch == 1
    assert "memory" in describer.placement.notice
    failing_beyond(describer.placement.network, rows=0)
    with pytest.raises(ModelError, match="not enough memory"):
        describer.score(sight, TEXTS)


def test_pickled_weights_are_refused_unread(
    copied: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a pickle was opened")

    monkeypatch.setattr(torch, "load", refuse)
    folder = copied("smolvlm")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "pickles (pytorch_model.bin)" in refusal(folder)


def test_pickles_beside_safetensors_do_no_harm(copied: Callable[[str], Path]) -> None:
    folder = copied("blip")
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04broken")
    assert len(vlm.load(f"vlm:{folder}").look(views(1))) == 1


@pytest.fixture
def with_code(copied: Callable[[str], Path]) -> Iterator[Path]:
    """A folder with Python in it, which must not have run in the end."""
    folder = copied("smolvlm")
    mark = folder / "it ran"
    (folder / "strange.py").write_text(f"open({str(mark)!r}, 'w').close()\n")
    parts = ("AutoConfig", "AutoModelForImageTextToText", "AutoProcessor")
    change(folder / "config.json", auto_map=dict.fromkeys(parts, "strange.Strange"))
    yield folder
    assert not mark.exists()


def test_a_folder_that_needs_its_own_code_is_refused(with_code: Path) -> None:
    change(with_code / "config.json", model_type="strange")
    assert "code from its own folder" in refusal(with_code)


def test_a_folder_with_code_it_does_not_need_is_used_without(with_code: Path) -> None:
    assert len(vlm.load(f"vlm:{with_code}").look(views(1))) == 1


def test_a_processor_that_needs_its_own_code_is_refused(with_code: Path) -> None:
    for name in ("processor_config.json", "preprocessor_config.json"):
        change(with_code / name, processor_class="Strange", auto_map={"AutoProcessor": "strange.S"})
    assert "processor" in refusal(with_code)


def test_an_unknown_architecture_is_refused(copied: Callable[[str], Path]) -> None:
    folder = copied("smolvlm")
    change(folder / "config.json", model_type="bert")
    assert "(“bert”) cannot be used" in refusal(folder)


@pytest.mark.parametrize("kept", [(), ("tokenizer.json", "tokenizer_config.json")])
def test_a_missing_processor_is_named(copied: Callable[[str], Path], kept: tuple[str, ...]) -> None:
    folder = copied("smolvlm")
    for file in folder.iterdir():
        if file.name not in (*kept, "config.json", "model.safetensors", "generation_config.json"):
            file.unlink()
    assert "processor" in refusal(folder)


def test_a_missing_package_is_named(copied: Callable[[str], Path]) -> None:
    if find_spec("num2words"):
        pytest.skip("num2words is installed")
    folder = copied("smolvlm")
    change(folder / "config.json", model_type="smolvlm")
    for name in ("processor_config.json", "preprocessor_config.json"):
        change(folder / name, processor_class="SmolVLMProcessor")
    assert "num2words" in refusal(folder)


@pytest.mark.parametrize("kept", [0, 4, 100, 5000])
def test_cut_off_weights_are_refused(copied: Callable[[str], Path], kept: int) -> None:
    file = copied("blip") / "model.safetensors"
    file.write_bytes(file.read_bytes()[:kept])
    assert "damaged or incomplete" in refusal(file.parent)


def test_a_damaged_header_is_refused(copied: Callable[[str], Path]) -> None:
    file = copied("blip") / "model.safetensors"
    stored = bytearray(file.read_bytes())
    stored[:8] = b"\xff" * 8
    file.write_bytes(stored)
    assert "damaged or incomplete" in refusal(file.parent)


def test_missing_tensors_are_not_made_up(copied: Callable[[str], Path]) -> None:
    folder = copied("qwen")
    rewrite(folder, lambda tensors: tensors.pop(next(name for name in tensors if "k_proj" in name)))
    assert "1 are missing" in refusal(folder)


def test_tensors_of_another_shape_are_refused(copied: Callable[[str], Path]) -> None:
    folder = copied("qwen")
    name = "model.embed_tokens.weight"
    rewrite(folder, lambda tensors: tensors.update({name: tensors[name][:7].clone()}))
    assert "1 are of another shape" in refusal(folder)


def test_weights_that_are_no_numbers_are_refused(copied: Callable[[str], Path]) -> None:
    folder = copied("smolvlm")
    rewrite(folder, lambda tensors: tensors["lm_head.weight"].fill_(float("nan")))
    assert "does not score its own words" in refusal(folder)


def test_a_missing_shard_is_named(copied: Callable[[str], Path]) -> None:
    folder = copied("smolvlm")
    in_shards(folder)
    next(folder.glob("model-00002-*")).unlink()
    assert "model-00002-" in refusal(folder)


def test_shards_are_one_model(copied: Callable[[str], Path], saved: dict[str, Path]) -> None:
    folder = copied("smolvlm")
    in_shards(folder)
    scores = []
    for place in (folder, saved["smolvlm"]):
        describer = vlm.load(f"vlm:{place}")
        scores.append(describer.score(describer.look(views()), TEXTS).values)
    assert np.allclose(*scores, atol=1e-5)


def in_shards(folder: Path) -> None:
    from transformers import AutoModelForImageTextToText

    model = AutoModelForImageTextToText.from_pretrained(folder)
    (folder / "model.safetensors").unlink()
    model.save_pretrained(folder, max_shard_size="40KB")
    assert len(list(folder.glob("model-*.safetensors"))) > 1


@pytest.mark.parametrize("config", ["", "[]", "{", "\x00"])
def test_a_configuration_that_is_none_is_refused(
    copied: Callable[[str], Path], config: str
) -> None:
    folder = copied("blip")
    (folder / "config.json").write_text(config)
    assert "config.json" in refusal(folder)


def test_what_is_no_model_folder_is_refused(tmp_path: Path) -> None:
    assert "config.json" in refusal(tmp_path)
    assert "no model folder" in refusal(tmp_path / "nowhere")
    (tmp_path / "config.json").write_text('{"model_type": "blip"}')
    assert "no weights" in refusal(tmp_path)


def test_a_spec_names_a_folder_or_a_download(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def local_folder(spec: str) -> Path:
        asked.append(spec)
        return saved["blip"]

    monkeypatch.setattr(hub, "local_folder", local_folder)
    describer = vlm.load("vlm:Somebody/Tiny-BLIP")
    assert asked == ["vlm:Somebody/Tiny-BLIP"]
    assert describer.name == "Tiny-BLIP"
    assert describer.model_id == describer_id_of(f"vlm:{saved['blip']}")
    with pytest.raises(ModelError, match="OWNER/REPO"):
        vlm.load("vlm:")


def test_what_was_not_downloaded_is_not_fetched() -> None:
    with pytest.raises(ModelError):
        vlm.model_id("vlm:Nobody/Nothing")


def test_the_id_follows_the_content_not_the_place(
    copied: Callable[[str], Path], saved: dict[str, Path]
) -> None:
    folder = copied("smolvlm")
    ids = [describer_id_of(f"vlm:{saved['smolvlm']}"), describer_id_of(f"vlm:{folder}")]
    assert ids[0] == ids[1]
    (folder / "README.md").write_text("words")
    assert describer_id_of(f"vlm:{folder}") == ids[0]
    rewrite(folder, lambda tensors: tensors["lm_head.weight"][3, 4].add_(1))
    ids.append(describer_id_of(f"vlm:{folder}"))
    change(folder / "chat_template.json", chat_template="another")
    ids.append(describer_id_of(f"vlm:{folder}"))
    assert len(set(ids)) == 3
    assert all(one.startswith("vlm/idefics3/") for one in ids)


def test_the_id_needs_no_torch(saved: dict[str, Path]) -> None:
    code = (
        "import sys; from photoorg.models import describer_id_of; "
        "print(describer_id_of(sys.argv[1])); "
        "assert not {'torch', 'transformers'} & set(sys.modules)"
    )
    spec = f"vlm:{saved['qwen']}"
    done = subprocess.run(
        [sys.executable, "-c", code, spec], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == describer_id_of(spec)


def test_without_a_chat_template_the_prompt_is_plain(
    copied: Callable[[str], Path], saved: dict[str, Path]
) -> None:
    folder = copied("smolvlm")
    (folder / "chat_template.json").unlink()
    plain, chatting = vlm.load(f"vlm:{folder}"), vlm.load(f"vlm:{saved['smolvlm']}")
    short, long = (one.look(views(1)) for one in (plain, chatting))
    assert short.contexts[0].length < long.contexts[0].length
    assert not np.allclose(plain.score(short, TEXTS).totals, chatting.score(long, TEXTS).totals)


def test_a_broken_chat_template_is_refused(copied: Callable[[str], Path]) -> None:
    folder = copied("qwen")
    change(folder / "chat_template.json", chat_template="{% for %}{{ messages['content'] }}")
    assert "chat template" in refusal(folder)


def test_positions_that_are_wrong_are_noticed(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PhotoInPrompt, "_positions", lambda self: SimpleNamespace())
    assert "does not score its own words" in refusal(saved["qwen"])


def test_photos_of_different_shapes_keep_their_own_positions(saved: dict[str, Path]) -> None:
    describer = vlm.load(f"vlm:{saved['qwen']}")
    sizes = [(64, 64), (400, 64), (64, 400), (200, 100)]
    shown = [View(lambda size=size: null_photo(400).resize(size)) for size in sizes]
    sight = describer.look(shown)
    assert len({context.length for context in sight.contexts}) > 1
    together = describer.score(sight, TEXTS).totals
    alone = [describer.score(describer.look([one]), TEXTS).totals[0] for one in shown]
    assert np.allclose(together, np.stack(alone), atol=1e-4)


@pytest.mark.parametrize("family", ["smolvlm", "blip"])
def test_samples_do_not_depend_on_the_other_photos(saved: dict[str, Path], family: str) -> None:
    describer = vlm.load(f"vlm:{saved[family]}")
    together = describer.sample(describer.look(views()), 5, 4, seed=2)
    for row, view in enumerate(views()):
        (alone,) = describer.sample(describer.look([view]), 5, 4, seed=2)
        assert [one.text for one in alone] == [one.text for one in together[row]]


def test_texts_end_where_the_model_ends_them(copied: Callable[[str], Path]) -> None:
    folder = copied("blip")
    end = json.loads((folder / "config.json").read_text())["text_config"]["sep_token_id"]

    def end_soon(tensors: dict[str, Any]) -> None:
        for name, tensor in tensors.items():
            if name.endswith("predictions.bias"):
                tensor[end] += 5

    rewrite(folder, end_soon)
    describer = vlm.load(f"vlm:{folder}")
    sight = describer.look(views())
    drawn = describer.sample(sight, 30, 9, seed=0)
    for best, texts in zip(describer.describe(sight, 30), drawn, strict=True):
        assert 1 < best.tokens < 20
        assert len({one.tokens for one in texts}) > 1
        assert all(one.tokens < 60 for one in texts)


@pytest.mark.parametrize("family", list(TINY_VLMS))
def test_beams_continue_their_own_texts(saved: dict[str, Path], family: str) -> None:
    architecture, _ = load_architecture(open_folder(saved[family]), 8)
    read = vlm_contexts(architecture)
    contexts = [context for context in read if context.length == read[0].length]
    assert len(contexts) > 1
    found = search(architecture, contexts, 2, never)
    assert found == [plain_beam_search(architecture, context, 2) for context in contexts]


def plain_beam_search(architecture: Architecture, context: Context, words: int) -> tuple[int, ...]:
    """Three beams, each read anew from the photo on at every step."""
    end, wording = architecture.wording.ends[0], architecture.wording
    beams: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    ended: list[tuple[float, tuple[int, ...]]] = []
    for _ in range(4 * words + 8):
        found = []
        for score, said in beams:
            for token, log_p in enumerate(next_log_probabilities(architecture, context, said)):
                if log_p > -np.inf and (said or token != end):
                    found.append((score + float(log_p), (*said, token)))
        beams = []
        for score, said in sorted(found, reverse=True)[:6]:
            if said[-1] == end:
                ended.append((score / len(said), said[:-1]))
            elif len(wording.text(said).split()) > words:
                ended.append((score / len(said), said))
            elif len(beams) < 3:
                beams.append((score, said))
        if len(ended) >= 3:
            break
    return max(ended or beams)[1]


def next_log_probabilities(
    architecture: Architecture, context: Context, said: tuple[int, ...]
) -> np.ndarray:
    import torch

    wording = architecture.wording
    log_p = context.first.clone()
    if said:
        run = Continuation(architecture, [context])
        log_p = run.follow(torch.tensor([said]))[0, -1].log_softmax(-1)
    end = log_p[list(wording.ends)].logsumexp(0)
    log_p[list(wording.unsaid)] = -torch.inf
    log_p[list(wording.ends)] = -torch.inf
    log_p[wording.size :] = -torch.inf
    log_p[wording.ends[0]] = end
    return log_p.numpy()


def vlm_contexts(architecture: Architecture) -> list[Context]:
    return [architecture.read(architecture.inputs(view.pixels())) for view in views()]


def test_draws_follow_the_model(saved: dict[str, Path]) -> None:
    architecture, _ = load_architecture(open_folder(saved["blip"]), 8)
    context = vlm_contexts(architecture)[0]
    drawn = draw(architecture, [context] * 400, 1, list(range(400)), never)
    log_p = next_log_probabilities(architecture, context, ())
    log_p -= np.logaddexp.reduce(log_p)
    first = [log_p[said[0] if said else architecture.wording.ends[0]] for said in drawn]
    possible = log_p > -np.inf
    expected = float((np.exp(log_p[possible]) * log_p[possible]).sum())
    assert np.mean(first) == pytest.approx(expected, abs=4 * float(np.std(first)) / 20)
    assert len({said[:1] for said in drawn}) > 5


@pytest.mark.parametrize("family", list(TINY_VLMS))
def test_special_tokens_are_never_said(saved: dict[str, Path], family: str) -> None:
    from transformers import AutoTokenizer

    special = AutoTokenizer.from_pretrained(saved[family]).all_special_tokens
    describer = vlm.load(f"vlm:{saved[family]}")
    for texts in describer.sample(describer.look(views(2)), 10, 8, seed=4):
        for said in texts:
            assert not any(token in said.text for token in special)


def test_a_text_too_long_for_the_model_is_named(saved: dict[str, Path]) -> None:
    describer = vlm.load(f"vlm:{saved['blip']}")
    sight = describer.look(views(1))
    with pytest.raises(ModelError, match="too long for this model"):
        describer.score(sight, ["dog " * 61])
    assert len(describer.describe(sight, 500)) == 1


def test_numbers_are_chosen_by_device(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    def chosen(device: str) -> torch.dtype:
        return vlm_loading._dtype_on(torch.device(device))

    assert chosen("cpu") == torch.float32
    assert chosen("mps") == torch.float16
    for supported, dtype in ((True, torch.bfloat16), (False, torch.float16)):
        monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda found=supported: found)
        assert chosen("cuda") == dtype


@pytest.mark.parametrize("half", ["bfloat16", "float16"])
def test_halves_score_nearly_the_same(
    saved: dict[str, Path], monkeypatch: pytest.MonkeyPatch, half: str
) -> None:
    import torch

    whole = vlm.load(f"vlm:{saved['blip']}")
    monkeypatch.setattr(vlm_loading, "_dtype_on", lambda device: getattr(torch, half))
    halved = vlm.load(f"vlm:{saved['blip']}")
    assert halved.placement.network.dtype == getattr(torch, half)
    exact, close = (one.score(one.look(views()), TEXTS).totals for one in (whole, halved))
    assert not np.array_equal(exact, close)
    assert np.allclose(close, exact, rtol=0.05)


def test_a_network_too_large_for_halves_runs_in_whole_numbers(
    copied: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    folder = copied("smolvlm")

    def enlarge(tensors: dict[str, Any]) -> None:
        for name, tensor in tensors.items():
            if "text_model" in name and ("gate_proj" in name or "up_proj" in name):
                tensor.mul_(1000)

    rewrite(folder, enlarge)
    monkeypatch.setattr(vlm_loading, "_dtype_on", lambda device: torch.float16)
    describer = vlm.load(f"vlm:{folder}")
    assert describer.placement.network.dtype == torch.float32
    assert np.isfinite(describer.score(describer.look(views()), TEXTS).values).all()


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("two dogs", 5, "two dogs"),
        ("two dogs\n\n play ", 3, "two dogs play"),
        ("two dogs play in the snow", 5, "two dogs play"),
        ("Two dogs play. They are in the snow", 5, "Two dogs play."),
        ("Yes. Two dogs play in the deep white snow", 7, "Yes. Two dogs play in the deep"),
        ("a red car, a blue sea", 3, "a red car"),
        ("of the in on", 2, "of"),
        ("", 3, ""),
    ],
)
def test_cutting(text: str, words: int, expected: str) -> None:
    assert cut(text, words) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((300, 200), (300, 200)),
        ((4000, 3000), (768, 576)),
        ((32, 16), (64, 32)),
        ((5000, 10), (768, 96)),
        ((1, 1), (64, 64)),
        ((2, 900), (96, 768)),
    ],
)
def test_photos_are_fitted(size: tuple[int, int], expected: tuple[int, int]) -> None:
    shown = fitted(Image.new("L", size, 255))
    assert shown.size == expected
    assert shown.mode == "RGB"
    assert shown.getpixel((shown.width // 2, shown.height // 2)) == (255, 255, 255)


def test_the_null_photo_is_always_the_same_noise() -> None:
    pixels = np.asarray(null_photo(96), float)
    assert (pixels == np.asarray(null_photo(96))).all()
    assert 120 < pixels.mean() < 135
    assert 55 < pixels.std() < 70
