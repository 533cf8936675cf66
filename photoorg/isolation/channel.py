"""Between worker and decoder: a pipe for messages and open files, and memory for pixels."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from multiprocessing.connection import _ConnectionBase

PIXELS: Final = 300_000_000
"""Bytes shared: 100 million pixels in RGB. Memory is used only where something was written."""
_KEPT: Final = 8 << 20
"""Bytes of it that stay in use between two photos."""

# A decoder needs nothing of the person's surroundings; libraries shall not start threads in it.
_ENVIRONMENT: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONIOENCODING": "utf-8",
    "PYTHONDONTWRITEBYTECODE": "1",
}
_KEPT_VARIABLES: Final = (
    *("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE"),
    *("LANG", "SYSTEMROOT", "TMPDIR", "TMP", "TEMP"),
)


class SharedPixels:
    """Memory that a decoder writes pixels to and the worker reads."""

    def __init__(self) -> None:
        if hasattr(os, "memfd_create"):
            self.handle = os.memfd_create("photoorg-pixels", os.MFD_CLOEXEC)
        else:
            # Without a name it is gone with the last process that has it open.
            with tempfile.TemporaryFile() as file:
                self.handle = os.dup(file.fileno())
        os.ftruncate(self.handle, PIXELS)

    def take(self, count: int) -> bytes:
        """The first `count` bytes; the memory behind large pictures is given back."""
        # Read, not mapped: to touch a mapping that a decoder has cut short would end this process.
        os.lseek(self.handle, 0, os.SEEK_SET)
        data = os.read(self.handle, count)
        if os.fstat(self.handle).st_blocks * 512 > _KEPT:
            os.ftruncate(self.handle, 0)
            os.ftruncate(self.handle, PIXELS)
        return data

    def close(self) -> None:
        """Give the memory back."""
        os.close(self.handle)


def start(
    command: Sequence[str], pixels: SharedPixels
) -> tuple[subprocess.Popen[bytes], Connection[Any, Any]]:
    """Start a decoder: `command` with the handles of its pipe and of the pixels as arguments."""
    ours, theirs = Pipe(duplex=True)
    inherited = [theirs.fileno(), pixels.handle]
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    arguments = [*command, *map(str, inherited)]
    environment = {**kept, **_ENVIRONMENT}
    try:
        if sys.platform == "win32":
            startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": inherited})
            for handle in inherited:
                os.set_handle_inheritable(handle, True)
            process = subprocess.Popen(
                arguments,
                env=environment,
                startupinfo=startup,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        else:
            process = subprocess.Popen(
                arguments,
                env=environment,
                pass_fds=inherited,
                stdin=subprocess.DEVNULL,
                # The worker's output carries its own messages.
                stdout=subprocess.DEVNULL,
                # A group of its own: what ends it also ends whatever it might have forked, and
                # Ctrl-C ends it by way of the worker only.
                start_new_session=True,
            )
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return process, ours


def send_file(connection: _ConnectionBase[Any, Any], file: int, process: int) -> None:
    """Hand an open file over to the process at the other end. Raises OSError."""
    from multiprocessing import reduction

    handle = file
    if sys.platform == "win32":
        import msvcrt

        handle = msvcrt.get_osfhandle(file)
    reduction.send_handle(connection, handle, process)


def receive_file(connection: _ConnectionBase[Any, Any]) -> int:
    """The descriptor of a file handed over. Raises OSError and EOFError."""
    from multiprocessing import reduction

    handle = reduction.recv_handle(connection)
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.open_osfhandle(handle, os.O_RDONLY)
    return handle


def end(process: subprocess.Popen[bytes]) -> int | None:
    """End a decoder and all it may have started; its exit code, None while it cannot die."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            import signal

            os.killpg(process.pid, signal.SIGKILL)
    try:
        return process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        # It waits for a disk that does not answer; it dies when that does.
        return None
