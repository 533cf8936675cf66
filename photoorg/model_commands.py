"""`photoorg models`: which models there are; getting, checking and removing them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from photoorg.command_options import json_option, library_folder, library_option
from photoorg.errors import ModelError

if TYPE_CHECKING:
    from photoorg.model_list import Listed
    from photoorg.model_store import Offer
    from photoorg.settings import Settings


@click.group(invoke_without_command=True)
@library_option
@json_option
@click.pass_context
def models(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    """The models that see and describe photos: list, get, verify and remove them.

    Nothing is downloaded, and no hub is contacted, before you agree to it.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_models, folder=folder, as_json=as_json)


@models.command(name="list")
@library_option
@json_option
def list_models(folder: Path | None, as_json: bool) -> None:
    """What is installed and what is suggested, with size, licence and speed."""
    from photoorg.model_list import listed

    settings = _settings(folder)
    found = listed(settings.model, settings.describer)
    if as_json:
        rows = [_as_json(one) for one in found]
        click.echo(json.dumps({"models": rows, "device": _device()}, indent=2))
        return
    _print_list(found)
    click.echo(f"Models run on: {_device().upper()}")


@models.command()
@click.argument("spec")
@click.option("--yes", is_flag=True, help="Agree to contacting the hub and to the download.")
def get(spec: str, yes: bool) -> None:
    """Download SPEC (openclip:ARCHITECTURE/PRETRAINED or vlm:OWNER/REPO), or repair it."""
    from photoorg.catalogue import Kind, kind_of
    from photoorg.model_downloads import obtain
    from photoorg.models import hub
    from photoorg.progress import run_with_bars

    pinned, there = hub.pinned(spec), hub.is_installed(spec)
    if there:
        try:
            run_with_bars(hub.verify(spec))
        except ModelError as error:
            click.echo(str(error), err=True)
        else:
            click.echo(f"{spec} is installed, and its files are right.")
            return
    host = hub.endpoint()
    if pinned is None:
        click.echo(f"photoorg will ask {host} what it has under {spec}: size, licence, revision.")
        click.echo("Nothing about you or your photos is sent.")
        _agree("Ask it?", yes)
    offer = pinned or hub.resolve(spec)
    _print_offer(offer, host)
    _agree("Repair it?" if there else "Download it?", yes)
    run_with_bars(obtain(spec, offer.commit))
    chosen_by = "describe-with" if kind_of(spec) is Kind.DESCRIBER else "use"
    click.echo(f"{spec} is installed; `photoorg models {chosen_by} {spec}` lets it work.")


@models.command()
@click.argument("spec")
@library_option
def use(spec: str, folder: Path | None) -> None:
    """Let SPEC see all photos, then search and arrange them; until then the present one does.

    What the present one saw is kept, so that going back takes no time.
    """
    from photoorg import pipeline
    from photoorg.library import Access, Library
    from photoorg.progress import run_with_bars

    access = Access.PERSON | Access.INDEX
    with Library.open(library_folder(folder), access) as library:
        steps = pipeline.use(pipeline.serving(library), spec)
        result, _ = run_with_bars(steps)
    click.echo(pipeline.summary(result))
    if not result.waiting:
        click.echo(f"{spec} answers from now on.")


@models.command(name="describe-with")
@click.argument("spec")
@library_option
def describe_with(spec: str, folder: Path | None) -> None:
    """Let SPEC say in words what photos show."""
    from photoorg import models as back_ends
    from photoorg.settings import Paths, Settings, default_library

    back_ends.describer_id_of(spec)
    paths = Paths(folder or default_library())
    paths.library.mkdir(parents=True, exist_ok=True)
    Settings.change(paths, describer=spec)
    click.echo(f"{spec} describes photos from now on.")


@models.command()
@click.argument("spec")
@click.option("--unpin", is_flag=True, help="Let the next download take the newest revision.")
@library_option
def remove(spec: str, unpin: bool, folder: Path | None) -> None:
    """Delete a downloaded model, or what an unfinished download left."""
    from photoorg.models import hub

    settings = _settings(folder)
    if spec in (settings.model, settings.describer):
        raise ModelError(f"{spec} is in use; choose another one first.")
    hub.remove(spec, unpin)
    click.echo(f"{spec} is removed.")


@models.command()
@click.argument("spec", required=False)
def verify(spec: str | None) -> None:
    """Check all files of SPEC, or of every downloaded model, against their checksums."""
    from photoorg.models import hub
    from photoorg.progress import run_with_bars

    damaged = []
    specs = [spec] if spec else [offer.spec for offer in hub.installed()]
    for each in specs:
        try:
            run_with_bars(hub.verify(each))
        except ModelError as error:
            damaged.append(str(error))
        else:
            click.echo(f"{each}: all files are right.")
    if not specs:
        click.echo("No model is downloaded.")
    if damaged:
        raise ModelError("\n".join(damaged))


def _settings(folder: Path | None) -> Settings:
    from photoorg.settings import Paths, Settings, default_library

    return Settings.load(Paths(folder or default_library()), "model", "describer")


def _device() -> str:
    from photoorg.models.device import best_device

    return best_device().type


def _agree(question: str, yes: bool) -> None:
    """Ask the person; no answer is a no, which ends the command."""
    if not yes:
        click.confirm(question, abort=True)


def _print_offer(offer: Offer, host: str) -> None:
    for name, value in (
        ("model", offer.spec),
        ("size", f"{offer.bytes / 1e6:,.0f} MB in {len(offer.files)} files"),
        ("licence", offer.licence),
        ("source", f"{host}/{offer.repo}"),
        ("revision", offer.commit),
    ):
        click.echo(f"{name:>9}  {value}")


def _print_list(found: tuple[Listed, ...]) -> None:
    from photoorg.catalogue import Kind

    words = {Kind.EMBEDDER: "Finding and grouping", Kind.DESCRIBER: "Describing"}
    kind: Kind | None = None
    for one in found:
        entry = one.entry
        if entry.kind is not kind:
            kind = entry.kind
            click.secho(words[kind], bold=True)
        size = f"{entry.bytes / 1e6:,.0f} MB" if entry.bytes else ""
        click.echo(f"  {entry.spec:<43} {one.state.value}")
        facts = " · ".join(part for part in (size, entry.speed.value, entry.licence) if part)
        click.secho(f"      {facts}", dim=True)


def _as_json(one: Listed) -> dict[str, Any]:
    return {
        "spec": one.entry.spec,
        "kind": one.entry.kind.value,
        "title": one.entry.title,
        "says": one.entry.says,
        "bytes": one.entry.bytes,
        "licence": one.entry.licence,
        "speed": one.entry.speed.value,
        "source": one.entry.repo or None,
        "revision": one.entry.revision or None,
        "state": one.state.value,
    }
