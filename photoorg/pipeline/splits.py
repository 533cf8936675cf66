"""How an album could be split: nothing is changed before the person agrees."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import numpy as np
import scipy
from numpy.typing import NDArray

from photoorg import cluster
from photoorg.cluster import PhotoSet
from photoorg.domain import AlbumPart, Ids, Vectors
from photoorg.errors import LibraryError
from photoorg.library import photos, vectors
from photoorg.models.concepts import load_concept_tree
from photoorg.models.conse import unit
from photoorg.pipeline.photo_set import SeenPhotos, see
from photoorg.pipeline.session import Session

Labels = NDArray[np.int64]

WAYS = ("subject", "time", "place", "folder")
MOST_PARTS = 12
_FEWEST = 2
_LOOKED_AT = 3000
"""Photos of a large album that are compared with each other."""
_SEED = 0
_STARTS = 8
_LEAST_GAP_H = 6.0
_UNUSUAL = 4.0
"""Photos are of two occasions where the gap between them is so much longer than is usual."""
_KM = (0.5, 2.0, 10.0, 50.0, 250.0, 1500.0)
_EARTH_KM = 6371.0


def propose_split(session: Session, album_id: int, by: str, parts: int = 0) -> list[AlbumPart]:
    """The parts that an album may be split into by `subject`, `time`, `place` or `folder`, the
    largest first; one at most where the photos do not differ in that respect.

    Raises LibraryError for an album without photos and for another way to split.
    """
    if by not in WAYS:
        raise LibraryError(f"An album can be split by {', '.join(WAYS)}, not by “{by}”.")
    inside = np.sort(photos.ids_in_album(session.library, album_id))
    if by == "subject" and len(inside) > _LOOKED_AT:
        # Some thousand tell what there is; the others go with the nearest of them.
        inside = inside[np.linspace(0, len(inside) - 1, _LOOKED_AT, dtype=np.int64)]
    seen = _seen(session, inside, neighbours=by == "subject")
    match by:
        case "subject":
            found = _with_the_others(session, album_id, _by_subject(seen, parts))
        case "time":
            found = _by_time(seen, parts)
        case "place":
            found = _by_place(seen, parts)
        case _:
            found = _by_folder(session, seen)
    return sorted(found, key=lambda part: (-len(part.photo_ids), part.name))


def _seen(session: Session, wanted: Ids, neighbours: bool) -> SeenPhotos:
    steps = see(session, wanted, neighbours)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            seen: SeenPhotos = end.value
            break
    if not len(seen.ids):
        raise LibraryError("There are no photos in this album that could be split.")
    return seen


def _with_the_others(session: Session, album_id: int, parts: list[AlbumPart]) -> list[AlbumPart]:
    """The parts with those photos of the album that were not looked at, each in the nearest."""
    library, space = session.library, session.embedder.photo_space
    part_of = {photo: n for n, part in enumerate(parts) for photo in part.photo_ids}
    inside = np.sort(photos.ids_in_album(library, album_id))
    if len(part_of) == len(inside):
        return parts
    ids, matrix = vectors.load(library, session.model_id, space, inside)
    labels = np.array([part_of.get(photo, cluster.NOWHERE) for photo in ids.tolist()], np.int64)
    centred = unit(matrix - matrix.mean(axis=0))
    others = labels == cluster.NOWHERE
    proxies = cluster.proxies(labels, centred)
    labels[others] = cluster.nearest(centred[others], proxies, least=-1.0)
    return [
        replace(part, photo_ids=tuple(ids[labels == number].tolist()))
        for number, part in enumerate(parts)
    ]


def _by_subject(seen: SeenPhotos, parts: int) -> list[AlbumPart]:
    """By what the photos look like: `parts` of them, or as many as the photos fall into."""
    vectors = seen.photos.vectors
    labels = _communities(seen.photos) if parts < _FEWEST else np.zeros(len(vectors), np.int64)
    if parts >= _FEWEST or not _FEWEST <= len(np.unique(labels)) <= MOST_PARTS:
        wanted = parts if parts >= _FEWEST else min(MOST_PARTS, max(_FEWEST, len(vectors) // 25))
        wanted = min(wanted, len(vectors))
        labels = _k_means(vectors, wanted)
    named = cluster.name_parts(seen.photos, load_concept_tree(), labels)
    taken = {album.name for album in named if not album.guesses}
    found = []
    for album in named:
        # The person may change it: a guess is a better beginning than no name.
        name = next((guess for guess in album.guesses if guess not in taken), album.name)
        taken.add(name)
        found.append(AlbumPart(name, tuple(int(seen.ids[row]) for row in album.photo_ids)))
    return found


def _k_means(vectors: Vectors, parts: int) -> Labels:
    """The best of some k-means from different starts: parts (n,), numbered from 0."""
    seen = vectors.astype(np.float64)
    random = np.random.default_rng(_SEED)
    best, least = np.zeros(len(seen), np.int64), np.inf
    for _ in range(_STARTS):
        try:
            middles, found = scipy.cluster.vq.kmeans2(
                seen, parts, minit="++", missing="raise", rng=random
            )
        except scipy.cluster.vq.ClusterError:
            # A part was left without photos: another start does better.
            continue
        apart = float(np.square(seen - middles[found]).sum())
        if apart < least:
            best, least = found, apart
    return np.unique(best, return_inverse=True)[1].astype(np.int64)


def _communities(found: PhotoSet) -> Labels:
    """Communities (n,), the photos that resemble none of them with the nearest."""
    labels = cluster.find_communities(found.vectors, found.neighbours, found.cosines)
    strangers = labels < 0
    if strangers.all() or not strangers.any():
        return np.maximum(labels, 0)
    proxies = cluster.proxies(labels, found.vectors)
    labels = labels.copy()
    labels[strangers] = cluster.nearest(found.vectors[strangers], proxies, least=-1.0)
    return labels


def _by_time(seen: SeenPhotos, parts: int) -> list[AlbumPart]:
    """By occasions: at the longest gaps between photos."""
    times = [_hours(taken) for taken in seen.photos.taken]
    dated = sorted((hours, row) for row, hours in enumerate(times) if hours is not None)
    gaps = np.diff([hours for hours, _ in dated])
    usual = float(np.median(gaps)) if len(gaps) else 0.0
    wide = np.flatnonzero(gaps > max(_LEAST_GAP_H, _UNUSUAL * usual))
    most = (parts if parts >= _FEWEST else MOST_PARTS) - 1
    cuts = sorted(wide[np.argsort(-gaps[wide], kind="stable")][:most].tolist())
    starts = [0, *(cut + 1 for cut in cuts), len(dated)]
    groups = [
        [row for _, row in dated[start:end]]
        for start, end in itertools.pairwise(starts)
        if end > start
    ]
    undated = [row for row, hours in enumerate(times) if hours is None]
    names = [_days([seen.photos.taken[row] or "" for row in rows]) for rows in groups]
    return _parts(seen, groups, names, undated, "No date")


def _by_place(seen: SeenPhotos, parts: int) -> list[AlbumPart]:
    """By where they were taken: as near each other as gives few enough parts."""
    where = seen.photos.positions
    known = (
        np.empty(0, np.int64) if where is None else np.flatnonzero(np.isfinite(where).all(axis=1))
    )
    unknown = np.setdiff1d(np.arange(len(seen.ids)), known).tolist()
    if where is None or not len(known):
        return _parts(seen, [], [], unknown, "No place")
    most = parts if parts >= _FEWEST else MOST_PARTS
    for km in _KM:
        labels = _linked(where[known], km)
        if len(np.unique(labels)) <= most:
            break
    groups = [known[labels == label].tolist() for label in np.unique(labels)]
    names = [cluster.place_name(where[rows]) or f"Place {n + 1}" for n, rows in enumerate(groups)]
    return _parts(seen, groups, names, unknown, "No place")


def _linked(degrees: NDArray[np.float64], km: float) -> Labels:
    """The same number (n,) for positions that are joined by steps of at most so many km."""
    latitude, longitude = np.radians(degrees).T
    points = np.stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ],
        axis=1,
    )
    spots, at = np.unique(np.round(points, 7), axis=0, return_inverse=True)
    pairs = scipy.spatial.KDTree(spots).query_pairs(
        2 * np.sin(km / _EARTH_KM / 2), output_type="ndarray"
    )
    labels = np.arange(len(spots))
    changed = True
    while changed:
        before = labels.copy()
        for one, other in ((0, 1), (1, 0)):
            np.minimum.at(labels, pairs[:, one], labels[pairs[:, other]])
        changed = bool((labels != before).any())
    return np.unique(labels[at.ravel()], return_inverse=True)[1].astype(np.int64)


def _by_folder(session: Session, seen: SeenPhotos) -> list[AlbumPart]:
    """By the folder they lie in."""
    directories = photos.directories(session.library, seen.ids.tolist())
    groups: dict[bytes, list[int]] = {}
    for row, photo in enumerate(seen.ids.tolist()):
        above: Sequence[bytes] = directories.get(photo, ())
        groups.setdefault(above[0] if above else b"", []).append(row)
    names = [os.fsdecode(os.path.basename(place)) or "No folder" for place in groups]
    return _parts(seen, list(groups.values()), names, [], "")


def _parts(
    seen: SeenPhotos, groups: list[list[int]], names: list[str], rest: list[int], rest_name: str
) -> list[AlbumPart]:
    """Parts with distinct names, and one of the photos of which nothing is known."""
    listed = [*zip(names, groups, strict=True), *([(rest_name, rest)] if rest else [])]
    taken: dict[str, int] = {}
    found = []
    for name, rows in listed:
        taken[name] = taken.get(name, 0) + 1
        own = name if taken[name] == 1 else f"{name} {taken[name]}"
        found.append(AlbumPart(own, tuple(int(seen.ids[row]) for row in rows)))
    return found


def _hours(taken: str | None) -> float | None:
    try:
        return None if taken is None else datetime.fromisoformat(taken).timestamp() / 3600
    except (ValueError, OverflowError):
        return None


def _days(taken: list[str]) -> str:
    """“12 May 2019”, “12–14 May 2019”, or a period of months."""
    first, last = min(taken)[:10], max(taken)[:10]
    month = cluster.period([first])
    if first == last:
        return f"{int(first[8:10])} {month}"
    if first[:7] == last[:7]:
        return f"{int(first[8:10])}–{int(last[8:10])} {month}"
    return cluster.period(sorted(taken))
