"""A decoder that has been taken over: it tries everything that it must not be able to do.

    python -m tests.faults.captive FOLDER free|locked

FOLDER has a file `secret` and is listened to at its socket `door`. Prints a JSON object: for each
attempt true where it succeeded. Run free it is the control: there the attempts must succeed.
"""

from __future__ import annotations

import ctypes
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

_libc = ctypes.CDLL(None, use_errno=True)
# System call numbers by name: (x86-64, AArch64).
_CALLS = {
    "io_uring_setup": (425, 425),
    "pidfd_open": (434, 434),
    "tgkill": (234, 131),
    "unshare": (272, 97),
}
_NUMBERS = {name: pair[os.uname().machine == "aarch64"] for name, pair in _CALLS.items()}


def attempts(folder: Path) -> dict[str, Callable[[], object]]:
    """What a taken-over decoder would like to do, by name. Each raises OSError when refused."""
    secret, made = str(folder / "secret"), str(folder / "made")
    original = os.open(secret, os.O_RDONLY)
    door, port = str(folder / "door"), int((folder / "port").read_text())

    def unix() -> None:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(door)

    def tcp() -> None:
        with socket.socket() as line:
            line.settimeout(1)
            line.connect(("127.0.0.1", port))

    def udp() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.sendto(b"secret", ("127.0.0.1", 9))

    def six() -> None:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as line:
            line.sendto(b"secret", ("::1", 9))

    def netlink() -> None:
        socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).close()

    def listen() -> None:
        with socket.socket() as line:
            line.bind(("127.0.0.1", 0))
            line.listen()

    def fork() -> None:
        if (child := os.fork()) == 0:
            os._exit(0)
        os.waitpid(child, 0)

    def spawn() -> None:
        os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)

    def limit_the_worker() -> None:
        import resource

        resource.prlimit(os.getppid(), resource.RLIMIT_CORE)

    def signal_the_worker() -> None:
        os.kill(os.getppid(), 0)

    def signal_a_thread_of_the_worker() -> None:
        _call("tgkill", os.getppid(), os.getppid(), 0)

    return {
        "read a file": lambda: os.open(secret, os.O_RDONLY),
        "read a system file": lambda: os.open("/etc/passwd", os.O_RDONLY),
        "read through /proc": lambda: os.open(f"/proc/self/fd/{original}", os.O_RDONLY),
        "reopen the original to write": lambda: os.open(f"/proc/self/fd/{original}", os.O_RDWR),
        "list a folder": lambda: os.listdir(folder),
        "read memory of the worker": lambda: os.open(f"/proc/{os.getppid()}/maps", os.O_RDONLY),
        "open a file to write": lambda: os.open(secret, os.O_WRONLY),
        "create a file": lambda: os.open(made, os.O_WRONLY | os.O_CREAT),
        "truncate a file": lambda: os.truncate(secret, 0),
        "change a mode": lambda: os.chmod(secret, 0o777),
        "change the original's mode": lambda: os.fchmod(original, 0o600),
        "change the original's times": lambda: os.utime(original),
        "give the original an attribute": lambda: os.setxattr(original, "user.photoorg", b"x"),
        "rename a file": lambda: os.rename(folder / "old", folder / "new"),
        "remove a file": lambda: os.unlink(folder / "spare"),
        "make a folder": lambda: os.mkdir(folder / "below"),
        "make a link": lambda: os.symlink("/etc", folder / "link"),
        "make a hard link": lambda: os.link(secret, folder / "hard"),
        "change the folder": lambda: os.chdir("/"),
        "connect by TCP": tcp,
        "send by UDP": udp,
        "send by IPv6": six,
        "connect to a Unix socket": unix,
        "make a socket pair": lambda: socket.socketpair(),
        "listen": listen,
        "ask the kernel about networks": netlink,
        "start a program": spawn,
        "fork": fork,
        "signal the worker": signal_the_worker,
        "signal a thread of the worker": signal_a_thread_of_the_worker,
        "see the worker's limits": limit_the_worker,
        "open a handle on the worker": lambda: _call("pidfd_open", os.getppid(), 0),
        "unshare": lambda: _call("unshare", 0x10000000),
        "set up io_uring": lambda: _call("io_uring_setup", 1, ctypes.create_string_buffer(120)),
        "make a memory file": lambda: os.close(os.memfd_create("x")),
    }


def _call(name: str, *arguments: object) -> None:
    if _libc.syscall(_NUMBERS[name], *arguments) < 0:
        raise OSError(ctypes.get_errno(), name)


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


def _main(folder: Path, locked: bool) -> None:
    tried = attempts(folder)
    if locked:
        from photoorg.isolation.rights import give_up_rights

        rights = give_up_rights()
        said = {"landlock": rights.landlock, "seccomp": rights.seccomp, "own": rights.escapes}
    else:
        said = {"landlock": 0, "seccomp": False, "own": ()}
    succeeded = {name: _succeeds(attempt) for name, attempt in tried.items()}
    sys.stdout.write(json.dumps({**said, "succeeded": succeeded}) + "\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2] == "locked")
