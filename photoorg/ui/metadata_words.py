"""What a photo's metadata say, in the person's words."""

from __future__ import annotations

from fractions import Fraction

from photoorg.domain import Metadata
from photoorg.ui import text
from photoorg.ui.language import LOCALE, number, tr


def place_words(meta: Metadata) -> str:
    """`41.7324° N, 12.2763° E · 21 m`, or nothing."""
    if meta.latitude is None or meta.longitude is None:
        return ""
    words = position_words(meta.latitude, meta.longitude, 4)
    return words if meta.altitude is None else f"{words} · {meta.altitude:.0f} m"


def position_words(latitude: float, longitude: float, decimals: int) -> str:
    """`41.73° N, 12.28° E`."""
    north = tr("{degrees}° N") if latitude >= 0 else tr("{degrees}° S")
    east = tr("{degrees}° E") if longitude >= 0 else tr("{degrees}° W")
    north = north.format(degrees=number(abs(latitude), decimals))
    return f"{north}, {east.format(degrees=number(abs(longitude), decimals))}"


def camera_words(meta: Metadata) -> str:
    """Camera and lens, as far as they are known."""
    parts = [text.safe_text(part, limit=80) for part in (meta.camera, meta.lens) if part]
    return " · ".join(parts)


def exposure_words(meta: Metadata) -> str:
    """`1/250 s · f/1.8 · ISO 100 · 27 mm`, as far as it is known."""
    parts: list[str] = []
    if meta.exposure_time:
        seconds = meta.exposure_time
        part = Fraction(seconds).limit_denominator(16000)
        short = seconds < 0.4 and part.numerator
        parts.append(f"1/{round(1 / seconds)} s" if short else f"{_short(seconds)} s")
    if meta.f_number:
        parts.append(f"f/{_short(meta.f_number)}")
    if meta.iso:
        parts.append(f"ISO {meta.iso}")
    if meta.focal_length:
        parts.append(f"{_short(meta.focal_length)} mm")
    return " · ".join(parts)


def size_words(meta: Metadata, size: int) -> str:
    """`4032 × 3024 · 3.2 MB · JPEG`."""
    return f"{meta.width} × {meta.height} · {bytes_words(size)} · {text.safe_text(meta.format)}"


def bytes_words(size: int) -> str:
    """`640 B`, `12 KB`, `3.2 MB`, `1.1 GB`, in steps of 1000."""
    if size < 1000:
        return f"{size} B"
    value, unit = size / 1000, "KB"
    for larger in ("MB", "GB", "TB"):
        if value < 999.5:
            break
        value, unit = value / 1000, larger
    return f"{number(value, 0 if value >= 10 or unit == 'KB' else 1)} {unit}"


def _short(value: float) -> str:
    """`2.8`, `100`."""
    return f"{value:g}".replace(".", LOCALE.decimalPoint())
