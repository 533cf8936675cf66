"""Seeing whether some files are there, at once: what the window moved is known before any scan."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterable

from photoorg.domain import FoundFile
from photoorg.library import Library, files, folders
from photoorg.media.identity import found_file
from photoorg.pipeline import presence


def look_again(library: Library, paths: Iterable[bytes]) -> None:
    """Record which of some files are gone and which are there again; nothing is read of them.

    A file that is in no folder, or in one that cannot be seen, is left as it is: it says nothing.
    """
    listed = folders.listed(library)
    gone = defaultdict[bytes, list[bytes]](list)
    back = defaultdict[bytes, list[FoundFile]](list)
    for path in paths:
        root = next((f.path for f in listed if folders.is_inside(path, f.path)), None)
        if root is None:
            continue
        try:
            status = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            gone[root].append(path)
        except OSError:
            continue
        else:
            if stat.S_ISREG(status.st_mode):
                back[root].append(found_file(path, status))
    for root, lost in gone.items():
        # The drive may have gone with all its files. An empty folder is no sign of that here, even
        # where a scan has just taken it for one: the last of its files may have gone to the trash.
        if presence.is_there(root, had_files=False):
            files.lost(library, lost)
    for root, found in back.items():
        files.seen(library, root, found)
