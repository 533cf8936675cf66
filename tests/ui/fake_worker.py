"""A worker that speaks the jobs lines and obeys words in its requests; run as a program.

`--die-times FILE N`: exit with code 3 at the first N long jobs, counted in FILE.
`--deaf`: never answer a cancel.
`--explain HOW`: answer Explain so (see `explain`).
`--split HOW`: answer ProposeSplit so (see `split`); `--photos 1,2,3`: with these photos.
`--moving N`: every photo is a moving picture of N frames.
`--why-here HOW`: answer WhyHere so: `fail`, `silent`, or with ALBUM and RIVAL (see `why_here`).
"""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

import fake_explanations
from PIL import Image

from photoorg import jobs, model_store
from photoorg.domain import AlbumPart, Hit, Order, PlaceReason

COMMIT = "c0ffee" + "0" * 34


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
    elif request.text == "Hund":
        say(jobs.Found(request.job, (Hit(1, 0.5, 0.9),), "It does not know “Hund”."))
    elif request.text == "pieces":
        line = jobs.to_line(jobs.Found(request.job, (Hit(1, 0.5, 0.9),))) + "\n"
        for start in range(0, len(line), 7):
            sys.stdout.write(line[start : start + 7])
            sys.stdout.flush()
    else:
        say(jobs.Found(request.job, (Hit(1, 0.5, 0.99), Hit(2, 0.4, 0.4))))


def offer(request: jobs.AskModel) -> None:
    if "missing" in request.spec:
        say(jobs.Failed(request.job, "The hub has no such model (404)."))
        return
    repo = request.spec.partition(":")[2]
    say(
        jobs.Offered(
            request.job, request.spec, "https://hub.example", repo, COMMIT, "m<b>it", 3 * 10**8
        )
    )


def get_model(request: jobs.GetModel, argv: list[str]) -> None:
    """As the real one: pins, then counts bytes, then the folder is there."""
    weights = model_store.ModelFile("model.safetensors", 3 * 10**8, "a" * 64)
    model_store.pin(
        model_store.Offer(
            request.spec, "https://hub.example", "a/b", request.commit, "mit", (weights,)
        )
    )
    share = 34 if "--long" in argv else 100
    for done in range(share + 1):
        say(jobs.Progress(request.job, "download", done * 3 * 10**6, 3 * 10**8, 5e6, 40.0))
    if "--long" in argv:
        part = model_store.beside(request.spec, ".part")
        part.mkdir()
        (part / "model.safetensors.part").write_bytes(b"some")
    elif "broken" in request.spec:
        say(jobs.Failed(request.job, "The connection to the hub was cut."))
    else:
        model_store.folder(request.spec).mkdir()
        say(jobs.Finished(request.job, "It is installed."))


def explain(request: jobs.Explain, argv: list[str]) -> None:
    """`fail`, `half` (tags, then a failure), `never` (tags and no more), `silent` (nothing), or the
    name of an explanation; in two steps without any."""
    how = argv[argv.index("--explain") + 1] if "--explain" in argv else ""
    pair = request.left, request.right
    if how == "silent":
        return
    if how not in ("", "fail", "half", "never"):
        say(jobs.Explained(request.job, getattr(fake_explanations, how)(*pair)))
        return
    if how != "fail":
        say(jobs.Explained(request.job, fake_explanations.close(*pair, complete=False)))
    if how in ("fail", "half"):
        say(jobs.Failed(request.job, "The file <b>ends</b> early."))
    elif not how:
        say(jobs.Explained(request.job, fake_explanations.close(*pair)))


def similar(request: jobs.FindSimilar, argv: list[str]) -> None:
    """The photo itself, or with `--orders` some others in three orders."""
    if "--orders" not in argv:
        say(jobs.Found(request.job, (Hit(request.photo_id, 1.0, 1.0),)))
        return
    others = [i for i in range(1, 9) if i != request.photo_id][:5]
    reason = "both: two dogs running, deep snow, <b>winter</b>"
    hits = tuple(
        Hit(photo_id, 0.9 - place / 10, 0.99 - place / 50, place < 3, "" if place else reason)
        for place, photo_id in enumerate(others)
    )
    orders = (
        Order("Same subject", (0.1, 0.9, 0.5, 0.5, 0.7)),
        Order("Same <b>colours</b>", (0.0, 0.1, 0.2, 0.3, 0.4)),
        Order("Broken", (1.0,)),
    )
    say(jobs.Found(request.job, hits, orders=orders))


def preview(request: jobs.Preview, argv: list[str]) -> None:
    """A red picture of 32 by 16, a blue one of the edge wanted; of a file called so, a problem, a
    failure or nothing."""
    name = os.path.basename(request.path)
    if b"silent" in name:
        return
    if b"fail" in name:
        say(jobs.Failed(request.job, "Photos cannot be decoded: <b>no</b> memory."))
    elif b"broken" in name or "--broken-views" in argv:
        say(jobs.Previewed(request.job, b"", "the file is <b>damaged</b>\u202e (cut short)"))
    else:
        jpeg = io.BytesIO()
        size, colour = (
            ((request.edge, request.edge * 3 // 4), "blue") if request.edge else ((32, 16), "red")
        )
        Image.new("RGB", size, colour).save(jpeg, "JPEG")
        say(jobs.Previewed(request.job, jpeg.getvalue()))


def animate(request: jobs.Animate, argv: list[str]) -> None:
    """With `--moving N` the first three of N frames, red, green and blue; else none."""
    count = int(argv[argv.index("--moving") + 1]) if "--moving" in argv else 1
    for colour in ("red", "lime", "blue")[: count if count > 1 else 0]:
        jpeg = io.BytesIO()
        Image.new("RGB", (64, 48), colour).save(jpeg, "JPEG")
        say(jobs.Frame(request.job, jpeg.getvalue(), 30))
    say(jobs.Animated(request.job, count))


def split(request: jobs.ProposeSplit, argv: list[str]) -> None:
    """`fail` or `silent`; otherwise by subject as many parts as asked for (3 of themselves), by
    time two with hostile names, by folder many, and by place one."""
    how = argv[argv.index("--split") + 1] if "--split" in argv else ""
    if how == "silent":
        return
    if how == "fail":
        say(jobs.Failed(request.job, "The photos of <b>this</b> album are not known yet."))
        return
    names = {
        "subject": [f"Part {number}" for number in range(1, (request.parts or 3) + 1)],
        "time": ["<img src='x'>\u202esummer & sea", "May " + "x" * 300],
        "folder": [f"folder {number}" for number in range(20)],
    }.get(request.by, ["Ostia"])
    ids = tuple(range(1, 21))
    if "--photos" in argv:
        ids = tuple(map(int, argv[argv.index("--photos") + 1].split(",")))
    parts = tuple(AlbumPart(name, ids[place :: len(names)]) for place, name in enumerate(names))
    say(jobs.SplitProposed(request.job, request.album_id, request.by, parts))


def why_here(request: jobs.WhyHere, argv: list[str]) -> None:
    """Without options the photo is in album 0, which no photo is in."""
    how = argv[argv.index("--why-here") + 1 :] if "--why-here" in argv else ["0", "0"]
    if how[0] == "silent":
        return
    if how[0] == "fail":
        say(jobs.Failed(request.job, "This photo <b>cannot</b> be compared yet."))
        return
    album, rival = int(how[0]), int(how[1])
    like = tuple(number for number in range(1, 13) if number != request.photo_id)
    words = "Like most photos here it shows a <b>dog</b>."
    reason = PlaceReason(
        request.photo_id, album, words, like, rival or None, "It was taken there." if rival else ""
    )
    say(jobs.Placed(request.job, reason))


def main() -> None:
    argv = sys.argv[1:]
    say(jobs.Ready("builtin", "cpu"))
    for line in sys.stdin:
        request = jobs.from_line(line)
        if isinstance(request, jobs.Quit):
            return
        if isinstance(
            request,
            jobs.Organize
            | jobs.RetryProblems
            | jobs.ForgetMissing
            | jobs.UseModel
            | jobs.Rearrange
            | jobs.Learn
            | jobs.UseHead
            | jobs.Forget
            | jobs.LayOut,
        ):
            organize(request.job, argv)
        elif isinstance(request, jobs.ProposeSplit):
            split(request, argv)
        elif isinstance(request, jobs.WhyHere):
            why_here(request, argv)
        elif isinstance(request, jobs.AskModel):
            offer(request)
        elif isinstance(request, jobs.GetModel):
            get_model(request, argv)
        elif isinstance(request, jobs.RemoveModel):
            if model_store.folder(request.spec).exists():
                model_store.folder(request.spec).rename(model_store.beside(request.spec, ".gone"))
            if request.unpin:
                model_store.beside(request.spec, ".json").unlink()
            say(jobs.Finished(request.job, "The model is removed."))
        elif isinstance(request, jobs.Cancel):
            if "--deaf" not in argv:
                say(jobs.Cancelled(request.job))
        elif isinstance(request, jobs.SearchText):
            search(request)
            if request.text == "last":
                return
        elif isinstance(request, jobs.FindSimilar):
            similar(request, argv)
        elif isinstance(request, jobs.SearchFor):
            say(jobs.Found(request.job, (Hit(1, 0.5, 0.99), Hit(2, 0.4, 0.4, False))))
        elif isinstance(request, jobs.Explain):
            explain(request, argv)
        elif isinstance(request, jobs.Preview):
            preview(request, argv)
        elif isinstance(request, jobs.Animate):
            animate(request, argv)
        elif isinstance(request, jobs.FindSimilarToFile):
            say(jobs.Found(request.job, (Hit(2, 0.9, 0.97),)))


if __name__ == "__main__":
    main()
