"""A model hub on this computer that speaks the paths photoorg uses, and misbehaves on request."""

from __future__ import annotations

import hashlib
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import pytest

REPO = "owner/tiny"
SPEC = f"vlm:{REPO}"
WEIGHTS = bytes(range(256)) * 1200
CONFIG = b'{"model_type": "tiny"}\n'


@dataclass(frozen=True)
class Trouble:
    """What goes wrong with one request. Nothing goes wrong by default."""

    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    cut_after: int | None = None
    """Bytes of the body before the connection ends."""
    flip: int | None = None
    """The byte of the body that has a bit flipped."""
    pause: float = 0.0
    """Seconds before every tenth of the body."""
    no_range: bool = False
    claim: int | None = None
    """What Content-Length says."""
    send: bytes | None = None
    """The whole body, instead of the file."""


FINE = Trouble()


@dataclass
class LocalHub:
    """What the hub has, and what it will do wrong: one Trouble per request, then none."""

    files: dict[str, bytes] = field(
        default_factory=lambda: {"model.safetensors": WEIGHTS, "config.json": CONFIG}
    )
    commit: str = "c0ffee" + "0" * 34
    card: dict[str, object] = field(default_factory=lambda: {"license": "apache-2.0"})
    more: dict[str, object] = field(default_factory=dict)
    troubles: dict[str, list[Trouble]] = field(default_factory=dict)
    """By file name, or `api`."""
    etag: str = '"v1"'
    cdn: str = ""
    """Where large files are redirected to; nowhere when empty."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Paths and headers of all requests."""
    url: str = ""

    def goes_wrong(self, name: str, *troubles: Trouble) -> None:
        self.troubles[name] = list(troubles)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def ranges(self, name: str) -> list[str | None]:
        return [h.get("range") for path, h in self.asked if path.endswith(f"/{name}")]

    def api(self) -> dict[str, object]:
        siblings = [_sibling(name, body) for name, body in self.files.items()]
        return {
            "id": REPO, "sha": self.commit, "gated": False, "cardData": self.card,
            "siblings": siblings, **self.more,
        }  # fmt: skip


def _sibling(name: str, body: bytes) -> dict[str, object]:
    if name.endswith((".safetensors", ".bin")):
        lfs = {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body), "pointerSize": 134}
        return {"rfilename": name, "size": len(body), "blobId": "0" * 40, "lfs": lfs}
    blob = hashlib.sha1(b"blob %d\0" % len(body) + body).hexdigest()
    return {"rfilename": name, "size": len(body), "blobId": blob}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: LocalHub

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        hub, path = self.hub, urlsplit(self.path).path
        hub.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        name = "api" if path.startswith("/api/") else unquote(path.rsplit("/", 1)[1])
        waiting = hub.troubles.get(name, [])
        trouble = waiting.pop(0) if waiting else FINE
        if trouble.status:
            self._answer(trouble.status, b"trouble", dict(trouble.headers), trouble)
        elif name == "api":
            body = trouble.send if trouble.send is not None else json.dumps(hub.api()).encode()
            right = f"/api/models/{REPO}/revision/"
            known = path.startswith(right) and path.removeprefix(right) in ("main", hub.commit)
            self._answer(200 if known else 404, body, {}, trouble)
        elif hub.cdn and name.endswith(".safetensors") and not path.startswith("/cdn/"):
            self._answer(302, b"", {"Location": f"{hub.cdn}/cdn/{name}"}, trouble)
        elif path not in (f"/{REPO}/resolve/{hub.commit}/{name}", f"/cdn/{name}"):
            self._answer(404, b"", {"X-Error-Code": "EntryNotFound"}, trouble)
        else:
            self._file(hub.files[name], trouble)

    def _file(self, whole: bytes, trouble: Trouble) -> None:
        wanted = self.headers.get("Range", "")
        unchanged = self.headers.get("If-Range", self.hub.etag) == self.hub.etag
        headers = {"ETag": self.hub.etag, **dict(trouble.headers)}
        if not wanted or trouble.no_range or not unchanged or trouble.send is not None:
            body = whole if trouble.send is None else trouble.send
            self._answer(200, body, headers, trouble)
            return
        start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if start >= len(whole):
            self._answer(416, b"", headers, trouble)
            return
        headers["Content-Range"] = f"bytes {start}-{len(whole) - 1}/{len(whole)}"
        self._answer(206, whole[start:], headers, trouble)

    def _answer(self, status: int, body: bytes, headers: dict[str, str], trouble: Trouble) -> None:
        if trouble.flip is not None:
            body = bytearray(body)
            body[trouble.flip] ^= 1
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        claim = len(body) if trouble.claim is None else trouble.claim
        self.send_header("Content-Length", str(claim))
        self.end_headers()
        sent = bytes(body[: trouble.cut_after])
        pieces = 10 if trouble.pause else 1
        size = -(-len(sent) // pieces) or 1
        try:
            for start in range(0, len(sent), size):
                time.sleep(trouble.pause)
                self.wfile.write(sent[start : start + size])
                self.wfile.flush()
        except OSError:
            self.close_connection = True
        if trouble.cut_after is not None or claim != len(body):
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that went away is no news."""


def wake_loopback() -> None:
    """In a network namespace of one's own (`unshare -rn`) the loopback interface is down.

    Skips the test where it cannot be woken.
    """
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        try:
            socket.create_connection(listening.getsockname(), 5).close()
        except OSError:
            _raise_interface("lo")


def _raise_interface(name: str) -> None:
    """Linux: see netdevice(7), SIOCGIFFLAGS, SIOCSIFFLAGS and IFF_UP."""
    fcntl = pytest.importorskip("fcntl")
    request = struct.Struct("16sh14x")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        try:
            found = fcntl.ioctl(any_socket, 0x8913, request.pack(name.encode(), 0))
            flags = request.unpack(found)[1]
            fcntl.ioctl(any_socket, 0x8914, request.pack(name.encode(), flags | 1))
        except OSError as error:
            pytest.skip(f"needs the loopback interface: {error}")


@contextmanager
def serving(hub: LocalHub | None = None) -> Iterator[LocalHub]:
    """A hub that answers at its `url` on the loopback interface only."""
    wake_loopback()
    hub = hub or LocalHub()
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = _Server(("127.0.0.1", 0), handler)
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
