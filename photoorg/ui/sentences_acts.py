"""What cannot be done with albums, searches, tags and other things a person makes.

The texts of `photoorg.ui.sentences`: as they are raised, with `{named}` fields for what is put in.
"""

from __future__ import annotations

from typing import Final

from photoorg.translatable import tr

SENTENCES: Final = (
    tr("To merge albums, choose at least two."),
    tr("An album cannot take in one that it lies in."),
    tr("To split an album, there must be photos for two parts at least."),
    tr("The parts of an album need different names."),
    tr("A photo can be in one part only."),
    tr("To say that photos belong together, choose at least two."),
    tr("To keep albums apart, choose two."),
    tr("This album is not there any more."),
    tr("Photos that resemble few others are no album: move them into one."),
    tr("Some of these photos are not in the library any more."),
    tr("Some of these photos are not in the album any more."),
    tr("There is an album “{name}” here already."),
    tr("An album needs a name."),
    tr("The name of an album may have {count} letters at most."),
    tr("An album cannot lie in itself."),
    tr("An album can be split by {ways}, not by “{way}”."),
    tr("There are no photos in this album that could be split."),
    tr("This search is not there any more."),
    tr("There is nothing to save: this search looks for nothing."),
    tr("A search needs a name."),
    tr("This tag is not there any more."),
    tr("A tag needs a name."),
    tr("The name of a tag may have {count} letters at most."),
    tr("A caption may have {count} letters at most."),
    tr("This cannot be undone or done again: {error}."),
    tr("Photos come back from the trash, and go there again, in the window."),
    tr("Act {number} of the journal names no act."),
    tr("“{value}” is no date."),
    tr("“{value}” is neither yes nor no."),
    tr("“{value}” is no place: it takes latitude, longitude and kilometres: 41.9,12.5,3."),
    tr("“{value}” is no album."),
    tr("“{value}” is no number of stars: it takes 1 to {most}."),
    tr("“{value}” is no mark: it takes {marks}."),
    tr("This photoorg cannot look for “{name}”."),
    tr("A photo of this search has not been looked at yet; please wait."),
    tr("A photo of this search is no longer in the library."),
    tr("This photo is not in the library any more."),
    tr("This photo has not been looked at yet; please wait for the update."),
    tr("This photo is in no album yet; please wait for the update."),
    tr("Search reads English words; it does not know {words}."),
    tr("The map is drawn."),
    tr("There are too few photos for a map: {count} are needed."),
    tr("What was learned is forgotten. Your corrections stay."),
    tr("Albums and searches are as they were learned then."),
    tr("Nothing that was learned is used now."),
    tr("Learned from your albums: photos of albums not seen before match {gain} points better."),
    tr("No gain from learning yet: albums match better, but their groups {loss} points worse."),
    tr("No gain from learning yet: {gain} points better on other albums may well be chance."),
    tr("No gain from learning yet: other albums do not match better than without it."),
    tr(
        "Learning needs {albums} albums with {photos} photos of different moments each; there is "
        "none yet."
    ),
    tr(
        "Learning needs {albums} albums with {photos} photos of different moments each; there is "
        "one yet."
    ),
    tr(
        "Learning needs {albums} albums with {photos} photos of different moments each; there are"
        " {count} yet."
    ),
    tr("It resembles few other photos of your library."),
    tr("You said that it belongs together with other photos here."),
    tr("It is here because you put it here, or kept this album with it."),
    tr("Like the photos here that it resembles most, it shows {tags}."),
    tr("It looks much like other photos here."),
    tr("By its look alone it is even more like “{album}”."),
    tr("By its look alone it is almost as much like “{album}”."),
    tr("both: {tags}"),
    tr("same colours: {colour}"),
    tr("same moment"),
    tr("same day"),
    tr("same place and day"),
    tr("same place"),
    tr("a similar look"),
    tr("little in common"),
    tr("Looks and meaning"),
    tr("As you taught it"),
    tr("Same meaning"),
    tr("Same subject"),
    tr("Same place and time"),
    tr("Same colours"),
    tr("Same place, other subject"),
    tr("Neither photo says where it was taken."),
    tr("The left photo does not say where it was taken."),
    tr("The right photo does not say where it was taken."),
    tr("Neither photo says which camera took it."),
    tr("The left photo does not say which camera took it."),
    tr("The right photo does not say which camera took it."),
    tr("Compared with photos photoorg was made with: this library was not measured yet."),
    tr("The describer took too long; descriptions are made of tags."),
    tr("Explanations come once photoorg has looked at some twenty photos with this model."),
    tr("Describing was stopped."),
    tr("Describing photos was stopped."),
    tr("Scoring was stopped."),
)
"""Whole sentences, and what is said without an end."""
