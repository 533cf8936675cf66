"""Watching folders: a call soon after something in them has changed.

Where the system tells of changes they are heard at once (watchfiles). Where it cannot, for
networks, for names that are no UTF-8, or when it has no more watches to give, the folder is looked
at again from time to time. Folders that come and go are noticed by looking at them every few
seconds. All of this happens in threads of its own, one for each folder: a network that does not
answer holds up nobody else.

What is heard is only that there may be something new. What it is, a scan finds out.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from watchfiles import Change, watch
from watchfiles.main import FileChange

from photoorg import volumes
from photoorg.photo_names import is_left_out, is_photo

_log = logging.getLogger(__name__)

_NEVER_PHOTOS: Final = frozenset(
    b".aae .crdownload .db .download .ini .json .lock .log .nfo .part .pp3 .thm .tmp .txt .xml "
    b".xmp".split()
)
"""What often goes and is no folder: of most things that are gone nobody can tell what they were."""

_STEP_MS: Final = 200
"""How often the foreign watcher wakes up to see whether it is to end."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long things may take, in seconds."""

    look: float = 5
    """Between two looks at whether a folder is there."""
    quiet: float = 2
    """How long nothing must have changed before a change is told."""
    most: float = 30
    """How long a change waits at most while others go on."""
    rescan: float = 900
    """Between two calls for a folder of which the system tells nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """Whether a folder can be seen, and which one it is."""

    there: bool = False
    identity: tuple[int, int] = (0, 0)


class Watcher:
    """Watches folders until it is stopped."""

    def __init__(
        self,
        roots: Iterable[bytes],
        changed: Callable[[], None],
        own: bytes = b"",
        times: Times = Times(),
    ) -> None:
        """`changed` is called from other threads; `own` is the library's folder, left out."""
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(
                target=_Eye(root, changed, own, times, self._ended).watch,
                name="photoorg-watch",
                daemon=True,
            )
            for root in roots
        ]
        for thread in self._threads:
            thread.start()

    def stop(self, wait: float = 0) -> None:
        """End it; nothing is told any more, except by a call that is under way. Waits no longer
        than `wait` seconds: a thread may hang on a network, and ends with the process."""
        self._ended.set()
        until = time.monotonic() + wait
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))


class _Eye:
    """Watches one folder."""

    def __init__(
        self,
        root: bytes,
        changed: Callable[[], None],
        own: bytes,
        times: Times,
        ended: threading.Event,
    ) -> None:
        self._root = root
        self._changed = changed
        self._own = own
        self._times = times
        self._ended = ended
        self._state = State()
        self._first = self._last = self._looked = 0.0
        self._told = time.monotonic()
        self._stale = False
        """Whether there are folders that are not listened to yet."""
        self._owed = False
        """Whether something may have happened while nobody listened."""
        self._deaf = False
        """Whether there are folders that cannot be listened to."""

    def watch(self) -> None:
        """Watch until it is ended, whatever happens."""
        self._state = state_of(self._root)
        while not self._ended.is_set():
            seconds = self._times.rescan
            if self._state.there and self._can_be_heard():
                seconds = self._listen()
            if seconds and not self._look_for(seconds) and self._state.there:
                self._tell()

    def _can_be_heard(self) -> bool:
        try:
            self._root.decode("utf-8")
        except UnicodeDecodeError:
            return False
        return not volumes.is_remote(self._root)

    def _listen(self) -> float:
        """Tell of what the system tells, until folders have come or gone.

        Returns how long it must be looked at instead, in seconds: 0 unless listening failed.
        """
        heard = False
        try:
            for changes in self._heard():
                heard = True
                if self._owed:
                    # Only now: what happened before the watches were set is found by the scan.
                    self._owed = False
                    self._tell()
                if self._note(changes):
                    self._owed = True
                    break
        except Exception as error:
            # Nothing that goes wrong in a foreign watcher may keep photos from being found. It
            # gives up when it has no watches left, and at every name that is no UTF-8.
            _log.warning("%s cannot be listened to: %s", os.fsdecode(self._root), error)
            self._tell()
            return self._times.look if heard else self._times.rescan
        return 0

    def _heard(self) -> Iterator[set[FileChange]]:
        """What the system tells, in sets that may be empty, several times in `quiet`."""
        places, self._deaf = [os.fsdecode(self._root)], False
        if sys.platform == "linux":
            places, self._deaf = directories(self._root, self._own)
        return watch(
            *places,
            watch_filter=None,
            recursive=sys.platform != "linux",
            stop_event=self._ended,
            step=_STEP_MS,
            rust_timeout=max(_STEP_MS, round(min(self._times.quiet, self._times.look) * 500)),
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )

    def _note(self, changes: set[FileChange]) -> bool:
        """Tell of changes when they are over; whether folders have come or gone."""
        now = time.monotonic()
        for change, name in changes:
            path = os.fsencode(name)
            if matters(self._root, self._own, change, path):
                self._first, self._last = self._first or now, now
                self._stale |= change == Change.added and os.path.isdir(path)
        if self._deaf and now - self._told >= self._times.rescan:
            self._tell()
        if self._first and (
            now - self._last >= self._times.quiet or now - self._first >= self._times.most
        ):
            self._first = 0.0
            if self._stale:
                self._stale = False
                return True
            self._tell()
        if now - self._looked < self._times.look:
            return False
        self._looked = now
        return self._has_come_or_gone()

    def _look_for(self, seconds: float) -> bool:
        """Look from time to time, so long; whether the folder came or went, which is told."""
        until = time.monotonic() + seconds
        while not self._ended.wait(self._times.look):
            if self._has_come_or_gone():
                return True
            if time.monotonic() >= until:
                return False
        return True

    def _has_come_or_gone(self) -> bool:
        now = state_of(self._root)
        if now == self._state:
            return False
        self._state = now
        self._tell()
        return True

    def _tell(self) -> None:
        self._told = time.monotonic()
        if not self._ended.is_set():
            self._changed()


def state_of(root: bytes) -> State:
    """Whether a folder can be listed, and which one it is. May wait for a network."""
    try:
        status = os.stat(root)
        with os.scandir(root):
            return State(True, (status.st_dev, status.st_ino))
    except OSError:
        return State()


def directories(root: bytes, own: bytes) -> tuple[list[str], bool]:
    """The folders a scan of `root` visits, and whether any has a name that cannot be watched.

    The watcher's own way to go through folders follows links, out of the root and round in
    circles, and into the library's own folder.
    """
    found, waiting, odd = list[str](), [root], False
    while waiting:
        folder = waiting.pop()
        try:
            found.append(folder.decode("utf-8"))
        except UnicodeDecodeError:
            odd = True
        try:
            with os.scandir(folder) as entries:
                waiting += [
                    entry.path
                    for entry in entries
                    if entry.is_dir(follow_symlinks=False)
                    and not is_left_out(entry.name)
                    and entry.path != own
                ]
        except OSError:
            continue
    return found, odd


def matters(root: bytes, own: bytes, change: Change, path: bytes) -> bool:
    """Whether a change below a root can be one of photos: of a photo file, or of a folder."""
    separator = os.fsencode(os.sep)
    if own and (path + separator).startswith(own.rstrip(separator) + separator):
        return False
    if any(is_left_out(name) for name in path[len(root) :].split(separator) if name):
        return False
    if is_photo(path):
        return True
    if change == Change.deleted or not os.path.lexists(path):
        return os.path.splitext(path)[1].lower() not in _NEVER_PHOTOS
    # A folder's own time changes with whatever happens in it, which is told by itself.
    return change == Change.added and os.path.isdir(path)
