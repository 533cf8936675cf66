"""What comes back from workers elsewhere, believed only where it can be right.

Workers are as trusted as this machine, but a flaw of theirs must not get into the library: another
version of a package, a broken memory, a network that loses something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import FoundFile, Metadata, PhotoRead
from photoorg.errors import PhotoorgError, ProblemKind, ProtocolError
from photoorg.isolation import messages
from photoorg.models import Seen
from photoorg.models.concepts import class_names
from photoorg.pipeline.first_look import Sight
from photoorg.pipeline.remote_work import Answer, Failure
from photoorg.thumbnail_files import MOST_BYTES

_HASH_BYTES: Final = 32
_LONGEST_REASON: Final = 1000
_BEYOND_UNIT: Final = 1.01
"""Rounding leaves unit vectors shorter than this."""
_KINDS: Final = frozenset(kind.value for kind in ProblemKind)
_BEGIN, _END = b"\xff\xd8\xff", b"\xff\xd9"


class Nonsense(PhotoorgError):
    """An answer that cannot be right."""


def check(answer: object, files: Sequence[FoundFile], like: Seen) -> Answer:
    """The answer for a batch of files, when it can be right; raises Nonsense otherwise.

    `like` is what the model sees in no photos: its spaces, and the shapes and types of all.
    """
    if not isinstance(answer, Answer):
        raise Nonsense(f"{type(answer).__name__} is no answer")
    numbers = [number for number, _ in answer.read] + [one.number for one in answer.failed]
    if sorted(numbers) != list(range(len(files))):
        raise Nonsense("not one result for each file")
    for number, photo in answer.read:
        _check_photo(photo, files[number])
    for failure in answer.failed:
        _check_failure(failure)
    contents = {photo.hash for _, photo in answer.read}
    for sight in answer.sights:
        _check_sight(sight, contents, like)
    return answer


def _check_photo(photo: PhotoRead, found: FoundFile) -> None:
    jpeg = photo.thumbnail
    sound = (
        isinstance(photo, PhotoRead)
        and isinstance(photo.hash, bytes)
        and len(photo.hash) == _HASH_BYTES
        and photo.size == found.size
        and isinstance(jpeg, bytes)
        and len(jpeg) <= MOST_BYTES
        and jpeg.startswith(_BEGIN)
        and jpeg.endswith(_END)
        and isinstance(photo.colour, int)
        and 0 <= photo.colour < 1 << 24
        and _is_sound(photo.metadata)
    )
    if not sound:
        raise Nonsense("a photo that cannot be")


def _is_sound(metadata: Metadata) -> bool:
    """Whether it would be believed of a decoder."""
    try:
        said = messages.from_bytes(messages.to_bytes(messages.Seen((), metadata)))
    except ProtocolError:
        return False
    return isinstance(said, messages.Seen) and said.metadata == metadata


def _check_failure(failure: Failure) -> None:
    if failure.kind not in _KINDS or len(failure.reason) > _LONGEST_REASON:
        raise Nonsense("a failure that cannot be")


def _check_sight(sight: Sight, contents: set[bytes], like: Seen) -> None:
    seen, count = sight.seen, len(sight.contents)
    if not contents.issuperset(sight.contents):
        raise Nonsense("something was seen that was not read")
    if seen.spaces.keys() != like.spaces.keys():
        raise Nonsense("other spaces")
    for name, vectors in seen.spaces.items():
        _check_array(vectors, like.spaces[name], count)
        lengths = np.linalg.norm(vectors, axis=1)
        # Written so that what is no number fails as well.
        if not bool(np.all(lengths < _BEYOND_UNIT)):
            raise Nonsense(f"vectors of “{name}” that are none")
    leaves, shares = seen.concepts.indices, seen.concepts.probabilities
    _check_array(leaves, like.concepts.indices, count)
    _check_array(shares, like.concepts.probabilities, count)
    if not bool(np.all((shares >= 0) & (shares < _BEYOND_UNIT))):
        raise Nonsense("probabilities that are none")
    if not bool(np.all(leaves < len(class_names()))):
        raise Nonsense("a class that nobody knows")
    if (seen.regions is None) != (like.regions is None):
        raise Nonsense("regions where there are none, or none")
    if seen.regions is not None and like.regions is not None:
        _check_array(seen.regions, like.regions, count)


def _check_array(array: object, like: NDArray[Any], count: int) -> None:
    if (
        not isinstance(array, np.ndarray)
        or array.dtype != like.dtype
        or array.shape != (count, *like.shape[1:])
    ):
        raise Nonsense("arrays of another shape or type")
