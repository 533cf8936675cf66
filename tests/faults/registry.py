"""The modules that measure, in the order of the table.

Each has one function `measure(scale: Scale, scratch: Path) -> Outcome`; `scratch` is an empty
folder of its own. A module that is missing or raises is a failure of its goal.
"""

from __future__ import annotations

MODULES: dict[str, str] = {
    "G1": "tests.faults.g01_originals",
    "G2": "tests.faults.g02_kills",
    "G3": "tests.faults.g03_power_cuts",
    "G4": "tests.faults.g04_bad_files",
    "G5": "tests.faults.g05_sandbox",
    "G6": "tests.faults.g06_network",
    "G7": "tests.faults.g07_models",
    "G8": "tests.faults.g08_text",
    "G9": "tests.faults.g09_window",
    "G10": "tests.faults.g10_vector_index",
    "G10 rot": "tests.faults.g10_bit_rot",
    "G11": "tests.faults.g11_missing_volume",
    "G12": "tests.faults.g12_idempotence",
    "G13": "tests.faults.g13_migration",
    "G14": "tests.faults.g14_disk_full",
    "G15": "tests.faults.g15_search",
    "G16": "tests.faults.g16_vlm",
    "G17": "tests.faults.g17_dependencies",
    "G18": "tests.faults.g18_backups",
}
"""By the goal's id, with a word behind it where a goal has more than one line."""
