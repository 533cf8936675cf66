"""System calls of a program and everything it starts, written down by strace."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.faults import ROOT, SUPPORT

_WRITES = (
    "truncate", "unlink", "rename", "chmod", "chown", "utime", "futimesat", "mkdir", "mknod",
    "rmdir", "link", "setxattr", "removexattr", "creat", "fallocate",
)  # fmt: skip
_TRACED = (
    "open,openat,openat2,creat,truncate,ftruncate,unlink,unlinkat,rename,renameat,renameat2,chmod,"
    "fchmod,fchmodat,chown,fchown,lchown,fchownat,utime,utimes,utimensat,futimesat,mkdir,mkdirat,"
    "mknod,mknodat,rmdir,link,linkat,symlink,symlinkat,setxattr,lsetxattr,fsetxattr,removexattr,"
    "lremovexattr,fremovexattr,fallocate"
)
_OPENED_TO_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")
_INTERNET = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_INET6?\b")


def why_not() -> str:
    """Why no system call can be watched here, or an empty text."""
    return "" if shutil.which("strace") else "needs strace"


def traced(
    command: Sequence[str], log: Path, what: str, timeout: float, before: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run a command with all its children under strace; calls of the kind `what` go to `log`.

    `before` is put before strace, such as `unshare -rn`.
    """
    trace = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-y",
        "-qq",
        "-s",
        "4096",
        "-e",
        f"trace={what}",
        "-o",
        str(log),
    ]
    return subprocess.run(
        [*before, *trace, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env={
            **os.environ,
            "PHOTOORG_HOME": str(log.parent / "home"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(SUPPORT))),
        },
    )


def python(*arguments: str) -> list[str]:
    """The command that runs this Python."""
    return [sys.executable, *arguments]


def files(command: Sequence[str], log: Path, timeout: float) -> subprocess.CompletedProcess[str]:
    """Run a command; what it opens and changes goes to `log`."""
    return traced(command, log, _TRACED, timeout)


def writes_below(root: Path, log: Path) -> Iterator[str]:
    """The traced calls that tried to open for writing, create, change or remove below `root`."""
    place = str(root)
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        found = _CALL.match(line)
        if found is None or place not in line:
            continue
        call = found[1]
        if call in ("open", "openat", "openat2"):
            writing = _OPENED_TO_WRITE.search(line) is not None
        elif call in ("symlink", "symlinkat"):
            # What a link says may be an original; where it is made may not.
            writing = place in line.partition(", ")[2]
        else:
            writing = any(word in call for word in _WRITES)
        if writing:
            yield line[:300]


def opens_of(path: Path, log: Path) -> int:
    """How often a file was opened or tried to be opened."""
    text = log.read_text(encoding="utf-8", errors="replace")
    return sum(f'"{path}"' in line and "open" in line for line in text.splitlines())


def internet_calls(log: Path) -> list[str]:
    """The traced calls that reached for an internet address."""
    text = log.read_text(encoding="utf-8", errors="replace")
    return [line[:300] for line in text.splitlines() if _INTERNET.search(line)]
