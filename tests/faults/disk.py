"""What a disk may hold after a power cut, rebuilt from a recorded log of writes.

The model. A file is a numbered body of bytes; a folder's entries say which body has which name.
Both are *kept* as far as they were brought to the disk by fsync of the file or of the folder;
what was done since is pending. At a cut every pending write of a file may have reached the disk,
or not, or only some of its 512-byte sectors, in any order; pending changes of a folder's entries
reach it in their order up to some point. `Names.AT_ONCE` is the kind of disk on which a rename or a
new name never gets lost, only the bytes behind it (ext4 mounted with data=writeback);
`Names.AFTER_SYNC` the kind on which names are lost until the folder is synced.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

_HEAD = struct.Struct("<cHHqIQ")
SECTOR = 512


@dataclass(frozen=True, slots=True)
class Operation:
    """One record of the log; see native/writelog.c for the letters."""

    what: str
    inode: int
    one: str
    two: str
    number: int
    data: bytes


def operations(log: Path) -> Iterator[Operation]:
    """The records of a log in order; a last one that is cut off is left out."""
    content = log.read_bytes()
    place = 0
    while place + _HEAD.size <= len(content):
        what, first, second, number, length, inode = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        end = place + first + second + length
        if end > len(content):
            return
        one = content[place : place + first].decode("utf-8", "surrogateescape")
        two = content[place + first : place + first + second].decode("utf-8", "surrogateescape")
        yield Operation(
            what.decode(), inode, one, two, number, content[place + first + second : end]
        )
        place = end


class Names(Enum):
    """When a new name, a rename or a removal is safe from a power cut."""

    AT_ONCE = "names at once"
    AFTER_SYNC = "names after fsync of the folder"


class Fate(Enum):
    """What becomes of pending writes at a cut."""

    DROPPED = "all dropped"
    KEPT = "all kept"
    MIXED = "kept, dropped and torn"


@dataclass(slots=True)
class Body:
    """The bytes of a file: what is safe, and what was written since."""

    kept: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Offset and bytes; None for a change of the size to the offset."""
    version: int = 0
    """Grows with every change."""

    def write(self, offset: int, data: bytes | None) -> None:
        self.pending.append((offset, data))
        self.version += 1

    def sync(self) -> None:
        for offset, data in self.pending:
            _apply(self.kept, offset, data)
        self.pending.clear()

    def after_cut(self, fate: Fate, chance: random.Random) -> bytes:
        """What may be read after a cut."""
        content = bytearray(self.kept)
        for offset, data in self.pending if fate is not Fate.DROPPED else ():
            if fate is Fate.KEPT or data is None:
                _apply(content, offset, data)
            else:
                _apply_in_part(content, offset, data, chance)
        return bytes(content)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    end = offset if data is None else offset + len(data)
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if data is None:
        del content[offset:]
    else:
        content[offset:end] = data


def _apply_in_part(content: bytearray, offset: int, data: bytes, chance: random.Random) -> None:
    fate = chance.random()
    if fate < 0.5:
        _apply(content, offset, data)
    elif fate < 0.75:
        for start in range(0, len(data), SECTOR):
            if chance.random() < 0.5:
                _apply(content, offset + start, data[start : start + SECTOR])


@dataclass(slots=True)
class _Folder:
    kept: dict[str, int] = field(default_factory=dict)
    pending: list[tuple[str, int | None]] = field(default_factory=list)
    """A name and the body it got, None where it was removed."""

    def sync(self) -> None:
        for name, body in self.pending:
            _set(self.kept, name, body)
        self.pending.clear()


class Disk:
    """A folder on a disk under a log of operations."""

    def __init__(self, root: str, names: Names, folders: tuple[str, ...] = ()) -> None:
        """`folders` lie directly below the root already when the log begins."""
        self._root, self._names = root.rstrip("/"), names
        self._bodies: dict[int, Body] = {}
        self._folders: dict[str, _Folder] = {self._root: _Folder(dict.fromkeys(folders, 0))}
        self._folders |= {f"{self._root}/{name}": _Folder() for name in folders}
        self._number_of: dict[int, int] = {}
        """The present body of each inode number, which the system uses again."""

    def do(self, operation: Operation) -> None:
        """Carry out one operation."""
        match operation.what:
            case "C":
                self._bodies[len(self._bodies) + 1] = Body()
                self._number_of[operation.inode] = len(self._bodies)
                self._name(operation.one, len(self._bodies))
            case "W":
                self._body(operation.inode).write(operation.number, operation.data)
            case "T":
                self._body(operation.inode).write(operation.number, None)
            case "S":
                if operation.one in self._folders:
                    self._folders[operation.one].sync()
                elif operation.inode in self._number_of:
                    self._body(operation.inode).sync()
            case "R":
                self._rename(operation.one, operation.two, operation.inode)
            case "L":
                self._name(operation.two, self._number_of[operation.inode])
            case "U":
                self._name(operation.one, None)
            case "D":
                self._folders[operation.one] = _Folder()
                self._name(operation.one, 0)
            case "X":
                self._name(operation.one, None)

    def after_cut(
        self, fate: Fate, chance: random.Random
    ) -> Iterator[tuple[str, tuple[int, int] | None, bytes]]:
        """The files that may be found after a cut: path below the root, a key that is the same
        for the same safe content (None for content with pending writes), and the content."""
        yield from self._below(self._root, fate, chance)

    def _below(
        self, folder: str, fate: Fate, chance: random.Random
    ) -> Iterator[tuple[str, tuple[int, int] | None, bytes]]:
        entries = dict(self._folders[folder].kept)
        pending = self._folders[folder].pending
        if fate is Fate.KEPT:
            survive = len(pending)
        else:
            survive = 0 if fate is Fate.DROPPED else chance.randint(0, len(pending))
        for name, number in pending[:survive]:
            _set(entries, name, number)
        for name, number in entries.items():
            path = f"{folder}/{name}"
            if number == 0:
                yield from self._below(path, fate, chance)
                continue
            body = self._bodies[number]
            key = None if body.pending else (number, body.version)
            content = bytes(body.kept) if key else body.after_cut(fate, chance)
            yield path[len(self._root) + 1 :], key, content

    def _body(self, inode: int) -> Body:
        return self._bodies[self._number_of[inode]]

    def _name(self, path: str, number: int | None) -> None:
        folder, _, name = path.rpartition("/")
        if folder not in self._folders:
            return
        self._folders[folder].pending.append((name, number))
        if self._names is Names.AT_ONCE:
            self._folders[folder].sync()

    def _rename(self, old: str, new: str, inode: int) -> None:
        if old in self._folders:
            moved = [path for path in self._folders if path == old or path.startswith(old + "/")]
            for path in moved:
                self._folders[new + path[len(old) :]] = self._folders.pop(path)
            self._name(old, None)
            self._name(new, 0)
            return
        number = self._number_of[inode]
        one, _, name = old.rpartition("/")
        two, _, other = new.rpartition("/")
        if one == two and one in self._folders:
            # One change of one folder: both names change together or not at all.
            self._folders[one].pending.append((f"{name}\0{other}", number))
            if self._names is Names.AT_ONCE:
                self._folders[one].sync()
        else:
            self._name(new, number)
            self._name(old, None)


def _set(entries: dict[str, int], name: str, number: int | None) -> None:
    old, renamed, new = name.partition("\0")
    if renamed:
        entries.pop(old, None)
        assert number is not None
        entries[new] = number
    elif number is None:
        entries.pop(name, None)
    else:
        entries[name] = number
