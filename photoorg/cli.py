"""The `photoorg` command: the window by default, and every feature without it."""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from photoorg import __version__
from photoorg.album_commands import albums, export, learn
from photoorg.bench_commands import bench
from photoorg.command_options import json_option as _json_option
from photoorg.command_options import library_folder, printable_path
from photoorg.command_options import library_option as _library_option
from photoorg.command_options import within_options as _within_options
from photoorg.errors import PhotoorgError
from photoorg.folder_commands import folders, missing
from photoorg.library_commands import backups, check, move
from photoorg.loading import undisturbed
from photoorg.model_commands import models
from photoorg.search_options import search_options as _search_options

if TYPE_CHECKING:
    from photoorg.domain import Hit, Ids
    from photoorg.library import Access, Library
    from photoorg.pipeline import Summary

_PHOTO = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


_GROUP_FLAGS = ("--help", "--version")


class _WindowByDefault(click.Group):
    """`photoorg` and `photoorg FOLDER` open the window; errors of ours are one sentence."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the default command before arguments that begin with none."""
        rest = list(args)
        while rest and rest[0].startswith("--library"):
            del rest[: 1 if "=" in rest[0] else 2]
        if not rest or (rest[0] not in self.commands and rest[0] not in _GROUP_FLAGS):
            args = ["window", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; expected errors end it with their sentence and exit code 1."""
        try:
            return super().invoke(ctx)
        except PhotoorgError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_WindowByDefault)
@click.option(
    "--library",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of photoorg's own files, instead of the default one.",
)
@click.version_option(__version__, prog_name="photoorg")
@click.pass_context
def main(ctx: click.Context, library: Path | None) -> None:
    """Find similar photos, say why, and arrange them into albums: on your own disk, offline.

    `photoorg` opens the window; `photoorg FOLDER` adds the folder first.
    """
    ctx.obj = library
    # Read when torch is loaded: its threads shall not spin while they wait. Beside other work (the
    # decoders, if nothing else) that made the network several times slower.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


@main.command()
@click.argument("photos", type=_FOLDER, required=False, metavar="[FOLDER]")
@_library_option
def window(photos: Path | None, folder: Path | None) -> None:
    """Open the window (also without naming this command), adding FOLDER if given."""
    from photoorg.settings import default_library

    _show(folder or default_library(), photos)


def _show(library: Path, photos: Path | None) -> NoReturn:
    """Run the window of a library, in the language that was chosen there."""
    from photoorg.settings import Paths, Settings

    # Read when the window's modules are.
    if not os.environ.get("PHOTOORG_LANGUAGE"):
        os.environ["PHOTOORG_LANGUAGE"] = Settings.read(Paths(library))[0].language
    with undisturbed():
        from photoorg.ui.app import run

    sys.exit(run(library, photos))


@main.command()
@click.argument("photos", type=_FOLDER, metavar="FOLDER")
@_library_option
@_json_option
def add(photos: Path, folder: Path | None, as_json: bool) -> None:
    """Add FOLDER to the library and index it to the end, without a window."""
    from photoorg import pipeline
    from photoorg.library import Access, folders

    with _open(folder, Access.PERSON | Access.INDEX) as library:
        session = _session(library)
        folders.add(library, photos)
        steps = pipeline.organize(session, _model(library))
        result, seconds = _with_progress(steps, quiet=as_json)
    _print_summary(result, seconds, as_json)


@main.command("index")
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Have the workers of this dask scheduler (tcp://HOST:8786) read new photos. They need "
    "photoorg, the same model, and the photos at the same paths.",
)
@_library_option
@_json_option
def index_command(scheduler: str | None, folder: Path | None, as_json: bool) -> None:
    """Bring the library up to date with its folders, without a window.

    With --scheduler, decoding and seeing are done by other machines that share the disk with the
    photos, and this one alone writes the library. Workers are started there with
    `dask worker ADDRESS --nworkers -1 --nthreads 1`; the network must be one you trust.
    """
    from functools import partial

    from photoorg import pipeline
    from photoorg.library import Access

    with _open(folder, Access.INDEX) as library:
        reading: dict[str, Any] = {}
        if scheduler is not None:
            from photoorg.pipeline.remote import read_elsewhere

            reading = {"reading": partial(read_elsewhere, address=scheduler)}
        with closing(pipeline.organize(_session(library), _model(library), **reading)) as steps:
            result, seconds = _with_progress(steps, quiet=as_json)
    _print_summary(result, seconds, as_json)


@main.command()
@click.argument("text", nargs=-1)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many.")
@_search_options
@_within_options
@_library_option
@_json_option
def search(
    text: tuple[str, ...],
    limit: int,
    album: int | None,
    directory: Path | None,
    folder: Path | None,
    as_json: bool,
    **asked: Any,
) -> None:
    """Photos that fit TEXT and everything else that is asked, best first; newest first where
    nothing is asked but when, where and with what they were taken."""
    from photoorg import pipeline
    from photoorg.library import photos
    from photoorg.search_options import question_of

    with _open(folder) as library:
        # An empty library is answered without loading a model.
        empty = photos.count(library) == 0
        words = " ".join(text)
        question = question_of(library, words, asked, album, directory)
        if not question.parts:
            raise click.UsageError("Say what to look for: words, --like PHOTO, --camera …")
        session = _session(library)
        hits = () if empty else pipeline.search_for(session, question, limit)
        said = " ".join(part.text for part in question.words)
        if said and (remark := pipeline.hint(session, said)):
            click.echo(remark, err=True)
        alone = question.sole
        words = (
            "" if not question.asks else "closer than" if question.photos else "fits better than"
        )
        of = "photos" if question.asks and alone is None else "pairs"
        _print_hits(library, hits, words, as_json, of)


@main.command()
@click.argument("photo", type=_PHOTO)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many.")
@click.option("--why", is_flag=True, help="Say what each has in common with PHOTO.")
@_within_options
@_library_option
@_json_option
def similar(
    photo: Path,
    limit: int,
    why: bool,
    album: int | None,
    directory: Path | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Photos of the library like PHOTO, which may be any photo file."""
    from photoorg import pipeline
    from photoorg.explanations import PhotoRef
    from photoorg.library import photos

    path = os.fsencode(os.path.realpath(photo))
    with _open(folder) as library:
        within = _within(library, album, directory)
        session = _session(library)
        photo_id = photos.id_of_path(library, path)
        if photo_id is None:
            hits = pipeline.similar_to_file(session, path, limit, within)
        else:
            hits = pipeline.similar(session, photo_id, limit, within)
        seeing = pipeline.insight(session) if why else None
        if seeing is not None:
            hits, _ = pipeline.explain_hits(seeing, PhotoRef(photo_id, path), hits)
        _print_hits(library, hits, "closer than", as_json)


@main.command()
@click.argument("left", type=_PHOTO)
@click.argument("right", type=_PHOTO)
@_library_option
@_json_option
def explain(left: Path, right: Path, folder: Path | None, as_json: bool) -> None:
    """Why LEFT and RIGHT are similar, and how they differ; they may be any photo files."""
    from photoorg import pipeline
    from photoorg.errors import LibraryError
    from photoorg.explanations import PhotoRef, as_text
    from photoorg.explanations import as_json as plain
    from photoorg.library import Access, Library

    where = library_folder(folder)
    # Where nobody else writes the library, what is found out is kept for the next time.
    access = Access.INDEX if (where / "index.db").exists() else Access.READ
    try:
        library = Library.open(where, access)
    except LibraryError:
        library = Library.open(where)
    with library:
        one, other = (PhotoRef(path=os.fsencode(os.path.realpath(p))) for p in (left, right))
        *_, last = pipeline.explain(_session(library), one, other)
    if as_json:
        _print_json(plain(last))
    else:
        names = [printable_path(photo.name) for photo in (left, right)]
        click.echo(_in_lines(as_text(last, *names)))


@main.command()
@click.argument("photo", type=_PHOTO)
@click.option("--words", type=click.IntRange(1), default=12, show_default=True, help="At most.")
@click.option("--samples", type=click.IntRange(1), help="Draw so many, instead of the best one.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the samples.")
@click.option("--model", help="Which describer, instead of the one in the settings.")
@_library_option
@_json_option
def describe(
    photo: Path,
    words: int,
    samples: int | None,
    seed: int,
    model: str | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """Say in words what PHOTO shows; it may be any photo file. This is machine text."""
    from photoorg import pipeline
    from photoorg.settings import Paths, Settings, default_library

    spec = model or Settings.load(Paths(folder or default_library()), "describer").describer
    path = os.fsencode(os.path.realpath(photo))
    said = pipeline.describe_file(spec, path, words, samples, seed)
    if as_json:
        _print_json(
            [{"text": one.text, "log_probability": round(one.log_probability, 4)} for one in said]
        )
    else:
        click.echo("\n".join(one.text for one in said))


@main.command()
@click.option(
    "--photos", "count", type=click.IntRange(1), default=240, show_default=True, help="How many."
)
@click.option(
    "--folder",
    "where",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to put the demo's photos (and its library, unless --library says otherwise).",
)
@click.option("--no-window", is_flag=True, help="Make and index the photos, open nothing.")
@_library_option
def demo(count: int, where: Path | None, no_window: bool, folder: Path | None) -> None:
    """Make a small library of drawn photos and open it."""
    from photoorg import moved, pipeline, scenes
    from photoorg.library import Access, Library, folders
    from photoorg.settings import default_library

    base = where or default_library() / "demo"
    own = folder or base / "library"
    with click.progressbar(
        scenes.write_demo(base / "photos", count), length=count, label="Drawing photos"
    ) as drawn:
        for _ in drawn:
            pass
    with Library.open(own, Access.PERSON | Access.INDEX) as library:
        folders.add(library, base / "photos")
        if no_window:
            steps = pipeline.organize(_session(library), _model(library))
            result, _ = _with_progress(steps)
            click.echo(f"{base / 'photos'}: {pipeline.summary(result)}")
    if not no_window:
        _show(moved.followed(own), None)


@main.command()
@_library_option
@_json_option
def doctor(folder: Path | None, as_json: bool) -> None:
    """Check the installation and the library; exit code 1 when something is broken."""
    from photoorg.doctor import Health, examine
    from photoorg.settings import default_library

    findings = examine(folder or default_library())
    if as_json:
        _print_json(
            [{"check": f.check, "health": f.health.value, "says": f.says} for f in findings]
        )
    else:
        colours = {Health.GOOD: "green", Health.WARNING: "yellow", Health.BROKEN: "red"}
        for finding in findings:
            click.secho(f"{finding.health.value:<8}", fg=colours[finding.health], nl=False)
            click.echo(f"{finding.check}: {finding.says}")
    if any(finding.health is Health.BROKEN for finding in findings):
        sys.exit(1)


@main.command(hidden=True)
@_library_option
def worker(folder: Path | None) -> None:
    """Serve the window: requests on stdin, events on stdout."""
    import logging

    with undisturbed():
        from photoorg.library import Access
        from photoorg.worker import serve

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    # Whatever a library prints must not end up between our lines.
    lines = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with _open(folder, Access.INDEX) as library:
        serve(library, sys.stdin, lines, abandoned=_leave_soon)


@main.command(hidden=True)
@click.argument("pipe", type=int)
@click.argument("pixels", type=int)
def decoder(pipe: int, pixels: int) -> None:
    """Decode for the worker, without rights: files in by PIPE, pictures out by PIXELS."""
    from photoorg.isolation.child import serve

    serve(pipe, pixels)


@main.command("index-probe", hidden=True)
def index_probe() -> None:
    """Load the search index that stdin names, where it can do no harm."""
    from photoorg.index.probe import probe

    sys.exit(probe(sys.stdin.buffer.read()) or 0)


@main.command("engine-trial", hidden=True)
@click.argument("network")
@click.argument("threads", type=int)
def engine_trial(network: str, threads: int) -> None:
    """Find the fastest engine for NETWORK, and remember it."""
    from photoorg.models.trial_apart import try_here

    click.echo(try_here(network, threads) or "")


def _leave_soon() -> None:
    """End this process although a step is running: a worker without a window holds the lock in
    vain, and what is not saved yet was not promised."""
    time.sleep(0.5)
    os._exit(0)


main.add_command(albums)
main.add_command(learn)
main.add_command(export)
main.add_command(folders)
main.add_command(missing)
main.add_command(models)
main.add_command(bench)
main.add_command(check)
main.add_command(backups)
main.add_command(move)


@contextmanager
def _open(folder: Path | None, access: Access | None = None) -> Iterator[Library]:
    from photoorg.library import Access, Library

    with Library.open(library_folder(folder), access or Access.READ) as library:
        yield library


def _session(library: Library) -> Any:
    from photoorg.pipeline import serving

    return serving(library)


def _within(library: Library, album: int | None, directory: Path | None) -> Ids | None:
    """The photos that `--in` and `--folder` leave, ascending; None where neither is given."""
    import numpy as np

    from photoorg.errors import LibraryError
    from photoorg.library import filters, photos

    chosen = []
    if album is not None:
        there = filters.album_there(library, album)
        if there is None:
            raise LibraryError(f"There is no album {album}; `photoorg albums --json` has the ids.")
        chosen.append(photos.ids_in_album(library, there.id))
    if directory is not None:
        path = os.fsencode(os.path.realpath(directory))
        chosen.append(photos.ids_in_directory(library, path))
    if not chosen:
        return None
    return np.intersect1d(chosen[0], chosen[-1])


def _model(library: Library) -> str:
    from photoorg.settings import Settings

    return Settings.load(library.paths, "model").model


def _with_progress(steps: Any, quiet: bool = False) -> tuple[Any, dict[str, float]]:
    """Run a pipeline generator under progress bars; its result and the seconds by stage."""
    from photoorg.progress import run_with_bars

    return run_with_bars(steps, quiet)


def _print_summary(result: Summary, seconds: dict[str, float], as_json: bool) -> None:
    """What a run changed, and the seconds by stage."""
    from photoorg import pipeline

    if as_json:
        _print_json(
            {
                "new": result.new,
                "unreadable": result.unreadable,
                "albums": result.albums,
                "seconds": {stage: round(spent, 3) for stage, spent in seconds.items()},
            }
        )
    else:
        click.echo(pipeline.summary(result))
        if result.changed:
            click.echo(f"Albums: {result.changed}")
        click.echo("  ".join(f"{stage} {spent:.1f} s" for stage, spent in seconds.items()))


def _print_hits(
    library: Library, hits: tuple[Hit, ...], words: str, as_json: bool, of: str = "pairs"
) -> None:
    """What was found, each after how close it is: “closer than 99.2 % of pairs”; without `words`
    that is not said."""
    from photoorg.library import photos

    cards = photos.cards(library, [hit.photo_id for hit in hits])
    if as_json:
        _print_json(
            [
                {
                    "path": os.fsdecode(cards[hit.photo_id].path),
                    "photo_id": hit.photo_id,
                    "closer_than": None if hit.closer_than is None else round(hit.closer_than, 4),
                    "score": round(hit.score, 6),
                    "likely": hit.likely,
                    **({"reason": hit.reason} if hit.reason else {}),
                }
                for hit in hits
            ]
        )
        return
    if not hits and photos.count(library) == 0:
        click.echo("The library is empty. Add a folder first: photoorg add FOLDER")
    elif not hits:
        click.echo("Nothing found.")
    likely = True
    for hit in hits:
        if likely and not hit.likely:
            click.secho("Less likely:", dim=True)
        likely = hit.likely
        share = "" if hit.closer_than is None else f"{_percent(hit.closer_than)} of {of}"
        says = (f"{words} {share}" if share else "not measured yet") + "  " if words else ""
        line = f"{says}{printable_path(cards[hit.photo_id].path)}"
        click.secho(line, dim=not likely)
        if hit.reason:
            click.secho(f"{'':>{len(words)}}  {_in_lines(hit.reason)}", dim=True)


def _percent(share: float) -> str:
    """`99.95 %`, rounded down and never 100: there is always a pair nobody measured."""
    return f"{min(math.floor(share * 1e4 + 1e-6) / 100, 99.99):5.2f} %"


def _in_lines(text: str) -> str:
    """Machine text for a terminal: control codes are escaped, line ends stay."""
    lines = (line.encode("utf-8", "surrogateescape") for line in text.split("\n"))
    return "\n".join(map(printable_path, lines))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2))
