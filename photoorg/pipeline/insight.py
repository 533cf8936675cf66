"""Everything explanations need of a library: the decoders, and what they know of photos."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.resources import files

import numpy as np

from photoorg.decoders.albums import AlbumProxies, album_proxies
from photoorg.decoders.bank import BankDecoder
from photoorg.decoders.known import Known
from photoorg.decoders.statistics import VERSION, Statistics, from_bytes
from photoorg.decoders.tags import TagDecoder
from photoorg.domain import FoundFile, Ids, Vectors
from photoorg.errors import LibraryError
from photoorg.explanations import PhotoRef
from photoorg.library import albums, explanations, palettes, photos, vectors
from photoorg.library.explanations import KeptStatistics
from photoorg.media.palette import NAMES, palette
from photoorg.models.caption_bank import load_caption_bank
from photoorg.models.protocols import View
from photoorg.models.tag_scores import TagPrior
from photoorg.models.tags import load_bank
from photoorg.pipeline.decoding import decoders
from photoorg.pipeline.describe import view
from photoorg.pipeline.session import Session

_log = logging.getLogger(__name__)

_GENERAL = " general"
_MEMORY = "insight"
_MEMBERS = 64
"""Photos of an album that its proxy is the mean of."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the photos to be explained."""

    ref: PhotoRef
    content: bytes
    """The hash of its bytes."""
    known: Known
    """A single row."""
    view: Callable[[int], View]
    """What a describer is shown that needs photos with an edge of so many pixels."""


@dataclass(frozen=True)
class Insight:
    """A library's decoders, as one model and its reference photos make them."""

    session: Session
    statistics: Statistics
    basis: str
    """Names everything that explanations rest on, but for the describer."""
    general: bool
    """Whether the reference photos are those that came with photoorg, not the library's own."""

    @cached_property
    def bank(self) -> BankDecoder:
        statistics = self.statistics
        scale = float(statistics.bank_scale[0])
        return BankDecoder(self.session.embedder, scale, statistics.bank_prior)

    @cached_property
    def tags(self) -> TagDecoder:
        statistics = self.statistics
        levels = np.empty((0, len(statistics.tag_prior)), np.float32)
        prior = TagPrior(float(statistics.tag_scale[0]), statistics.tag_prior, levels)
        return TagDecoder(self.session.embedder, prior)

    def expected(self, photos: Known, fits: Vectors) -> Vectors:
        """What people may be expected to say of photos, (n, k): the products of these vectors tell
        how alike that is. `fits` are the bank's."""
        width = self.bank.meaning_width
        said = self.bank.expected(photos, fits)
        scale = self.statistics.scale
        scaled = np.concatenate([said[:, :width] / scale[0], said[:, width:] / scale[1]], axis=1)
        found: Vectors = scaled.astype(np.float32)
        return found

    @cached_property
    def albums(self) -> AlbumProxies | None:
        return _proxies(self.session, self.statistics)


def recipe(session: Session) -> str:
    """Names how statistics are measured for a model; the kept ones begin with it."""
    bank = load_caption_bank(session.model_id)
    return f"{VERSION} {session.model_id} {bank.id} {load_bank().id}"


def insight(session: Session) -> Insight | None:
    """The decoders for a library. Where it was not measured yet, with the general statistics that
    come with the built-in model; None for other models then."""
    kept = explanations.statistics(session.library, session.model_id)
    return _insight(session, kept) or _insight(session, _general())


def _insight(session: Session, kept: KeptStatistics | None) -> Insight | None:
    """None for statistics that were measured in another way, or that are damaged."""
    if kept is None or not kept.basis.startswith(recipe(session)):
        return None
    basis = f"{kept.basis} {albums.basis(session.library)}"
    before: Insight | None = session.memory.get(_MEMORY)
    if before is None or before.basis != basis:
        try:
            statistics = from_bytes(kept.data)
        except ValueError as error:
            # The next update measures them anew.
            _log.warning("%s", error)
            return None
        before = Insight(session, statistics, basis, kept.basis.endswith(_GENERAL))
        session.memory[_MEMORY] = before
    return before


def _general() -> KeptStatistics | None:
    """The statistics that come with photoorg."""
    folder = files("photoorg.decoders")
    data = folder.joinpath("general.safetensors")
    if not data.is_file():
        return None
    name = folder.joinpath("general.txt").read_text(encoding="utf-8").strip()
    return KeptStatistics(name + _GENERAL, 0, data.read_bytes())


def known(session: Session, wanted: Ids) -> tuple[Ids, Known]:
    """Those of some photos of the library that the session's model has seen, and what is known
    of them."""
    library, embedder = session.library, session.embedder
    ids, text = vectors.load(library, session.model_id, embedder.text_space, np.sort(wanted))
    same, photo = vectors.load(library, session.model_id, embedder.photo_space, ids)
    assert np.array_equal(ids, same)
    _, concepts = vectors.concepts(library, session.model_id, ids)
    listed = ids.tolist()
    said = photos.metadata(library, listed)
    shares = palettes.load(library, listed, len(NAMES)) if listed else np.empty((0, len(NAMES)))
    metadata = tuple(said.get(photo_id) for photo_id in listed)
    return ids, Known(photo, text, concepts, metadata, shares.astype(np.float32))


def subject(session: Session, ref: PhotoRef) -> Subject:
    """A photo to be explained: one of the library, or any file, which is read where it lies.

    Raises LibraryError for a photo that is gone or was not looked at yet, and MediaError.
    """
    library = session.library
    photo_id = ref.photo_id
    if photo_id is None:
        photo_id = photos.id_of_path(library, os.path.realpath(ref.path))
        if photo_id is None or not len(known(session, np.array([photo_id]))[0]):
            return _of_file(session, ref)
    found = photos.photo(library, photo_id)
    if found is None:
        raise LibraryError("This photo is not in the library any more.")
    _, row = known(session, np.array([photo_id]))
    if not len(row):
        raise LibraryError("This photo has not been looked at yet; please wait for the update.")
    return Subject(ref, found.card.hash, row, partial(view, library, photo_id))


def _of_file(session: Session, ref: PhotoRef) -> Subject:
    embedder, path = session.embedder, ref.path
    try:
        status = os.stat(path)
    except OSError as error:
        raise LibraryError(f"{os.fsdecode(path)}: {error.strerror}.") from error
    pool = decoders(session.library)
    read = pool.read_photo(FoundFile(path, status.st_size, status.st_mtime_ns))
    image = pool.decode(path, embedder.edge)
    seen = embedder.see(embedder.prepare(image)[None])
    row = Known(
        seen.spaces[embedder.photo_space],
        seen.spaces[embedder.text_space],
        seen.concepts,
        (read.metadata,),
        palette(read.thumbnail)[None],
    )
    regions = None if seen.regions is None else seen.regions[0]

    def shown(edge: int) -> View:
        pixels = partial(pool.decode, path, edge)
        return View(pixels, read.metadata, seen.concepts, regions)

    return Subject(ref, read.hash, row, shown)


def _proxies(session: Session, statistics: Statistics) -> AlbumProxies | None:
    """The album tree with the mean vectors of its leaves."""
    library, space = session.library, session.embedder.photo_space
    tree = albums.tree(library)
    means = {}
    for album in tree.albums:
        if not tree.children(album.id) and not album.unsorted:
            members = photos.ids_in_album(library, album.id)
            chosen = members[
                np.linspace(0, len(members) - 1, min(_MEMBERS, len(members)), dtype=int)
            ]
            _, seen = vectors.load(library, session.model_id, space, np.sort(chosen))
            if len(seen):
                means[album.id] = seen.mean(axis=0)
    return album_proxies(tree, means, statistics.centre)
