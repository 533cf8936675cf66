"""What is missing for a verb that cannot be done now, in words."""

from __future__ import annotations

from photoorg.ui.actions import Needs, Verb

_MISSING: dict[Needs, str] = {
    Needs.EXPLANATION: "first ask why two photos are alike",
    Needs.HIT: "select a photo that was found similar to one of yours",
    Needs.PAIR: "select two photos",
    Needs.FEW_PHOTOS: "select two to four photos",
    Needs.BESIDE: "first compare some photos",
    Needs.COMPARED_TWO: "compare two photos",
    Needs.COMPARED_MANY: "compare three photos or four",
    Needs.LISTED: "it is the only one here",
    Needs.TRASHABLE: "select photos",
    Needs.QUESTION: "first search for something",
    Needs.SAVED: "select a saved search",
    Needs.SOME_PHOTOS: "select two photos or more",
    Needs.DOUBT: "select a photo in “To review”",
    Needs.PHOTO: "select a photo",
    Needs.PATH: "select a photo",
    Needs.FILE: "select a photo",
    Needs.NO_DOUBT: "not while you review",
    Needs.SORTED: "select photos in an album",
    Needs.TWO_ALBUMS: "select two albums",
    Needs.ONE_ALBUM: "select one album",
    Needs.ALBUM: "select an album",
    Needs.NESTED: "select an album that lies in another one",
    Needs.PROPOSED: "the album is yours already",
    Needs.OFFLINE: "the folder can be seen",
    Needs.FOLDER: "go to a folder",
    Needs.JOB: "nothing runs",
    Needs.PROBLEMS: "there are no problems",
    Needs.HISTORY: "there is nowhere to go back to",
    Needs.DETAILS: "there are no details here",
    Needs.UNDO: "there is nothing to undo",
    Needs.REDO: "there is nothing to redo",
    Needs.MISSING: "nothing is missing",
    Needs.NEWS: "nothing has changed",
}
"""The first that applies is said: what makes sense of the others comes first."""


def obstacle(verb: Verb, present: Needs) -> str:
    """What is missing for a verb among what is present; empty where it can be done."""
    absent = verb.needs & ~present
    if not absent:
        return ""
    return next((words for need, words in _MISSING.items() if need in absent), "not possible here")
