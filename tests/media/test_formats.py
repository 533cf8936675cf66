from __future__ import annotations

import pytest
from media_drawings import encode, quadrants

from photoorg.media.formats import HEAD_SIZE, name_of_other, sniff, webp_size


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_formats_are_known_by_their_bytes(name: str) -> None:
    head = encode(quadrants(), name)[:HEAD_SIZE]
    for extension in (b"", b".jpg", b".png", b".heic"):
        assert sniff(head, extension) == name


def ftyp(major: bytes, *compatible: bytes) -> bytes:
    body = b"ftyp" + major + bytes(4) + b"".join(compatible)
    return (len(body) + 4).to_bytes(4, "big") + body + b"avif meta"


@pytest.mark.parametrize(
    ("head", "extension", "expected"),
    [
        (b"II*\0\x10\0\0\0CR\x02\0", b".cr2", "RAW"),
        (b"II*\0\x10\0\0\0CR\x02\0", b".tif", "RAW"),
        (b"II*\0\x08\0\0\0", b".NEF", "RAW"),
        (b"MM\0*\0\0\0\x08", b".tif", "TIFF"),
        (b"II+\0\x08\0\0\0", b".tif", "TIFF"),
        (b"FUJIFILMCCD-RAW 0201", b".jpg", "RAW"),
        (b"IIU\0\x18\0\0\0", b".rw2", "RAW"),
        (b"\xff\xd8\xff\xe1", b".nef", "JPEG"),
        (ftyp(b"crx ", b"isom"), b".cr3", "RAW"),
        (ftyp(b"heic", b"mif1", b"heic"), b"", "HEIF"),
        (ftyp(b"mif1", b"heic"), b"", "HEIF"),
        (ftyp(b"mif1", b"miaf", b"avif"), b"", "AVIF"),
        (ftyp(b"avis", b"msf1"), b"", "AVIF"),
        (ftyp(b"mp42", b"isom"), b".jpg", None),
        (b"%PDF-1.7", b".jpg", None),
        (b"%!PS-Adobe", b".jpg", None),
        (b"", b".jpg", None),
        (b"\xff\xd8", b".jpg", None),
    ],
)
def test_telling_formats_apart(head: bytes, extension: bytes, expected: str | None) -> None:
    assert sniff(head, extension) == expected


def test_others_are_named() -> None:
    assert name_of_other(b"%PDF-1.7") == "PDF"
    assert name_of_other(b"\xff\x0a\x00") == "JPEG XL"
    assert name_of_other(ftyp(b"qt  ")) == "MP4 or QuickTime"
    assert name_of_other(b"hello") is None


@pytest.mark.parametrize(
    "options", [{"quality": 50}, {"lossless": True}, {"exif": b"Exif\0\0II*\0\x08\0\0\0\0\0"}]
)
def test_size_in_webp_headers(options: dict[str, object]) -> None:
    data = encode(quadrants(321, 123), "WEBP", **options)
    assert webp_size(data[:HEAD_SIZE]) == (321, 123)
    assert webp_size(data[:20]) is None
