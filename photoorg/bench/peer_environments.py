"""Virtual environments of the peers: made with pip when first needed, and kept."""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path

from photoorg.bench.peer_runs import private, run
from photoorg.errors import PhotoorgError

_MARK = "photoorg.json"
"""Written last; an environment without it is not finished."""
_LIMIT_S = 1800.0
_PIP = ("-m", "pip", "install", "--quiet", "--only-binary=:all:", "--no-cache-dir")
"""Wheels only: installing runs nobody's code."""
_OURS = ("torch", "torchvision")
_LEFT_OUT = (*_OURS, "setuptools")
"""Old setuptools do not get on with our torch, and nothing needs them to run."""
_REQUIRED = """
import importlib.metadata, json, sys
from pip._vendor.packaging.requirements import Requirement
required = [Requirement(text) for text in importlib.metadata.requires(sys.argv[1]) or []]
required = [r for r in required if r.marker is None or r.marker.evaluate({"extra": ""})]
for requirement in required:
    requirement.marker = None
sys.stdout.write(json.dumps({r.name.lower(): str(r) for r in required}))
"""


def python_of(base: Path, package: str, shares_ours: bool) -> Path:
    """The Python that has a package from PyPI, in an environment of its own below `base`.

    If it shares ours, our packages follow its own on the path: it installs what we lack, and uses
    our torch. Raises PhotoorgError with the reason when it cannot be had.
    """
    place = base / package
    python = place / "bin" / "python"
    mark = {"python": sys.version, "ours": _our_packages() if shares_ours else []}
    if python.exists() and _marked(place) == mark:
        return python
    shutil.rmtree(place, ignore_errors=True)
    base.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix="photoorg-pip-") as home:
            _make(place, python, package, shares_ours, private(Path(home), pip=True))
        (place / _MARK).write_text(json.dumps(mark), encoding="utf-8")
    except PhotoorgError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    return python


def _make(
    place: Path, python: Path, package: str, shares_ours: bool, variables: Mapping[str, str]
) -> None:
    run([sys.executable, "-I", "-m", "venv", place], variables, _LIMIT_S)
    if not shares_ours:
        run([python, "-I", *_PIP, package], variables, _LIMIT_S)
        return
    own = place / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    # site appends what .pth files name: the environment's own packages come first.
    (own / "zz_photoorg.pth").write_text("\n".join(_our_packages()) + "\n", encoding="utf-8")
    run([python, "-I", *_PIP, "--no-deps", package], variables, _LIMIT_S)
    said = run([python, "-I", "-c", _REQUIRED, package], variables, _LIMIT_S)
    required = [text for name, text in json.loads(said).items() if name not in _LEFT_OUT]
    held = place / "constraints.txt"
    pins = (f"{name}=={importlib.metadata.version(name)}\n" for name in _OURS)
    held.write_text("".join(pins), encoding="utf-8")
    if required:
        run([python, "-I", *_PIP, "--constraint", held, *required], variables, _LIMIT_S)


def _our_packages() -> list[str]:
    """Where our own packages lie."""
    paths = sysconfig.get_paths()
    return list(dict.fromkeys((paths["purelib"], paths["platlib"])))


def _marked(place: Path) -> object:
    try:
        return json.loads((place / _MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
