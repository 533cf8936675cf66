"""`photoorg bench changes`: does conceptual distance see what changed, and nothing else?

**Attributes.** Drawn photos in which one attribute changes, then another, then a third, among the
base photos as the library. `increases`: the share of the second and third changes that make the
sum over the facets larger; `chain_increases`: of chains in which both do; `seen_increases`: of
changes that alter pixels (place and camera are in the file only), for the area under the curve of
the caption bank, beside the cosine of features. `named`: the share of single changes whose
attribute the facet with the largest part of the distance names, `kind_named`: whose kind it tells.
The baseline `by_size` divides each part by its mean over random pairs. All of them again by the
attribute that is changed: `named_subject`.

What names an attribute is strict: only Subject for a subject, Scene for the scene that the same
subject is in, People for people who leave, Colour for the grading, Time for
the part of the day and the season, Place and Camera. That another season has other colours, or
that other animals do other things, is true but counts as a miss. The kinds are what is seen
(Subject, Scene, Activity and People: all from one look at the picture), Colour, Time, Place and
Camera.

**Near-duplicates and disguises** of a folder's photos (or of the drawn ones), among these photos
as the library: `near_below_5` is the share whose edited copy is nearer to the original than 95 %
of random pairs are to each other, `disguised_below_10` the share nearer than 90 %, by the area
under the curve and by the cosine; again by edit: `resize_below_5`, `hue_below_10`. What the edits
are is in bench/disguises.py, the attributes are in bench/scene_changes.py.

Intervals are over chains and over photos.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photoorg.bench import disguises, intervals, knowing
from photoorg.bench.disguises import DISGUISES, NEAR, Edit
from photoorg.bench.features import photo_files
from photoorg.bench.intervals import Estimate
from photoorg.bench.report import Report, machine
from photoorg.bench.scene_changes import CHANGES, SIZE, Chain, chains
from photoorg.decoders import camera, colour, moment, place, seen
from photoorg.decoders.facets import facet_distances, facets_of
from photoorg.decoders.known import Known
from photoorg.errors import PhotoorgError
from photoorg.models import Embedder, load_embedder
from photoorg.pipeline.measure import FEWEST
from photoorg.scenes import Scene, render
from photoorg.similarity.codes import Floats

NAMES: Mapping[str, str] = {
    "subject": seen.SUBJECT,
    "scene": "Scene",
    "people": "People",
    "palette": colour.NAME,
    "time": moment.NAME,
    "season": moment.NAME,
    "place": place.NAME,
    "camera": camera.NAME,
}
"""The facet that names each attribute."""
_SEEN = frozenset({seen.SUBJECT, *(name for name, _ in seen.TAG_FACETS)})
"""Facets that models see; every other one is a kind of its own."""
_NEAR, _DISGUISED = 5, 10
"""Percentiles of random pairs' distances."""
_QUALITY = 92
"""Of drawn photos, in JPEG."""
Estimates = dict[str, Estimate]


def run(folder: Path | None, model: str, count: int, each: int) -> Report:
    """All figures, with `each` chains that begin with an attribute and up to `count` photos of the
    folder to edit. Raises PhotoorgError when the folder has too few photos."""
    embedder = load_embedder(model)
    # Before minutes are spent on drawing.
    listed = None if folder is None else photo_files(folder)
    if listed is not None and len(listed) < FEWEST:
        raise PhotoorgError(f"This takes {FEWEST} photos at least.")
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as temporary:
        base = Path(temporary)
        found = chains(each)
        drawn = _draw(embedder, found, base)
        ours, others = attribute_figures(measure_chains(found, drawn, model))
        files = listed or list(drawn.files)
        chosen = np.random.default_rng(0).permutation(len(files))[:count]
        files, originals = knowing.know(embedder, [files[i] for i in np.sort(chosen)])
        if len(files) < FEWEST:
            raise PhotoorgError(f"Too few photos could be read: this takes {FEWEST} at least.")
        edited, by_cosine = _edits(embedder, model, files, originals, base)
    ours |= edited
    others["cosine"] |= by_cosine
    return Report(
        f"Changes: {len(drawn.pictures)} drawn photos, {len(files)} edited ones",
        intervals.values(ours),
        {name: intervals.values(figures) for name, figures in others.items()},
        {
            "photos": len(files),
            "chains": len(found),
            "of": folder.name if folder is not None else "drawn photos",
            "model": embedder.model_id,
            **machine(),
        },
        intervals.intervals(ours, others),
    )


# Attributes


@dataclass(frozen=True)
class Changed:
    """n chains of k changes: how far what comes of each is from the unchanged photo."""

    attributes: NDArray[np.str_]
    """(n, k)."""
    pictures: NDArray[np.bool_]
    """Whether a change is one of the picture (n, k)."""
    facet_names: tuple[str, ...]
    facets: Floats
    """Each facet's part of the distance (n, k, facets)."""
    usual: Floats
    """The same of random pairs, in the mean (facets,)."""
    areas: Floats
    """(n, k)."""
    cosines: Floats
    """Minus the cosines (n, k)."""


@dataclass(frozen=True)
class Drawn:
    """The photos of all chains, in order."""

    known: Known
    pictures: NDArray[np.int64]
    """Which picture each photo is: those with equal pixels have equal numbers."""
    files: tuple[Path, ...]
    """The pictures that chains begin with."""


def measure_chains(found: list[Chain], drawn: Drawn, model: str) -> Changed:
    """The distances in chains of one length."""
    photos, length = drawn.known, len(found[0].photos)
    first = np.arange(len(found)) * length
    left = first.repeat(length - 1)
    right = np.setdiff1d(np.arange(len(photos)), first)
    shape = len(found), length - 1
    with knowing.measured(model, photos.rows(first)) as seeing:
        facets = facets_of(photos, seeing.tags.pmi(photos), seeing.statistics, None)
        parts = facet_distances(facets, left, right)
        table = seeing.statistics.facets
        assert table is not None
        areas = knowing.areas(seeing, photos.rows(left), photos.rows(right))
    cosines = (photos.photo[left] * photos.photo[right]).sum(axis=1)
    return Changed(
        np.array([chain.attributes for chain in found]),
        np.diff(drawn.pictures.reshape(-1, length), axis=1) != 0,
        tuple(facet.name for facet in facets),
        parts.reshape(*shape, -1),
        table.mean(axis=1),
        areas.reshape(shape),
        -cosines.reshape(shape),
    )


def attribute_figures(changed: Changed) -> tuple[Estimates, dict[str, Estimates]]:
    """Our figures, and those of the baselines."""
    added = changed.attributes[:, 1:]
    grown = _grown(changed.facets.sum(axis=2))
    ours = _by_attribute("increases", grown, added, np.ones_like(grown))
    ours["chain_increases"] = intervals.of_mean(np.asarray(grown.all(axis=1)))
    pictures = changed.pictures[:, 1:]
    ours |= _by_attribute("seen_increases", _grown(changed.areas), added, pictures)
    cosine = _by_attribute("seen_increases", _grown(changed.cosines), added, pictures)
    single = changed.facets[:, 0]
    ours |= _naming(changed, single)
    by_size = _naming(changed, single / np.maximum(changed.usual, 1e-9))
    return ours, {"cosine": cosine, "by_size": by_size}


def _grown(scores: Floats) -> NDArray[np.bool_]:
    """Whether each change but the first added to the distance, (n, k - 1)."""
    grown: NDArray[np.bool_] = np.diff(scores, axis=1) > 0
    return grown


def _naming(changed: Changed, parts: Floats) -> Estimates:
    """Whether the largest part of a single change (n, facets) is the right one."""
    first = changed.attributes[:, :1]
    top = [changed.facet_names[number] for number in parts.argmax(axis=1)]
    right = [NAMES[attribute] for attribute in first[:, 0]]
    named = np.array([[a == b] for a, b in zip(top, right, strict=True)])
    kind = np.array([[_kind(a) == _kind(b)] for a, b in zip(top, right, strict=True)])
    every = np.ones_like(named)
    found = _by_attribute("named", named, first, every)
    return found | _by_attribute("kind_named", kind, first, every)


def _kind(facet: str) -> str:
    return "seen" if facet in _SEEN else facet


def _by_attribute(
    name: str, right: NDArray[np.bool_], attributes: NDArray[np.str_], asked: NDArray[np.bool_]
) -> Estimates:
    """The share of right ones among those asked for, all (n, k), of all attributes and of each."""
    found = {}
    for key in ("", *CHANGES):
        counted = asked & (attributes == key) if key else asked
        rows = counted.any(axis=1)
        if rows.any():
            parts, wholes = (right & counted)[rows].sum(axis=1), counted[rows].sum(axis=1)
            found[f"{name}_{key}" if key else name] = intervals.of_ratio(parts, wholes)
    return found


def _draw(embedder: Embedder, found: list[Chain], folder: Path) -> Drawn:
    """Draw the pictures of some chains into a folder, each once, and look at them."""
    wanted = [photo for chain in found for photo in chain.photos]
    number: dict[Scene, int] = {}
    of_pixels: dict[bytes, int] = {}
    files: list[Path] = []
    for scene in dict.fromkeys(photo.scene for photo in wanted):
        picture = render(scene, SIZE)
        pixels = hashlib.sha256(picture.tobytes()).digest()
        number[scene] = of_pixels.setdefault(pixels, len(files))
        if number[scene] == len(files):
            files.append(folder / f"{len(files):06d}.jpg")
            picture.save(files[-1], "JPEG", quality=_QUALITY)
    _, known = knowing.know(embedder, files)
    pictures = np.array([number[photo.scene] for photo in wanted])
    metadata = tuple(photo.metadata for photo in wanted)
    begin = dict.fromkeys(number[chain.photos[0].scene] for chain in found)
    return Drawn(
        replace(known.rows(pictures), metadata=metadata),
        pictures,
        tuple(files[picture] for picture in begin),
    )


# Near-duplicates and disguises


def _edits(
    embedder: Embedder, model: str, files: list[Path], originals: Known, folder: Path
) -> tuple[Estimates, Estimates]:
    """How many edited photos stay near, by the area and by the cosine."""
    left, right = np.triu_indices(len(originals), 1)
    cosines = (originals.photo @ originals.photo.T)[left, right]
    ours: Estimates = {}
    cosine: Estimates = {}
    with knowing.measured(model, originals) as seeing:
        for name, percent, edits in (
            ("near", _NEAR, NEAR),
            ("disguised", _DISGUISED, DISGUISES),
        ):
            area = float(np.quantile(seeing.statistics.areas, percent / 100))
            alike = float(np.quantile(cosines, 1 - percent / 100))
            columns = []
            for edit_name, edit in edits.items():
                edited = _edited(embedder, edit_name, edit, files, folder)
                near = knowing.areas(seeing, originals, edited) < area
                near_by_cosine = (originals.photo * edited.photo).sum(axis=1) > alike
                columns.append((near, near_by_cosine))
                figure = f"{edit_name}_below_{percent}"
                ours[figure] = intervals.of_mean(near)
                cosine[figure] = intervals.of_mean(near_by_cosine)
            shares = np.array(columns).mean(axis=0)
            ours[f"{name}_below_{percent}"] = intervals.of_mean(shares[0])
            cosine[f"{name}_below_{percent}"] = intervals.of_mean(shares[1])
    return ours, cosine


def _edited(embedder: Embedder, name: str, edit: Edit, files: list[Path], folder: Path) -> Known:
    """What is known of the photos after an edit."""
    written = list(disguises.write(name, edit, files, folder))
    _, known = knowing.know(embedder, written)
    for file in written:
        file.unlink()
    return known
