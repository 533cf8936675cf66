"""The losses: golden values, pytorch-metric-learning, and definitions written out slowly."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from pytorch_metric_learning.losses import ProxyAnchorLoss, ProxyNCALoss
from torch.nn import functional

from photoorg.learn.losses import (
    HierarchicalProxyLoss,
    ProxyLoss,
    pair_loss,
    proxy_anchor,
    proxy_nca,
    proxy_nca_plus,
)

X = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], dtype=torch.float64)
P = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]], dtype=torch.float64)
T = torch.tensor([0, 1, 0])


def drawn(
    photos: int = 24, classes: int = 7, width: int = 10
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    rng = torch.Generator().manual_seed(0)
    vectors = torch.randn(photos, width, generator=rng, dtype=torch.float64)
    proxies = torch.randn(classes, width, generator=rng, dtype=torch.float64)
    return vectors, proxies, torch.randint(max(classes - 2, 1), (photos,), generator=rng)


@pytest.mark.parametrize(
    ("loss", "value"),
    [
        (proxy_anchor, 10.769107890),
        (proxy_nca, -11.768950934),
        (proxy_nca_plus, 0.231049075),
    ],
)
def test_golden_values(loss: ProxyLoss, value: float) -> None:
    assert loss(X, P, T).item() == pytest.approx(value, abs=1e-6)


def test_proxy_anchor_is_that_of_pytorch_metric_learning() -> None:
    vectors, proxies, labels = drawn()
    theirs = ProxyAnchorLoss(len(proxies), vectors.shape[1]).double()
    theirs.proxies.data = proxies.clone()
    assert proxy_anchor(vectors, proxies, labels).item() == pytest.approx(
        theirs(vectors, labels).item(), abs=1e-6
    )


def test_proxy_nca_plus_is_that_of_pytorch_metric_learning() -> None:
    vectors, proxies, labels = drawn()
    # Its scale is that of squared distances: ours squared.
    theirs = ProxyNCALoss(len(proxies), vectors.shape[1], softmax_scale=9).double()
    theirs.proxies.data = proxies.clone()
    assert proxy_nca_plus(vectors, proxies, labels).item() == pytest.approx(
        theirs(vectors, labels).item(), abs=1e-6
    )


def test_proxy_anchor_takes_photos_in_several_albums() -> None:
    vectors, proxies, labels = drawn()
    rows = functional.one_hot(labels, len(proxies))
    assert proxy_anchor(vectors, proxies, rows).item() == pytest.approx(
        proxy_anchor(vectors, proxies, labels).item()
    )
    rows[0, (labels[0] + 1) % len(proxies)] = 1
    cosine = functional.normalize(vectors) @ functional.normalize(proxies).T
    pulls, pushes, present = 0.0, 0.0, 0
    for p in range(len(proxies)):
        own = [cosine[x, p].item() for x in range(len(vectors)) if rows[x, p]]
        others = [cosine[x, p].item() for x in range(len(vectors)) if not rows[x, p]]
        present += bool(own)
        pulls += np.log1p(sum(np.exp(-32 * (s - 0.1)) for s in own))
        pushes += np.log1p(sum(np.exp(32 * (s + 0.1)) for s in others))
    slow = pulls / present + pushes / len(proxies)
    assert proxy_anchor(vectors, proxies, rows).item() == pytest.approx(slow, abs=1e-9)


@pytest.mark.parametrize("loss", [proxy_anchor, proxy_nca, proxy_nca_plus])
def test_weights(loss: ProxyLoss) -> None:
    """All 1 changes nothing, 0 leaves a photo out, 2 counts it twice."""
    vectors, proxies, labels = drawn()
    ones = torch.ones(len(vectors), dtype=torch.float64)
    assert loss(vectors, proxies, labels, ones).item() == pytest.approx(
        loss(vectors, proxies, labels).item()
    )
    labels[:10] = torch.arange(10) % 5
    twice, without = ones.clone(), ones.clone()
    twice[-1], without[-1] = 2, 0
    again = [*range(len(vectors)), len(vectors) - 1]
    assert loss(vectors, proxies, labels, twice).item() == pytest.approx(
        loss(vectors[again], proxies, labels[again]).item()
    )
    assert loss(vectors, proxies, labels, without).item() == pytest.approx(
        loss(vectors[:-1], proxies, labels[:-1]).item()
    )


@pytest.mark.parametrize("base", [proxy_anchor, proxy_nca, proxy_nca_plus])
def test_a_hierarchy_is_the_weighted_sum_of_its_levels(base: ProxyLoss) -> None:
    vectors, proxies, labels = drawn()
    middle, top = drawn(classes=3)[1], drawn(classes=2)[1]
    up, upper = torch.tensor([0, 0, 1, 1, 2, 2, 2]), torch.tensor([0, 1, 1])
    loss = HierarchicalProxyLoss((1.0, 0.3, 0.1), base)
    expected = (
        base(vectors, proxies, labels)
        + 0.3 * base(vectors, middle, up[labels])
        + 0.1 * base(vectors, top, upper[up[labels]])
    )
    found = loss(vectors, [proxies, middle, top], [up, upper], labels)
    assert found.item() == pytest.approx(expected.item())
    if base is proxy_anchor:
        rows = functional.one_hot(labels, len(proxies))
        assert loss(vectors, [proxies, middle, top], [up, upper], rows).item() == pytest.approx(
            expected.item()
        )


def test_a_hierarchy_needs_a_weight_for_each_level() -> None:
    with pytest.raises(ValueError, match="weight a level"):
        HierarchicalProxyLoss((1.0,))(X, [P, P], [T], T)


def test_marked_pairs() -> None:
    one = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    other = torch.tensor([[1.0, 0.0], [0.0, 2.0]])
    right = pair_loss(one, other, torch.tensor([True, False]), scale=10, threshold=0.5)
    wrong = pair_loss(one, other, torch.tensor([False, True]), scale=10, threshold=0.5)
    assert right.item() == pytest.approx(np.log1p(np.exp(-5)), abs=1e-6)
    assert wrong.item() == pytest.approx(np.log1p(np.exp(5)), abs=1e-6)
