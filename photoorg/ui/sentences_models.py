"""What can be wrong with models: where they lie, and getting them from a hub.

The texts of `photoorg.ui.sentences`: as they are raised, with `{named}` fields for what is put in.
"""

from __future__ import annotations

from typing import Final

from photoorg.translatable import tr

SENTENCES: Final = (
    tr("This model is in use; choose another one first."),
    tr("The model is removed."),
    tr("{model} is installed."),
    tr("{model} is being downloaded; others can follow after it."),
    tr("{spec} is pinned to {pinned}, not to {commit}."),
    tr(
        "“{spec}” is nothing that can be downloaded; specs are openclip:ARCHITECTURE/PRETRAINED "
        "and vlm:OWNER/REPOSITORY."
    ),
    tr("There is not enough memory to run this model."),
    tr("There is too little memory: fewer photos are looked at at a time."),
    tr("There is too little graphics memory: fewer photos are looked at at a time."),
    tr("There is too little graphics memory: the processor does the work, more slowly."),
    tr("The learned head is damaged: its parts do not fit together."),
    tr("The learned head is damaged: it has numbers that are not finite."),
    tr("The learned head is damaged: its settings are out of range."),
    tr("The learned head is damaged: its numbers are of another kind."),
    tr("The learned head is damaged, or no head at all."),
    tr(
        "The learned head is for vectors of {expected} numbers, not of {found}: it was taught "
        "with another model."
    ),
    tr("The learned head was written by another version of photoorg."),
    tr("There is no such head."),
    tr("{file} is damaged; please learn again."),
    tr("HF_HUB_OFFLINE is set: this computer is not to contact a model hub."),
    tr("HF_ENDPOINT is no address: {address}."),
    tr("The proxy or certificate settings cannot be used: {detail}"),
    tr("The proxy wants a name and a password; put them into HTTPS_PROXY."),
    tr("The proxy does not let photoorg reach {host}: {detail}"),
    tr("The answer of {host} is too long."),
    tr("{host} does not answer like a model hub."),
    tr("{host} leads to {target} without encryption; not followed."),
    tr("{host} is overloaded or out of order ({status})."),
    tr(
        "{what} is given out by {host} only to accounts that accepted its terms; photoorg never "
        "signs in: download it by hand and name its folder: vlm:/FOLDER or openclip:ARCH@/FILE."
    ),
    tr(
        "{host} does not give out {what} ({status}): it does not exist, is private, or a proxy "
        "forbids it."
    ),
    tr("{host} has no {what} ({status})."),
    tr("{host} sends from one address to the next without end."),
    tr("{host} refuses {what} ({status})."),
    tr("{host} does not answer."),
    tr("The connection to {host} was cut."),
    tr("{host} cannot be asked: {detail}"),
    tr("The certificate of {host} is not trusted by this computer."),
    tr("{host} cannot be found; is this computer online?"),
    tr("{host} cannot be reached; is this computer online?"),
    tr("The hub goes on with another file than it began."),
    tr("The hub does not go on where it stopped."),
    tr("{sentence} What was fetched so far is kept."),
    tr(
        "What the hub sends as {file} is not the file that {repo} had at {commit}; nothing of it "
        "was kept."
    ),
    tr("{spec} needs {needed} MB, and {folder} has only {room} MB left."),
    tr(
        "The disk is full; what was fetched so far is kept, and `photoorg models remove {spec}` "
        "frees it."
    ),
    tr("{host} does not say which revision of {repo} it has."),
    tr("{repo} is given out only to accounts that accepted its terms; photoorg never signs in."),
    tr("open_clip knows no weights “{weights}” for the architecture “{arch}”."),
    tr("{repo} has no weights that photoorg can use."),
    tr("{repo} has a file name that leads outside its folder: {name}."),
    tr(
        "{repo} has its weights only as pickled files, which can run code when they are read; "
        "photoorg takes safetensors only."
    ),
    tr("The hub does not say size and checksum of {file} in {repo}."),
    tr("{spec} is damaged ({files}); `photoorg models get {command}` repairs it."),
    tr("{spec} is not installed."),
    tr("{spec} is not installed; `photoorg models get {command}` fetches it."),
    tr("{spec} is being fetched or removed already."),
    tr("{spec} cannot be removed: {error}."),
    tr("There is no model “{spec}”; the built-in one is “builtin”."),
    tr("There is no model “{spec}”; known: {known}."),
    tr("There is no describer “{spec}”; the one from labels is “labels”."),
    tr("“{spec}” has one description of a photo; it cannot draw others."),
    tr(
        "“{spec}” names no model; write openclip:ARCHITECTURE/PRETRAINED or "
        "openclip:ARCHITECTURE@/path/to/weights."
    ),
    tr("“{path}” is no whole path; please write it from the root on."),
    tr("After “vlm:” comes a folder or OWNER/REPO."),
    tr("The files of “{spec}” are changing; please try again."),
    tr("The files of “{spec}” have changed; please start again."),
    tr("{file} has changed; please start again."),
)
"""Whole sentences, and what is said without an end."""
