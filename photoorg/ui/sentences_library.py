"""What goes wrong with the library's own files, and with what a person wants done to it.

The texts of `photoorg.ui.sentences`: as they are raised, with `{named}` fields for what is put in.
"""

from __future__ import annotations

from typing import Final

from photoorg.translatable import tr

SENTENCES: Final = (
    tr("The disk with the library is full: {folder}."),
    tr("The disk with the library is full: {folder}; photoorg goes on when there is room."),
    tr("This computer is on battery; photoorg goes on when it is plugged in."),
    tr("{file} cannot be written: {error}."),
    tr(
        "{file} cannot be read: {error}. Please start photoorg again: it checks the library then, "
        "and mends what it can."
    ),
    tr("{file} cannot be read: {error}."),
    tr("{file} cannot be deleted: {error}."),
    tr("{file} cannot be moved: {error}."),
    tr(
        "{folder} is held by another program, perhaps one that makes backups: nothing was saved "
        "just now, and nothing is lost; please try again."
    ),
    tr(
        "Another photoorg window or command is already using the library in {folder}: close it "
        "first, or choose another library with --library."
    ),
    tr(
        "Another photoorg worker or command is already using the library in {folder}: close it "
        "first, or choose another library with --library."
    ),
    tr(
        "The library cannot lie in {folder}, which is on a network file system ({kind}): its "
        "databases could be damaged there; please use a folder of this computer, such as "
        "{proposed}. The photos themselves may lie anywhere."
    ),
    tr("{folder} is a whole disk; choose a folder on it."),
    tr("The library in {folder} was moved to {place}."),
    tr(
        "The library was moved to {place}, where it cannot be seen now: please connect the disk "
        "it lies on."
    ),
    tr(
        "{file} should say where the library is, and cannot be read; please delete it if the "
        "library is still in this folder."
    ),
    tr("{file} should say where the library is, and does not."),
    tr(
        "{file} is missing, so the folders of this library are unknown; please put it back, or "
        "add a folder."
    ),
    tr(
        "A file of the library in {folder} cannot be read: {error}; `photoorg check` says which "
        "one."
    ),
    tr("{folder} was opened without {access} access"),
    tr("{file} is damaged: {flaw}; there is no backup of it."),
    tr("{file} is damaged: {flaw}; `photoorg backups restore` puts back the backup of {when}."),
    tr("{file} is damaged: {flaw}"),
    tr("{file} could not be read ({error}). {sentence}"),
    tr("{file} was missing or empty. {sentence}"),
    tr("{file} is missing and there is no backup of it: what was said before is gone."),
    tr(
        "Ratings, favourites, tags or captions in {file} were damaged; they are again as the "
        "journal says."
    ),
    tr(
        "What was said last is gone from {file} ({count} acts): its log {log} was deleted or "
        "damaged by something else than photoorg."
    ),
    tr("{file} is damaged ({flaw}); the next update of the library makes it anew."),
    tr(
        "{file} is damaged ({flaw}), so everything in it is derived again; the file before is "
        "kept as {kept}."
    ),
    tr("{folder} is read-only, so what was saved last, in {log}, is not seen."),
    tr("{file} cannot be read: {flaw}; please update photoorg."),
    tr("{file} is only looked at, as {flaw}; please update photoorg."),
    tr("There is no backup “{name}”; `photoorg backups` lists those there are."),
    tr("There is no whole backup of {file}."),
    tr("A backup of {file} cannot be made: {error}."),
    tr("Today's backup was not made: {sentence}"),
    tr("{file} cannot be put back: {flaw}."),
    tr("The backup of {when} was put in place of library.db."),
    tr(
        "The backup of {when} was put in place of library.db, with {count} later acts that were "
        "whole."
    ),
    tr("The backup of {when} was put in place of library.db; the file before is kept as {kept}."),
    tr(
        "The backup of {when} was put in place of library.db, with {count} later acts that were "
        "whole; the file before is kept as {kept}."
    ),
    tr("There is no library in {folder}."),
    tr("{folder} holds no old copy of this library."),
    tr("{folder} overlaps the folder the library is in; choose another one."),
    tr("{folder} is not empty; choose a new folder, or an empty one."),
    tr("{folder} lies among your photos in {root}; photoorg writes nothing there."),
    tr("The library needs {needed} MB, and {folder} has room for {room} MB."),
    tr("{file} is being read by another program: close it first."),
    tr("The copy of {file} on the new disk is not what was written."),
    tr("{file} cannot be moved: {flaw}; `photoorg check` says more."),
    tr("{folder} is not a folder."),
    tr("{folder} holds photoorg's own library, not photos."),
    tr(
        "{folder} is where the folder is looked for already; to begin anew with what lies there "
        "now, remove the folder and add it again."
    ),
    tr("{folder} is already there as part of {known}."),
    tr("{folder} overlaps {known}, which is there too."),
    tr("{file}: “{title}” ({name}) should be {wanted}, not {value}."),
    tr("{file} holds no settings that can be read: not a JSON object."),
    tr("{file} holds no settings that can be read: it is no JSON at line {line}, column {column}."),
    tr("{file} holds no settings that can be read: it is no JSON."),
    tr("The settings cannot be saved: {error}."),
    tr("{file} cannot be kept: {error}."),
)
"""Whole sentences, and what is said without an end."""

PARTS: Final = (
    tr("one of {values}"),
    tr("true or false"),
    tr("a number from {lowest} to {highest}"),
    tr("a whole number from {lowest} to {highest}"),
    tr("a text of at most {count} characters"),
    tr("a list of names"),
    tr("names of commands, each with a list of keys"),
    tr("it is empty"),
    tr("it is no SQLite database"),
    tr("it is larger than any library"),
    tr("it was made by a newer photoorg ({version})"),
    tr("it belongs to another program"),
    tr("its schema was changed step by step in an order that no photoorg uses"),
    tr("it holds something that photoorg did not make ({kind} “{name}”)"),
    tr("something is missing in it ({kind} “{name}”)"),
    tr("something in it was changed ({kind} “{name}”)"),
    tr("act {number} is missing in the journal"),
    tr("act {number} in the journal is not what was written"),
    tr("it does not hold all that was said"),
)
"""What ends a sentence or stands in one."""
