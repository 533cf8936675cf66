"""What the pages about albums say."""

from __future__ import annotations

import re

from photoorg.domain import Album, Evidence, EvidenceTag
from photoorg.ui.text import counted, safe_text

PROPOSED, KEPT = "Proposed", "Kept"
_STATES = {
    False: "photoorg proposes this album: when albums are arranged again, it may change or go. "
    "Keep it, or change it, and it is yours.",
    True: "This album is yours: it stays, with its name, however albums are arranged again.",
}


def state_words(album: Album) -> tuple[str, str]:
    """Whether an album is the person's, in a word and in a sentence."""
    return (KEPT if album.kept else PROPOSED), _STATES[album.kept]


def listed_name(album: Album) -> str:
    """What an album is called where there is little room: its name, or what it may be: “Dogs,
    Snow?” says more than “Untitled”."""
    return f"{', '.join(album.guesses[:2])}?" if album.guesses else album.name


_SAID_ELSEWHERE = re.compile(r"[\d,.]+ photos?|perhaps .*")
"""Parts of the evidence: the count, which is older there, and the guesses, which can be chosen."""


def sentence(album: Album) -> str:
    """“214 photos · 91 % show dog · May–August”."""
    parts = safe_text(album.evidence).split(" · ")
    known = [part for part in parts if part and not _SAID_ELSEWHERE.fullmatch(part)]
    return " · ".join([counted(album.count, "photo"), *known])


def percent(share: float) -> str:
    """A share for people: never “0 %” of something that is there, nor “100 %” of less than all."""
    bounded = min(max(share, 0.0), 1.0)
    if 0 < bounded < 0.01:
        return "under 1 %"
    return f"{min(round(bounded * 100), 99) if bounded < 1 else 100} %"


def tag_words(tag: EvidenceTag, above: str) -> str:
    """“91 % here, 12 % in Outdoors”."""
    return f"{percent(tag.share)} here, {percent(tag.parent_share)} in {above}"


def above_words(above: Album | None) -> str:
    """What an album is compared with: the one it lies in."""
    return "all photos" if above is None else safe_text(above.name, limit=40)


def facts(reasons: Evidence, count: int, sure: bool) -> list[str]:
    """What else is known of an album; `sure` tells whether its name is."""
    says = []
    if reasons.coverage > 0:
        fitting = round(min(reasons.coverage, 1.0) * count)
        what = "the name" if sure else "one of the guesses"
        says.append(f"{fitting:,} of {counted(count, 'photo')} fit {what}.")
    if reasons.period:
        says.append(f"Taken {safe_text(reasons.period, limit=80)}.")
    if reasons.place:
        says.append(f"Most of them in {safe_text(reasons.place, limit=80)}.")
    return says
