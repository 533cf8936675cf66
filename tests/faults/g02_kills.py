"""G2: SIGKILL at random moments loses nothing that was saved, and leaves nothing behind.

A process with everything imported forks one real indexing process per trial (see stage.py): the
real pipeline with real decoders in child processes, on drawn photos with the tiny model. It is
killed, its databases are looked at from outside, and it is started again, until the library is
complete; then another library begins.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.faults import examine, facts, life
from tests.faults.life import Undisturbed
from tests.faults.opened import OpenWatch
from tests.faults.outcome import Outcome, Scale
from tests.faults.stage import Stage

PHOTOS = 320
_FEW_PHOTOS = 128
"""Where the scale is small; more than are read ahead."""
_SEEN_BATCH = 8
_MOST_REDONE = 32
_READY = 2.0
_KINDS = ("organize", "correct", "organize", "decoder", "organize") * 2 + ("organize", "window")
"""Who is killed: an indexing process, the same after one of its decoders, a process in which a
person corrects, the window of a worker."""
_ACTS_A_LIBRARY = 25
_PATIENCE = 60.0


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Kill 1,000 times."""
    kills = scale.count(1000, least=8)
    photos = PHOTOS if scale.share > 0.05 else _FEW_PHOTOS
    whole = life.undisturbed(scratch / "photos", photos, scratch / "whole")
    with Stage() as stage:
        killer = Killer(stage, whole, scratch, random.Random(scale.seed))
        began = time.monotonic()
        for number in range(kills):
            killer.kill(_KINDS[number % len(_KINDS)])
        killer.finish()
        seconds = time.monotonic() - began
        ready, size = ready_when_large(stage, scratch / "large", scale.count(100_000, 2_000))
    killer.close()
    return _outcome(killer, kills, seconds, ready, size)


def _outcome(killer: Killer, kills: int, seconds: float, ready: float, size: int) -> Outcome:
    redone = max(killer.redone, default=0)
    trouble = killer.trouble
    reached = (
        f"{kills:,} kills ({seconds / kills:.2f} s each): "
        + (", ".join(f"{n} {kind}" for kind, n in sorted(trouble.items())) or "nothing lost")
        + f"; at most {redone} photos begun and not saved; {killer.completed} libraries completed, "
        f"orphans gone after {killer.slowest_orphan:.2f} s; ready {ready:.2f} s at {size:,} photos"
    )
    notes = [*killer.evidence]
    if redone > _MOST_REDONE:
        over = sum(n > _MOST_REDONE for n in killer.redone)
        notes.append(
            f"{over} of {len(killer.redone)} kills of an indexing process lost work on more than "
            f"{_MOST_REDONE} photos (at most {redone}): photos are read ahead of the batch that "
            "is saved."
        )
    if killer.stray:
        notes.append(
            f"{killer.stray} unfinished files were met after kills; none was left after a "
            "complete run."
        )
    return Outcome(
        "G2",
        "kill -9",
        f"{kills:,} kills: 0 lost, 0 integrity errors, 0 half batches, 0 orphans after 2 s, "
        f"≤ {_MOST_REDONE} photos redone, 0 .part left, ready ≤ {_READY:.0f} s",
        reached,
        not trouble and redone <= _MOST_REDONE and ready <= _READY,
        tuple(notes),
    )


class Killer:
    """Libraries under way, and what went wrong with them."""

    def __init__(
        self, stage: Stage, whole: Undisturbed, scratch: Path, chance: random.Random
    ) -> None:
        self._stage, self._whole, self._scratch, self._chance = stage, whole, scratch, chance
        self._watch = OpenWatch(whole.folder)
        self._libraries: dict[str, Path] = {}
        self._number = 0
        self._promised: dict[Path, set[str]] = {}
        self._held: dict[Path, set[str]] = {}
        self._kills_of: Counter[Path] = Counter()
        self.trouble: Counter[str] = Counter()
        self.evidence: list[str] = []
        self.redone: list[int] = []
        """For each kill of an indexing process: photos it had opened in vain."""
        self.completed = 0
        self.stray = 0
        self.slowest_orphan = 0.0

    def kill(self, kind: str) -> None:
        """Start a process of a kind and kill it; if it is too quick, the library is complete and
        another one begins."""
        while not self._kill(kind):
            pass

    def finish(self) -> None:
        """Let the libraries that index be completed in peace."""
        for kind in ("organize", "window"):
            library = self._libraries.get(kind)
            if library is not None:
                acks = self._begin("organize", library)[1]
                self._ended("organize", library)
                self._complete(kind, library, acks)

    def close(self) -> None:
        """Stop watching."""
        self._watch.close()

    def _kill(self, kind: str) -> bool:
        place = "organize" if kind == "decoder" else kind
        library = self._library(place)
        self._watch.drain()
        process, acks = self._begin(place, library)
        self._wait(acks, *self._moment(place, library))
        time.sleep(self._chance.random() * self._chance.choice((0.03, 0.3)))
        if kind == "decoder":
            _kill_a_decoder(process, self._chance)
            self._wait(acks, 1 + sum(1 for _ in facts.said(acks)))
        os.kill(process, signal.SIGKILL)
        status = self._ended(kind, library)
        # One that failed has not completed its library either: it is started again.
        killed = status != 0
        if killed:
            self._look(kind, library, acks)
        for line in facts.said(acks):
            if "failed" in line:
                self._blame("runs that failed", f"{kind} on {library.name}: {line['failed']}")
        if not killed or (kind == "correct" and self._kills_of[library] >= _ACTS_A_LIBRARY):
            self._complete(place, library, acks)
        return killed

    def _library(self, place: str) -> Path:
        if place not in self._libraries:
            self._number += 1
            library = self._scratch / f"{place}-{self._number}"
            life.begin(library, self._whole.folder)
            self._libraries[place] = library
            self._promised[library] = facts.promised(iter(()))
        return self._libraries[place]

    def _begin(self, verb: str, library: Path) -> tuple[int, Path]:
        acks = library.with_suffix(".acks")
        acks.unlink(missing_ok=True)
        self._held[library] = examine.held(examine.copy_databases(library, self._copy))
        seed = self._chance.randrange(1 << 30)
        return self._stage.start(verb, library, acks, seed=seed), acks

    @property
    def _copy(self) -> Path:
        return self._scratch / "copy"

    def _moment(self, place: str, library: Path) -> tuple[int, str]:
        """How many lines to wait for, and of which stage: most kills fall into the reading of
        photos, which is over soon, and the others are spread over all that follows."""
        read = sum(fact.startswith("read ") for fact in self._held[library])
        if place == "organize" and read < self._whole.photos and self._chance.random() < 0.8:
            return self._chance.choice((0, 1, 1, 2)), "read"
        return self._chance.choice((0, 1, 2, 3, 5, 12, 30, 60)), ""

    def _wait(self, acks: Path, lines: int, stage: str = "") -> None:
        """Until so many things were said (in one stage), or the process has ended."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            said: list[dict[str, Any]] = list(facts.said(acks))
            fitting = [line for line in said if not stage or line.get("stage") == stage]
            # The facts of the first line are those of the runs before.
            if len(fitting) >= lines and (not stage or len(said) > 2):
                return
            if any("done" in line for line in said):
                return
            time.sleep(0.002)
        self._blame("process hung", f"{acks.name}: nothing was said for {_PATIENCE:.0f} s")

    def _ended(self, kind: str, library: Path) -> int:
        status, orphans, seconds = self._stage.ended()
        self.slowest_orphan = max(self.slowest_orphan, seconds)
        if orphans:
            self._blame("orphans", f"{kind}: processes outlived their parent by {seconds:.1f} s")
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) != signal.SIGKILL:
            self._blame("processes that crashed", f"{kind}: signal {os.WTERMSIG(status)}")
        return status

    def _look(self, kind: str, library: Path, acks: Path) -> None:
        self._kills_of[library] += 1
        promised = self._promised[library] | facts.promised(facts.said(acks))
        copy = examine.copy_databases(library, self._copy)
        held = examine.held(copy)
        for label, found in (
            ("integrity errors", examine.damage(copy / "index.db")),
            ("integrity errors", examine.damage(copy / "library.db")),
            ("acknowledged records lost", examine.missing(promised, copy)),
            (
                "half batches",
                examine.half_batches(copy, self._held[library], _SEEN_BATCH, self._whole.photos),
            ),
            (
                "bad thumbnails",
                examine.thumbnails(library, examine.read_contents(held), self._whole),
            ),
        ):
            for words in found:
                self._blame(label, f"{kind} on {library.name}: {words}")
        self._promised[library] = promised
        self.stray += len(life.parts_below(library))
        if kind in ("organize", "decoder", "window"):
            self.redone.append(self._in_vain(held, self._held[library]))

    def _in_vain(self, held: set[str], held_before: set[str]) -> int:
        """How many photos the killed process had opened without saving anything of them."""
        opened = {path.hex().upper() for path in self._watch.drain()}
        new = held - held_before
        content_of = {
            fact.split(" ")[1]: fact.split(" ")[2] for fact in held if fact[:5] == "read "
        }
        saved = {fact.split(" ")[1] for fact in new if fact.startswith("read ")}
        contents = {fact.rpartition(" ")[2] for fact in new if not fact.startswith("read ")}
        return sum(path not in saved and content_of.get(path) not in contents for path in opened)

    def _complete(self, place: str, library: Path, acks: Path) -> None:
        """Look at a library whose process came to its end, and leave it."""
        del self._libraries[place]
        if place != "correct":
            self.completed += 1
            held = examine.held(examine.copy_databases(library, self._copy))
            lacking = {fact for fact in self._whole.facts if fact not in held}
            if lacking:
                some = sorted(lacking)[:3]
                self._blame("incomplete libraries", f"{library.name}: {len(lacking)}, {some}")
            for part in life.parts_below(library):
                self._blame(".part files left", f"{part.relative_to(self._scratch)}")
        shutil.rmtree(library)
        acks.unlink(missing_ok=True)

    def _blame(self, label: str, words: str) -> None:
        self.trouble[label] += 1
        if self.trouble[label] <= 3:
            self.evidence.append(f"{label}: {words}.")


def _kill_a_decoder(process: int, chance: random.Random) -> None:
    try:
        threads = os.listdir(f"/proc/{process}/task")
        children = [
            int(child)
            for thread in threads
            for child in Path(f"/proc/{process}/task/{thread}/children").read_text().split()
        ]
        if children:
            os.kill(chance.choice(children), signal.SIGKILL)
    except (OSError, ProcessLookupError):
        return


def ready_when_large(stage: Stage, library: Path, size: int) -> tuple[float, int]:
    """Seconds from opening to the first page of photos for a library of `size` photos whose
    process was killed in the middle of adding more."""
    acks = library.with_suffix(".acks")
    process = stage.start("fill", library, acks, size=size)
    end = time.monotonic() + 1800
    while not any("filled" in line for line in facts.said(acks)):
        if time.monotonic() > end:
            raise TimeoutError(f"{size} photos took too long")
        time.sleep(0.05)
    time.sleep(0.2)
    os.kill(process, signal.SIGKILL)
    stage.ended()
    acks.unlink()
    stage.start("ready", library, acks)
    stage.ended()
    (ready,) = (line["ready"] for line in facts.said(acks) if "ready" in line)
    return float(ready), size
