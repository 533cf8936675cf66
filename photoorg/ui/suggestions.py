"""What typed text means as part of a search, and what to offer for it: pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from photoorg.errors import LibraryError
from photoorg.library.filter_kinds import Choice
from photoorg.library.filters import KINDS, near_parts, near_value
from photoorg.periods import read_period
from photoorg.questions import Filter, Part, Question, WordsPart
from photoorg.ui.language import CODE, ENGLISH, number, tr
from photoorg.ui.question_words import filter_icon, filter_title, filter_words
from photoorg.ui.sentences import told
from photoorg.ui.text import safe_text

MOST, MOST_OF_ONE, BESIDE_WORDS = 6, 200, 5
"""Values offered of each kind among several, of one alone, and in all beside words."""
_ALIASES = {
    "year": ("date",), "when": ("date",), "in": ("album", "folder"),
    "jahr": ("date",), "wann": ("date",), "datum": ("date",), "kamera": ("camera",),
    "objektiv": ("lens",), "typ": ("type",), "sterne": ("stars",), "markierung": ("mark",),
    "schlagwort": ("tag",), "nahe": ("near",), "ordner": ("folder",),
}  # fmt: skip
"""Other names of kinds, German ones among them whatever the window speaks."""
_MINUSES = ("-", "−", "–")

Choices = Mapping[str, Sequence[Choice]]
"""The values the library has, by kind of filter."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of what is offered. A heading cannot be chosen."""

    words: str
    detail: str = ""
    icon: str = ""
    part: Part | None = None
    """What it adds to the search, or takes away where it is there."""
    question: Question | None = None
    """A whole search that takes the place of the present one."""
    typed: str = ""
    """What it types into the field."""
    chosen: bool = False
    """Whether its part is in the search already."""

    @property
    def is_heading(self) -> bool:
        return self.part is None and self.question is None and not self.typed


def kinds_of(typed: str) -> tuple[tuple[str, ...], str]:
    """The kinds of filters that `camera:pix` names, and what follows; none for other text."""
    prefix, colon, rest = typed.partition(":")
    word = prefix.strip().casefold()
    kinds = _ALIASES.get(word, (word,) if word in KINDS else ())
    return (kinds, rest.strip()) if colon else ((), typed)


def meant(typed: str, choices: Choices) -> Part | str:
    """The part that a typed text means when nothing else was chosen, or a sentence that says why
    it means none; an empty sentence for an empty text."""
    typed = typed.strip()
    if not typed:
        return ""
    kinds, rest = kinds_of(typed)
    if kinds:
        return _named(kinds, rest, choices)
    sign = next((minus for minus in _MINUSES if typed.startswith(minus)), "")
    if sign:
        words = typed[len(sign) :].strip()
        return WordsPart(words, minus=True) if words else ""
    period = read_period(typed)
    return WordsPart(typed) if period is None else Filter("date", period.value)


def offers(typed: str, choices: Choices, question: Question) -> list[Suggestion]:
    """What to offer while somebody types words, or the name of a filter."""
    kinds, rest = kinds_of(typed.strip())
    if kinds:
        found = [line for kind in kinds for line in _of_kind(kind, rest, choices, question)]
        return found[:MOST_OF_ONE]
    part = meant(typed, choices)
    if not isinstance(part, WordsPart):
        return [] if isinstance(part, str) else [_line(part, question)]
    words = safe_text(part.text, limit=80)
    without = tr("Without “{words}”").format(words=words)
    lines = [Suggestion(without, icon="minus", part=WordsPart(part.text, True))]
    if not part.minus:
        wanted = tr("Search for “{words}”").format(words=words)
        lines.insert(0, Suggestion(wanted, icon="magnifying-glass", part=part))
        fitting = [
            _choice(kind, choice, question, named=True)
            for kind, listed in choices.items()
            for choice in listed
            if _fits(choice, part.text)
        ]
        lines += fitting[:BESIDE_WORDS]
    return lines


def all_kinds(typed: str, choices: Choices, question: Question) -> list[Suggestion]:
    """Every kind of filter with its first values that fit what is typed, under headings."""
    kinds, rest = kinds_of(typed.strip())
    if kinds:
        return offers(typed, choices, question)
    found: list[Suggestion] = []
    for kind in KINDS:
        lines = _of_kind(kind, rest, choices, question)
        if kind == "near" and not rest.strip():
            lines = [
                Suggestion(tr("latitude, longitude, km"), icon=filter_icon(kind), typed="near:")
            ]
        if lines:
            found.append(Suggestion(filter_title(kind)))
            found += lines[:MOST]
            if len(lines) > MOST:
                more = tr("%n more…", "values of a filter", len(lines) - MOST)
                found.append(Suggestion(more, icon="dots-three", typed=f"{kind}:{rest}"))
    return found


def recent(questions: Iterable[Question], titles: Mapping[Question, str]) -> list[Suggestion]:
    """Earlier searches, the latest first."""
    lines = [
        Suggestion(titles[question], icon="clock-counter-clockwise", question=question)
        for question in questions
    ]
    return [Suggestion(tr("Recent searches")), *lines] if lines else []


def _of_kind(kind: str, typed: str, choices: Choices, question: Question) -> list[Suggestion]:
    lines = []
    part = _typed_value(kind, typed)
    listed = choices.get(kind, ())
    if part is not None and all(choice.value != part.value for choice in listed):
        lines.append(_line(part, question))
    fitting = (choice for choice in listed if part is not None or _fits(choice, typed))
    if part is not None:
        fitting = (choice for choice in listed if choice.value == part.value)
    return lines + [_choice(kind, choice, question) for choice in fitting]


def _typed_value(kind: str, typed: str) -> Filter | None:
    """A value that can be typed though nobody lists it: a date, a place."""
    if kind == "date":
        period = read_period(typed)
        return None if period is None else Filter(kind, period.value)
    if kind == "near":
        try:
            return Filter(kind, near_value(*near_parts(typed)))
        except LibraryError:
            return None
    return None


def _named(kinds: Sequence[str], typed: str, choices: Choices) -> Part | str:
    """The value of some kinds that a text means: the same one, or else the first that has it."""
    for kind in kinds:
        part = _typed_value(kind, typed)
        if part is not None:
            return part
    listed = [(kind, choice) for kind in kinds for choice in choices.get(kind, ())]
    wanted = typed.casefold()
    same = [(kind, c) for kind, c in listed if wanted in (c.words.casefold(), c.value.casefold())]
    fitting = same or [(kind, choice) for kind, choice in listed if typed and _fits(choice, typed)]
    if fitting:
        return _filter(*fitting[0])
    if not typed:
        return ""
    if kinds == ("near",):
        try:
            near_parts(typed)
        except LibraryError as error:
            return safe_text(told(str(error)))
    titles = reduce(
        lambda one, other: tr("{one} or {other}").format(one=one, other=other),
        map(_in_sentence, kinds),
    )
    words = tr("There is no {kinds} like “{typed}”.")
    return words.format(kinds=titles, typed=safe_text(typed, limit=80))


def _in_sentence(kind: str) -> str:
    """A kind of filter within a sentence, where English writes nouns small."""
    return filter_title(kind).lower() if CODE == ENGLISH else filter_title(kind)


def _filter(kind: str, choice: Choice) -> Filter:
    known = filter_words(Filter(kind, choice.value))
    return Filter(kind, choice.value, "" if known == choice.words else choice.words)


def _choice(kind: str, choice: Choice, question: Question, named: bool = False) -> Suggestion:
    part = _filter(kind, choice)
    words = safe_text(choice.words, limit=160)
    return Suggestion(
        f"{filter_title(kind)}: {words}" if named else words,
        "" if choice.count is None else number(choice.count),
        filter_icon(kind),
        part,
        chosen=part in question.filters,
    )


def _line(part: Part, question: Question) -> Suggestion:
    assert isinstance(part, Filter)
    words = f"{filter_title(part.kind)}: {filter_words(part)}"
    return Suggestion(words, "", filter_icon(part.kind), part, chosen=part in question.filters)


def _fits(choice: Choice, typed: str) -> bool:
    words = choice.words.casefold()
    return all(word in words for word in typed.casefold().split())
