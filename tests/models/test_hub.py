"""Downloads against a hub on this computer that cuts, corrupts, slows, lies and refuses."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from local_hub import CONFIG, REPO, SPEC, WEIGHTS, LocalHub, Trouble, serving

import photoorg
from photoorg import catalogue, model_store
from photoorg.errors import ModelError
from photoorg.jobs import Step
from photoorg.models import hub
from photoorg.models.hub import download as fetching
from photoorg.models.hub import http, offer
from photoorg.models.hub.partial import Partial
from photoorg.models.offline import stay_offline

KILLS = int(os.environ.get("PHOTOORG_TEST_KILLS", "20"))
FLIPS = 100
NAME = "model.safetensors"
OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "PHOTOORG_KEEPS_LIBRARIES_OFFLINE")
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store of its own, no proxy, no waiting."""
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "home"))
    for name in (*PROXIES, *map(str.upper, PROXIES), *OFFLINE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(fetching, "PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr(fetching, "STEP_SECONDS", 0.0)
    monkeypatch.setattr(offer, "PAUSES", (0.0, 0.0))


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalHub]:
    with serving() as served:
        monkeypatch.setenv("HF_ENDPOINT", served.url)
        yield served


def drained(steps: Generator[Step, None, Path]) -> tuple[Path, list[Step]]:
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return end.value, seen


def get(spec: str = SPEC) -> Path:
    return drained(hub.fetch(hub.resolve(spec)))[0]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


WHOLE = {NAME: WEIGHTS, "config.json": CONFIG}


# Asking


def test_an_offer_says_what_would_be_fetched(local: LocalHub) -> None:
    found = hub.resolve(SPEC)
    assert (found.spec, found.host, found.repo) == (SPEC, local.url, REPO)
    assert found.commit == local.commit
    assert found.licence == "apache-2.0"
    assert [file.name for file in found.files] == ["config.json", NAME]
    assert found.bytes == len(WEIGHTS) + len(CONFIG)
    assert local.paths() == [f"/api/models/{REPO}/revision/main?blobs=true"]
    assert not model_store.store().exists(), "asking leaves nothing on the disk"
    sent = local.asked[0][1]
    assert sent["user-agent"] == f"photoorg/{photoorg.__version__}"
    assert not {"authorization", "cookie"} & set(sent)


def test_a_commit_is_asked_for_as_agreed(local: LocalHub) -> None:
    assert hub.resolve(SPEC, local.commit).commit == local.commit
    local.more = {"sha": "d" * 40}
    with pytest.raises(ModelError, match="which revision"):
        hub.resolve(SPEC, local.commit)
    with pytest.raises(ModelError, match=r"has no model owner/tiny at eeeeeeeeeeee"):
        hub.resolve(SPEC, "e" * 40)


def test_only_safetensors_and_texts_are_taken(local: LocalHub) -> None:
    local.files |= {
        "pytorch_model.bin": b"x", "modeling.py": b"x", "README.md": b"x", ".gitattributes": b"x",
        "onnx/model.onnx": b"x", "adapter.safetensors": b"x", "tokenizer.json": b"{}",
        "merges.txt": b"a b", "chat_template.jinja": b"{{ x }}", "sub/config.json": b"{}",
    }  # fmt: skip
    names = {file.name for file in hub.resolve(SPEC).files}
    assert names == {NAME, "config.json", "tokenizer.json", "merges.txt", "chat_template.jinja"}


def test_weights_in_parts_are_taken_together(local: LocalHub) -> None:
    parts = {f"model-0000{n}-of-00002.safetensors": b"%d" % n for n in (1, 2)}
    local.files = {**parts, "model.safetensors.index.json": b"{}"}
    assert {file.name for file in hub.resolve(SPEC).files} == set(local.files)
    del local.files["model-00002-of-00002.safetensors"]
    with pytest.raises(ModelError, match="no weights"):
        hub.resolve(SPEC)


def test_repositories_of_pickles_are_refused(local: LocalHub) -> None:
    local.files = {"pytorch_model.bin": b"x", "config.json": CONFIG}
    with pytest.raises(ModelError, match="can run code"):
        hub.resolve(SPEC)
    local.files = {"config.json": CONFIG}
    with pytest.raises(ModelError, match="no weights"):
        hub.resolve(SPEC)


@pytest.mark.parametrize(
    "name", ["../evil.json", "/etc/x.json", "a/../../b.json", "..\\b.json", "C:x.json", "a\n.json"]
)
def test_names_that_lead_elsewhere_are_refused(local: LocalHub, name: str) -> None:
    local.files[name] = b"{}"
    with pytest.raises(ModelError, match="outside its folder"):
        hub.resolve(SPEC)


@pytest.mark.parametrize(
    ("siblings", "says"),
    [
        ([{"rfilename": NAME, "size": 5}], "size and checksum"),
        ([{"rfilename": NAME, "size": 5, "lfs": {"sha256": "short"}}], "size and checksum"),
        ([{"rfilename": NAME, "blobId": "a" * 40}], "size and checksum"),
        ([{"rfilename": NAME, "size": -1, "blobId": "a" * 40}], "size and checksum"),
        ([{"rfilename": NAME, "size": True, "blobId": "a" * 40}], "size and checksum"),
        ([17], "outside its folder"),
        ("none", "no weights"),
    ],
)
def test_files_without_size_or_hash_are_refused(
    local: LocalHub, siblings: object, says: str
) -> None:
    local.more = {"siblings": siblings}
    with pytest.raises(ModelError, match=says):
        hub.resolve(SPEC)


@pytest.mark.parametrize(
    ("card", "more", "licence"),
    [
        ({"license": "mit"}, {}, "mit"),
        ({"license": "other", "license_name": "apple-amlr"}, {}, "apple-amlr"),
        ({"license": ["mit", "cc-by-4.0"]}, {}, "mit, cc-by-4.0"),
        ({}, {"tags": ["x", "license:bsd-3-clause"]}, "bsd-3-clause"),
        ({}, {}, "not stated"),
        ({"license": "m\x1b[0mit" + "x" * 200}, {}, ("m[0mit" + "x" * 200)[:100]),
    ],
)
def test_licences_are_told_as_the_card_has_them(
    local: LocalHub, card: dict[str, object], more: dict[str, object], licence: str
) -> None:
    local.card, local.more = card, more
    assert hub.resolve(SPEC).licence == licence


REFUSALS = [
    (401, (), "private"),
    (403, (), "private"),
    (401, (("X-Error-Code", "GatedRepo"),), "accepted its terms"),
    (404, (), "has no"),
    (407, (), "HTTPS_PROXY"),
    (418, (), "refuses"),
]


@pytest.mark.parametrize(("status", "headers", "says"), REFUSALS)
def test_refusals_are_one_sentence(
    local: LocalHub, status: int, headers: tuple[tuple[str, str], ...], says: str
) -> None:
    local.goes_wrong("api", *[Trouble(status, headers)] * 3)
    with pytest.raises(ModelError, match=says):
        hub.resolve(SPEC)
    assert len(local.asked) == 1, "what will not change is not asked again"
    found = hub.resolve(SPEC) if local.troubles.pop("api") else None
    assert found is not None
    local.goes_wrong("config.json", *[Trouble(status, headers)] * 3)
    with pytest.raises(ModelError, match=says):
        drained(hub.fetch(found))
    assert not model_store.is_installed(SPEC)


def test_gated_repositories_are_told_by_the_api_too(local: LocalHub) -> None:
    local.more = {"gated": "manual"}
    with pytest.raises(ModelError, match="accepted its terms"):
        hub.resolve(SPEC)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_busy_hubs_are_asked_again(local: LocalHub, status: int) -> None:
    busy = Trouble(status, (("Retry-After", "0"),))
    local.goes_wrong("api", busy, busy)
    local.goes_wrong(NAME, busy, busy)
    assert contents(get()) == WHOLE
    local.goes_wrong("api", busy, busy, busy)
    with pytest.raises(ModelError, match=f"out of order \\({status}\\)"):
        hub.resolve(SPEC)


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b"[" * 100_000, b""])
def test_what_is_no_hub_is_told(local: LocalHub, answer: bytes) -> None:
    local.goes_wrong("api", Trouble(send=answer))
    with pytest.raises(ModelError, match="does not answer like a model hub"):
        hub.resolve(SPEC)


def test_endless_answers_are_cut_off(local: LocalHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_LONGEST_ANSWER", 1000)
    local.goes_wrong("api", Trouble(send=b" " * 2000))
    with pytest.raises(ModelError, match="too long"):
        hub.resolve(SPEC)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://127.0.0.1:9", "cannot be reached"),
        ("http://no-such-host.invalid", "cannot be found; is this computer online"),
        ("ftp://127.0.0.1", "no address"),
        ("nonsense", "no address"),
        ("https://user:word@127.0.0.1", "no address"),
    ],
)
def test_hubs_that_cannot_be_reached(
    address: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", address)
    with pytest.raises(ModelError, match=says):
        hub.resolve(SPEC)


def test_the_environment_may_forbid_all_contact(
    local: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = hub.resolve(SPEC)
    asked = len(local.asked)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    for steps in (lambda: hub.resolve(SPEC), lambda: drained(hub.fetch(found))):
        with pytest.raises(ModelError, match="HF_HUB_OFFLINE is set"):
            steps()
    assert len(local.asked) == asked


def test_our_own_offline_switch_forbids_nothing_that_was_agreed_to(
    local: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loading a model sets HF_HUB_OFFLINE for its libraries; the worker may still download."""
    for name in ("HF_HUB_OFFLINE", "PHOTOORG_KEEPS_LIBRARIES_OFFLINE"):
        monkeypatch.setenv(name, "")
    stay_offline()
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert hub.resolve(SPEC).commit == local.commit


def test_proxies_are_used_and_their_troubles_told(
    local: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", local.url)
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.example")
    assert hub.resolve(SPEC).commit == local.commit
    assert local.asked[-1][0].startswith(f"http://hub.example/api/models/{REPO}")
    monkeypatch.setenv("HTTPS_PROXY", local.url)
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.example")
    with pytest.raises(ModelError, match="proxy does not let photoorg reach"):
        hub.resolve(SPEC)
    monkeypatch.setenv("HTTPS_PROXY", "gopher://127.0.0.1")
    with pytest.raises(ModelError, match="proxy or certificate settings"):
        hub.resolve(SPEC)


def test_hubs_must_show_a_certificate(local: LocalHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", local.url.replace("http:", "https:"))
    with pytest.raises(ModelError, match=r"not trusted|cannot be reached|was cut"):
        hub.resolve(SPEC)
    assert local.asked == []


@pytest.mark.parametrize(
    "spec",
    ["builtin", "vlm:", "vlm:owner", "vlm:/path/to", "vlm:../x", "vlm:a/../b", "vlm:a/b--c",
     "openclip:ViT@/file", "other:a/b", "vlm:a/b.json", "vlm:a/b.", "vlm:a b/c", "vlm:a/b/c"],
)  # fmt: skip
def test_specs_that_no_hub_has(spec: str) -> None:
    with pytest.raises(ModelError, match="nothing that can be downloaded"):
        hub.resolve(spec)
    with pytest.raises(ModelError, match="nothing that can be downloaded"):
        hub.local_folder(spec)


# Suggestions


def test_suggested_repositories_are_those_open_clip_names() -> None:
    stay_offline()
    pretrained = pytest.importorskip("open_clip.pretrained")
    for entry in catalogue.ENTRIES:
        family, _, rest = entry.spec.partition(":")
        if family == "openclip":
            config = pretrained.get_pretrained_cfg(*rest.split("/"))
            assert config["hf_hub"] == f"{entry.repo}/"
        elif family == "vlm":
            assert rest == entry.repo
        assert entry.included == (not rest)


def test_open_clip_names_the_repositories_of_all_its_tags(local: LocalHub) -> None:
    local.files = {"open_clip_model.safetensors": WEIGHTS, "open_clip_config.json": CONFIG}
    with pytest.raises(ModelError, match=r"has no model timm/vit_base_patch32_clip_224\.openai"):
        hub.resolve("openclip:ViT-B-32/openai")
    with pytest.raises(ModelError, match="knows no weights “nothing”"):
        hub.resolve("openclip:ViT-B-32/nothing")


def test_open_clips_own_file_is_preferred(local: LocalHub, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = "openclip:Tiny/test"
    entry = dataclasses.replace(catalogue.ENTRIES[2], spec=spec, repo=REPO)
    monkeypatch.setattr(catalogue, "ENTRIES", (entry,))
    local.files = {
        "model.safetensors": b"x", "open_clip_model.safetensors": WEIGHTS,
        "open_clip_config.json": CONFIG,
    }  # fmt: skip
    assert {file.name for file in hub.resolve(spec).files} == set(local.files) - {NAME}
    monkeypatch.setattr(catalogue, "ENTRIES", (dataclasses.replace(entry, revision="d" * 40),))
    with pytest.raises(ModelError, match="has no model"):
        hub.resolve(spec)
    assert local.paths()[-1].endswith(f"/revision/{'d' * 40}?blobs=true")


# Fetching


def test_a_model_is_fetched_checked_and_found(local: LocalHub) -> None:
    agreed = hub.resolve(SPEC)
    assert not hub.is_installed(SPEC)
    with pytest.raises(ModelError, match=f"not installed; `photoorg models get {SPEC}`"):
        hub.local_folder(SPEC)
    folder, steps = drained(hub.fetch(agreed))
    assert contents(folder) == WHOLE
    assert hub.is_installed(SPEC)
    assert hub.local_folder(SPEC) == folder
    assert folder.is_relative_to(model_store.store())
    assert {step.stage for step in steps} == {"download"}
    assert steps[-1] == Step("download", agreed.bytes, agreed.bytes)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    (known,) = hub.installed()
    assert known == hub.pinned(SPEC)
    assert all(file.sha256 for file in known.files), "small files are pinned by SHA-256 too now"
    assert sorted(p.name for p in folder.parent.iterdir() if p.suffix != ".lock") == [
        "vlm--owner--tiny", "vlm--owner--tiny.checked", "vlm--owner--tiny.json"
    ]  # fmt: skip


def test_cut_connections_are_resumed_where_they_ended(local: LocalHub) -> None:
    local.goes_wrong(NAME, *[Trouble(cut_after=n) for n in (100_000, 1, 0, 50_000)])
    assert contents(get()) == WHOLE
    expected = [None, "bytes=100000-", "bytes=100001-", "bytes=100001-", "bytes=150001-"]
    assert local.ranges(NAME) == expected
    assert all(h["if-range"] == '"v1"' for p, h in local.asked if "range" in h)


def test_a_hub_that_always_cuts_is_given_up(local: LocalHub) -> None:
    local.goes_wrong(NAME, Trouble(cut_after=5000), *[Trouble(cut_after=0)] * 9)
    with pytest.raises(ModelError, match=r"was cut\. What was fetched so far is kept"):
        get()
    assert len(local.ranges(NAME)) == 1 + len(fetching.PAUSES)
    assert model_store.fetched_bytes(SPEC) >= 5000
    local.troubles.clear()
    assert contents(get()) == WHOLE
    assert local.ranges(NAME)[-1] == "bytes=5000-"


def test_a_hub_without_ranges_that_cuts_does_not_loop(local: LocalHub) -> None:
    local.goes_wrong(NAME, *[Trouble(cut_after=5000, no_range=True)] * 50)
    with pytest.raises(ModelError, match="was cut"):
        get()
    assert len(local.ranges(NAME)) <= 2 + len(fetching.PAUSES)


def test_ranges_may_be_ignored(local: LocalHub) -> None:
    local.goes_wrong(NAME, Trouble(cut_after=70_000), Trouble(no_range=True))
    assert contents(get()) == WHOLE


def test_a_file_that_changed_meanwhile_is_begun_anew(local: LocalHub) -> None:
    steps = hub.fetch(hub.resolve(SPEC))
    local.goes_wrong(NAME, Trouble(cut_after=80_000), Trouble(503), Trouble(503), Trouble(503),
                     Trouble(503))  # fmt: skip
    with pytest.raises(ModelError, match="503"):
        drained(steps)
    local.etag = '"v2"'
    assert contents(get()) == WHOLE
    last = [h for p, h in local.asked if p.endswith(NAME)][-1]
    assert (last["range"], last["if-range"]) == ("bytes=80000-", '"v1"')


def test_ranges_from_elsewhere_are_not_appended(local: LocalHub) -> None:
    """A cache that answers the range of another request, or of a longer file."""
    elsewhere = Trouble(headers=(("Content-Range", "bytes 5-9/10"),))
    local.goes_wrong(NAME, Trouble(cut_after=80_000), elsewhere)
    with serving(local):
        assert contents(get()) == WHOLE


@pytest.mark.parametrize("where", [0, 1, len(WEIGHTS) // 2, len(WEIGHTS) - 1])
def test_a_flipped_bit_is_fetched_again_and_then_refused(local: LocalHub, where: int) -> None:
    local.goes_wrong(NAME, Trouble(flip=where))
    assert contents(get()) == WHOLE
    hub.remove(SPEC)
    local.goes_wrong(NAME, Trouble(flip=where), Trouble(flip=where))
    with pytest.raises(ModelError, match="not the file that owner/tiny had at c0ffee000000"):
        get()
    assert not hub.is_installed(SPEC)
    assert not list(model_store.store().rglob(NAME)), "wrong bytes never get the right name"


def test_small_files_are_checked_by_gits_hash(local: LocalHub) -> None:
    local.goes_wrong("config.json", *[Trouble(flip=3)] * 2)
    with pytest.raises(ModelError, match=r"config\.json is not the file"):
        get()


@pytest.mark.parametrize(
    "lie",
    [
        Trouble(claim=len(WEIGHTS) + 5),
        Trouble(claim=len(WEIGHTS) - 5),
        Trouble(send=WEIGHTS + b"more"),
        Trouble(send=WEIGHTS[:-4]),
        Trouble(send=b""),
    ],
)
def test_wrong_lengths_end_nowhere(local: LocalHub, lie: Trouble) -> None:
    local.goes_wrong(NAME, lie)
    assert contents(get()) == WHOLE
    hub.remove(SPEC)
    local.goes_wrong(NAME, *[lie] * 20)
    with pytest.raises(ModelError):
        get()
    assert not hub.is_installed(SPEC)


def test_slow_hubs_show_progress_and_can_be_stopped(local: LocalHub) -> None:
    agreed = hub.resolve(SPEC)
    local.goes_wrong(NAME, Trouble(pause=0.02))
    steps = hub.fetch(agreed)
    while (step := next(steps)).done < len(WEIGHTS) // 3:
        pass
    began = time.monotonic()
    steps.close()
    assert time.monotonic() - began < 20
    assert 0 < step.done < agreed.bytes
    kept = model_store.fetched_bytes(SPEC)
    assert kept >= len(WEIGHTS) // 3
    assert not hub.is_installed(SPEC)
    assert contents(get()) == WHOLE
    assert local.ranges(NAME)[-1] not in (None, "bytes=0-")


def test_silent_hubs_count_as_cut(local: LocalHub, monkeypatch: pytest.MonkeyPatch) -> None:
    agreed = hub.resolve(SPEC)
    monkeypatch.setattr(http, "SILENCE_SECONDS", 0.1)
    local.goes_wrong(NAME, Trouble(pause=0.5))
    assert contents(drained(hub.fetch(agreed))[0]) == WHOLE


# Redirects


def test_large_files_may_lie_elsewhere_on_the_same_hub(local: LocalHub) -> None:
    local.cdn = local.url
    local.goes_wrong(NAME, Trouble(), Trouble(cut_after=9000))
    assert contents(get()) == WHOLE
    assert f"/cdn/{NAME}" in local.paths()
    assert local.ranges(NAME)[-1] == "bytes=9000-", "the range goes along with the redirect"


@pytest.mark.parametrize("target", ["http://localhost:1", "http://127.0.0.1:1", "ftp://127.0.0.1"])
def test_redirects_without_encryption_are_not_followed(local: LocalHub, target: str) -> None:
    local.cdn = target
    with pytest.raises(ModelError, match=r"without encryption|cannot be asked"):
        get()


def test_redirects_to_encrypted_hosts_are_followed(local: LocalHub) -> None:
    local.cdn = "https://127.0.0.1:1"
    with pytest.raises(ModelError, match="cannot be reached"):
        get()


def test_redirects_in_circles_end(local: LocalHub) -> None:
    circle = Trouble(302, (("Location", f"/{REPO}/resolve/{local.commit}/{NAME}"),))
    local.goes_wrong(NAME, *[circle] * 50)
    with pytest.raises(ModelError, match="without end"):
        get()


# The disk


def test_a_full_disk_is_told_before(local: LocalHub, monkeypatch: pytest.MonkeyPatch) -> None:
    agreed = hub.resolve(SPEC)
    usage = shutil.disk_usage(".")._replace(free=fetching.SPARE_BYTES + 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(ModelError, match=r"needs 0 MB, and .* has only 67 MB left"):
        drained(hub.fetch(agreed))
    assert local.ranges(NAME) == []


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "disk is full"), (errno.EDQUOT, "disk is full"), (errno.EIO, "be written")],
)
def test_a_disk_that_fails_meanwhile_is_told(
    local: LocalHub, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    append = Partial.append
    with monkeypatch.context() as patch:

        def fail(partial: Partial, piece: bytes) -> None:
            if partial.size > 60_000:
                raise OSError(number, os.strerror(number))
            append(partial, piece)

        patch.setattr(Partial, "append", fail)
        with pytest.raises(ModelError, match=says):
            get()
    assert not hub.is_installed(SPEC)
    assert contents(get()) == WHOLE
    assert local.ranges(NAME)[-1] is not None, "what was there is used"


def test_one_download_at_a_time(local: LocalHub) -> None:
    agreed = hub.resolve(SPEC)
    first = hub.fetch(agreed)
    next(first)
    with pytest.raises(ModelError, match="being fetched or removed already"):
        drained(hub.fetch(agreed))
    with pytest.raises(ModelError, match="being fetched or removed already"):
        hub.remove(SPEC)
    assert contents(drained(first)[0]) == WHOLE


FETCHER = """
import os, sys
from photoorg.models import hub
for spec in sys.stdin:
    child = os.fork()
    if child == 0:
        for step in hub.fetch(hub.resolve(spec.strip())):
            pass
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""
"""Forks a download for each line it reads: importing everything anew for each takes longer."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_downloads_are_resumed(local: LocalHub) -> None:
    """kill -9 at random moments: never a model that is there and not right, and it ends well."""
    rng = random.Random(0)
    with subprocess.Popen(
        [sys.executable, "-c", FETCHER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    ) as fetcher:
        for turn in range(KILLS):
            local.goes_wrong(NAME, Trouble(pause=0.01))
            asked = len(local.asked)
            fetcher.stdin.write(f"{SPEC}\n")
            fetcher.stdin.flush()
            child = int(fetcher.stdout.readline())
            enough = time.monotonic() + 10
            while turn % 2 and len(local.asked) < asked + 2 and time.monotonic() < enough:
                time.sleep(0.002)
            time.sleep(rng.random() * 0.12)
            with contextlib.suppress(ProcessLookupError):  # It may have been quicker.
                os.kill(child, signal.SIGKILL)
            assert fetcher.stdout.readline() == "ended\n"
            if hub.is_installed(SPEC):
                assert contents(hub.local_folder(SPEC)) == WHOLE
                hub.remove(SPEC)
        fetcher.stdin.close()
    assert any(local.ranges(NAME)), "some were resumed"
    assert contents(get()) == WHOLE


def test_what_lies_half_way_is_never_trusted(local: LocalHub) -> None:
    """Parts and whole files of an earlier try are hashed; strangers go."""
    part = model_store.beside(SPEC, ".part")
    part.mkdir(parents=True)
    (part / "config.json").write_bytes(CONFIG.replace(b"tiny", b"evil"))
    (part / f"{NAME}.part").write_bytes(b"wrong" * 1000)
    (part / "old.safetensors").write_bytes(b"of another revision")
    assert contents(get()) == WHOLE
    hub.remove(SPEC)
    part.mkdir()
    (part / f"{NAME}.part").write_bytes(WEIGHTS + b"more")
    assert contents(get()) == WHOLE


# Checking, repairing, removing


def test_files_are_hashed_before_the_first_use_and_after_changes(
    local: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = get()
    checks: list[str] = []
    verify = hub.shelf.verify

    def counted(spec: str) -> Generator[Step, None, None]:
        checks.append(spec)
        return verify(spec)

    monkeypatch.setattr(hub.shelf, "verify", counted)
    for _ in range(3):
        hub.local_folder(SPEC)
    assert len(checks) == 1
    os.utime(folder / NAME, ns=(1, 1))
    for _ in range(2):
        hub.local_folder(SPEC)
    assert len(checks) == 2
    status = (folder / NAME).stat()
    (folder / NAME).write_bytes(b"\1" + WEIGHTS[1:])
    os.utime(folder / NAME, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    for _ in range(2):
        with pytest.raises(ModelError, match=rf"damaged \({NAME}\)"):
            hub.local_folder(SPEC)


def test_every_flipped_bit_and_missing_file_is_found_and_repaired(local: LocalHub) -> None:
    folder = get()
    rng = random.Random(1)
    for _ in range(FLIPS):
        damaged = bytearray(WEIGHTS)
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        (folder / NAME).write_bytes(damaged)
        with pytest.raises(ModelError, match=NAME):
            list(hub.verify(SPEC))
    (folder / "config.json").unlink()
    with pytest.raises(ModelError, match=r"config\.json, model\.safetensors"):
        list(hub.verify(SPEC))
    asked = len(local.asked)
    pinned = hub.pinned(SPEC)
    assert pinned is not None
    drained(hub.fetch(pinned))
    assert contents(folder) == WHOLE
    list(hub.verify(SPEC))
    assert len(local.asked) == asked + 2, "the pin is used, nothing is asked but the files"


def test_repairs_fetch_only_what_is_damaged(local: LocalHub) -> None:
    folder = get()
    (folder / "config.json").write_bytes(b"{}")
    asked = len(local.ranges(NAME))
    drained(hub.fetch(hub.pinned(SPEC)))
    assert contents(folder) == WHOLE
    assert len(local.ranges(NAME)) == asked


def test_the_first_commit_stays_pinned(local: LocalHub) -> None:
    get()
    old = hub.pinned(SPEC)
    hub.remove(SPEC)
    assert not hub.is_installed(SPEC)
    assert hub.installed() == ()
    assert hub.pinned(SPEC) == old
    local.commit = "d" * 40
    local.files[NAME] = WEIGHTS[::-1]
    with pytest.raises(ModelError, match=r"has no .* at c0ffee000000"):
        drained(hub.fetch(old))
    hub.remove(SPEC, unpin=True)
    assert hub.pinned(SPEC) is None
    assert contents(get())[NAME] == WEIGHTS[::-1]


def test_other_bytes_under_the_pinned_commit_are_refused(local: LocalHub) -> None:
    get()
    hub.remove(SPEC)
    local.files[NAME] = WEIGHTS[::-1]
    with pytest.raises(ModelError, match="not the file"):
        drained(hub.fetch(hub.pinned(SPEC)))


def test_nothing_to_remove_is_told(local: LocalHub) -> None:
    with pytest.raises(ModelError, match="not installed"):
        hub.remove(SPEC)
    get()
    hub.remove(SPEC)
    with pytest.raises(ModelError, match="not installed"):
        hub.remove(SPEC)


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '{"spec": 1}', "null"])
def test_damaged_pins_count_as_none(local: LocalHub, text: str) -> None:
    folder = get()
    model_store.beside(SPEC, ".json").write_text(text)
    assert hub.pinned(SPEC) is None
    assert hub.installed() == ()
    with pytest.raises(ModelError, match="not installed"):
        hub.local_folder(SPEC)
    assert get() == folder
    assert hub.local_folder(SPEC) == folder


def test_pins_that_lead_elsewhere_count_as_none(local: LocalHub) -> None:
    get()
    pin = hub.pinned(SPEC)
    assert pin is not None
    for file in (
        dataclasses.replace(pin.files[0], name="../x.json"),
        dataclasses.replace(pin.files[0], sha256="", git_sha1=""),
    ):
        model_store.pin(dataclasses.replace(pin, files=(file,)))
        assert hub.pinned(SPEC) is None


# What the source never does


def test_no_source_reads_pickles_or_runs_code_of_repositories() -> None:
    """One `torch.load` is allowed: of a pip package's file, hash first, `weights_only=True`."""
    found = []
    for file in sorted(Path(photoorg.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
                assert "pickle" not in names, file
            if isinstance(node, ast.keyword):
                assert node.arg != "allow_pickle", file
                trusts = node.arg == "trust_remote_code"
                assert not trusts or ast.unparse(node.value) == "False", file
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load":
                found.append((file.name, ast.unparse(node)))
    ((name, call),) = found
    assert name == "weights.py"
    assert "verified(" in call
    assert "weights_only=True" in call
