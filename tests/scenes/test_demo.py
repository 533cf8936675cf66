"""The demo library: folders, metadata, oddities, and what a second run does."""

from __future__ import annotations

import importlib.util
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from PIL.ExifTags import GPS, IFD, Base

from photoorg.scenes import Scene, SceneKind, Season, TimeOfDay, demo, render, samples, write_demo
from photoorg.scenes.demo import SAMPLE_FOLDER, planned
from photoorg.scenes.exif import Exposure, Place, exif_block
from photoorg.scenes.trips import REFLEX, TRIPS, hour_of

COUNT = 19


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "_WIDE", (192, 128))
        patch.setattr(demo, "_TALL", (128, 192))
        return folder, list(write_demo(folder, COUNT, seed=1))


def test_exif_comes_back_as_it_was_given() -> None:
    taken = datetime(2019, 5, 12, 16, 4, 5, 250000, timezone(timedelta(hours=-5.5)))
    place = Place(-41.7329, 12.2765, -3.5)
    exif = exif_block(REFLEX, Exposure(1 / 500, 5.6, 100), taken, place, 6)
    again = Image.Exif()
    again.load(exif.tobytes())
    detail, gps = again.get_ifd(IFD.Exif), again.get_ifd(IFD.GPSInfo)
    assert (again[Base.Make], again[Base.Orientation]) == ("Canon", 6)
    assert detail[Base.DateTimeOriginal] == "2019:05:12 16:04:05"
    assert detail[Base.OffsetTimeOriginal] == "-05:30"
    assert float(detail[Base.ExposureTime]) == pytest.approx(1 / 500)
    assert float(detail[Base.FNumber]) == pytest.approx(5.6)
    assert detail[Base.ISOSpeedRatings] == 100
    assert float(detail[Base.FocalLength]) == REFLEX.focal
    assert detail[Base.LensModel] == REFLEX.lens
    degrees, minutes, seconds = (float(part) for part in gps[GPS.GPSLatitude])
    assert degrees + minutes / 60 + seconds / 3600 == pytest.approx(41.7329, abs=1e-5)
    assert (gps[GPS.GPSLatitudeRef], gps[GPS.GPSLongitudeRef]) == ("S", "E")
    assert float(gps[GPS.GPSAltitude]) == 3.5
    assert gps[GPS.GPSAltitudeRef] == b"\x01"


def test_the_plan_is_a_plausible_library() -> None:
    shots = planned(240, 0)
    assert len(shots) == len({shot.path for shot in shots}) == 240
    assert {shot.scene.kind for shot in shots} == set(SceneKind)
    assert [s.taken for s in shots] == sorted(s.taken for s in shots)
    assert 0.04 < sum(shot.orientation != 1 for shot in shots) / 240 < 0.13
    assert sum(shot.scene.frame > 0 for shot in shots) >= 6
    assert {shot.suffix for shot in shots} == {".jpg", ".png", ".webp"}
    for shot in shots:
        assert shot.trip.folder.startswith(f"{shot.taken.year}/{shot.taken.month:02d} ")
        if shot.scene.kind is SceneKind.BEACH:
            assert shot.taken.month in range(5, 9)
        if shot.scene.season is Season.WINTER:
            assert shot.taken.month in (12, 1, 2)


def test_a_plan_does_not_depend_on_chance() -> None:
    assert planned(50, 7) == planned(50, 7)
    assert planned(50, 7) != planned(50, 8)


def test_hours_are_in_order() -> None:
    for time in TimeOfDay:
        early, late = hour_of(Scene(SceneKind.LAKE, time=time))
        assert 0 < early < late < 24


def test_all_files_are_written_and_readable_but_one(library: tuple[Path, list[Path]]) -> None:
    folder, written = library
    assert sorted(written) == sorted(p for p in folder.rglob("*") if p.is_file())
    own = [p for p in written if SAMPLE_FOLDER not in p.parts]
    assert len(own) == COUNT + 2
    damaged = []
    for path in own:
        try:
            with Image.open(path) as picture:
                picture.load()
        except OSError:
            damaged.append(path)
    assert [path.name for path in damaged] == ["IMG_0999.jpg"]
    assert {p.parent.parent.name for p in own} >= {str(trip.year) for trip in TRIPS}


def test_one_photo_is_an_exact_copy(library: tuple[Path, list[Path]]) -> None:
    folder, written = library
    (copy,) = (folder / "Backup").iterdir()
    same = [p for p in written if p != copy and p.read_bytes() == copy.read_bytes()]
    assert len(same) == 1


def test_turned_photos_stand_upright_when_their_tag_is_obeyed(tmp_path: Path) -> None:
    turned = [shot for shot in planned(240, 0) if shot.orientation != 1]
    assert {shot.orientation for shot in turned} == {6, 8}
    for orientation in (6, 8):
        shot = next(shot for shot in turned if shot.orientation == orientation)
        target = tmp_path / f"{orientation}.jpg"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(demo, "_TALL", (128, 192))
            demo._save(shot, target)
        with Image.open(target) as stored:
            assert stored.size == (192, 128)
            upright = ImageOps.exif_transpose(stored).resize((16, 24))
        expected = render(shot.scene, (128, 192)).resize((16, 24))
        difference = [
            abs(a - b) for a, b in zip(upright.tobytes(), expected.tobytes(), strict=True)
        ]
        assert max(difference) < 40


def test_a_second_run_writes_only_what_is_missing(
    library: tuple[Path, list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, written = library
    monkeypatch.setattr(demo, "_WIDE", (192, 128))
    monkeypatch.setattr(demo, "_TALL", (128, 192))
    assert list(write_demo(folder, COUNT, seed=1)) == []
    before = written[0].read_bytes()
    written[0].unlink()
    assert list(write_demo(folder, COUNT, seed=1)) == [written[0]]
    assert written[0].read_bytes() == before


def test_an_interrupted_write_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(shot: demo.Shot, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError("disk full")

    monkeypatch.setattr(demo, "_save", fail)
    with pytest.raises(OSError, match="disk full"):
        list(write_demo(tmp_path, 3))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_samples_are_copied_with_their_credits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "sklearn"
    (package / "datasets" / "images").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('must not be imported')\n")
    original = package / "datasets" / "images" / "china.jpg"
    original.write_bytes(b"not really a photo")
    spec = importlib.util.spec_from_file_location(
        "sklearn", package / "__init__.py", submodule_search_locations=[str(package)]
    )
    monkeypatch.setattr(samples, "find_spec", lambda name: spec if name == "sklearn" else None)
    imported = "sklearn" in sys.modules
    folder = tmp_path / "demo"
    names = [path.name for path in write_demo(folder, 0)]
    assert names == ["china.jpg", "CREDITS.txt"]
    assert ("sklearn" in sys.modules) == imported
    assert (folder / SAMPLE_FOLDER / "china.jpg").read_bytes() == original.read_bytes()
    text = (folder / SAMPLE_FOLDER / "CREDITS.txt").read_text(encoding="utf-8")
    assert "danielbuechele" in text
    assert "creativecommons.org/licenses/by/2.0" in text
    assert "chelsea" not in text


def test_negative_numbers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="negative"):
        list(write_demo(tmp_path, -1))
