"""The window's side of the worker process: requests out, events in, and care when it dies."""

from __future__ import annotations

import itertools
import logging
import time
from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from photoorg import jobs
from photoorg.errors import ProtocolError
from photoorg.ui.language import tr
from photoorg.ui.sentences import told, told_event

PROGRESS_MS = 100
"""Progress reaches the window at most ten times a second."""
CANCEL_MS = 5000
"""How long a cancel may stay unanswered before the worker is killed."""
QUIT_MS = 500
"""How long quitting waits; each batch is one transaction, so that killing loses none."""
DEATHS = 3
MINUTE = 60.0
_STDERR_KEPT = 4096

_log = logging.getLogger(__name__)

LongJob = (
    jobs.Organize
    | jobs.RetryProblems
    | jobs.ForgetMissing
    | jobs.UseModel
    | jobs.GetModel
    | jobs.Rearrange
    | jobs.Learn
    | jobs.UseHead
    | jobs.Forget
    | jobs.LayOut
)
"""What a new worker is asked again after one has died."""
Answer = (
    jobs.Found
    | jobs.Previewed
    | jobs.Animated
    | jobs.Offered
    | jobs.SplitProposed
    | jobs.Placed
    | jobs.Finished
    | jobs.Cancelled
    | jobs.Failed
)


class WorkerClient(QObject):
    """Starts the worker when there is something to ask and passes on what it says.

    A worker that dies is started again and given its unfinished long jobs; searches it did not
    answer are answered with Failed. After three deaths within a minute `gave_up` says why and
    everything unanswered fails.
    """

    heard = Signal(object)
    """One jobs.Event."""
    gave_up = Signal(str)
    """The worker keeps dying; the text says what it said last."""

    def __init__(
        self,
        command: Sequence[str],
        parent: QObject | None = None,
        *,
        cancel_ms: int = CANCEL_MS,
    ) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._numbers = itertools.count(1)
        self._unanswered: dict[int, jobs.Request] = {}
        self._deaths: list[float] = []
        self._said = b""
        self._stopping = False
        self._process: QProcess | None = None
        self._held: jobs.Progress | None = None
        self._hold = QTimer(self, singleShot=True, interval=PROGRESS_MS)
        self._hold.timeout.connect(self._release)
        self._cancelled: set[int] = set()
        self._patience = QTimer(self, singleShot=True, interval=cancel_ms)
        self._patience.timeout.connect(self._kill_unanswering)

    @property
    def running(self) -> bool:
        """Whether a worker process exists now."""
        return self._process is not None

    @property
    def busy(self) -> bool:
        """Whether a long job was asked for that is not over."""
        return any(isinstance(request, LongJob) for request in self._unanswered.values())

    def new_job(self) -> int:
        """A number no earlier request of this window carries."""
        return next(self._numbers)

    def send(self, request: jobs.Request) -> None:
        """Pass a request on, starting the worker when there is none."""
        if not isinstance(request, jobs.Cancel | jobs.Quit):
            self._unanswered[request.job] = request
        self._write(request)

    def cancel(self, job: int) -> None:
        """Ask for a job to stop; a worker that does not answer in time is killed and replaced."""
        if job not in self._unanswered:
            return
        self._cancelled.add(job)
        self.send(jobs.Cancel(job))
        self._patience.start()

    def stop(self) -> None:
        """End the worker: politely, then by force. Nothing is started afterwards."""
        self._stopping = True
        if self._process is None:
            return
        process = self._process
        process.write(_line(jobs.Quit()))
        process.closeWriteChannel()
        if not process.waitForFinished(QUIT_MS):
            process.kill()
            process.waitForFinished(QUIT_MS)

    def _write(self, request: jobs.Request) -> None:
        if self._stopping:
            return
        if self._process is None:
            self._start()
        assert self._process is not None
        self._process.write(_line(request))

    def _start(self) -> None:
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._keep_stderr)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        self._said = b""
        process.start(self._command[0], self._command[1:])

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            line = bytes(process.readLine().data()).decode("utf-8", "replace").strip()
            if not line:
                continue
            try:
                message = jobs.from_line(line)
            except ProtocolError as error:
                _log.warning("The worker said something strange: %s", error)
                continue
            if isinstance(message, get_args(jobs.Event)):
                self._pass_on(told_event(message))
            else:
                _log.warning("The worker sent a request: %s", type(message).__name__)

    def _pass_on(self, event: jobs.Event) -> None:
        if isinstance(event, jobs.Progress):
            if self._hold.isActive():
                self._held = event
                return
            self._hold.start()
        else:
            self._release()
        ended = _ended_job(event)
        if ended is not None:
            self._answered(ended)
        self.heard.emit(event)

    def _release(self) -> None:
        """Let the last withheld progress through."""
        held, self._held = self._held, None
        if held is not None:
            self._hold.start()
            self.heard.emit(held)

    def _answered(self, job: int) -> None:
        self._unanswered.pop(job, None)
        self._cancelled.discard(job)
        if not self._cancelled:
            self._patience.stop()

    def _keep_stderr(self) -> None:
        if self._process is not None:
            said = bytes(self._process.readAllStandardError().data())
            self._said = (self._said + said)[-_STDERR_KEPT:]
            _log.debug("worker: %s", said.decode("utf-8", "replace").rstrip())

    def _kill_unanswering(self) -> None:
        if self._process is not None:
            _log.warning("The worker did not answer a cancel and is replaced.")
            self._process.kill()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._said = self._process.errorString().encode()
            self._ended(-1)

    def _ended(self, code: int) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._release()
        for job in sorted(self._cancelled):
            self._answered(job)
            self.heard.emit(jobs.Cancelled(job))
        if self._stopping or not self._unanswered:
            return
        self._deaths = [at for at in self._deaths if time.monotonic() - at < MINUTE]
        self._deaths.append(time.monotonic())
        _log.warning("The worker ended with code %s: %s", code, self._last_words())
        if len(self._deaths) >= DEATHS:
            self._give_up()
        else:
            self._resume()

    def _resume(self) -> None:
        for job, request in list(self._unanswered.items()):
            if isinstance(request, LongJob):
                self._write(request)
            else:
                self._answered(job)
                message = tr("That stopped before it was done. Please try again.")
                self.heard.emit(jobs.Failed(job, message))

    def _give_up(self) -> None:
        self._deaths.clear()
        message = told(self._last_words()) or tr(
            "The part that reads photos stops again and again."
        )
        for job in list(self._unanswered):
            self._answered(job)
            self.heard.emit(jobs.Failed(job, message))
        self.gave_up.emit(message)

    def _last_words(self) -> str:
        lines = self._said.decode("utf-8", "replace").strip().splitlines()
        return lines[-1].strip().removeprefix("Error: ") if lines else ""


def _ended_job(event: jobs.Event) -> int | None:
    """The job of which no more will be heard, or None."""
    if isinstance(event, jobs.Explained):
        return event.job if event.explanation.complete else None
    return event.job if isinstance(event, Answer) else None


def _line(request: jobs.Request) -> bytes:
    return (jobs.to_line(request) + "\n").encode()
