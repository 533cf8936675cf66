"""G6: nothing is sent anywhere before the person agrees to a download."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import TypeGuard

from tests.faults import ROOT, system_calls
from tests.faults.mutations import picture, seeds, write_all
from tests.faults.outcome import Outcome, Scale, not_measured
from tests.faults.source_rules import PACKAGE

TITLE = "network"
WANTED = "0 reaches for the internet, without a network everything works; control caught"
WANTED += "; telemetry switched off before hub libraries are imported"
SWITCHES = (
    "HF_HUB_OFFLINE",
    "HF_HUB_DISABLE_TELEMETRY",
    "DO_NOT_TRACK",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN",
)
HUB_LIBRARIES = frozenset({"transformers", "huggingface_hub", "open_clip", "timm", "tokenizers"})
_CONTROL = "import socket; socket.socket().connect_ex(('192.0.2.1', 80))"
_NETWORK = "socket,connect,sendto,sendmsg,sendmmsg"


def measure(scale: Scale, scratch: Path) -> Outcome:
    """A day of use in a network namespace of its own; in the full tier with the built-in models."""
    if reason := system_calls.why_not() or no_namespace():
        return not_measured("G6", TITLE, WANTED, reason)
    log = scratch / "calls.txt"
    calls, failures, commands = list[str](), list[str](), 0
    for command in _commands(scratch, scale):
        done = system_calls.traced(command, log, _NETWORK, 1800, ("unshare", "-rn"))
        commands += 1
        calls += system_calls.internet_calls(log)
        if done.returncode:
            failures.append(f"{' '.join(command[-4:])}: {done.stderr.strip()[-300:]}")
    system_calls.traced(system_calls.python("-c", _CONTROL), log, _NETWORK, 60, ("unshare", "-rn"))
    caught = len(system_calls.internet_calls(log))
    late = imports_elsewhere() + switches_missing()
    return Outcome(
        "G6",
        TITLE,
        WANTED,
        f"{commands} commands without a network: {len(calls)} reaches, {len(failures)} failures; "
        f"{len(late)} imports before the switches; control: {caught} of 1 caught",
        not (calls or failures or late) and caught == 1,
        (*calls[:10], *failures[:10], *late[:10]),
    )


def no_namespace() -> str:
    """Why no network namespace can be made here, or an empty text."""
    try:
        done = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    except OSError:
        return "needs unshare"
    return "" if done.returncode == 0 else "needs user namespaces"


def _commands(scratch: Path, scale: Scale) -> list[list[str]]:
    """What is run: in the quick tier only what needs no torch, which takes long under strace."""
    photos = scratch / "photos"
    write_all(iter(seeds().items()), photos)
    photoorg = system_calls.python("-m", "photoorg")
    library = ["--library", str(scratch / "real")]
    if not scale.is_full:
        words = ["search", "red", *library]
        return [[*photoorg, "models", "list", *library], [*photoorg, *words], _window(library[1])]
    for number in range(8):
        picture(300 + number, 200).save(photos / f"more-{number}.jpg")
    one, other = str(photos / "more-0.jpg"), str(photos / "baseline.jpg")
    places = [str(scratch / "library"), str(photos), str(scratch / "out")]
    return [
        system_calls.python("-m", "tests.faults.usage", *places, "--window"),
        [*photoorg, "add", str(photos), *library],
        [*photoorg, "search", "a green field under a blue sky", *library],
        [*photoorg, "similar", one, "--why", *library],
        [*photoorg, "explain", one, other, *library],
        [*photoorg, "describe", one, *library],
        [*photoorg, "albums", *library],
        [*photoorg, "models", "list", *library],
        _window(library[1]),
    ]


def _window(library: str) -> list[str]:
    """The real window with its real worker, for some seconds."""
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer\n"
        "from photoorg.ui.app import opened\n"
        "with opened(Path(sys.argv[1])) as (app, window, _):\n"
        "    window.begin(None); QTimer.singleShot(3000, app.quit); app.exec()\n"
    )
    return system_calls.python("-c", code, library)


def switches_missing() -> list[str]:
    """The switches that are not set once the models' package has been imported."""
    code = (
        "import os, sys\n"
        "import photoorg.models\n"
        "assert not {'huggingface_hub', 'transformers', 'open_clip', 'timm'} & set(sys.modules)\n"
        f"print([name for name in {SWITCHES} if os.environ.get(name) != '1'])"
    )
    environment = {name: value for name, value in os.environ.items() if name not in SWITCHES}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, cwd=ROOT, env=environment, check=False,
    )  # fmt: skip
    return [] if done.stdout.strip() == "[]" else [done.stdout.strip() or done.stderr[-300:]]


def imports_elsewhere() -> list[str]:
    """Where hub libraries are imported outside of the package that keeps them offline, or before
    it could."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        tree = ast.parse(file.read_bytes(), str(file))
        imports = [node for node in ast.walk(tree) if _is_hub(node)]
        late = not (name.startswith("models/") or any(map(_switches, tree.body)))
        found += [
            f"{name}:{node.lineno}: imports a hub library before it is kept offline"
            for node in imports
            if late or node in tree.body
        ]
    return found


def _switches(node: ast.AST) -> bool:
    """Whether a statement imports from `photoorg.models`, which keeps hub libraries offline."""
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith("photoorg.models")


def _is_hub(node: ast.AST) -> TypeGuard[ast.Import | ast.ImportFrom]:
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] in HUB_LIBRARIES
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in HUB_LIBRARIES for alias in node.names)
    return False
