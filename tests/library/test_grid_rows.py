"""What a grid asks of all photos at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from photoorg.domain import DateSource, FoundFile, Metadata, PhotoRead, ProposedAlbum
from photoorg.library import Access, Library, albums, files, folders, grid_rows, photos

DATES = ("2019-05-12T16:04:00", None, "2020-01-31T00:00:00", "nonsense", "2019-05-12T16:04:00")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """40 photos in two directories, a fifth without a date and a fifth with nonsense for one; the
    last one is missing."""
    (tmp_path / "Pictures").mkdir()
    with Library.open(tmp_path / "library", Access.PERSON | Access.INDEX) as opened:
        root = folders.add(opened, tmp_path / "Pictures").path
        found, read = [], []
        for number in range(40):
            name = b"%s/%02d.jpg" % (b"b" if number % 3 else b"a", number)
            found.append(FoundFile(os.path.join(root, name), 1, number))
            taken = DATES[number % len(DATES)]
            source = DateSource.EXIF_ORIGINAL if taken else None
            shape = (4000, 3000) if number % 2 else (3000, 4000)
            metadata = Metadata("JPEG", *shape, taken=taken, taken_source=source)
            read.append(PhotoRead(bytes([number]) * 32, 1, metadata, b"", 0))
        files.seen(opened, root, found)
        photos.save_read(opened, list(zip(found, read, strict=True)), [])
        files.lost(opened, [found[-1].path])
        yield opened


def test_all_photos_come_newest_first_with_shapes_and_days(library: Library) -> None:
    rows = grid_rows.joined(list(grid_rows.of_all(library)))
    assert rows.ids.tolist() == photos.all_ids(library).tolist()
    assert len(rows) == 39
    cards = photos.cards(library, rows.ids.tolist())
    for photo_id, ratio, day in zip(rows.ids, rows.ratios, rows.days, strict=True):
        card = cards[int(photo_id)]
        assert ratio == pytest.approx(card.width / card.height)
        known = card.taken and card.taken.startswith("20")
        assert day == (int(card.taken[:10].replace("-", "")) if known and card.taken else 0)


@pytest.mark.parametrize("before", [0, 5, 100])
def test_those_around_a_photo_are_a_part_of_all(library: Library, before: int) -> None:
    ids = photos.all_ids(library).tolist()
    for row, photo_id in enumerate(ids):
        rows = grid_rows.around(library, photo_id, before, 7)
        assert rows.ids.tolist() == ids[max(0, row - before) : row + 7]
    assert grid_rows.around(library, 999, 3, 7).ids.tolist() == ids[:10]
    assert grid_rows.around(library, None, 3, 7).ids.tolist() == ids[:10]


@pytest.mark.parametrize("few", [0, 5_000])
def test_photos_of_a_folder_and_of_an_album_in_order(
    library: Library, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid_rows, "_FEW", few)
    ids = photos.all_ids(library)
    tree = [ProposedAlbum("One", tuple(ids[::2].tolist())), ProposedAlbum("Two", (int(ids[1]),))]
    albums.replace(library, tree, "1", albums.Maker("builtin", "m"))
    root = folders.listed(library)[0].path
    for directory in (root, root + b"/a", root + b"/b", root + b"/c"):
        rows = grid_rows.joined(list(grid_rows.in_directory(library, directory)))
        assert rows.ids.tolist() == photos.ids_in_directory(library, directory).tolist()
    for album in albums.tree(library).albums:
        rows = grid_rows.joined(list(grid_rows.in_album(library, album.id)))
        assert rows.ids.tolist() == photos.ids_in_album(library, album.id).tolist()
        assert len(rows) == album.count
    found = dict(grid_rows.by_album(library))
    assert {len(inside) for inside in found.values()} == {20, 1}


def test_each_directory_comes_with_its_photos(library: Library) -> None:
    found: dict[bytes, list[int]] = {}
    for directory, ids in grid_rows.by_directory(library):
        found.setdefault(os.path.basename(directory), []).extend(ids.tolist())
    assert list(found) == [b"a", b"b"]
    assert sorted(chain.from_iterable(found.values())) == np.sort(photos.all_ids(library)).tolist()


def test_nothing_is_read_but_the_index_made_for_it(library: Library) -> None:
    query = f"{grid_rows._WHAT} WHERE {photos.IS_HERE} {photos.NEWEST_FIRST}"
    plan = [row[-1] for row in library.index.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert any("COVERING INDEX photos_in_grid" in step for step in plan)
    assert not any("TEMP B-TREE" in step for step in plan)


def test_span_is_no_less_than_the_photos(library: Library) -> None:
    assert photos.span(library) == 40
    assert photos.id_of_content(library, bytes([7]) * 32) in photos.all_ids(library)
    assert photos.id_of_content(library, b"?") is None
