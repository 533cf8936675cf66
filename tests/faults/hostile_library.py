"""A library in which every name, reason and description is hostile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from PIL import Image

from photoorg import thumbnail_files
from photoorg.domain import (
    DateSource,
    Description,
    FoundFile,
    Metadata,
    PhotoRead,
    ProposedAlbum,
)
from photoorg.errors import LibraryError, MediaError, ProblemKind
from photoorg.library import (
    Access,
    Library,
    album_edits,
    albums,
    captions,
    files,
    folders,
    marking,
    photos,
)
from photoorg.library.steps import at_once
from photoorg.media.thumbnail import make_thumbnail

MODEL = "builtin/1"


def make_hostile_library(place: Path, root: Path, texts: Sequence[str]) -> None:
    """Photos, problems, albums, descriptions and corrections, each with a text of its own."""
    root.mkdir(parents=True)
    with Library.open(place, Access.PERSON | Access.INDEX) as library:
        top = folders.add(library, root).path
        found = [FoundFile(_path(top, text, n), 10, n) for n, text in enumerate(texts)]
        read = [_photo(number, text) for number, text in enumerate(texts)]
        files.seen(library, top, found)
        photos.save_read(library, list(zip(found, read, strict=True)), [])
        thumbnail_files.save(library.paths, {photo.hash: photo.thumbnail for photo in read})
        bad = [FoundFile(_path(top, text, 1000 + n), 10, n) for n, text in enumerate(texts)]
        files.seen(library, top, bad)
        errors = [
            (file, MediaError(file.path, ProblemKind.DAMAGED, _bindable(text)))
            for file, text in zip(bad, texts, strict=True)
        ]
        photos.save_read(library, [], errors)
        ids = sorted(int(number) for number in photos.all_ids(library))
        said = [Description(_bindable(text), -1.0, 3) for text in texts]
        captions.save(library, MODEL, "builtin", ids, said[: len(ids)])
        _arrange(library, ids, texts)


def _arrange(library: Library, ids: Sequence[int], texts: Sequence[str]) -> None:
    proposed = []
    for number, start in enumerate(range(0, len(ids), 5)):
        text = _bindable(texts[number])
        album = ProposedAlbum(
            f"{number} {text}",
            tuple(ids[start : start + 5]),
            cover_id=ids[start],
            evidence=text,
            guesses=(text, f"{text} too"),
            alternatives=(f"{text} three",),
        )
        proposed.append(album)
    rest = ProposedAlbum("Not sorted", (), unsorted=True)
    above = ProposedAlbum(_bindable(texts[-1]), children=tuple(proposed[:4]))
    albums.replace(library, [above, *proposed[4:], rest], "1", albums.Maker("builtin", MODEL))
    first = next(album for album in albums.tree(library).albums if not album.unsorted)
    album_edits.rename(library, first.id, _bindable(texts[0])[:60])
    _mark(library, ids, texts)


def _mark(library: Library, ids: Sequence[int], texts: Sequence[str]) -> None:
    """Tags and captions of the person's, as if pasted from somewhere."""
    for number, text in enumerate(texts):
        few = ids[number : number + 3]
        with suppress(LibraryError):
            at_once(marking.tag(library, few, [_bindable(text)[:150], "Trips/" + text[:100]]))
        with suppress(LibraryError):
            at_once(marking.caption(library, few, _bindable(text)))


def _path(root: bytes, text: str, number: int) -> bytes:
    name = text.replace("/", "\u2215").replace("\0", "").encode("utf-8", "surrogatepass")
    # A directory as hostile as the file, where the name leaves room for it.
    return os.path.join(root, name[:40], b"%d " % number + name[:180] + b".jpg")


def _bindable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _photo(number: int, text: str) -> PhotoRead:
    metadata = Metadata(
        "JPEG", 640, 480, taken=f"2019-{1 + number % 12:02d}-12T16:04:00",
        taken_source=DateSource.EXIF_ORIGINAL, latitude=48.2, longitude=16.4,
        camera=_bindable(text), lens=_bindable(text), iso=100,
    )  # fmt: skip
    image = Image.fromarray(np.full((96, 128, 3), number % 250, np.uint8))
    thumbnail, colour = make_thumbnail(image)
    return PhotoRead(number.to_bytes(32, "big"), 10, metadata, thumbnail, colour)
