"""G17: nothing installed has a known weakness without a reason."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.faults import ROOT
from tests.faults.outcome import Outcome, Scale

sys.path.insert(0, str(ROOT / "packaging"))

import audit


def measure(scale: Scale, scratch: Path) -> Outcome:
    """The floors, which need no network; OSV is asked by `packaging/audit.py --online` only."""
    del scale, scratch
    found, reasons = audit.below_floors(), audit.accepted()
    without = [finding.says for finding in found if not finding.reason(reasons)]
    checked = [row["what"] for row in audit.rows(audit.FLOORS)]
    return Outcome(
        "G17",
        "dependencies",
        "0 known weaknesses without a recorded reason",
        f"{len(checked)} floors checked ({', '.join(checked)}): {len(without)} without a reason, "
        f"{len(found) - len(without)} accepted; OSV not asked: no network here",
        not without,
        (*without, *(finding.says for finding in found if finding.reason(reasons))),
    )
