"""What is dragged within a window: photos or albums, by id."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

PHOTOS = "application/x-photoorg-photos"
ALBUMS = "application/x-photoorg-albums"
_HERE = secrets.token_hex(8)
"""Ids from another window mean other photos."""


def put(data: QMimeData, kind: str, ids: Sequence[int]) -> None:
    """Let `data` carry photos (PHOTOS) or albums (ALBUMS) too."""
    data.setData(kind, json.dumps([_HERE, *ids]).encode())


def ids_in(data: QMimeData, kind: str) -> tuple[int, ...]:
    """The photos or albums of this window that `data` carries; none where it carries others."""
    if not data.hasFormat(kind):
        return ()
    try:
        here, *ids = json.loads(bytes(data.data(kind).data()))
    except (ValueError, TypeError):
        return ()
    fits = here == _HERE and all(type(number) is int for number in ids)
    return tuple(ids) if fits else ()
