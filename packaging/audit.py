"""Checks what is installed for known weaknesses; exit code 1 when there is one without a reason.

    python packaging/audit.py             # versions against audit_floors.tsv: no network
    python packaging/audit.py --online    # and against the OSV data base, with pip-audit

Nothing is sent anywhere without `--online`; with it, pip-audit sends the names and versions of all
installed packages to OSV (https://osv.dev). Accepted weaknesses are in audit_exceptions.tsv.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent / "pyproject.toml"
FLOORS, EXCEPTIONS = HERE / "audit_floors.tsv", HERE / "audit_exceptions.tsv"


@dataclass(frozen=True, slots=True)
class Finding:
    """A weakness of something that is installed."""

    what: str
    """Its id in OSV, or a name of `audit_floors.tsv`."""
    says: str
    ids: tuple[str, ...] = ()
    """Other ids of the same."""

    def reason(self, accepted: dict[str, str]) -> str:
        """Why it is accepted; empty when it is not."""
        return next((accepted[i] for i in (self.what, *self.ids) if i in accepted), "")


def below_floors() -> list[Finding]:
    """What is installed in a version below its floor, or declared so that it could be."""
    found = []
    declared = declared_floors()
    for row in rows(FLOORS):
        what, floor = row["what"], row["floor"]
        version = installed_version(what)
        if version is not None and _parts(version) < _parts(floor):
            says = f"{what} {version} is older than {floor}. {row['reason']}."
            found.append(Finding(what, says))
        if what in declared and _parts(declared[what]) < _parts(floor):
            says = f"pyproject.toml admits {what} {declared[what]}, older than {floor}."
            found.append(Finding(f"{what} in pyproject.toml", says))
    return found


def installed_version(what: str) -> str | None:
    """The version of a package or of a library inside one; None when it is not installed."""
    try:
        if what == "SQLite":
            return sqlite3.sqlite_version
        if what == "LibRaw":
            import rawpy

            return ".".join(map(str, rawpy.libraw_version))
        if what == "libheif":
            import pi_heif

            return str(pi_heif.libheif_version())
        return metadata.version(what)
    except (ImportError, metadata.PackageNotFoundError):
        return None


def declared_floors() -> dict[str, str]:
    """The lower bound of every requirement of the project that has one."""
    import tomllib

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    found = {}
    for requirement in wanted:
        match = re.match(r"([A-Za-z0-9_.-]+)[^>=]*[>=]=([0-9.]+)", requirement)
        if match:
            found[match[1].lower()] = match[2]
    return found


def in_osv() -> list[Finding]:
    """What OSV knows of the installed packages. Raises OSError when it cannot be asked."""
    if importlib.util.find_spec("pip_audit"):
        command = [sys.executable, "-m", "pip_audit"]
    elif shutil.which("pipx"):
        command = ["pipx", "run", "pip-audit", "--path", str(_packages())]
    else:
        raise OSError("pip-audit is not installed: `pip install pip-audit`, or install pipx")
    command += ["--vulnerability-service", "osv", "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError) as error:
        raise OSError(done.stderr.strip()[-500:] or "pip-audit said nothing") from error
    return [
        Finding(
            weakness["id"],
            f"{package['name']} {package['version']}: {weakness['id']}, fixed in "
            f"{', '.join(weakness['fix_versions']) or 'no version yet'}.",
            tuple(weakness.get("aliases", ())),
        )
        for package in packages
        for weakness in package.get("vulns", ())
    ]


def accepted() -> dict[str, str]:
    """The reason of every accepted weakness."""
    return {row["what"]: row["reason"] for row in rows(EXCEPTIONS)}


def rows(table: Path) -> list[dict[str, str]]:
    """The rows of a table, without its remarks."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return list(csv.DictReader(lines, delimiter="\t"))


def main(arguments: list[str]) -> int:
    """Print what was found; the exit code."""
    found = below_floors()
    if "--online" in arguments:
        try:
            found += in_osv()
        except OSError as error:
            print(f"OSV could not be asked: {error}", file=sys.stderr)
            return 2
    reasons = accepted()
    open_ones = [finding for finding in found if not finding.reason(reasons)]
    for finding in found:
        reason = finding.reason(reasons)
        print(f"{'accepted' if reason else 'OPEN'}: {finding.says}")
        if reason:
            print(f"    {reason}")
    print(f"{len(found)} weaknesses, {len(open_ones)} of them without a reason.")
    if "--online" not in arguments:
        print("OSV was not asked, which needs the network: --online does.")
    return 1 if open_ones else 0


def _packages() -> Path:
    import sysconfig

    return Path(sysconfig.get_paths()["purelib"])


def _parts(version: str) -> tuple[int, ...]:
    """The numbers of a version, for comparing releases; what follows them does not count."""
    numbers = re.match(r"[0-9]+(\.[0-9]+)*", version)
    parts = tuple(map(int, numbers[0].split("."))) if numbers else ()
    return (*parts, 0, 0, 0)[:4]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
