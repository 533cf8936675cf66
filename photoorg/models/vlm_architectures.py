"""How each kind of vision-language model is shown a photo and continues a text about it.

A photo and the prompt are read once; what the network keeps of them (its cache of keys and values)
then serves any number of texts. Texts are continued in batches whose prompts are equally long, and
padded on the right only, where causal attention cannot see it: nothing ever needs a mask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from inspect import signature
from typing import TYPE_CHECKING, Any, Protocol

from PIL import Image

from photoorg.models.vlm_cache import joined, on_cpu
from photoorg.models.vlm_photos import edge_of, fitted
from photoorg.models.vlm_text import Wording

if TYPE_CHECKING:
    import torch

PROMPT = "Describe this photo."
OPENING = "The photo shows"
"""Where every text begins, so that descriptions and texts to score start with what is shown."""
CAPTION_OPENING = "a picture of"
"""The same for BLIP, from its training (Li et al. 2022, `prompt='a picture of '`)."""


@dataclass(frozen=True, slots=True)
class Context:
    """One photo and the prompt as the network has read them."""

    cache: Any
    """transformers' Cache with one row, kept on the CPU: photos are many, and graphics memory is
    dear."""
    length: int
    """Tokens read."""
    first: torch.Tensor
    """log p(first token | photo), (vocabulary,), float32 on the CPU."""
    extra: torch.Tensor
    """What the architecture needs besides, one row."""


class Architecture(Protocol):
    """One kind of network."""

    network: Any
    wording: Wording
    edge: int
    """The shortest photo edge in pixels that loses nothing."""
    most: int
    """Tokens it can read and write in all, the prompt's among them."""

    def inputs(self, photo: Image.Image) -> dict[str, torch.Tensor]:
        """The photo with the prompt as the network takes them, on the CPU."""

    def generated(self, inputs: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """A few tokens (n,) as transformers itself lets the network go on from there, taking the
        likeliest each time, and the logits (n, vocabulary) it took them from, on the CPU."""

    def read(self, inputs: dict[str, torch.Tensor]) -> Context:
        """The photo and the prompt, read."""

    def logits(
        self, tokens: torch.Tensor, cache: Any, past: int, extra: torch.Tensor
    ) -> torch.Tensor:
        """Logits (rows, n, vocabulary) after each of `tokens` (rows, n), which follow `past`
        tokens. The cache grows by n."""


class Continuation:
    """Texts that are being continued, one a row, each after the prompt of its photo."""

    def __init__(self, architecture: Architecture, contexts: Sequence[Context]) -> None:
        """`contexts` by row, all of the same length."""
        import torch

        self._architecture = architecture
        self._device = architecture.network.device
        self._cache = joined([context.cache for context in contexts], self._device)
        self._extra = torch.cat([context.extra.to(self._device) for context in contexts])
        self._past = contexts[0].length

    def follow(self, tokens: torch.Tensor) -> torch.Tensor:
        """Logits (rows, n, vocabulary) after each of `tokens` (rows, n)."""
        import torch

        with torch.inference_mode():
            logits = self._architecture.logits(
                tokens.to(self._device), self._cache, self._past, self._extra
            )
        self._past += tokens.shape[1]
        return logits

    def keep(self, rows: Sequence[int]) -> None:
        """Let row i continue what was row `rows[i]`."""
        import torch

        if list(rows) != list(range(len(rows))):
            index = torch.tensor(rows, device=self._device)
            self._cache.reorder_cache(index)
            self._extra = self._extra[index]


class PhotoInPrompt:
    """A language model in whose prompt the photo stands as tokens: SmolVLM, Qwen-VL, LLaVA …"""

    def __init__(self, network: Any, processor: Any) -> None:
        self.network = network
        ends = network.generation_config.eos_token_id
        if ends is None:
            ends = processor.tokenizer.eos_token_id
        self.wording = Wording(
            processor.tokenizer, OPENING, ends if isinstance(ends, list) else [ends]
        )
        self.edge = edge_of(processor.image_processor)
        self.most = _most(network)
        self._processor = processor
        if hasattr(processor.image_processor, "do_image_splitting"):
            # Tiles are for reading small print; seventeen of them take as many times as long.
            processor.image_processor.do_image_splitting = False
        self._prompt = _prompt(processor)
        bos = processor.tokenizer.bos_token
        self._special = not (bos and self._prompt.startswith(bos))

    def inputs(self, photo: Image.Image) -> dict[str, torch.Tensor]:
        """What the processor returns for one photo."""
        import torch

        found = self._processor(
            text=[self._prompt],
            images=[fitted(photo)],
            return_tensors="pt",
            add_special_tokens=self._special,
        )
        # PaliGemma's adds labels, which only training needs.
        return {
            name: value
            for name, value in found.items()
            if name != "labels" and torch.is_tensor(value)
        }

    def generated(self, inputs: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """As Architecture says, without what the folder's own settings would do to the logits."""
        self.network.generation_config = _plainly(self.wording.ends)
        found = self.network.generate(**self._placed(inputs))
        return _written(found)

    def read(self, inputs: dict[str, torch.Tensor]) -> Context:
        """The photo and the prompt, read. Qwen's positions (M-RoPE) run on from an offset of the
        photo's own, which the network keeps as `rope_deltas`."""
        import torch

        with torch.inference_mode():
            found = self.network(**self._placed(inputs), use_cache=True, logits_to_keep=1)
        offset = getattr(self._positions(), "rope_deltas", None)
        if offset is None:
            offset = torch.zeros(1, 1, dtype=torch.long)
        cache = _cache_of(found)
        return Context(
            on_cpu(cache), cache.get_seq_length(), _first(found.logits), offset.clone().cpu()
        )

    def logits(
        self, tokens: torch.Tensor, cache: Any, past: int, extra: torch.Tensor
    ) -> torch.Tensor:
        """As Architecture says; `extra` (rows, 1) is each photo's offset of positions."""
        import torch

        rows, count = tokens.shape
        positions = {}
        if self._positions() is not None:
            steps = past + torch.arange(count, device=tokens.device)
            positions["position_ids"] = (steps + extra).expand(3, rows, count)
        logits: torch.Tensor = self.network(
            input_ids=tokens,
            attention_mask=tokens.new_ones(rows, past + count),
            use_cache=True,
            **_taking(self.network, cache),
            **positions,
        ).logits
        return logits

    def _placed(self, inputs: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        # Only what is not whole numbers takes the network's type.
        return {
            name: value.to(self.network.device, self.network.dtype)
            if value.is_floating_point()
            else value.to(self.network.device)
            for name, value in inputs.items()
        }

    def _positions(self) -> Any:
        """The part of the network that counts positions in three dimensions, if it does."""
        inner = getattr(self.network, "model", None)
        return inner if hasattr(inner, "rope_deltas") else None


class CrossAttending:
    """A BLIP captioner, whose text decoder looks at the photo through attention of its own.

    Its `forward` would look at the photo anew for each text, hence the two halves separately.
    """

    def __init__(self, network: Any, processor: Any) -> None:
        self.network = network
        text = network.config.text_config
        self.wording = Wording(processor.tokenizer, CAPTION_OPENING, [text.sep_token_id])
        self._processor = processor
        self.edge = edge_of(processor.image_processor)
        self.most = _most(network)
        self._begin = [text.bos_token_id, *self.wording.plain(CAPTION_OPENING)]

    def inputs(self, photo: Image.Image) -> dict[str, torch.Tensor]:
        """`pixel_values` (1, 3, height, width)."""
        found = self._processor.image_processor(images=[fitted(photo)], return_tensors="pt")
        return {"pixel_values": found["pixel_values"]}

    def generated(self, inputs: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """As Architecture says; transformers wants one more token at the end, which it drops."""
        import torch

        begin = torch.tensor([[*self._begin, *self.wording.ends]], device=self.network.device)
        decoder = self.network.text_decoder
        decoder.generation_config = _plainly(self.wording.ends)
        pixels = inputs["pixel_values"].to(self.network.device, self.network.dtype)
        return _written(self.network.generate(pixels, input_ids=begin))

    def read(self, inputs: dict[str, torch.Tensor]) -> Context:
        """The photo and the opening, read."""
        import torch

        with torch.inference_mode():
            states = self.network.vision_model(
                inputs["pixel_values"].to(self.network.device, self.network.dtype)
            ).last_hidden_state
            found = self.network.text_decoder(
                torch.tensor([self._begin], device=self.network.device),
                encoder_hidden_states=states,
                use_cache=True,
            )
        cache = on_cpu(_cache_of(found))
        return Context(cache, len(self._begin), _first(found.logits), states.cpu())

    def logits(
        self, tokens: torch.Tensor, cache: Any, past: int, extra: torch.Tensor
    ) -> torch.Tensor:
        """As Architecture says; `extra` (rows, patches, d) is what the decoder looks at."""
        logits: torch.Tensor = self.network.text_decoder(
            tokens,
            attention_mask=tokens.new_ones(len(tokens), past + tokens.shape[1]),
            encoder_hidden_states=extra,
            use_cache=True,
            **_taking(self.network.text_decoder, cache),
        ).logits
        return logits


def _cache_of(found: Any) -> Any:
    """What a network read so far; transformers 5.24 gave it another name."""
    return found.cache if hasattr(found, "cache") else found.past_key_values


def _taking(network: Any, cache: Any) -> dict[str, Any]:
    """The argument by which a network takes what it read before."""
    named = "cache" in signature(network.forward).parameters
    return {"cache" if named else "past_key_values": cache}


def _plainly(ends: Sequence[int]) -> Any:
    from transformers import GenerationConfig

    return GenerationConfig(  # type: ignore[no-untyped-call]
        max_new_tokens=4,
        eos_token_id=list(ends),
        pad_token_id=ends[0],
        return_dict_in_generate=True,
        output_logits=True,
    )


def _written(generated: Any) -> tuple[torch.Tensor, torch.Tensor]:
    import torch

    logits = torch.cat(generated.logits).cpu()
    return generated.sequences[0, -len(logits) :].cpu(), logits


def _most(network: Any) -> int:
    return int(getattr(network.config.get_text_config(), "max_position_embeddings", 2048))


def _first(logits: torch.Tensor) -> torch.Tensor:
    return logits[0, -1].float().log_softmax(-1).cpu()


def _prompt(processor: Any) -> str:
    """The prompt and the opening in the model's own chat form, or plainly where it has none."""
    if not processor.chat_template:
        return f"{getattr(processor, 'image_token', '')}{OPENING}"
    request = [{"type": "image"}, {"type": "text", "text": PROMPT}]
    answer = [{"type": "text", "text": OPENING}]
    prompt: str = processor.apply_chat_template(
        [{"role": "user", "content": request}, {"role": "assistant", "content": answer}],
        tokenize=False,
        continue_final_message=True,
    )
    return prompt
