"""Losses that pull photos to the proxy of their class, at one level or at all levels of a tree.

All compare by cosine and take vectors (n, d) and proxies (m, d) of any length. Labels are class
numbers (n,), or for Proxy-Anchor also rows of zeros and ones (n, m) for photos in several albums.
`weights` (n,) say how much each photo counts; 1 where they are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional

ALPHA, DELTA = 32.0, 0.1
"""Proxy-Anchor's scale and margin: Kim et al., “Proxy Anchor Loss” (CVPR 2020), §4."""
SCALE = 3.0
"""Length that photos and proxies are given before their distance is taken (Proxy-NCA)."""


class ProxyLoss(Protocol):
    """A loss at one level."""

    def __call__(
        self, vectors: Tensor, proxies: Tensor, labels: Tensor, weights: Tensor | None = None
    ) -> Tensor: ...


def proxy_anchor(
    vectors: Tensor,
    proxies: Tensor,
    labels: Tensor,
    weights: Tensor | None = None,
    alpha: float = ALPHA,
    delta: float = DELTA,
) -> Tensor:
    """Kim et al. (CVPR 2020), eq. 4: each proxy is an anchor for the photos of the batch."""
    cosine = _cosines(vectors, proxies)
    positive = _memberships(labels, len(proxies))
    present = positive.any(dim=0)
    near, far = -alpha * (cosine - delta), alpha * (cosine + delta)
    if weights is not None:
        log_weights = weights.log()[:, None]
        near, far = near + log_weights, far + log_weights
    pulls = _log_one_plus_sum(near.masked_fill(~positive, -torch.inf))
    pushes = _log_one_plus_sum(far.masked_fill(positive, -torch.inf))
    return pulls[present].sum() / present.sum().clamp(min=1) + pushes.mean()


def proxy_nca(
    vectors: Tensor,
    proxies: Tensor,
    labels: Tensor,
    weights: Tensor | None = None,
    scale: float = SCALE,
) -> Tensor:
    """Movshovitz-Attias et al., “No Fuss Distance Metric Learning using Proxies” (ICCV 2017),
    eq. 4, strictly: the own proxy is not in the denominator. Labels (n,)."""
    closeness = -_squared_distances(vectors, proxies, scale)
    own = functional.one_hot(labels, len(proxies)).bool()
    others = torch.logsumexp(closeness.masked_fill(own, -torch.inf), dim=1)
    return _mean(others - closeness[own], weights)


def proxy_nca_plus(
    vectors: Tensor,
    proxies: Tensor,
    labels: Tensor,
    weights: Tensor | None = None,
    scale: float = SCALE,
) -> Tensor:
    """Teh, DeVries & Taylor, “ProxyNCA++” (ECCV 2020): the probability of the own proxy among all
    of them, at temperature 1 / scale². Labels (n,)."""
    closeness = -_squared_distances(vectors, proxies, scale)
    return _mean(functional.cross_entropy(closeness, labels, reduction="none"), weights)


def pair_loss(
    one: Tensor,
    other: Tensor,
    similar: Tensor,
    scale: float = 10.0,
    threshold: float = 0.3,
) -> Tensor:
    """Contrastive loss on pairs (p, d) that were marked similar (True) or not (p,).

    Logistic regression on the cosine: half sure at `threshold`, so that pairs which are right
    already hardly pull.
    """
    cosine = functional.cosine_similarity(one, other)
    logits = scale * (cosine - threshold)
    return functional.binary_cross_entropy_with_logits(logits, similar.to(logits.dtype))


@dataclass(frozen=True)
class HierarchicalProxyLoss:
    """Σ_l w_l · L(level l): Yang et al., “Hierarchical Proxy-based Loss” (WACV 2022).

    Each photo has one proxy at every level and is pushed from all others of that level.
    """

    weights: tuple[float, ...]
    """w_l, the finest level first."""
    base: ProxyLoss = proxy_anchor

    def __call__(
        self,
        vectors: Tensor,
        proxies: Sequence[Tensor],
        parents: Sequence[Tensor],
        labels: Tensor,
        weights: Tensor | None = None,
    ) -> Tensor:
        """`proxies` of every level, the finest first; `parents[l]` (m_l,) are the numbers of the
        proxies above those of level l. One level more than there are `parents`."""
        if not len(proxies) == len(self.weights) == len(parents) + 1:
            raise ValueError("a hierarchical loss needs a weight a level and parents below the top")
        total = self.weights[0] * self.base(vectors, proxies[0], labels, weights)
        for weight, level, above in zip(self.weights[1:], proxies[1:], parents, strict=True):
            labels = _labels_above(labels, above, len(level))
            total = total + weight * self.base(vectors, level, labels, weights)
        return total


def _labels_above(labels: Tensor, parents: Tensor, count: int) -> Tensor:
    if labels.ndim == 1:
        return parents[labels]
    held = functional.one_hot(parents, count).to(torch.float32)
    return (labels.to(torch.float32) @ held > 0).to(labels.dtype)


def _cosines(vectors: Tensor, proxies: Tensor) -> Tensor:
    return functional.normalize(vectors, dim=1) @ functional.normalize(proxies, dim=1).T


def _squared_distances(vectors: Tensor, proxies: Tensor, scale: float) -> Tensor:
    return 2 * scale**2 * (1 - _cosines(vectors, proxies))


def _memberships(labels: Tensor, count: int) -> Tensor:
    return functional.one_hot(labels, count).bool() if labels.ndim == 1 else labels.bool()


def _log_one_plus_sum(exponents: Tensor) -> Tensor:
    """log(1 + Σ exp) over the photos, (m,)."""
    padded = functional.pad(exponents, (0, 0, 1, 0))
    return torch.logsumexp(padded, dim=0)


def _mean(losses: Tensor, weights: Tensor | None) -> Tensor:
    if weights is None:
        return losses.mean()
    return (losses * weights).sum() / weights.sum().clamp(min=1e-12)
