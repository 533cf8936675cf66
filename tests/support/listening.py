"""Knowing when a folder is listened to: what happens before that is not heard."""

from __future__ import annotations

import threading

import pytest
from watchfiles.main import FileChange

from photoorg import watching


def count_listeners(patch: pytest.MonkeyPatch) -> threading.Semaphore:
    """Released once for every folder that the system listens to from now on."""
    listening, known = threading.Semaphore(0), set[watching._Eye]()
    real = watching._Eye._note

    def note(eye: watching._Eye, changes: set[FileChange]) -> bool:
        if eye not in known:
            known.add(eye)
            listening.release()
        return real(eye, changes)

    patch.setattr(watching._Eye, "_note", note)
    return listening
