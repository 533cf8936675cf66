"""What is missing for a verb that cannot be done now, in words."""

from __future__ import annotations

from photoorg.ui.actions import Needs, Verb
from photoorg.ui.language import tr

_MISSING: dict[Needs, str] = {
    Needs.EXPLANATION: tr("first ask why two photos are alike"),
    Needs.HIT: tr("select a photo that was found similar to one of yours"),
    Needs.PAIR: tr("select two photos"),
    Needs.FEW_PHOTOS: tr("select two to four photos"),
    Needs.BESIDE: tr("first compare some photos"),
    Needs.COMPARED_TWO: tr("compare two photos"),
    Needs.COMPARED_MANY: tr("compare three photos or four"),
    Needs.LISTED: tr("not while you compare"),
    Needs.TRASHABLE: tr("select photos"),
    Needs.QUESTION: tr("first search for something"),
    Needs.SAVED: tr("select a saved search"),
    Needs.TAG: tr("go to a tag"),
    Needs.SOME_PHOTOS: tr("select two photos or more"),
    Needs.DOUBT: tr("select a photo in “To review”"),
    Needs.PHOTO: tr("select a photo"),
    Needs.PATH: tr("select a photo"),
    Needs.FILE: tr("select a photo"),
    Needs.NO_DOUBT: tr("not while you review"),
    Needs.SORTED: tr("select photos in an album"),
    Needs.TWO_ALBUMS: tr("select two albums"),
    Needs.ONE_ALBUM: tr("select one album"),
    Needs.ALBUM: tr("select an album"),
    Needs.NESTED: tr("select an album that lies in another one"),
    Needs.PROPOSED: tr("the album is yours already"),
    Needs.OFFLINE: tr("the folder can be seen"),
    Needs.FOLDER: tr("go to a folder"),
    Needs.JOB: tr("nothing runs"),
    Needs.PROBLEMS: tr("there are no problems"),
    Needs.HISTORY: tr("there is nowhere to go back to"),
    Needs.DETAILS: tr("there are no details here"),
    Needs.UNDO: tr("there is nothing to undo"),
    Needs.REDO: tr("there is nothing to redo"),
    Needs.MISSING: tr("nothing is missing"),
    Needs.NEWS: tr("nothing has changed"),
}
"""The first that applies is said: what makes sense of the others comes first."""


def obstacle(verb: Verb, present: Needs) -> str:
    """What is missing for a verb among what is present; empty where it can be done."""
    absent = verb.needs & ~present
    if not absent:
        return ""
    return next(
        (words for need, words in _MISSING.items() if need in absent), tr("not possible here")
    )
