"""`photoorg bench corrections`: how soon a correction is visible, and how long arranging takes, in
a library of drawn photos on the disk."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from photoorg.bench.album_scale import draw
from photoorg.bench.drawn_library import fill
from photoorg.bench.report import Report, machine
from photoorg.library import Access, Library, album_edits, albums, folders, photos
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.searchable import prepare_search
from photoorg.pipeline.session import Session

_EACH = 5
_NEW = 200


def run(count: int) -> Report:
    """Medians and the longest of `_EACH` corrections of every kind in a library of `count` photos;
    seconds of a first and of a later arrangement from the index that searches use."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "photos"
        folder.mkdir()
        with Library.open(Path(place) / "library", Access.PERSON | Access.INDEX) as library:
            session = Session(library)
            root = folders.add(library, folder).path
            seen, scores = draw(count + _NEW)
            fill(library, root, seen[:count], scores)
            indexing = _seconds(prepare_search(session))
            first = _seconds(arrange(session))
            spent = _corrections(library)
            fill(library, root, seen[count:], scores, count)
            _seconds(prepare_search(session))
            later = _seconds(arrange(session))
            shown = len(albums.tree(library).albums)
    every = [seconds for of_kind in spent.values() for seconds in of_kind]
    return Report(
        f"Corrections among {count:,} drawn photos",
        {
            "correction_ms": 1000 * float(np.median(every)),
            "longest_correction_ms": 1000 * max(every),
            "arrange_seconds": first,
            "arrange_again_seconds": later,
            "index_seconds": indexing,
            "albums": float(shown),
        },
        {kind: {"longest_ms": 1000 * max(of_kind)} for kind, of_kind in spent.items()},
        {"photos": count, **machine()},
    )


def _seconds(steps: Iterator[object]) -> float:
    started = time.perf_counter()
    for _ in steps:
        pass
    return time.perf_counter() - started


def _corrections(library: Library) -> dict[str, list[float]]:
    """Seconds from an act to the tree that shows it, some of each kind."""
    random = np.random.default_rng(0)
    everything = photos.all_ids(library)

    def own() -> list[int]:
        tree = albums.tree(library)
        return [a.id for a in tree.albums if not a.unsorted and not tree.children(a.id)]

    def some(size: int) -> list[int]:
        chosen: list[int] = random.choice(everything, size, replace=False).tolist()
        return chosen

    def take_out(album: int) -> None:
        inside = photos.ids_in_album(library, album)[:2].tolist()
        album_edits.take_out(library, inside, album)

    kinds: dict[str, Callable[[int, str], object]] = {
        "keep": lambda album, _: album_edits.keep(library, album),
        "rename": lambda album, name: album_edits.rename(library, album, name),
        "move photos": lambda album, _: album_edits.move_photos(library, some(50), album),
        "take out": lambda album, _: take_out(album),
        "belong together": lambda *_: album_edits.belong_together(library, some(10)),
        "make": lambda _, name: album_edits.make(library, f"made {name}", some(50)),
        "merge": lambda album, _: album_edits.merge(library, [album], own()[-1]),
        "dismiss": lambda album, _: album_edits.dismiss(library, album),
    }
    spent: dict[str, list[float]] = {kind: [] for kind in kinds}
    for number in range(_EACH):
        for kind, correct in kinds.items():
            album = own()[number]
            started = time.perf_counter()
            correct(album, f"name {number}")
            albums.tree(library)
            spent[kind].append(time.perf_counter() - started)
    return spent
