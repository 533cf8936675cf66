"""Where photos were taken."""

from __future__ import annotations

from pathlib import Path

from dated_photos import Shot, add_shots

from photoorg.library import Library, positions

ROME, OSTIA, PARIS = (41.8902, 12.4922), (41.73, 12.28), (48.85, 2.35)


def test_only_photos_that_say_so_have_a_position(library: Library, tmp_path: Path) -> None:
    shots = [Shot(position=ROME), Shot(), Shot(position=PARIS), Shot(position=(0.0, 9.5))]
    ids = add_shots(library, tmp_path / "photos", shots)
    pieces = list(positions.all_in_pieces(library))
    found = {
        int(photo): tuple(degrees)
        for piece in pieces
        for photo, degrees in zip(piece.ids, piece.degrees.tolist(), strict=True)
    }
    assert found == {ids[0]: ROME, ids[2]: PARIS, ids[3]: (0.0, 9.5)}


def test_a_part_of_the_world_has_its_photos_newest_first(library: Library, tmp_path: Path) -> None:
    shots = [
        Shot("2019-05-12T10:00:00", position=ROME),
        Shot("2020-05-12T10:00:00", position=OSTIA),
        Shot("2021-05-12T10:00:00", position=PARIS),
        Shot("2022-05-12T10:00:00"),
    ]
    ids = add_shots(library, tmp_path / "photos", shots)
    found = positions.inside(library, 41, 12, 42, 13)
    assert found.ids.tolist() == [ids[1], ids[0]]
    assert positions.inside(library, *ROME, *ROME).ids.tolist() == [ids[0]]
    assert not len(positions.inside(library, -10, -10, -5, -5).ids)


def test_missing_photos_are_nowhere(library: Library, tmp_path: Path) -> None:
    ids = add_shots(library, tmp_path / "photos", [Shot(position=ROME), Shot(position=ROME)])
    with library.writing_index() as db:
        db.execute("UPDATE files SET missing_since = '2026' WHERE photo_id = ?", [ids[0]])
    [piece] = positions.all_in_pieces(library)
    assert piece.ids.tolist() == [ids[1]]
    assert positions.inside(library, -90, -180, 90, 180).ids.tolist() == [ids[1]]
