"""What the person says of albums, as values: acts, the facts they add up to, and the tree shown.

Machines propose albums (index.db); the person corrects them (the journal in library.db). Neither
ever writes into the other: what is shown is worked out from both, so a correction is visible at
once, is obeyed after every new arrangement, and can be undone at any time.
"""

from photoorg.corrections.acts import VERBS, Act, Seed
from photoorg.corrections.facts import NOTHING, Corrections, KeptAlbum, add_up
from photoorg.corrections.shown import UNSORTED, Base, Shown, show

__all__ = [
    "NOTHING",
    "UNSORTED",
    "VERBS",
    "Act",
    "Base",
    "Corrections",
    "KeptAlbum",
    "Seed",
    "Shown",
    "add_up",
    "show",
]
