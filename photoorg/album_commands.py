"""`photoorg albums`, `photoorg learn` and `photoorg export albums`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from photoorg.command_options import json_option, library_folder, library_option, printable

if TYPE_CHECKING:
    from photoorg.domain import Album, AlbumTree
    from photoorg.library.heads import Trial


@click.command()
@click.option("--tree", "as_tree", is_flag=True, help="Names and counts only.")
@library_option
@json_option
def albums(folder: Path | None, as_tree: bool, as_json: bool) -> None:
    """The album tree: names, counts, and why they are called so. A star marks kept albums."""
    from photoorg.library import Library
    from photoorg.library import albums as shelf

    with Library.open(library_folder(folder)) as library:
        tree = shelf.tree(library)
    if as_json:
        click.echo(json.dumps(_as_dicts(tree, None), indent=2))
        return
    if not tree.albums:
        click.echo("No albums yet. Add a folder first: photoorg add FOLDER")
    for depth, album in tree.walk():
        click.echo(f"{'  ' * depth}{_title(album)}  {album.count:,}")
        if not as_tree and album.evidence:
            click.secho(f"{'  ' * depth}  {printable(album.evidence)}", dim=True)


@click.command()
@click.option("--report", is_flag=True, help="Say what was learned so far; learn nothing.")
@library_option
@json_option
def learn(report: bool, folder: Path | None, as_json: bool) -> None:
    """Learn from corrected albums, named folders and judged pairs what you find alike."""
    from photoorg import pipeline
    from photoorg.library import Access, Library, heads
    from photoorg.progress import run_with_bars

    access = Access.READ if report else Access.INDEX
    with Library.open(library_folder(folder), access) as library:
        session = pipeline.serving(library)
        if not report:
            run_with_bars(pipeline.learn(session), as_json)
        trials = heads.trials(library)
        used = heads.in_use(library, session.model_id)
    if as_json:
        click.echo(json.dumps([_trial(trial, trial == used) for trial in trials], indent=2))
        return
    if not trials:
        click.echo("Nothing was learned yet: run `photoorg learn`.")
    for trial in trials if report else trials[:1]:
        mark = "*" if trial == used else " "
        click.echo(f"{mark} {trial.at}  {trial.sentence}")
        if report and trial.figures:
            figures = "  ".join(f"{name} {value:.4g}" for name, value in trial.figures.items())
            click.secho(f"    {figures}", dim=True)


@click.group()
def export() -> None:
    """Hand what photoorg knows to other programs."""


@export.command(name="albums")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--links", is_flag=True, help="A folder of links to the originals for each album.")
@library_option
def export_albums(out: Path, links: bool, folder: Path | None) -> None:
    """Write the album tree to OUT: a JSON file, or with --links a new folder."""
    from photoorg.errors import LibraryError
    from photoorg.library import Library
    from photoorg.pipeline.export_albums import as_data, write_links

    with Library.open(library_folder(folder)) as library:
        if links:
            folders, made = write_links(library, out)
            click.echo(f"{out}: {folders:,} albums, {made:,} links")
            return
        data = as_data(library)
    try:
        with out.open("x", encoding="utf-8", errors="surrogateescape") as file:
            json.dump(data, file, indent=2)
    except FileExistsError as error:
        raise LibraryError(f"{out} exists already; please choose another name.") from error
    except OSError as error:
        raise LibraryError(f"{out}: {error.strerror}.") from error
    click.echo(f"{out}: written")


def _as_dicts(tree: AlbumTree, album_id: int | None) -> list[dict[str, Any]]:
    return [
        {
            "id": album.id,
            "name": album.name,
            "count": album.count,
            "kept": album.kept,
            "guesses": list(album.guesses),
            "evidence": album.evidence,
            "unsorted": album.unsorted,
            "albums": _as_dicts(tree, album.id),
        }
        for album in tree.children(album_id)
    ]


def _title(album: Album) -> str:
    guesses = f" (perhaps {', '.join(album.guesses)})" if album.guesses else ""
    return printable(f"{album.name}{guesses}{' *' if album.kept else ''}")


def _trial(trial: Trial, used: bool) -> dict[str, Any]:
    return {
        "at": trial.at,
        "sentence": trial.sentence,
        "accepted": trial.accepted,
        "in_use": used,
        "acts": trial.acts,
        "figures": dict(trial.figures),
    }
