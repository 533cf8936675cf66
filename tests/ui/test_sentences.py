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
from PySide6.QtCore import QByteArray

import photoorg
from photoorg import errors, jobs
from photoorg.domain import PlaceReason, Problem
from photoorg.ui import language, sentences
from photoorg.ui.problems_page import ProblemModel
from photoorg.ui.sentences import told, told_event
from photoorg.ui.worker_client import WorkerClient

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
SAID = ("_tell", "Finished", "Ended", "DatabaseError")
"""Calls that tell the person something, or put it into what is told."""
SAYING = {
    "library/integrity.py": ("flaw_of_copy", "flaw_of_steps", "flaw_of_schema", "_flaw_of_acts"),
    "library/recovery.py": ("flaw_of_file", "sentence"),
    "library/opening.py": (
        *("open_person", "open_index", "_bring_back", "_damaged", "_readable", "_newer"),
    ),
    "learn/gate.py": ("_sentence",),
    "learn/learning.py": ("what_is_missing",),
    "models/english.py": ("hint",),
    "models/hub/download.py": ("_disk_words",),
    "isolation/decoder.py": ("_fate",),
    "media/failures.py": ("_explain",),
    "pipeline/lay_out.py": ("lay_out",),
    "pipeline/learning.py": ("use_head", "forget"),
    "pipeline/ranking.py": ("_alike", "_reason", "occasion_words"),
    "pipeline/why_here.py": ("_rival", "_words"),
}
"""Functions whose own texts are shown, or put into what is shown."""

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


WORD = re.compile(r"[a-zA-Z]*[A-WYZa-wyz][a-zA-Z]*")


def left_in_english(sentence: str) -> list[str]:
    """The words of a sentence, or of the end of one, that nothing translates."""
    either = told(sentence), told(f"/7: {sentence}.")
    # Names of files are values.
    left = [WORD.findall(re.sub(r"(library|index)\.db|-wal", "", said)) for said in either]
    return min(left, key=len)


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
            case ast.Call(ast.Name("tr"), [ast.Constant(str(text)), *_]):
                return [text]
            case ast.Call(ast.Attribute(text, "format"), _):
                return self.said(text, depth)
            case ast.Tuple([_, reason]):
                return self.said(reason, depth)
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
            if isinstance(function, ast.FunctionDef) and function.name in SAYING.get(
                module.name, ()
            ):
                for node in filter(None, map(_made, ast.walk(function))):
                    for text in module.said(node) or []:
                        found.append((f"{module.name}:{node.lineno}", text))
    return found


def _made(node: ast.AST) -> ast.expr | None:
    """What a function gives back, or puts among the notices that it does."""
    match node:
        case ast.Return(made) | ast.Yield(made) | ast.Assign([ast.Name("says")], made):
            return made
        case ast.Call(ast.Attribute(_, "append"), [made]):
            return made
    return None


def test_what_is_raised_below_the_window_is_known_to_it():
    found = raised()
    assert not missing(found), "\n".join(missing(found))
    assert len(found) > 250


def test_what_is_put_together_below_the_window_is_known_to_it():
    found = returned()
    assert not missing(found), "\n".join(missing(found))
    assert {place.partition(":")[0] for place, _ in found} == set(SAYING)


def missing(found: list[tuple[str, str]]) -> list[str]:
    return [f"{place}: {text}" for place, text in found if left_in_english(text)]


def test_what_is_left_out_exists():
    assert all((ROOT / name).exists() for name in LEFT_OUT)


# Templates


def fields(text: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", text)


ALL = sentences._SENTENCES + sentences._REASONS
WITH_FIELDS = [
    text for text in ALL if fields(text) and not {"title", "sentence"} & set(fields(text))
]
VALUES = st.text(
    st.characters(codec="utf-8", exclude_characters="x", categories=("Nd", "Po", "Zs", "Cc", "So")),
    max_size=40,
).filter(lambda value: not set(value) & set(" .;:·,“”()`…'’!?"))


def test_no_text_is_there_twice():
    every = ALL + sentences._PARTS
    assert len(set(every)) == len(every)


def test_no_two_fields_touch_and_none_has_two_values():
    for text in ALL + sentences._PARTS:
        assert "}{" not in text
        assert len(set(fields(text))) == len(fields(text)), text


@given(st.sampled_from(WITH_FIELDS), st.data())
def test_values_are_what_they_were(text: str, data: st.DataObject):
    values = {name: data.draw(VALUES, label=name) for name in fields(text)}
    numbers = {name for name in values if name in sentences._NUMBERS}
    values |= {name: str(data.draw(st.integers(0, 999), label=name)) for name in numbers}
    said = stand_in(text).format(**values)
    assert told(text.format(**values)) == said


@given(st.sampled_from(WITH_FIELDS))
def test_paths_with_braces_and_the_words_of_templates_stay(text: str):
    hard = "/{file}/a: b (c) “d”; %n \\1 .*/$"
    values = {name: "7" if name in sentences._NUMBERS else hard for name in fields(text)}
    said = told(text.format(**values))
    assert said.count(hard) >= 1 or set(values) <= sentences._NUMBERS


@given(
    st.lists(
        st.sampled_from([*ALL, ": ", "; ", ". ", " · ", "{", "}", "{file}", "\n", "\\", "*", "x"])
        | st.text(max_size=20),
        max_size=60,
    )
)
def test_hostile_text_is_told_somehow(pieces: list[str]):
    assert isinstance(told("".join(pieces)), str)


@pytest.mark.parametrize(
    "piece",
    [
        *(": ", "; ", ". ", " · ", "(", "“", "1 photo, ", " and then ", "{file}: "),
        " cannot be read: ",
        " was missing or empty. ",
        " is damaged: ; ",
        "a: it is empty; ",
        " What was fetched so far",
    ],
)
def test_no_text_takes_long(piece: str):
    longest = (piece * sentences.LONGEST)[: sentences.LONGEST]
    began = time.monotonic()
    assert isinstance(told(longest), str)
    assert time.monotonic() - began < 5


def test_what_is_too_long_or_not_known_stays():
    long = "This album is not there any more." + " " * sentences.LONGEST
    assert told(long) == long
    for sentence in ("", "a photo of a dog", "Something else went wrong: 7.", "{file}", "\ud800"):
        assert told(sentence) == sentence


@given(st.sampled_from(ALL) | st.text())
def test_english_stays_as_it_is(sentence: str):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "CODE", language.ENGLISH)
        assert told(sentence) is sentence
        failed = jobs.Failed(1, sentence)
        assert told_event(failed) is failed


# Sentences put together


@pytest.mark.parametrize(
    ("sentence", "german"),
    [
        ("/a: b/c.jpg: it is a symbolic link", "/a: b/c.jpg: xx xx x xxxxxxxx xxxx"),
        ("/a/é: No space left on device.", "/a/é: xx xxxxx xxxx xx xxxxxx."),
        (
            "Today's backup was not made: /7/8 cannot be written: Permission denied.",
            "xxxxx'x xxxxxx xxx xxx xxxx: /7/8 xxxxxx xx xxxxxxx: xxxxxxxxxx xxxxxx.",
        ),
        (
            "it was tried twice and is now left alone: the decoder crashed (SIGSEGV) and then "
            "did not end within 30 seconds",
            "xx xxx xxxxx xxxxx xxx xx xxx xxxx xxxxx: xxx xxxxxxx xxxxxxx (SIGSEGV) xxx xxxx "
            "xxx xxx xxx xxxxxx 30 xxxxxxx",
        ),
        (
            "Up to date: 1,204 photos, 1 album. Nothing that was learned is used now.",
            "xx xx xxxx: 1204 xxxxxx, 1 xxxxxx. xxxxxxx xxxx xxx xxxxxxx xx xxxx xxx.",
        ),
        (
            "2 new photos, 1 file could not be read, 3 files online only, 12 albums; the new model "
            "takes over when 3 photos in folders that are offline can be seen",
            "2 xxx xxxxxx, 1 xxxxx xxxxx xxx xx xxxx, 3 xxxxx xxxxxx xxxx, 12 xxxxxx; xxx xxx "
            "xxxxx xxxxx xxxx xxxx 3 xxxxxx xx xxxxxxx xxxx xxx xxxxxxx xxx xx xxxx",
        ),
        ("both: dog, snow · same moment", "xxxx: dog, snow · xxxx xxxxxx"),
        (
            "/7/settings.json: “Theme” (theme) should be a whole number from 1 to 5, not {}.",
            "/7/settings.json: “xxxxx” (theme) xxxxxx xx x xxxxx xxxxxx xxxx 1 xx 5, xxx {}.",
        ),
        (
            "/7/library.db is damaged: it is empty; `photoorg backups restore` puts back the "
            "backup of 33 May 2026, 14:05 UTC.",
            "/7/library.db xx xxxxxxx: xx xx xxxxx; `xxxxxxxx xxxxxxx xxxxxxx` xxxx xxxx xxx "
            "xxxxxx xx 33 May 2026, 14:05 UTC.",
        ),
        (
            "/7/8 was missing or empty. The backup of 3 May 2026, 14:05 UTC was put in place of "
            "library.db; the file before is kept as 9.",
            "/7/8 xxx xxxxxxx xx xxxxx. xxx xxxxxx xx Sunday, May 3, 2026, 14:05 UTC xxx xxx xx "
            "xxxxx xx xxxxxxx.xx; xxx xxxx xxxxxx xx xxxx xx 9.",
        ),
        (
            "Photos cannot be decoded: [Errno 12] Cannot allocate memory.",
            "xxxxxx xxxxxx xx xxxxxxx: [xxxxx 12] xxxxxx xxxxxxxx xxxxxx.",
        ),
    ],
)
def test_sentences_are_told_to_their_ends(sentence: str, german: str):
    assert told(sentence) == german


@pytest.mark.parametrize(
    "sentence",
    [
        "This computer is on battery; photoorg goes on when it is plugged in.",
        "The disk with the library is full: /7; photoorg goes on when there is room.",
        "Compared with photos photoorg was made with: this library was not measured yet.",
        "The describer took too long; descriptions are made of tags.",
        *(
            f"{who} {what}."
            for what in ("where it was taken", "which camera took it")
            for who in (
                "Neither photo says",
                "The left photo does not say",
                "The right photo does not say",
            )
        ),
        "Photos cannot be decoded: a decoder stopped answering at its start.",
    ],
)
def test_what_no_error_says_is_known_too(sentence: str):
    assert not left_in_english(sentence)


def test_what_the_worker_says_is_told():
    sentence, said = "This album is not there any more.", "xxxx xxxxx xx xxx xxxxx xxx xxxx."
    reason = PlaceReason(1, 2, sentence, (), None, sentence)
    assert told_event(jobs.Failed(1, sentence)) == jobs.Failed(1, said)
    assert told_event(jobs.Finished(1, sentence)) == jobs.Finished(1, said)
    assert told_event(jobs.Previewed(1, b"", sentence)) == jobs.Previewed(1, b"", said)
    assert told_event(jobs.Ready("m", "cpu", sentence)) == jobs.Ready("m", "cpu", said)
    assert told_event(jobs.Found(1, (), sentence)) == jobs.Found(1, (), said)
    placed = told_event(jobs.Placed(1, reason))
    assert isinstance(placed, jobs.Placed)
    assert (placed.reason.words, placed.reason.rival_words) == (said, said)
    cancelled = jobs.Cancelled(1)
    assert told_event(cancelled) is cancelled


# Where the window shows them


def test_the_window_tells_the_errors_it_catches():
    """But for reasons of the trash, which are noted in the journal, in English."""
    untold = []
    for file in sorted((ROOT / "ui").glob("*.py")):
        module = Module(file)
        for handler in ast.walk(module.tree):
            if isinstance(handler, ast.ExceptHandler) and handler.type is not None:
                caught = {name.id for name in ast.walk(handler.type) if isinstance(name, ast.Name)}
                if caught & (RAISED - {"TrashError", "LostSight", "ProtocolError"}):
                    untold += [
                        f"{module.name}:{node.lineno}"
                        for node in ast.walk(handler)
                        if isinstance(node, ast.Call)
                        and name_of(node) == "str"
                        and name_of(module.within[node]) not in ("told", "wants_backup")
                    ]
    assert not untold


def test_a_problem_is_shown_in_the_language_of_the_window():
    listed = ProblemModel()
    listed.show([Problem(b"/7/8", "unreadable", "it is a symbolic link")])
    shown = listed.data(listed.index(0))
    assert shown == "8: xx xx x xxxxxxxx xxxx"


def test_what_a_worker_says_reaches_the_window_in_its_language():
    worker, heard = WorkerClient(["7"]), []
    worker.heard.connect(heard.append)
    worker._process = process = Saying(jobs.Failed(1, "This album is not there any more."))
    worker._read()
    assert heard == [jobs.Failed(1, "xxxx xxxxx xx xxx xxxxx xxx xxxx.")]
    assert not process.lines


class Saying:
    """A process that says something, once."""

    def __init__(self, event: jobs.Event) -> None:
        self.lines = [QByteArray(jobs.to_line(event).encode() + b"\n")]

    def canReadLine(self) -> bool:
        return bool(self.lines)

    def readLine(self) -> QByteArray:
        return self.lines.pop()
