"""Hypothesis spaces drawn at random, for property tests."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from scipy.special import log_softmax

from photoorg.similarity.codes import HypothesisSpace, TagSpace

seeds = st.integers(0, 2**32 - 1)
precisions = st.sampled_from([np.float64, np.float32])


def texts(count: int) -> tuple[str, ...]:
    return tuple(f"h{number}" for number in range(count))


@st.composite
def spaces(draw: st.DrawFn, most: int = 40) -> HypothesisSpace:
    size = draw(st.integers(1, most))
    inner = draw(st.sets(st.integers(1, size), max_size=4)) - {size}
    starts = (0, *sorted(inner))
    logits = np.random.default_rng(draw(seeds)).normal(0, draw(st.floats(0, 3)), size)
    lengths = np.concatenate([log_softmax(group) for group in np.split(logits, starts[1:])])
    return HypothesisSpace(texts(size), lengths.astype(draw(precisions)), starts)


@st.composite
def tag_spaces(draw: st.DrawFn, most: int = 40) -> TagSpace:
    size = draw(st.integers(1, most))
    odds = np.random.default_rng(draw(seeds)).normal(-2, 2, size)
    return TagSpace(texts(size), odds.astype(draw(precisions)))
