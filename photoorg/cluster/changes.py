"""What a new arrangement changed: for people, who want to know what happened to their albums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from photoorg.domain import AlbumChanges, AlbumTree

_PART = 0.2
"""An album has split where two others, or it and another, have so much of it each."""


def changes(
    before: AlbumTree,
    homes_before: Mapping[int, int],
    after: AlbumTree,
    homes_after: Mapping[int, int],
) -> AlbumChanges:
    """What is different after an arrangement; the homes are albums by photo id."""
    new = [photo for photo in homes_after if photo not in homes_before]
    came = Counter(homes_after[photo] for photo in new)
    flows: dict[int, Counter[int]] = {}
    moved = 0
    for photo, home in homes_before.items():
        at = homes_after.get(photo)
        if at is None:
            continue
        flows.setdefault(home, Counter())[at] += 1
        moved += at != home and not _is_unsorted(home, before)
    grew = tuple(
        album
        for album in before.by_id
        if came[album] and album in after.by_id and not _is_unsorted(album, after)
    )
    split = tuple(
        album
        for album, flow in flows.items()
        if album in before.by_id
        and not _is_unsorted(album, before)
        and sum(n >= max(_PART * flow.total(), 2) for n in flow.values()) > 1
    )
    return AlbumChanges(
        new_photos=len(new),
        moved_photos=moved,
        grew=grew,
        split=split,
        appeared=tuple(
            a for a in after.by_id if a not in before.by_id and not _is_unsorted(a, after)
        ),
        gone=tuple(
            album.name
            for album in before.albums
            if album.id not in after.by_id and not album.unsorted
        ),
    )


def _is_unsorted(album: int, tree: AlbumTree) -> bool:
    return album in tree.by_id and tree.by_id[album].unsorted
