"""G1: no original is ever opened for writing, created, changed or removed."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TypeAlias

from tests.faults import ROOT, system_calls
from tests.faults.mutations import mutations, seeds, write_all
from tests.faults.outcome import Outcome, Scale, not_measured
from tests.faults.source_rules import violations

Manifest: TypeAlias = dict[str, tuple[object, ...]]

REAL = ROOT.parent / "shared/data/odd/exif-samples"
TITLE = "originals untouched"
WANTED = "0 writes, creates or removals below the photo folder; manifest identical; control caught"
_CONTROL = """
import os, pathlib, sys
root = pathlib.Path(sys.argv[1])
first, second = sorted(p for p in root.rglob('*') if p.is_file())[:2]
open(first, 'ab').close()
os.utime(first)
os.chmod(first, 0o600)
os.rename(first, root / 'renamed')
os.unlink(second)
(root / 'made').mkdir()
os.symlink('/nowhere', root / 'link')
"""
CONTROLS = 7
"""Forbidden calls that the control makes."""


def measure(scale: Scale, scratch: Path) -> Outcome:
    """A day of ordinary use of a copied folder, with the window, under strace."""
    if reason := system_calls.why_not():
        return not_measured("G1", TITLE, WANTED, reason)
    root = make_folder(scratch / "photos", scale)
    before = manifest(root)
    log = scratch / "calls.txt"
    day = system_calls.python(
        "-m", "tests.faults.usage", *map(str, (scratch / "library", root, scratch / "out"))
    )
    done = system_calls.files([*day, *(["--window"] * scale.is_full)], log, timeout=900)
    writes = list(system_calls.writes_below(root, log))
    changed = differences(before, manifest(root))
    reads = sum(str(root) in line for line in log.read_text(errors="replace").splitlines())
    caught, said = control(scratch), done.stderr.splitlines()[-3:]
    rules = [words for words in violations() if "writer" in words]
    return Outcome(
        "G1",
        TITLE,
        WANTED,
        f"{len(before):,} files and folders: {len(writes)} writes, {len(changed)} changed, "
        f"{reads:,} calls seen; control: {caught} of {CONTROLS} caught; exit {done.returncode}",
        not (writes or changed or rules or done.returncode) and caught == CONTROLS and reads > 0,
        (*writes[:10], *changed[:10], *rules[:10], *(said if done.returncode else ())),
    )


def make_folder(root: Path, scale: Scale) -> Path:
    """Copied camera photos where there are any, drawn ones, and damaged ones."""
    write_all(iter(seeds().items()), root / "drawn")
    write_all(mutations(scale.count(400, least=20), scale.seed), root / "damaged")
    if REAL.is_dir():
        shutil.copytree(REAL / "jpg" / "orientation", root / "cameras")
        if scale.is_full:
            shutil.copytree(REAL / "jpg", root / "all")
    return root


def manifest(root: Path) -> Manifest:
    """What may not change of each file and folder below `root`, by path."""
    facts: Manifest = {}
    for path in [root, *sorted(root.rglob("*"))]:
        status = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        attributes = tuple(
            (name, os.getxattr(path, name, follow_symlinks=False))
            for name in sorted(os.listxattr(path, follow_symlinks=False))
        )
        facts[str(path)] = (
            content, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_mode,
            status.st_uid, status.st_gid, status.st_ino, status.st_nlink, attributes,
        )  # fmt: skip
    return facts


def differences(before: Manifest, after: Manifest) -> list[str]:
    """Paths that came, went or are not as they were."""
    return sorted(path for path in before | after if before.get(path) != after.get(path))


def control(scratch: Path) -> int:
    """How many of the forbidden calls of a program that makes them all are found."""
    root = scratch / "control"
    write_all(iter(seeds().items()), root)
    log = scratch / "control.txt"
    system_calls.files(system_calls.python("-c", _CONTROL, str(root)), log, timeout=60)
    return len(list(system_calls.writes_below(root, log)))
