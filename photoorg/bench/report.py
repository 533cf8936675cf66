"""What a bench command says: figures under their metric names, and what they compare with."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """Our figures, and those of others measured in the same run."""

    title: str
    ours: Figures
    """By metric name in lower case; shares are fractions from 0 to 1."""
    baselines: Mapping[str, Figures] = field(default_factory=dict)
    notes: Mapping[str, str | int | float] = field(default_factory=dict)
    """Circumstances: how many photos, which model, which machine."""
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """95 % confidence by metric, and of leads by `METRIC_minus_BASELINE`; see bench/intervals."""

    def as_json(self) -> dict[str, object]:
        """One JSON object: figures on top; `intervals`, `baselines` and `notes` below."""
        return {
            **self.ours,
            "intervals": {name: list(ends) for name, ends in self.intervals.items()},
            "baselines": {name: dict(figures) for name, figures in self.baselines.items()},
            "notes": dict(self.notes),
        }

    def print_table(self) -> None:
        """The same as a table on stdout, a row per metric and per measured lead."""
        table = Table(title=self.title, title_justify="left")
        table.add_column("figure")
        table.add_column("photoorg", justify="right")
        for name in self.baselines:
            table.add_column(name, justify="right")
        for metric, value in self.ours.items():
            others = (figures.get(metric) for figures in self.baselines.values())
            cells = ("" if other is None else f"{other:.4g}" for other in others)
            table.add_row(metric, self._cell(metric, value), *cells)
            for name, figures in self.baselines.items():
                lead = f"{metric}_minus_{name}"
                if lead in self.intervals:
                    table.add_row(f"  less {name}", self._cell(lead, value - figures[metric]))
        console = Console()
        console.print(table)
        for name, note in self.notes.items():
            console.print(f"{name}: {note}", style="dim", highlight=False)

    def _cell(self, metric: str, value: float) -> str:
        if metric not in self.intervals:
            return f"{value:.4g}"
        lower, upper = self.intervals[metric]
        return f"{value:.3f} [{lower:.3f}, {upper:.3f}]"


def machine() -> dict[str, str | int]:
    """The facts of this machine that a figure may depend on."""
    return {
        "machine": platform.machine(),
        "cores": os.cpu_count() or 0,
        "python": platform.python_version(),
        "system": platform.system(),
    }
