"""`photoorg check`, `photoorg backups` and `photoorg move`: what is kept safe, and where."""

from __future__ import annotations

import json
import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from photoorg.command_options import json_option, library_option

if TYPE_CHECKING:
    from photoorg.jobs import Step
    from photoorg.library.moving import Moved


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


@click.command()
@click.argument("target", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--lines", is_flag=True, hidden=True, help="Say it as a worker does, to the window.")
@library_option
def move(target: Path, lines: bool, folder: Path | None) -> None:
    """Move the library to FOLDER, which is new or empty; photos stay where they are.

    Everything is copied and checked before it is used there. The old files stay until you delete
    them, in the settings or by hand; whoever opens the old folder is led to the new one.
    """
    from photoorg.library import moving
    from photoorg.settings import Paths, default_library

    steps = moving.move(Paths(folder or default_library()), target)
    if lines:
        _say_lines(steps)
        return
    from photoorg.progress import run_with_bars

    done, _ = run_with_bars(steps)
    click.echo(f"The library is in {done.library}; its old files are still in {done.old}.")


def _say_lines(steps: Generator[Step, None, Moved]) -> None:
    """Run it, and say how it goes in the lines of `jobs`; the last one says how it ended."""
    from photoorg import jobs
    from photoorg.errors import PhotoorgError

    pace = jobs.Pace()
    try:
        while True:
            try:
                event: jobs.Event = pace.progress(0, next(steps))
            except StopIteration as end:
                event = jobs.Finished(0, str(end.value.library))
            except PhotoorgError as error:
                event = jobs.Failed(0, str(error))
            sys.stdout.write(jobs.to_line(event) + "\n")
            sys.stdout.flush()
            if not isinstance(event, jobs.Progress):
                return
    finally:
        steps.close()
