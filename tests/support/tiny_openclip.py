"""Tiny open_clip models with random weights, saved as open_clip itself saves what it publishes.

`save_clip` is a CLIP ViT with CLIP's own tokenizer; `save_siglip` has a vision transformer of
timm's with attention pooling, the sigmoid loss, and a tokenizer of its own beside the weights.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from photoorg.models.offline import stay_offline

CLIP: dict[str, Any] = {
    "embed_dim": 24,
    "vision_cfg": {"image_size": 64, "layers": 2, "width": 64, "head_width": 32, "patch_size": 16},
    "text_cfg": {
        "context_length": 77,
        "vocab_size": 49408,
        "width": 32,
        "heads": 2,
        "layers": 2,
    },
}
SIGLIP: dict[str, Any] = {
    "embed_dim": 64,
    "init_logit_bias": -10,
    "custom_text": True,
    "vision_cfg": {
        "image_size": 160,
        "timm_model_name": "test_vit",
        "timm_model_pretrained": False,
        "timm_pool": "map",
        "timm_proj": "none",
    },
    "text_cfg": {
        "context_length": 16,
        "vocab_size": 300,
        "hf_tokenizer_name": "nobody/tiny-siglip",
        "tokenizer_kwargs": {"clean": "canonicalize"},
        "width": 32,
        "heads": 2,
        "layers": 2,
        "no_causal_mask": True,
        "proj_bias": True,
        "pool_type": "last",
        "norm_kwargs": {"eps": 1e-6},
    },
}
_WORDS = "a photo of the red green blue white dog cat apple table grass and more words on it is"


def save_clip(folder: Path, seed: int = 0, preprocess: dict[str, Any] | None = None) -> Path:
    """A CLIP in `folder`, which is returned; another seed makes other weights."""
    stay_offline()
    import open_clip
    import torch

    torch.manual_seed(seed)
    model = open_clip.CLIP(
        embed_dim=CLIP["embed_dim"],
        vision_cfg=open_clip.CLIPVisionCfg(**CLIP["vision_cfg"]),
        text_cfg=open_clip.CLIPTextCfg(**CLIP["text_cfg"]),
    )
    return _save(folder, model, CLIP, preprocess or {}, _NoTokenizer())


def save_siglip(folder: Path, seed: int = 0) -> Path:
    """A SigLIP in `folder`, which is returned."""
    stay_offline()
    import open_clip
    import torch

    torch.manual_seed(seed)
    model = open_clip.CustomTextCLIP(
        embed_dim=SIGLIP["embed_dim"],
        vision_cfg=open_clip.CLIPVisionCfg(**SIGLIP["vision_cfg"]),
        text_cfg=open_clip.CLIPTextCfg(**SIGLIP["text_cfg"]),
        init_logit_bias=SIGLIP["init_logit_bias"],
    )
    half = {"mean": [0.5] * 3, "std": [0.5] * 3, "resize_mode": "squash"}
    return _save(folder, model, SIGLIP, half, _sentence_tokenizer())


class _NoTokenizer:
    """What CLIPs come with: their tokenizer is part of open_clip."""

    def save_pretrained(self, folder: Path) -> None:
        """Nothing to save."""


def _sentence_tokenizer() -> Any:
    """Pieces of words as Gemma's tokenizer has them, learnt from a few words; pads with 0."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
    from tokenizers.processors import TemplateProcessing
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split("▁", "merged_with_next")
    tokenizer.decoder = decoders.Replace("▁", " ")
    trainer = trainers.BpeTrainer(
        vocab_size=SIGLIP["text_cfg"]["vocab_size"],
        special_tokens=["<pad>", "<eos>", "<bos>", "<unk>"],
        show_progress=False,
    )
    tokenizer.train_from_iterator([_WORDS], trainer)
    tokenizer.post_processor = TemplateProcessing(single="$A <eos>", special_tokens=[("<eos>", 1)])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="<pad>",
        eos_token="<eos>",
        bos_token="<bos>",
        unk_token="<unk>",
        padding_side="right",
    )


def _save(
    folder: Path, model: Any, config: dict[str, Any], preprocess: dict[str, Any], tokenizer: Any
) -> Path:
    from open_clip.model import set_model_preprocess_cfg
    from open_clip.push_to_hf_hub import save_for_hf
    from open_clip.transform import PreprocessCfg, merge_preprocess_dict

    set_model_preprocess_cfg(model, merge_preprocess_dict(PreprocessCfg(), preprocess))
    save_for_hf(model, tokenizer, config, str(folder), safe_serialization=True)
    return folder
