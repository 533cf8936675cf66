"""What modules below the window say is known to the window, and told without changing values."""

from __future__ import annotations

import ast
import itertools
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import photoorg
from photoorg import errors, jobs
from photoorg.domain import PlaceReason
from photoorg.ui import language, sentences
from photoorg.ui.sentences import told, told_event

ROOT = Path(photoorg.__file__).parent

LEFT_OUT = {
    "bench": "measurements, for developers",
    "scenes": "draws the demo, on the command line",
    "ui": "the window itself, whose texts are translated where they are",
    "cli.py": "the command line stays English, here and below",
    "album_commands.py": "",
    "bench_commands.py": "",
    "folder_commands.py": "",
    "library_commands.py": "",
    "model_commands.py": "",
    "command_options.py": "",
    "search_options.py": "",
    "progress.py": "",
    "doctor.py": "",
    "checkup.py": "",
    "library/checking.py": "only `photoorg check` shows what it finds",
    "pipeline/export_albums.py": "only `photoorg albums --export` calls it",
    "pipeline/remote.py": "other machines read photos for `photoorg index --scheduler` only",
    "pipeline/remote_work.py": "",
    "pipeline/remote_answers.py": "",
    "pipeline/scheduler.py": "",
    "isolation/messages.py": "ProtocolErrors are noted in the log and never shown",
    "jobs.py": "",
    "errors.py": "declares them",
}
"""Modules whose sentences no window shows, each with the reason (or that of the one before)."""

RAISED = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.PhotoorgError)
} | {"Again"}
"""What is raised with a sentence; `Again`, of the hub, becomes a ModelError."""
SAID = ("_tell", "_say", "Finished", "Step", "Ended", "DatabaseError", "Flaw")
"""Calls that tell the person something, or put it into what is told."""
SAYING = {
    "library/integrity.py": ("flaw_of_copy", "flaw_of_steps", "flaw_of_schema", "_flaw_of_acts"),
    "library/recovery.py": ("flaw_of_file", "sentence"),
    "library/opening.py": ("open_person", "open_index", "_bring_back", "_damaged", "_readable")
    + ("_newer",),
    "learn/gate.py": ("_sentence",),
    "learn/learning.py": ("what_is_missing",),
    "models/english.py": ("hint",),
    "models/hub/download.py": ("_disk_words",),
    "isolation/decoder.py": ("_fate",),
    "pipeline/lay_out.py": ("lay_out",),
    "pipeline/learning.py": ("use_head", "forget"),
    "pipeline/ranking.py": ("_alike", "_reason", "occasion_words"),
    "pipeline/why_here.py": ("_rival", "_words"),
    "model_downloads.py": ("step",),
}
"""Functions whose own texts are shown, or put into what is shown."""

NO_LETTERS = "0123456789 /_-.:,;~+=äöüßéñ漢字{}[]()*?\\^$|%#@“”\n"
"""None of these is a letter that the stand-in for German changes."""


# A stand-in for German, as catalogues are made last: every letter of a text is an x.


def stand_in(text: str, comment: str = "", n: int | None = None) -> str:
    said = re.sub(r"\{\w+\}|%n|[A-Za-z]", lambda it: it[0] if len(it[0]) > 1 else "x", text)
    return said if n is None else said.replace("%n", str(n))


@pytest.fixture(autouse=True)
def _in_german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(language, "CODE", "de")
    monkeypatch.setattr(language, "tr", stand_in)
    monkeypatch.setattr(sentences, "tr", stand_in)
    sentences._told.cache_clear()
    yield
    sentences._told.cache_clear()


def left_in_english(sentence: str) -> str:
    """The words of a sentence, or of the end of one, that nothing translates."""
    said = min((told(sentence), told(f"/7: {sentence}.")), key=len_of_words)
    return " ".join(WORDS.findall(said))


WORDS = re.compile(r"(?!library\.db|index\.db)\b[a-zA-Z]*[A-WYZa-wyz][a-zA-Z]*")


def len_of_words(text: str) -> int:
    return len(WORDS.findall(text))


# Completeness: what the code says


class Module:
    """A module's code, and what its expressions may say."""

    def __init__(self, file: Path) -> None:
        self.name = str(file.relative_to(ROOT))
        self.tree = ast.parse(file.read_text(encoding="utf-8"))
        self.within: dict[ast.AST, ast.AST] = {
            inner: node for node in ast.walk(self.tree) for inner in ast.iter_child_nodes(node)
        }

    def function_of(self, node: ast.AST) -> ast.AST:
        while node in self.within:
            node = self.within[node]
            if isinstance(node, ast.FunctionDef):
                return node
        return self.tree

    def said(self, node: ast.AST, depth: int = 0) -> list[str] | None:
        """The texts that an expression may be, with something for each value put in; None where
        that is not said here, but handed on."""
        match node:
            case ast.Constant(str(text)):
                return [text]
            case ast.JoinedStr(pieces):
                each = [self._piece(piece, depth) for piece in pieces]
                return ["".join(text) for text in itertools.islice(itertools.product(*each), 200)]
            case ast.IfExp(_, one, other) | ast.BoolOp(_, [one, other]):
                either = [self.said(part, depth) for part in (one, other)]
                known = [text for texts in either if texts for text in texts]
                return known or None
            case ast.BinOp(one, ast.Add(), other):
                left, right = self.said(one, depth), self.said(other, depth)
                return None if not left or not right else [a + b for a in left for b in right]
            case ast.Call(ast.Name("next"), [ast.GeneratorExp(one), other]):
                return [*(self.said(one, depth) or []), *(self.said(other, depth) or [])]
            case ast.Call(ast.Attribute(ast.Dict() as table, "get"), [_, other]):
                return [*(self.said(table, depth) or []), *(self.said(other, depth) or [])]
            case ast.Subscript(ast.Name(name)) if depth < 6:
                return self._named(node, name, depth)
            case ast.Dict(_, values):
                return [text for value in values for text in self.said(value, depth) or []]
            case ast.Name(name) if depth < 6:
                return self._named(node, name, depth)
        return None

    def _piece(self, piece: ast.AST, depth: int) -> list[str]:
        if not isinstance(piece, ast.FormattedValue):
            return self.said(piece) or []
        spec = piece.format_spec.values[0].value if piece.format_spec else ""  # type: ignore[attr-defined]
        if spec and spec[0] in ",.0g":
            return [format(1234.5, spec.replace("d", ".0f"))]
        known = self.said(piece.value, depth + 1)
        return ["/7: ~1"] if known is None else known

    def _named(self, node: ast.AST, name: str, depth: int) -> list[str] | None:
        """What is assigned to a name in the function, or in the module."""
        for place in dict.fromkeys((self.function_of(node), self.tree)):
            found: list[str] = []
            for each in ast.walk(place):
                targets, value = [], None
                if isinstance(each, ast.Assign):
                    targets, value = each.targets, each.value
                elif isinstance(each, ast.AnnAssign):
                    targets, value = [each.target], each.value
                elif isinstance(each, ast.For | ast.comprehension):
                    found += self._looped(each, name, depth)
                if value is not None and any(
                    isinstance(target, ast.Name) and target.id == name for target in targets
                ):
                    found += self.said(value, depth + 1) or []
            if found:
                return found
        return None

    def _looped(self, loop: ast.For | ast.comprehension, name: str, depth: int) -> list[str]:
        """What a name is in a loop over a table in the code."""
        table: ast.AST | None = loop.iter
        if isinstance(table, ast.Name):
            table = next(
                (
                    each.value
                    for each in ast.walk(self.function_of(table))
                    if isinstance(each, ast.Assign)
                    and [getattr(target, "id", "") for target in each.targets] == [table.id]
                ),
                None,
            )
        if not isinstance(table, ast.Tuple) or not isinstance(loop.target, ast.Tuple):
            return []
        names = [getattr(target, "id", "") for target in loop.target.elts]
        if name not in names or not all(isinstance(row, ast.Tuple) for row in table.elts):
            return []
        rows = [row.elts[names.index(name)] for row in table.elts]  # type: ignore[attr-defined]
        return [text for row in rows for text in self.said(row, depth + 1) or []]


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


@cache
def modules() -> tuple[Module, ...]:
    files = sorted(ROOT.rglob("*.py"))
    names = [str(file.relative_to(ROOT)) for file in files]
    return tuple(
        Module(file)
        for file, name in zip(files, names, strict=True)
        if name not in LEFT_OUT and name.partition("/")[0] not in LEFT_OUT
    )


def messages(call: ast.Call) -> list[ast.AST]:
    """The arguments of a call that say something."""
    if name_of(call) in ("MediaError", "_unreadable"):
        return [*call.args[-2:]]
    if name_of(call) == "Step":
        return []
    return [*call.args[-1:]] if name_of(call) == "Finished" else [*call.args[:1]]


def raised() -> list[tuple[str, str]]:
    """Every sentence that is raised or told below the window, with its place."""
    found = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and name_of(node) in (*RAISED, *SAID):
                for message in messages(node):
                    for text in module.said(message) or []:
                        found.append((f"{module.name}:{node.lineno}", text))
    return found


def returned() -> list[tuple[str, str]]:
    """The texts in the functions that make what is told."""
    found = []
    for module in modules():
        for function in ast.walk(module.tree):
            if (
                isinstance(function, ast.FunctionDef)
                and function.name in SAYING.get(module.name, ())
            ):
                for node in ast.walk(function):
                    if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                        for text in module.said(node.value) or []:
                            found.append((f"{module.name}:{node.lineno}", text))
    return found


def test_what_is_raised_below_the_window_is_known_to_it():
    found = raised()
    missing = [f"{place}: {text}" for place, text in found if left_in_english(text)]
    assert not missing, "\n".join(missing)
    assert len(found) > 250
