"""What hierarchical proxies are for: plain ones spoil the coarse level, they do not."""

from __future__ import annotations

import numpy as np
from superclass_toy import held_out, superclass_toy

from photoorg.learn.evaluate import retrieve
from photoorg.learn.fit import Lesson, Plan, fit
from photoorg.learn.heads import Head

FLAT = Plan((), width=128, random_start=True, epochs=30, rate=1e-3)
HIERARCHICAL = Plan((0.3,), width=128, random_start=True, epochs=30, rate=1e-3)


def figures(plan: Plan, seed: int) -> tuple[float, float]:
    """Fine and coarse MAP@R on held-out classes."""
    toy = superclass_toy(seed)
    unseen = held_out(toy)
    taught, rest = toy.rows(np.flatnonzero(~unseen)), toy.rows(np.flatnonzero(unseen))
    classes, labels = np.unique(taught.labels, return_inverse=True)
    steps = fit(Lesson(taught.vectors, labels, (taught.parent_of(classes),)), plan, seed)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            matrix = end.value.matrix
            break
    head = Head(np.zeros(256, np.float32), matrix)
    assert rest.parents is not None
    found = retrieve(head.features(rest.vectors), rest.labels, rest.parents).figures()
    return found["map_r"], found["map_r_coarse"]


def test_hierarchical_proxies_keep_the_coarse_level() -> None:
    flat = np.mean([figures(FLAT, seed) for seed in range(2)], axis=0)
    hierarchical = np.mean([figures(HIERARCHICAL, seed) for seed in range(2)], axis=0)
    assert hierarchical[1] >= flat[1] + 0.10
    assert hierarchical[0] >= flat[0] - 0.01
