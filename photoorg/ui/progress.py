"""What the worker is doing, in the person's words."""

from __future__ import annotations

from photoorg.jobs import Progress
from photoorg.ui.text import safe_text

STAGES = {
    "scan": "Looking for photos",
    "relink": "Recognising photos",
    "read": "Reading photos",
    "thumbnails": "Drawing thumbnails",
    "model": "Getting the model ready",
    "embed": "Understanding photos",
    "index": "Preparing search",
    "arrange": "Arranging albums",
    "map": "Drawing the map",
    "learn": "Learning from what you did",
    "judge": "Trying out what was learned",
    "tag": "Tagging photos",
    "colours": "Measuring colours",
    "measure": "Comparing photos",
    "describe": "Describing photos",
    "download": "Downloading a model",
    "verify": "Checking a model",
    "move": "Copying the library",
    "recheck": "Checking the copy",
    "trash": "Moving to the trash",
    "untrash": "Bringing back from the trash",
}
_IN_BYTES = {"download", "verify", "move", "recheck"}


def stage_words(stage: str) -> str:
    """What a stage does; the stage's own name where there are no better words."""
    return STAGES.get(stage, safe_text(stage.capitalize(), limit=40))


def detail_words(progress: Progress) -> str:
    """`1,204 of 18,330 · 42/s · 7 min left`, as far as it is known; `12 of 300 MB` for bytes."""
    parts = _amount_and_pace(progress)
    if progress.seconds_left is not None and progress.done < progress.total:
        parts.append(f"{duration_words(progress.seconds_left)} left")
    return " · ".join(parts)


def _amount_and_pace(progress: Progress) -> list[str]:
    parts: list[str] = []
    if progress.stage in _IN_BYTES:
        parts.append(f"{progress.done / 1e6:,.0f} of {progress.total / 1e6:,.0f} MB")
        if progress.per_second:
            parts.append(f"{progress.per_second / 1e6:,.1f} MB/s")
        return parts
    if progress.total:
        parts.append(f"{progress.done:,} of {progress.total:,}")
    elif progress.done:
        parts.append(f"{progress.done:,}")
    if progress.per_second >= 1:
        parts.append(f"{progress.per_second:,.0f}/s")
    elif progress.per_second > 0:
        parts.append(f"{progress.per_second * 60:,.0f}/min")
    return parts


def duration_words(seconds: float) -> str:
    """`less than a minute`, `7 min`, `2 h 5 min`."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    hours, minutes_over = divmod(minutes, 60)
    return f"{hours} h {minutes_over} min" if hours else f"{minutes} min"
