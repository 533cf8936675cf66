from __future__ import annotations

import pytest

from photoorg.domain import Hit, Metadata
from photoorg.jobs import Progress
from photoorg.ui.closeness import closeness
from photoorg.ui.metadata_words import bytes_words, exposure_words, place_words, size_words
from photoorg.ui.months import day, month_title
from photoorg.ui.places import FittingWords, SimilarTo
from photoorg.ui.progress import detail_words, duration_words, stage_words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.992, "closer than 99.2 % of pairs"),
        (0.99899, "closer than 99.8 % of pairs"),
        (0.9995, "closer than 99.95 % of pairs"),
        (0.9999, "closer than 99.99 % of pairs"),
        (1.0, "closer than 99.99 % of pairs"),
        (0.75, "closer than 75.0 % of pairs"),
        (0.5, "closer than 50.0 % of pairs"),
        (0.4999, "no closer than chance"),
        (0.0, "no closer than chance"),
        (None, "not measured yet"),
    ],
)
def test_closeness_is_told_in_calibrated_words(share: float | None, words: str) -> None:
    caption = closeness(Hit(1, 0.123, share), SimilarTo(2))
    assert caption.forms[0] == words
    assert list(caption.forms) == sorted(caption.forms, key=len, reverse=True)
    assert caption.sentence.endswith(".")
    fits = closeness(Hit(1, 0.123, share), FittingWords("dog")).forms[0]
    assert fits == words.replace("closer than 9", "fits better than 9").replace(
        "closer than 7", "fits better than 7"
    ).replace("closer than 5", "fits better than 5")


def test_progress_is_told_in_plain_words() -> None:
    assert stage_words("read") == "Reading photos"
    assert stage_words("embed") == "Understanding photos"
    progress = Progress(1, "read", 1204, 18330, 42.3, 420.0)
    assert detail_words(progress) == "1,204 of 18,330 · 42/s · 7 min left"
    assert detail_words(Progress(1, "scan", 0, 0)) == ""
    assert detail_words(Progress(1, "scan", 1500, 0)) == "1,500"
    assert detail_words(Progress(1, "embed", 1, 9, 0.2)) == "1 of 9 · 12/min"
    download = Progress(1, "download", 102_000_000, 300_000_000, 5.2e6, 90.0)
    assert detail_words(download) == "102 of 300 MB · 5.2 MB/s · 2 min left"
    assert detail_words(Progress(1, "verify", 0, 300_000_000)) == "0 of 300 MB"


def test_durations() -> None:
    assert duration_words(10) == "less than a minute"
    assert duration_words(7500) == "2 h 5 min"


def test_metadata_words() -> None:
    meta = Metadata("JPEG", 4032, 3024, latitude=-41.7324, longitude=12.2763, altitude=21.4,
                    exposure_time=0.004, f_number=1.8, iso=100, focal_length=27.0)  # fmt: skip
    assert place_words(meta) == "41.7324° S, 12.2763° E · 21 m"
    assert exposure_words(meta) == "1/250 s · f/1.8 · ISO 100 · 27 mm"
    assert size_words(meta, 3_200_000) == "4032 × 3024 · 3.2 MB · JPEG"
    assert place_words(Metadata("PNG", 1, 1)) == exposure_words(Metadata("PNG", 1, 1)) == ""
    assert exposure_words(Metadata("JPEG", 1, 1, exposure_time=2.5)) == "2.5 s"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (12_345, "12 KB"), (3_200_000, "3.2 MB"), (999_900, "1.0 MB"),
     (1_100_000_000, "1.1 GB")],
)  # fmt: skip
def test_sizes_in_bytes(size: int, words: str) -> None:
    assert bytes_words(size) == words


def test_dates() -> None:
    assert day("2019-05-12T16:04:33") == "12 May 2019 16:04"
    assert day("nonsense") == "nonsense"
    assert month_title(20190512) == "May 2019"
    assert month_title(0) == month_title(20191300) == "Without a date"
