"""G3: after a power cut at any moment nothing is corrupt and nothing acknowledged is lost.

The life of a library is run once under a recorder of all its writes (native/writelog.c). Then, for
cuts at random places of the log, the folder is rebuilt as a disk may hold it (disk.py) and opened
with our own code. The control is the same with SQLite told to sync nothing: there cuts must do
harm, else the simulator proves nothing.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from drawn import draw_folder

from photoorg import pipeline
from photoorg.errors import PhotoorgError
from photoorg.library import Library, vectors
from tests.faults import ROOT, SUPPORT, facts, life, native_build
from tests.faults.apart import apart
from tests.faults.disk import Disk, Fate, Names, Operation, operations
from tests.faults.laid_out import Tree, quick_folder
from tests.faults.outcome import Outcome, Scale, not_measured

PHOTOS = (96, 128)
"""In the first folder, and in the second, which has copies of all in the first."""
_TITLE = "power cuts"
_RESUMED = 40
"""Every so many cuts the library is organized to its end too."""
_CONTROL_FAILS = 0.3
_SLICE = 50
"""Cuts examined by one process, which may crash without ending the measurement."""


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Cut 1,000 times, and a third as often in the control."""
    cuts = scale.count(1000, least=12)
    wanted = (
        f"{cuts:,} cuts: 0 corrupt, 0 acknowledged commits lost, 0 wrong thumbnails, index right "
        f"or rebuilt; with synchronous=OFF ≥ {_CONTROL_FAILS:.0%} fail"
    )
    reason = native_build.why_not()
    if reason:
        return not_measured("G3", _TITLE, wanted, reason)
    shim = native_build.build("writelog", scratch)
    for number, count in enumerate(PHOTOS):
        draw_folder(scratch / "photos" / f"trip {number}", count)
    began = time.monotonic()
    real = record(shim, scratch, "as-is")
    verdict = examine(real, cuts, scale.seed, scratch)
    seconds = time.monotonic() - began
    control = examine(record(shim, scratch, "off"), max(cuts // 3, 6), scale.seed, scratch)
    share = control.failed / control.cuts
    harm = ", ".join(f"{n} {kind}" for kind, n in sorted(control.trouble.items()))
    trouble = ", ".join(f"{n} {kind}" for kind, n in sorted(verdict.trouble.items()))
    reached = (
        f"{verdict.cuts:,} cuts in {len(real.log):,} operations ({seconds / cuts:.2f} s each): "
        f"{trouble or 'nothing lost, nothing corrupt, nothing wrong'}; {verdict.rebuilt} times the "
        f"index was to be made anew, {verdict.refused:,} thumbnails missing or refused; control "
        f"fails in {share:.0%} of {control.cuts} ({harm})"
    )
    passed = not verdict.trouble and share >= _CONTROL_FAILS
    notes = list(verdict.evidence)
    if share < _CONTROL_FAILS:
        notes.append("The control does not fail: the simulator is broken.")
    return Outcome("G3", _TITLE, wanted, reached, passed, tuple(notes))


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded life and how it ended."""

    root: str
    log: list[Operation]
    acks: int
    """The inode of the acknowledgements."""
    thumbnails: dict[str, bytes]
    facts: frozenset[str]


@dataclass(slots=True)
class Verdict:
    """What was found after the cuts."""

    cuts: int = 0
    failed: int = 0
    rebuilt: int = 0
    refused: int = 0
    trouble: Counter[str] = field(default_factory=Counter)
    evidence: list[str] = field(default_factory=list)


def record(shim: Path, scratch: Path, mode: str) -> Recording:
    """Live a library's life under the recorder."""
    root, log = scratch / mode, scratch / f"{mode}.log"
    (root / "library").mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-m", "tests.faults.recording", root, scratch / "photos", mode],
        env={
            **os.environ,
            "LD_PRELOAD": str(shim),
            "WRITELOG_ROOT": str(root),
            "WRITELOG_FILE": str(log),
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(SUPPORT))),
        },
        cwd=ROOT,
        check=True,
    )
    recorded = list(operations(log))
    acks = next(op.inode for op in recorded if op.what == "C" and op.one == f"{root}/ACKS")
    with Library.open(root / "library") as library:
        thumbnails = life.shown_thumbnails(library)
        held = facts.of_index(library.index) | facts.of_person(library.person)
    if len(thumbnails) < max(PHOTOS):
        raise RuntimeError(f"The recorded life left {len(thumbnails)} thumbnails.")
    return Recording(str(root), recorded, acks, thumbnails, frozenset(held))


def examine(recording: Recording, cuts: int, seed: int, scratch: Path) -> Verdict:
    """Cut at random places and look at what is left."""
    life.use_tiny_models()
    chance = random.Random(seed)
    first = next(i for i, op in enumerate(recording.log) if op.inode == recording.acks)
    places = sorted(chance.randrange(first, len(recording.log) + 1) for _ in range(cuts))
    verdict = Verdict()
    for names in Names:
        mine = places[list(Names).index(names) :: len(Names)]
        for start in range(0, len(mine), _SLICE):
            part = mine[start : start + _SLICE]
            work = partial(_examine, recording, part, names, scratch)
            _join(verdict, _in_a_process(work, len(part)))
    return verdict


def _in_a_process(work: Callable[[], Verdict], cuts: int) -> Verdict:
    """The verdict of a forked process; where that crashes, this is the verdict."""

    def said() -> list[object]:
        verdict = work()
        return [*_counts(verdict), verdict.trouble, verdict.evidence]

    answer = apart(said)
    if isinstance(answer, int):
        words = f"a process of {cuts} cuts ended with wait status {answer}"
        return Verdict(cuts, cuts, 0, 0, Counter(crashes=1), [words])
    cut, failed, rebuilt, refused, trouble, evidence = answer
    return Verdict(cut, failed, rebuilt, refused, Counter(trouble), evidence)


def _counts(verdict: Verdict) -> tuple[int, int, int, int]:
    return verdict.cuts, verdict.failed, verdict.rebuilt, verdict.refused


def _join(verdict: Verdict, more: Verdict) -> None:
    verdict.cuts += more.cuts
    verdict.failed += more.failed
    verdict.rebuilt += more.rebuilt
    verdict.refused += more.refused
    verdict.trouble.update(more.trouble)
    verdict.evidence += more.evidence[: max(0, 6 - len(verdict.evidence))]


def _examine(recording: Recording, places: list[int], names: Names, scratch: Path) -> Verdict:
    """One pass over the log with cuts at some places, in ascending order."""
    disk = Disk(recording.root, names, ("library",))
    verdict, told, done = Verdict(), set[str](), 0
    with quick_folder(scratch) as place:
        tree = Tree(place)
        for cut in places:
            for operation in recording.log[done:cut]:
                disk.do(operation)
                if operation.inode == recording.acks and operation.what == "W":
                    told |= set(json.loads(operation.data).get("new", ()))
            done = cut
            chance = random.Random(cut)
            fate = chance.choice((Fate.DROPPED, Fate.MIXED, Fate.MIXED, Fate.KEPT))
            library = tree.lay_out(disk.after_cut(fate, chance))
            resume = verdict.cuts % _RESUMED == _RESUMED - 1
            found = list(_look(library, recording, told, verdict, resume))
            verdict.cuts += 1
            verdict.failed += bool(found)
            for kind, words in found:
                if verdict.trouble[kind] < 2:
                    where = f"operation {cut} of {len(recording.log)}, {names.value}, {fate.value}"
                    verdict.evidence.append(f"{kind}: {words} (cut at {where}).")
                verdict.trouble[kind] += 1
    return verdict


def _look(
    library: Path, recording: Recording, told: set[str], verdict: Verdict, resume: bool
) -> Iterator[tuple[str, str]]:
    """Open a library with our own code; yields what is wrong with it, as a kind and words."""
    try:
        with Library.open(library, life.BOTH) as opened:
            yield from _look_inside(opened, recording, told, verdict)
            if resume:
                yield from _resume(opened, recording)
    except PhotoorgError as error:
        yield "libraries that cannot be opened", str(error)
    except Exception as error:
        yield "libraries that cannot be used", f"{type(error).__name__}: {error}"


def _look_inside(
    opened: Library, recording: Recording, told: set[str], verdict: Verdict
) -> Iterator[tuple[str, str]]:
    for name, db in (("library.db", opened.person), ("index.db", opened.index)):
        says = [row[0] for row in db.execute("PRAGMA integrity_check(2)")]
        says += [str(row) for row in db.execute("PRAGMA foreign_key_check")]
        if says != ["ok"]:
            yield "corrupt databases", f"{name}: {says}"
    if opened.notices:
        yield "false alarms", opened.notices[0]
    held = facts.of_person(opened.person) | facts.of_index(opened.index)
    lost = sorted(told - held)
    if lost:
        yield "cuts with acknowledged records lost", f"{len(lost)} lost, such as {lost[0]}"
    shown = life.shown_thumbnails(opened)
    wrong = [name for name, jpeg in shown.items() if jpeg != recording.thumbnails.get(name)]
    if wrong:
        yield "cuts with wrong thumbnails shown", f"{len(wrong)}, such as {wrong[0]}"
    verdict.refused += sum(fact.startswith("read ") for fact in held) - len(shown)
    yield from _search(opened, verdict)


def _search(opened: Library, verdict: Verdict) -> Iterator[tuple[str, str]]:
    session = pipeline.Session(opened, life.MODEL)
    for space in ("photo", "text"):
        present = vectors.ids(opened, session.model_id, space)
        if not len(present):
            continue
        searcher = session.searcher(space)
        verdict.rebuilt += searcher.waiting == len(present)
        ids, matrix = vectors.load(opened, session.model_id, space, present)
        for query in matrix[:: max(1, len(matrix) // 4)]:
            found, cosines = searcher.nearest(query, 10)
            best = np.sort(matrix @ query)[::-1][: len(cosines)]
            ghosts = np.setdiff1d(found, ids)
            if len(ghosts) or len(found) < min(10, len(ids)) or np.abs(best - cosines).max() > 1e-2:
                yield "wrong answers of the index", f"{space}: {found.tolist()}"
                break


def _resume(opened: Library, recording: Recording) -> Iterator[tuple[str, str]]:
    """Organize to the end: all that can be derived is there again."""
    listed = {fact for fact in facts.of_person(opened.person) if fact.startswith("folder ")}
    for _ in pipeline.organize(pipeline.Session(opened, life.MODEL)):
        pass
    whole = {fact for fact in recording.facts if not fact.startswith(("act ", "folder "))}
    if {fact for fact in recording.facts if fact.startswith("folder ")} == listed:
        lacking = sorted(whole - facts.of_index(opened.index))
        if lacking:
            yield "incomplete after a resumed run", f"{len(lacking)}, such as {lacking[0]}"
        if life.shown_thumbnails(opened) != recording.thumbnails:
            yield "wrong thumbnails after a resumed run", "some are missing or differ"
    parts = life.parts_below(opened.paths.library)
    if parts:
        yield "unfinished files after a resumed run", str(parts[0])
