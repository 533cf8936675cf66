"""Texts that want to be more than text: markup, files to load, characters that turn or hide."""

from __future__ import annotations

from pathlib import Path

PAYLOADS = 100


def payloads(canaries: Path) -> list[str]:
    """A hundred texts that name files below a folder; none may be opened, loaded or drawn."""
    file = str(canaries / "canary.png")
    url = f"file://{file}"
    shapes = (
        "<img src='{file}'>", '<img src="{url}" width=9>', "<b>bold</b>", "<h1>{file}</h1>",
        "<a href='{url}'>click</a>", "<qt><img src={file}></qt>",
        "<!DOCTYPE html><img src='{file}'>",
        "<html><link rel=stylesheet href='{url}'></html>", "<style>@import url({url});</style>",
        "<table background='{file}'><tr><td>x</table>", "<body background='{file}'>x</body>",
        "&lt;b&gt;x&lt;/b&gt;", "&lt;img src='{file}'&gt;",
        "<p style=\"background:url('{file}')\">x</p>",
        "![x]({file})", "[x](file://{file})", "# title", "<svg><image href='{url}'/></svg>",
        "<script>alert(1)</script>", "<object data='{file}'></object>", "x<br>y", "a & b <i>c</i>",
        "\u202e{file}", "\u2066x\u2069<u>{file}</u>", "\x1b[31m{file}\x1b]8;;{url}\x07",
        "\x00<b>x</b>",
        "\u200b\u2060\ufeff<em>{file}</em>", "\ud800<img src={file}>", "line\none <b>{file}</b>",
        "\U000e0041\U000e0042<tt>{file}</tt>", "$({file})", "`{file}`", "%s%n{file}",
        "{{{{ {file} }}}}", "Save && &Quit & &<b>x</b>", "long " + "name of nobody " * 700,
    )  # fmt: skip
    made = [shape.format(file=file, url=url) for shape in shapes]
    for text in shapes:
        made.append(f"photo {text.format(file=file, url=url)} end")
        made.append(text.format(file=file, url=url) * 3)
    return made[:PAYLOADS]


RAW = frozenset(
    map(
        chr,
        (
            *range(32), *range(127, 160), 0x61C, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F),
            *range(0x2060, 0x206A), 0xFEFF, *range(0xD800, 0xE000), *range(0xE0000, 0xE0080),
        ),
    )
)  # fmt: skip
"""Characters that may not be shown as they are."""
