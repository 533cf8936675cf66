"""Taking an explanation elsewhere: as text, or as a JSON file."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from photoorg import explanations
from photoorg.explanations import Explanation, Tongue
from photoorg.ui.explain_words import describer_name, facet_name
from photoorg.ui.language import number, tr
from photoorg.ui.measured_words import measured_words
from photoorg.ui.text import safe_text

_TONGUE = Tongue(tr, facet_name, describer_name, measured_words, number)


def explanation_text(explanation: Explanation, names: tuple[str, str]) -> str:
    """The whole explanation as lines of plain text; `names` are those of the photos."""
    text = explanations.as_text(explanation, *names, tongue=_TONGUE)
    return "\n".join(safe_text(line, limit=4096) for line in text.splitlines())


def ask_for_file(parent: QWidget, names: tuple[str, str]) -> Path | None:
    """Where the person wants the explanation of two photos to be written, or None."""
    left, right = (Path(safe_text(name, limit=40)).stem for name in names)
    suggested = tr("Why {left} and {right}.json", "a file name").format(left=left, right=right)
    title, kinds = tr("Export the explanation"), "JSON (*.json)"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    if not chosen:
        return None
    file = Path(chosen)
    return file if file.suffix else file.with_suffix(".json")


def write_json(explanation: Explanation, file: Path) -> None:
    """Write the whole explanation into a file. Raises OSError."""
    told = explanations.as_json(explanation)
    file.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
