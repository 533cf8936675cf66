"""Runs the measurements one after the other and writes the table."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from tests.faults import ROOT
from tests.faults.outcome import Outcome, Scale

TIME_LIMIT = 90 * 60.0
"""Seconds for one measurement of the full tier."""
_LAST_WORDS = 1200


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table and how long it took."""

    outcome: Outcome
    seconds: float

    @property
    def failed(self) -> bool:
        """Whether the goal was measured and not reached."""
        return self.outcome.passed is False


def run(
    modules: Mapping[str, str], scale: Scale, scratch: Path, out: TextIO, keep: bool = False
) -> list[Measured]:
    """Measure every goal; a line of the table is printed as soon as it is known.

    The scratch folder of a measurement that passed is removed unless it is to be kept.
    """
    results = []
    print("| goal | wanted | reached | | time |\n|---|---|---|---|---|", file=out, flush=True)
    for goal, module in modules.items():
        place = scratch / goal.replace(" ", "-")
        measured = measure_alone(goal, module, scale, place)
        print(table_line(measured), file=out, flush=True)
        results.append(measured)
        if not keep and not measured.failed:
            shutil.rmtree(place, ignore_errors=True)
    print(file=out)
    for measured in results:
        for note in measured.outcome.notes:
            print(f"- {measured.outcome.goal}: {note}", file=out)
    print(_summary(results), file=out, flush=True)
    return results


def measure_alone(goal: str, module: str, scale: Scale, scratch: Path) -> Measured:
    """Measure one goal in a process of its own. What is missing, raises, crashes or hangs has
    failed."""
    scratch.mkdir(parents=True, exist_ok=True)
    result, words = scratch / "outcome.json", scratch / "output.txt"
    place = scratch / "scratch"
    place.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.faults.single", module]
    command += [str(scale.share), str(scale.seed), str(place), str(result)]
    began = time.monotonic()
    try:
        with words.open("w") as output:
            code: int | str = subprocess.run(
                command, cwd=ROOT, stdout=output, stderr=output, timeout=TIME_LIMIT, check=False
            ).returncode
    except subprocess.TimeoutExpired:
        code = "time limit"
    seconds = time.monotonic() - began
    try:
        stored = json.loads(result.read_text(encoding="utf-8"))
        outcome = Outcome(**{**stored, "notes": tuple(stored["notes"])})
    except (OSError, ValueError, TypeError, KeyError):
        said = words.read_text(encoding="utf-8", errors="replace").strip()[-_LAST_WORDS:]
        last = said.splitlines()[-1] if said else "nothing was said"
        outcome = Outcome(
            goal, module.rpartition(".")[2], "a measurement", f"none ({code}): {last}", False
        )
    return Measured(outcome, seconds)


def table_line(measured: Measured) -> str:
    """A row of a Markdown table."""
    outcome = measured.outcome
    verdict = {True: "pass", False: "**FAIL**", None: "not measured here"}[outcome.passed]
    cells = (
        f"{outcome.goal} {outcome.title}",
        outcome.wanted,
        outcome.reached,
        verdict,
        f"{measured.seconds:.0f} s",
    )
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def save(results: Iterable[Measured], scale: Scale, file: Path) -> None:
    """Write the results as JSON."""
    lines = [{**asdict(m.outcome), "seconds": round(m.seconds, 1)} for m in results]
    file.write_text(
        json.dumps({"scale": scale.share, "seed": scale.seed, "goals": lines}, indent=1)
    )


def chosen(modules: Mapping[str, str], only: Sequence[str]) -> dict[str, str]:
    """The modules of some goals, of all where none is named. Raises KeyError for unknown ones."""
    wanted = {goal.strip().upper() for goal in only if goal.strip()}
    known = {goal: goal.split()[0] for goal in modules}
    for goal in wanted - set(known.values()):
        raise KeyError(goal)
    return {goal: module for goal, module in modules.items() if not wanted or known[goal] in wanted}


@contextmanager
def scratch_folder(place: Path | None) -> Iterator[Path]:
    """The folder that was named, or one that is removed afterwards."""
    if place is not None:
        place.mkdir(parents=True, exist_ok=True)
        yield place
        return
    with tempfile.TemporaryDirectory(prefix="photoorg-faults-") as folder:
        yield Path(folder)


def _summary(results: Sequence[Measured]) -> str:
    passed = sum(m.outcome.passed is True for m in results)
    failed = sum(m.failed for m in results)
    seconds = sum(m.seconds for m in results)
    return (
        f"{passed} passed, {failed} failed, {len(results) - passed - failed} not measured here; "
        f"{seconds / 60:.1f} minutes"
    )
