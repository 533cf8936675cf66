"""What is said about moving photos to the trash: before it, while it goes on, and afterwards."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from photoorg import volumes
from photoorg.domain import Edit
from photoorg.library import trashed
from photoorg.ui.text import counted, name_text, safe_text
from photoorg.ui.trash_plan import Plan
from photoorg.ui.trash_run import Found, Run

SHOWN = 3
"""So many files are named in a line."""


def phrase(edit: Edit) -> str:
    """The act, after “undo”: “move 3 photos to the trash”."""
    photos, _ = trashed.counts(edit)
    return f"move {counted(photos, 'photo')} to the trash"


def question(plan: Plan) -> str:
    """“Move 3 photos to the trash?”"""
    return f"Move {counted(plan.photos, 'photo')} to the trash?"


def where_words(plan: Plan) -> str:
    """How many files that are on which volumes, and whether some of the photos are in several."""
    here = volumes.point_of(os.fsencode(os.path.realpath(Path.home())))
    number = Counter(each.volume for each in plan.files)
    parts = [
        f"{counted(count, 'file') if not place else f'{count:,}'} on {_volume(point, here)}"
        for place, (point, count) in enumerate(number.most_common())
    ]
    said = f"{_listed(parts)}."
    if plan.copied:
        lie = "lies" if plan.copied == 1 else "lie"
        said += f" {_of_them(plan.copied, plan.photos)} {lie} in more than one place."
    if plan.kept:
        stay = "stays" if len(plan.kept) == 1 else "stay"
        said += (
            f" {_of_them(len(plan.kept), plan.photos)} {stay} in your library: not all files go."
        )
    return said


def beside_words(plan: Plan) -> str:
    """What is left where it is although it looks as if it belonged to the photos, or nothing."""
    said = []
    if plan.beside:
        count = len(plan.beside)
        verb = "stays where it is" if count == 1 else "stay where they are"
        them = "them" if len(plan.files) > 1 else "it"
        name = "file" if count == 1 else "files"
        named = _names(plan.beside)
        said.append(f"{count:,} {name} of the same name beside {them} {verb}: {named}.")
    if plan.linked:
        verb, has = ("stays", "has") if plan.linked == 1 else ("stay", "have")
        said.append(
            f"{counted(plan.linked, 'file')} {has} another name on the same disk (a hard link), "
            f"which {verb}."
        )
    return " ".join(said)


def stays_title(plan: Plan) -> str:
    """What stands above the list of the files that cannot be moved."""
    count = len(plan.stays)
    verb = "stays" if count == 1 else "stay"
    return f"{counted(count, 'file')} {verb} where {'it is' if count == 1 else 'they are'}:"


def nothing_words(stays: Sequence[tuple[bytes, str]]) -> str:
    """Why nothing was moved at all."""
    if not stays:
        return "These photos have no files any more."
    reasons = dict.fromkeys(reason for _, reason in stays)
    if len(stays) == 1:
        path, reason = stays[0]
        return f"{name_text(path)} was not moved: {safe_text(reason)}."
    if len(reasons) == 1:
        return f"None of {len(stays):,} files was moved: {safe_text(next(iter(reasons)))}."
    return f"Nothing was moved: {reasons_words(stays)}."


def moved_words(run: Run, photos: int, undo: str) -> str:
    """What was moved to the trash, and why not all, if so."""
    if not run.moved and not run.stays and not run.trouble:
        return "Stopped; nothing was moved."
    if not run.moved and not run.trouble:
        return nothing_words(run.stays)
    if not run.stays and not run.trouble and len(run.moved) == run.total:
        moved = f"Moved {counted(photos, 'photo')} to the trash."
        return f"{moved} {undo} brings {_it(photos)} back."
    return " ".join(
        part
        for part in (
            f"{len(run.moved):,} of {counted(run.total, 'file')} moved to the trash.",
            _rest(run),
            safe_text(run.trouble),
            f"{undo} brings back what was moved." if run.moved else "",
        )
        if part
    )


def returned_words(run: Run) -> str:
    """What was brought back from the trash, and why not all, if so."""
    if not run.total:
        return "Nothing of that is in the trash any more."
    if not run.stays and not run.trouble and len(run.moved) == run.total:
        return f"Brought {counted(run.total, 'file')} back from the trash."
    parts = (
        f"{len(run.moved):,} of {counted(run.total, 'file')} brought back from the trash.",
        _rest(run),
        safe_text(run.trouble),
    )
    return " ".join(part for part in parts if part)


def still_words(held: int, undo: str) -> str:
    """What is said when an act is done again whose files never came back."""
    verb = "is" if held == 1 else "are"
    return f"{counted(held, 'file')} {verb} still in the trash; {undo} tries again."


def found_words(found: Sequence[Found], undo: str) -> str:
    """What is told at the start after photoorg ended while files were moved."""
    said = []
    held = sum(each.held for each in found)
    if any(not each.returning for each in found):
        said.append("photoorg ended while it moved photos to the trash.")
    else:
        said.append("photoorg ended while it brought photos back from the trash.")
    if held:
        verb = "is" if held == 1 else "are"
        said.append(f"{counted(held, 'file')} {verb} there; {undo} brings back what was moved.")
    else:
        said.append("All files are at their places.")
    lost = [path for each in found for path in each.lost]
    if lost:
        if not held:
            said.pop()
        there = "is neither there nor where it was"
        if len(lost) > 1:
            there = "are neither there nor where they were"
        said.append(f"{_names(lost)} {there}.")
    return " ".join(said)


def reasons_words(stays: Sequence[tuple[bytes, str]]) -> str:
    """Why files stay: by reason, the most frequent first, with a name or the number."""
    by_reason: dict[str, list[bytes]] = {}
    for path, reason in stays:
        by_reason.setdefault(reason, []).append(path)
    parts = []
    for reason, paths in sorted(by_reason.items(), key=lambda item: -len(item[1])):
        which = name_text(paths[0]) if len(paths) == 1 else counted(len(paths), "file")
        parts.append(f"{which}: {safe_text(reason)}")
    return "; ".join(parts)


def _rest(run: Run) -> str:
    """Why some files are not among those that moved, the files that were not reached included."""
    parts = []
    if run.stays:
        parts.append(f"Not moved: {reasons_words(run.stays)}.")
    left = run.total - run.done
    if left:
        parts.append(f"{counted(left, 'file')} {'was' if left == 1 else 'were'} not reached.")
    return " ".join(parts)


def _it(count: int) -> str:
    return "it" if count == 1 else "them"


def _of_them(count: int, total: int) -> str:
    if total == 1:
        return "The photo"
    return f"{count:,} of them"


def _volume(point: bytes, home: bytes) -> str:
    if not point or point in (home, b"/"):
        return "this computer"
    return f"“{name_text(point)}”"


def _names(paths: Sequence[bytes]) -> str:
    names = [name_text(path) for path in paths[:SHOWN]]
    more = len(paths) - len(names)
    return _listed([*names, f"{more:,} more"] if more else names)


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
