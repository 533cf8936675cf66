"""What is said about moving photos to the trash: before it, while it goes on, and afterwards."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from photoorg import volumes
from photoorg.domain import Edit
from photoorg.library import trashed
from photoorg.ui.language import number, tr
from photoorg.ui.text import name_text, safe_text
from photoorg.ui.trash_plan import Plan
from photoorg.ui.trash_run import Found, Run

SHOWN = 3
"""So many files are named in a line."""


def phrase(edit: Edit) -> str:
    """The act, after “undo”: “move 3 photos to the trash”."""
    photos, _ = trashed.counts(edit)
    return tr("move %n photos to the trash", "", photos)


def question(plan: Plan) -> str:
    """“Move 3 photos to the trash?”"""
    return tr("Move %n photos to the trash?", "", plan.photos)


def where_words(plan: Plan) -> str:
    """How many files that are on which volumes, and whether some of the photos are in several."""
    here = volumes.point_of(os.fsencode(os.path.realpath(Path.home())))
    (first, count), *others = Counter(each.volume for each in plan.files).most_common()
    parts = [tr("%n files on {volume}", "", count).format(volume=_volume(first, here))]
    for point, count in others:
        parts.append(tr("%n on {volume}", "", count).format(volume=_volume(point, here)))
    said = [f"{_listed(parts)}."]
    if plan.copied:
        them = tr("%n of them lie in more than one place.", "", plan.copied)
        said.append(tr("The photo lies in more than one place.") if plan.photos == 1 else them)
    if plan.kept:
        it = tr("The photo stays in your library: not all files go.")
        them = tr("%n of them stay in your library: not all files go.", "", len(plan.kept))
        said.append(it if plan.photos == 1 else them)
    return " ".join(said)


def beside_words(plan: Plan) -> str:
    """What is left where it is although it looks as if it belonged to the photos, or nothing."""
    said = []
    if plan.beside:
        count = len(plan.beside)
        it = tr("%n files of the same name beside it stay where they are: {names}.", "", count)
        them = tr("%n files of the same name beside them stay where they are: {names}.", "", count)
        said.append((them if len(plan.files) > 1 else it).format(names=_names(plan.beside)))
    if plan.linked:
        said.append(
            tr(
                "%n files have another name on the same disk (a hard link), which stay.",
                "",
                plan.linked,
            )
        )
    return " ".join(said)


def stays_title(plan: Plan) -> str:
    """What stands above the list of the files that cannot be moved."""
    return tr("%n files stay where they are:", "", len(plan.stays))


def nothing_words(stays: Sequence[tuple[bytes, str]]) -> str:
    """Why nothing was moved at all."""
    if not stays:
        return tr("These photos have no files any more.")
    reasons = dict.fromkeys(reason for _, reason in stays)
    if len(stays) == 1:
        path, reason = stays[0]
        words = tr("{file} was not moved: {reason}.")
        return words.format(file=name_text(path), reason=reason_words(reason))
    if len(reasons) == 1:
        words = tr("None of %n files was moved: {reason}.", "", len(stays))
        return words.format(reason=reason_words(next(iter(reasons))))
    return tr("Nothing was moved: {reasons}.").format(reasons=reasons_words(stays))


def moved_words(run: Run, photos: int, undo: str) -> str:
    """What was moved to the trash, and why not all, if so."""
    if not run.moved and not run.stays and not run.trouble:
        return tr("Stopped; nothing was moved.")
    if not run.moved and not run.trouble:
        return nothing_words(run.stays)
    if not run.stays and not run.trouble and len(run.moved) == run.total:
        words = tr("Moved %n photos to the trash. {undo} brings them back.", "", photos)
        return words.format(undo=undo)
    moved = tr("{moved} of %n files moved to the trash.", "", run.total)
    back = tr("{undo} brings back what was moved.").format(undo=undo)
    return " ".join(
        part
        for part in (
            moved.format(moved=number(len(run.moved))),
            _rest(run),
            reason_words(run.trouble),
            back if run.moved else "",
        )
        if part
    )


def returned_words(run: Run) -> str:
    """What was brought back from the trash, and why not all, if so."""
    if not run.total:
        return tr("Nothing of that is in the trash any more.")
    if not run.stays and not run.trouble and len(run.moved) == run.total:
        return tr("Brought %n files back from the trash.", "", run.total)
    moved = tr("{moved} of %n files brought back from the trash.", "", run.total)
    parts = (
        moved.format(moved=number(len(run.moved))),
        _rest(run),
        reason_words(run.trouble),
    )
    return " ".join(part for part in parts if part)


def still_words(held: int, undo: str) -> str:
    """What is said when an act is done again whose files never came back."""
    return tr("%n files are still in the trash; {undo} tries again.", "", held).format(undo=undo)


def found_words(found: Sequence[Found], undo: str) -> str:
    """What is told at the start after photoorg ended while files were moved."""
    said = []
    held = sum(each.held for each in found)
    if any(not each.returning for each in found):
        said.append(tr("photoorg ended while it moved photos to the trash."))
    else:
        said.append(tr("photoorg ended while it brought photos back from the trash."))
    if held:
        there = tr("%n files are there; {undo} brings back what was moved.", "", held)
        said.append(there.format(undo=undo))
    else:
        said.append(tr("All files are at their places."))
    lost = [path for each in found for path in each.lost]
    if lost:
        if not held:
            said.pop()
        nowhere = tr("{files} are neither there nor where they were.", "", len(lost))
        said.append(nowhere.format(files=_names(lost)))
    return " ".join(said)


def reason_words(reason: str) -> str:
    """Why a file stays, which is noted in English, in the language in use: what the system says is
    in brackets."""
    known, bracket, said = reason.partition(" (")
    return safe_text(tr(known) + bracket + said)


def reasons_words(stays: Sequence[tuple[bytes, str]]) -> str:
    """Why files stay: by reason, the most frequent first, with a name or the number."""
    by_reason: dict[str, list[bytes]] = {}
    for path, reason in stays:
        by_reason.setdefault(reason, []).append(path)
    parts = []
    for reason, paths in sorted(by_reason.items(), key=lambda item: -len(item[1])):
        which = name_text(paths[0]) if len(paths) == 1 else tr("%n files", "", len(paths))
        parts.append(f"{which}: {reason_words(reason)}")
    return "; ".join(parts)


def _rest(run: Run) -> str:
    """Why some files are not among those that moved, the files that were not reached included."""
    parts = []
    if run.stays:
        parts.append(tr("Not moved: {reasons}.").format(reasons=reasons_words(run.stays)))
    left = run.total - run.done
    if left:
        parts.append(tr("%n files were not reached.", "", left))
    return " ".join(parts)


def _volume(point: bytes, home: bytes) -> str:
    if not point or point in (home, b"/"):
        return tr("this computer", "files on it")
    return tr("“{words}”").format(words=name_text(point))


def _names(paths: Sequence[bytes]) -> str:
    names = [name_text(path) for path in paths[:SHOWN]]
    more = len(paths) - len(names)
    return _listed([*names, tr("%n more", "", more)] if more else names)


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    words = tr("{parts} and {last}", "a list")
    return words.format(parts=", ".join(parts[:-1]), last=parts[-1])
