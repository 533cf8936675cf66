"""The directories that hold photos, as a tree below the folders the person added."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from photoorg.domain import Folder
from photoorg.ui import text


@dataclass
class DirectoryNode:
    """A directory, with the photos in it and in all below it."""

    path: bytes
    count: int = 0
    folder: Folder | None = None
    """Set on the folders the person added."""
    children: list[DirectoryNode] = field(default_factory=list)


def folder_tree(
    folders: Sequence[Folder], directories: Sequence[tuple[bytes, int]]
) -> list[DirectoryNode]:
    """One node for each folder, with its sub-directories by name.

    `directories` are (path, photos directly in it) pairs; directories in between that hold no
    photo themselves get a node too.
    """
    nodes = {folder.path: DirectoryNode(folder.path, folder=folder) for folder in folders}
    roots = list(nodes.values())
    for path, count in directories:
        chain = _chain(path, nodes)
        for node in chain:
            node.count += count
    return roots


def folder_names(paths: Sequence[bytes]) -> dict[bytes, str]:
    """What to call folders: the last name of each, with the first name above that tells it from
    others of the same last name, as in `photos — Demo`."""
    names = {path: text.name_text(path) for path in paths}
    for path, name in list(names.items()):
        same = [other for other in paths if other != path and text.name_text(other) == name]
        if same:
            names[path] = f"{name} — {_telling(path, same)}"
    return names


def _telling(path: bytes, same: Sequence[bytes]) -> str:
    """The lowest name above `path` that none of the others has in its place."""
    above, others = os.path.dirname(path), [os.path.dirname(other) for other in same]
    while os.path.dirname(above) != above:
        name = os.path.basename(above)
        if all(os.path.basename(other) != name for other in others):
            return text.name_text(above)
        above, others = os.path.dirname(above), [os.path.dirname(other) for other in others]
    return text.path_text(os.path.dirname(path))


def _chain(path: bytes, nodes: dict[bytes, DirectoryNode]) -> list[DirectoryNode]:
    """The nodes from `path` up to its folder, made where missing; empty outside all folders."""
    missing: list[bytes] = []
    at = path
    while at not in nodes:
        missing.append(at)
        above = os.path.dirname(at)
        if above == at:
            return []
        at = above
    chain = [nodes[at]]
    while chain[-1].folder is None:
        chain.append(nodes[os.path.dirname(chain[-1].path)])
    for below in reversed(missing):
        node = nodes[below] = DirectoryNode(below)
        chain[0].children.append(node)
        chain.insert(0, node)
    return chain
