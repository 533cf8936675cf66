"""The language of the window: English as the code has it, or one of Qt Linguist's catalogues.

It is chosen once, before the other modules of the window are read: tables of words are filled when
their modules are. `tr` is what Qt's tools look for; how catalogues are kept up to date is said in
`packaging/translations`.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

VARIABLE: Final = "PHOTOORG_LANGUAGE"
"""What the window, and whoever starts it, say the language with: a code, or `system`."""

CATALOGUES: Final = Path(__file__).with_name("translations")
ENGLISH: Final = "en"
_MOST: Final = 2**31 - 1
"""Qt counts in 32 bits; no language has a plural of its own beyond that."""


def _chosen() -> str:
    wanted = os.environ.get(VARIABLE) or ENGLISH
    known = {file.stem.removeprefix("photoorg_") for file in CATALOGUES.glob("*.qm")}
    if wanted == "system":
        # The first of the person's languages that there is.
        spoken = (name.split("-")[0] for name in QLocale.system().uiLanguages())
        return next((code for code in spoken if code in known), ENGLISH)
    code = re.split(r"[-_.]", wanted)[0]
    return code if code in known else ENGLISH


CODE: Final = _chosen()
"""The language in use, `en` or `de`."""

LOCALE: Final = QLocale(CODE)
"""How dates and numbers are written in it."""

ENGLISH_MONTHS: Final = tuple(QLocale.c().monthName(month) for month in range(1, 13))
"""What modules below the window call months."""


def tr(text: str, comment: str = "", n: int | None = None) -> str:
    """An English text in the language in use; the text itself where the catalogue has none.

    With `n`, the form for so many, with `%n` replaced by the number. `comment` tells apart what
    is one text in English. Texts are given literally, so that Qt's tools find them; what changes
    is put in afterwards: `tr("{name} was moved").format(name=name)`.
    """
    if n is None:
        return text if CODE == ENGLISH else _catalogue().translate("", text, comment) or text
    form = _catalogue().translate("", text, comment, min(abs(n), _MOST)) or text
    return form.replace("%n", number(n))


def number(value: float, decimals: int = 0) -> str:
    """`18,330` or `0.25` as the language writes it."""
    if CODE == ENGLISH:
        return f"{value:,.{decimals}f}"
    return (
        LOCALE.toString(float(value), "f", decimals) if decimals else LOCALE.toString(round(value))
    )


def speak(app: QApplication) -> None:
    """Have Qt's own texts, those of buttons and of file dialogs, in the language in use."""
    if CODE == ENGLISH:
        return
    own = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if own.load(f"qtbase_{CODE}", folder):
        app.installTranslator(own)
    QLocale.setDefault(LOCALE)


@lru_cache(maxsize=1)
def _catalogue() -> QTranslator:
    catalogue = QTranslator()
    if not catalogue.load(str(CATALOGUES / f"photoorg_{CODE}.qm")):
        raise FileNotFoundError(f"photoorg_{CODE}.qm is missing from the installation")
    return catalogue
