"""Colours, type sizes and the small stylesheet of the window, in light and dark."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from photoorg.ui.stylesheet import RULES

UNIT = 8
"""The grid all spacing rests on, in device-independent pixels."""
CAPTION, BODY, TITLE = 11, 13, 20
"""Type sizes in pixels."""
RADIUS = 6
TINT = 36
"""Of 255: how much of the accent lies over what is selected. With more of it, muted words on it
would have less than 4.5 : 1."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The palette; every text colour has at least 4.5 : 1 on `base` and on `raised`."""

    dark: bool
    base: str
    """Behind photos."""
    raised: str
    """Panels."""
    line: str
    """Hairlines, fields, hovered rows."""
    text: str
    muted: str
    accent: str
    """Selection and the main action."""
    link: str
    """The accent as text; a darker shade in light, where the accent itself has 3.7 : 1."""
    fill: str
    """The main button."""
    on_fill: str
    amber: str
    """Problems, as text."""
    red: str
    """Destruction, as text."""
    left: str
    """What belongs to the left of two photos, as text and as lines."""
    right: str
    """What belongs to the right one."""


LIGHT = Colours(
    dark=False,
    base="#ffffff",
    raised="#f4f4f5",
    line="#e4e4e7",
    text="#1b1c1f",
    muted="#5f636b",
    accent="#3b82f6",
    link="#1d5fd6",
    fill="#2563eb",
    on_fill="#ffffff",
    amber="#92560a",
    red="#b42318",
    left="#7c3aed",
    right="#0f766e",
)
DARK = Colours(
    dark=True,
    base="#1e1f22",
    raised="#2a2c30",
    line="#3a3d42",
    text="#e8e9ec",
    muted="#a6aab2",
    accent="#60a5fa",
    link="#7ab4fb",
    fill="#60a5fa",
    on_fill="#0c1628",
    amber="#f5b94a",
    red="#ff8a80",
    left="#c4b5fd",
    right="#5eead4",
)


def colours() -> Colours:
    """The colours in use now, told from the application's palette.

    A widget's own palette does not tell: a stylesheet changes it.
    """
    base = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return DARK if base.lightness() < 128 else LIGHT


def tint() -> QColor:
    """What lies over the ground of what is selected."""
    colour = QColor(colours().accent)
    colour.setAlpha(TINT)
    return colour


def font(size: int, weight: QFont.Weight = QFont.Weight.Normal, italic: bool = False) -> QFont:
    """The system's font at a size in pixels, with figures of equal width."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(size)
    made.setWeight(weight)
    made.setItalic(italic)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


class Theme(QObject):
    """Keeps the application's look at what the person, or else the system, wants."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str) -> None:
        """`choice` is `system`, `light` or `dark`."""
        super().__init__(app)
        self._app = app
        self._choice = choice
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(font(BODY))
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self.choose(choice)

    @property
    def choice(self) -> str:
        return self._choice

    def choose(self, choice: str) -> None:
        """Switch to `system`, `light` or `dark`."""
        self._choice = choice
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        self._apply()

    def leave(self) -> None:
        """Follow the system no more: another window has a look of its own."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._apply)
        self.deleteLater()

    def _apply(self) -> None:
        system_is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system_is_dark if self._choice == "system" else self._choice == "dark"
        wanted = DARK if dark else LIGHT
        self._app.setPalette(_palette(wanted))
        self._app.setStyleSheet(_stylesheet(wanted))
        self.changed.emit()


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.Button, role.ToolTipBase, role.AlternateBase), c.raised),
        ((role.Base,), c.base),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), c.text),
        ((role.PlaceholderText,), c.muted),
        ((role.Highlight, role.Accent), c.accent),
        ((role.HighlightedText,), c.on_fill if c.dark else c.text),
        ((role.Link, role.LinkVisited), c.link),
        ((role.Mid, role.Midlight, role.Light, role.Dark), c.line),
        ((role.Shadow,), c.base),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        faint = QColor(c.muted)
        faint.setAlpha(130)
        palette.setColor(QPalette.ColorGroup.Disabled, each, faint)
    return palette


def _stylesheet(c: Colours) -> str:
    """The rules of `stylesheet.RULES` in a palette."""
    accent = QColor(c.accent)
    tint = f"rgba({accent.red()},{accent.green()},{accent.blue()},{TINT})"
    thumb = "#55585f" if c.dark else "#c4c5ca"
    names = {**dataclasses.asdict(c), "tint": tint, "thumb": thumb, "radius": f"{RADIUS}px"}
    return Template(RULES).substitute(names)
