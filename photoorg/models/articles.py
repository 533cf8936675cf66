"""The indefinite article of English, by sound."""

from __future__ import annotations

import re

_VOWEL_SOUND = re.compile(r"[aeiou]|hour|honest|heir", re.IGNORECASE)
_NO_VOWEL_SOUND = re.compile(r"uni(?!n)|use|usu|uk|eu|one\b|ew", re.IGNORECASE)
_SPELLED = re.compile(r"[FHLMNRSX]([A-Z]{0,2}\b|\d)")
"""“an X-T3”, “an SLR”, but “a NIKON”: makers of cameras like capitals."""


def a(noun: str) -> str:
    """The noun phrase with its indefinite article: “a dog”, “an hourglass”, “a unicycle”."""
    vowel = _VOWEL_SOUND.match(noun) and not _NO_VOWEL_SOUND.match(noun)
    return f"{'an' if vowel or _SPELLED.match(noun) else 'a'} {noun}"
