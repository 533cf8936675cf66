"""Why a photo is in the album it is in: by the explanation engine's album vocabulary."""

from __future__ import annotations

import numpy as np

from photoorg import cluster
from photoorg.cluster import Proxies
from photoorg.corrections import UNSORTED
from photoorg.domain import PlaceReason, Vectors
from photoorg.errors import LibraryError
from photoorg.library import albums, corrections, photos, vectors
from photoorg.models.conse import unit
from photoorg.pipeline.insight import insight, known
from photoorg.pipeline.join import sampled_proxies
from photoorg.pipeline.ranking import shared_tags
from photoorg.pipeline.session import Session

_LIKE = 6
_LOOKED_AT = 2000
"""Photos of a large album that are compared, spread over it."""
_NEAR = 0.8
"""An album comes near that is so much as near as the photo's own."""


def why_here(session: Session, photo_id: int) -> PlaceReason:
    """Why a photo is in its album, which photos there are most like it, and which album comes next.

    Raises LibraryError for a photo without an album.
    """
    library = session.library
    album_id = albums.home(library, photo_id)
    if album_id is None or album_id not in albums.tree(library).by_id:
        raise LibraryError("This photo is in no album yet; please wait for the update.")
    centre, proxies = sampled_proxies(session)
    _, own = vectors.load(
        library, session.model_id, session.embedder.photo_space, np.array([photo_id])
    )
    if not len(own):
        raise LibraryError("This photo has not been looked at yet; please wait for the update.")
    look = unit(own - centre)[0]
    like = _most_like(session, photo_id, album_id, centre, look)
    rival, rival_words = _rival(session, photo_id, album_id, proxies, look)
    words = _words(session, photo_id, album_id, like)
    return PlaceReason(photo_id, album_id, words, tuple(like), rival, rival_words)


def _most_like(
    session: Session, photo_id: int, album_id: int, centre: Vectors, look: Vectors
) -> list[int]:
    """The photos of an album that are most like a look (d,)."""
    inside = photos.ids_in_album(session.library, album_id)
    others = np.sort(inside[inside != photo_id])
    places = np.linspace(0, len(others) - 1, min(len(others), _LOOKED_AT), dtype=np.int64)
    ids, seen = vectors.load(
        session.library, session.model_id, session.embedder.photo_space, others[places]
    )
    if not len(ids):
        return []
    best = np.argsort(-(unit(seen - centre) @ look), kind="stable")[:_LIKE]
    found: list[int] = ids[best].tolist()
    return found


def _rival(
    session: Session, photo_id: int, album_id: int, proxies: Proxies, look: Vectors
) -> tuple[int | None, str]:
    """The album that comes next for a look, if it comes near, and how near in words."""
    tree, outs = albums.tree(session.library), _forbidden(session, photo_id)
    others = proxies.only(
        a for a in proxies.ids.tolist() if a != album_id and a not in outs and a in tree.by_id
    )
    if not len(others.ids):
        return None, ""
    alike = others.vectors @ look
    best = int(alike.argmax())
    mine = float((proxies.only([album_id]).vectors @ look).max(initial=0.0))
    if alike[best] <= max(_NEAR * mine, cluster.LEAST_COSINE):
        return None, ""
    rival = int(others.ids[best])
    nearer = "even more like" if alike[best] > mine else "almost as much like"
    return rival, f"By its look alone it is {nearer} “{tree.by_id[rival].name}”."


def _forbidden(session: Session, photo_id: int) -> set[int]:
    """The albums the photo was taken out of."""
    facts = corrections.read(session.library)
    content = photos.contents(session.library, [photo_id]).get(photo_id, b"")
    return {facts.living(album) for album in facts.outs.get(content, ())}


def _words(session: Session, photo_id: int, album_id: int, like: list[int]) -> str:
    """One sentence: the person's own doing first, then what the photos share."""
    library = session.library
    content = photos.contents(library, [photo_id]).get(photo_id, b"")
    facts = corrections.read(library)
    if album_id == UNSORTED or albums.tree(library).by_id[album_id].unsorted:
        return "It resembles few other photos of your library."
    together = any(content in group for group in facts.together)
    if together:
        return "You said that it belongs together with other photos here."
    if content in facts.pins:
        return "It is here because you put it here, or kept this album with it."
    shared = _shared(session, photo_id, like)
    if shared:
        return f"Like the photos here that it resembles most, it shows {_listed(shared)}."
    return "It looks much like other photos here."


def _shared(session: Session, photo_id: int, like: list[int]) -> list[str]:
    """What a photo shows as do most of those it is most like."""
    seeing = insight(session)
    if seeing is None or not like:
        return []
    wanted = np.array([photo_id, *like], np.int64)
    ids, found = known(session, wanted)
    row_of = {int(photo): row for row, photo in enumerate(ids)}
    if any(int(photo) not in row_of for photo in wanted):
        return []
    rows = np.array([row_of[int(photo)] for photo in wanted])
    said = shared_tags(seeing, seeing.tags.pmi(found.rows(rows)))
    counts: dict[str, int] = {}
    for tags in said:
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + 1
    often = sorted(counts, key=lambda tag: -counts[tag])
    return [tag for tag in often if counts[tag] * 2 >= len(like)][:3]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
