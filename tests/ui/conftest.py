"""A small library with drawn thumbnails, and a window over it that talks to a fake worker."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from photoorg.domain import DateSource, FoundFile, Metadata, PhotoRead, ProposedAlbum
from photoorg.errors import MediaError, ProblemKind
from photoorg.library import Access, Library, albums, files, folders, photos
from photoorg.settings import Paths, Settings
from photoorg.ui.main_window import MainWindow
from photoorg.ui.theme import Theme
from photoorg.ui.worker_client import WorkerClient

PHOTOS = 60
FAKE_WORKER = Path(__file__).with_name("fake_worker.py")
HOSTILE = b"<img src='x'>\xff\xe2\x80\xae&gpj.jpg"


def worker_command(*options: str) -> list[str]:
    return [sys.executable, str(FAKE_WORKER), *options]


@pytest.fixture
def fake_command() -> Callable[..., list[str]]:
    """The command of a fake worker with some options."""
    return worker_command


@pytest.fixture(scope="session")
def told() -> ModuleType:
    """The explanations a fake worker gives."""
    file = Path(__file__).with_name("fake_explanations.py")
    spec = spec_from_file_location("fake_explanations", file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def more_photos(library_folder: Path) -> Callable[[range], None]:
    """Adds drawn photos by number, as the worker would."""

    def add(numbers: range) -> None:
        with Library.open(library_folder, Access.INDEX) as library:
            add_photos(library, folders.listed(library)[0].path, numbers)

    return add


@pytest.fixture(autouse=True)
def _worker_finds_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    root = str(Path(__file__).resolve().parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([root, os.environ.get("PYTHONPATH", "")]))


def write_thumbnail(paths: Paths, content_hash: bytes, colour: int) -> None:
    file = paths.thumbnail(content_hash)
    file.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(384, 288, QImage.Format.Format_RGB32)
    image.fill(QColor.fromRgb(colour))
    assert image.save(str(file), "JPEG")


def read_photo(number: int) -> PhotoRead:
    taken = None if number % 20 == 19 else f"2019-{1 + number % 12:02d}-12T16:04:00"
    metadata = Metadata(
        "JPEG", 4032, 3024, taken=taken,
        taken_source=DateSource.EXIF_ORIGINAL if taken else None,
        latitude=41.7, longitude=12.3, camera="<img src=/etc/passwd>", lens="\u202eevil\x1b[0m",
        exposure_time=0.004, f_number=1.8, iso=100, focal_length=4.4,
    )  # fmt: skip
    return PhotoRead(number.to_bytes(32, "big"), 3_200_000, metadata, b"", 0x336699 + number)


def add_photos(library: Library, root: bytes, numbers: range) -> None:
    found = []
    for number in numbers:
        name = HOSTILE if number == 0 else b"IMG_%04d.jpg" % number
        directory = os.path.join(root, b"2019" if number % 2 else b"2020/sea")
        found.append(FoundFile(os.path.join(directory, name), 10, number))
    files.seen(library, root, found)
    photos.save_read(library, list(zip(found, map(read_photo, numbers), strict=True)), [])
    for number in numbers:
        write_thumbnail(library.paths, number.to_bytes(32, "big"), 0x336699 + number)


def fill(folder: Path, root: Path) -> None:
    """A library with photos, nested albums with hostile names, and two problems."""
    with Library.open(folder, Access.PERSON | Access.INDEX) as library:
        added = folders.add(library, root)
        add_photos(library, added.path, range(PHOTOS))
        bad = [FoundFile(os.path.join(added.path, name), 1, 1) for name in (b"a.jpg", HOSTILE)]
        files.seen(library, added.path, bad)
        reason = "The file <b>ends</b> early."
        errors = [(f, MediaError(f.path, ProblemKind.DAMAGED, reason)) for f in bad]
        photos.save_read(library, [], errors)
        ids = [int(i) for i in photos.all_ids(library)]
        beach = ProposedAlbum("Beach & <b>sea</b>", tuple(ids[:20]), cover_id=ids[0])
        hills = ProposedAlbum("Hills", tuple(ids[20:30]), evidence="91 % show <i>hills</i>")
        rest = ProposedAlbum("Not sorted", tuple(ids[30:]), unsorted=True)
        outdoors = ProposedAlbum("Outdoors", children=(beach, hills))
        maker = albums.Maker("builtin", "builtin/1")
        albums.replace(library, [outdoors, rest], "1", maker)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "Pictures"
    folder.mkdir()
    return folder


@pytest.fixture
def library_folder(tmp_path: Path, pictures: Path) -> Path:
    folder = tmp_path / "library"
    fill(folder, pictures)
    return folder


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    with Library.open(library_folder, Access.PERSON) as opened:
        yield opened


@pytest.fixture
def worker_options() -> tuple[str, ...]:
    """How the window's fake worker behaves; tests that want another one parametrize this."""
    return ()


@pytest.fixture
def window(
    qtbot: QtBot, qapp: object, library: Library, worker_options: tuple[str, ...]
) -> Iterator[MainWindow]:
    theme = Theme(qapp, "light")  # type: ignore[arg-type]
    worker = WorkerClient(worker_command(*worker_options))
    made = MainWindow(library, Settings.load(library.paths), theme, worker)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    worker.stop()
