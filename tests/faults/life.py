"""What the process under test does: the real pipeline with the tiny model, on drawn photos."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from colour_describer import COLOUR_FAMILY
from drawn import draw_folder
from drawn_libraries import DrawnLibrary
from tiny_model import TINY_FAMILY

from photoorg import pipeline, thumbnail_files
from photoorg.library import Access, Library, album_edits, folders, journal, photos, verdicts
from photoorg.models import registry
from photoorg.settings import Paths
from tests.faults import facts
from tests.faults.facts import Acknowledgements

MODEL = "tiny"
_FILL = 5_000
BOTH = Access.PERSON | Access.INDEX


def use_tiny_models() -> None:
    """Let the registry know the models of the tests, for this whole process."""
    registry.EMBEDDERS["tiny"] = TINY_FAMILY
    registry.DESCRIBERS["builtin"] = COLOUR_FAMILY


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a library is like when nothing went wrong."""

    folder: Path
    photos: int
    thumbnails: dict[str, bytes]
    """The JPEG of every photo, by the hash of its content in hexadecimal."""
    facts: frozenset[str]


def undisturbed(photo_folder: Path, count: int, library: Path) -> Undisturbed:
    """Draw photos and organize them once, in peace."""
    use_tiny_models()
    draw_folder(photo_folder, count)
    _make_sizes_differ(photo_folder)
    begin(library, photo_folder)
    with Library.open(library, BOTH) as opened:
        for _ in pipeline.organize(pipeline.Session(opened, MODEL)):
            pass
        return Undisturbed(
            photo_folder,
            count,
            shown_thumbnails(opened),
            frozenset(facts.of_index(opened.index)),
        )


def _make_sizes_differ(photo_folder: Path) -> None:
    """So that no file looks like a moved one, which would be read once more to be sure."""
    sizes: set[int] = set()
    for file in sorted(photo_folder.rglob("*.jpg")):
        content = file.read_bytes()
        while len(content) in sizes:
            content += b"\0"
        sizes.add(len(content))
        file.write_bytes(content)


def shown_thumbnails(library: Library) -> dict[str, bytes]:
    """What the window would show of each photo; photos without a trusted file are left out."""
    loaded = {
        content.hex(): thumbnail_files.load(library.paths.thumbnail(content))
        for content in photos.hashes(library)
    }
    return {content: jpeg for content, jpeg in loaded.items() if jpeg is not None}


def begin(library: Path, photo_folder: Path) -> None:
    """A new library with one folder."""
    with Library.open(library, BOTH) as opened:
        folders.add(opened, photo_folder)


def organize(
    library: Path, acks: Acknowledgements, prepare: Callable[[Library], None] = lambda _: None
) -> None:
    """Bring a library up to date as `photoorg add` does, and tell what is saved."""
    began = time.perf_counter()
    with Library.open(library, BOTH) as opened:
        prepare(opened)
        session = pipeline.Session(opened, MODEL)
        photos.cards(opened, photos.all_ids(opened)[:200].tolist())
        acks.say(ready=time.perf_counter() - began)
        acks.tell(facts.of_index(opened.index))
        for step in pipeline.organize(session):
            acks.tell(facts.of_index(opened.index), stage=step.stage)
    acks.say(done=True)


def correct(
    library: Path,
    acks: Acknowledgements,
    seed: int,
    acts: int = 10_000,
    prepare: Callable[[Library], None] = lambda _: None,
) -> None:
    """Do as a person does, one act after the other, and tell which were saved."""
    chance = random.Random(seed)
    with Library.open(library, BOTH) as opened:
        prepare(opened)
        known = facts.of_person(opened.person)
        acks.tell(known)
        for _ in range(acts):
            before = journal.last_id(opened)
            act(opened, chance)
            known = known | facts.of_person(opened.person, before)
            acks.tell(known)
    acks.say(done=True)


def fill(library: Path, acks: Acknowledgements, size: int) -> None:
    """Put `size` photos that exist as vectors only into a library, and go on adding."""
    with Library.open(library, BOTH) as opened:
        drawn = DrawnLibrary(opened, library.with_suffix(".photos"), groups=200)
        chance = random.Random(size)
        for start in range(0, size, _FILL):
            drawn.add([chance.randrange(200) for _ in range(min(_FILL, size - start))])
        for _ in pipeline.Session(opened, MODEL).searcher("photo").absorb():
            pass
        acks.say(filled=size)
        while True:
            drawn.add([chance.randrange(200) for _ in range(32)])


def ready(library: Path, acks: Acknowledgements) -> None:
    """Open a library and say how long it took until the first page of photos could be shown."""
    began = time.perf_counter()
    with Library.open(library, BOTH) as opened:
        photos.cards(opened, photos.all_ids(opened)[:200].tolist())
        acks.say(ready=time.perf_counter() - began)


def act(library: Library, chance: random.Random) -> None:
    """One act of a person: a new album, or a verdict on two photos."""
    if chance.random() < 0.3:
        album_edits.make(library, f"album {chance.randbytes(6).hex()}", [])
    else:
        verdicts.give(library, chance.randbytes(32), chance.randbytes(32), chance.random() < 0.5)


def parts_below(library: Path) -> list[Path]:
    """Unfinished files in a library."""
    return sorted(library.rglob("*.part")) + sorted(library.rglob("*.tmp"))


def paths(library: Path) -> Paths:
    """The files of a library."""
    return Paths(library)


if __name__ == "__main__":
    sys.exit("This module is imported by stage.py and recording.py.")
