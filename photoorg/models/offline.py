"""Keeping the model libraries off the network. Import before transformers or huggingface_hub."""

from __future__ import annotations

import os


def stay_offline() -> None:
    """Set what huggingface_hub reads once, when it is first imported."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_IMPLICIT_TOKEN"] = "1"  # noqa: S105
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
