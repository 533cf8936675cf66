"""A window without pictures: it starts a worker as the real one does, and asks it to organize."""

from __future__ import annotations

import os
from pathlib import Path

from photoorg import jobs
from photoorg.cli import _leave_soon
from photoorg.library import Access, Library
from photoorg.settings import Settings
from photoorg.worker import serve
from tests.faults.facts import Acknowledgements


def be_a_window(library: Path, acks: Acknowledgements) -> None:
    """Fork a worker with pipes to it, ask it to organize, and say what it says."""
    to_worker, requests = os.pipe()
    events, from_worker = os.pipe()
    if os.fork() == 0:
        os.close(requests)
        os.close(events)
        _be_a_worker(library, to_worker, from_worker)
    os.close(to_worker)
    os.close(from_worker)
    with os.fdopen(requests, "w") as asked, os.fdopen(events) as answers:
        asked.write(jobs.to_line(jobs.Organize(1)) + "\n")
        asked.flush()
        for line in answers:
            event = jobs.from_line(line)
            acks.say(event=type(event).__name__)
            if isinstance(event, jobs.Finished):
                break
    acks.say(done=True)


def _be_a_worker(library: Path, stdin: int, stdout: int) -> None:
    code = 1
    try:
        with Library.open(library, Access.INDEX) as opened:
            Settings.change(opened.paths, model="tiny", pause_on_battery=False)
            serve(opened, os.fdopen(stdin), os.fdopen(stdout, "w"), abandoned=_leave_soon)
        code = 0
    finally:
        os._exit(code)
