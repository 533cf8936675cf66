"""`photoorg bench …`: every figure in the documentation comes from one of these commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from photoorg.command_options import json_option as _json_option

if TYPE_CHECKING:
    from photoorg.bench.report import Report

_PHOTO = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def bench() -> None:
    """Measure quality and speed; every figure in the documentation comes from here."""


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="DIR")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True, help="How often.")
@_json_option
def isolation(photos: Path, model: str, rounds: int, as_json: bool) -> None:
    """What decoding in processes without rights costs, against decoding in the worker."""
    from photoorg.bench import isolation as measure

    _print_report(measure.run(photos, model, rounds), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="DIR")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@_json_option
def retrieval(photos: Path, model: str, as_json: bool) -> None:
    """Find similar on labelled photos: the sub-folders of DIR are the classes."""
    from photoorg.bench import retrieval as measure

    _print_report(measure.run(photos, model), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER)
@click.argument("captions", type=_PHOTO, metavar="CAPTIONS.tsv")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@_json_option
def captions(photos: Path, captions: Path, model: str, as_json: bool) -> None:
    """Words to photos and back: lines of CAPTIONS.tsv are a file name, a tab, a caption."""
    from photoorg.bench import captions as measure

    _print_report(measure.run(photos, captions, model), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER)
@click.argument("captions", type=_PHOTO, metavar="CAPTIONS.tsv")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@_json_option
def combined(photos: Path, captions: Path, model: str, as_json: bool) -> None:
    """Several words and photos at once, plus and minus: CAPTIONS.tsv as for `captions`."""
    from photoorg.bench import combined as measure

    _print_report(measure.run(photos, captions, model), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="DIR")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@_json_option
def zeroshot(photos: Path, model: str, as_json: bool) -> None:
    """Name photos by the names of classes alone: the sub-folders of DIR are the classes."""
    from photoorg.bench import zeroshot as measure

    _print_report(measure.run(photos, model), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER)
@click.argument("captions", type=_PHOTO, metavar="CAPTIONS.tsv")
@click.option("--model", default="builtin", show_default=True, help="Which describer to measure.")
@click.option(
    "--words",
    type=click.IntRange(1),
    default=12,
    show_default=True,
    help="The longest description; people's captions of Flickr8k have 11 words on average.",
)
@_json_option
def captioner(photos: Path, captions: Path, model: str, words: int, as_json: bool) -> None:
    """Describe photos, and compare with what people said: CAPTIONS.tsv as for `captions`."""
    from photoorg.bench import captioner as measure

    _print_report(measure.run(photos, captions, model, words), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER)
@click.argument("captions", type=_PHOTO, metavar="CAPTIONS.tsv")
@click.argument("expert", type=_PHOTO, metavar="EXPERT.tsv")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@click.option("--describer", default="builtin", show_default=True, help="Which describer.")
@_json_option
def similarity(
    photos: Path, captions: Path, expert: Path, model: str, describer: str, as_json: bool
) -> None:
    """Measures of likeness beside people's: EXPERT.tsv has judged captions of other photos."""
    from photoorg.bench import similarity as measure

    _print_report(measure.run(photos, captions, expert, model, describer), as_json)


@bench.command(name="explain")
@click.argument("photos", type=_FOLDER, metavar="[FOLDER]", required=False)
@_json_option
def bench_explain(photos: Path | None, as_json: bool) -> None:
    """How long explanations take, on the photos of FOLDER or on drawn ones."""
    from photoorg.bench import explain as measure

    _print_report(measure.run(photos), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="[FOLDER]", required=False)
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@click.option(
    "--count",
    type=click.IntRange(20),
    default=60,
    show_default=True,
    help="How many photos of FOLDER, or drawn ones, are edited at most.",
)
@click.option(
    "--each",
    type=click.IntRange(3),
    default=12,
    show_default=True,
    help="How many drawn photos change each attribute first.",
)
@_json_option
def changes(photos: Path | None, model: str, count: int, each: int, as_json: bool) -> None:
    """Whether explanations see what changed in photos, and are not fooled by cosmetic edits."""
    from photoorg.bench import changes as measure

    _print_report(measure.run(photos, model, count, each), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="DIR")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@_json_option
def cutoff(photos: Path, model: str, as_json: bool) -> None:
    """Whether the hits called likely are the right ones: the sub-folders of DIR are the classes."""
    from photoorg.bench import cutoff as measure

    _print_report(measure.run(photos, model), as_json)


@bench.command()
@click.option("--photos", type=_FOLDER, help="Run photos of this folder, not drawn pictures.")
@click.option("--slow", is_flag=True, help="Try what takes a minute to build too.")
@_json_option
def numerics(photos: Path | None, slow: bool, as_json: bool) -> None:
    """How the built-in network runs fastest on this machine, and whether it is run so."""
    from photoorg.bench import numerics as measure

    _print_report(measure.run(photos, slow), as_json)


@bench.command()
@click.option(
    "--count",
    "counts",
    type=click.IntRange(1),
    multiple=True,
    default=(10_000, 100_000),
    show_default=True,
    help="How many photos; repeatable.",
)
@click.option("--model", default="builtin", show_default=True, help="Whose vectors to draw.")
@_json_option
def growth(counts: tuple[int, ...], model: str, as_json: bool) -> None:
    """What a library takes when it grows, in empty files and drawn vectors."""
    from photoorg.bench import growth as measure

    _print_report(measure.run(counts, model), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="DIR")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@_json_option
def names(photos: Path, model: str, as_json: bool) -> None:
    """Whether albums bear the names of what is in them: the sub-folders of DIR are the classes."""
    from photoorg.bench import naming as measure

    _print_report(measure.run(photos, model), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="DIR")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@_json_option
def learning(photos: Path, model: str, as_json: bool) -> None:
    """Whether learning from albums helps with other albums: the sub-folders of DIR are classes."""
    from photoorg.bench import learning as measure

    _print_report(measure.run(photos, model), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="[DIR]", required=False)
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@click.option(
    "--scale",
    type=click.IntRange(10),
    metavar="COUNT",
    help="Measure seconds and the tree's shape on COUNT drawn photos instead.",
)
@_json_option
def albums(photos: Path | None, model: str, scale: int | None, as_json: bool) -> None:
    """Albums beside classes and other clusterings: the sub-folders of DIR are the classes."""
    if (photos is None) == (scale is None):
        raise click.UsageError("Give either DIR or --scale COUNT.")
    if photos is not None:
        from photoorg.bench import albums as measure

        _print_report(measure.run(photos, model), as_json)
    elif scale is not None:
        from photoorg.bench import album_scale

        _print_report(album_scale.run(scale), as_json)


@bench.command()
@click.option(
    "--scale",
    type=click.IntRange(100),
    default=10_000,
    show_default=True,
    metavar="COUNT",
    help="How many drawn photos.",
)
@_json_option
def corrections(scale: int, as_json: bool) -> None:
    """How soon a correction of albums is visible, in a library of drawn photos."""
    from photoorg.bench import correcting as measure

    _print_report(measure.run(scale), as_json)


@bench.command(name="index")
@click.argument("folder", type=_FOLDER, metavar="FOLDER")
@click.option("--model", default="builtin", show_default=True, help="Whose vectors.")
@click.option(
    "--photos",
    type=click.IntRange(100),
    default=3000,
    show_default=True,
    help="How many photos of FOLDER the model sees at most; others are drawn to be like them.",
)
@click.option(
    "--scale",
    "scales",
    type=click.IntRange(1000),
    multiple=True,
    default=(10_000, 100_000),
    show_default=True,
    metavar="COUNT",
    help="How many photos a library has; repeatable. A million take long and 5 GB of disk.",
)
@click.option(
    "--whole",
    type=click.IntRange(0),
    default=10_000,
    show_default=True,
    metavar="COUNT",
    help="Up to so many photos an index of whole vectors is measured beside the projected one.",
)
@_json_option
def bench_index(
    folder: Path, model: str, photos: int, scales: tuple[int, ...], whole: int, as_json: bool
) -> None:
    """The search index by size: building, asking, memory, and recall against exact search."""
    from photoorg.bench import search_index as measure

    _print_report(measure.run(folder, model, photos, scales, whole), as_json)


@bench.command()
@click.option("--photos", "count", default=100_000, show_default=True, help="How many are drawn.")
@_json_option
def startup(count: int, as_json: bool) -> None:
    """How soon the window shows its photos and a search is answered; takes minutes to draw."""
    from photoorg.bench import startup as measure

    _print_report(measure.run(count), as_json)


@bench.command()
@click.option("--photos", "count", default=100_000, show_default=True, help="How many are drawn.")
@_json_option
def search(count: int, as_json: bool) -> None:
    """How long the parts of an answer take once everything is loaded."""
    from photoorg.bench import search as measure

    _print_report(measure.run(count), as_json)


@bench.command()
@click.argument("photos", type=_FOLDER, metavar="DIR")
@click.option("--most", type=click.IntRange(1), default=32, show_default=True, help="Photos.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True, help="How often.")
@_json_option
def decoders(photos: Path, most: int, rounds: int, as_json: bool) -> None:
    """What decoding a JPEG costs, beside other libraries where they are installed."""
    from photoorg.bench import decoders as measure

    _print_report(measure.run(photos, most, rounds), as_json)


@bench.command()
@click.option("--photos", "count", default=10_000, show_default=True, help="How many are drawn.")
@click.option(
    "--size",
    type=click.Choice(["small", "large"]),
    default="small",
    show_default=True,
    help="Photos of 0.2 or of 12 megapixels.",
)
@_json_option
def memory(count: int, size: str, as_json: bool) -> None:
    """What a worker takes of the machine's memory while it indexes drawn photos."""
    from photoorg.bench import memory as measure

    _print_report(measure.run(count, size), as_json)


@bench.command(name="pipeline")
@click.argument("photos", type=_FOLDER, metavar="FOLDER")
@click.option("--model", default="builtin", show_default=True, help="Which model to measure.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True, help="How often.")
@click.option("--whole", is_flag=True, help="One run with albums, tags and descriptions instead.")
@_json_option
def bench_pipeline(photos: Path, model: str, rounds: int, whole: bool, as_json: bool) -> None:
    """Index FOLDER from zero into a temporary library: photos per second by stage, and how much of
    what this machine allows."""
    from photoorg.bench import pipeline as measure

    report = measure.everything(photos, model) if whole else measure.run(photos, model, rounds)
    _print_report(report, as_json)


@bench.command()
@click.argument("folder", type=_FOLDER, metavar="[FOLDER]", required=False)
@click.option(
    "--photos",
    "count",
    type=click.IntRange(0),
    default=1_000_000,
    show_default=True,
    help="How many are drawn; 0 for none.",
)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the drawn library stays, to be used again.",
)
@_json_option
def ui(folder: Path | None, count: int, keep: Path | None, as_json: bool) -> None:
    """How quick the window is with a million drawn photos (minutes to draw, 1 GB), and the gaps of
    its event loop while the worker indexes FOLDER from zero."""
    from photoorg.bench import ui as measure

    _print_report(measure.run(folder, count, keep, _say), as_json)


@bench.command()
@click.argument("folder", type=_FOLDER, metavar="[FOLDER]", required=False)
@click.option(
    "--count",
    type=click.IntRange(20),
    default=1000,
    show_default=True,
    help="How many JPEGs of FOLDER, or drawn ones.",
)
@click.option(
    "--size",
    type=click.Choice(["large", "small"]),
    default="large",
    show_default=True,
    help="Drawn photos have 12 megapixels, or 0.2.",
)
@click.option("--rounds", type=click.IntRange(1), default=1, show_default=True, help="How often.")
@click.option("--peer", "names", multiple=True, metavar="NAME", help="Only this one; repeatable.")
@click.option(
    "--environments",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the peers are installed and kept; below photoorg's cache if not given.",
)
@_json_option
def peers(
    folder: Path | None,
    count: int,
    size: str,
    rounds: int,
    names: tuple[str, ...],
    environments: Path | None,
    as_json: bool,
) -> None:
    """Index and search beside other programs, on the same photos with the same weights.

    For developers: downloads the peers from PyPI, about 1 GB the first time, and runs them. A
    thousand large photos take 4 GB in the temporary folder.
    """
    from photoorg.bench import peers as measure

    report = measure.run(folder, count, size, rounds, environments, names, _say)
    _print_report(report, as_json)


def _say(words: str) -> None:
    click.echo(words, err=True)


def _print_report(report: Report, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report.as_json(), indent=2))
    else:
        report.print_table()
