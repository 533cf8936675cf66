"""What the worker is doing, in the person's words."""

from __future__ import annotations

from photoorg.jobs import Progress, Step
from photoorg.ui.language import number, tr
from photoorg.ui.text import safe_text

STAGES = {
    "scan": tr("Looking for photos"),
    "relink": tr("Recognising photos"),
    "read": tr("Reading photos"),
    "thumbnails": tr("Drawing thumbnails"),
    "model": tr("Getting the model ready"),
    "embed": tr("Understanding photos"),
    "index": tr("Preparing search"),
    "arrange": tr("Arranging albums"),
    "map": tr("Drawing the map"),
    "learn": tr("Learning from what you did"),
    "judge": tr("Trying out what was learned"),
    "tag": tr("Tagging photos"),
    "colours": tr("Measuring colours"),
    "measure": tr("Comparing photos"),
    "describe": tr("Describing photos"),
    "download": tr("Downloading a model"),
    "verify": tr("Checking a model"),
    "move": tr("Copying the library"),
    "recheck": tr("Checking the copy"),
    "trash": tr("Moving to the trash"),
    "untrash": tr("Bringing back from the trash"),
}
_WAITS = {
    "This computer is on battery": tr("This computer is on battery"),
    "The disk with the library is full": tr("The disk with the library is full"),
    "it is plugged in": tr("it is plugged in"),
    "there is room": tr("there is room"),
}
_IN_BYTES = {"download", "verify", "move", "recheck"}


def stage_words(stage: str) -> str:
    """What a stage does; the stage's own name where there are no better words."""
    return STAGES.get(stage, safe_text(stage.capitalize(), limit=40))


def paused_words(paused: Step | Progress) -> str:
    """What a job waits for, which the worker says in English."""
    reason, colon, place = paused.reason.rstrip(".").partition(": ")
    reason, until = (_WAITS.get(words, words) for words in (reason, paused.until))
    words = tr("{reason}; photoorg goes on when {until}.")
    return words.format(reason=f"{reason}{colon}{place}", until=until)


def detail_words(progress: Progress) -> str:
    """`1,204 of 18,330 · 42/s · 7 min left`, as far as it is known; `12 of 300 MB` for bytes."""
    parts = _amount_and_pace(progress)
    if progress.seconds_left is not None and progress.done < progress.total:
        left = duration_words(progress.seconds_left)
        parts.append(tr("{duration} left").format(duration=left))
    return " · ".join(parts)


def _amount_and_pace(progress: Progress) -> list[str]:
    parts: list[str] = []
    if progress.stage in _IN_BYTES:
        done, total = number(progress.done / 1e6), number(progress.total / 1e6)
        parts.append(tr("{done} of {total} MB").format(done=done, total=total))
        if progress.per_second:
            parts.append(f"{number(progress.per_second / 1e6, 1)} MB/s")
        return parts
    if progress.total:
        done, total = number(progress.done), number(progress.total)
        parts.append(tr("{done} of {total}").format(done=done, total=total))
    elif progress.done:
        parts.append(number(progress.done))
    if progress.per_second >= 1:
        parts.append(tr("{count}/s", "a second").format(count=number(progress.per_second)))
    elif progress.per_second > 0:
        a_minute = number(progress.per_second * 60)
        parts.append(tr("{count}/min", "a minute").format(count=a_minute))
    return parts


def duration_words(seconds: float) -> str:
    """`less than a minute`, `7 min`, `2 h 5 min`."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return tr("less than a minute")
    hours, minutes_over = divmod(minutes, 60)
    if not hours:
        return tr("{minutes} min").format(minutes=minutes)
    return tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes_over)
