"""`photoorg check` and `photoorg backups`: what is kept safe, and whether it is whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from photoorg.command_options import json_option, library_option


@click.command()
@click.option("--full", is_flag=True, help="Every row, thumbnail and search index too.")
@click.option(
    "--repair",
    is_flag=True,
    help="Delete what is damaged among what machines derived; the next run makes it again.",
)
@library_option
@json_option
def check(folder: Path | None, full: bool, repair: bool, as_json: bool) -> None:
    """Look for damage in the library; exit code 1 when something is wrong and not repaired.

    What you said is never changed by this: for that there are backups.
    """
    from photoorg.checkup import check as look
    from photoorg.settings import default_library

    found = []
    for flaw in look(folder or default_library(), full, repair):
        found.append(flaw)
        if not as_json:
            click.secho("repaired " if flaw.repaired else "wrong    ", nl=False, fg=_colour(flaw))
            click.echo(flaw.says)
    if as_json:
        told = [{"says": flaw.says, "repaired": flaw.repaired} for flaw in found]
        click.echo(json.dumps(told, indent=2))
    elif not found:
        click.echo("Everything is as it was written.")
    if not all(flaw.repaired for flaw in found):
        sys.exit(1)


def _colour(flaw: object) -> str:
    return "green" if getattr(flaw, "repaired", False) else "red"


@click.group(invoke_without_command=True)
@library_option
@json_option
@click.pass_context
def backups(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    """The backups of what you said, the newest first, and whether they are whole."""
    if ctx.invoked_subcommand:
        return
    from photoorg.library import backups as shelf
    from photoorg.library import integrity
    from photoorg.settings import Paths, default_library

    made = shelf.listed(Paths(folder or default_library()))
    flaws = {backup: integrity.flaw_of_copy(backup.file) for backup in made}
    acts = {backup: 0 if flaws[backup] else shelf.acts(backup) for backup in made}
    if as_json:
        told = [
            {
                "name": backup.name,
                "at": backup.at.isoformat(),
                "acts": acts[backup],
                "flaw": flaws[backup],
            }
            for backup in made
        ]
        click.echo(json.dumps(told, indent=2))
        return
    if not made:
        click.echo("No backups yet: the first is made when there is something to keep.")
    for backup in made:
        held = f"{acts[backup]:,} {'act' if acts[backup] == 1 else 'acts'}"
        says = f"cannot be used: {flaws[backup]}" if flaws[backup] else held
        click.echo(f"{backup.name}  {backup.when}  {says}")


@backups.command()
@click.argument("name", required=False)
@click.option(
    "--exactly",
    is_flag=True,
    help="Without what you said after it. So it is anyway where the present file is whole.",
)
@library_option
def restore(name: str | None, exactly: bool, folder: Path | None) -> None:
    """Put the backup NAME in place of library.db, or the newest one that is whole.

    The file that was there is kept beside it. NAME may also be a file from elsewhere; one that is
    no library, or has anything in it that photoorg did not make, is refused.
    """
    from photoorg.library import recovery
    from photoorg.settings import Paths, default_library

    paths = Paths(folder or default_library())
    restored = recovery.restore_chosen(paths, name, carry=not exactly)
    click.echo(restored.sentence)
