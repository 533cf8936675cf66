"""The many ways in which decoders fail, as `MediaError`s with one sentence each."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from photoorg.errors import MediaError, ProblemKind

# Damaged offsets make decoders seek to impossible places: the file's fault, not the disk's.
_BAD_OFFSET = frozenset((errno.EINVAL, errno.EOVERFLOW, errno.EFBIG))

_DETAIL_LENGTH = 120


@contextmanager
def media_errors(path: bytes) -> Iterator[None]:
    """Turns every exception of the decoders inside it into a `MediaError` about `path`.

    Eleven classes of exceptions were seen to leave Pillow, libheif and LibRaw for damaged files
    (TypeError, struct.error and MemoryError among them), so all of `Exception` is caught.
    """
    try:
        yield
    except MediaError:
        raise
    except Exception as error:
        kind, reason = _explain(error)
        raise MediaError(path, kind, reason) from error


def _explain(error: Exception) -> tuple[ProblemKind, str]:
    detail = re.sub(r"[^ -~]+", " ", str(error))[:_DETAIL_LENGTH].strip() or type(error).__name__
    lowered = detail.lower()
    if isinstance(error, MemoryError):
        return ProblemKind.TOO_LARGE, "decoding it needs more memory than there is"
    if isinstance(error, Image.DecompressionBombError) or "too large" in lowered:
        return ProblemKind.TOO_LARGE, f"it decodes to more than a photo should ({detail})"
    if isinstance(error, OSError) and error.errno is not None and error.errno not in _BAD_OFFSET:
        return ProblemKind.UNREADABLE, f"it cannot be read ({error.strerror or detail})"
    if isinstance(error, EOFError) or "truncated" in lowered or "end of file" in lowered:
        return ProblemKind.DAMAGED, f"the file is cut short ({detail})"
    if isinstance(error, NotImplementedError | ImportError) or re.search(
        "unsupported|not supported", lowered
    ):
        return ProblemKind.UNSUPPORTED, f"it uses a variant of its format not read here ({detail})"
    return ProblemKind.DAMAGED, f"the file is damaged ({detail})"
