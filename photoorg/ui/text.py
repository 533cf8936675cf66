"""Making strings from files and models fit to be shown."""

from __future__ import annotations

import html
import os
import re

LIMIT = 400
"""Longest text shown, in characters; nothing a person reads in a label is longer."""

_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
# Characters that take no room, and tags that spell a second, unseen text. U+200C and U+200D stay:
# Persian, the scripts of India and many emoji are wrong without them.
_UNSEEN = (0xAD, 0x034F, 0x115F, 0x1160, 0x180E, 0x200B, *range(0x2060, 0x2066), 0x3164, 0xFEFF)
_UNSEEN += (0xFFA0, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))
_BREAKS = (*range(0x09, 0x0E), 0x85, 0x2028, 0x2029)
_UNSAFE: dict[int, str | None] = dict.fromkeys((*range(32), *range(127, 160), *_BIDI, *_UNSEEN))
_UNSAFE |= dict.fromkeys(_BREAKS, " ")
_SURROGATE = re.compile("[\ud800-\udfff]")


def safe_text(text: str, limit: int = LIMIT) -> str:
    """`text` without control, direction-changing and unseen characters, on one line, at most
    `limit` long.

    Bytes that `os.fsdecode` could not decode appear as `\\xNN`, so that every result can be
    encoded as UTF-8.
    """
    shown = _SURROGATE.sub(_visible, text[: limit * 4].translate(_UNSAFE))
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def path_text(path: bytes) -> str:
    """A whole path, fit to be shown."""
    return safe_text(os.fsdecode(path), limit=4096)


def name_text(path: bytes) -> str:
    """The last part of a path, fit to be shown; the path itself for a root directory."""
    return safe_text(os.fsdecode(os.path.basename(path.rstrip(b"/")) or path))


def tooltip(text: str) -> str:
    """Markup that shows `text` literally: Qt guesses whether a tooltip is rich text."""
    return f"<span>{html.escape(safe_text(text, limit=4096))}</span>" if text else ""


def label_text(text: str) -> str:
    """`text` for a button or menu entry, where Qt takes `&` for a mnemonic."""
    return safe_text(text).replace("&", "&&")


def sentence(words: str) -> str:
    """A reason from elsewhere as a sentence to show."""
    shown = safe_text(words)
    return shown[:1].upper() + shown[1:]


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else "\ufffd"
