"""What the classes of Caltech-101 are kinds of: the coarse level that benches measure at.

The nearest hypernym in WordNet 3.0 that several of the classes share (Miller, 1995), with small
groups joined. Folders with other names are grouped by k-means over the means of their photos.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from photoorg.domain import Vectors
from photoorg.learn.hierarchy import Numbers, spherical_kmeans

_OF_CALTECH = {
    "person and body": "faces faces_easy brain",
    "carnivore": "cougar_body cougar_face dalmatian leopards panda wild_cat",
    "other mammal": (
        "beaver dolphin elephant gerenuk hedgehog kangaroo llama okapi platypus rhino"
    ),
    "bird": "emu flamingo flamingo_head ibis pigeon rooster",
    "reptile": "brontosaurus crocodile crocodile_head hawksbill stegosaurus",
    "arthropod": "ant butterfly crab crayfish dragonfly lobster mayfly scorpion tick trilobite",
    "other sea animal": "bass nautilus octopus sea_horse starfish",
    "plant": "bonsai joshua_tree lotus strawberry sunflower water_lilly",
    "vehicle": (
        "airplanes car_side ferry helicopter inline_skate ketch motorbikes schooner wheelchair"
    ),
    "musical instrument": (
        "accordion electric_guitar euphonium grand_piano mandolin metronome saxophone"
    ),
    "furnishing": "ceiling_fan chair chandelier lamp menorah windsor_chair",
    "electronic device": "binocular camera cellphone gramophone headphone laptop watch",
    "tool or weapon": "anchor cannon revolver scissors stapler umbrella wrench",
    "container or food": "barrel cup ewer pizza",
    "structure": "buddha minaret pagoda pyramid",
    "symbol or toy": "dollar_bill garfield snoopy soccer_ball stop_sign yin_yang",
}
_GROUPS = tuple(_OF_CALTECH)
_GROUP_OF = {
    name: number for number, names in enumerate(_OF_CALTECH.values()) for name in names.split()
}
_SHARE = 0.3
"""Groups for each class that the table does not know."""
_SEED = 101


def superclasses(names: Sequence[str], means: Vectors) -> tuple[Numbers, int]:
    """A group number for each class (m,) by folder name, and how many the table does not know;
    those are grouped by their mean vectors (m, d)."""
    found = np.array([_GROUP_OF.get(_plain(name), -1) for name in names], np.int64)
    unknown = np.flatnonzero(found < 0)
    if len(unknown):
        groups = max(round(_SHARE * len(unknown)), 1)
        rng = np.random.default_rng(_SEED)
        found[unknown] = len(_GROUPS) + spherical_kmeans(means[unknown], groups, rng)
    return found, len(unknown)


def _plain(name: str) -> str:
    return name.lower().replace(" ", "_").replace("-", "_")
