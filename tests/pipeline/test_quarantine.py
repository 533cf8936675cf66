"""A file that ends decoders is left alone until it or photoorg changes; all others are indexed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import draw_folder

from photoorg.errors import ProblemKind
from photoorg.isolation import DecoderPool
from photoorg.library import Library, folders, photos, problems
from photoorg.pipeline import organize
from photoorg.pipeline.session import Session

HOSTILE = Path(__file__).parents[1] / "isolation" / "hostile_decoder.py"


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[DecoderPool]:
    with DecoderPool([sys.executable, str(HOSTILE)], time_limit=5) as decoders:
        monkeypatch.setattr("photoorg.pipeline.decoding.start", lambda _: decoders)
        yield decoders


@pytest.fixture
def session(library: Library, tmp_path: Path, tiny: str) -> Session:
    folder = tmp_path / "photos"
    draw_folder(folder, 12)
    first = sorted(folder.rglob("*.jpg"))[0]
    shutil.copy(first, folder / "segfault.jpg")
    (folder / "segfault.jpg").write_bytes(first.read_bytes() + b"another photo")
    folders.add(library, folder)
    return Session(library, tiny)


def crashes(caplog: pytest.LogCaptureFixture) -> int:
    return caplog.text.count("a decoder crashed")


def run(session: Session) -> None:
    for _ in organize(session):
        pass


def test_only_the_hostile_file_is_missing_and_it_is_not_tried_again(
    session: Session, pool: DecoderPool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run(session)
    assert photos.count(session.library) == 12
    [problem] = problems.listed(session.library)
    assert problem.kind == ProblemKind.QUARANTINED
    assert "crashed (SIGSEGV)" in problem.reason
    assert crashes(caplog) == 2
    run(session)
    assert crashes(caplog) == 2

    status = (tmp_path / "photos" / "segfault.jpg").stat()
    os.utime(tmp_path / "photos" / "segfault.jpg", ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    run(session)
    assert crashes(caplog) == 4, "the file changed, and deserves another chance"


def test_a_new_version_tries_again(
    session: Session,
    pool: DecoderPool,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    run(session)
    monkeypatch.setattr("photoorg.library.problems.__version__", "99")
    run(session)
    assert crashes(caplog) == 4
    assert problems.count(session.library) == 1
