"""What the pages about albums say."""

from __future__ import annotations

import re

from photoorg.domain import Album, Evidence, EvidenceTag
from photoorg.ui.language import CODE, ENGLISH, ENGLISH_MONTHS, LOCALE, number, tr
from photoorg.ui.text import safe_text

PROPOSED, KEPT = tr("Proposed", "an album"), tr("Kept", "an album")
_STATES = {
    False: tr(
        "photoorg proposes this album: when albums are arranged again, it may change or go. "
        "Keep it, or change it, and it is yours."
    ),
    True: tr("This album is yours: it stays, with its name, however albums are arranged again."),
}


def state_words(album: Album) -> tuple[str, str]:
    """Whether an album is the person's, in a word and in a sentence."""
    return (KEPT if album.kept else PROPOSED), _STATES[album.kept]


def listed_name(album: Album) -> str:
    """What an album is called where there is little room: its name, or what it may be: “Dogs,
    Snow?” says more than “Untitled”."""
    if album.unsorted:
        return tr(album.name)
    return f"{', '.join(album.guesses[:2])}?" if album.guesses else album.name


_SAID_ELSEWHERE = re.compile(r"[\d,.]+ photos?|perhaps .*")
"""Parts of the evidence: the count, which is older there, and the guesses, which can be chosen."""
_PART = re.compile(
    r"(?P<count>[\d,]+) photos?(?P<strange> that resembles? few others)?|"
    r"(?P<percent>\d+) % show (?P<shown>.+)|perhaps (?P<guessed>.+)|folder “(?P<folder>.+)”"
)
"""Parts of the evidence as they are noted, in English."""
_MONTHS = {name: LOCALE.monthName(month) for month, name in enumerate(ENGLISH_MONTHS, 1)}
_MONTH = re.compile("|".join(_MONTHS))


def sentence(album: Album) -> str:
    """“214 photos · 91 % show dog · May–August”."""
    parts = safe_text(album.evidence).split(" · ")
    known = [part for part in parts if part and not _SAID_ELSEWHERE.fullmatch(part)]
    return " · ".join([tr("%n photos", "", album.count), *map(_part_words, known)])


def evidence_words(album: Album) -> str:
    """Why an album has its name, as it was noted, in the language in use."""
    return " · ".join(map(_part_words, safe_text(album.evidence).split(" · ")))


def _part_words(part: str) -> str:
    found = None if CODE == ENGLISH else _PART.fullmatch(part)
    if found is None:
        return period_words(part)
    if found["count"]:
        count = int(found["count"].replace(",", ""))
        if found["strange"]:
            return tr("%n photos that resemble few others", "", count)
        return tr("%n photos", "", count)
    if found["shown"]:
        text = tr("{percent} % show {what}")
        return text.format(percent=found["percent"], what=_alternatives(found["shown"]))
    if found["guessed"]:
        return tr("perhaps {what}").format(what=_alternatives(found["guessed"]))
    return tr("folder “{name}”").format(name=found["folder"])


def _alternatives(words: str) -> str:
    return tr(" or ", "what photos may show").join(words.split(" or "))


def period_words(period: str) -> str:
    """“May–August 2019” in the language in use."""
    return _MONTH.sub(lambda month: _MONTHS[month[0]], period)


def percent(share: float) -> str:
    """A share for people: never “0 %” of something that is there, nor “100 %” of less than all."""
    bounded = min(max(share, 0.0), 1.0)
    if 0 < bounded < 0.01:
        return tr("under 1 %")
    return f"{min(round(bounded * 100), 99) if bounded < 1 else 100} %"


def tag_words(tag: EvidenceTag, above: str) -> str:
    """“91 % here, 12 % in Outdoors”."""
    text = tr("{here} here, {there} in {album}")
    return text.format(here=percent(tag.share), there=percent(tag.parent_share), album=above)


def above_words(above: Album | None) -> str:
    """What an album is compared with: the one it lies in."""
    return (
        tr("all photos", "how many in them") if above is None else safe_text(above.name, limit=40)
    )


def facts(reasons: Evidence, count: int, sure: bool) -> list[str]:
    """What else is known of an album; `sure` tells whether its name is."""
    says = []
    if reasons.coverage > 0:
        fitting = round(min(reasons.coverage, 1.0) * count)
        text = tr("{fitting} of %n photos fit one of the guesses.", "", count)
        if sure:
            text = tr("{fitting} of %n photos fit the name.", "", count)
        says.append(text.format(fitting=number(fitting)))
    if reasons.period:
        period = period_words(safe_text(reasons.period, limit=80))
        says.append(tr("Taken {period}.").format(period=period))
    if reasons.place:
        place = safe_text(reasons.place, limit=80)
        says.append(tr("Most of them in {place}.").format(place=place))
    return says
