"""Acts in words: what undo and redo offer."""

from __future__ import annotations

from photoorg.corrections import acts
from photoorg.corrections.acts import Act


def phrase(act: Act) -> str:
    """What an act does, after “undo”: “keep Beach”, “move 3 photos”."""
    match act:
        case acts.Keep(keeps):
            return f"keep {keeps[-1].name if len(keeps) == 1 else _many(len(keeps), 'album')}"
        case acts.Make(made):
            return f"make {made.name}"
        case acts.Rename(_, name):
            return f"rename to {name}"
        case acts.ChooseCover():
            return "choose a cover"
        case acts.Dismiss():
            return "dismiss an album"
        case acts.Merge(albums):
            return f"merge {_many(len(albums) + 1, 'album')}"
        case acts.Split(_, parts):
            return f"split into {_many(len(parts), 'part')}"
        case acts.MoveAlbum():
            return "move an album"
        case acts.MovePhotos(photos):
            return f"move {_many(len(photos), 'photo')}"
        case acts.TakeOut(photos):
            return f"take out {_many(len(photos), 'photo')}"
        case acts.BelongTogether(photos):
            return f"keep {_many(len(photos), 'photo')} together"
        case acts.NeverMerge():
            return "keep two albums apart"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
