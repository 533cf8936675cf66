"""What moving some photos to the trash would do: looked at first, file by file, and told."""

from __future__ import annotations

import os
import stat
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from photoorg import volumes
from photoorg.domain import Folder
from photoorg.errors import TrashError
from photoorg.library import Library, files, filesystems, folders, photos
from photoorg.library.trashed import TrashFile
from photoorg.translatable import tr
from photoorg.ui.turns import Steps

A_STEP = 50
"""Photos whose files are asked for at once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be moved to the trash."""

    photo_id: int
    """0 where the library does not know its photo now."""
    file: TrashFile
    changed: bool = False
    """Whether the library knows that it is another one by now."""


@dataclass(frozen=True, slots=True)
class Movable:
    """A file that can be moved to the trash as far as one can see."""

    photo_id: int
    file: TrashFile
    volume: bytes
    """Where the volume it lies on is mounted."""
    changed_ns: int = 0
    """When anything of it changed last, by the system's clock; 0 where that says nothing, as with
    files of several names, of which one may be moved before another."""


@dataclass(frozen=True)
class Plan:
    """What would be moved, and what would stay."""

    files: tuple[Movable, ...] = ()
    """Those of one volume after another."""
    stays: tuple[tuple[bytes, str], ...] = ()
    """The files that cannot be moved, each with the reason."""
    beside: tuple[bytes, ...] = ()
    """The files of the same name beside those that would be moved."""
    linked: int = 0
    """How many of the files have a name elsewhere on their volume that would stay."""
    copied: int = 0
    """How many photos lie in several places."""
    photo_ids: tuple[int, ...] = ()
    """The photos of `files`."""
    kept: frozenset[int] = frozenset()
    """Those of them of which another file stays."""

    @property
    def photos(self) -> int:
        """How many photos would be moved, at least one file of each."""
        return len({each.file.content for each in self.files})


class Checks:
    """Looks at files; remembers what it saw of folders, for as long as it is used."""

    def __init__(self, listed: Sequence[Folder]) -> None:
        """`listed` are the library's folders."""
        self._listed = listed
        self._folders: dict[bytes, str] = {}
        self._volumes: dict[bytes, bytes] = {}

    def look(self, file: TrashFile, changed_ns: int = 0) -> os.stat_result:
        """The file as it is, where it is what the library knows, and has not changed since it was
        looked at before. Raises TrashError otherwise."""
        folder = os.path.dirname(file.path)
        wrong = self._wrong_with_folder(folder)
        # The scan follows no links below a folder: what is reached by one is not what it saw. That
        # is looked at anew each time, for a folder may be exchanged at any moment.
        if not wrong and os.path.realpath(folder) != folder:
            wrong = tr("a link leads to its folder now")
        if wrong:
            raise TrashError(wrong)
        try:
            status = os.lstat(file.path)
        except FileNotFoundError as error:
            raise TrashError(tr("it is not there any more")) from error
        except OSError as error:
            unseen = tr("it cannot be seen")
            raise TrashError(f"{unseen} ({error.strerror})") from error
        if stat.S_ISLNK(status.st_mode):
            raise TrashError(tr("there is a link in its place, which is left alone"))
        if not stat.S_ISREG(status.st_mode):
            raise TrashError(tr("there is something else in its place"))
        if (status.st_size, status.st_mtime_ns) != (file.size, file.mtime_ns):
            raise TrashError(tr("it changed since photoorg read it"))
        # A number that has become free may be the next file's: only both tell that it is the same.
        same = file.inode in (0, status.st_ino) and changed_ns in (0, status.st_ctime_ns)
        if not same:
            raise TrashError(tr("another file took its place"))
        return status

    def volume(self, path: bytes) -> bytes:
        """Where the volume that a file lies on is mounted."""
        folder = os.path.dirname(path)
        if folder not in self._volumes:
            self._volumes[folder] = volumes.point_of(folder)
        return self._volumes[folder]

    def _wrong_with_folder(self, folder: bytes) -> str:
        if folder not in self._folders:
            self._folders[folder] = self._look_at_folder(folder)
        return self._folders[folder]

    def _look_at_folder(self, folder: bytes) -> str:
        root = next((r for r in self._listed if folders.is_inside(folder, r.path)), None)
        if root is None:
            return tr("it lies in no folder of the library")
        if not root.online or not os.path.isdir(root.path):
            return tr("its drive or folder cannot be seen now")
        if filesystems.is_network(folder):
            return tr("it lies on the network, where this computer has no trash")
        if not os.access(folder, os.W_OK | os.X_OK):
            return tr("nothing can be moved out of its folder: permission denied")
        return ""


@dataclass
class _Draft:
    """A plan in the making."""

    files: list[Movable] = field(default_factory=list)
    stays: list[tuple[bytes, str]] = field(default_factory=list)
    links: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Of how many names of a file with several more are known, by the file."""


def of_photos(library: Library, ids: Sequence[int]) -> Steps[Plan]:
    """What moving photos to the trash would do: every file of each, wherever it lies."""
    return (yield from _plan(library, _files_of(library, ids)))


def of_files(library: Library, listed: Sequence[TrashFile]) -> Steps[Plan]:
    """What moving files to the trash would do that were moved there and brought back before."""
    return (yield from _plan(library, _known(library, listed)))


def _files_of(library: Library, ids: Sequence[int]) -> Iterator[Candidate]:
    for start in range(0, len(ids), A_STEP):
        for each in files.of_photos(library, ids[start : start + A_STEP]):
            found = each.found
            file = TrashFile(each.content, found.path, found.size, found.mtime_ns)
            yield Candidate(each.photo_id, file, each.pending)


def _known(library: Library, listed: Sequence[TrashFile]) -> Iterator[Candidate]:
    for start in range(0, len(listed), A_STEP):
        chunk = listed[start : start + A_STEP]
        ids = photos.ids_known(library, [file.content for file in chunk])
        for file in chunk:
            # Where it lies now its number may be another one, as on file systems without numbers.
            yield Candidate(ids.get(file.content, 0), replace(file, inode=0))


def _plan(library: Library, candidates: Iterable[Candidate]) -> Steps[Plan]:
    checks, draft = Checks(folders.listed(library)), _Draft()
    count = Counter[bytes]()
    staying: set[bytes] = set()
    for candidate in candidates:
        file = candidate.file
        count[file.content] += 1
        try:
            if candidate.changed:
                raise TrashError(tr("it changed since photoorg read it"))
            status = checks.look(file)
        except TrashError as error:
            draft.stays.append((file.path, str(error)))
            staying.add(file.content)
        else:
            seen = replace(file, inode=status.st_ino)
            changed_ns = status.st_ctime_ns if status.st_nlink == 1 else 0
            volume = checks.volume(file.path)
            movable = Movable(candidate.photo_id, seen, volume, changed_ns)
            draft.files.append(movable)
            if status.st_nlink > 1:
                names = draft.links.setdefault((status.st_dev, status.st_ino), status.st_nlink)
                draft.links[status.st_dev, status.st_ino] = names - 1
        yield
    draft.files.sort(key=lambda each: each.volume)
    beside = yield from _beside([each.file.path for each in draft.files])
    moved = {each.file.content: each.photo_id for each in draft.files}
    return Plan(
        tuple(draft.files),
        tuple(draft.stays),
        beside,
        sum(left > 0 for left in draft.links.values()),
        sum(count[content] > 1 for content in moved),
        tuple(dict.fromkeys(moved.values())),
        frozenset(photo_id for content, photo_id in moved.items() if content in staying),
    )


def _beside(paths: Sequence[bytes]) -> Steps[tuple[bytes, ...]]:
    """The files beside some that have the same name but for its end: what other programs know of a
    photo (.xmp), its RAW file or its JPEG, the film of a live photo."""
    moved = set(paths)
    by_folder = defaultdict[bytes, set[bytes]](set)
    for path in paths:
        folder, name = os.path.split(path)
        # IMG_1.jpg.xmp belongs to IMG_1.jpg as IMG_1.xmp does.
        by_folder[folder] |= {_stem(name), name.lower()}
    found: list[bytes] = []
    for folder, stems in by_folder.items():
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            names = []
        alike = [os.path.join(folder, name) for name in names if _stem(name) in stems]
        found += [path for path in alike if path not in moved and os.path.isfile(path)]
        yield
    return tuple(found)


def _stem(name: bytes) -> bytes:
    return os.path.splitext(name)[0].lower()
