"""Learning similarity from a person's albums: arrays in, heads out. No library, no window.

Networks are only trained by `fit`, which loads torch; a head works without it.
"""

from photoorg.learn.gate import Verdict, judge
from photoorg.learn.heads import Head, identity
from photoorg.learn.labels import Pairs, TrainingSet
from photoorg.learn.learning import Learned, Progress, learn

__all__ = [
    "Head",
    "Learned",
    "Pairs",
    "Progress",
    "TrainingSet",
    "Verdict",
    "identity",
    "judge",
    "learn",
]
