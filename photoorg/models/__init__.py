"""Models that see photos and read words, behind two protocols and one registry."""

from photoorg.models.labels import name_concepts
from photoorg.models.offline import stay_offline
from photoorg.models.protocols import Describer, Embedder, ScoringDescriber, Seen, View
from photoorg.models.registry import (
    describer_id_of,
    hint_of,
    load_describer,
    load_embedder,
    model_id_of,
)

__all__ = [
    "Describer",
    "Embedder",
    "ScoringDescriber",
    "Seen",
    "View",
    "describer_id_of",
    "hint_of",
    "load_describer",
    "load_embedder",
    "model_id_of",
    "name_concepts",
]

# Whatever below this package imports a hub's libraries comes after this: they read it only once.
stay_offline()
