"""Tiny vision-language models with random weights, in the formats their real kin are published in.

`save_smolvlm` is an Idefics3, which SmolVLM-256M and -500M are; `save_qwen` a Qwen2-VL; both lie in
folders as on the hub, with the chat templates published there. `save_blip` is a BLIP captioner as
transformers saves it today. Tokenizers are trained on the spot.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from photoorg.models.offline import stay_offline

TEXTS = [
    "The photo shows a dog running through the snow.",
    "The photo shows two dogs and a cat on the green grass in the garden of a small house.",
    "a picture of a red car next to the blue sea under the sky",
    "a picture of the people at the table with bread and wine",
    "Describe this photo. You are a helpful assistant. User: Assistant:",
    "three children play on the beach while the sun goes down behind the boats",
]
SMOLVLM_TEMPLATE = (
    "<|im_start|>{% for message in messages %}{{message['role'] | capitalize}}"
    "{% if message['content'][0]['type'] == 'image' %}{{':'}}{% else %}{{': '}}{% endif %}"
    "{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}"
    "{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}"
    "<end_of_utterance>\n{% endfor %}"
    "{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}"
)
QWEN_TEMPLATE = (
    "{% for message in messages %}{% if loop.first and message['role'] != 'system' %}"
    "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n{% endif %}"
    "<|im_start|>{{ message['role'] }}\n{% if message['content'] is string %}"
    "{{ message['content'] }}<|im_end|>\n{% else %}{% for content in message['content'] %}"
    "{% if content['type'] == 'image' or 'image' in content or 'image_url' in content %}"
    "<|vision_start|><|image_pad|><|vision_end|>{% elif 'text' in content %}"
    "{{ content['text'] }}{% endif %}{% endfor %}<|im_end|>\n{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def save_smolvlm(folder: Path, seed: int = 0) -> Path:
    """An Idefics3 that makes 4 tokens of a photo, in `folder`, which is returned."""
    stay_offline()
    from transformers import (
        GPT2Tokenizer,
        Idefics3Config,
        Idefics3ForConditionalGeneration,
        Idefics3ImageProcessor,
    )

    marks = ["<fake_token_around_image>", "<image>", "<global-img>"]
    marks += [f"<row_{row}_col_{column}>" for row in range(1, 7) for column in range(1, 7)]
    tokenizer = GPT2Tokenizer(
        *_byte_pieces(),
        bos_token="<|im_start|>",
        eos_token="<end_of_utterance>",
        pad_token="<|im_end|>",
        unk_token="<|endoftext|>",
        additional_special_tokens=marks,
    )
    config = Idefics3Config(
        image_token_id=tokenizer.convert_tokens_to_ids("<image>"),
        vision_config={
            "hidden_size": 16,
            "intermediate_size": 32,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "image_size": 32,
            "patch_size": 8,
        },
        text_config={
            "model_type": "llama",
            "vocab_size": len(tokenizer) + 5,
            "hidden_size": 32,
            "intermediate_size": 48,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "max_position_embeddings": 256,
            "bos_token_id": tokenizer.bos_token_id,
            "eos_token_id": tokenizer.eos_token_id,
            "pad_token_id": tokenizer.pad_token_id,
        },
    )
    images = Idefics3ImageProcessor(
        size={"longest_edge": 64}, max_image_size={"longest_edge": 32}, do_image_splitting=True
    )
    _save(folder, Idefics3ForConditionalGeneration, config, seed, [tokenizer.eos_token_id])
    parts = {"processor_class": "Idefics3Processor", "image_seq_len": 4}
    _save_as_on_the_hub(folder, tokenizer, images, parts, SMOLVLM_TEMPLATE)
    return folder


def save_qwen(folder: Path, seed: int = 0) -> Path:
    """A Qwen2-VL with multimodal rotary positions and two end tokens, in `folder`."""
    stay_offline()
    from transformers import (
        Qwen2Tokenizer,
        Qwen2VLConfig,
        Qwen2VLForConditionalGeneration,
        Qwen2VLImageProcessor,
    )

    marks = ["<|im_start|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>"]
    tokenizer = Qwen2Tokenizer(
        *_byte_pieces(),
        eos_token="<|im_end|>",
        pad_token="<|endoftext|>",
        unk_token=None,
        additional_special_tokens=marks,
    )
    named = {mark: tokenizer.convert_tokens_to_ids(mark) for mark in [*marks, "<|endoftext|>"]}
    config = Qwen2VLConfig(
        image_token_id=named["<|image_pad|>"],
        video_token_id=named["<|video_pad|>"],
        vision_start_token_id=named["<|vision_start|>"],
        vision_end_token_id=named["<|vision_end|>"],
        vision_config={
            "depth": 1,
            "embed_dim": 16,
            "hidden_size": 32,
            "num_heads": 2,
            "mlp_ratio": 2,
            "patch_size": 8,
        },
        text_config={
            "vocab_size": len(tokenizer) + 5,
            "hidden_size": 32,
            "intermediate_size": 48,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "max_position_embeddings": 256,
            "rope_parameters": {
                "rope_type": "default",
                "rope_theta": 10000.0,
                "mrope_section": [1, 1, 2],
            },
            "bos_token_id": named["<|endoftext|>"],
            "eos_token_id": tokenizer.eos_token_id,
        },
    )
    images = Qwen2VLImageProcessor(
        patch_size=8, min_pixels=16 * 16 * 4, max_pixels=16 * 16 * 12, merge_size=2
    )
    ends = [tokenizer.eos_token_id, named["<|endoftext|>"]]
    _save(folder, Qwen2VLForConditionalGeneration, config, seed, ends)
    parts = {"processor_class": "Qwen2VLProcessor"}
    _save_as_on_the_hub(folder, tokenizer, images, parts, QWEN_TEMPLATE)
    return folder


def save_blip(folder: Path, seed: int = 0) -> Path:
    """A BLIP captioner, in `folder`, which is returned."""
    stay_offline()
    from transformers import (
        BertTokenizer,
        BlipConfig,
        BlipForConditionalGeneration,
        BlipImageProcessor,
        BlipProcessor,
    )

    tokenizer = BertTokenizer(_word_pieces(), bos_token="[DEC]")
    config = BlipConfig(
        vision_config={
            "hidden_size": 16,
            "intermediate_size": 32,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "image_size": 32,
            "patch_size": 8,
        },
        text_config={
            "vocab_size": len(tokenizer),
            "hidden_size": 32,
            "encoder_hidden_size": 16,
            "intermediate_size": 48,
            "num_hidden_layers": 2,
            "num_attention_heads": 2,
            "max_position_embeddings": 64,
            "bos_token_id": tokenizer.convert_tokens_to_ids("[DEC]"),
            "sep_token_id": tokenizer.sep_token_id,
            "eos_token_id": tokenizer.sep_token_id,
            "pad_token_id": tokenizer.pad_token_id,
        },
    )
    _save(folder, BlipForConditionalGeneration, config, seed, [tokenizer.sep_token_id])
    images = BlipImageProcessor(size={"height": 32, "width": 32})
    BlipProcessor(images, tokenizer).save_pretrained(folder)
    return folder


TINY_VLMS: dict[str, Callable[..., Path]] = {
    "smolvlm": save_smolvlm,
    "qwen": save_qwen,
    "blip": save_blip,
}


def _save(folder: Path, kind: Any, config: Any, seed: int, ends: list[int]) -> None:
    """Weights large enough for photo, place and words to matter, as they do in a trained model."""
    import torch
    from transformers import GenerationConfig

    torch.manual_seed(seed)
    model = kind(config)
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() > 1:
                weight.normal_(0, 0.4)
    model.generation_config = GenerationConfig(
        eos_token_id=ends if len(ends) > 1 else ends[0],
        do_sample=True,
        temperature=0.1,
        top_p=0.001,
        top_k=1,
        repetition_penalty=1.2,
    )
    model.save_pretrained(folder)


def _save_as_on_the_hub(
    folder: Path, tokenizer: Any, images: Any, parts: dict[str, Any], template: str
) -> None:
    images.save_pretrained(folder)
    file = folder / "preprocessor_config.json"
    written = json.loads(file.read_text()) | {"processor_class": parts["processor_class"]}
    file.write_text(json.dumps(written))
    tokenizer.save_pretrained(folder)
    (folder / "processor_config.json").write_text(json.dumps(parts))
    (folder / "chat_template.json").write_text(json.dumps({"chat_template": template}))


def _byte_pieces() -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Vocabulary and merges of a byte-level BPE, as GPT-2, SmolLM and Qwen have."""
    from tokenizers import ByteLevelBPETokenizer

    trained = ByteLevelBPETokenizer()
    trained.train_from_iterator(TEXTS, vocab_size=360, min_frequency=1, show_progress=False)
    model = json.loads(trained.to_str())["model"]
    return model["vocab"], [tuple(merge) for merge in model["merges"]]


def _word_pieces() -> dict[str, int]:
    from tokenizers import BertWordPieceTokenizer

    trained = BertWordPieceTokenizer()
    trained.train_from_iterator(_lines(), vocab_size=160, min_frequency=1, show_progress=False)
    vocabulary: dict[str, int] = trained.get_vocab()
    return vocabulary


def _lines() -> Iterator[str]:
    yield from TEXTS
