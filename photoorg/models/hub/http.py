"""Asking a hub over HTTP: who may be asked, where redirects may lead, and errors as sentences.

Proxies are those of the environment (`HTTPS_PROXY`, `NO_PROXY`, …), certificates those of the
system. No account is ever used: no token is read and none is sent.
"""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from photoorg import __version__
from photoorg.errors import ModelError
from photoorg.model_store import hub_address
from photoorg.models.offline import offline_by_choice

if TYPE_CHECKING:
    import httpx2

SILENCE_SECONDS = 10.0
"""A connection that says nothing for so long counts as cut."""
_REDIRECTS = 5
_LONGEST_ANSWER = 16 << 20
_LONGEST_WAIT = 60.0
_BY_HAND = "download it by hand and name its folder: vlm:/FOLDER or openclip:ARCH@/FILE"


class Again(Exception):
    """Worth another try after `wait` seconds; the text is the sentence if that fails too."""

    def __init__(self, sentence: str, wait: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait = wait


def endpoint() -> str:
    """The hub's address, checked.

    Raises ModelError for an address that is none, and where HF_HUB_OFFLINE forbids all contact.
    """
    if offline_by_choice():
        raise ModelError("HF_HUB_OFFLINE is set: this computer is not to contact a model hub.")
    import httpx2

    text = hub_address()
    try:
        url = httpx2.URL(text)
    except httpx2.InvalidURL as error:
        raise ModelError(f"HF_ENDPOINT is no address: {text!r}.") from error
    if url.scheme not in ("https", "http") or not url.host or url.query or url.userinfo:
        raise ModelError(f"HF_ENDPOINT is no address: {text!r}.")
    return text


@contextmanager
def connected() -> Iterator[httpx2.Client]:
    """A client for one hub. Raises ModelError for proxy settings that make no sense."""
    import httpx2

    headers = {"User-Agent": f"photoorg/{__version__}", "Accept-Encoding": "identity"}
    try:
        client = httpx2.Client(
            headers=headers,
            timeout=SILENCE_SECONDS,
            follow_redirects=False,
            verify=_trusted_certificates(),
        )
    except (ValueError, ImportError, httpx2.InvalidURL, ssl.SSLError, OSError) as error:
        raise ModelError(f"The proxy or certificate settings cannot be used: {error}") from error
    with client:
        yield client


@contextmanager
def opened(
    client: httpx2.Client, host: str, path: str, what: str, headers: Mapping[str, str] | None = None
) -> Iterator[httpx2.Response]:
    """The answer to GET `host + path`, of status 200, 206 or 416, its body still to be read.

    Raises Again for what may pass (also while the body is read), ModelError for what will not;
    `what` names the thing asked for in sentences.
    """
    import httpx2

    with _in_words(host):
        response = client.send(
            client.build_request("GET", host + path, headers=headers), stream=True
        )
        try:
            for _ in range(_REDIRECTS):
                if not response.is_redirect or response.next_request is None:
                    break
                request = response.next_request
                response.close()
                _check_redirect(host, request.url)
                response = client.send(request, stream=True)
            if response.status_code not in (200, 206, 416):
                raise _refusal(response, httpx2.URL(host).netloc.decode(), what)
            yield response
        finally:
            response.close()


def ask(client: httpx2.Client, host: str, path: str, what: str) -> dict[str, Any]:
    """The JSON object at `host + path`. Raises as `opened` does."""
    body = bytearray()
    with opened(client, host, path, what) as response:
        for piece in response.iter_bytes():
            body += piece
            if len(body) > _LONGEST_ANSWER:
                raise ModelError(f"The answer of {host} is too long.")
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise ModelError(f"{host} does not answer like a model hub.")
    return answer


@cache
def _trusted_certificates() -> ssl.SSLContext:
    """The system's certificates; reading them takes a tenth of a second."""
    import httpx2

    return httpx2.create_ssl_context()


def _check_redirect(host: str, target: httpx2.URL) -> None:
    import httpx2

    own = httpx2.URL(host)
    same = (target.scheme, target.host, target.port) == (own.scheme, own.host, own.port)
    if not same and target.scheme != "https":
        raise ModelError(f"{own.host} leads to {target.host} without encryption; not followed.")


def _refusal(response: httpx2.Response, host: str, what: str) -> Exception:
    """The error for a status that brings nothing."""
    status, code = response.status_code, response.headers.get("X-Error-Code", "")
    if status in (408, 429) or status >= 500:
        return Again(f"{host} is overloaded or out of order ({status}).", _retry_after(response))
    if code == "GatedRepo":
        return ModelError(
            f"{what} is given out by {host} only to accounts that accepted its terms; "
            f"photoorg never signs in: {_BY_HAND}."
        )
    if status in (401, 403):
        return ModelError(
            f"{host} does not give out {what} ({status}): it does not exist, is private, "
            "or a proxy forbids it."
        )
    if status in (404, 410):
        return ModelError(f"{host} has no {what} ({status}).")
    if status == 407:
        return ModelError("The proxy wants a name and a password; put them into HTTPS_PROXY.")
    if 300 <= status < 400:
        return ModelError(f"{host} sends from one address to the next without end.")
    return ModelError(f"{host} refuses {what} ({status}).")


def _retry_after(response: httpx2.Response) -> float:
    try:
        return min(max(float(response.headers.get("Retry-After", "0")), 0.0), _LONGEST_WAIT)
    except ValueError:
        return 0.0


@contextmanager
def _in_words(host: str) -> Iterator[None]:
    """Say what the network raises in sentences: Again for what may pass, ModelError else."""
    import httpx2

    name = httpx2.URL(host).host
    try:
        yield
    except httpx2.ProxyError as error:
        raise Again(f"The proxy does not let photoorg reach {name}: {error}") from error
    except httpx2.TimeoutException as error:
        raise Again(f"{name} does not answer.") from error
    except httpx2.ConnectError as error:
        raise _no_connection(name, error) from error
    except httpx2.TransportError as error:
        raise Again(f"The connection to {name} was cut.") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise ModelError(f"{name} cannot be asked: {error}") from error


def _no_connection(name: str, error: Exception) -> Exception:
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return ModelError(f"The certificate of {name} is not trusted by this computer.")
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Again(f"{name} cannot be found; is this computer online?")
    return Again(f"{name} cannot be reached; is this computer online?")
