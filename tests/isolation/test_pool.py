"""Whatever a decoder does, the worker goes on; only the file that did it is the worse for it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from photoorg import media
from photoorg.domain import FoundFile
from photoorg.errors import DecoderError, MediaError, ProblemKind
from photoorg.isolation import DecoderPool
from photoorg.isolation import pool as pools

HOSTILE = [sys.executable, str(Path(__file__).with_name("hostile_decoder.py"))]


@pytest.fixture(scope="module")
def pool() -> Iterator[DecoderPool]:
    with DecoderPool() as decoders:
        yield decoders


@pytest.fixture(scope="module")
def hostile() -> Iterator[DecoderPool]:
    """Decoders that names of files turn against us; they have three seconds for each."""
    with DecoderPool(HOSTILE, time_limit=3) as decoders:
        yield decoders


@pytest.fixture
def found(tmp_path: Path) -> Callable[[str], FoundFile]:
    def make(name: str) -> FoundFile:
        path = tmp_path / name
        image = Image.linear_gradient("L").resize((640, 480)).convert("RGB")
        image.save(path, "JPEG", quality=90)
        status = path.stat()
        return FoundFile(os.fsencode(path), status.st_size, status.st_mtime_ns)

    return make


def test_isolated_and_plain_decoding_give_the_same(
    pool: DecoderPool, found: Callable[[str], FoundFile]
) -> None:
    photo = found("IMG_20200102_030405.jpg")
    assert pool.read_photo(photo) == media.read_photo(photo)
    assert pool.read_thumbnail(photo.path) == media.read_thumbnail(photo.path)
    assert pool.read_view(photo.path, 500) == media.read_view(photo.path, 500)
    part = (0.25, 0.5, 0.75, 1.0)
    assert pool.read_view(photo.path, 640, part) == media.read_view(photo.path, 640, part)
    assert pool.decode(photo.path, 64).tobytes() == media.decode(photo.path, 64).tobytes()
    assert pool.decode_unchanged(photo, 100).size == (133, 100)


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.avif"])
def test_moving_pictures_are_the_same_isolated(
    pool: DecoderPool, tmp_path: Path, name: str
) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "lime", "blue")]
    file = tmp_path / name
    frames[0].save(file, save_all=True, append_images=frames[1:], duration=70)
    path = os.fsencode(file)
    isolated, plain = pool.read_film(path, 500, 50), media.read_film(path, 500, 50)
    assert len(isolated.images) == 3
    assert [i.tobytes() for i in isolated.images] == [i.tobytes() for i in plain.images]
    assert (isolated.milliseconds, isolated.frames) == ((70, 70, 70), 3)


@pytest.mark.parametrize("name", ["larger.gif", "nonsense.gif", "huge.gif", "one.gif"])
def test_films_are_believed_in_their_form_only(
    hostile: DecoderPool, found: Callable[[str], FoundFile], name: str
) -> None:
    photo = found(name)
    if name == "one.gif":
        assert hostile.read_film(photo.path, 500, 50).images == ()
        return
    with pytest.raises(MediaError) as raised:
        hostile.read_film(photo.path, 500, 50)
    assert raised.value.kind == ProblemKind.QUARANTINED


def test_every_odd_file_gives_the_same_isolated(pool: DecoderPool, shared_data: Path) -> None:
    files = [f for f in sorted((shared_data / "odd").rglob("*")) if f.is_file()][::4]
    files += [f for f in sorted((shared_data / "formats").rglob("*")) if f.is_file()]
    different = []
    for file in files:
        status = file.stat()
        photo = FoundFile(os.fsencode(file), status.st_size, status.st_mtime_ns)
        if (plain := _outcome(media.read_photo, photo)) != _outcome(pool.read_photo, photo):
            different.append((file.name, plain))
    assert len(files) > 300
    # A decoder has a gigabyte of address space, this process has not.
    assert [d for d in different if "memory" not in str(d)] == []


def _outcome(read: Callable[[FoundFile], object], photo: FoundFile) -> object:
    try:
        with warnings.catch_warnings(action="ignore"):
            return read(photo)
    except MediaError as error:
        return error.kind, error.reason


def test_a_decoder_can_do_nothing_but_decode(pool: DecoderPool) -> None:
    rights = pool.rights()
    assert rights.limited
    if sys.platform == "linux":
        assert rights.complete, rights.words()
        assert rights.seccomp or rights.landlock


def test_a_decoder_sees_no_secrets(
    hostile: DecoderPool, found: Callable[[str], FoundFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    with DecoderPool(HOSTILE) as decoders:
        camera = decoders.read_photo(found("sees.jpg")).metadata.camera or ""
    assert "PATH" in camera
    assert "SECRET_TOKEN" not in camera
    assert "HOME" not in camera
    # Its pipe, the pixels (twice: their mapping keeps them open) and the file.
    assert int(camera.split()[-1]) == 4


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("segfault", "crashed (SIGSEGV)"),
        ("abort", "crashed (SIGABRT)"),
        ("exit", "ended (exit code 3)"),
        ("raise", "ended (exit code 1)"),
        ("hog", "ended (exit code 1)"),
        ("loop", "did not end within 3 seconds"),
        ("nonsense", "answered nonsense"),
        ("flood", "stopped answering"),
        ("sleep", "did not end within 3 seconds"),
        ("half", "crashed (SIGKILL)"),
        ("limit", "ended (exit code 1)"),
        ("fork", "ended (exit code 1)"),
        ("signal40", "crashed (signal 40)"),
        ("overflow", "answered nonsense"),
        ("larger", "answered nonsense"),
        ("order", "answered nonsense"),
        ("huge", "answered nonsense"),
        ("kind", "answered nonsense"),
        ("control", "answered nonsense"),
        ("absurd", "answered nonsense"),
    ],
)
def test_a_file_that_ends_two_decoders_is_quarantined(
    hostile: DecoderPool, found: Callable[[str], FoundFile], name: str, how: str
) -> None:
    before = hostile.started
    with pytest.raises(MediaError) as caught:
        hostile.read_photo(found(f"{name}.jpg"))
    assert caught.value.kind is ProblemKind.QUARANTINED
    assert how in caught.value.reason
    assert hostile.started - before <= 2
    good = found("good.jpg")
    assert hostile.read_photo(good) == media.read_photo(good)


def test_a_disk_that_does_not_answer_is_not_the_files_fault(
    hostile: DecoderPool, found: Callable[[str], FoundFile]
) -> None:
    with pytest.raises(MediaError) as caught:
        hostile.read_photo(found("wait.jpg"))
    assert caught.value.kind is ProblemKind.UNREADABLE


def test_a_decoder_that_grew_is_replaced(
    hostile: DecoderPool, found: Callable[[str], FoundFile]
) -> None:
    hostile.read_photo(found("good.jpg"))
    before = hostile.started
    hostile.read_photo(found("leak.jpg"))
    hostile.read_photo(found("good.jpg"))
    assert hostile.started == before + 1


def test_a_decoder_lives_for_so_many_files(found: Callable[[str], FoundFile]) -> None:
    photo = found("a.jpg")
    with DecoderPool(files_a_life=2) as decoders:
        for _ in range(5):
            decoders.read_photo(photo)
        assert decoders.started == 3


def test_many_threads_share_decoders(
    hostile: DecoderPool, found: Callable[[str], FoundFile]
) -> None:
    names = [f"{'abort' if n % 10 == 3 else 'good'}-{n}.jpg" for n in range(40)]
    photos = [found(name) for name in names]
    with ThreadPoolExecutor(3) as threads:
        outcomes = list(threads.map(lambda photo: _outcome(hostile.read_photo, photo), photos))
    expected = [_outcome(media.read_photo, photo) for photo in photos]
    for name, outcome, plain in zip(names, outcomes, expected, strict=True):
        if name.startswith("good"):
            assert outcome == plain
        else:
            assert isinstance(outcome, tuple)
            assert outcome[0] is ProblemKind.QUARANTINED


def test_large_pictures_give_their_memory_back(pool: DecoderPool, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.new("RGB", (3000, 2000), (200, 30, 40)).save(path)
    image = pool.decode(os.fsencode(path), 2000)
    assert image.size == (3000, 2000)
    assert image.getpixel((2999, 1999)) == (200, 30, 40)
    held = sum(
        int(line.split()[1])
        for line in Path("/proc/self/smaps")
        .read_text(encoding="utf-8")
        .split("photoorg-pixels")[1:]
        for line in [next(part for part in line.splitlines() if part.startswith("Rss:"))]
    )
    assert held < 1000


def test_a_closed_pool_starts_nothing(found: Callable[[str], FoundFile]) -> None:
    decoders = DecoderPool()
    decoders.close()
    with pytest.raises(MediaError) as caught:
        decoders.read_photo(found("good.jpg"))
    assert caught.value.kind is ProblemKind.UNREADABLE
    assert not decoders._all


def test_an_interrupted_reader_leaves_no_answer_for_the_next(
    hostile: DecoderPool, found: Callable[[str], FoundFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr("photoorg.isolation.decoder.Decoder._wait", interrupted)
        with pytest.raises(KeyboardInterrupt):
            hostile.read_photo(found("leak.jpg"))
    good = found("good.jpg")
    assert hostile.read_photo(good) == media.read_photo(good)


def test_closing_ends_all_and_quarantines_none(found: Callable[[str], FoundFile]) -> None:
    decoders = DecoderPool(HOSTILE, time_limit=60)
    photo = found("sleep.jpg")
    caught: list[MediaError] = []

    def read() -> None:
        try:
            decoders.read_photo(photo)
        except MediaError as error:
            caught.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    deadline = time.monotonic() + 20
    while not decoders.started and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.5)
    decoders.close()
    thread.join(20)
    assert [error.kind for error in caught] == [ProblemKind.UNREADABLE]


@pytest.mark.parametrize("name", ["good.jpg", "sleep.jpg"])
def test_decoders_end_with_their_worker(found: Callable[[str], FoundFile], name: str) -> None:
    program = (
        "import os, sys, threading, time\n"
        "from photoorg.isolation import DecoderPool\n"
        f"pool = DecoderPool({HOSTILE}); pool.rights()\n"
        f"work = lambda: pool.decode({found(name).path!r}, 50)\n"
        "threading.Thread(target=work, daemon=True).start(); time.sleep(1)\n"
        "print(*[d._process.pid for d in pool._all], flush=True)\n"
        "time.sleep(60)\n"
    )
    worker = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    pids = [int(pid) for pid in worker.stdout.readline().split()]
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    worker.stdout.close()
    deadline = time.monotonic() + 30
    while any(_runs(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(pids) == 1
    assert not any(_runs(pid) for pid in pids)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize(
    ("command", "how"),
    [
        ([sys.executable, "-c", "import nothing"], "ended (exit code 1)"),
        ([sys.executable, "-c", "print('hello')"], "ended (exit code 0)"),
        (["/no/such/program"], "No such file"),
    ],
)
def test_decoders_that_do_not_start_are_no_files_fault(
    found: Callable[[str], FoundFile], command: list[str], how: str
) -> None:
    with (
        DecoderPool(command) as decoders,
        pytest.raises(DecoderError, match=re.escape(how)),
    ):
        decoders.read_photo(found("good.jpg"))


def test_the_time_limit_is_the_documented_one() -> None:
    assert pools.TIME_LIMIT == 20
