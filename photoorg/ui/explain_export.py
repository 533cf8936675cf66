"""Taking an explanation elsewhere: as text, or as a JSON file."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from photoorg import explanations
from photoorg.explanations import Explanation
from photoorg.ui.text import safe_text


def explanation_text(explanation: Explanation, names: tuple[str, str]) -> str:
    """The whole explanation as lines of plain text; `names` are those of the photos."""
    text = explanations.as_text(explanation, *names)
    return "\n".join(safe_text(line, limit=4096) for line in text.splitlines())


def ask_for_file(parent: QWidget, names: tuple[str, str]) -> Path | None:
    """Where the person wants the explanation of two photos to be written, or None."""
    stems = (Path(safe_text(name, limit=40)).stem for name in names)
    suggested = f"Why {' and '.join(stems)}.json"
    title, kinds = "Export the explanation", "JSON (*.json)"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    if not chosen:
        return None
    file = Path(chosen)
    return file if file.suffix else file.with_suffix(".json")


def write_json(explanation: Explanation, file: Path) -> None:
    """Write the whole explanation into a file. Raises OSError."""
    told = explanations.as_json(explanation)
    file.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
