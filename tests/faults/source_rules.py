"""What photoorg's own source may never contain, found in its syntax trees.

`violations()` says in one sentence each where a rule is broken; none is the goal of G7, and part of
G1 (nothing but the listed modules can write), G5 (in the window Qt decodes nothing but JPEGs of our
own) and G15 (no SQL is put together from what people say).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.faults import ROOT

PACKAGE = ROOT / "photoorg"

RUNS_CODE = frozenset(
    {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle", "yaml"}
)
"""Modules whose reading of a file may run what the file says."""
FORBIDDEN_CALLS = frozenset(
    {
        "eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile",
        "subprocess.getoutput", "subprocess.getstatusoutput", "pty.spawn", "webbrowser.open",
        "numpy.load", "np.load", "torch.jit.load", "torch.package.PackageImporter",
    }
)  # fmt: skip
TORCH_LOAD = "models/weights.py"
"""Where the one pinned weight file is read."""
OPEN_URL = "ui/desktop.py"
TRASH = "ui/trash.py"
"""What alone moves originals: to the system's trash at the person's word, and back."""
THUMBNAILS = "ui/thumbnails.py"
"""Where the window decodes pictures, out of memory and as JPEG."""
_DECODES = frozenset(
    {"fromData", "loadFromData", "setFileName", "QMovie", "QPicture", "QSvgRenderer"}
)

WRITERS = {
    "album_commands.py": "the file the person names for an export; an existing one is refused",
    "bench": "benchmarks write reports and drawn photos where they are told",
    "checkup.py": "thumbnails and index files that a check found damaged",
    "cli.py": "the worker's lines on its standard output",
    "durable.py": "the one way to replace a file of the library",
    "index": "index files in the cache",
    "isolation/rights.py": "the probe that must fail inside a decoder",
    "isolation": "shared memory that decoders put pixels into",
    "learn/heads.py": "learned heads as the bytes that the library keeps",
    "library": "the library's own folder",
    "media/thumbnail.py": "encodes into memory",
    "model_commands.py": "the library's folder",
    "model_store.py": "downloaded models",
    "models": "downloaded models and what is worked out from them, in the model cache",
    "pipeline/export_albums.py": "links in a new folder, outside of the person's photo folders",
    "pipeline/missing.py": "thumbnails of photos that were forgotten",
    "pipeline/thumbnails.py": "thumbnails",
    "scenes": "the demo's photos, drawn into a new folder",
    "thumbnail_files.py": "thumbnails",
    "ui/explain_export.py": "the file the person chose in the dialog",
    "ui/search_field.py": "a pasted picture, in the cache",
    TRASH: "originals, to the system's trash and back, and a test file of its own beside them",
}
"""Modules (or whole packages) that may create, change or remove files, and which ones those are;
originals are among them for one module only, which moves them and removes none."""

_OS_WRITES = frozenset(
    f"os.{name}"
    for name in (
        "chmod", "chown", "fchmod", "ftruncate", "lchown", "link", "makedirs", "mkdir", "mkfifo",
        "mknod", "remove", "removedirs", "removexattr", "rename", "renames", "replace", "rmdir",
        "setxattr", "symlink", "truncate", "unlink", "utime",
    )
)  # fmt: skip
_SHUTIL_WRITES = frozenset(
    f"shutil.{name}"
    for name in ("copy", "copy2", "copyfile", "copymode", "copystat", "copytree", "move", "rmtree")
)
_PATH_WRITES = frozenset(
    {"chmod", "hardlink_to", "mkdir", "rmdir", "symlink_to", "touch", "unlink", "write_bytes",
     "write_text"}
)  # fmt: skip


def violations() -> list[str]:
    """Every broken rule in the package, as `file:line: sentence`."""
    found = []
    writers: set[str] = set()
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        tree = ast.parse(file.read_bytes(), str(file))
        found += [f"{name}:{line}: {words}" for line, words in broken_rules(tree, name)]
        for line, words in writes(tree):
            if (reason := _reason_to_write(name)) is None:
                found.append(f"{name}:{line}: {words}, and is not in the list of writers")
            else:
                writers.add(reason)
    found += [
        f"{name}: is listed as a writer, but writes nothing" for name in WRITERS.keys() - writers
    ]
    return found


def broken_rules(tree: ast.AST, name: str) -> Iterator[tuple[int, str]]:
    """Line and sentence of each rule that a module breaks, but for writing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
            )
            for module in modules:
                if module.split(".")[0] in RUNS_CODE:
                    yield node.lineno, f"imports {module}, which runs what it reads"
        if isinstance(node, ast.Call):
            for words in _broken_by_call(node, name):
                yield node.lineno, words


def _broken_by_call(call: ast.Call, name: str) -> Iterator[str]:
    called = dotted(call.func)
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if called in FORBIDDEN_CALLS:
        yield f"calls {called}"
    if called == "torch.load":
        checked = _callee(call.args[0]).rpartition(".")[2] == "verified" if call.args else False
        if name != TORCH_LOAD or not checked or not _is(keywords.get("weights_only"), True):
            yield "calls torch.load on more than the pinned file, checked and as weights only"
    for flag in ("allow_pickle", "trust_remote_code", "shell"):
        if flag in keywords and not _is(keywords[flag], False):
            yield f"passes {flag}, and not as False"
    local = _callee(call.args[0]) == "QUrl.fromLocalFile" if call.args else False
    if called.endswith("openUrl") and (name != OPEN_URL or not local):
        yield "opens an address that is not a local photo"
    if called.rpartition(".")[2] in ("moveToTrash", "send2trash", "trash_file") and name != TRASH:
        yield "moves files to the trash"
    if name.startswith("ui/") and _decodes(call, called, name):
        yield "lets Qt decode what may be a file from elsewhere"
    if called.endswith(".execute") and call.args and (text := _inserted(call.args[0])):
        yield f"puts {text} into SQL; only constants in capitals or from `rows` may be"


def _decodes(call: ast.Call, called: str, name: str) -> bool:
    last = called.rpartition(".")[2]
    if last == "QImageReader":
        return name != THUMBNAILS or bool(call.args)
    if last == "setFormat":
        return not (call.args and _is(call.args[0], b"jpeg"))
    if last in ("setAutoDetectImageFormat", "setDecideFormatFromContent"):
        return not (call.args and _is(call.args[0], False))
    # With one argument they read a file, or copy; sizes are given as two.
    if last in ("QImage", "QPixmap", "QBitmap"):
        return len(call.args) == 1 or any(
            isinstance(part, ast.Constant) and isinstance(part.value, str) for part in call.args
        )
    return last in _DECODES


def _inserted(statement: ast.expr) -> str:
    """What an f-string of SQL takes from a name that may hold a person's words; empty if nothing.

    Constants, and placeholders such as `?, ?`, are what our own statements are made of.
    """
    if isinstance(statement, ast.BinOp) and isinstance(statement.op, ast.Mod):
        return ast.unparse(statement)
    told = ("text", "query", "caption", "title", "label", "words", "value", "payload", "path")
    for part in ast.walk(statement):
        if isinstance(part, ast.FormattedValue):
            for inner in ast.walk(part.value):
                named = inner.id if isinstance(inner, ast.Name) else ""
                named = inner.attr if isinstance(inner, ast.Attribute) else named
                if named and not named.isupper() and named.lower().strip("_") in told:
                    return ast.unparse(part.value)
    return ""


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and words of each call that may create, change or remove a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (words := _writing(node)):
            yield node.lineno, words


def _writing(call: ast.Call) -> str:
    called = dotted(call.func)
    last = called.rpartition(".")[2]
    if called in _OS_WRITES or called in _SHUTIL_WRITES or called.startswith("tempfile.mk"):
        return f"calls {called}"
    if called.startswith("tempfile.") and last != "gettempdir":
        return f"calls {called}"
    if (
        isinstance(call.func, ast.Attribute)
        and last in _PATH_WRITES
        and not called.startswith("os.")
    ):
        return f"calls {last}"
    if last in ("replace", "rename") and isinstance(call.func, ast.Attribute):
        # Path.replace has one argument; those of str, date and dataclasses have others.
        receiver = dotted(call.func.value).rpartition(".")[2]
        single = len(call.args) == 1 and not call.keywords
        if single and receiver not in _NOT_FILES:
            return f"calls {last}"
    if last == "open" or called == "os.fdopen":
        return _opening(call, called)
    if last == "save" and isinstance(call.func, ast.Attribute) and _looks_like_a_picture(call):
        return "saves a picture"
    if last in ("QFile", "QSaveFile", "memfd_create"):
        return f"uses {last}"
    return ""


_NOT_FILES = frozenset({"sidebar", "dataclasses", "parts", "tree", "_tree"})


def _looks_like_a_picture(call: ast.Call) -> bool:
    receiver = dotted(call.func).rpartition(".")[0].rpartition(".")[2]
    return receiver.strip("_") in ("image", "photo", "picture", "thumbnail", "pixmap", "small")


def _opening(call: ast.Call, called: str) -> str:
    if called == "os.open":
        flags = {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)}
        named = {node.id for node in ast.walk(call) if isinstance(node, ast.Name)}
        writing = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}
        return "opens a file for writing" if flags & writing or "_CREATE" in named else ""
    place = 1 if called in ("open", "io.open", "os.fdopen") else 0
    mode: ast.expr | None = call.args[place] if len(call.args) > place else None
    mode = next((k.value for k in call.keywords if k.arg == "mode"), mode)
    if isinstance(mode, ast.Constant) and isinstance(mode.value, str):
        return f"opens with mode {mode.value!r}" if set(mode.value) & set("wax+") else ""
    return ""


def _reason_to_write(name: str) -> str | None:
    """The entry of `WRITERS` for a module, the longest there is."""
    steps = name.split("/")
    entries = ["/".join(steps[:count]) for count in range(len(steps), 0, -1)]
    return next((entry for entry in entries if entry in WRITERS), None)


def _callee(node: ast.expr) -> str:
    """What is called by an expression that is a call; empty otherwise."""
    return dotted(node.func) if isinstance(node, ast.Call) else ""


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or attribute; empty steps where something else is asked."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def _is(node: ast.expr | None, value: bool | bytes) -> bool:
    return (
        isinstance(node, ast.Constant) and type(node.value) is type(value) and node.value == value
    )
