"""One setting as a row: what it is, the control of its kind, and the way back to the default."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.setting_kinds import Choice, Declared, Number, Switch
from photoorg.ui import theme
from photoorg.ui.icons import icon
from photoorg.ui.labels import PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.learning_words import factor_words
from photoorg.ui.marks import Radio, Tick

CONTROL_WIDTH = 272
VALUE_WIDTH = 88


class ChoiceControl(QWidget):
    """One button for each value; the arrow keys go from one to the next."""

    chosen = Signal(object)

    def __init__(self, said: Declared, parent: QWidget) -> None:
        super().__init__(parent)
        assert isinstance(said.kind, Choice)
        title = tr(said.title)
        self.setAccessibleName(title)
        self.buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for value, words in said.kind.options:
            button = Radio(tr(words), self)
            button.setAccessibleName(f"{title}: {button.text()}")
            self.buttons[value] = button
            self._group.addButton(button)
            column.addWidget(button)
        self._group.buttonClicked.connect(self._tell)

    def show_value(self, value: Any) -> None:
        """Mark the one that holds; nobody is told."""
        if value in self.buttons:
            self.buttons[value].setChecked(True)

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(value for value, each in self.buttons.items() if each is button))


class SwitchControl(QWidget):
    """A tick."""

    chosen = Signal(object)

    def __init__(self, said: Declared, parent: QWidget) -> None:
        super().__init__(parent)
        self.tick = Tick("", self)
        self.tick.setAccessibleName(tr(said.title))
        self.tick.setAccessibleDescription(tr(said.words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick)
        row.addStretch(1)
        self.tick.clicked.connect(self._tell)
        self._say()

    def show_value(self, value: Any) -> None:
        """Tick it or not; nobody is told."""
        self.tick.setChecked(bool(value))
        self._say()

    def _tell(self, on: bool) -> None:
        self._say()
        self.chosen.emit(on)

    def _say(self) -> None:
        self.tick.setText(tr("On") if self.tick.isChecked() else tr("Off"))


class NumberControl(QWidget):
    """A slider, and its value in words beside it."""

    chosen = Signal(object)

    def __init__(self, said: Declared, parent: QWidget) -> None:
        super().__init__(parent)
        assert isinstance(said.kind, Number)
        self._title, self._kind = tr(said.title), said.kind
        self._words: Callable[[float], str] = _pixels if said.kind.is_whole else factor_words
        self._showing = False
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        unit = 1.0 if said.kind.is_whole else said.kind.step
        self._unit = unit
        self.slider.setRange(round(said.kind.lowest / unit), round(said.kind.highest / unit))
        self.slider.setSingleStep(max(1, round(said.kind.step / unit)))
        self.slider.setPageStep(4 * self.slider.singleStep())
        self.value = PlainLabel("", theme.CAPTION, "muted", parent=self)
        self.value.setFixedWidth(VALUE_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        self.slider.valueChanged.connect(self._tell)
        self._say()

    def show_value(self, value: Any) -> None:
        """Set the slider; nobody is told."""
        self._showing = True
        self.slider.setValue(round(value / self._unit))
        self._showing = False
        self._say()

    def _tell(self, position: int) -> None:
        self._say()
        if not self._showing:
            value = position * self._unit
            self.chosen.emit(int(value) if self._kind.is_whole else round(value, 6))

    def _say(self) -> None:
        words = self._words(self.slider.value() * self._unit)
        self.value.setText(words)
        self.slider.setAccessibleName(f"{self._title}: {words}")


class SettingRow(QWidget):
    """Title and words at the left, the control at the right, then the button of the default."""

    chosen = Signal(str, object)
    """The setting's name and the value that was chosen for it."""

    def __init__(self, name: str, said: Declared, usual: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name, self._usual = name, usual
        self.title = PlainLabel(tr(said.title), parent=self)
        self.words = WrappedLabel(tr(said.words), theme.CAPTION, "muted", parent=self)
        self.control = _CONTROLS[type(said.kind)](said, self)
        self.control.setFixedWidth(CONTROL_WIDTH)
        reset = tr("Reset “{setting}” to its default").format(setting=self.title.text())
        self.default = default_button(reset, self)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.title)
        left.addWidget(self.words)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 16, 0, 16)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.default, 0, Qt.AlignmentFlag.AlignTop)
        self.control.chosen.connect(self._choose)
        self.default.clicked.connect(self._reset)

    def show_value(self, value: Any) -> None:
        """Show what holds now."""
        self.control.show_value(value)
        self._show_default(value)

    def _choose(self, value: Any) -> None:
        self._show_default(value)
        self.chosen.emit(self.name, value)

    def _reset(self) -> None:
        self.control.setFocus()
        self.show_value(self._usual)
        self.chosen.emit(self.name, self._usual)

    def _show_default(self, value: Any) -> None:
        self.default.setVisible(value != self._usual)


def default_button(words: str, parent: QWidget) -> QToolButton:
    """The button that leads back to a default; its place stays free while it is hidden."""
    button = QToolButton(parent)
    button.setIcon(icon("arrow-counter-clockwise"))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(tr("Reset to default"))
    button.setAccessibleName(words)
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    button.hide()
    return button


def _pixels(value: float) -> str:
    return f"{value:.0f} px"


_CONTROLS: dict[type, Callable[[Declared, QWidget], Any]] = {
    Choice: ChoiceControl,
    Switch: SwitchControl,
    Number: NumberControl,
}
