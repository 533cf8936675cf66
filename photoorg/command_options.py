"""What several commands share: options, and how they print what people and files named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from photoorg import moved

Command = TypeVar("Command", bound=Callable[..., Any])


def library_option(command: Command) -> Command:
    """`--library`, before the command's name or after it; where it went if it was moved."""
    return click.option(
        "--library",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        callback=lambda ctx, _, folder: _followed(folder or ctx.find_root().obj),
        help="The folder of photoorg's own files, instead of the default one.",
    )(command)


def _followed(folder: Path | None) -> Path | None:
    return None if folder is None else moved.followed(folder)


def library_folder(folder: Path | None) -> Path:
    """Where the library of a command lies; one that an older photoorg wrote is brought up to date,
    for to read it or to index it alone would not do so."""
    from photoorg.library.upgrading import bring_up_to_date
    from photoorg.settings import default_library

    where = folder or default_library()
    bring_up_to_date(where)
    return where


def json_option(command: Command) -> Command:
    """`--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")(command)


def within_options(command: Command) -> Command:
    """`--in` and `--folder`: which photos of the library are asked."""
    in_folder = click.option(
        "--folder",
        "directory",
        type=click.Path(file_okay=False, path_type=Path),
        help="Only photos in this folder and below.",
    )
    in_album = click.option(
        "--in",
        "album",
        type=int,
        metavar="ALBUM_ID",
        help="Only photos of this album; `photoorg albums --json` has the ids.",
    )
    return in_album(in_folder(command))


def printable(text: str) -> str:
    """A text for a terminal: line ends and control codes are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def printable_path(path: bytes | str) -> str:
    """A path for a terminal: bytes that are no UTF-8 are escaped as well."""
    return printable(os.fsencode(path).decode("utf-8", "backslashreplace"))
