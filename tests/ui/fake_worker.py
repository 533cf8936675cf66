"""A worker that speaks the jobs lines and obeys words in its requests; run as a program.

`--die-times FILE N`: exit with code 3 at the first N long jobs, counted in FILE.
`--deaf`: never answer a cancel.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from photoorg import jobs
from photoorg.domain import Hit


def say(event: jobs.Event) -> None:
    sys.stdout.write(jobs.to_line(event) + "\n")
    sys.stdout.flush()


def organize(job: int, argv: list[str]) -> None:
    if "--die-times" in argv:
        at = argv.index("--die-times")
        counter, times = Path(argv[at + 1]), int(argv[at + 2])
        died = int(counter.read_text()) if counter.exists() else 0
        if died < times:
            counter.write_text(str(died + 1))
            sys.stderr.write("out of memory\n")
            sys.stderr.flush()
            sys.exit(3)
    for done in range(1, 201):
        say(jobs.Progress(job, "read", done, 200, 42.0, 1.0))
    if "--deaf" in argv or "--long" in argv:
        return
    say(jobs.Finished(job, "200 new photos"))


def search(request: jobs.SearchText) -> None:
    if request.text == "fail":
        say(jobs.Failed(request.job, "The model cannot be loaded."))
    elif request.text == "sleep":
        time.sleep(60)
    elif request.text == "die":
        sys.exit(4)
    elif request.text == "noise":
        sys.stdout.write("this is not JSON\n" + jobs.to_line(jobs.Quit()) + "\n")
        say(jobs.Found(request.job, ()))
    elif request.text == "pieces":
        line = jobs.to_line(jobs.Found(request.job, (Hit(1, 0.5, 0.9),))) + "\n"
        for start in range(0, len(line), 7):
            sys.stdout.write(line[start : start + 7])
            sys.stdout.flush()
    else:
        say(jobs.Found(request.job, (Hit(1, 0.5, 0.99), Hit(2, 0.4, 0.4))))


def main() -> None:
    argv = sys.argv[1:]
    say(jobs.Ready("builtin", "cpu"))
    for line in sys.stdin:
        request = jobs.from_line(line)
        if isinstance(request, jobs.Quit):
            return
        if isinstance(request, jobs.Organize | jobs.RetryProblems):
            organize(request.job, argv)
        elif isinstance(request, jobs.Cancel):
            if "--deaf" not in argv:
                say(jobs.Cancelled(request.job))
        elif isinstance(request, jobs.SearchText):
            search(request)
            if request.text == "last":
                return
        elif isinstance(request, jobs.FindSimilar):
            say(jobs.Found(request.job, (Hit(request.photo_id, 1.0, 1.0),)))
        elif isinstance(request, jobs.FindSimilarToFile):
            say(jobs.Found(request.job, (Hit(2, 0.9, 0.97),)))


if __name__ == "__main__":
    main()
