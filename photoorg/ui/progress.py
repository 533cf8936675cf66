"""What the worker is doing, in the person's words."""

from __future__ import annotations

from photoorg.jobs import Progress
from photoorg.ui.text import safe_text

STAGES = {
    "scan": "Looking for photos",
    "read": "Reading photos",
    "thumbnails": "Drawing thumbnails",
    "embed": "Understanding photos",
    "index": "Preparing search",
    "arrange": "Arranging albums",
}


def stage_words(stage: str) -> str:
    """What a stage does; the stage's own name where there are no better words."""
    return STAGES.get(stage, safe_text(stage.capitalize(), limit=40))


def detail_words(progress: Progress) -> str:
    """`1,204 of 18,330 · 42/s · 7 min left`, as far as it is known."""
    parts: list[str] = []
    if progress.total:
        parts.append(f"{progress.done:,} of {progress.total:,}")
    elif progress.done:
        parts.append(f"{progress.done:,}")
    if progress.per_second >= 1:
        parts.append(f"{progress.per_second:,.0f}/s")
    elif progress.per_second > 0:
        parts.append(f"{progress.per_second * 60:,.0f}/min")
    if progress.seconds_left is not None and progress.done < progress.total:
        parts.append(f"{duration_words(progress.seconds_left)} left")
    return " · ".join(parts)


def duration_words(seconds: float) -> str:
    """`less than a minute`, `7 min`, `2 h 5 min`."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    hours, minutes_over = divmod(minutes, 60)
    return f"{hours} h {minutes_over} min" if hours else f"{minutes} min"
