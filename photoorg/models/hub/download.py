"""Downloading what was agreed to: resumable, hashed while it streams, named last.

A file is `NAME.part` until all its bytes are there and have the pinned hash; the folder is
`….part` until all files are. So whatever stops a download, at any moment, nothing that is wrong
or incomplete ever has the name of something right, and the next try goes on where this one ended.
"""

from __future__ import annotations

import dataclasses
import errno
import os
import re
import shutil
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from photoorg.errors import ModelError
from photoorg.jobs import Step
from photoorg.model_store import ModelFile, Offer, beside, fetched_bytes, folder, pin
from photoorg.models.hub.http import Again, connected, endpoint, opened
from photoorg.models.hub.partial import Partial, Spoiled
from photoorg.models.hub.shelf import held, set_aside

if TYPE_CHECKING:
    import httpx2

STAGE = "download"
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each further try; they begin anew whenever a try got further than all before."""
STEP_SECONDS = 0.1
"""Between two steps while bytes come in, and while waiting for another try."""
SPARE_BYTES = 64 << 20
"""What a download leaves free on the disk."""
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)", re.ASCII)

Steps = Generator[Step, None, None]


def fetch(offer: Offer) -> Generator[Step, None, Path]:
    """Download an offer the person agreed to; steps count bytes, the result is the folder.

    Pins the offer first. Closing the generator stops it; everything that came is kept and used
    by the next download, as are the sound files of a damaged installation. Contacts the hub of
    HF_ENDPOINT now, wherever the offer came from: commit and hashes say what is right. Raises
    ModelError when the hub cannot be reached for long, has not what is pinned, the disk is full
    or cannot be written, or somebody else is fetching the same model.
    """
    place, part = folder(offer.spec), beside(offer.spec, ".part")
    with held(offer.spec):
        try:
            set_aside(offer.spec)
            part.mkdir(parents=True, exist_ok=True)
            pin(offer)
            _check_space(offer, part)
            files = yield from _files(offer, part)
            pin(dataclasses.replace(offer, files=files))
            _drop_others(part, files)
            os.rename(part, place)
        except OSError as error:
            raise ModelError(_disk_words(offer.spec, part, error)) from error
    return place


def _files(offer: Offer, part: Path) -> Generator[Step, None, tuple[ModelFile, ...]]:
    """Fetch what is not there yet; all files with their SHA-256."""
    before, complete = 0, []
    with connected() as client:
        for file in offer.files:
            complete.append((yield from _file(client, offer, file, part, before)))
            before += file.size
            yield Step(STAGE, before, offer.bytes)
    return tuple(complete)


def _file(
    client: httpx2.Client, offer: Offer, file: ModelFile, part: Path, before: int
) -> Generator[Step, None, ModelFile]:
    partial = Partial(part, file)
    try:
        for hashed in partial.recover():
            yield Step("verify", before + hashed, offer.bytes)
        for _ in range(2):
            try:
                yield from _rest(client, offer, partial, lambda: before + partial.size)
                return dataclasses.replace(file, sha256=partial.finish())
            except Spoiled:
                partial.restart()
    finally:
        partial.close()
    raise ModelError(
        f"What the hub sends as {file.name} is not the file that {offer.repo} had at "
        f"{offer.commit[:12]}; nothing of it was kept."
    )


def _rest(client: httpx2.Client, offer: Offer, partial: Partial, done: Callable[[], int]) -> Steps:
    """Try until all bytes are there, for as long as tries get further. Raises Spoiled too."""
    furthest, pauses = partial.size, iter(PAUSES)
    while partial.size < partial.file.size:
        try:
            for _ in _attempt(client, offer, partial):
                yield Step(STAGE, done(), offer.bytes)
        except Again as error:
            if partial.size > furthest:
                furthest, pauses = partial.size, iter(PAUSES)
            pause = next(pauses, None)
            if pause is None:
                raise ModelError(f"{error} What was fetched so far is kept.") from error
            end = time.monotonic() + max(pause, error.wait)
            while time.monotonic() < end:
                time.sleep(min(STEP_SECONDS, pause))
                yield Step(STAGE, done(), offer.bytes)


def _attempt(client: httpx2.Client, offer: Offer, partial: Partial) -> Generator[None, None, None]:
    """Append what one request brings, yielding now and then. Raises Again unless it is all."""
    host, file = endpoint(), partial.file
    path = f"/{offer.repo}/resolve/{offer.commit}/{quote(file.name)}"
    headers = {"Range": f"bytes={partial.size}-"} if partial.size else {}
    if partial.size and partial.etag:
        headers["If-Range"] = partial.etag
    what = f"{file.name} of {offer.repo} at {offer.commit[:12]}"
    with opened(client, host, path, what, headers) as response:
        _fit(response, partial)
        told = time.monotonic()
        for piece in response.iter_raw():
            partial.append(piece)
            if time.monotonic() - told >= STEP_SECONDS:
                yield
                told = time.monotonic()
    if partial.size < file.size:
        raise Again(f"The connection to {host} was cut.")


def _fit(response: httpx2.Response, partial: Partial) -> None:
    """See where the bytes of an answer belong. Raises Again or Spoiled when nowhere."""
    etag, size = response.headers.get("ETag", ""), partial.file.size
    if response.status_code == 206:
        found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        changed = partial.etag and etag and etag != partial.etag
        if found is None or int(found[1]) != partial.size or changed:
            partial.restart()
            raise Again("The hub goes on with another file than it began.")
        if found[2] not in ("*", str(size)):
            raise Spoiled
        return
    if partial.size:
        partial.restart()
    if response.status_code == 416:
        raise Again("The hub does not go on where it stopped.")
    if response.headers.get("Content-Length", str(size)) != str(size):
        raise Spoiled
    partial.remember(etag)


def _check_space(offer: Offer, part: Path) -> None:
    missing = offer.bytes - fetched_bytes(offer.spec)
    free = shutil.disk_usage(part).free
    if missing > 0 and free < missing + SPARE_BYTES:
        raise ModelError(
            f"{offer.spec} needs {missing / 1e6:,.0f} MB, and {part.parent} has only "
            f"{free / 1e6:,.0f} MB left."
        )


def _drop_others(part: Path, files: tuple[ModelFile, ...]) -> None:
    """Delete what belongs to another revision."""
    names = {file.name for file in files}
    for other in part.iterdir():
        if other.name not in names:
            other.unlink()


def _disk_words(spec: str, part: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"The disk is full; what was fetched so far is kept, and "
            f"`photoorg models remove {spec}` frees it."
        )
    return f"{part} cannot be written: {error.strerror}."
