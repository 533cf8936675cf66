"""Keeping the model libraries off the network. Import before transformers or huggingface_hub."""

from __future__ import annotations

import os
import sys

_OURS = "PHOTOORG_KEEPS_LIBRARIES_OFFLINE"
"""Set where HF_HUB_OFFLINE is our doing; child processes inherit both."""
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


def stay_offline() -> None:
    """Set what huggingface_hub reads once, when it is first imported."""
    if not offline_by_choice():
        os.environ[_OURS] = "1"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_IMPLICIT_TOKEN"] = "1"  # noqa: S105
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"


def offline_by_choice() -> bool:
    """Whether the person's environment forbids contacting a hub, whatever is agreed to later."""
    if os.environ.get(_OURS):
        return False
    return any(os.environ.get(name, "").upper() in ("1", "ON", "YES", "TRUE") for name in _OFFLINE)


def keep_openvino_quiet() -> None:
    """Call before openvino is imported: it reports imports and conversions to its maker, unless
    the package that does so cannot be imported."""
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
