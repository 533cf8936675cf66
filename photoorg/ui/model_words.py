"""What there is to say about a model, in the person's words."""

from __future__ import annotations

from photoorg.catalogue import Kind
from photoorg.model_list import Listed, State
from photoorg.ui import language
from photoorg.ui.language import number, tr
from photoorg.ui.metadata_words import bytes_words
from photoorg.ui.text import safe_text

KIND_WORDS = {
    Kind.EMBEDDER: (
        tr("Finding and grouping"),
        tr("Looks at every photo once; searches, similar photos and albums rest on what it sees."),
    ),
    Kind.DESCRIBER: (tr("Describing"), tr("Says in words what a photo shows.")),
}


def facts_words(listed: Listed) -> str:
    """`300 MB · fast · MIT`, as far as it is known."""
    entry = listed.entry
    size = bytes_words(entry.bytes) if entry.bytes else ""
    included = tr("comes with photoorg") if entry.included and size else ""
    licence = safe_text(language.tr(entry.licence), limit=120)
    parts = (size, included, language.tr(entry.speed.value), licence)
    return " · ".join(part for part in parts if part)


def state_words(listed: Listed, taking_over: bool = False) -> str:
    """Whether a model is there; `taking_over` while it still has to see photos."""
    if listed.state is State.IN_USE:
        return tr("takes over when it has seen all photos") if taking_over else tr("in use")
    if listed.state is State.PARTIAL and listed.entry.bytes:
        percent = min(100 * listed.fetched // listed.entry.bytes, 99)
        return tr("{percent} % downloaded").format(percent=number(percent))
    if listed.entry.included:
        return ""
    return language.tr(listed.state.value)
