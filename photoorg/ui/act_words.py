"""What the person did, in words: after “Undo”, and as a sentence of the history."""

from __future__ import annotations

from collections.abc import Callable

from photoorg.corrections import acts
from photoorg.corrections.acts import Act
from photoorg.corrections.words import phrase
from photoorg.domain import Edit, Flag
from photoorg.library import corrections, mark_acts, trashed
from photoorg.library.mark_acts import CAPTION, FAVOUR, FLAG, RATE, Setting
from photoorg.ui import trash_words
from photoorg.ui.text import counted, safe_text

LIMIT = 80
_VERDICTS = {"similar": "“more like this”", "not similar": "“less like this”"}
_SAID = {
    "save search": "Saved a search",
    "rename search": "Renamed a saved search",
    "delete search": "Deleted a saved search",
    "similar": "Said that two photos are alike",
    "not similar": "Said that two photos are not alike",
}
Names = Callable[[int], str]
"""What an album is called."""


def stars_words(stars: int) -> str:
    """`★★★★`, for reading, not for the ear."""
    return "★" * stars


def words_of(edit: Edit) -> str:
    """An act in words that follow “undo”: “move 3 photos”, “rate 12 photos ★★★★”."""
    if edit.verb == trashed.VERB:
        return trash_words.phrase(edit)
    marked = _mark_words(edit, _PHRASES)
    if marked:
        return safe_text(marked, limit=LIMIT)
    act = corrections.act_of(edit)
    words = _VERDICTS.get(edit.verb, edit.verb) if act is None else phrase(act)
    return safe_text(words, limit=LIMIT)


def sentence(edit: Edit, name: Names) -> str:
    """An act as one plain sentence: “Moved 3 photos to Beach”. `name` gives the names of albums
    that are there now."""
    if edit.verb == trashed.VERB:
        return f"Moved {counted(trashed.counts(edit)[0], 'photo')} to the trash"
    words = _mark_words(edit, _SENTENCES)
    if not words:
        act = corrections.act_of(edit)
        words = _SAID.get(edit.verb, edit.verb) if act is None else _album_sentence(act, name)
    return safe_text(words, limit=2 * LIMIT)


_PHRASES = {
    RATE: "rate {photos} {stars}",
    "unrate": "take the stars from {photos}",
    FAVOUR: "add {photos} to favourites",
    "unfavour": "take {photos} out of favourites",
    "pick": "pick {photos}",
    "reject": "reject {photos}",
    "unflag": "take the flag from {photos}",
    CAPTION: "caption {photos}",
    "uncaption": "take the caption from {photos}",
    "tag": "tag {photos} {added}",
    "untag": "take {removed} from {photos}",
    "retag": "tag {photos} {added} instead of {removed}",
}
_SENTENCES = {
    RATE: "Rated {photos} {stars}",
    "unrate": "Took the stars from {photos}",
    FAVOUR: "Added {photos} to favourites",
    "unfavour": "Took {photos} out of favourites",
    "pick": "Picked {photos}",
    "reject": "Rejected {photos}",
    "unflag": "Took the flag from {photos}",
    CAPTION: "Captioned {photos} “{caption}”",
    "uncaption": "Took the caption from {photos}",
    "tag": "Tagged {photos} {added}",
    "untag": "Took {removed} from {photos}",
    "retag": "Tagged {photos} {added} instead of {removed}",
}


def _mark_words(edit: Edit, forms: dict[str, str]) -> str:
    """Words for an act of marking; none for another one."""
    try:
        change, count = mark_acts.told(edit.verb, edit.payload)
    except ValueError:
        return ""
    photos = counted(count, "photo")
    if not isinstance(change, Setting):
        kind = "retag" if change.add and change.remove else "tag" if change.add else "untag"
        added, removed = (" and ".join(tags) for tags in (change.add, change.remove))
        return forms[kind].format(photos=photos, added=added, removed=removed)
    kind = change.verb
    if kind == FLAG:
        flags = {Flag.PICKED: "pick", Flag.REJECTED: "reject", Flag.NONE: "unflag"}
        kind = flags[Flag(int(change.value))]
    elif not change.value:
        kind = {RATE: "unrate", FAVOUR: "unfavour", CAPTION: "uncaption"}[kind]
    stars = stars_words(change.value) if isinstance(change.value, int) else ""
    caption = change.value if isinstance(change.value, str) else ""
    return forms[kind].format(photos=photos, stars=stars, caption=safe_text(caption, limit=40))


def _album_sentence(act: Act, name: Names) -> str:
    seeds = {seed.album: seed.name for seed in act.keeps}

    def called(album: int) -> str:
        return name(album) or seeds.get(album, "") or "an album"

    match act:
        case acts.Keep(keeps):
            return f"Kept {keeps[-1].name if len(keeps) == 1 else counted(len(keeps), 'album')}"
        case acts.Make(made):
            having = f" with {counted(len(made.photos), 'photo')}" if made.photos else ""
            return f"Made the album {made.name}{having}"
        case acts.Rename(album, new):
            before = seeds.get(album, "")
            what = before if before and before != new else "an album"
            return f"Renamed {what} to {new}"
        case acts.ChooseCover(album):
            return f"Chose a cover for {called(album)}"
        case acts.Dismiss(album, photos):
            return f"Dismissed {called(album)} with {counted(len(photos), 'photo')}"
        case acts.Merge(albums, into):
            return f"Merged {counted(len(albums) + 1, 'album')} into {called(into)}"
        case acts.Split(album, parts):
            return f"Split {called(album)} into {counted(len(parts), 'part')}"
        case acts.MoveAlbum(album, above):
            where = called(above[0]) if above else "the top level"
            return f"Moved {called(album)} to {where}"
        case acts.MovePhotos(photos, to):
            return f"Moved {counted(len(photos), 'photo')} to {called(to)}"
        case acts.TakeOut(photos, album):
            return f"Took {counted(len(photos), 'photo')} out of {called(album)}"
        case acts.BelongTogether(photos):
            return f"Keep {counted(len(photos), 'photo')} together"
        case acts.NeverMerge(one, other):
            return f"Keep {called(one)} and {called(other)} apart"
