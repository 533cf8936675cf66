"""Models that see photos and read words, behind two protocols and one registry."""

from photoorg.models.protocols import Describer, Embedder, Seen
from photoorg.models.registry import load_describer, load_embedder, model_id_of

__all__ = ["Describer", "Embedder", "Seen", "load_describer", "load_embedder", "model_id_of"]
