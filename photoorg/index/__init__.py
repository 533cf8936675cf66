"""Nearest photos by cosine: hnswlib where it is built and intact, exact search otherwise.

The index is derived from the library and may be deleted at any time (Malkov & Yashunin 2018 for
the graph itself).
"""

from photoorg.index.ascending import among
from photoorg.index.exact import ExactIndex
from photoorg.index.graph import HnswIndex, build, hnswlib_installed
from photoorg.index.neighbourhood import BLOCK, EXACT_ROWS, neighbours
from photoorg.index.projection import Projection, fit

__all__ = [
    "BLOCK",
    "EXACT_ROWS",
    "ExactIndex",
    "HnswIndex",
    "Projection",
    "among",
    "build",
    "fit",
    "hnswlib_installed",
    "neighbours",
]
