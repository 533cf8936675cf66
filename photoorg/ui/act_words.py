"""What the person did, in words: after “Undo”, and as a sentence of the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from photoorg.corrections import acts
from photoorg.corrections.acts import Act
from photoorg.domain import Edit, Flag
from photoorg.library import corrections, mark_acts, tag_names, trashed
from photoorg.library.mark_acts import (
    CAPTION,
    FAVOUR,
    FLAG,
    RATE,
    RENAME_TAG,
    Change,
    Renaming,
    Setting,
)
from photoorg.ui import trash_words
from photoorg.ui.language import tr
from photoorg.ui.text import safe_text

LIMIT = 80
_OTHERS = {
    "similar": tr("“more like this”"),
    "not similar": tr("“less like this”"),
    "save search": tr("save search"),
    "rename search": tr("rename search"),
    "delete search": tr("delete search"),
}
_SAID = {
    "save search": tr("Saved a search"),
    "rename search": tr("Renamed a saved search"),
    "delete search": tr("Deleted a saved search"),
    "similar": tr("Said that two photos are alike"),
    "not similar": tr("Said that two photos are not alike"),
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
    words = _mark_words(edit, _PHRASES)
    if not words:
        act = corrections.act_of(edit)
        words = _OTHERS.get(edit.verb, edit.verb) if act is None else _album_phrase(act)
    return safe_text(words, limit=LIMIT)


def sentence(edit: Edit, name: Names) -> str:
    """An act as one plain sentence: “Moved 3 photos to Beach”. `name` gives the names of albums
    that are there now."""
    if edit.verb == trashed.VERB:
        return tr("Moved %n photos to the trash", "", trashed.counts(edit)[0])
    words = _mark_words(edit, _SENTENCES)
    if not words:
        act = corrections.act_of(edit)
        words = _SAID.get(edit.verb, edit.verb) if act is None else _album_sentence(act, name)
    return safe_text(words, limit=2 * LIMIT)


def marked_words(change: Change, count: int) -> str:
    """What so many photos have just got, as a sentence without its end: “Rated 12 photos ★★★★”."""
    # The caption has been written a moment ago.
    forms = _SENTENCES | {CAPTION: lambda n: tr("Captioned %n photos", "", n)}
    return _change_words(change, count, forms)


# Marks

_Forms = dict[str, Callable[[int], str]]
_PHRASES: _Forms = {
    RATE: lambda n: tr("rate %n photos {stars}", "", n),
    "unrate": lambda n: tr("take the stars from %n photos", "", n),
    FAVOUR: lambda n: tr("add %n photos to favourites", "", n),
    "unfavour": lambda n: tr("take %n photos out of favourites", "", n),
    "pick": lambda n: tr("pick %n photos", "", n),
    "reject": lambda n: tr("reject %n photos", "", n),
    "unflag": lambda n: tr("take the flag from %n photos", "", n),
    CAPTION: lambda n: tr("caption %n photos", "", n),
    "uncaption": lambda n: tr("take the caption from %n photos", "", n),
    "tag": lambda n: tr("tag %n photos {added}", "", n),
    "untag": lambda n: tr("take {removed} from %n photos", "", n),
    "retag": lambda n: tr("tag %n photos {added} instead of {removed}", "", n),
    RENAME_TAG: lambda n: tr("rename a tag of %n photos to {new}", "", n),
}
_SENTENCES: _Forms = {
    RATE: lambda n: tr("Rated %n photos {stars}", "", n),
    "unrate": lambda n: tr("Took the stars from %n photos", "", n),
    FAVOUR: lambda n: tr("Added %n photos to favourites", "", n),
    "unfavour": lambda n: tr("Took %n photos out of favourites", "", n),
    "pick": lambda n: tr("Picked %n photos", "", n),
    "reject": lambda n: tr("Rejected %n photos", "", n),
    "unflag": lambda n: tr("Took the flag from %n photos", "", n),
    CAPTION: lambda n: tr("Captioned %n photos “{caption}”", "", n),
    "uncaption": lambda n: tr("Took the caption from %n photos", "", n),
    "tag": lambda n: tr("Tagged %n photos {added}", "", n),
    "untag": lambda n: tr("Took {removed} from %n photos", "", n),
    "retag": lambda n: tr("Tagged %n photos {added} instead of {removed}", "", n),
    RENAME_TAG: lambda n: tr("Renamed the tag {old} of %n photos to {new}", "", n),
}


def _mark_words(edit: Edit, forms: _Forms) -> str:
    """Words for an act of marking; none for another one."""
    try:
        change, count = mark_acts.told(edit.verb, edit.payload)
    except ValueError:
        return ""
    return _change_words(change, count, forms)


def _change_words(change: Change, count: int, forms: _Forms) -> str:
    if isinstance(change, Renaming):
        return forms[RENAME_TAG](count).format(old=change.old, new=change.new)
    if not isinstance(change, Setting):
        kind = "retag" if change.add and change.remove else "tag" if change.add else "untag"
        added = tr(" and ", "tags").join(change.add)
        return forms[kind](count).format(added=added, removed=_removed_words(change.remove))
    kind = change.verb
    if kind == FLAG:
        flags = {Flag.PICKED: "pick", Flag.REJECTED: "reject", Flag.NONE: "unflag"}
        kind = flags[Flag(int(change.value))]
    elif not change.value:
        kind = {RATE: "unrate", FAVOUR: "unfavour", CAPTION: "uncaption"}[kind]
    stars = stars_words(change.value) if isinstance(change.value, int) else ""
    caption = change.value if isinstance(change.value, str) else ""
    return forms[kind](count).format(stars=stars, caption=safe_text(caption, limit=40))


def _removed_words(tags: Sequence[str]) -> str:
    """Tags that were taken away: those that lie below another one need no words of their own."""
    tops = [
        tag for tag in tags if not any(tag_names.is_below(tag, top) for top in tags if top != tag)
    ]
    words = tr(" and ", "tags").join(tops)
    return words if len(tops) == len(tags) else tr("{tag} and what lies below").format(tag=words)


# Albums


def _album_phrase(act: Act) -> str:
    """What an act does, after “undo”: “keep Beach”, “move 3 photos”."""
    match act:
        case acts.Keep(keeps):
            if len(keeps) != 1:
                return tr("keep %n albums", "", len(keeps))
            return tr("keep {album}").format(album=keeps[0].name)
        case acts.Make(made):
            return tr("make {album}").format(album=made.name)
        case acts.Rename(_, name):
            return tr("rename to {name}").format(name=name)
        case acts.ChooseCover():
            return tr("choose a cover")
        case acts.Dismiss():
            return tr("dismiss an album")
        case acts.Merge(albums):
            return tr("merge %n albums", "", len(albums) + 1)
        case acts.Split(_, parts):
            return tr("split into %n parts", "", len(parts))
        case acts.MoveAlbum():
            return tr("move an album")
        case acts.MovePhotos(photos):
            return tr("move %n photos", "", len(photos))
        case acts.TakeOut(photos):
            return tr("take out %n photos", "", len(photos))
        case acts.BelongTogether(photos):
            return tr("keep %n photos together", "", len(photos))
        case acts.NeverMerge():
            return tr("keep two albums apart")


def _album_sentence(act: Act, name: Names) -> str:
    seeds = {seed.album: seed.name for seed in act.keeps}

    def called(album: int, nameless: str = tr("an album", "into which something came")) -> str:
        known = name(album) or seeds.get(album, "")
        return tr("{name}", "an album in a sentence").format(name=known) if known else nameless

    subject, source = tr("an album", "that was changed"), tr("an album", "out of it")
    match act:
        case acts.Keep(keeps):
            if len(keeps) != 1:
                return tr("Kept %n albums", "", len(keeps))
            return tr("Kept {album}").format(album=keeps[0].name)
        case acts.Make(made):
            if not made.photos:
                return tr("Made the album {album}").format(album=made.name)
            text = tr("Made the album {album} with %n photos", "", len(made.photos))
            return text.format(album=made.name)
        case acts.Rename(album, new):
            before = seeds.get(album, "")
            if not before or before == new:
                return tr("Renamed an album to {name}").format(name=new)
            return tr("Renamed {album} to {name}").format(album=before, name=new)
        case acts.ChooseCover(album):
            return tr("Chose a cover for {album}").format(album=called(album))
        case acts.Dismiss(album, photos):
            text = tr("Dismissed {album} with %n photos", "", len(photos))
            return text.format(album=called(album, subject))
        case acts.Merge(albums, into):
            text = tr("Merged %n albums into {album}", "", len(albums) + 1)
            return text.format(album=called(into, source))
        case acts.Split(album, parts):
            text = tr("Split {album} into %n parts", "", len(parts))
            return text.format(album=called(album, subject))
        case acts.MoveAlbum(album, above):
            moved = called(album, subject)
            if not above:
                return tr("Moved {album} to the top level").format(album=moved)
            return tr("Moved {album} to {place}").format(album=moved, place=called(above[0]))
        case acts.MovePhotos(photos, to):
            return tr("Moved %n photos to {album}", "", len(photos)).format(album=called(to))
        case acts.TakeOut(photos, album):
            text = tr("Took %n photos out of {album}", "", len(photos))
            return text.format(album=called(album, source))
        case acts.BelongTogether(photos):
            return tr("Keep %n photos together", "", len(photos))
        case acts.NeverMerge(one, other):
            text = tr("Keep {one} and {other} apart")
            return text.format(one=called(one, subject), other=called(other))
