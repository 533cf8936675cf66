"""G4: thousands of damaged, hostile and odd files through the real decoders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.faults import ROOT
from tests.faults.hostile_files import hostile_files
from tests.faults.mutations import mutations, seeds, write_all
from tests.faults.outcome import Outcome, Scale
from tests.faults.reading import Reading, Readings, read_all

CORPORA = ROOT.parent / "shared/data/odd"
MUTATIONS = 13_500
"""With the corpora and the hostile files, fifteen thousand in all."""
VALID = 400
"""Good files that lie among the bad ones."""
HANG = 20.0
"""Seconds; a file that ends two decoders may take this long twice, and is then left alone."""
_SLACK = 5.0
MOST_DECODER, MOST_GROWTH = 1.25 * 1024, 50.0
"""MiB."""
VALID_SHARE = 0.995
_PICTURES = (".png", ".jpg", ".webp")


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Read them all, good ones among them, and judge what came of each."""
    good = _good_files(scale, scratch / "mixed")
    bad = write_all(mutations(scale.count(MUTATIONS), scale.seed), scratch / "mixed")
    bad += write_all(hostile_files(slow=scale.is_full), scratch / "hostile")
    corpora = sorted(file for file in CORPORA.rglob("*") if file.is_file())
    bad += corpora[:: 1 if scale.is_full else 25]
    paths = _shuffled(good, bad)
    return judge(
        read_all(paths, timeout=600 + len(paths)), {str(path) for path in good}, len(paths)
    )


def judge(readings: Readings, good: set[str], asked: int) -> Outcome:
    """The line of the table, from what came of `asked` files of which `good` are valid."""
    files = readings.files
    not_understood = [file for file in files if not file.is_understood]
    slow = [file for file in files if _hung(file)]
    refused = [file for file in files if file.path in good and file.kind != "ok"]
    kept = 1 - len(refused) / max(1, len(good))
    kinds = Counter(file.kind for file in files)
    allowed = MOST_GROWTH * max(1.0, asked / 10_000)
    exits = 0 if readings.exit_code == 0 and len(files) == asked else 1
    return Outcome(
        "G4",
        "bad files",
        f"{asked:,} files: 0 exits, 0 hangs, all with a reason; decoders ≤ 1.25 GiB, worker grows "
        f"≤ {allowed:.0f} MiB, ≥ 99.5 % of valid files read",
        f"{len(files):,} files ({_in_words(kinds)}): {exits} exits, {len(slow)} hangs, "
        f"{len(not_understood)} without a reason; decoders {readings.decoder_peak:.0f} MiB, worker "
        f"+{readings.grown:.0f} MiB, {kept:.1%} of {len(good):,} valid files read; "
        f"{readings.decoders} decoders started; slowest {max(f.seconds for f in files):.1f} s",
        exits == 0
        and not (not_understood or slow)
        and readings.decoder_peak <= MOST_DECODER
        and readings.grown <= allowed
        and kept >= VALID_SHARE,
        (
            *(f"No reason: {Path(f.path).name}: {f.reason}" for f in not_understood[:10]),
            *(f"Slow: {Path(f.path).name}: {f.seconds:.1f} s, {f.kind}" for f in slow[:10]),
            *(f"Valid but refused: {Path(f.path).name}: {f.reason}" for f in refused[:10]),
            *(
                f"Set aside: {Path(f.path).name}: {f.reason}"
                for f in files
                if f.kind == "quarantined"
            ),
        ),
    )


def _hung(file: Reading) -> bool:
    return file.seconds > HANG * (2 if file.kind == "quarantined" else 1) + _SLACK


def _good_files(scale: Scale, folder: Path) -> list[Path]:
    """Real photos of cameras, those that lie beside PngSuite, and our drawn seeds over and over."""
    drawn = list(seeds().items())
    count = scale.count(VALID, least=80)
    ours = write_all(
        (
            (f"good-{n:04}-{drawn[n % len(drawn)][0]}", drawn[n % len(drawn)][1])
            for n in range(count)
        ),
        folder,
    )
    real = [file for file in CORPORA.rglob("*") if file.suffix.lower() in (".jpg", ".heic")]
    cameras = [file for file in real if "exif-samples" in file.parts]
    suite = [file for file in (CORPORA / "pngsuite").rglob("*") if file.suffix in _PICTURES]
    valid = sorted(cameras) + sorted(suite)
    return ours + (valid if scale.is_full else valid[::10])


def _shuffled(good: Sequence[Path], bad: Sequence[Path]) -> list[Path]:
    """Good ones evenly among bad ones, each file once."""
    every = max(1, len(bad) // max(1, len(good)))
    mixed: list[Path] = []
    rest = [path for path in bad if path not in set(good)]
    for number, path in enumerate(good):
        mixed += [*rest[number * every : (number + 1) * every], path]
    return mixed + rest[len(good) * every :]


def _in_words(kinds: Counter[str]) -> str:
    return ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common())
