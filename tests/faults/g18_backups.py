"""G18: seven verified backups that can be put back; what is derived comes back by itself."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from photoorg import pipeline
from photoorg.library import Library, backups, integrity, recovery
from photoorg.settings import Paths
from tests.faults import facts, life
from tests.faults.facts import Acknowledgements
from tests.faults.outcome import Outcome, Scale

_KEPT = 7
_PHOTOS = 48
_ALL_LOSSES = 0.1
"""Below this scale five of the losses are tried."""


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Sixty days of backups, their restore, kills while they are made, and lost derived files."""
    trouble: list[str] = []
    whole = life.undisturbed(scratch / "photos", _PHOTOS, scratch / "whole")
    life.correct(scratch / "whole", Acknowledgements(scratch / "acks"), 1, 40)
    kept = _rotate(scratch / "whole", scratch / "rotated", scale.count(60, least=20), trouble)
    _restore(scratch / "rotated", trouble)
    kills = scale.count(100, least=5)
    _kill_while_made(scratch / "rotated", kills, random.Random(scale.seed), trouble)
    losses = _lose_derived(scratch / "whole", scratch / "lost", whole, trouble, scale)
    reached = (
        f"{kept} kept, each whole; restored word for word; {kills} kills while one was made; "
        f"{losses} losses of derived files"
    )
    reached += f"; {len(trouble)} failures" if trouble else ", each repaired by the next run"
    return Outcome(
        "G18",
        "backups and repair",
        f"≤ {_KEPT} rotating backups, all verified; restore test; loss of any derived file "
        "repaired without the person",
        reached,
        not trouble,
        tuple(trouble[:6]),
    )


def _rotate(source: Path, library: Path, days: int, trouble: list[str]) -> int:
    """A backup a day; between two of them the person says something. How many are left."""
    shutil.copytree(source, library)
    chance = random.Random(3)
    start = datetime(2024, 1, 1, 12, tzinfo=UTC)
    with Library.open(library, life.BOTH) as opened:
        for backup in backups.listed(opened.paths):
            backup.file.unlink()
        for day in range(days):
            life.act(opened, chance)
            backups.make(opened.paths, opened.person.conn, start + timedelta(days=day))
            left = backups.listed(opened.paths)
            if len(left) > _KEPT:
                trouble.append(f"{len(left)} backups after {day + 1} days.")
    for backup in left:
        flaw = integrity.flaw_of_copy(backup.file)
        if flaw:
            trouble.append(f"{backup.name}: {flaw}.")
    if len(left) < min(_KEPT - 1, days):
        trouble.append(f"Only {len(left)} backups after {days} days.")
    return len(left)


def _restore(library: Path, trouble: list[str]) -> None:
    """Put back every backup; the library then holds exactly what the backup holds."""
    for backup in backups.listed(Paths(library)):
        if not backup.file.exists():
            continue  # Opening the library made another one, which took its place.
        with integrity.looking_at(backup.file) as conn:
            wanted = facts.of_person(conn)
        recovery.restore(Paths(library), backup, carry=False)
        with Library.open(library, life.BOTH) as opened:
            if facts.of_person(opened.person) != wanted:
                trouble.append(f"{backup.name} was put back with other words.")
            life.act(opened, random.Random(backup.name))
            for words in opened.notices:
                trouble.append(f"{backup.name}, put back: {words}")


def _kill_while_made(library: Path, kills: int, chance: random.Random, trouble: list[str]) -> None:
    paths = Paths(library)
    for number in range(kills):
        child = os.fork()
        if child == 0:
            try:
                with Library.open(library, life.BOTH) as opened:
                    while True:
                        backups.make(opened.paths, opened.person.conn)
            finally:
                os._exit(1)
        time.sleep(0.05 + chance.random() * 0.06)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for backup in backups.listed(paths):
            flaw = integrity.flaw_of_copy(backup.file)
            if flaw:
                trouble.append(f"After kill {number} {backup.name}: {flaw}.")
    with Library.open(library, life.BOTH) as opened:
        backups.make(opened.paths, opened.person.conn)
        parts = list(library.rglob("*.part"))
        if parts:
            trouble.append(f"{len(parts)} unfinished files, such as {parts[0].name}.")
        if len(backups.listed(paths)) > _KEPT:
            trouble.append(f"{len(backups.listed(paths))} backups after kills.")


def _lose_derived(
    source: Path, library: Path, whole: life.Undisturbed, trouble: list[str], scale: Scale
) -> int:
    """Lose each derived thing in turn, reopen, organize: all is as before. How many there were."""
    with Library.open(source) as opened:
        said = facts.of_person(opened.person)
    losses = _derived(source)
    if scale.share < _ALL_LOSSES:
        losses = random.Random(scale.seed).sample(losses, 5)
    for name, lose in losses:
        shutil.rmtree(library, ignore_errors=True)
        shutil.copytree(source, library)
        lose(library)
        try:
            with Library.open(library, life.BOTH) as opened:
                life.shown_thumbnails(opened)  # The window looks: damaged ones are dropped.
                session = pipeline.Session(opened, life.MODEL)
                for _ in pipeline.organize(session):
                    pass
                lacking = whole.facts - facts.of_index(opened.index)
                lacking |= said - facts.of_person(opened.person)
                if lacking:
                    trouble.append(f"Without {name}: {len(lacking)} lacking, {min(lacking)}.")
                if life.shown_thumbnails(opened) != whole.thumbnails:
                    trouble.append(f"Without {name}: some thumbnails are missing or others.")
                again = pipeline.Session(opened, life.MODEL).searcher("photo")
                if again.photos != whole.photos or again.waiting:
                    trouble.append(f"Without {name}: the search index is not whole again.")
        except Exception as error:
            trouble.append(f"Without {name}: {type(error).__name__}: {error}")
    return len(losses)


def _derived(source: Path) -> list[tuple[str, Callable[[Path], None]]]:
    """Every derived file, folders of them, and each of them emptied or cut in half."""
    names = [file.relative_to(source) for file in sorted(source.rglob("*")) if file.is_file()]
    own = [
        name
        for name in names
        if name.name not in ("library.db", "settings.json")
        and not name.name.endswith((".lock", "-shm", "-wal"))
        and "backups" not in name.parts
        and name.suffix != ".jpg"
    ]
    one_thumbnail = [next(name for name in names if name.suffix == ".jpg")]
    losses: list[tuple[str, Callable[[Path], None]]] = []
    for name in own + one_thumbnail:
        losses.append((str(name), partial(_remove, name)))
        losses.append((f"{name} (emptied)", partial(_cut, name, 0)))
        losses.append((f"{name} (half)", partial(_cut, name, 2)))
    losses.append(("cache", lambda at: shutil.rmtree(at / "cache")))
    losses.append(("all thumbnails", lambda at: shutil.rmtree(at / "cache" / "thumbnails")))
    return losses


def _remove(name: Path, library: Path) -> None:
    (library / name).unlink()


def _cut(name: Path, divisor: int, library: Path) -> None:
    file = library / name
    os.truncate(file, file.stat().st_size // divisor if divisor else 0)
