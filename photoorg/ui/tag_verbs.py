"""Tags as such: what the verbs on a tag in the sidebar do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photoorg.domain import Edit
from photoorg.library import Library, journal, mark_acts, marking, marks, tag_names
from photoorg.library.mark_acts import Renaming
from photoorg.library.marking import Steps
from photoorg.ui.act_words import sentence
from photoorg.ui.actions import Needs
from photoorg.ui.language import tr
from photoorg.ui.places import Tagged
from photoorg.ui.question_places import with_tags_called

if TYPE_CHECKING:
    from photoorg.ui.main_window import MainWindow


class TagVerbs(QObject):
    """The slots of a window's actions on one tag, with those below it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.clicked: str | None = None
        """The tag whose menu is open in the sidebar."""

    def chosen(self) -> str | None:
        """The tag whose menu is open, or else the one whose photos are shown."""
        place = self._window.browser.place
        return place.tag if self.clicked is None and isinstance(place, Tagged) else self.clicked

    def present(self) -> Needs:
        """What is there for these verbs to work on."""
        return Needs.NOTHING if self.chosen() is None else Needs.TAG

    def rename(self) -> None:
        """Let the person type another path for the tag."""
        tag = self.chosen()
        if tag is not None:
            self._window.show_sidebar()
            if not self._window.sidebar.rename_tag(tag):
                self._window.talk.complain(tr("No photo that is here has this tag."))

    def take_name(self, tag: str, name: str) -> None:
        """A path was typed for a tag; none at all changes nothing."""
        if name.replace(tag_names.BETWEEN, " ").strip() and name != tag:
            self._do(marking.rename_tag(self._library, tag, name), tr("Renaming a tag"))

    def drop(self) -> None:
        """No photo has the tag any more."""
        tag = self.chosen()
        if tag is not None:
            self._do(marking.drop_tag(self._library, tag), tr("Taking a tag away"))

    def follow(self, edits: Sequence[Edit], back: bool) -> None:
        """Whoever looks at a tag that has another name since some acts, or since they were undone
        in this order, looks at it under that name."""
        changes = [
            change.turned if back else change
            for edit in edits
            if edit.verb == mark_acts.RENAME_TAG
            and isinstance(change := mark_acts.told(edit.verb, edit.payload)[0], Renaming)
        ]
        if not changes:
            return
        known = marks.tag_counts(self._library)

        def name(tag: str) -> str:
            now = tag
            for change in changes:
                now = change.renamed(now)
            return tag if tag in known else now

        self._window.sidebar.call_tags(name)
        self._window.recent.call_tags(name)
        place = with_tags_called(self._window.browser.place, name)
        if place != self._window.browser.place:
            self._window.browser.call(place)

    def _do(self, steps: Steps[int], doing: str) -> None:
        def tell(changed: int) -> None:
            if not changed:
                self._window.say(tr("The tag is called so already."))
                return
            edit = journal.edit(self._library, journal.last_id(self._library))
            self._window.verbs.correcting.show_changed([edit], back=False)
            words = tr("{done}. {keys} undoes.", "done is a sentence without its end")
            keys = self._window.actions_.keys("undo")
            self._window.say(words.format(done=sentence(edit, _nothing), keys=keys))

        self._window.long_act.run(steps, tell, doing)

    @property
    def _library(self) -> Library:
        return self._window.library


def _nothing(_: int) -> str:
    return ""
