"""What processes have of the machine's memory. Nothing heavy is imported here: the processes that
are measured use it themselves."""

from __future__ import annotations

from pathlib import Path


def resident(pid: int) -> float:
    """MB that a process has in memory; 0 where the system does not say."""
    return _said(pid, "VmRSS:")


def largest(pid: int) -> float:
    """MB that a process has had in memory at most; 0 where the system does not say.

    What getrusage says includes the process that started it.
    """
    return _said(pid, "VmHWM:")


def _said(pid: int, name: str) -> float:
    try:
        status = Path("/proc", str(pid), "status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1e3 for line in status.splitlines() if line.startswith(name))
