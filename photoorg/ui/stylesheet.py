"""The window's style rules; names after `$` are those of the palette in `theme`."""

from __future__ import annotations

RULES = """
QDialog { background: $base; }
#modelRow, #settingRow { border-top: 1px solid $line; }
#settingsPages { background: $raised; padding: 16px 8px; }
#settingsPages::item { padding: 8px; }
QKeySequenceEdit QLineEdit { padding: 0 4px; }
#header, #centre, #viewer, #page, QStackedWidget, #resultsSide { background: $base; }
#sidebar, #inspector, #status { background: $raised; }
#inspector QWidget#inspectorBody { background: $raised; }
#status { border-top: 1px solid $line; }
#explainFoot { background: $base; border-top: 1px solid $line; }
QSplitter::handle { background: $line; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="link"] { color: $link; }
QLabel[tone="chip"] { background: $line; border-radius: 8px; padding: 2px 8px; }
QLineEdit { background: $raised; border: 1px solid $line; border-radius: $radius;
    padding: 0 8px; color: $text; selection-background-color: $accent; }
#captionEdit { background: $base; border: 1px solid $accent; border-radius: $radius;
    padding: 4px 6px; color: $text; selection-background-color: $accent; }
QLineEdit:hover { border-color: $thumb; }
QLineEdit:focus, QLineEdit[dropping="true"] { border-color: $accent; }
#searchBar { background: $raised; border: 1px solid $line; border-radius: $radius; }
#searchBar:hover { border-color: $thumb; }
#searchBar[active="true"] { border-color: $accent; }
#searchBar QScrollArea, #searchBar #tokens { background: transparent; }
#searchField, #searchField:hover, #searchField:focus { background: transparent; border: none;
    padding: 0 2px; }
QToolButton { border: none; border-radius: $radius; padding: 6px; color: $text; }
QToolButton::menu-indicator { image: none; }
QToolButton:hover, QToolButton:focus { background: $line; }
QToolButton[small="true"] { padding: 4px; }
QToolButton:checked { background: $tint; }
QToolButton:disabled { color: $muted; }
QLabel#onMap { background: $raised; border-radius: 4px; padding: 2px 6px; }
QPushButton#onMap { background: $raised; border-color: $line; }
QPushButton#onMap:hover, QPushButton#onMap:focus { border-color: $accent; }
QToolButton#onMap { background: $raised; border: 1px solid $line; padding: 7px; }
QToolButton#onMap:hover, QToolButton#onMap:focus { background: $line; border-color: $accent; }
QPushButton { background: $line; border: 1px solid transparent; border-radius: $radius;
    padding: 0 16px; min-height: 30px; color: $text; }
QPushButton:hover, QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; }
QPushButton[small="true"] { min-height: 22px; padding: 0 12px; }
QPushButton[guess="true"] { min-height: 24px; padding: 0 12px; border-radius: 13px; }
QPushButton[danger="true"] { color: $red; }
QPushButton[go="true"] { background: $fill; color: $on_fill; font-weight: 600; }
QPushButton[go="true"]:hover, QPushButton[go="true"]:focus { border-color: $text; }
QPushButton[go="true"]:disabled { background: $line; color: $muted; }
QPushButton[main="true"] { background: $fill; color: $on_fill; min-height: 38px;
    padding: 0 24px; font-weight: 600; }
QPushButton[main="true"]:hover, QPushButton[main="true"]:focus { border-color: $text; }
QPushButton[crumb="true"] { background: transparent; padding: 0; min-height: 24px;
    color: $muted; border: none; }
QPushButton[crumb="true"]:hover, QPushButton[crumb="true"]:focus { color: $link; }
QAbstractItemView { border: none; background: transparent; outline: none; }
QTreeView { selection-background-color: transparent; show-decoration-selected: 0; }
QTreeView::branch { background: transparent; }
QListWidget::item { padding: 5px 8px; border-radius: 4px; color: $text; }
QListWidget::item:hover { background: $line; }
QListWidget::item:selected { background: $tint; color: $text; }
QListWidget::item:disabled { color: $muted; background: transparent; }
#tip { background: $raised; border: 1px solid $line; border-radius: 8px; }
#popup { background: $raised; border: 1px solid $line; }
QScrollArea { border: none; background: transparent; }
QMenu { background: $raised; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $tint; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QToolTip { background: $raised; color: $text; border: 1px solid $line;
    padding: 5px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $thumb; border-radius: 4px; min-height: 32px;
    margin: 2px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSlider::groove:horizontal { height: 3px; border-radius: 1px; background: $line; }
QSlider::sub-page:horizontal { background: $muted; border-radius: 1px; }
QSlider::handle:horizontal { width: 14px; margin: -6px 0; border-radius: 7px;
    background: $muted; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {
    background: $accent; }
"""
