"""The fault laboratory: the reliability goals G1 to G18 measured on the real program.

`python -m tests.faults` runs the full tier and prints the table; `pytest tests/faults` runs the
quick tier, the same measurements at a small scale.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""

SUPPORT = ROOT / "tests" / "support"
"""Where the tiny models and drawn photos of the other tests lie."""

for _place in (str(SUPPORT), str(ROOT)):
    if _place not in sys.path:
        sys.path.insert(0, _place)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
