"""`photoorg bench pipeline`: indexing a folder from zero, by stage."""

from __future__ import annotations

import tempfile
from pathlib import Path

from photoorg.bench.report import Report, machine
from photoorg.library import Access, Library, folders, photos
from photoorg.pipeline import Session, organize
from photoorg.progress import run_with_bars


def run(folder: Path, model: str = "builtin") -> Report:
    """Seconds by stage and in all, photos per second, with a fresh library in a temporary place."""
    with (
        tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place,
        Library.open(Path(place) / "library", Access.PERSON | Access.INDEX) as library,
    ):
        folders.add(library, folder)
        session = Session(library, model)
        _, seconds = run_with_bars(organize(session), quiet=True)
        count = photos.count(library)
    whole = sum(seconds.values())
    return Report(
        f"Indexing {folder.name}: {count} photos from zero",
        {
            "photos": count,
            **{f"{stage}_s": round(spent, 3) for stage, spent in seconds.items()},
            "total_s": round(whole, 3),
            "photos_per_s": round(count / whole, 2),
        },
        notes={"model": session.model_id, **machine()},
    )
