"""Reading new photos by the workers of a scheduler, in place of `read`.

Workers decode and see, this process alone writes: each batch that comes back is checked and saved
in one transaction. A batch that no worker could do, or that makes no sense, is read here.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Generator, Iterator, Sequence

import numpy as np

from photoorg import thumbnail_files
from photoorg.domain import FoundFile, PhotoRead
from photoorg.errors import MediaError, ProblemKind, SchedulerError
from photoorg.jobs import Step
from photoorg.library import files, photos
from photoorg.models import Seen
from photoorg.pipeline import remote_answers
from photoorg.pipeline.batches import in_batches
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.first_look import Sight
from photoorg.pipeline.read import BATCH, THREADS, WINDOW, lasting_problems, safely
from photoorg.pipeline.remote_work import Answer, Failure, Order, read_and_see
from photoorg.pipeline.scheduler import Done, LostTask, Scheduler
from photoorg.pipeline.searchable import absorb, keep
from photoorg.pipeline.session import Session

AHEAD = 2
"""Batches for each thread of the workers: one being read, and one that it need not wait for."""
MOST_IN_VAIN = 8
"""Batches in a row that workers may fail before the run ends: then it is not the files."""
_MOMENT = 0.5
"""Seconds between two steps while nothing comes back."""
_SEEN_OTHERWISE = frozenset({ProblemKind.UNREADABLE.value, ProblemKind.CHANGED.value})
"""Problems that a worker may have although the file is well: a disk that is not mounted there, or
tells other times."""

_log = logging.getLogger(__name__)


def read_elsewhere(session: Session, address: str) -> Iterator[Step]:
    """Have new and changed files read and seen by the workers of the scheduler at `address`.

    Raises SchedulerError when it cannot be reached, or is gone; what came back is saved then.
    Raises ModelError when workers do not have the session's model.
    """
    total = files.count_pending(session.library)
    if total:
        with Scheduler(address, read_and_see) as scheduler:
            yield from _Reading(session, scheduler).run(total)


class _Reading:
    """One run, from the first file to the last."""

    def __init__(self, session: Session, scheduler: Scheduler[Order, Answer]) -> None:
        self._session, self._library = session, session.library
        self._scheduler = scheduler
        self._todo: deque[FoundFile] = deque()
        self._busy: set[bytes] = set()
        """Files that are under way, and those that were tried in vain without a lasting reason."""
        self._in_vain = 0
        """Batches since the last that came back well."""
        self._blind: set[str] = set()
        """Machines that were found not to see what is seen here."""

    def run(self, total: int) -> Iterator[Step]:
        done = absorbed = 0
        self._send()
        like = yield from self._nothing_seen()
        while self._scheduler.in_flight:
            yield Step("read", done, max(total, done))
            for ended in self._scheduler.finished(_MOMENT):
                self._settle(ended, like)
                done += len(ended.order.files)
                self._send()
                yield Step("read", done, max(total, done))
            # Searches compare all that is not absorbed one by one; it must not grow for hours.
            if done - absorbed >= WINDOW:
                absorbed = done
                yield from absorb(self._session)
            self._send()

    def _nothing_seen(self) -> Generator[Step, None, Seen]:
        """What the model sees in no photos: the shapes of its results."""
        embedder = self._session.embedder
        for done, count in embedder.get_ready():
            yield Step("model", done, count)
        return embedder.see(np.empty((0, 0, 0, 3), np.uint8))

    def _send(self) -> None:
        """Give the workers as much as they may have, and notice when they are gone."""
        room = AHEAD * max(1, self._scheduler.threads())
        while self._scheduler.in_flight < room and (batch := self._next()):
            self._busy.update(found.path for found in batch)
            self._scheduler.submit(Order(batch, self._session.spec, self._session.model_id))

    def _next(self) -> tuple[FoundFile, ...]:
        if not self._todo:
            pending = files.pending(self._library, WINDOW + len(self._busy))
            self._todo.extend(found for found in pending if found.path not in self._busy)
        return tuple(self._todo.popleft() for _ in range(min(BATCH, len(self._todo))))

    def _settle(self, ended: Done[Order], like: Seen) -> None:
        """Save what came back of a batch, and read here what did not."""
        batch = ended.order.files
        try:
            answer = remote_answers.check(self._scheduler.answer(ended), batch, like)
        except (LostTask, remote_answers.Nonsense) as error:
            self._in_vain += 1
            where = self._scheduler.address
            if self._in_vain >= MOST_IN_VAIN:
                reason = f"The workers of the scheduler at {where} cannot do the work: {error}."
                raise SchedulerError(reason) from error
            _log.warning("%d files are read here instead of at %s: %s", len(batch), where, error)
            self._read_here(batch)
            return
        self._in_vain = 0
        doubtful = [batch[one.number] for one in answer.failed if one.kind in _SEEN_OTHERWISE]
        self._save(
            [(batch[number], photo) for number, photo in answer.read],
            [_error(batch, one) for one in answer.failed if one.kind not in _SEEN_OTHERWISE],
            answer.sights,
        )
        if self._read_here(doubtful) and answer.host not in self._blind:
            self._blind.add(answer.host)
            _log.warning(
                "%s cannot read %s as it is here; such files are read here",
                answer.host,
                os.fsdecode(doubtful[0].path),
            )

    def _read_here(self, batch: Sequence[FoundFile]) -> int:
        """Read files by this process's decoders, and leave it to the next stage to see them.

        Returns how many could be read.
        """
        pool, count = decoders(self._library), 0

        def work(found: FoundFile) -> PhotoRead:
            return safely(found, pool.read_photo)

        for read, failed in in_batches(batch, work, BATCH, THREADS):
            self._save(read, failed)
            count += len(read)
        return count

    def _save(
        self,
        read: Sequence[tuple[FoundFile, PhotoRead]],
        failed: Sequence[tuple[FoundFile, MediaError]],
        sights: Sequence[Sight] = (),
    ) -> None:
        """Keep the results of some files, all or none; their thumbnails first."""
        jpegs = {photo.hash: photo.thumbnail for _, photo in read}
        thumbnail_files.save(self._library.paths, jpegs)
        lasting = lasting_problems(self._library, failed)
        with self._library.writing_index():
            photos.save_read(self._library, read, lasting)
            for sight in sights:
                keep(self._session, photos.ids_of(self._library, sight.contents), sight.seen)
        self._busy.difference_update(found.path for found, _ in [*read, *lasting])


def _error(batch: Sequence[FoundFile], failure: Failure) -> tuple[FoundFile, MediaError]:
    found = batch[failure.number]
    return found, MediaError(found.path, ProblemKind(failure.kind), failure.reason)
