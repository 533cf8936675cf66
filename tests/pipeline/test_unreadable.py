"""Photos that the system will not let us read: each is a problem of its own, and tried again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from drawn import draw_folder

from photoorg.errors import ProblemKind
from photoorg.library import Library, photos, problems
from photoorg.settings import Paths, Settings

ADD = Path(__file__).parents[1] / "support" / "tiny_add.py"
NATIVE = Path(__file__).parents[1] / "faults" / "native" / "nthfail.c"
COUNT = 9


def add(
    library: Path, folder: Path, before: Sequence[str] = (), env: Mapping[str, str] | None = None
) -> None:
    """Run `photoorg add` as another process."""
    library.mkdir(exist_ok=True)
    Settings.change(Paths(library), model="tiny")
    command = [*before, sys.executable, str(ADD), "--library", str(library), "add", str(folder)]
    paths = os.pathsep.join(p for p in sys.path if p)
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": paths, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def held(library: Path) -> tuple[int, list[tuple[str, ProblemKind]]]:
    with Library.open(library) as opened:
        listed = [(os.path.basename(p.path).decode(), p.kind) for p in problems.listed(opened)]
        return photos.count(opened), listed


def test_a_bad_sector_is_one_files_problem_until_it_can_be_read(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux") or shutil.which("gcc") is None:
        pytest.skip("needs Linux and a C compiler")
    shim = tmp_path / "nthfail.so"
    command = ["gcc", "-shared", "-fPIC", "-o", str(shim), str(NATIVE), "-ldl"]
    subprocess.run(command, check=True)
    folder = draw_folder(tmp_path / "photos", COUNT)
    bad = {"LD_PRELOAD": str(shim), "NTHFAIL_READ": "photo 0004"}
    add(tmp_path / "library", folder, env=bad)
    assert held(tmp_path / "library") == (COUNT - 1, [("photo 0004.jpg", ProblemKind.UNREADABLE)])
    add(tmp_path / "library", folder)
    assert held(tmp_path / "library") == (COUNT, [])


def test_a_file_without_permission_is_tried_again(tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("needs permissions as POSIX has them")
    before: list[str] = []
    if os.geteuid() == 0:
        # Root may read everything, unless it gives up two of its capabilities.
        if shutil.which("setpriv") is None:
            pytest.skip("needs setpriv, being root")
        before = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]
    folder = draw_folder(tmp_path / "photos", COUNT)
    [closed] = folder.rglob("photo 0004.jpg")
    closed.chmod(0)
    add(tmp_path / "library", folder, before)
    assert held(tmp_path / "library") == (COUNT - 1, [("photo 0004.jpg", ProblemKind.UNREADABLE)])
    closed.chmod(0o644)
    add(tmp_path / "library", folder, before)
    assert held(tmp_path / "library") == (COUNT, [])
