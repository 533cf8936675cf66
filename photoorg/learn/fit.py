"""Training a projection of frozen vectors with hierarchical proxies.

The loop of Yang et al. (WACV 2022): fine proxies first; then coarse proxies, which are the means of
the fine ones they stand for and stay put for T steps, until assignments and means are taken anew.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from photoorg.domain import Vectors
from photoorg.learn import hierarchy
from photoorg.learn.directions import class_means, unit
from photoorg.learn.hierarchy import Hierarchy, Numbers
from photoorg.learn.labels import Pairs
from photoorg.learn.losses import HierarchicalProxyLoss, ProxyLoss, pair_loss, proxy_anchor

PER_CLASS = 200
"""Photos of a class that an epoch shows at most."""


@dataclass(frozen=True)
class Plan:
    """How a projection is trained."""

    weights: tuple[float, ...] = (0.3,)
    """w^l of the levels above the fine one; none is plain Proxy-Anchor."""
    sizes: tuple[float, ...] = ()
    """For levels whose parents are not given, how many proxies there are for each one of the level
    below: 0.4 of the classes did best in trials, not the number of “true” superclasses."""
    residual: int = 0
    """0: a free matrix to `width` dimensions. r > 0: identity + a matrix of rank r."""
    width: int = 256
    random_start: bool = False
    """Start a free matrix orthogonal at random rather than at the principal components."""
    epochs: int = 20
    warm_up: int = 5
    """E0 epochs at the fine level alone."""
    refresh: int = 50
    """T, in steps."""
    rate: float = 3e-4
    proxy_rate: float = 10.0
    """How many times faster proxies move than the projection."""
    decay: float = 1e-4
    pull: float = 0.0
    """Weight of the squared distance of the projection from where it started."""
    batch: int = 128
    pair_weight: float = 0.1
    base: ProxyLoss = proxy_anchor


@dataclass(frozen=True)
class Epoch:
    """What a training run says of itself at the end of an epoch: the place to stop it."""

    number: int
    total: int
    loss: float


@dataclass(frozen=True)
class Lesson:
    """What is to be learned, as arrays."""

    vectors: Vectors
    """(n, d)."""
    labels: Numbers
    """Classes 0 … m − 1, (n,)."""
    parents: tuple[Numbers, ...] = ()
    """Given parents of the classes (m,), of their parents, and so on."""
    weights: NDArray[np.float32] | None = None
    """How much each photo counts, (n,)."""
    pairs: Pairs = field(default_factory=Pairs)


@dataclass(frozen=True)
class Fitted:
    """A trained projection of row vectors."""

    matrix: Vectors
    """(d, k)."""
    proxies: Vectors
    """Fine proxies (m, k)."""


def fit(lesson: Lesson, plan: Plan, seed: int = 0) -> Generator[Epoch, None, Fitted]:
    """Train; yields at the end of every epoch. The same seed gives the same matrix."""
    rng = np.random.default_rng(seed)
    projection = _Projection(lesson.vectors, plan, rng)
    vectors = torch.from_numpy(np.ascontiguousarray(lesson.vectors, np.float32))
    with torch.no_grad():
        means = class_means(unit(projection(vectors).numpy()), lesson.labels)
    proxies = torch.from_numpy(means).requires_grad_()
    optimiser = torch.optim.AdamW(
        [
            {"params": projection.parameters, "lr": plan.rate},
            {"params": [proxies], "lr": plan.rate * plan.proxy_rate},
        ],
        weight_decay=plan.decay,
    )
    tree: Hierarchy | None = None
    steps = 0
    for epoch in range(plan.epochs):
        if epoch == plan.warm_up and plan.weights:
            tree, steps = _grown(proxies, lesson, plan, rng), 0
        losses = []
        with one_thread():
            for rows in batches(lesson.labels, plan.batch, rng):
                loss = _loss(lesson, plan, projection, vectors, proxies, rows, tree, rng)
                optimiser.zero_grad()
                torch.autograd.backward(loss)
                optimiser.step()
                losses.append(float(loss.detach()))
                steps += 1
                if tree is not None and steps % plan.refresh == 0:
                    tree = hierarchy.refreshed(tree, proxies.detach().numpy())
        yield Epoch(epoch + 1, plan.epochs, float(np.mean(losses)))
    with torch.no_grad():
        return Fitted(projection.matrix().numpy().copy(), proxies.detach().numpy().copy())


@contextmanager
def one_thread() -> Iterator[None]:
    """OpenMP's threads spin: on steps this small two take ten times as long on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def batches(labels: Numbers, size: int, rng: np.random.Generator) -> Iterator[Numbers]:
    """An epoch: rows in random order, large classes with no more than the median class has, or
    `PER_CLASS`, so that a big album does not decide for all."""
    sizes = np.bincount(labels)
    most = min(max(int(np.median(sizes)), 1), PER_CLASS)
    shuffled = rng.permutation(len(labels))
    by_class = shuffled[np.argsort(labels[shuffled], kind="stable")]
    rank = np.arange(len(labels)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    chosen = rng.permutation(by_class[rank < most])
    for first in range(0, len(chosen), size):
        yield chosen[first : first + size]


class _Projection:
    """The part of a head that is trained."""

    def __init__(self, vectors: Vectors, plan: Plan, rng: np.random.Generator) -> None:
        if plan.residual:
            d = vectors.shape[1]
            down = rng.standard_normal((d, plan.residual)) / d**0.5
            self._down = torch.from_numpy(down.astype(np.float32)).requires_grad_()
            # At zero: training starts from what is known.
            self._up = torch.zeros((plan.residual, d), requires_grad=True)
            self.parameters = [self._down, self._up]
            self._first = torch.eye(d)
        else:
            first = _first_matrix(vectors, plan, rng)
            self._first = torch.from_numpy(first.astype(np.float32))
            self._free = self._first.clone().requires_grad_()
            self.parameters = [self._free]
        self._residual = bool(plan.residual)

    def __call__(self, vectors: Tensor) -> Tensor:
        if not self._residual:
            return vectors @ self._free
        return vectors + vectors @ self._down @ self._up

    def matrix(self) -> Tensor:
        if not self._residual:
            return self._free
        return self._first + self._down @ self._up

    def change(self) -> Tensor:
        """The squared distance from the start."""
        moved = self._down @ self._up if self._residual else self._free - self._first
        return moved.pow(2).sum()


def _first_matrix(vectors: Vectors, plan: Plan, rng: np.random.Generator) -> Vectors:
    width = min(plan.width, vectors.shape[1])
    if plan.random_start:
        drawn: Vectors = np.linalg.qr(rng.standard_normal((vectors.shape[1], width)))[0]
        return drawn
    centred = (vectors - vectors.mean(axis=0)).astype(np.float64)
    _, directions = np.linalg.eigh(centred.T @ centred)
    leading: Vectors = directions[:, ::-1][:, :width]
    return leading


def _grown(proxies: Tensor, lesson: Lesson, plan: Plan, rng: np.random.Generator) -> Hierarchy:
    fine = proxies.detach().numpy()
    given = lesson.parents[: len(plan.weights)]
    sizes: list[int] = []
    below = len(fine) if not given else len(np.unique(given[-1]))
    shares: Sequence[float] = plan.sizes or (0.4,)
    for level in range(len(plan.weights) - len(given)):
        below = max(round(below * shares[min(level, len(shares) - 1)]), 2)
        sizes.append(below)
    return hierarchy.grow(fine, rng, given, sizes)


def _loss(
    lesson: Lesson,
    plan: Plan,
    projection: _Projection,
    vectors: Tensor,
    proxies: Tensor,
    rows: Numbers,
    tree: Hierarchy | None,
    rng: np.random.Generator,
) -> Tensor:
    seen = projection(vectors[torch.from_numpy(rows)])
    weights = None if lesson.weights is None else torch.from_numpy(lesson.weights[rows])
    levels = [] if tree is None else [torch.from_numpy(level) for level in tree.proxies]
    parents = [] if tree is None else [torch.from_numpy(numbers) for numbers in tree.parents]
    loss = HierarchicalProxyLoss((1.0, *plan.weights[: len(levels)]), plan.base)(
        seen, [proxies, *levels], parents, torch.from_numpy(lesson.labels[rows]), weights
    )
    if len(lesson.pairs):
        drawn = rng.integers(len(lesson.pairs), size=min(plan.batch, len(lesson.pairs)))
        one = projection(torch.from_numpy(lesson.pairs.one[drawn]))
        other = projection(torch.from_numpy(lesson.pairs.other[drawn]))
        similar = torch.from_numpy(lesson.pairs.similar[drawn])
        loss = loss + plan.pair_weight * pair_loss(
            functional.normalize(one), functional.normalize(other), similar
        )
    if plan.pull:
        loss = loss + plan.pull * projection.change()
    return loss
