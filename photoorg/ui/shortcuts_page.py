"""The page of the keys: every verb with its own, which can be changed, with clashes named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial, reduce

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.setting_kinds import Page
from photoorg.ui import shortcuts, theme
from photoorg.ui.actions import VERBS, Verb
from photoorg.ui.fuzzy import fit
from photoorg.ui.icons import icon
from photoorg.ui.labels import ElidedLabel, PlainLabel, WrappedLabel
from photoorg.ui.language import tr
from photoorg.ui.setting_rows import default_button
from photoorg.ui.settings_page import SettingsPage
from photoorg.ui.shortcuts import Keys

_FIELD_WIDTH = 176
_ALSO_WIDTH = 128


class KeyRow(QWidget):
    """A verb, the field for its key, and below both whatever stands against a key."""

    changed = Signal(str, str)
    """The verb's name and its new first key; empty for none."""
    replaced = Signal(str, str)
    """The same, where other verbs lose the key by that."""
    reset_wanted = Signal(str)

    def __init__(self, verb: Verb, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingRow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.verb = verb
        words = verb.text.rstrip(" …")
        self._wanted = ""
        self._keys: Mapping[str, Keys] = {}
        self.title = ElidedLabel(verb.text, parent=self)
        self.where = PlainLabel(tr("in the photos") if verb.in_grid else "", theme.CAPTION, "muted",
                                parent=self)  # fmt: skip
        self.field = QKeySequenceEdit(self)
        self.field.setMaximumSequenceLength(1)
        self.field.setFixedSize(_FIELD_WIDTH, 32)
        for inner in self.field.findChildren(QLineEdit):
            inner.setMinimumHeight(32)
        self.field.setAccessibleName(tr("Key for {command}").format(command=words))
        self.field.setToolTip(tr("Click here, then press a key"))
        self.also = ElidedLabel("", theme.CAPTION, "muted", parent=self)
        self.also.setFixedWidth(_ALSO_WIDTH)
        self.clear = QToolButton(self)
        self.clear.setIcon(icon("x"))
        self.clear.setIconSize(QSize(16, 16))
        self.clear.setToolTip(tr("No key"))
        self.clear.setAccessibleName(tr("No key for {command}").format(command=words))
        reset = tr("Reset the keys of {command} to default").format(command=words)
        self.default = default_button(reset, self)
        self.trouble = WrappedLabel("", tone="amber", parent=self)
        self.replace = _button(tr("Replace"), self)
        self.keep = _button(tr("Keep", "the key as it is"), self)
        self._lay_out()
        self.field.editingFinished.connect(self._take)
        self.field.keySequenceChanged.connect(self._look)
        self.clear.clicked.connect(partial(self.changed.emit, verb.name, ""))
        self.default.clicked.connect(partial(self.reset_wanted.emit, verb.name))
        self.replace.clicked.connect(self._replace)
        self.keep.clicked.connect(self._show_own)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        if self.where.text():
            names.addWidget(self.where)
        else:
            self.where.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addLayout(names, 1)
        for widget in (self.field, self.also, self.clear, self.default):
            line.addWidget(widget)
        self.below = QWidget(self)
        below = QHBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.trouble, 1)
        below.addWidget(self.replace)
        below.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.below)
        self._say("")

    def show_keys(self, keys: Mapping[str, Keys]) -> None:
        """Show the keys that hold now."""
        self._keys = keys
        self._show_own()

    def remark(self, words: str) -> None:
        """Say something about the keys that were just chosen."""
        self._say(words)

    @property
    def asks(self) -> bool:
        """Whether it is to be decided who has a key."""
        return bool(self._wanted)

    def _show_own(self) -> None:
        own = self._keys[self.verb.name]
        self._wanted = ""
        self.field.blockSignals(True)
        self.field.setKeySequence(QKeySequence(own[0]) if own else QKeySequence())
        self.field.blockSignals(False)
        also = ", ".join(shortcuts.shown(key) for key in own[1:])
        self.also.setText(tr("also {keys}").format(keys=also) if also else "")
        self.clear.setEnabled(bool(own))
        self.default.setVisible(own != shortcuts.usual()[self.verb.name])
        self._say("")

    def _look(self, sequence: QKeySequence) -> None:
        """Name a clash as soon as the keys are pressed."""
        key = shortcuts.portable(sequence)
        self._say(self._against(key) if key else "")

    def _take(self) -> None:
        key = shortcuts.portable(self.field.keySequence())
        own = self._keys[self.verb.name]
        if not key or key in own[:1]:
            self._show_own()
        elif not self._against(key):
            self.changed.emit(self.verb.name, key)
        elif shortcuts.reserved(key):
            trouble = self._against(key)
            self._show_own()
            self._say(trouble)
        else:
            self._wanted = key
            self._say(self._against(key), asks=True)
            self.replace.setFocus()

    def _against(self, key: str) -> str:
        words = shortcuts.reserved(key)
        if words:
            taken = tr("{key} {does}: please take another one.")
            return taken.format(key=shortcuts.shown(key), does=words)
        losers = shortcuts.holders(self.verb.name, key, self._keys)
        if losers:
            is_theirs = tr("{key} is {commands}: replace?")
            return is_theirs.format(key=shortcuts.shown(key), commands=_named(losers))
        return ""

    def _replace(self) -> None:
        key, self._wanted = self._wanted, ""
        if key:
            self.replaced.emit(self.verb.name, key)
            self.field.setFocus()

    def _say(self, words: str, asks: bool = False) -> None:
        self.trouble.setText(words)
        self.below.setVisible(bool(words))
        self.replace.setVisible(asks)
        self.keep.setVisible(asks)


class ShortcutsPage(SettingsPage):
    """All verbs, those that fit what is typed above them, and the way back to the usual keys."""

    chosen = Signal(str, object)
    """“shortcuts” and the table of keys that are not the usual ones."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            Page.SHORTCUTS,
            tr(
                "Click into a field and press the key that you want. Keys “in the photos” count "
                "only while the photos have the keyboard."
            ),
            parent,
        )
        self._keys = shortcuts.usual()
        self.filter = QLineEdit(self.body)
        self.filter.setFixedHeight(32)
        self.filter.setPlaceholderText(tr("Find a command"))
        self.filter.setAccessibleName(tr("Find a command"))
        self.nothing = PlainLabel(tr("No command is called so."), tone="muted", parent=self.body)
        self.reset_all = _button(tr("Reset all to default"), self.body)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.filter, 1)
        top.addWidget(self.reset_all)
        self.column.addLayout(top)
        self.add(self.nothing)
        self.nothing.hide()
        self.rows: dict[str, KeyRow] = {}
        for verb in VERBS:
            row = KeyRow(verb, self.body)
            row.changed.connect(self._change)
            row.replaced.connect(self._replace)
            row.reset_wanted.connect(self._reset)
            self.rows[verb.name] = row
            self.add(row)
        self.column.addStretch(1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)
        for row in self.rows.values():
            row.field.keySequenceChanged.connect(self._later.start)
            row.field.editingFinished.connect(self._later.start)
            row.keep.clicked.connect(self._later.start)
        self.filter.textChanged.connect(self._filter)
        self.reset_all.clicked.connect(self._reset_all)
        self.show_keys(self._keys)

    def show_keys(self, keys: Mapping[str, Keys]) -> None:
        """Show the keys that hold now; a question that is open stays so."""
        self._keys = dict(keys)
        for row in self.rows.values():
            if not row.asks:
                row.show_keys(self._keys)
        self.reset_all.setEnabled(bool(shortcuts.differing(self._keys)))
        self.fit()

    def _filter(self, typed: str) -> None:
        fitting = 0
        for row in self.rows.values():
            fits = fit(typed, row.verb.text) is not None
            row.setVisible(fits)
            fitting += fits
        self.nothing.setVisible(not fitting)
        self.fit()

    def _change(self, name: str, key: str) -> None:
        self._use(shortcuts.with_key(name, key, self._keys))

    def _replace(self, name: str, key: str) -> None:
        losers = shortcuts.holders(name, key, self._keys)
        self._use(shortcuts.with_key(name, key, self._keys, losers))

    def _reset(self, name: str) -> None:
        keys, losers = shortcuts.with_usual(name, self._keys)
        self._use(keys)
        if losers:
            words = tr("{commands} had a key of these and has it no more.")
            self.rows[name].remark(words.format(commands=_named(losers)))
            self.fit()

    def _reset_all(self) -> None:
        self._use(shortcuts.usual())

    def _use(self, keys: Mapping[str, Keys]) -> None:
        for row in self.rows.values():
            row.show_keys(keys)
        self.show_keys(keys)
        self.chosen.emit("shortcuts", shortcuts.differing(keys))


def _named(verbs: Iterable[Verb]) -> str:
    """`“Open” and “Split”`."""
    names = (tr("“{words}”").format(words=verb.text.rstrip(" …")) for verb in verbs)
    return reduce(lambda one, other: tr("{one} and {other}").format(one=one, other=other), names)


def _button(words: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setProperty("small", "true")
    button.setAutoDefault(False)
    return button
