"""Colours and what is usual in the library: measured once, and again when it is time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from drawn import draw, draw_folder
from tiny_model import SLOW_FAMILY, SlowModel, TinyModel

from photoorg.decoders.statistics import BUDGETS, from_bytes
from photoorg.library import Access, Library, explanations, folders, palettes, photos
from photoorg.library.explanations import KeptStatistics
from photoorg.media.palette import NAMES
from photoorg.models import registry
from photoorg.pipeline import Session, insight, organize
from photoorg.pipeline.measure import FEWEST, REFERENCE, measure, reference_photos
from photoorg.pipeline.palettes import measure_colours
from photoorg.settings import Settings

TINY = TinyModel.model_id


def kept(library: Library, model_id: str = TINY) -> KeptStatistics:
    found = explanations.statistics(library, model_id)
    assert found is not None
    return found


def stages(session: Session) -> list[str]:
    return [step.stage for step in organize(session)]


def test_a_library_is_measured(library: Library) -> None:
    found = kept(library)
    assert found.photos == 36
    statistics = from_bytes(found.data)
    assert statistics.band.shape == (3, len(BUDGETS))
    assert (np.diff(statistics.band, axis=0) >= 0).all(), "a tenth is below half"
    assert statistics.band[:, 0] == pytest.approx([0, 0, 0], abs=1e-5)
    assert (np.diff(statistics.areas) >= 0).all()
    assert statistics.areas[0] >= 0
    assert statistics.facets is not None
    assert len(statistics.facets) == len(statistics.facet_names)
    assert {"Subject", "Colour", "Place", "Camera"} <= set(statistics.facet_names)
    assert statistics.cameras == {"Canon EOS 80D": 12, "Google Pixel 3": 12}, (
        "and twelve do not say"
    )
    for values in (statistics.cosines, statistics.likenesses, statistics.scale, statistics.band):
        assert np.isfinite(values).all()


def test_it_is_measured_once(session: Session, library: Library) -> None:
    assert list(measure(session)) == []
    before = library.index_version()
    assert list(measure_colours(session)) == []
    assert "measure" not in stages(session)
    assert library.index_version()[0] == before[0]


def test_it_is_measured_again_when_the_library_has_grown(
    session: Session, library: Library, tmp_path: Path
) -> None:
    before = kept(library)
    more = draw_folder(tmp_path / "more", 35)
    folders.add(library, more)
    assert "measure" not in stages(session), "not yet twice as many"
    assert kept(library) == before
    seeing = insight(session)
    assert seeing is not None
    draw(more / "last.jpg", 999)
    assert "measure" in stages(session)
    assert kept(library).photos == 72
    assert kept(library).basis != before.basis
    anew = insight(session)
    assert anew is not None
    assert anew.basis != seeing.basis, "explanations that rest on the old one are not found"
    assert "measure" not in stages(session)


def test_few_photos_are_left_alone(tmp_path: Path, tiny: str) -> None:
    with Library.open(tmp_path / "few", Access.PERSON | Access.INDEX) as library:
        folder = draw_folder(tmp_path / "photos", FEWEST - 1)
        folders.add(library, folder)
        session = Session(library, tiny)
        assert "measure" not in stages(session)
        assert explanations.statistics(library, TINY) is None
        assert insight(session) is None, "another model than builtin has nothing else"
        draw(folder / "one more.jpg", 999)
        assert "measure" in stages(session)
        assert kept(library).photos == FEWEST
        assert insight(session) is not None


def test_every_model_is_measured_for_itself(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registry.EMBEDDERS, "slow", SLOW_FAMILY)
    monkeypatch.setattr("time.sleep", lambda _: None)
    before = kept(library)
    other = Session(library, "slow")
    assert insight(other) is None
    Settings.change(library.paths, model="slow")
    assert "measure" in stages(other)
    assert kept(library) == before
    assert kept(library, SlowModel.model_id).basis != before.basis


def test_stopped_it_starts_anew_and_ends_the_same(
    session: Session, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.decoders.statistics._STEP", 8)
    expected = from_bytes(kept(library).data)
    with library.writing_index() as db:
        db.execute("DELETE FROM statistics")
    for allowed in (1, 3):
        steps = measure(session)
        for _ in range(allowed):
            next(steps)
        steps.close()
        assert explanations.statistics(library, TINY) is None
    done = [step.done for step in measure(session)]
    assert done == [0, 8, 16, 24, 32, 36, REFERENCE]
    found = from_bytes(kept(library).data)
    assert found.areas == pytest.approx(expected.areas, abs=1e-4)
    assert found.band == pytest.approx(expected.band, abs=1e-4)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def nonsense(data: bytes) -> bytes:
    return b"not at all"


def empty(data: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, nonsense, empty])
def test_damaged_statistics_are_measured_anew(
    library: Library, damage: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    before = kept(library)
    bad = KeptStatistics(before.basis, before.photos, damage(before.data))
    explanations.save_statistics(library, TINY, bad)
    session = Session(library, "tiny")
    assert insight(session) is None
    assert "not the statistics of a library" in caplog.text
    assert "measure" in stages(session)
    assert insight(session) is not None
    assert kept(library).basis == before.basis
    assert from_bytes(kept(library).data).areas == pytest.approx(
        from_bytes(before.data).areas, abs=1e-4
    )


def test_statistics_measured_in_another_way_are_measured_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The package has a function of the module's name.
    monkeypatch.setattr(import_module("photoorg.pipeline.insight"), "VERSION", 10**6)
    session = Session(library, "tiny")
    assert insight(session) is None
    assert "measure" in stages(session)
    assert kept(library).basis.startswith(f"{10**6} ")
    assert "measure" not in stages(session)


def test_reference_photos_are_the_same_ones() -> None:
    present = np.arange(1000, dtype=np.int64)
    found = reference_photos(present)
    assert len(found) == len(set(found.tolist())) == REFERENCE
    assert (found == reference_photos(present)).all()
    assert (np.diff(found) > 0).all()
    assert found.mean() == pytest.approx(500, abs=60), "by chance, not the first ones"
    assert reference_photos(present[:3]).tolist() == [0, 1, 2]


def test_photos_that_look_all_alike_can_be_measured(tmp_path: Path, tiny: str) -> None:
    """Nothing is told apart there, and nothing breaks."""
    with Library.open(tmp_path / "alike", Access.PERSON | Access.INDEX) as library:
        folder, same = tmp_path / "photos", draw(tmp_path / "one.jpg", 1).read_bytes()
        folder.mkdir()
        for number in range(FEWEST):
            # Other bytes behind the end of the picture: another content that looks the same.
            (folder / f"{number}.jpg").write_bytes(same + bytes([number]))
        folders.add(library, folder)
        for _ in organize(Session(library, tiny)):
            pass
        statistics = from_bytes(kept(library).data)
        assert statistics.areas.max() == pytest.approx(0, abs=1e-5)
        assert statistics.threshold > 0, "two photos that are alike are not told apart by a word"


def test_colours_are_measured_and_kept(session: Session, library: Library) -> None:
    ids = sorted(photos.all_ids(library).tolist())
    shares = palettes.load(library, ids, len(NAMES))
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-5)
    best = {NAMES[j] for j in shares.argmax(axis=1)}
    assert {"red", "green", "blue"} <= best
    with library.writing_index() as db:
        db.execute("DELETE FROM palettes")
    assert (palettes.load(library, ids, len(NAMES)) == 0).all()
    assert [step.done for step in measure_colours(session)] == [36]
    assert palettes.load(library, ids, len(NAMES)) == pytest.approx(shares)


def test_a_photo_without_its_thumbnail_has_no_colours_and_stops_nothing(
    session: Session, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    first, second, *_ = photos.all_ids(library).tolist()
    cards = photos.cards(library, [first, second])
    library.paths.thumbnail(cards[first].hash).unlink()
    library.paths.thumbnail(cards[second].hash).write_bytes(b"no picture")
    with library.writing_index() as db:
        db.execute("DELETE FROM palettes")
    list(measure_colours(session))
    shares = palettes.load(library, [first, second], len(NAMES))
    assert (shares == 0).all()
    assert list(measure_colours(session)) == [], "they are not tried for ever"
    assert len(caplog.records) == 1, "the damaged one is told, the missing one is drawn again"


def test_many_photos_can_be_asked_for_at_once(library: Library) -> None:
    ids = [*range(10**6, 10**6 + 40_000), *photos.all_ids(library).tolist()]
    # What some builds of SQLite allow in one question.
    library.index.conn.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    shares = palettes.load(library, ids, len(NAMES))
    assert (shares[:40_000] == 0).all()
    assert (shares[40_000:].sum(axis=1) > 0.9).all()


def test_colours_of_another_count_are_not_known(library: Library) -> None:
    photo_id = int(photos.all_ids(library)[0])
    palettes.save(library, [photo_id], [np.full(5, 0.2, np.float32)])
    assert (palettes.load(library, [photo_id], len(NAMES)) == 0).all()
