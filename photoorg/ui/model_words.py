"""What there is to say about a model, in the person's words."""

from __future__ import annotations

from photoorg.catalogue import Kind
from photoorg.model_list import Listed, State
from photoorg.ui.metadata_words import bytes_words
from photoorg.ui.text import safe_text

KIND_WORDS = {
    Kind.EMBEDDER: ("Finding and grouping", "Looks at every photo once; searches, similar photos "
                    "and albums rest on what it sees."),
    Kind.DESCRIBER: ("Describing", "Says in words what a photo shows."),
}  # fmt: skip


def facts_words(listed: Listed) -> str:
    """`300 MB · fast · MIT`, as far as it is known."""
    entry = listed.entry
    size = bytes_words(entry.bytes) if entry.bytes else ""
    included = "comes with photoorg" if entry.included and size else ""
    parts = (size, included, entry.speed.value, safe_text(entry.licence, limit=120))
    return " · ".join(part for part in parts if part)


def state_words(listed: Listed, taking_over: bool = False) -> str:
    """Whether a model is there; `taking_over` while it still has to see photos."""
    if listed.state is State.IN_USE:
        return "takes over when it has seen all photos" if taking_over else "in use"
    if listed.state is State.PARTIAL and listed.entry.bytes:
        return f"{min(100 * listed.fetched // listed.entry.bytes, 99)} % downloaded"
    if listed.entry.included:
        return ""
    return listed.state.value
