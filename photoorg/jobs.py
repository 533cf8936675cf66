"""What window and worker say to each other: frozen dataclasses, one JSON object a line.

The window sends requests, the worker answers with events that carry the request's `job` number.
A line with an unknown kind or an unknown, missing or mistyped field raises ProtocolError.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from photoorg.domain import AlbumPart, Hit, Order, PlaceReason
from photoorg.errors import ProtocolError
from photoorg.explanations import Explanation, PhotoRef
from photoorg.questions import Question

PAUSED = "paused"
"""The stage of steps that do nothing but wait, for a reason."""


@dataclass(frozen=True, slots=True)
class Step:
    """Progress of a pipeline generator: `done` of `total` are saved; `total` 0 is unknown."""

    stage: str
    done: int
    total: int
    reason: str = ""
    """A sentence: why it waits, where the stage is `PAUSED`."""
    until: str = ""
    """What it waits for: “there is room”."""


# Requests


@dataclass(frozen=True, slots=True)
class Organize:
    """Bring the library up to date: scan, read, embed, index, arrange."""

    job: int


@dataclass(frozen=True, slots=True)
class SearchText:
    """Photos that fit some words."""

    job: int
    text: str
    limit: int = 200


@dataclass(frozen=True, slots=True)
class SearchFor:
    """Photos that fit several words, photos and filters together."""

    job: int
    question: Question
    limit: int = 200


@dataclass(frozen=True, slots=True)
class FindSimilar:
    """Photos like one of the library."""

    job: int
    photo_id: int
    limit: int = 200


@dataclass(frozen=True, slots=True)
class FindSimilarToFile:
    """Photos like any file; the file is read where it lies and not added."""

    job: int
    path: bytes
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture of any file, which is decoded where it lies and not added."""

    job: int
    path: bytes
    edge: int = 0
    """The most pixels of its longer edge; 0 for a thumbnail."""
    part: tuple[float, ...] = ()
    """Only this part of a picture of that size: left, top, right and bottom in shares of the
    upright photo, 0 to 1. Empty for all of it."""


@dataclass(frozen=True, slots=True)
class Animate:
    """The frames of a moving picture, decoded where it lies; none of one that does not move."""

    job: int
    path: bytes
    edge: int
    """The most pixels of the longer edge."""


@dataclass(frozen=True, slots=True)
class Explain:
    """Why two photos are similar. `Explained` comes at once from what is known of them, and again
    when the describer has spoken; a later Explain takes the place of one that is not finished,
    which then answers with `Cancelled`."""

    job: int
    left: PhotoRef
    right: PhotoRef


@dataclass(frozen=True, slots=True)
class ProposeSplit:
    """How an album could be split; nothing is changed."""

    job: int
    album_id: int
    by: str
    """`subject`, `time`, `place` or `folder`."""
    parts: int = 0
    """How many parts by subject; 0 lets the photos decide."""


@dataclass(frozen=True, slots=True)
class WhyHere:
    """Why a photo is in the album it is in."""

    job: int
    photo_id: int


@dataclass(frozen=True, slots=True)
class Rearrange:
    """Arrange the albums again, with all corrections; a long job."""

    job: int


@dataclass(frozen=True, slots=True)
class Learn:
    """Learn from all corrections what the person finds alike; a long job."""

    job: int


@dataclass(frozen=True, slots=True)
class UseHead:
    """Go over, or back, to what was learned in one trial; 0 goes back to before all learning."""

    job: int
    trial: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Forget everything that was learned."""

    job: int


@dataclass(frozen=True, slots=True)
class LayOut:
    """Lay the photos out on a map on which similar ones lie near each other; a long job."""

    job: int


@dataclass(frozen=True, slots=True)
class RetryProblems:
    """Try all files with a known problem again, then bring the library up to date."""

    job: int


@dataclass(frozen=True, slots=True)
class ForgetMissing:
    """Forget the photos all of whose files are missing, then bring the library up to date."""

    job: int


@dataclass(frozen=True, slots=True)
class LookAgain:
    """See at once whether some files of the library are there, without looking for others."""

    job: int
    paths: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class UseModel:
    """Let another model see all photos and then answer; until then the present one does.

    `Failed` comes, and nothing has changed, when it cannot be used. Otherwise it is in the
    settings from now on, `Ready` tells when it answers, and a later Organize goes on with it.
    """

    job: int
    spec: str


@dataclass(frozen=True, slots=True)
class AskModel:
    """Ask the hub what it has under a spec. Only with the person's consent: it contacts the hub."""

    job: int
    spec: str


@dataclass(frozen=True, slots=True)
class GetModel:
    """Download a model at the commit the person agreed to; a long job beside that of the library.

    Repairs one that is damaged; one that is there and sound is not fetched again.
    """

    job: int
    spec: str
    commit: str


@dataclass(frozen=True, slots=True)
class RemoveModel:
    """Delete a downloaded model, or what an unfinished download left."""

    job: int
    spec: str
    unpin: bool = False
    """Whether to forget as well that the person agreed to it."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the long job that is running, at its next step."""

    job: int


@dataclass(frozen=True, slots=True)
class Quit:
    """Finish the current step and exit."""

    job: int = 0


# Events


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker is up, another model answers from now on, or it runs elsewhere; `device` is where
    that is, empty until it is known."""

    model: str
    device: str
    notice: str = ""
    """A sentence for the person where something had to give way: too little memory."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of a long job is saved. `total` is 0 while it is unknown."""

    job: int
    stage: str
    done: int
    total: int
    per_second: float = 0.0
    seconds_left: float | None = None
    reason: str = ""
    """A sentence: why it waits, where the stage is `PAUSED`."""
    until: str = ""
    """What it waits for: “there is room”."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search, best first."""

    job: int
    hits: tuple[Hit, ...]
    hint: str = ""
    """A remark on the question: words that the model hardly knows."""
    orders: tuple[Order, ...] = ()
    """Other ways to sort these hits; none where they cannot be had."""


@dataclass(frozen=True, slots=True)
class Previewed:
    """The answer to Preview: a picture, or why the file has none."""

    job: int
    jpeg: bytes
    """Empty where the file cannot be decoded."""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The next frame of a moving picture."""

    job: int
    jpeg: bytes
    milliseconds: int
    """How long it is shown."""


@dataclass(frozen=True, slots=True)
class Animated:
    """The answer to Animate, after as many `Frame`s as could be had: none of a picture that does
    not move, or that cannot be decoded."""

    job: int
    count: int
    """How many frames the file has."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The answer to Explain, as far as it is known; the last one is `complete`."""

    job: int
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class SplitProposed:
    """The answer to ProposeSplit: the parts, the largest first; one at most where the photos do
    not differ in that respect."""

    job: int
    album_id: int
    by: str
    parts: tuple[AlbumPart, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The answer to WhyHere."""

    job: int
    reason: PlaceReason


@dataclass(frozen=True, slots=True)
class Offered:
    """The answer to AskModel: what a download would bring, and where from."""

    job: int
    spec: str
    host: str
    """The hub's address."""
    repo: str
    commit: str
    licence: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A long job came to its end; `summary` says in words what changed."""

    job: int
    summary: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A long job stopped because it was asked to; what it saved stays."""

    job: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A request could not be done; `message` is a sentence for the person."""

    job: int
    message: str


Request: TypeAlias = (
    Organize
    | SearchText
    | SearchFor
    | FindSimilar
    | FindSimilarToFile
    | Preview
    | Animate
    | Explain
    | ProposeSplit
    | WhyHere
    | Rearrange
    | Learn
    | UseHead
    | Forget
    | LayOut
    | RetryProblems
    | ForgetMissing
    | LookAgain
    | UseModel
    | AskModel
    | GetModel
    | RemoveModel
    | Cancel
    | Quit
)
Event: TypeAlias = (
    Ready
    | Progress
    | Found
    | Previewed
    | Frame
    | Animated
    | Explained
    | SplitProposed
    | Placed
    | Offered
    | Finished
    | Cancelled
    | Failed
)

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (*get_args(Request), *get_args(Event))
}


class Pace:
    """Turns steps into progress events with a rate and the time left, per stage."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage = ""
        self._began = (0.0, 0)

    def progress(self, job: int, step: Step) -> Progress:
        """The event for a step; rates count from the stage's first step."""
        now = self._clock()
        if step.stage != self._stage:
            self._stage, self._began = step.stage, (now, step.done)
        seconds, done = now - self._began[0], step.done - self._began[1]
        rate = done / seconds if seconds > 0 else 0.0
        left = (step.total - step.done) / rate if rate > 0 and step.total else None
        return Progress(job, step.stage, step.done, step.total, rate, left, step.reason, step.until)


def paused_words(paused: Step | Progress) -> str:
    """What a person is told while a job waits."""
    return f"{paused.reason.rstrip('.')}; photoorg goes on when {paused.until}."


def to_line(message: Request | Event) -> str:
    """The message as one line of JSON, without the line end."""
    return json.dumps({"kind": type(message).__name__, **_plain(message)}, separators=(",", ":"))


def from_line(line: str) -> Request | Event:
    """The message in a line of JSON. Raises ProtocolError for anything else."""
    try:
        fields = json.loads(line)
        kind = _KINDS[fields.pop("kind")]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise ProtocolError(f"not a message: {line[:200]!r}") from error
    message: Request | Event = _build(kind, fields, line)
    return message


Value = TypeVar("Value")


def pack(value: Any) -> str:
    """A frozen dataclass as JSON, for keeping it; `unpack` makes it again."""
    return json.dumps(_plain(value), separators=(",", ":"))


def unpack(kind: type[Value], text: str) -> Value:
    """The dataclass in a text that `pack` made. Raises ProtocolError for anything else."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"not a {kind.__name__}: {text[:200]!r}") from error
    value: Value = _build(kind, fields, text)
    return value


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _build(kind: type[Any], fields: dict[str, Any], line: str) -> Any:
    hints: dict[str, Any] = _hints(kind)  # type: ignore[arg-type]
    try:
        return kind(**{name: _typed(hints[name], value, line) for name, value in fields.items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ProtocolError(f"not a {kind.__name__}: {line[:200]!r}") from error


_hints = cache(get_type_hints)


def _typed(hint: Any, value: Any, line: str) -> Any:
    if dataclasses.is_dataclass(hint):
        return _build(hint, value, line)  # type: ignore[arg-type]
    if hint is bytes:
        return base64.b64decode(value, validate=True)
    if hint is float and type(value) is int:
        return float(value)
    if get_origin(hint) is tuple:
        return tuple(_typed(get_args(hint)[0], item, line) for item in value)
    allowed = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    for kind in allowed:
        if isinstance(kind, type) and issubclass(kind, StrEnum) and isinstance(value, str):
            return kind(value)
    if type(value) not in allowed:
        raise ProtocolError(f"{value!r} is not a {hint}: {line[:200]!r}")
    return value
