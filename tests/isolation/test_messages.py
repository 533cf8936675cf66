"""Only sound messages pass between worker and decoder."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoorg.domain import DateSource, Metadata
from photoorg.errors import ProtocolError
from photoorg.isolation.messages import (
    Order,
    Refused,
    Seen,
    Size,
    Started,
    from_bytes,
    to_bytes,
)
from photoorg.media import Fit

METADATA = Metadata(
    "JPEG", 4000, 3000, 6, "2020-01-02T03:04:05", DateSource.EXIF_ORIGINAL, 1.5, -2.5, 3.0,
    "A B", "C", 0.01, 2.8, 100, 50.0,
)  # fmt: skip
MESSAGES = [
    Order(b"\xff\xfe.jpg", -5, (Fit(384, True), Fit(260, False))),
    Seen((Size(3, 2), Size(1, 1)), METADATA),
    Seen((Size(3, 2),), Metadata("PNG", 1, 1)),
    Refused("damaged", "the file is damaged"),
    Started(True, 7, True, ("connect",)),
]


@pytest.mark.parametrize("message", MESSAGES)
def test_messages_come_back_as_they_went(message: Order | Seen | Refused | Started) -> None:
    assert from_bytes(to_bytes(message)) == message


@given(st.binary(max_size=200))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        from_bytes(data)


@pytest.mark.parametrize(
    "changed",
    [
        {"latitude": float("inf")},
        {"latitude": 91.0},
        {"longitude": -181.0},
        {"width": 0},
        {"height": -1},
        {"orientation": 9},
        {"camera": "a\nb"},
        {"camera": "\u202eevil"},
        {"lens": "x" * 1000},
        {"taken": "yesterday"},
        {"iso": -1},
        {"exposure_time": float("nan")},
    ],
)
def test_absurd_metadata_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ProtocolError):
        from_bytes(to_bytes(Seen((Size(3, 2),), dataclasses.replace(METADATA, **changed))))  # type: ignore[arg-type]


def test_a_made_up_date_source_is_refused() -> None:
    line = to_bytes(Seen((Size(3, 2),), METADATA)).replace(
        DateSource.EXIF_ORIGINAL.value.encode(), b"dream"
    )
    with pytest.raises(ProtocolError):
        from_bytes(line)
