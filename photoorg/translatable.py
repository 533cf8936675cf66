"""Marking texts of modules that know no window, so that they are found by Qt Linguist's tools."""

from __future__ import annotations


def tr(text: str, comment: str = "") -> str:  # noqa: ARG001
    """`text` as it is. The window translates it when it shows it (`photoorg.ui.language.tr`), with
    the same comment if there is one."""
    return text
