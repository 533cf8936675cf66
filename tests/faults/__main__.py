"""`python -m tests.faults`: the full tier of the fault laboratory and its table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tests.faults import runner
from tests.faults.outcome import Scale
from tests.faults.registry import MODULES


@click.command()
@click.option("--only", default="", metavar="G2,G3", help="Measure these goals only.")
@click.option("--scale", default=1.0, help="A share of the full tier's counts, such as 0.1.")
@click.option("--seed", default=1, help="Where random choices begin.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="Write the results here too.")
@click.option(
    "--scratch",
    type=click.Path(path_type=Path),
    help="Work here and keep what was made; a temporary folder otherwise.",
)
def main(only: str, scale: float, seed: int, file: Path | None, scratch: Path | None) -> None:
    """Measure the reliability goals G1 to G18 and print the table.

    The exit code is 1 when a goal was measured and not reached.
    """
    try:
        modules = runner.chosen(MODULES, only.split(","))
    except KeyError as error:
        raise click.UsageError(f"There is no goal {error}.") from error
    wanted = Scale(scale, seed)
    with runner.scratch_folder(scratch) as place:
        results = runner.run(modules, wanted, place, sys.stdout, keep=scratch is not None)
    if file is not None:
        runner.save(results, wanted, file)
    sys.exit(any(measured.failed for measured in results))


if __name__ == "__main__":
    main()
