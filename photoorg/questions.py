"""What a person looks for, as one frozen value: words, photos and filters, each a part of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class WordsPart:
    """Words that photos should fit, or, as a minus, should not."""

    text: str
    minus: bool = False


@dataclass(frozen=True, slots=True)
class PhotoPart:
    """A photo that others should be like, or, as a minus, unlike."""

    content: str = ""
    """The hash of a photo of the library, in hexadecimal: it means the same photo in a library
    whose index.db was made anew."""
    path: bytes = b""
    """Any other file; empty for a photo of the library."""
    minus: bool = False

    @property
    def hash(self) -> bytes:
        """The hash of a photo of the library; empty for any other file, and for what is none."""
        try:
            return bytes.fromhex(self.content)
        except ValueError:
            return b""


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on photos. Of one kind it is enough to fit one, of several kinds all hold."""

    kind: str
    """The name of a row in `library.filters.KINDS`."""
    value: str
    words: str = field(default="", compare=False)
    """What it is called where the value says little: an album’s name."""


Part: TypeAlias = WordsPart | PhotoPart | Filter


@dataclass(frozen=True, slots=True)
class Question:
    """All parts of a search; without words and photos it only filters."""

    words: tuple[WordsPart, ...] = ()
    photos: tuple[PhotoPart, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Photos, words, filters, in the order in which they are shown."""
        return (*self.photos, *self.words, *self.filters)

    @property
    def asks(self) -> bool:
        """Whether photos are to be ranked by words or other photos."""
        return bool(self.words or self.photos)

    @property
    def sole(self) -> WordsPart | PhotoPart | None:
        """The only thing photos are ranked by; None where that is several, or something minus."""
        ranked: tuple[WordsPart | PhotoPart, ...] = (*self.words, *self.photos)
        return ranked[0] if len(ranked) == 1 and not ranked[0].minus else None

    def adding(self, part: Part) -> Question:
        """With another part; the same words or photo with another sign take its place."""
        if part in self.parts:
            return self
        match part:
            case WordsPart():
                others = tuple(p for p in self.words if p.text != part.text)
                return replace(self, words=(*others, part))
            case PhotoPart():
                same = (part.content, part.path)
                kept = tuple(p for p in self.photos if (p.content, p.path) != same)
                return replace(self, photos=(*kept, part))
            case Filter():
                return replace(self, filters=(*self.filters, part))

    def without(self, part: Part) -> Question:
        """Without one of its parts."""
        return Question(
            tuple(p for p in self.words if p != part),
            tuple(p for p in self.photos if p != part),
            tuple(p for p in self.filters if p != part),
        )

    def turning(self, part: WordsPart | PhotoPart) -> Question:
        """With plus and minus exchanged in one of its parts, which stays where it is."""
        turned = replace(part, minus=not part.minus)
        words = tuple(turned if p == part else p for p in self.words)
        photos = tuple(turned if p == part else p for p in self.photos)
        return replace(self, words=words, photos=photos)  # type: ignore[arg-type]
