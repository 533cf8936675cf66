"""What makes a text that was cut short still read as a phrase."""

from __future__ import annotations

LEADS_NOWHERE = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or",
        "but", "as", "is", "are", "was", "were", "that", "which", "who", "while", "its", "his",
        "her", "their", "this", "some", "into", "onto", "over", "under", "near", "through",
        "behind", "beside", "between", "wearing", "holding", "riding", "two", "three", "four",
        "several", "many", "another", "other",
    }
)  # fmt: skip
"""English words that a text should not end with: something must come after them."""
