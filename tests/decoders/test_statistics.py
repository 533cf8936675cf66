"""What is usual in a library: measured, kept as bytes, and compared with."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from explained import known, pictures
from hypothesis import given
from hypothesis import strategies as st
from tiny_model import TinyModel

from photoorg.decoders.statistics import (
    BUDGETS,
    Statistics,
    from_bytes,
    measure_priors,
    quantiles,
    to_bytes,
)
from photoorg.domain import Metadata

ODD = "R\u202eTL <b>cam</b> “☃” \x07"


def made(**fields: object) -> Statistics:
    """Statistics of a vocabulary of a few words."""
    plain = {
        field.name: np.linspace(0, 1, 5, dtype=np.float32)
        for field in dataclasses.fields(Statistics)
        if field.name not in ("facet_names", "facets", "cells", "cameras", "band")
    }
    band = np.linspace(0, 3, 3 * len(BUDGETS), dtype=np.float32).reshape(3, -1)
    whole = Statistics(
        **plain,  # type: ignore[arg-type]
        band=band,
        facet_names=("Subject", "Place"),
        facets=np.stack([np.linspace(0, 2, 9), np.full(9, np.nan)]).astype(np.float32),
        cells=Counter({(0, -1, 4): 3, (3, -3386, 15121): 1}),
        cameras=Counter({ODD: 2, "Pixel 3": 5}),
    )
    return replace(whole, **fields)  # type: ignore[arg-type]


def same(one: Statistics, other: Statistics) -> bool:
    return all(
        np.array_equal(a, b, equal_nan=True) if isinstance(a, np.ndarray) else a == b
        for a, b in (
            (getattr(one, field.name), getattr(other, field.name))
            for field in dataclasses.fields(Statistics)
        )
    )


def with_header(data: bytes, **texts: str) -> bytes:
    """The same file with other texts in its header."""
    end = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:end])
    header["__metadata__"] |= texts
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data[end:]


def test_they_survive_as_bytes() -> None:
    assert same(from_bytes(to_bytes(made())), made())
    least = made(facet_names=(), facets=None, cells=Counter(), cameras=Counter())
    assert same(from_bytes(to_bytes(least)), least)


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_bytes(data)


def test_damaged_bytes_are_refused() -> None:
    data, rng = to_bytes(made()), np.random.default_rng(0)
    for end in rng.integers(0, len(data), 100):
        with pytest.raises(ValueError, match="not the statistics"):
            from_bytes(data[:end])
    head = 8 + int.from_bytes(data[:8], "little")
    refused = 0
    for _ in range(300):
        damaged = bytearray(data)
        damaged[rng.integers(0, head)] ^= 1 << int(rng.integers(0, 8))
        try:
            from_bytes(bytes(damaged))
        except ValueError:
            refused += 1
    assert refused > 250, "only a changed camera or count may pass"


@pytest.mark.parametrize(
    "texts",
    [
        {"cells": "5"}, {"cells": "[[1, 2, 3]]"}, {"cells": "[5]"}, {"cells": "[[[], 2, 3, 4]]"},
        {"cells": "{"}, {"cameras": "5"}, {"cameras": "nonsense"}, {"facets": "5"},
    ],
)  # fmt: skip
def test_a_damaged_header_is_refused(texts: dict[str, str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        from_bytes(with_header(to_bytes(made()), **texts))


def test_other_tensors_are_refused() -> None:
    from safetensors.numpy import save

    plain = {"facets": "[]", "cells": "[]", "cameras": "{}"}
    for tensors in ({}, {"bank_scale": np.ones(1, np.float32)}, {"weights": np.ones(3)}):
        with pytest.raises(ValueError, match="not the statistics"):
            from_bytes(save(tensors, plain))


def test_closer_than_counts_the_pairs_that_are_farther() -> None:
    statistics = made(areas=np.linspace(1, 2, 101, dtype=np.float32))
    assert statistics.closer_than(0) == 1
    assert statistics.closer_than(1.5) == pytest.approx(0.5, abs=0.01)
    assert statistics.closer_than(9) == 0
    shares = [statistics.closer_than(area) for area in np.linspace(0, 3, 50)]
    assert shares == sorted(shares, reverse=True)


def test_facets_closer_than() -> None:
    statistics = made()
    assert statistics.facet_closer_than("Subject", -1) == 1
    assert statistics.facet_closer_than("Subject", 1) == pytest.approx(0.5)
    assert statistics.facet_closer_than("Subject", 5) == 0
    assert statistics.facet_closer_than("Place", 1) is None, "no pair says where"
    assert statistics.facet_closer_than("Album", 1) is None, "nobody measured it"
    assert made(facets=None).facet_closer_than("Subject", 1) is None
    alike = made(facets=np.zeros((2, 9), np.float32))
    assert alike.facet_closer_than("Subject", 0) == 0.5, "as alike as everything else"


def test_quantiles() -> None:
    values = np.random.default_rng(0).normal(size=5000)
    found = quantiles(values)
    assert (np.diff(found) >= 0).all()
    assert (found[0], found[-1]) == pytest.approx((values.min(), values.max()))
    assert np.isnan(quantiles(np.empty(0))).all()
    assert (quantiles(np.array([3.0])) == 3).all()


def test_priors_are_probabilities(tmp_path: Path) -> None:
    camera = Metadata("JPEG", 4, 3, camera="Pixel 3", latitude=1.0, longitude=2.0)
    photos = known(*pictures(tmp_path, 5), metadata=(camera, camera, None, None, None))
    statistics = measure_priors(TinyModel(), photos)
    assert np.exp(statistics.bank_prior.astype(float)).sum() == pytest.approx(1, abs=1e-3)
    assert np.exp(statistics.tag_prior.astype(float)).sum() == pytest.approx(1, abs=1e-3)
    assert statistics.colour_prior.sum() == pytest.approx(1, abs=1e-3)
    assert statistics.concept_prior[0] == pytest.approx(0, abs=1e-5), "everything is something"
    assert statistics.cameras == Counter({"Pixel 3": 2})
    assert sum((statistics.cells or Counter()).values()) == 2 * 4
    assert statistics.centre == pytest.approx(photos.photo.mean(axis=0))


def test_photos_without_pixels_do_not_count_for_colours(tmp_path: Path) -> None:
    photos = known(*pictures(tmp_path, 2))
    half = replace(photos, palettes=photos.palettes * np.array([[1], [0]], np.float32))
    none = replace(photos, palettes=np.zeros_like(photos.palettes))
    found = measure_priors(TinyModel(), half).colour_prior
    assert found == pytest.approx(photos.palettes[0], abs=1e-6)
    even = measure_priors(TinyModel(), none).colour_prior
    assert even.std() == 0
    assert even.sum() == pytest.approx(1, abs=1e-6)
