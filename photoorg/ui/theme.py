"""Colours, type sizes and the small stylesheet of the window, in light and dark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

UNIT = 8
"""The grid all spacing rests on, in device-independent pixels."""
CAPTION, BODY, TITLE = 11, 13, 20
"""Type sizes in pixels."""
RADIUS = 6


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
)


def colours() -> Colours:
    """The colours in use now, told from the application's palette.

    A widget's own palette does not tell: a stylesheet changes it.
    """
    base = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return DARK if base.lightness() < 128 else LIGHT


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
    thumb = "#55585f" if c.dark else "#c4c5ca"
    tint = "rgba(96,165,250,56)" if c.dark else "rgba(59,130,246,36)"
    return f"""
    #header, #centre, #page, QStackedWidget, #resultsSide {{ background: {c.base}; }}
    #sidebar, #inspector, #status {{ background: {c.raised}; }}
    #inspector QWidget#inspectorBody {{ background: {c.raised}; }}
    #status {{ border-top: 1px solid {c.line}; }}
    QSplitter::handle {{ background: {c.line}; }}
    QLabel[tone="muted"] {{ color: {c.muted}; }}
    QLabel[tone="amber"] {{ color: {c.amber}; }}
    QLabel[tone="chip"] {{ background: {c.line}; border-radius: 8px; padding: 2px 8px; }}
    QLineEdit {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
        padding: 0 8px; color: {c.text}; selection-background-color: {c.accent}; }}
    QLineEdit:hover {{ border-color: {thumb}; }}
    QLineEdit:focus, QLineEdit[dropping="true"] {{ border-color: {c.accent}; }}
    QToolButton {{ border: none; border-radius: {RADIUS}px; padding: 6px; color: {c.text}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QToolButton:hover, QToolButton:focus {{ background: {c.line}; }}
    QToolButton:checked {{ background: {tint}; }}
    QPushButton {{ background: {c.line}; border: 1px solid transparent; border-radius: {RADIUS}px;
        padding: 0 16px; min-height: 30px; color: {c.text}; }}
    QPushButton:hover, QPushButton:focus {{ border-color: {c.accent}; }}
    QPushButton:disabled {{ color: {c.muted}; }}
    QPushButton[main="true"] {{ background: {c.fill}; color: {c.on_fill}; min-height: 38px;
        padding: 0 24px; font-weight: 600; }}
    QPushButton[main="true"]:hover, QPushButton[main="true"]:focus {{ border-color: {c.text}; }}
    QPushButton[flat="true"] {{ background: transparent; padding: 0; min-height: 20px;
        color: {c.link}; text-align: left; border: none; }}
    QPushButton[flat="true"]:hover, QPushButton[flat="true"]:focus {{
        text-decoration: underline; }}
    QPushButton[crumb="true"] {{ background: transparent; padding: 0; min-height: 24px;
        color: {c.muted}; border: none; }}
    QPushButton[crumb="true"]:hover, QPushButton[crumb="true"]:focus {{ color: {c.link}; }}
    QAbstractItemView {{ border: none; background: transparent; outline: none; }}
    QTreeView {{ selection-background-color: transparent; show-decoration-selected: 0; }}
    QTreeView::branch {{ background: transparent; }}
    QScrollArea {{ border: none; background: transparent; }}
    QMenu {{ background: {c.raised}; border: 1px solid {c.line}; padding: 6px; }}
    QMenu::item {{ padding: 6px 24px 6px 8px; border-radius: 4px; color: {c.text}; }}
    QMenu::item:selected {{ background: {tint}; }}
    QMenu::item:disabled {{ color: {c.muted}; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: 6px 4px; }}
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line};
        padding: 5px 8px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {thumb}; border-radius: 4px; min-height: 32px;
        margin: 2px; }}
    QScrollBar::handle:vertical:hover {{ background: {c.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QSlider::groove:horizontal {{ height: 3px; border-radius: 1px; background: {c.line}; }}
    QSlider::sub-page:horizontal {{ background: {c.muted}; border-radius: 1px; }}
    QSlider::handle:horizontal {{ width: 14px; margin: -6px 0; border-radius: 7px;
        background: {c.muted}; }}
    QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{
        background: {c.accent}; }}
    """
