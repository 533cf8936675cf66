"""A library with any number of photos for a window to show: dates, shapes, folders and albums as
people have them, and thumbnails for the photos that a bench looks at."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from photoorg import thumbnail_files
from photoorg.domain import DateSource, FoundFile, Ids, Metadata, PhotoRead, ProposedAlbum
from photoorg.library import Access, Library, albums, files, folders, grid_rows, photos
from photoorg.settings import Paths

_SEED: Final = 8
_FIRST_YEAR, _YEARS = 2004, 21
_SHAPES: Final = ((4, 3), (4, 3), (3, 4), (3, 2), (2, 3), (16, 9), (1, 1), (3, 1))
"""Of eight photos, width and height."""
_VARIANTS: Final = 48
"""Pictures that are drawn; photos share them."""
_EDGE: Final = 384
_BATCH: Final = 5_000
_IN_AN_ALBUM: Final = 1_500


def make(library: Path, folder: Path, count: int, say: Callable[[str], None]) -> None:
    """A library of `count` photos that lie in a folder which is gone, as on a drive elsewhere."""
    random = np.random.default_rng(_SEED)
    moments, directories = _moments(random, count)
    with Library.open(library, Access.PERSON | Access.INDEX) as opened:
        folder.mkdir(parents=True, exist_ok=True)
        root = folders.add(opened, folder).path
        # As folders come to be added: in no order of date, the photos of each together.
        order = np.lexsort((np.arange(count), random.permutation(_YEARS * 12)[directories]))
        for start in range(0, count, _BATCH):
            _add(opened, root, order[start : start + _BATCH], moments, directories, random)
            if start % (20 * _BATCH) == 0:
                say(f"Drawing a library: {start:,} of {count:,} photos")
        ids = photos.all_ids(opened)
        tree = _albums(np.sort(ids))
        albums.replace(opened, tree, "bench", albums.Maker("builtin", "bench/1"))
    folder.rmdir()


def draw_thumbnails(library: Path, shares: tuple[float, ...], around: int) -> int:
    """Make thumbnails for the newest `around` photos, and for some about each share of the way to
    the oldest one; returns how many there are."""
    random = np.random.default_rng(_SEED)
    drawn = {shape: [_picture(random, *shape) for _ in range(_VARIANTS // 8)] for shape in _SHAPES}
    made = 0
    with Library.open(library, Access.PERSON) as opened:
        rows = grid_rows.joined(list(grid_rows.of_all(opened)))
        wanted = [np.arange(min(around, len(rows)))]
        for share in shares:
            middle = round(share * (len(rows) - 1))
            wanted.append(np.arange(max(0, middle - 1_000), min(len(rows), middle + 1_000)))
        ids = rows.ids[np.unique(np.concatenate(wanted))]
        for start in range(0, len(ids), _BATCH):
            some = photos.cards(opened, ids[start : start + _BATCH].tolist())
            for card in some.values():
                shape = min(_SHAPES, key=lambda s: abs(s[0] / s[1] - card.width / card.height))
                _write(opened.paths, card.hash, drawn[shape][card.id % len(drawn[shape])])
                made += 1
    return made


def _moments(random: np.random.Generator, count: int) -> tuple[Ids, Ids]:
    """When each photo was taken, in seconds since the first year began, ascending, and the number
    of the month: occasions of 5 to 100 photos."""
    sizes = random.integers(5, 101, size=max(1, count // 40))
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), count)) + 1]
    begins = np.sort(random.integers(0, _YEARS * 365 * 86_400, size=len(sizes)))
    at = np.repeat(begins, sizes)[:count]
    at = np.concatenate((at, np.repeat(at[-1:], count - len(at))))
    at = np.sort(at + random.integers(0, 3 * 3_600, size=count))
    return at, np.minimum(at // (365 * 86_400 // 12), _YEARS * 12 - 1)


def _add(
    library: Library,
    root: bytes,
    numbers: Ids,
    moments: Ids,
    directories: Ids,
    random: np.random.Generator,
) -> None:
    first = np.datetime64(f"{_FIRST_YEAR}-01-01T00:00:00")
    found, read = [], []
    for number in numbers.tolist():
        year, month = divmod(int(directories[number]), 12)
        inside = f"{_FIRST_YEAR + year}/{_FIRST_YEAR + year}-{month + 1:02d}/IMG_{number:07d}.jpg"
        found.append(FoundFile(os.path.join(root, os.fsencode(inside)), 3_000_000, number))
        width, height = _SHAPES[number % len(_SHAPES)]
        taken = None if number % 400 == 0 else str(first + np.timedelta64(moments[number], "s"))
        source = DateSource.EXIF_ORIGINAL if taken else None
        metadata = Metadata("JPEG", width * 1000, height * 1000, taken=taken, taken_source=source)
        colour = number * 0x9E37 & 0xFFFFFF
        read.append(PhotoRead(random.bytes(32), 3_000_000, metadata, b"", colour))
    files.seen(library, root, found)
    photos.save_read(library, list(zip(found, read, strict=True)), [])


def _albums(ids: Ids) -> list[ProposedAlbum]:
    """A tree of three levels over all photos."""
    parts = np.array_split(ids, max(1, len(ids) // _IN_AN_ALBUM))
    leaves = [ProposedAlbum(f"Occasions {n}", tuple(p.tolist())) for n, p in enumerate(parts)]
    middle = [
        ProposedAlbum(f"Subject {start // 8}", children=tuple(leaves[start : start + 8]))
        for start in range(0, len(leaves), 8)
    ]
    return [
        ProposedAlbum(f"Theme {start // 8}", children=tuple(middle[start : start + 8]))
        for start in range(0, len(middle), 8)
    ]


def _picture(random: np.random.Generator, width: int, height: int) -> bytes:
    """A JPEG with broad shapes and fine grain, about as large as that of a photo."""
    scale = _EDGE / max(width, height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    coarse = random.integers(0, 256, size=(6, 8, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
    grain = random.normal(0, 9, size=(size[1], size[0], 1))
    grown = np.clip(np.asarray(image, np.float32) + grain, 0, 255).astype(np.uint8)
    held = io.BytesIO()
    Image.fromarray(grown).save(held, "JPEG", quality=85)
    return held.getvalue()


def _write(paths: Paths, content: bytes, jpeg: bytes) -> None:
    file = paths.thumbnail(content)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(thumbnail_files.seal(jpeg))
