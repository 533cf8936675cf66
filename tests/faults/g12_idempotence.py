"""G12: what has been done is not done again."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

from photoorg.library import Access, Library, folders, photos, problems
from photoorg.pipeline import Session, organize
from photoorg.pipeline.organize import STAGES
from tests.faults.counted import counted
from tests.faults.mutations import picture
from tests.faults.outcome import Outcome, Scale

PHOTOS = 100_000
BAD = 200
SECONDS = 10.0
RUNS = 5
_ARRANGING = "arrange"


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Read a large folder once, then again and again; and a folder of files that fail."""
    count = scale.count(PHOTOS, least=300)
    seconds, decodes, embedded = _unchanged(scratch, count)
    tries, loops = _failing(scratch, scale.count(BAD, least=8))
    return Outcome(
        "G12",
        "idempotence",
        f"second run over {count:,} unchanged photos: 0 decodes, 0 embeddings, ≤ {SECONDS:.0f} s; "
        f"a failing file is tried ≤ 2 times",
        f"{decodes} decodes, {embedded} embeddings, {seconds:.1f} s (scan, read, thumbnails, "
        f"colours, embed); failing files tried at most {tries} times in {RUNS} runs",
        decodes == 0 and embedded == 0 and seconds <= SECONDS and tries <= 2 and not loops,
        tuple(f"Tried too often: {name}" for name in loops[:10]),
    )


def _unchanged(scratch: Path, count: int) -> tuple[float, int, int]:
    """Seconds, decodes and embeddings of a second run.

    The albums are left out of both runs: arranging a hundred thousand drawn photos says nothing
    about whether their files are read again.
    """
    root = _many_photos(scratch / "many", count)
    with (
        counted() as counts,
        Library.open(scratch / "library", Access.PERSON | Access.INDEX) as library,
    ):
        folders.add(library, root)
        session = Session(library, "tiny")
        _stages(session)
        assert photos.count(library) == count, f"{photos.count(library)} of {count} photos"
        # At first every photo is decoded; afterwards the counts are those of the second run.
        assert counts.decoded.total() >= count
        counts.decoded.clear()
        counts.embedded = 0
        # As after a restart: nothing is kept but what is on the disk.
        began = time.monotonic()
        _stages(Session(library, "tiny"))
        return time.monotonic() - began, counts.decoded.total(), counts.embedded


def _stages(session: Session) -> None:
    for stage in STAGES:
        if stage.__name__ != _ARRANGING:
            for _ in stage(session):
                pass


def _many_photos(root: Path, count: int) -> Path:
    """The same small picture, each time with another tail, so that each file is another photo."""
    data = io.BytesIO()
    picture(16, 12).save(data, "JPEG")
    for start in range(0, count, 1000):
        folder = root / f"{start // 1000:03}"
        folder.mkdir(parents=True)
        for number in range(start, min(start + 1000, count)):
            (folder / f"{number:06}.jpg").write_bytes(data.getvalue() + b"%d" % number)
    return root


def _failing(scratch: Path, count: int) -> tuple[int, list[str]]:
    """How often the most tried file was tried in several runs, and which were tried too often."""
    root = scratch / "failing"
    root.mkdir()
    for number in range(count):
        (root / f"cut-{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF%d" % number)
        (root / f"other-{number}.png").write_bytes(b"%%PDF-1.7 %d" % number)
        (root / f"empty-{number}.gif").write_bytes(b"")
        (root / f"good-{number}.bmp").write_bytes(_drawn(number))
    with (
        counted() as counts,
        Library.open(scratch / "failed", Access.PERSON | Access.INDEX) as library,
    ):
        folders.add(library, root)
        for _ in range(RUNS):
            for _ in organize(Session(library, "tiny")):
                pass
        assert problems.count(library) == 3 * count
        bad = {name: n for name, n in counts.decoded.items() if not name.startswith(b"good")}
    assert len(bad) == 3 * count
    return max(bad.values()), sorted(os.fsdecode(name) for name, n in bad.items() if n > 2)


def _drawn(number: int) -> bytes:
    data = io.BytesIO()
    picture(16 + number % 16, 12).save(data, "BMP")
    return data.getvalue() + b"%d" % number
