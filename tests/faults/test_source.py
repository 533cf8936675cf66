"""The package breaks none of the rules, and each rule catches what it is for."""

from __future__ import annotations

import ast

import pytest

from tests.faults.source_rules import broken_rules, violations, writes


def test_the_package_breaks_no_rule() -> None:
    assert violations() == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from joblib import load",
        "import yaml",
        "torch.load(file)",
        "torch.load(verified(file, X))",
        "torch.load(file, weights_only=True)",
        "numpy.load(file)",
        "np.load(file, allow_pickle=True)",
        "AutoModel.from_pretrained(name, trust_remote_code=True)",
        "AutoModel.from_pretrained(name, trust_remote_code=asked)",
        "eval(text)",
        "exec(text)",
        "os.system('ls')",
        "os.startfile(path)",
        "subprocess.run('ls', shell=True)",
        "QDesktopServices.openUrl(QUrl(text))",
        "db.execute(f'SELECT * FROM t WHERE a = {text}')",
        "db.execute('SELECT * FROM t WHERE a = %s' % words)",
        "self._db.execute(f'DELETE FROM {self.query}')",
        "QFile(path).moveToTrash()",
        "QFile.moveToTrash(path)",
        "send2trash.send2trash(path)",
    ],
)
def test_what_is_forbidden_is_found(source: str) -> None:
    name = "models/weights.py" if "weights_only" in source or "torch" in source else "x.py"
    assert list(broken_rules(ast.parse(source), name))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("ui/picture.py", "QImageReader()"),
        ("ui/thumbnails.py", "QImageReader(path)"),
        ("ui/thumbnails.py", "reader.setFileName(path)"),
        ("ui/thumbnails.py", "reader.setFormat(found)"),
        ("ui/thumbnails.py", "reader.setFormat(b'png')"),
        ("ui/thumbnails.py", "reader.setAutoDetectImageFormat(True)"),
        ("ui/picture.py", "QImage(path)"),
        ("ui/picture.py", "QImage('a.png', 'PNG')"),
        ("ui/picture.py", "QPixmap(os.fsdecode(path))"),
        ("ui/picture.py", "QImage.fromData(data)"),
        ("ui/picture.py", "pixmap.loadFromData(data)"),
        ("ui/picture.py", "QMovie(path)"),
    ],
)
def test_decoding_in_the_window_is_found(name: str, source: str) -> None:
    assert list(broken_rules(ast.parse(source), name))


@pytest.mark.parametrize(
    "source",
    ["QImageReader()", "reader.setFormat(b'jpeg')", "QImage()", "QImage(size, form)",
     "QPixmap.fromImage(image)", "QPixmap(9, 9)", "reader.setAutoDetectImageFormat(False)"],
)  # fmt: skip
def test_thumbnails_may_be_decoded(source: str) -> None:
    assert not list(broken_rules(ast.parse(source), "ui/thumbnails.py"))


@pytest.mark.parametrize(
    "source",
    [
        "open(path, 'wb')",
        "open(path, mode='r+')",
        "path.open('a')",
        "os.open(path, os.O_RDWR)",
        "os.fdopen(handle, 'w')",
        "path.unlink()",
        "path.replace(other)",
        "os.replace(a, b)",
        "os.utime(path)",
        "path.write_text('x')",
        "shutil.rmtree(path)",
        "tempfile.NamedTemporaryFile(dir=folder)",
        "image.save(path)",
        "QFile(path)",
    ],
)
def test_writing_is_found(source: str) -> None:
    assert list(writes(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "open(path)",
        "open(path, 'rb')",
        "text.replace('a', 'b')",
        "moment.replace(tzinfo=None)",
        "dataclasses.replace(value)",
        "os.open(path, os.O_RDONLY | os.O_NOFOLLOW)",
        "torch.load(verified(file, X), weights_only=True)",
        "QDesktopServices.openUrl(QUrl.fromLocalFile(path))",
        "db.execute(f'SELECT * FROM {TABLE} WHERE a IN ({marks})', values)",
        "re.compile(pattern)",
    ],
)
def test_what_is_allowed_passes(source: str) -> None:
    name = "models/weights.py" if "torch" in source else "ui/desktop.py"
    assert not list(broken_rules(ast.parse(source), name))
    assert not list(writes(ast.parse(source)))
