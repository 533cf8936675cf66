"""Photos read by other processes: the library ends as if this one had read them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import tiny_cluster
from click.testing import CliRunner
from distributed import LocalCluster
from drawn import draw_folder
from tiny_model import TinyModel

from photoorg.cli import main
from photoorg.errors import ModelError, SchedulerError
from photoorg.library import Access, Library, albums, files, folders, photos, problems, vectors
from photoorg.media import scan
from photoorg.models import registry
from photoorg.pipeline import Session, organize, remote, remote_answers, scheduler
from photoorg.pipeline.remote import read_elsewhere
from photoorg.pipeline.remote_work import Answer, Failure, Order, read_and_see
from photoorg.pipeline.scheduler import Done, LostTask

PHOTOS = 60


def snapshot(library: Library, session: Session) -> dict[str, object]:
    """Everything a finished library says, in terms that do not depend on the order of reading."""
    ids = np.sort(photos.all_ids(library))
    cards = photos.cards(library, ids)
    found, matrix = vectors.load(library, session.model_id, "photo", ids)
    return {
        "photos": sorted((c.hash, c.path, c.taken, c.colour) for c in cards.values()),
        "vectors": {cards[i].hash: row.tobytes() for i, row in zip(found, matrix, strict=True)},
        "albums": [
            (d, a.name, a.count, sorted(cards[i].hash for i in photos.ids_in_album(library, a.id)))
            for d, a in albums.tree(library).walk()
        ],
        "problems": sorted((p.path, p.kind, p.reason) for p in problems.listed(library)),
        "thumbnails": {f.name: f.read_bytes() for f in library.paths.thumbnails.rglob("*.jpg")},
        "pending": files.count_pending(library),
    }


@pytest.fixture(scope="module")
def photos_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Photos, of which one is damaged and one is none."""
    folder = draw_folder(tmp_path_factory.mktemp("remote") / "photos", PHOTOS)
    whole = (folder / "set 0" / "photo 0000.jpg").read_bytes()
    (folder / "set 1" / "cut.jpg").write_bytes(whole[:300])
    (folder / "lies.jpg").write_text("this is no photo")
    return folder


@pytest.fixture(autouse=True)
def _models(tiny: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, family in tiny_cluster.FAMILIES.items():
        monkeypatch.setitem(registry.EMBEDDERS, name, family)


@pytest.fixture(scope="module")
def read_once() -> dict[str, object]:
    """Where `expected` is kept for all tests of this module."""
    return {}


@pytest.fixture
def expected(
    tmp_path: Path, photos_folder: Path, tiny: str, read_once: dict[str, object]
) -> dict[str, object]:
    """What the library says when this process has read all."""
    if not read_once:
        with Library.open(tmp_path / "here", Access.PERSON | Access.INDEX) as library:
            folders.add(library, photos_folder)
            session = Session(library, tiny)
            for _ in organize(session):
                pass
            read_once |= snapshot(library, session)
    return read_once


@pytest.fixture
def session(library: Library, tiny: str, photos_folder: Path) -> Session:
    folders.add(library, photos_folder)
    return Session(library, tiny)


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that workers with the waiting model wait for."""
    return tmp_path_factory.mktemp("gate") / "open"


def start_cluster(gate: Path) -> LocalCluster:
    """A scheduler in this process, and two worker processes."""
    return LocalCluster(
        processes=True,
        n_workers=2,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        preload=["tiny_cluster"],
        env={tiny_cluster.GATE: str(gate)},
    )


@pytest.fixture(scope="module")
def cluster(gate: Path) -> Iterator[LocalCluster]:
    """Two workers for all tests of this module; killed ones are replaced."""
    with start_cluster(gate) as started:
        yield started


def run(session: Session, address: str) -> None:
    for _ in organize(session, None, partial(read_elsewhere, address=address)):
        pass


def waiting(gate: Path, count: int) -> set[int]:
    """The processes that wait at the gate, once there are so many."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = {int(file.name.split()[1]) for file in gate.parent.glob("waiting *")}
        if len(found) >= count:
            return found
        time.sleep(0.02)
    pytest.fail(f"nobody waits: {found}")


def test_two_workers_make_the_same_library(
    session: Session, cluster: LocalCluster, expected: dict[str, object]
) -> None:
    run(session, cluster.scheduler_address)
    assert snapshot(session.library, session) == expected
    assert len(expected["photos"]) == PHOTOS
    assert len(expected["problems"]) == 2


def test_a_killed_worker_changes_nothing(
    library: Library,
    session: Session,
    cluster: LocalCluster,
    gate: Path,
    expected: dict[str, object],
) -> None:
    waits = Session(library, "waiting")
    steps = organize(waits, None, partial(read_elsewhere, address=cluster.scheduler_address))
    next(step for step in steps if step.stage == "read")
    victim, _ = waiting(gate, 2)
    os.kill(victim, signal.SIGKILL)
    gate.touch()
    for _ in steps:
        pass
    assert snapshot(library, session) == expected


def test_what_kills_every_worker_is_read_here(
    library: Library,
    session: Session,
    cluster: LocalCluster,
    expected: dict[str, object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = cluster.scheduler.allowed_failures
    cluster.scheduler.allowed_failures = 0
    try:
        run(Session(library, "deadly"), cluster.scheduler_address)
    finally:
        cluster.scheduler.allowed_failures = before
    assert snapshot(library, session) == expected
    assert "every worker that tried it died" in caplog.text


def test_stopping_takes_back_what_is_not_begun(
    session: Session, cluster: LocalCluster, expected: dict[str, object]
) -> None:
    steps = organize(session, None, partial(read_elsewhere, address=cluster.scheduler_address))
    for step in steps:
        if step.stage == "read" and step.done:
            break
    steps.close()
    deadline = time.monotonic() + 10
    while cluster.scheduler.tasks and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not cluster.scheduler.tasks
    assert 0 < photos.count(session.library) < PHOTOS
    run(session, cluster.scheduler_address)
    assert snapshot(session.library, session) == expected


def test_another_model_there_is_refused(
    library: Library, session: Session, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TinyModel, "model_id", "tiny/2")
    newer = Session(library, "tiny")
    with pytest.raises(ModelError, match=r"The worker on .* “tiny” is tiny/1 there and tiny/2"):
        run(newer, cluster.scheduler_address)
    assert photos.count(library) == 0


def test_a_scheduler_that_goes_away_is_one_sentence(
    library: Library, session: Session, gate: Path, tmp_path: Path, expected: dict[str, object]
) -> None:
    own_gate = tmp_path / "gate" / "open"
    own_gate.parent.mkdir()
    with start_cluster(own_gate) as own:
        waits = Session(library, "waiting")
        steps = organize(waits, None, partial(read_elsewhere, address=own.scheduler_address))
        next(step for step in steps if step.stage == "read")
        waiting(own_gate, 2)
        own.close()
        with pytest.raises(SchedulerError, match=r"is gone; what was read is kept"):
            for _ in steps:
                pass
    for _ in organize(session):
        pass
    assert snapshot(library, session) == expected


def test_nobody_at_the_address_is_one_sentence(
    library: Library, photos_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "CONNECT_SECONDS", 0.5)
    folders.add(library, photos_folder)
    library.close()
    where = ["--library", str(library.paths.library)]
    for address in ("tcp://127.0.0.1:1", "nonsense://here"):
        result = CliRunner().invoke(main, ["index", *where, "--scheduler", address])
        assert result.exit_code == 1
        assert result.output.splitlines()[-1] == f"Error: No scheduler answers at {address}."


def test_a_scheduler_without_workers_is_one_sentence(
    session: Session, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "ALONE_SECONDS", 0)
    monkeypatch.setattr(scheduler.Scheduler, "_count", lambda _: 0)
    with pytest.raises(SchedulerError, match="has no workers"):
        run(session, cluster.scheduler_address)


class Here:
    """A scheduler whose one worker is this process; `change` is what comes of its answers."""

    def __init__(self, change: Callable[[Order, Answer], object]) -> None:
        self.change = change
        self.address = "here"
        self.orders: list[Order] = []

    def __call__(self, address: str, work: object) -> Here:
        return self

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    @property
    def in_flight(self) -> int:
        return len(self.orders)

    def threads(self) -> int:
        return 2

    def submit(self, order: Order) -> None:
        self.orders.append(order)

    def finished(self, seconds: float) -> Iterator[Done[Order]]:
        yield Done(self.orders.pop(), None)

    def answer(self, done: Done[Order]) -> object:
        return self.change(done.order, read_and_see(done.order))


def run_here(
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Order, Answer], object],
) -> None:
    monkeypatch.setattr(remote, "Scheduler", Here(change))
    run(session, "here")


def without_disk(order: Order, answer: Answer) -> Answer:
    """What a worker answers that has not mounted the photos."""
    missing = "it cannot be opened (No such file or directory)"
    failed = tuple(Failure(n, "unreadable", missing) for n in range(len(order.files)))
    return replace(answer, read=(), failed=failed, sights=())


def test_a_disk_that_workers_do_not_see_makes_no_problems(
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    expected: dict[str, object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    run_here(session, monkeypatch, without_disk)
    assert snapshot(session.library, session) == expected
    assert caplog.text.count("as it is here; such files are read here") == 1


def test_nonsense_is_not_saved_but_read_here(
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    expected: dict[str, object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    run_here(session, monkeypatch, lambda order, answer: replace(answer, failed=()) and "nonsense")
    assert snapshot(session.library, session) == expected
    assert "str is no answer" in caplog.text


def test_workers_that_can_do_nothing_end_the_run(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(order: Order, answer: Answer) -> object:
        raise LostTask("ModuleNotFoundError: No module named 'photoorg'")

    monkeypatch.setattr(remote, "MOST_IN_VAIN", 3)
    with pytest.raises(SchedulerError, match="cannot do the work: ModuleNotFoundError"):
        run_here(session, monkeypatch, fail)


def test_another_photoorg_there_is_refused(photos_folder: Path) -> None:
    with pytest.raises(SchedulerError, match=r"instead of 0\.0\.0"):
        read_and_see(Order((), "tiny", "tiny/1", version="0.0.0"))


def _first_photo(answer: Answer, **changes: object) -> Answer:
    number, photo = answer.read[0]
    return replace(answer, read=((number, replace(photo, **changes)), *answer.read[1:]))


def _sight(answer: Answer, **changes: object) -> Answer:
    sight = answer.sights[0]
    return replace(answer, sights=(replace(sight, seen=replace(sight.seen, **changes)),))


def _spaces(answer: Answer, change: Callable[[np.ndarray], np.ndarray]) -> Answer:
    spaces = answer.sights[0].seen.spaces
    return _sight(answer, spaces={**spaces, "photo": change(spaces["photo"])})


def _concepts(answer: Answer, **changes: object) -> Answer:
    return _sight(answer, concepts=replace(answer.sights[0].seen.concepts, **changes))


FLAWS: dict[str, Callable[[Answer], object]] = {
    "nothing": lambda a: None,
    "a file twice": lambda a: replace(a, read=(*a.read, a.read[0])),
    "a file less": lambda a: replace(a, read=a.read[1:]),
    "a file of another batch": lambda a: replace(a, read=((99, a.read[0][1]), *a.read[1:])),
    "a short hash": lambda a: _first_photo(a, hash=b"short"),
    "another size": lambda a: _first_photo(a, size=1),
    "no thumbnail": lambda a: _first_photo(a, thumbnail=b""),
    "a colour that is none": lambda a: _first_photo(a, colour=1 << 24),
    "a width of nothing": lambda a: _first_photo(
        a, metadata=replace(a.read[0][1].metadata, width=0)
    ),
    "a place beyond the pole": lambda a: _first_photo(
        a, metadata=replace(a.read[0][1].metadata, latitude=91.0)
    ),
    "a kind of problem nobody knows": lambda a: replace(
        a, read=a.read[1:], failed=(Failure(0, "odd", "because"),)
    ),
    "a photo that was not read": lambda a: replace(
        a, sights=(replace(a.sights[0], contents=(b"x" * 32, *a.sights[0].contents[1:])),)
    ),
    "another space": lambda a: _sight(a, spaces={"other": a.sights[0].seen.spaces["photo"]}),
    "narrow vectors": lambda a: _spaces(a, lambda v: v[:, 1:]),
    "a vector less": lambda a: _spaces(a, lambda v: v[1:]),
    "doubles": lambda a: _spaces(a, lambda v: v.astype(np.float64)),
    "no numbers": lambda a: _spaces(a, lambda v: v * np.float32("nan")),
    "long vectors": lambda a: _spaces(a, lambda v: v * np.float32(2)),
    "a class nobody knows": lambda a: _concepts(
        a, indices=a.sights[0].seen.concepts.indices + np.uint16(1000)
    ),
    "a probability of two": lambda a: _concepts(
        a, probabilities=a.sights[0].seen.concepts.probabilities + np.float32(2)
    ),
    "regions from nowhere": lambda a: _sight(a, regions=np.zeros((4, 81, 160), np.int8)),
}  # fmt: skip


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Order:
    """Four files of a folder."""
    folder = draw_folder(tmp_path_factory.mktemp("batch") / "photos", 4)
    return Order(tuple(scan(os.fsencode(folder))), "tiny", TinyModel.model_id)


@pytest.mark.parametrize("flaw", FLAWS)
def test_an_answer_with_a_flaw_is_not_believed(batch: Order, flaw: str) -> None:
    answer = read_and_see(batch)
    answer = replace(answer, sights=answer.sights[:1])
    like = TinyModel().see(np.empty((0, 0, 0, 3), np.uint8))
    assert remote_answers.check(answer, batch.files, like) == answer
    with pytest.raises(remote_answers.Nonsense):
        remote_answers.check(FLAWS[flaw](answer), batch.files, like)


def test_one_machine_alone_knows_no_scheduler(tmp_path: Path, photos_folder: Path) -> None:
    with Library.open(tmp_path / "alone", Access.PERSON) as library:
        folders.add(library, photos_folder)
    script = (
        "import sys, tiny_model, colour_describer\n"
        "from photoorg.cli import main\n"
        "from photoorg.models import registry\n"
        "registry.EMBEDDERS['builtin'] = tiny_model.TINY_FAMILY\n"
        "registry.DESCRIBERS['builtin'] = colour_describer.COLOUR_FAMILY\n"
        "try: main(['index', '--library', sys.argv[1]])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "found = {'distributed', 'dask', 'tornado', 'msgpack'} & set(sys.modules)\n"
        "sys.exit(f'loaded {found}' if found else 0)"
    )
    support = str(Path(tiny_cluster.__file__).parent)
    paths = os.pathsep.join([support, os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "alone")],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.returncode == 0, done.stderr
    assert f"{PHOTOS} new photos, 2 files could not be read" in done.stdout
