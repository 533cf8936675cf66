"""New photos into the albums that are there, at once: a new arrangement takes longer."""

from __future__ import annotations

import numpy as np

from photoorg import cluster
from photoorg.cluster import Proxies
from photoorg.corrections import UNSORTED
from photoorg.domain import Ids, Vectors
from photoorg.library import albums, vectors
from photoorg.models.conse import unit
from photoorg.pipeline.session import Session

_SAMPLED = 32
"""Photos of an album that its proxy is the mean of."""


def join(session: Session) -> int:
    """Let every photo that has a vector but no album join the nearest one; returns how many."""
    library, space = session.library, session.embedder.photo_space
    here = vectors.ids(library, session.model_id, space)
    arranged, _ = albums.homes(library)
    new = np.setdiff1d(here, arranged)
    made = albums.maker(library)
    if not len(new) or made is None or made.model_id != session.model_id:
        return 0
    centre, proxies = sampled_proxies(session)
    ids, seen = vectors.load(library, session.model_id, space, new)
    found = cluster.nearest(unit(seen - centre), proxies)
    found = np.where(found == cluster.NOWHERE, UNSORTED, found)
    albums.join(library, dict(zip(ids.tolist(), found.tolist(), strict=True)))
    return len(ids)


def sampled_proxies(session: Session) -> tuple[Vectors, Proxies]:
    """The mean of all (d,), and the proxies of the albums that have photos of their own, from some
    photos of each."""
    library, space = session.library, session.embedder.photo_space
    ids, homes = albums.homes(library)
    sorted_ids = _sample(ids[homes != UNSORTED], homes[homes != UNSORTED])
    known, seen = vectors.load(library, session.model_id, space, sorted_ids)
    if not len(known):
        return np.zeros(1, np.float32), Proxies(np.empty(0, np.int64), seen)
    centre: Vectors = seen.mean(axis=0, dtype=np.float64).astype(np.float32)
    at = homes[np.searchsorted(ids, known)]
    return centre, cluster.proxies(at, unit(seen - centre))


def _sample(ids: Ids, homes: Ids) -> Ids:
    """Up to so many photos of each album, spread evenly, ascending."""
    order = np.argsort(homes, kind="stable")
    _, starts, sizes = np.unique(homes[order], return_index=True, return_counts=True)
    chosen = [
        order[start + np.linspace(0, size - 1, min(_SAMPLED, size), dtype=np.int64)]
        for start, size in zip(starts.tolist(), sizes.tolist(), strict=True)
    ]
    return np.sort(ids[np.concatenate([np.empty(0, np.int64), *chosen])])
