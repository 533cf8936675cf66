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
    Seen((Size(3, 2), Size(3, 2)), Metadata("GIF", 3, 2), (70, 60_000), 9),
    Seen((), Metadata("GIF", 3, 2)),
    Order(b"a.gif", 0, (Fit(384, True, frames=500),)),
    Order(b"a.jpg", 0, (Fit(9000, True, (0.0, 0.25, 1.0, 0.5)),)),
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


@pytest.mark.parametrize(
    ("milliseconds", "frames"),
    [
        ((0, 70), 2),
        ((70, -1), 2),
        ((70, 60_001), 2),
        ((70,), 2),
        ((70, 70), 0),
        ((70, 70), 1 << 40),
    ],
)
def test_absurd_films_are_refused(milliseconds: tuple[int, ...], frames: int) -> None:
    said = Seen((Size(3, 2), Size(3, 2)), METADATA, milliseconds, frames)
    with pytest.raises(ProtocolError):
        from_bytes(to_bytes(said))
