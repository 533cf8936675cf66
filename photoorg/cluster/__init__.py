"""From vectors to a browsable tree of proposed albums. Pure functions; nothing is stored."""

from photoorg.cluster.albums import PhotoSet, arrange
from photoorg.cluster.communities import centre

__all__ = ["PhotoSet", "arrange", "centre"]
