"""`photoorg folders` and `photoorg missing`: where photos lie, and those that are gone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from photoorg.command_options import json_option, library_folder, library_option, printable_path

if TYPE_CHECKING:
    from photoorg.domain import Folder
    from photoorg.library import Library


@click.group(invoke_without_command=True)
@library_option
@json_option
@click.pass_context
def folders(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    """The folders of the library, with how many photos lie in each and whether it can be seen."""
    if ctx.invoked_subcommand is not None:
        ctx.find_root().obj = folder
        return
    from photoorg.library import Library, photos, roots
    from photoorg.library import folders as shelf

    with Library.open(library_folder(folder)) as library:
        elsewhere = {lost.path: place for lost, place in roots.found_elsewhere(library)}
        listed = [
            {
                "path": os.fsdecode(one.path),
                "photos": len(photos.ids_in_directory(library, one.path)),
                "online": one.online,
                "found_at": os.fsdecode(elsewhere[one.path]) if one.path in elsewhere else None,
            }
            for one in shelf.listed(library)
        ]
    if as_json:
        click.echo(json.dumps(listed, indent=2))
        return
    if not listed:
        click.echo("No folders yet. Add one first: photoorg add FOLDER")
    for line in listed:
        state = "" if line["online"] else "  offline"
        if line["found_at"]:
            state += f", found at {printable_path(str(line['found_at']))}"
        click.echo(f"{line['photos']:>9,}  {printable_path(str(line['path']))}{state}")


@folders.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@library_option
def move(old: Path, new: Path, folder: Path | None) -> None:
    """Say that the folder OLD lies at NEW now. Its photos come along; none is read again.

    No file is touched: this is for a drive with another name, or a folder you have moved.
    """
    from photoorg.library import Access, Library, roots
    from photoorg.library import folders as shelf

    with Library.open(library_folder(folder), Access.PERSON | Access.INDEX) as library:
        moved = shelf.move(library, _named(library, old), new)
        roots.follow(library, shelf.listed(library))
    click.echo(
        f"{printable_path(str(old))} is {printable_path(moved.path)} now. "
        "The next update compares its photos with what lies there."
    )


@folders.command()
@click.argument("old", type=click.Path(path_type=Path), metavar="FOLDER")
@library_option
def remove(old: Path, folder: Path | None) -> None:
    """Take FOLDER out of the library. Its photos stay on the disk as they are."""
    from photoorg.library import Access, Library, files
    from photoorg.library import folders as shelf

    with Library.open(library_folder(folder), Access.PERSON | Access.INDEX) as library:
        shelf.remove(library, _named(library, old))
        left = [one.path for one in shelf.listed(library)]
        forgotten = files.forget_roots_except(library, left)
    click.echo(f"{printable_path(str(old))} is removed; {forgotten:,} photos were only there.")


@click.command()
@click.option("--forget", is_flag=True, help="Forget them: what was found out about them goes.")
@library_option
@json_option
def missing(forget: bool, folder: Path | None, as_json: bool) -> None:
    """Photos whose files are gone, or in the trash, with when they went.

    They are forgotten by themselves after 90 days. What you said about them is kept for good:
    if a file returns, it has it all again. Originals are never touched.
    """
    from photoorg import pipeline
    from photoorg.library import Access, Library
    from photoorg.library import missing as shelf

    access = Access.PERSON | Access.INDEX if forget else Access.READ
    with Library.open(library_folder(folder), access) as library:
        gone, in_trash = shelf.parted(library)
        cards = shelf.cards(library, [photo_id for photo_id, _ in (*gone, *in_trash)])
        if forget:
            pipeline.forget_missing(library)
    listed = [
        {
            "path": os.fsdecode(cards[photo_id].path),
            "photo_id": photo_id,
            "since": since,
            "in_trash": photos is in_trash,
        }
        for photos in (gone, in_trash)
        for photo_id, since in photos
    ]
    if as_json:
        click.echo(json.dumps(listed, indent=2))
        return
    for line in listed:
        where = "  (in the trash)" if line["in_trash"] else ""
        click.echo(f"{str(line['since'])[:10]}  {printable_path(str(line['path']))}{where}")
    number = len(listed) if forget else len(gone)
    count = f"{number:,} photo{'' if number == 1 else 's'}"
    trashed = f" and {len(in_trash):,} in the trash" if in_trash else ""
    click.echo(f"{count} forgotten." if forget else f"{count} missing{trashed}.")


def _named(library: Library, path: Path) -> Folder:
    """The folder of the library with a path, which need not exist now."""
    from photoorg.errors import LibraryError
    from photoorg.library import folders as shelf

    wanted = {os.fsencode(os.path.abspath(path)), os.fsencode(os.path.realpath(path))}
    for one in shelf.listed(library):
        if one.path in wanted:
            return one
    raise LibraryError(f"{printable_path(str(path))} is no folder of the library.")
