"""The directories that hold photos, as a tree below the folders the person added."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from photoorg.domain import Folder


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
