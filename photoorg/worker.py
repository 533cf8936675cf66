"""The worker process: requests in on stdin, events out on stdout, one JSON object a line.

It runs one long job at a time as a generator and answers searches between its steps. It ends when
stdin ends, when asked to, or after being idle for long, which gives all its memory back.
"""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from typing import TextIO, TypeAlias

from photoorg import jobs, models, pipeline
from photoorg.domain import Hit
from photoorg.errors import MediaError, ModelError, PhotoorgError, ProtocolError, Stopped
from photoorg.explanations import Explanation, PhotoRef
from photoorg.jobs import Event, Pace, Request, Step
from photoorg.library import Library, albums, problems
from photoorg.model_downloads import ModelDownloads
from photoorg.models import hub
from photoorg.pipeline import Summary
from photoorg.settings import Settings

_log = logging.getLogger(__name__)

IDLE_SECONDS = 600.0
QUIET_SECONDS = 2.0
"""How long nobody must ask for anything before the reader of words is loaded on suspicion."""


_Steps: TypeAlias = Generator[Step, None, Summary] | Generator[Step, None, str]


def serve(
    library: Library,
    stdin: TextIO,
    stdout: TextIO,
    idle: float = IDLE_SECONDS,
    abandoned: Callable[[], object] = lambda: None,
) -> None:
    """Answer requests until stdin ends, Quit comes, or nothing happened for `idle` seconds.

    `abandoned` is called, in another thread, as soon as stdin ends: a step may take long.
    """
    if hasattr(os, "nice"):
        os.nice(10)
    requests: queue.Queue[Request | None] = queue.Queue()
    threading.Thread(target=_read, args=(stdin, requests, abandoned), daemon=True).start()
    worker = Worker(library, stdout, interrupted=lambda: not requests.empty())
    while True:
        try:
            request = requests.get(
                block=not worker.busy, timeout=idle if worker.warm else QUIET_SECONDS
            )
        except queue.Empty:
            if worker.busy:
                worker.step()
            elif worker.warm:
                return
            else:
                worker.warm_up()
            continue
        if request is None or isinstance(request, jobs.Quit):
            return
        worker.answer(request)


class Worker:
    """The session that answers, at most one long job, and where to send events."""

    def __init__(
        self, library: Library, stdout: TextIO, interrupted: Callable[[], bool] = lambda: False
    ) -> None:
        """`interrupted` tells whether somebody waits for an answer while a describer speaks."""
        self._library = library
        self._interrupted = interrupted
        self._telling: tuple[jobs.Explain, Iterator[Explanation]] | None = None
        self._session = pipeline.serving(library)
        self._maker = albums.maker(library)
        self._stdout = stdout
        self._job = 0
        self._steps: _Steps | None = None
        self._pace = Pace()
        self._downloads = ModelDownloads(self._say)
        self.warm = False
        self._ready = jobs.Ready(self._session.spec, "")
        self._say(self._ready)

    @property
    def busy(self) -> bool:
        """Whether a long job has further steps."""
        return self._steps is not None or self._telling is not None or self._downloads.busy

    def step(self) -> None:
        """Advance the long job by one saved batch, and a download by what has come."""
        self._downloads.step()
        if self._telling is not None:
            self._tell_on()
        elif self._steps is not None:
            self._advance(self._steps)
            self._tell_device()

    def warm_up(self) -> None:
        """Load what the first search needs, so that it need not wait."""
        self.warm = True
        try:
            self._session.embedder.embed_texts(["a photo"])
        except PhotoorgError as error:
            # The first search will say so to the person; nobody has asked yet.
            _log.warning("%s", error)
        self._tell_device()

    def answer(self, request: Request) -> None:
        """Start or stop the long job, or answer a search at once."""
        try:
            match request:
                case jobs.Organize(job):
                    self._start(job, self._organize())
                case jobs.RetryProblems(job):
                    problems.forget(self._library, [p.path for p in problems.listed(self._library)])
                    self._start(job, self._organize())
                case jobs.ForgetMissing(job):
                    pipeline.forget_missing(self._library)
                    self._start(job, self._organize())
                case jobs.LookAgain(job, paths):
                    pipeline.look_again(self._library, paths)
                    self._say(jobs.Finished(job, ""))
                case jobs.Rearrange(job):
                    self._start(job, pipeline.rearrange(self._session))
                case jobs.Learn(job):
                    self._start(job, pipeline.learn(self._session))
                case jobs.UseHead(job, trial):
                    self._start(job, pipeline.use_head(self._session, trial))
                case jobs.Forget(job):
                    self._start(job, pipeline.forget(self._session))
                case jobs.LayOut(job):
                    self._start(job, pipeline.lay_out(self._session))
                case jobs.ProposeSplit(job, album_id, by, parts):
                    found = pipeline.propose_split(self._session, album_id, by, parts)
                    self._say(jobs.SplitProposed(job, album_id, by, tuple(found)))
                case jobs.WhyHere(job, photo_id):
                    self._say(jobs.Placed(job, pipeline.why_here(self._session, photo_id)))
                case jobs.UseModel(job, spec):
                    models.model_id_of(spec)  # What is nonsense stops nothing that is running.
                    self._start(job, self._sparing(pipeline.use(self._session, spec)))
                case jobs.AskModel(job, spec):
                    self._downloads.ask(job, spec)
                case jobs.GetModel(job, spec, commit):
                    self._downloads.get(job, spec, commit)
                case jobs.RemoveModel(job, spec, unpin):
                    self._remove_model(job, spec, unpin)
                case jobs.Cancel(job):
                    if not self._downloads.stop(job) and not self._hush(job):
                        self._stop(job)
                case jobs.Explain():
                    self._explain(request)
                case jobs.SearchText(job, text, limit):
                    hits = pipeline.search(self._session, text, limit)
                    self._say(jobs.Found(job, hits, pipeline.hint(self._session, text)))
                case jobs.SearchFor():
                    self._search_for(request)
                case jobs.FindSimilar(job, photo_id, limit):
                    hits = pipeline.similar(self._session, photo_id, limit)
                    self._say_similar(job, PhotoRef(photo_id), hits)
                case jobs.FindSimilarToFile(job, path, limit):
                    hits = pipeline.similar_to_file(self._session, path, limit)
                    self._say_similar(job, PhotoRef(path=path), hits)
                case jobs.Preview():
                    self._say(self._preview(request))
                case jobs.Animate(job, path, edge):
                    self._animate(job, path, edge)
        except PhotoorgError as error:
            self._say(jobs.Failed(request.job, str(error)))
        self._tell_device()

    def _search_for(self, request: jobs.SearchFor) -> None:
        """What was found for several things at once, with reasons where one photo was asked
        about."""
        job, question = request.job, request.question
        hits = pipeline.search_for(self._session, question, request.limit)
        asked = pipeline.asked_photo(self._session, question)
        if asked is not None:
            self._say_similar(job, asked, hits)
        else:
            said = " ".join(part.text for part in question.words)
            self._say(jobs.Found(job, hits, pipeline.hint(self._session, said) if said else ""))

    def _say_similar(self, job: int, asked: PhotoRef, hits: tuple[Hit, ...]) -> None:
        """What was found, with reasons as far as they can be had."""
        seeing = pipeline.insight(self._session)
        if seeing is None:
            self._say(jobs.Found(job, hits))
            return
        try:
            explained, orders = pipeline.explain_hits(seeing, asked, hits)
        except PhotoorgError as error:
            # The hits are right without their reasons.
            _log.warning("%s", error)
            explained, orders = hits, ()
        self._say(jobs.Found(job, explained, orders=orders))

    def _preview(self, asked: jobs.Preview) -> jobs.Previewed:
        """A picture of a file, or why there is none."""
        try:
            jpeg = pipeline.preview(self._library, asked.path, asked.edge, asked.part)
            return jobs.Previewed(asked.job, jpeg)
        except MediaError as error:
            return jobs.Previewed(asked.job, b"", error.reason)

    def _animate(self, job: int, path: bytes, edge: int) -> None:
        """Say the frames of a moving picture, each as soon as it is encoded."""
        count = 1
        try:
            film = pipeline.film(self._library, path, edge)
            count = film.count
            for jpeg, milliseconds in film.frames:
                self._say(jobs.Frame(job, jpeg, milliseconds))
        except MediaError as error:
            # Whoever asks sees the picture itself, or why there is none.
            _log.info("%s", error)
        self._say(jobs.Animated(job, count))

    def _explain(self, request: jobs.Explain) -> None:
        """Begin to explain a pair, in place of another one that is not finished."""
        if self._telling is not None:
            self._hush(self._telling[0].job)
        self._telling = (request, self._told(request))
        self._tell_on()

    def _told(self, request: jobs.Explain) -> Iterator[Explanation]:
        return pipeline.explain(self._session, request.left, request.right, stop=self._interrupted)

    def _tell_on(self) -> None:
        """Say the next that is known of the pair being explained."""
        assert self._telling is not None
        request, told = self._telling
        try:
            explanation = next(told)
        except Stopped:
            # Somebody waits for something else; what the describer said so far is kept.
            self._telling = (request, self._told(request))
            return
        except PhotoorgError as error:
            self._telling = None
            self._say(jobs.Failed(request.job, str(error)))
            return
        if explanation.complete:
            self._telling = None
        self._say(jobs.Explained(request.job, explanation))

    def _hush(self, job: int) -> bool:
        """Stop explaining if that is the job; whether it was."""
        if self._telling is None or self._telling[0].job != job:
            return False
        self._telling = None
        self._say(jobs.Cancelled(job))
        return True

    def _remove_model(self, job: int, spec: str, unpin: bool) -> None:
        chosen = Settings.load(self._library.paths, "model", "describer")
        if spec in (chosen.model, chosen.describer, self._session.spec):
            raise ModelError("This model is in use; choose another one first.")
        hub.remove(spec, unpin)
        self._say(jobs.Finished(job, "The model is removed."))

    def _organize(self) -> Generator[Step, None, Summary]:
        wanted = Settings.load(self._library.paths, "model").model
        return self._sparing(pipeline.organize(self._session, wanted))

    def _sparing(self, steps: Generator[Step, None, Summary]) -> Generator[Step, None, Summary]:
        return pipeline.sparing(self._library, steps)

    def _start(self, job: int, steps: _Steps) -> None:
        """Begin anew: what a running job has saved is kept, so starting over costs a scan."""
        if self._steps is not None:
            self._stop(self._job)
        self._job, self._pace, self._steps = job, Pace(), steps

    def _stop(self, job: int) -> None:
        if self._steps is not None and job == self._job:
            self._steps.close()
            self._steps = None
        self._say(jobs.Cancelled(job))

    def _advance(self, steps: _Steps) -> None:
        try:
            self._say(self._pace.progress(self._job, next(steps)))
            self._follow()
            return
        except StopIteration as end:
            self._say(jobs.Finished(self._job, _words(end.value)))
        except PhotoorgError as error:
            self._say(jobs.Failed(self._job, str(error)))
        self._steps = None

    def _follow(self) -> None:
        """Answer through the model that has taken over, if one has."""
        maker = albums.maker(self._library)
        if maker == self._maker:
            return
        self._maker = maker
        session = pipeline.serving(self._library)
        if session.model_id != self._session.model_id:
            self._session = session
            self._tell_device()

    def _tell_device(self) -> None:
        """Say where the model runs as soon as it does, and when that or the model has changed;
        asking earlier would load torch."""
        ready = jobs.Ready(self._session.spec, "")
        if "torch" in sys.modules:
            try:
                embedder = self._session.embedder
                ready = jobs.Ready(ready.model, embedder.device, embedder.notice)
            except PhotoorgError as error:
                # Whoever asks this model for something is told.
                _log.warning("%s", error)
        if ready != self._ready:
            self._ready = ready
            self._say(ready)

    def _say(self, event: Event) -> None:
        self._stdout.write(jobs.to_line(event) + "\n")
        self._stdout.flush()


def _words(result: Summary | str) -> str:
    return result if isinstance(result, str) else pipeline.summary(result)


def _read(
    stdin: TextIO, requests: queue.Queue[Request | None], abandoned: Callable[[], object]
) -> None:
    for line in stdin:
        try:
            request = jobs.from_line(line)
        except ProtocolError as error:
            _log.warning("%s", error)
            continue
        if isinstance(request, Request):
            requests.put(request)
    requests.put(None)
    abandoned()
