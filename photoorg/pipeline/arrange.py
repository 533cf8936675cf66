"""All photos into a tree of albums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from photoorg import cluster
from photoorg.domain import Ids, ProposedAlbum
from photoorg.jobs import Step
from photoorg.library import Library, albums, captions, corrections, heads, vectors
from photoorg.models.concepts import load_concept_tree
from photoorg.pipeline.folder_names import named_after_folders
from photoorg.pipeline.join import join
from photoorg.pipeline.known_albums import known_albums
from photoorg.pipeline.photo_set import see
from photoorg.pipeline.session import Session
from photoorg.pipeline.settle import settle
from photoorg.settings import Settings

_RECIPE = 2
"""Counts the ways of arranging: albums made in an older one are made anew."""

_MOST = 0.5
_TOLD = " told"
"""Ends the name of what an arrangement rests on once most photos have captions: these know people
and what they do, which no classifier does, so albums get new names then, once."""


def arrange(session: Session) -> Iterator[Step]:
    """Arrange the photos into albums, unless they are the very ones arranged before, with the same
    corrections.

    New photos join the albums that are there first. With its albums in place a model is the one
    that answers; see `serving`.
    """
    library, space = session.library, session.embedder.photo_space
    facts = corrections.read(library)
    basis, last = _basis(session, space), albums.basis(library) or ""
    maker = albums.Maker(session.spec, session.model_id)
    if last == basis and albums.maker(library) == maker:
        return
    rename = basis.endswith(_TOLD) and not last.endswith(_TOLD)
    before = albums.tree(library), _homes(library)
    if joined := join(session):
        yield Step("arrange", 0, joined)
    kept = albums.kept(library, session.model_id, basis)
    if kept is not None:
        proposed, doubts = kept
    else:
        seen = yield from see(session, vectors.ids(library, session.model_id, space))
        arranged = cluster.arrange(seen.photos, load_concept_tree())
        arranged = named_after_folders(arranged, seen.folders)
        known = known_albums(library, seen.row_of(), seen.row_of_hash())
        settled = settle(arranged, seen.photos, seen.hashes, known, facts, rename)
        proposed = tuple(_with_ids(album, seen.ids) for album in settled.albums)
        doubts = {int(seen.ids[row]): doubt for row, doubt in settled.doubts.items()}
    with library.writing_index():
        albums.replace(library, proposed, basis, maker, doubts)
        changed = cluster.changes(*before, albums.tree(library), _homes(library))
        if changed.words() or not rename:
            # New names alone do not hide what the arrangement a moment ago changed.
            albums.note_changes(library, changed)
    count = sum(len(album.photo_ids) for album in proposed)
    yield Step("arrange", count, count)


def _basis(session: Session, space: str) -> str:
    """Names all that an arrangement rests on."""
    chosen = Settings.load(session.library.paths, "weigh_time", "weigh_place", "weigh_folder")
    weights = f"{chosen.weigh_time:g} {chosen.weigh_place:g} {chosen.weigh_folder:g}"
    acts = corrections.digest(session.library)
    head = heads.in_use(session.library, session.model_id)
    seen = vectors.basis(session.library, session.model_id, space)
    once = (albums.basis(session.library) or "").endswith(_TOLD)
    told = _TOLD if once or captions.share(session.library) >= _MOST else ""
    return f"{_RECIPE} {seen} {acts} {weights} {head.sha256 if head else ''}{told}"


def _homes(library: Library) -> dict[int, int]:
    ids, homes = albums.homes(library)
    return dict(zip(ids.tolist(), homes.tolist(), strict=True))


def _with_ids(album: ProposedAlbum, ids: Ids) -> ProposedAlbum:
    """The same album with photo ids in place of numbers."""
    return replace(
        album,
        members=tuple(int(ids[number]) for number in album.members),
        children=tuple(_with_ids(child, ids) for child in album.children),
        cover_id=None if album.cover_id is None else int(ids[album.cover_id]),
        reasons=replace(
            album.reasons, examples=tuple(int(ids[number]) for number in album.reasons.examples)
        ),
    )
