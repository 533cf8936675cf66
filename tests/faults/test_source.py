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
    ],
)
def test_what_is_forbidden_is_found(source: str) -> None:
    name = "models/weights.py" if "weights_only" in source or "torch" in source else "x.py"
    assert list(broken_rules(ast.parse(source), name))


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
