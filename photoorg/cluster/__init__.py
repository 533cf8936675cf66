"""From vectors to a browsable tree of proposed albums. Pure functions; nothing is stored."""

from photoorg.atlas.places import place_name
from photoorg.cluster.albums import PhotoSet, arrange, name_parts
from photoorg.cluster.changes import changes
from photoorg.cluster.communities import centre, find_communities
from photoorg.cluster.evidence import period
from photoorg.cluster.identity import KnownAlbum, carry_over
from photoorg.cluster.placing import (
    LEAST_COSINE,
    NOWHERE,
    Proxies,
    doubts,
    nearest,
    proxies,
)
from photoorg.cluster.shown import TagScores
from photoorg.cluster.signals import NO_FOLDER, Signals, Weights, blend, named_by_hand
from photoorg.cluster.spread import ITERATIONS, NEIGHBOURS, placed, spread
from photoorg.cluster.vocabulary import TagWords

__all__ = [
    "ITERATIONS",
    "LEAST_COSINE",
    "NEIGHBOURS",
    "NOWHERE",
    "NO_FOLDER",
    "KnownAlbum",
    "PhotoSet",
    "Proxies",
    "Signals",
    "TagScores",
    "TagWords",
    "Weights",
    "arrange",
    "blend",
    "carry_over",
    "centre",
    "changes",
    "doubts",
    "find_communities",
    "name_parts",
    "named_by_hand",
    "nearest",
    "period",
    "place_name",
    "placed",
    "proxies",
    "spread",
]
