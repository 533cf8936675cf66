"""Why photo files cannot be read, and what the system says of files.

The texts of `photoorg.ui.sentences`: as they are raised, with `{named}` fields for what is put in.
"""

from __future__ import annotations

from typing import Final

from photoorg.translatable import tr

SENTENCES: Final = (
    tr("Photos cannot be decoded: a decoder {how} at its start."),
    tr("Photos cannot be decoded: {error}."),
)
"""Whole sentences, and what is said without an end."""

REASONS: Final = (
    tr("the disk did not answer in time"),
    tr("reading was stopped"),
    tr("it was tried twice and is now left alone: the decoder {how}"),
    tr("the file is empty"),
    tr("it is not a photo of any known format"),
    tr("{format} files are not supported"),
    tr("{width} x {height} pixels cannot be a photo in {size} bytes"),
    tr("{width} x {height} pixels are more than {most} million"),
    tr("decoding it needs more memory than there is"),
    tr("it decodes to more than a photo should ({detail})"),
    tr("it cannot be read ({error})"),
    tr("the file is cut short ({detail})"),
    tr("it uses a variant of its format not read here ({detail})"),
    tr("the file is damaged ({detail})"),
    tr("it is a symbolic link"),
    tr("it cannot be opened ({error})"),
    tr("the file has {size} MiB, more than {most}"),
    tr("it is not a regular file"),
    tr("it is not a regular file: it is a named pipe"),
    tr("it is not a regular file: it is a socket"),
    tr("it is not a regular file: it is a device"),
    tr("it is not a regular file: it is a folder"),
    tr("it is online only; it will be read when its cloud service has downloaded it"),
    tr("the file changed after it was found; it will be read in the next scan"),
    tr("the folder cannot be listed ({error})"),
    tr("it cannot be seen ({error})"),
    tr("its folder is offline"),
    tr("it could not be understood ({detail})"),
    tr("the drive that was mounted here cannot be seen; its photos are kept"),
)
"""Why one file is no photo; shown alone, or after its path."""

PARTS: Final = (
    tr("{how} and then {later}"),
    tr("was stopped"),
    tr("did not begin"),
    tr("answered nonsense"),
    tr("stopped answering"),
    tr("did not end within {seconds} seconds"),
    tr("ended (exit code {code})"),
    tr("crashed (signal {number})"),
    tr("crashed ({signal})"),
    tr("[Errno {number}] {error}: {place}"),
    tr("[Errno {number}] {error}"),
    tr("permission denied"),
    tr("Permission denied"),
    tr("Operation not permitted"),
    tr("No such file or directory"),
    tr("File exists"),
    tr("Not a directory"),
    tr("Is a directory"),
    tr("Directory not empty"),
    tr("No space left on device"),
    tr("Disk quota exceeded"),
    tr("Read-only file system"),
    tr("Input/output error"),
    tr("Device or resource busy"),
    tr("Invalid argument"),
    tr("Invalid cross-device link"),
    tr("File name too long"),
    tr("File too large"),
    tr("Too many open files"),
    tr("Too many levels of symbolic links"),
    tr("Cannot allocate memory"),
    tr("Resource temporarily unavailable"),
    tr("No such device"),
    tr("No such device or address"),
    tr("Host is down"),
    tr("Stale file handle"),
    tr("Transport endpoint is not connected"),
    tr("Connection timed out"),
    tr("database is locked"),
    tr("database or disk is full"),
    tr("disk I/O error"),
    tr("database disk image is malformed"),
    tr("file is not a database"),
    tr("unable to open database file"),
    tr("attempt to write a readonly database"),
)
"""What ends a sentence or stands in one."""
