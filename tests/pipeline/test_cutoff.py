"""The cut-off between likely hits and the rest, and the calibration of scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from drawn import draw_folder

from photoorg.library import Library, folders, photos, vectors
from photoorg.pipeline import Session, calibration, organize, search, similar, similar_to_file
from photoorg.pipeline.cutoff import likely


def scores_of(meant: int, apart: float, photos: int = 2000, seed: int = 0) -> np.ndarray:
    """Scores of photos of which some are `apart` standard deviations better, in no order."""
    rng = np.random.default_rng(seed)
    scores = rng.standard_normal(photos)
    scores[:meant] += apart
    return scores.astype(np.float32)


def cut(scores: np.ndarray, sample: int = 1000) -> int:
    chance = np.random.default_rng(1).permutation(scores)[:sample]
    return likely(-np.sort(-scores)[:200], chance, len(scores))


@pytest.mark.parametrize("meant", [5, 20, 60, 150])
def test_those_far_from_chance_are_likely(meant: int) -> None:
    assert abs(cut(scores_of(meant, 7.0)) - meant) <= max(2, 0.2 * meant)


def test_chance_alone_gives_few_of_many() -> None:
    assert cut(scores_of(0, 0.0, photos=20_000)) < 100
    assert cut(scores_of(0, 0.0)) < cut(scores_of(60, 7.0))


@pytest.mark.parametrize(("scale", "shift"), [(0.02, 0.3), (10.0, -50.0)])
def test_scale_and_zero_of_a_model_s_scores_do_not_matter(scale: float, shift: float) -> None:
    scores = scores_of(30, 5.0)
    assert cut(scores * scale + shift) == cut(scores)


def test_what_cannot_be_told_apart_is_likely() -> None:
    same = np.full(7, 0.5, np.float32)
    assert likely(same, same, 7) == 7
    assert likely(same, same[:0], 7) == 7
    assert likely(same[:0], same, 7) == 0
    assert 1 <= likely(np.array([0.9, 0.1], np.float32), np.array([0.1, 0.9], np.float32), 2) <= 2


def test_hits_worse_than_chance_are_not_likely() -> None:
    rng = np.random.default_rng(0)
    assert likely(np.full(5, -3, np.float32), rng.standard_normal(100).astype("f4"), 100) == 0


@pytest.fixture
def session(library: Library, tiny: str, tmp_path: Path) -> Session:
    draw_folder(tmp_path / "photos", 60)
    folders.add(library, tmp_path / "photos")
    session = Session(library, tiny)
    for _ in organize(session):
        pass
    return session


def test_every_search_says_which_hits_are_likely(session: Session, tmp_path: Path) -> None:
    photo_id = int(photos.all_ids(session.library)[0])
    path = photos.cards(session.library, [photo_id])[photo_id].path
    for hits in (
        search(session, "red"),
        similar(session, photo_id),
        similar_to_file(session, path),
    ):
        flags = [hit.likely for hit in hits]
        assert flags == sorted(flags, reverse=True), "none after the first that is not"
        assert 0 < sum(flags) < len(flags)
    assert len(search(session, "red", 3)) == len(similar(session, photo_id, 3)) == 3
    few, many = search(session, "red", 5), search(session, "red", 50)
    assert few == many[:5], "the cut does not depend on how many are asked for"


def test_the_sample_follows_the_library(session: Session, tmp_path: Path) -> None:
    sample = session.sample("photo")
    assert len(sample.ids) == len(sample.vectors) == len(sample.concepts.indices) == 60
    assert session.sample("photo") is sample
    draw_folder(tmp_path / "photos", 64)
    assert [len(session.sample("photo").ids) for _ in organize(session)][-1] == 60
    draw_folder(tmp_path / "photos", 90)
    for _ in organize(session):
        pass
    assert len(session.sample("photo").ids) == 90


def test_calibration_tells_the_nearest_pairs_apart_and_follows_the_library(
    session: Session, tmp_path: Path
) -> None:
    basis, quantiles = vectors.calibration(
        session.library, session.model_id, "photo", calibration.PHOTOS
    ) or ("", np.empty(0))
    _, matrix = vectors.load(
        session.library, session.model_id, "photo", np.sort(photos.all_ids(session.library))
    )
    pairs = (matrix @ matrix.T)[np.triu_indices(60, 1)]
    levels = [0.5, 0.9, 0.99, 0.999]
    cosines = np.quantile(pairs, levels).astype(np.float32)
    shares = calibration.closer_than(session, "photo", calibration.PHOTOS, cosines)
    assert shares == pytest.approx(levels, abs=2e-4)
    [above, below] = calibration.closer_than(
        session, "photo", calibration.PHOTOS, np.array([1.1, -1.1], np.float32)
    )
    assert (above, below) == (1.0, 0.0)
    assert len(quantiles) > 10_000
    assert not calibration.calibrate(session)
    draw_folder(tmp_path / "photos", 70)
    for _ in organize(session):
        pass
    again = vectors.calibration(session.library, session.model_id, "photo", calibration.PHOTOS)
    assert again is not None
    assert again[0] != basis
