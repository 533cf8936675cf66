"""What every scoring describer promises, held against each back end there is.

A new one is a function that returns a Case, and its name in CASES.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tiny_vlm import TINY_VLMS

from photoorg.errors import MediaError, ProblemKind, Stopped
from photoorg.models import ScoringDescriber, View, load_describer, trained
from photoorg.models.caption_words import END, normalise
from photoorg.models.captioner import Captioner
from photoorg.models.networks import Captioner as Network

TEXTS = ["a dog", "", "two dogs and a cat on the green grass.", "red car", "A — ☃ of 3 <image>"]


@dataclass(frozen=True)
class Case:
    """A describer, photos for it, and log p(text, end | photo) worked out in another way."""

    describer: ScoringDescriber[Any]
    views: list[View]
    direct: Callable[[View, str], float]


def photo(seed: int, size: tuple[int, int] = (96, 64)) -> Image.Image:
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 255, (5, 5, 3)).astype(np.uint8)
    return Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)


def views() -> list[View]:
    sizes = [(96, 64), (64, 96), (120, 120), (200, 64)]
    return [view(photo(seed, size)) for seed, size in enumerate(sizes)]


def view(image: Image.Image) -> View:
    return View(lambda: image)


def vlm_case(family: str, folder: Path) -> Case:
    TINY_VLMS[family](folder)
    direct = direct_blip if family == "blip" else direct_in_prompt
    return Case(
        load_describer(f"vlm:{folder}"), views(), lambda view, text: direct(folder, view, text)
    )


def builtin_case(folder: Path) -> Case:
    if not trained.installed():
        pytest.skip("this build leaves the trained parts out")
    captioner = load_describer("builtin")
    assert isinstance(captioner, Captioner)
    return Case(captioner, views(), lambda view, text: direct_captioner(captioner, view, text))


CASES: dict[str, Callable[[Path], Case]] = {
    "builtin": builtin_case,
    **{family: lambda folder, family=family: vlm_case(family, folder) for family in TINY_VLMS},
}

SMOLVLM_PROMPT = (
    "<|im_start|>User:<image>Describe this photo.<end_of_utterance>\nAssistant: The photo shows"
)
QWEN_PROMPT = (
    "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n"
    "<|vision_start|><|image_pad|><|vision_end|>Describe this photo.<|im_end|>\n"
    "<|im_start|>assistant\nThe photo shows"
)


@cache
def loaded(folder: Path) -> tuple[Any, Any]:
    """Processor and model as transformers' own examples load them."""
    from transformers import AutoModelForImageTextToText, AutoProcessor

    model = AutoModelForImageTextToText.from_pretrained(folder)
    return AutoProcessor.from_pretrained(folder), model.eval()


def direct_in_prompt(folder: Path, view: View, text: str) -> float:
    """One pass over prompt, text and end together, without cache, batch or padding."""
    import torch

    processor, model = loaded(folder)
    smol = model.config.model_type == "idefics3"
    whole = processor(
        text=[SMOLVLM_PROMPT if smol else QWEN_PROMPT],
        images=[view.pixels()],
        return_tensors="pt",
        **({"do_image_splitting": False} if smol else {}),
    )
    spaced = f" {text}" if text else ""
    said = processor.tokenizer(spaced, add_special_tokens=False, split_special_tokens=True)
    ids = torch.tensor([said["input_ids"]], dtype=torch.long)
    prompt = whole["input_ids"].shape[1]
    for name, more in {"input_ids": ids, "attention_mask": ids * 0 + 1}.items():
        whole[name] = torch.cat([whole[name], more], dim=1)
    if "mm_token_type_ids" in whole:
        whole["mm_token_type_ids"] = torch.cat([whole["mm_token_type_ids"], ids * 0], dim=1)
    with torch.no_grad():
        steps = model(**whole).logits[0, prompt - 1 :].double().log_softmax(-1)
    ends = ["<end_of_utterance>"] if smol else ["<|im_end|>", "<|endoftext|>"]
    ended = steps[-1, processor.tokenizer.convert_tokens_to_ids(ends)].logsumexp(0)
    return float(steps[:-1].gather(1, ids[0][:, None]).sum() + ended)


def direct_blip(folder: Path, view: View, text: str) -> float:
    """One pass of the whole model over `[DEC] a picture of TEXT [SEP]`."""
    import torch

    processor, model = loaded(folder)
    tokenizer = processor.tokenizer
    prompt = tokenizer("a picture of", add_special_tokens=False)["input_ids"]
    said = tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"]
    begin = [tokenizer.convert_tokens_to_ids("[DEC]"), *prompt]
    pixels = processor.image_processor(view.pixels(), return_tensors="pt")["pixel_values"]
    with torch.no_grad():
        logits = model(pixels, input_ids=torch.tensor([begin + said])).logits[0].double()
    steps = logits[len(begin) - 1 :].log_softmax(-1)
    targets = torch.tensor([*said, tokenizer.convert_tokens_to_ids("[SEP]")])
    return float(steps.gather(1, targets[:, None]).sum())


def direct_captioner(captioner: Captioner, view: View, text: str) -> float:
    """The network put together anew, in double precision, one token at a time."""
    import torch

    network = Network(captioner._tokens.size)
    network.load_state_dict(trained.tensors("captioner.safetensors"))
    network.double().eval()
    regions = torch.from_numpy(captioner.look([view])).double() / 127
    said = [*captioner._tokens._tokenizer.encode(normalise(text)).ids, END]
    total = 0.0
    with torch.no_grad():
        memory = network.remember(regions)
        for place, token in enumerate(said):
            before = torch.tensor([[[END, *said[:place]]]])
            total += float(network(before, memory)[0][0, 0, -1].log_softmax(-1)[token])
    return total


@pytest.fixture(scope="module", params=list(CASES))
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    with pytest.MonkeyPatch.context() as patch:
        # Fixtures of a module come before the one that gives each test its home.
        patch.setenv("PHOTOORG_HOME", str(tmp_path_factory.getbasetemp() / "home"))
        return CASES[request.param](tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def sight(case: Case) -> Any:
    return case.describer.look(case.views)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a describer used the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_it_says_who_it_is(case: Case) -> None:
    assert case.describer.model_id
    assert case.describer.name
    assert case.describer.edge >= 0
    assert case.describer.batch >= 1
    assert case.describer.device in ("cpu", "cuda", "mps")


def test_descriptions_are_in_the_order_of_the_photos(case: Case, sight: Any) -> None:
    assert len(sight) == len(case.views)
    together = case.describer.describe(sight, 4)
    turned = case.describer.describe(case.describer.look(case.views[::-1]), 4)[::-1]
    assert [one.text for one in together] == [one.text for one in turned]
    for one, other in zip(together, turned, strict=True):
        assert one.log_probability == pytest.approx(other.log_probability, abs=1e-3)
        assert one.tokens == other.tokens
    assert len({one.log_probability for one in together}) == len(case.views)


def test_nothing_gives_nothing(case: Case, sight: Any) -> None:
    empty = case.describer.look([])
    assert len(empty) == 0
    assert case.describer.describe(empty, 5) == []
    assert case.describer.sample(empty, 5, 3, seed=0) == []
    assert case.describer.sample(sight, 5, 0, seed=0) == [() for _ in case.views]
    no_photos = case.describer.score(empty, TEXTS)
    assert no_photos.values.shape == (0, len(TEXTS), no_photos.lengths.max())
    assert case.describer.score(sight, []).values.shape == (len(case.views), 0, 0)
    assert case.describer.prior([]).totals.shape == (1, 0)


def test_scores_are_log_probabilities_token_by_token(case: Case, sight: Any) -> None:
    scores = case.describer.score(sight, TEXTS)
    assert scores.values.dtype == np.float32
    assert scores.values.shape == (len(case.views), len(TEXTS), scores.lengths.max())
    assert scores.lengths.shape == (len(TEXTS),)
    assert scores.lengths[1] == 1  # The empty text is its end alone.
    assert (scores.values <= 0).all()
    for text, length in enumerate(scores.lengths):
        assert (scores.values[:, text, :length] < 0).all()
        assert (scores.values[:, text, length:] == 0).all()


def test_totals_are_what_the_model_gives_directly(case: Case, sight: Any) -> None:
    totals = case.describer.score(sight, TEXTS).totals
    for row, view in enumerate(case.views):
        for column, text in enumerate(TEXTS):
            wanted = case.direct(view, text)
            # Sums of float32 differ by some millionths with the size of a batch.
            assert totals[row, column] == pytest.approx(wanted, abs=1e-4, rel=1e-5)


def test_a_score_is_the_same_in_any_batch(case: Case, sight: Any) -> None:
    many = [f"{text} and {word}" for text in TEXTS for word in ("one", "two more of them")]
    together = case.describer.score(sight, many)
    for row, view in enumerate(case.views[:2]):
        alone = case.describer.look([view])
        for column, text in enumerate(many[:4]):
            single = case.describer.score(alone, [text])
            length = single.lengths[0]
            assert length == together.lengths[column]
            assert np.allclose(
                together.values[row, column, :length], single.values[0, 0], atol=1e-4
            )


def test_photos_matter(case: Case, sight: Any) -> None:
    totals = case.describer.score(sight, TEXTS[:1]).totals[:, 0]
    assert np.ptp(totals) > 1e-2


@pytest.mark.parametrize("words", [1, 2, 5, 12])
def test_no_text_is_longer_than_asked_for(case: Case, sight: Any, words: int) -> None:
    described = case.describer.describe(sight, words)
    drawn = case.describer.sample(sight, words, 2, seed=1)
    for one in [*described, *(text for texts in drawn for text in texts)]:
        assert len(one.text.split()) <= words
        assert "\n" not in one.text
        assert one.text == one.text.strip()


def test_more_words_are_used_where_they_are_allowed(case: Case, sight: Any) -> None:
    short, long = (case.describer.describe(sight, words) for words in (2, 12))
    assert sum(len(one.text.split()) for one in long) > sum(len(one.text.split()) for one in short)


def test_descriptions_carry_their_own_score(case: Case, sight: Any) -> None:
    drawn = case.describer.sample(sight, 6, 2, seed=5)
    for photo, one in enumerate(case.describer.describe(sight, 6)):
        for said in (one, *drawn[photo]):
            scores = case.describer.score(sight, [said.text])
            assert said.log_probability == pytest.approx(scores.totals[photo, 0], abs=1e-3)
            assert said.tokens == scores.lengths[0]


def test_describing_twice_says_the_same(case: Case, sight: Any) -> None:
    assert case.describer.describe(sight, 6) == case.describer.describe(sight, 6)


def test_samples_are_drawn_by_seed(case: Case, sight: Any) -> None:
    first = case.describer.sample(sight, 8, 3, seed=7)
    assert [len(texts) for texts in first] == [3] * len(case.views)
    assert case.describer.sample(sight, 8, 3, seed=7) == first
    assert case.describer.sample(sight, 8, 3, seed=8) != first
    assert all(len({one.text for one in texts}) > 1 for texts in first)


def test_the_prior_knows_no_photo(case: Case) -> None:
    before = case.describer.prior(TEXTS)
    sight = case.describer.look(case.views[2:])
    scores = case.describer.score(sight, TEXTS)
    after = case.describer.prior(TEXTS)
    assert before.values.shape == (1, *scores.values.shape[1:])
    assert (before.lengths == scores.lengths).all()
    assert (before.values == after.values).all()
    assert np.abs(before.totals - scores.totals).max() > 1e-2


@pytest.mark.parametrize("asked", [1, 2])
def test_it_stops_at_once(case: Case, sight: Any, asked: int) -> None:
    many = [f"{text} {number}" for text in TEXTS for number in range(20)]
    works: list[Callable[[Callable[[], bool]], object]] = [
        lambda stop: case.describer.describe(sight, 12, stop),
        lambda stop: case.describer.sample(sight, 12, 8, 0, stop),
        lambda stop: case.describer.score(sight, many, stop),
        lambda stop: case.describer.prior(many, stop),
    ]
    for work in works:
        times = 0

        def stop() -> bool:
            nonlocal times
            times += 1
            return times >= asked

        with pytest.raises(Stopped):
            work(stop)
        assert times == asked


@pytest.mark.parametrize("size", [(4000, 300), (3000, 2), (1, 500), (3, 2), (1, 1)])
def test_any_proportions_can_be_seen(case: Case, size: tuple[int, int]) -> None:
    sight = case.describer.look([view(photo(1, size))])
    assert np.isfinite(case.describer.score(sight, TEXTS[:1]).values).all()


def test_a_photo_that_cannot_be_decoded_says_so(case: Case) -> None:
    def damaged() -> Image.Image:
        raise MediaError(os.fsencode("a.jpg"), ProblemKind.DAMAGED, "it ends early")

    with pytest.raises(MediaError):
        case.describer.look([case.views[0], View(damaged)])
