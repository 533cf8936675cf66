"""What modules below the window say, in the language of the window.

Errors, reasons and notices are English sentences where they are made: in other processes, and kept
in databases. What was put into them is found by comparing a sentence with the templates of
`photoorg.ui.sentences_…`, and put into the translation of its template instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QDate, QLocale

from photoorg import jobs
from photoorg.ui import (
    language,
    sentences_acts,
    sentences_library,
    sentences_models,
    sentences_photos,
    sentences_weights,
)
from photoorg.ui.language import ENGLISH_MONTHS, LOCALE, number, tr
from photoorg.ui.templates import FIELD, Template, template

LONGEST: Final = 4000
"""Longer sentences come back as they are: nobody says so much on purpose."""

_SENTENCES: Final = (
    *sentences_library.SENTENCES,
    *sentences_acts.SENTENCES,
    *sentences_photos.SENTENCES,
    *sentences_models.SENTENCES,
    *sentences_weights.SENTENCES,
)
_REASONS: Final = sentences_photos.REASONS
_PARTS: Final = (*sentences_library.PARTS, *sentences_photos.PARTS)
_WHOLE: Final = _SENTENCES + _REASONS
_NESTED: Final = {
    "sentence": _SENTENCES + _PARTS,
    **dict.fromkeys(("error", "flaw", "how", "later", "wanted"), _PARTS),
}
"""Fields whose values are said by photoorg or by the system too, and what they may be."""
_NUMBERS: Final = {
    *("albums", "count", "expected", "found", "gain", "height", "highest", "loss", "lowest"),
    *("most", "needed", "number", "photos", "room", "seconds", "size", "taken", "width"),
}
_DEEPEST: Final = 4
"""Sentences in sentences in sentences are not looked for further than this."""
_MOST_COLONS: Final = 20

_NUMBER: Final = re.compile(r"-?\d{1,12}(\.\d{1,6})?|-?\d{1,3}(,\d{3}){1,4}(\.\d{1,6})?", re.ASCII)
_MOMENT: Final = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4}), (\d\d:\d\d UTC)", re.ASCII)


def told(sentence: str) -> str:
    """A sentence, a reason or a notice in the language of the window; what photoorg does not know
    comes back as it is, and so do paths and other values in what it knows."""
    if language.CODE == language.ENGLISH or len(sentence) > LONGEST:
        return sentence
    return _told(sentence)


def told_event(event: jobs.Event) -> jobs.Event:
    """What the worker says, its sentences in the language of the window."""
    if language.CODE == language.ENGLISH:
        return event
    match event:
        case jobs.Failed():
            return replace(event, message=told(event.message))
        case jobs.Finished():
            return replace(event, summary=told(event.summary))
        case jobs.Previewed():
            return replace(event, problem=told(event.problem))
        case jobs.Ready():
            return replace(event, notice=told(event.notice))
        case jobs.Found():
            return replace(event, hint=told(event.hint))
        case jobs.Placed(_, reason):
            words, rival = told(reason.words), told(reason.rival_words)
            return replace(event, reason=replace(reason, words=words, rival_words=rival))
        case jobs.Explained(_, explanation):
            notes = tuple(map(told, explanation.notes))
            return replace(event, explanation=replace(explanation, notes=notes))
    return event


@lru_cache(maxsize=2000)
def _told(sentence: str) -> str:
    for attempt in (_joined, _whole, _counts, _about_file):
        said = attempt(sentence)
        if said is not None:
            return said
    return sentence


# Sentences with values put in


@cache
def _templates(texts: tuple[str, ...]) -> tuple[Template, ...]:
    """Those with fields, the most specific first: the one with the most words of its own."""
    found = [one for one in map(template, texts) if one.fields]
    return tuple(sorted(found, key=lambda one: (-sum(map(len, one.literals)), len(one.fields))))


@cache
def _plain(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(text for text in texts if not template(text).fields)


def _whole(sentence: str, texts: tuple[str, ...] = _WHOLE, depth: int = 0) -> str | None:
    """A sentence that is one of these texts, in the language of the window."""
    if sentence in _plain(texts):
        return language.tr(sentence)
    for one in _templates(texts):
        values = one.values(sentence)
        if values is not None:
            said = {name: _value(name, value, depth) for name, value in values.items()}
            return _filled(language.tr(one.text), said)
    return None


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Not by `format`: a translator's slip must not keep an error from being shown."""
    return FIELD.sub(lambda field: values.get(field[1], field[0]), text)


def _value(name: str, value: str, depth: int) -> str:
    """What was put in, told where it is not a name, a path or the like."""
    if name in _NUMBERS:
        return _number(value)
    if name == "when":
        return _moment(value)
    if name == "title":
        return language.tr(value)
    if name in _NESTED and depth < _DEEPEST:
        said = _whole(value, _NESTED[name], depth + 1)
        return (_about_file(value) if said is None else said) or value
    return value


def _number(value: str) -> str:
    found = _NUMBER.fullmatch(value)
    if found is None:
        return value
    decimals = len(value.partition(".")[2])
    return number(float(value.replace(",", "")), decimals)


def _moment(value: str) -> str:
    """“3 May 2026, 14:05 UTC”, the moment of a backup."""
    found = _MOMENT.fullmatch(value)
    if found is None or found[2] not in ENGLISH_MONTHS:
        return value
    date = QDate(int(found[3]), ENGLISH_MONTHS.index(found[2]) + 1, int(found[1]))
    if not date.isValid():
        return value
    return f"{LOCALE.toString(date, QLocale.FormatType.LongFormat)}, {found[4]}"


# What is put together from several


def _about_file(sentence: str) -> str | None:
    """“PATH: reason”, where the path may hold colons of its own."""
    for at in _colons(sentence):
        reason = sentence[at:]
        said = _whole(reason, _REASONS, _DEEPEST - 1)
        if said is None and reason.endswith("."):
            part = _whole(reason[:-1], _PARTS, _DEEPEST - 1)
            said = None if part is None else f"{part}."
        if said is not None:
            return sentence[:at] + said
    return None


def _colons(sentence: str) -> Iterator[int]:
    """Where what follows a colon begins."""
    at = 0
    for _ in range(_MOST_COLONS):
        at = sentence.find(": ", at) + 2
        if at < 2:
            return
        yield at


def _joined(sentence: str) -> str | None:
    """“both: dog, snow · same moment”."""
    pieces = sentence.split(" · ")
    if not 1 < len(pieces) < 5:
        return None
    said = [_whole(piece) for piece in pieces]
    return " · ".join(filter(None, said)) if all(said) else None


_Counting = Callable[[int], str]
_COUNTED: Final[tuple[tuple[str, str, _Counting], ...]] = (
    ("photo", "photos", lambda n: tr("%n photos", "", n)),
    ("album", "albums", lambda n: tr("%n albums", "", n)),
    ("new photo", "new photos", lambda n: tr("%n new photos", "", n)),
    (
        "file could not be read",
        "files could not be read",
        lambda n: tr("%n files could not be read", "", n),
    ),
    ("file online only", "files online only", lambda n: tr("%n files online only", "", n)),
    ("album grew", "albums grew", lambda n: tr("%n albums grew", "", n)),
    ("album split", "albums split", lambda n: tr("%n albums split", "", n)),
    ("new album", "new albums", lambda n: tr("%n new albums", "", n)),
    ("album gone", "albums gone", lambda n: tr("%n albums gone", "", n)),
)
"""What an update counts, for one and for many."""
_COUNT: Final = re.compile(r"(\d{1,3}(?:,\d{3}){0,4}) ([a-z ]{1,40})", re.ASCII)
_UP_TO_DATE: Final = "Up to date: "
_WAITING: Final = re.compile(
    r"the new model takes over when (\d{1,3}(?:,\d{3}){0,4}) photos? "
    r"in folders that are offline can be seen",
    re.ASCII,
)


def _counts(sentence: str) -> str | None:
    """“214 new photos, 1 file could not be read, 12 albums. No gain from learning yet: …”"""
    listed, stop, learned = sentence.partition(". ")
    counted, semicolon, later = listed.removeprefix(_UP_TO_DATE).partition("; ")
    pieces = [_count(piece) for piece in counted.split(", ")]
    waiting = _WAITING.fullmatch(later)
    if not all(pieces) or (semicolon and waiting is None):
        return None
    said = ", ".join(filter(None, pieces))
    if listed.startswith(_UP_TO_DATE):
        said = tr("Up to date: {counts}").format(counts=said)
    if waiting is not None:
        count = _plain_number(waiting[1])
        when = tr(
            "the new model takes over when %n photos in folders that are offline can be seen",
            "",
            count,
        )
        said += f"; {when}"
    return said + stop + (_whole(learned) or learned)


def _count(piece: str) -> str:
    """“12 albums”; empty for what counts nothing known."""
    found = _COUNT.fullmatch(piece)
    if found is not None:
        for one, many, counting in _COUNTED:
            if found[2] in (one, many):
                return counting(_plain_number(found[1]))
    return ""


def _plain_number(words: str) -> int:
    return int(words.replace(",", ""))
