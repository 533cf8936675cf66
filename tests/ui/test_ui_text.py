from __future__ import annotations

import pytest

from photoorg.ui.text import label_text, name_text, path_text, safe_text, tooltip


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("plain", "plain"),
        ("<img src='/etc/passwd'>", "<img src='/etc/passwd'>"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("a\u2066b\u2069c\u200ed\u061ce", "abcde"),
        ("bell\x07 \x1b[31mred\x9b0m\x7f", "bell [31mred0m"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("caf\udce9", "caf\\xe9"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("é 日本 😀", "é 日本 😀"),
    ],
)
def test_unsafe_characters_do_not_reach_the_screen(given: str, shown: str) -> None:
    assert safe_text(given) == shown
    safe_text(given).encode("utf-8")


def test_long_text_is_cut_with_an_ellipsis() -> None:
    assert safe_text("x" * 1_000_000, limit=10) == "x" * 9 + "…"


def test_every_character_is_shown_or_dropped_but_never_fails() -> None:
    everything = "".join(map(chr, range(0x3000)))
    assert not set(safe_text(everything, limit=20_000)) & set("\x00\x1b\x85\u202e\u2067")


def test_paths_in_any_encoding_can_be_shown() -> None:
    assert path_text(b"/a/\xff\xe9.jpg") == "/a/\\xff\\xe9.jpg"
    assert name_text(b"/a/b.jpg") == "b.jpg"
    assert name_text(b"/a/b/") == "b"
    assert name_text(b"/") == "/"


def test_tooltips_show_markup_literally() -> None:
    assert tooltip("<b>x</b>") == "<span>&lt;b&gt;x&lt;/b&gt;</span>"
    assert tooltip("") == ""


def test_ampersands_are_no_mnemonics() -> None:
    assert label_text("Hills & sea") == "Hills && sea"
