"""The languages of the window: catalogues that are whole, and a window that speaks German."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from photoorg.ui import language

ROOT = Path(language.__file__).parents[2]
KEPT = language.CATALOGUES
_FIELDS = re.compile(r"\{\w*\}|%n")


def messages(code: str, folder: Path = KEPT) -> dict[tuple[str, str], list[str]]:
    """The translations of a catalogue, by text and comment; several for a counted text."""
    found = {}
    for message in ET.parse(folder / f"photoorg_{code}.ts").iter("message"):
        key = message.findtext("source", ""), message.findtext("comment", "")
        said = message.find("translation")
        assert said is not None
        assert said.get("type") is None, f"{key} is not translated, or not used any more"
        forms = [form.text or "" for form in said.iter("numerusform")]
        found[key] = forms or [said.text or ""]
    return found


def marked() -> Iterator[tuple[str, str, str]]:
    """Each text that the code gives to `tr` literally: where, the text and its comment."""
    for file in sorted((ROOT / "photoorg").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id != "tr" or not isinstance(node.args[0], ast.Constant):
                continue
            comment = node.args[1].value if len(node.args) > 1 else ""  # type: ignore[attr-defined]
            yield f"{file.name}:{node.lineno}", str(node.args[0].value), str(comment or "")


def test_every_text_has_its_german() -> None:
    german = messages("de")
    lacking = [(where, text) for where, text, comment in marked() if (text, comment) not in german]
    assert lacking == [], "run packaging/translations, and translate what is new"
    assert len(german) > 1000
    assert all(form.strip() for forms in german.values() for form in forms)


@pytest.mark.parametrize("code", ["de", "en"])
def test_translations_have_the_fields_of_their_texts(code: str) -> None:
    for (text, _), forms in messages(code).items():
        wanted = sorted(set(_FIELDS.findall(text)))
        for form in forms:
            found = sorted(set(_FIELDS.findall(form)))
            # One of something may be said without its number.
            assert found in (wanted, [field for field in wanted if field != "%n"]), (text, form)


@pytest.mark.parametrize("code", ["de", "en"])
def test_catalogues_are_those_of_the_code(code: str, tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "photoorg", tmp_path / "photoorg", ignore=shutil.ignore_patterns("*.pyc")
    )
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    folder = tmp_path / KEPT.relative_to(ROOT)
    subprocess.run([tmp_path / "packaging" / "translations"], check=True, env=with_tools())
    assert messages(code, folder) == messages(code)
    compiled = f"photoorg_{code}.qm"
    assert (folder / compiled).read_bytes() == (KEPT / compiled).read_bytes()


def with_tools() -> dict[str, str]:
    """The environment in which PySide's tools are found."""
    tools = os.path.dirname(sys.executable)
    return {**os.environ, "PATH": os.pathsep.join([tools, os.environ.get("PATH", "")])}


def spoken(library: Path, wanted: str, script: str) -> object:
    """What a script prints as JSON, with the window of a library in a language."""
    environment = {**os.environ, language.VARIABLE: wanted, "PYTHONPATH": str(ROOT)}
    code = f"import json, sys\nfrom pathlib import Path\nfrom photoorg.ui import app\n{script}"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(library)],
        check=True, capture_output=True, text=True, env=environment,
    )  # fmt: skip
    return json.loads(ran.stdout.strip().splitlines()[-1])


VERBS = """
from photoorg.ui.actions import VERBS
with app.opened(Path(sys.argv[1])) as (application, window, worker):
    print(json.dumps({verb.name: window.actions_[verb.name].text() for verb in VERBS}))
"""


def test_every_verb_has_its_german_words(library_folder: Path) -> None:
    english = spoken(library_folder, "en", VERBS)
    german = spoken(library_folder, "de", VERBS)
    assert isinstance(english, dict)
    assert isinstance(german, dict)
    assert german["undo"] != "Undo"
    same = {name for name, words in german.items() if words == english[name]}
    assert same <= {"arrange_album", "inspector"}, "words that are the same in both languages"


def test_an_unknown_language_is_english(library_folder: Path) -> None:
    say = (
        "from photoorg.ui import language\nprint(json.dumps([language.CODE, language.tr('Undo')]))"
    )
    assert spoken(library_folder, "tlh", say) == ["en", "Undo"]
    counting = (
        "from photoorg.ui.language import tr\n"
        "print(json.dumps([tr('%n photos', '', n) for n in (1, 1234)]))"
    )
    assert spoken(library_folder, "en", counting) == ["1 photo", "1,234 photos"]
    assert spoken(library_folder, "de", counting) == ["1 Foto", "1.234 Fotos"]
