"""The worker's model downloads: asked for, one at a time, beside the long job of the library."""

from __future__ import annotations

from collections.abc import Callable, Generator

from photoorg import jobs
from photoorg.catalogue import title_of
from photoorg.errors import ModelError, PhotoorgError
from photoorg.jobs import Event, Pace, Step
from photoorg.models import hub


class ModelDownloads:
    """At most one download with further steps, and where to send events."""

    def __init__(self, say: Callable[[Event], None]) -> None:
        self._say = say
        self._job = 0
        self._title = ""
        self._steps: Generator[Step, None, object] | None = None
        self._pace = Pace()

    @property
    def busy(self) -> bool:
        """Whether a download has further steps."""
        return self._steps is not None

    def ask(self, job: int, spec: str) -> None:
        """Say what the hub offers. Raises ModelError."""
        offer = hub.resolve(spec)
        self._say(
            jobs.Offered(
                job, spec, offer.host, offer.repo, offer.commit, offer.licence, offer.bytes
            )
        )

    def get(self, job: int, spec: str, commit: str) -> None:
        """Begin to download. Raises ModelError while another download is running."""
        if self._steps is not None:
            raise ModelError(f"{self._title} is being downloaded; others can follow after it.")
        self._job, self._title, self._pace = job, title_of(spec), Pace()
        self._steps = obtain(spec, commit)

    def step(self) -> None:
        """Go on for a fraction of a second, unless the hub keeps silent."""
        if self._steps is None:
            return
        try:
            self._say(self._pace.progress(self._job, next(self._steps)))
            return
        except StopIteration:
            self._say(jobs.Finished(self._job, f"{self._title} is installed."))
        except PhotoorgError as error:
            self._say(jobs.Failed(self._job, str(error)))
        self._steps = None

    def stop(self, job: int) -> bool:
        """Stop that download, keeping what came; whether it was running."""
        if self._steps is None or job != self._job:
            return False
        self._steps.close()
        self._steps = None
        self._say(jobs.Cancelled(job))
        return True


def obtain(spec: str, commit: str) -> Generator[Step, None, None]:
    """Make a model be there, sound, at the commit the person agreed to. Raises ModelError.

    One that is there is checked, and fetched only where it is damaged. What is pinned is fetched
    as pinned; what is not is asked for once more, at that very commit.
    """
    pinned = hub.pinned(spec)
    if pinned is not None and pinned.commit != commit:
        raise ModelError(f"{spec} is pinned to {pinned.commit[:12]}, not to {commit[:12]}.")
    if hub.is_installed(spec):
        try:
            yield from hub.verify(spec)
        except ModelError:
            pass
        else:
            return
    yield from hub.fetch(pinned or hub.resolve(spec, commit))
