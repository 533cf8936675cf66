"""Questions as places of the window, and back: the plain ones have places of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from photoorg.library import Library, photos, searches
from photoorg.questions import PhotoPart, Question, WordsPart
from photoorg.ui.language import tr
from photoorg.ui.places import (
    AllPhotos,
    Asked,
    Filtered,
    FittingWords,
    Place,
    SimilarTo,
    SimilarToFile,
    Tagged,
)
from photoorg.ui.text import name_text


def question_of(library: Library, place: Place) -> Question:
    """The question that a place answers; an empty one for places that answer none."""
    match place:
        case FittingWords(text):
            return Question(words=(WordsPart(text),))
        case SimilarTo(photo_id):
            return Question(photos=(photo_part(library, photo_id),))
        case SimilarToFile(path):
            return Question(photos=(PhotoPart(path=path),))
        case Asked(question) | Filtered(question):
            return question
    return Question()


def place_of(library: Library, question: Question) -> Place:
    """The place where a question is answered: all photos for an empty one."""
    if not question.parts:
        return AllPhotos()
    if not question.asks:
        return Filtered(question)
    sole = question.sole
    subject = _subject(library, sole) if isinstance(sole, PhotoPart) else None
    if question.filters or sole is None:
        return Asked(question, subject)
    if isinstance(sole, WordsPart):
        return FittingWords(sole.text)
    return Asked(question) if subject is None else subject


def with_tags_called(place: Place, name: Callable[[str], str]) -> Place:
    """A place with the tags that it shows or asks for under the names that they have now."""
    match place:
        case Tagged(tag):
            return Tagged(name(tag))
        case Asked(question) | Filtered(question):
            return replace(place, question=searches.with_tags_called(question, name))
    return place


def photo_part(library: Library, photo_id: int, minus: bool = False) -> PhotoPart:
    """A photo of the library as a part of a question; one that is gone has no content."""
    content = photos.contents(library, [photo_id]).get(photo_id, b"")
    return PhotoPart(content.hex(), minus=minus)


def photo_id_of(library: Library, part: PhotoPart) -> int | None:
    """The photo of the library that a part means, or None for a file or one that is gone."""
    if not part.content:
        return None
    return photos.id_of_content(library, part.hash)


def photo_name(library: Library, part: PhotoPart) -> str:
    """What the photo of a part is called, fit to be shown."""
    photo_id = photo_id_of(library, part)
    card = None if photo_id is None else photos.cards(library, [photo_id]).get(photo_id)
    path = part.path if card is None else card.path
    return name_text(path) if path else tr("a photo that is gone")


def _subject(library: Library, part: PhotoPart) -> SimilarTo | SimilarToFile | None:
    photo_id = photo_id_of(library, part)
    if photo_id is not None:
        return SimilarTo(photo_id)
    return SimilarToFile(part.path) if part.path else None
