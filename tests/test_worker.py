"""The worker process: its conversation, its end, and its death at any moment."""

from __future__ import annotations

import io
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from drawn import draw_folder
from loaded import check_loads_none
from PIL import ExifTags, Image
from talk import Talk

from photoorg import jobs, worker
from photoorg.isolation import DecoderPool
from photoorg.library import Access, Library, albums, folders, photos, problems, vectors
from photoorg.questions import Filter, PhotoPart, Question, WordsPart
from photoorg.settings import Settings

KILLS = int(os.environ.get("PHOTOORG_TEST_KILLS", "20"))


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A library with one folder of 40 photos, not indexed yet."""
    draw_folder(tmp_path / "photos", 40)
    with Library.open(tmp_path / "library", Access.PERSON) as library:
        folders.add(library, tmp_path / "photos")
    return tmp_path / "library"


@pytest.fixture
def talk(prepared: Path) -> Iterator[Talk]:
    talk = Talk(prepared)
    yield talk
    talk.kill()


def test_it_starts_without_what_only_arranging_needs() -> None:
    slow = {"torch", "scipy.special", "scipy.spatial", "scipy.sparse", "scipy.cluster"}
    check_loads_none("import photoorg.worker", slow)


def test_files_that_were_moved_away_are_known_at_once(talk: Talk, prepared: Path) -> None:
    """Even while a long job runs."""
    talk.until(jobs.Ready)
    talk.say(jobs.Organize(1))
    talk.until(jobs.Finished)
    with Library.open(prepared) as library:
        photo_id, *rest = photos.all_ids(library).tolist()
        path = photos.cards(library, [photo_id])[photo_id].path
    away = os.fsdecode(path) + ".away"
    for number, (old, new, there) in enumerate(
        ((path, away, rest), (away, path, [photo_id, *rest])), start=1
    ):
        os.rename(old, new)
        talk.say(jobs.Organize(10 * number), jobs.LookAgain(10 * number + 1, (path,)))
        first = talk.until(jobs.Finished)
        assert first == jobs.Finished(10 * number + 1, ""), "before the long job is over"
        with Library.open(prepared) as library:
            assert photos.all_ids(library).tolist() == there
        talk.until(jobs.Finished)


def test_a_whole_conversation(talk: Talk, prepared: Path) -> None:
    assert talk.until(jobs.Ready) == jobs.Ready("tiny", "")
    talk.say(jobs.Organize(1))
    stages = []
    for event in talk.events():
        if isinstance(event, jobs.Finished):
            break
        if event == jobs.Ready("tiny", "cpu"):
            continue  # As soon as anything has loaded torch.
        assert isinstance(event, jobs.Progress)
        assert event.job == 1
        stages.append(event.stage)
    # The model reads the tags once for all libraries, so that may have been done before.
    stages = [stage for stage in dict.fromkeys(stages) if stage != "model"]
    assert stages == [
        "scan", "read", "colours", "index", "arrange", "tag", "measure", "describe",
    ]  # fmt: skip
    assert event.summary.startswith("40 new photos")
    with Library.open(prepared) as library:
        photo_id, *_ = photos.all_ids(library).tolist()
        path = photos.cards(library, [photo_id])[photo_id].path
    talk.say(
        jobs.SearchText(2, "red", 7),
        jobs.FindSimilar(3, photo_id),
        jobs.FindSimilarToFile(4, path, 3),
        jobs.FindSimilar(5, 10**9),
        jobs.FindSimilarToFile(6, b"/nowhere.jpg"),
    )
    answers = [next(talk.events()) for _ in range(5)]
    assert [answer.job for answer in answers] == [2, 3, 4, 5, 6]
    words = (WordsPart("red"), WordsPart("blue", minus=True))
    like = PhotoPart(path=path)
    talk.say(
        jobs.SearchFor(7, Question(words, (like,), (Filter("type", "JPEG"),)), 6),
        jobs.SearchFor(8, Question(photos=(like,), filters=(Filter("type", "JPEG"),)), 6),
        jobs.SearchFor(9, Question(words, filters=(Filter("type", "RAW"),))),
        jobs.SearchFor(10, Question(words, filters=(Filter("sound", "loud"),))),
    )
    found = [next(talk.events()) for _ in range(4)]
    assert [answer.job for answer in found] == [7, 8, 9, 10]
    assert [len(a.hits) for a in found if isinstance(a, jobs.Found)] == [6, 6, 0]
    assert [hit.reason != "" for hit in found[1].hits] == [True] * 6
    assert found[1].orders
    assert found[3] == jobs.Failed(10, "This photoorg cannot look for “sound”.")
    assert [len(a.hits) for a in answers if isinstance(a, jobs.Found)] == [7, 39, 3]
    assert isinstance(answers[3], jobs.Failed)
    assert isinstance(answers[4], jobs.Failed)
    assert "nowhere.jpg" in answers[4].message
    talk.say(jobs.Quit())
    assert talk.process.wait(10) == 0


def test_searches_are_answered_between_steps_and_cancel_stops(talk: Talk) -> None:
    talk.say(jobs.Organize(1), jobs.SearchText(2, "red"), jobs.Cancel(1))
    kinds = []
    for event in talk.events():
        kinds.append(type(event))
        if isinstance(event, jobs.Cancelled):
            break
    assert jobs.Found in kinds
    assert jobs.Finished not in kinds
    talk.say(jobs.Organize(3))
    assert isinstance(talk.until(jobs.Finished), jobs.Finished)


def test_a_new_job_takes_the_place_of_the_running_one(talk: Talk) -> None:
    talk.say(jobs.Organize(1), jobs.Organize(2))
    assert talk.until(jobs.Cancelled) == jobs.Cancelled(1)
    finished = talk.until(jobs.Finished)
    assert isinstance(finished, jobs.Finished)
    assert finished.job == 2


def test_any_file_gets_a_picture_of_it(talk: Talk, prepared: Path, tmp_path: Path) -> None:
    webp, broken = tmp_path / "other.webp", tmp_path / "broken\udcff.jpg"
    Image.new("RGB", (1200, 600), "red").save(webp)
    broken.write_bytes(b"\xff\xd8\xff nothing")
    paths = [os.fsencode(webp), os.fsencode(broken), b"/nowhere.jpg"]
    talk.say(*(jobs.Preview(job, path) for job, path in enumerate(paths)))
    talk.until(jobs.Ready)
    seen, damaged, absent = (next(talk.events()) for _ in paths)
    assert isinstance(seen, jobs.Previewed)
    with Image.open(io.BytesIO(seen.jpeg)) as image:
        assert (image.format, image.size) == ("JPEG", (384, 192))
        assert image.getpixel((9, 9))[0] > 240
    assert isinstance(damaged, jobs.Previewed)
    assert (damaged.job, damaged.jpeg) == (1, b"")
    assert damaged.problem.startswith("the file is damaged (")
    reason = "it cannot be opened (No such file or directory)"
    assert absent == jobs.Previewed(2, b"", reason)
    with Library.open(prepared) as library:
        assert photos.count(library) == 0, "nothing is added"
        assert not list(library.paths.thumbnails.rglob("*.jpg"))


def test_a_picture_may_be_large_enough_to_be_looked_at(talk: Talk, tmp_path: Path) -> None:
    turned = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (1200, 600), "red").save(turned, exif=exif)
    path = os.fsencode(turned)
    talk.say(jobs.Preview(1, path, 1000), jobs.Preview(2, path, 5000))
    talk.until(jobs.Ready)
    for job, size in ((1, (500, 1000)), (2, (600, 1200))):
        seen = next(talk.events())
        assert isinstance(seen, jobs.Previewed)
        assert seen.job == job
        with Image.open(io.BytesIO(seen.jpeg)) as image:
            assert (image.format, image.size) == ("JPEG", size)
            assert image.getpixel((9, 9))[0] > 250
            assert not image.getexif()


def test_a_part_of_a_large_photo_may_be_finer_than_the_whole(talk: Talk, tmp_path: Path) -> None:
    large = tmp_path / "large.jpg"
    drawn = Image.new("RGB", (6000, 900), "red")
    drawn.paste("blue", (4500, 0, 6000, 900))
    drawn.save(large)
    path = os.fsencode(large)
    talk.say(jobs.Preview(1, path, 6000), jobs.Preview(2, path, 6000, (0.5, 0.0, 1.0, 1.0)))
    talk.until(jobs.Ready)
    for size in ((4096, 614), (3000, 900)):
        seen = next(talk.events())
        assert isinstance(seen, jobs.Previewed)
        with Image.open(io.BytesIO(seen.jpeg)) as image:
            assert image.size == size
    with Image.open(io.BytesIO(seen.jpeg)) as image:
        assert image.getpixel((1400, 450))[0] > 250
        assert image.getpixel((1600, 450))[2] > 250


def test_a_moving_picture_comes_frame_by_frame(talk: Talk, tmp_path: Path) -> None:
    moving, still = tmp_path / "a.gif", tmp_path / "b.gif"
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "lime", "blue")]
    frames[0].save(moving, save_all=True, append_images=frames[1:], duration=70)
    frames[0].save(still)
    files = [moving, still, tmp_path / "nowhere.gif"]
    talk.say(*(jobs.Animate(job, os.fsencode(file), 500) for job, file in enumerate(files)))
    talk.until(jobs.Ready)
    for _ in frames:
        frame = next(talk.events())
        assert isinstance(frame, jobs.Frame)
        assert (frame.job, frame.milliseconds) == (0, 70)
        with Image.open(io.BytesIO(frame.jpeg)) as image:
            assert (image.format, image.size) == ("JPEG", (60, 40))
    assert next(talk.events()) == jobs.Animated(0, 3)
    assert next(talk.events()) == jobs.Animated(1, 1)
    assert next(talk.events()) == jobs.Animated(2, 1)


def test_a_file_that_ends_decoders_has_no_picture(
    prepared: Path, tiny: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = Path(__file__).with_name("isolation") / "hostile_decoder.py"
    file = tmp_path / "segfault.jpg"
    Image.new("RGB", (64, 48), "red").save(file)
    said = io.StringIO()
    with (
        DecoderPool([sys.executable, str(hostile)]) as pool,
        Library.open(prepared, Access.INDEX) as library,
    ):
        monkeypatch.setattr("photoorg.pipeline.decoding.start", lambda _: pool)
        Settings.change(library.paths, model=tiny)
        serving = worker.Worker(library, said)
        serving.answer(jobs.Preview(1, os.fsencode(file)))
        monkeypatch.setattr(pool, "_command", ("/nowhere/photoorg",))
        serving.answer(jobs.Preview(2, os.fsencode(file)))
    heard = (jobs.from_line(line) for line in said.getvalue().splitlines())
    quarantined, failed = (event for event in heard if not isinstance(event, jobs.Ready))
    assert isinstance(quarantined, jobs.Previewed)
    assert quarantined.jpeg == b""
    assert "it was tried twice and is now left alone" in quarantined.problem
    assert isinstance(failed, jobs.Failed)
    assert failed.message.startswith("Photos cannot be decoded")


def test_bad_lines_are_passed_over(talk: Talk) -> None:
    talk.process.stdin.write(
        'not json\n{"kind": "Explode"}\n' + jobs.to_line(jobs.Ready("", "")) + "\n"
    )
    talk.say(jobs.SearchText(1, "red"))
    assert talk.until(jobs.Found) == jobs.Found(1, ())


def test_it_ends_with_its_window(talk: Talk) -> None:
    talk.say(jobs.Organize(1))
    talk.until(jobs.Progress)
    assert talk.end() == 0


def test_idleness_ends_it(prepared: Path, tiny: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "QUIET_SECONDS", 0.1)

    class Silence(io.StringIO):
        def __iter__(self) -> Iterator[str]:
            time.sleep(30)
            return iter(())

    said = io.StringIO()
    with Library.open(prepared, Access.INDEX) as library:
        Settings.change(library.paths, model=tiny)
        began = time.monotonic()
        worker.serve(library, Silence(), said, idle=0.2)
        assert time.monotonic() - began < 20
    assert "Ready" in said.getvalue()


def test_it_tells_when_its_model_has_to_run_elsewhere(
    prepared: Path, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", ModuleType("torch"))
    said = io.StringIO()
    with Library.open(prepared, Access.INDEX) as library:
        Settings.change(library.paths, model=tiny)
        serving = worker.Worker(library, said)
        embedder = serving._session.embedder
        monkeypatch.setattr(embedder, "device", "cuda", raising=False)
        serving.answer(jobs.SearchText(1, ""))
        serving.answer(jobs.SearchText(2, ""))
        monkeypatch.setattr(embedder, "device", "cpu", raising=False)
        monkeypatch.setattr(embedder, "notice", "There is too little memory.", raising=False)
        serving.answer(jobs.SearchText(3, ""))
    events = [jobs.from_line(line) for line in said.getvalue().splitlines()]
    assert [event for event in events if isinstance(event, jobs.Ready)] == [
        jobs.Ready(tiny, ""),
        jobs.Ready(tiny, "cuda"),
        jobs.Ready(tiny, "cpu", "There is too little memory."),
    ]


def test_problems_can_be_tried_again(talk: Talk, prepared: Path) -> None:
    bad = prepared.parent / "photos" / "bad.jpg"
    bad.write_bytes(b"nothing")
    talk.say(jobs.Organize(1))
    talk.until(jobs.Finished)
    with Library.open(prepared) as library:
        assert problems.count(library) == 1
        talk.say(jobs.RetryProblems(2))
        talk.until(jobs.Finished)
        assert problems.count(library) == 1
        bad.unlink()
        talk.say(jobs.RetryProblems(3))
        talk.until(jobs.Finished)
        assert problems.count(library) == 0


def snapshot(folder: Path) -> dict[str, object]:
    with Library.open(folder) as library:
        ids = photos.all_ids(library)
        cards = photos.cards(library, ids)
        _, matrix = vectors.load(library, "tiny/1", "photo", np.sort(ids))
        return {
            "photos": [(i, cards[i].hash, cards[i].path) for i in ids.tolist()],
            "vectors": matrix.tobytes(),
            "albums": [(d, a.name, a.count, a.cover_id) for d, a in albums.tree(library).walk()],
            "thumbnails": sorted(f.name for f in library.paths.thumbnails.rglob("*.jpg")),
        }


def test_killed_at_random_moments_the_library_ends_the_same(tmp_path: Path) -> None:
    """kill -9 loses no saved batch, does none twice, and changes nothing in the end."""
    draw_folder(tmp_path / "photos", 400)
    for name in ("calm", "killed"):
        with Library.open(tmp_path / name, Access.PERSON) as library:
            folders.add(library, tmp_path / "photos")
    calm = Talk(tmp_path / "calm")
    calm.say(jobs.Organize(1))
    calm.until(jobs.Finished)
    calm.end()

    rng = random.Random(0)
    saved = {"read": 0, "embed": 0}
    for _ in range(KILLS):
        talk = Talk(tmp_path / "killed")
        talk.say(jobs.Organize(1))
        last = dict.fromkeys(saved, 0)
        for steps, event in enumerate(talk.events()):
            if isinstance(event, jobs.Finished):
                break
            if isinstance(event, jobs.Progress) and event.stage in last:
                last[event.stage] = event.done
            if steps >= rng.randrange(1, 8):
                time.sleep(rng.random() * 0.03)
                break
        talk.kill()
        with Library.open(tmp_path / "killed") as library:
            kept = {
                "read": photos.count(library),
                "embed": len(vectors.ids(library, "tiny/1", "photo")),
            }
            assert library.damage() == ""
        for stage in saved:
            assert kept[stage] >= saved[stage] + last[stage], "a saved batch was lost or done twice"
        saved = kept
    talk = Talk(tmp_path / "killed")
    talk.say(jobs.Organize(1))
    done = {"read": 0, "embed": 0}
    for event in talk.events():
        if isinstance(event, jobs.Progress) and event.stage in done:
            done[event.stage] = event.done
        if isinstance(event, jobs.Finished):
            break
    talk.end()
    # Photos are seen while they are read; the next stage is for those that were read before.
    assert done == {"read": 400 - saved["read"], "embed": saved["read"] - saved["embed"]}
    assert snapshot(tmp_path / "killed") == snapshot(tmp_path / "calm")
