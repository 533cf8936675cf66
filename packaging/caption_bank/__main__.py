"""Rebuild the caption banks: `python packaging/caption_bank [TRAIN TRAIN.tsv]`.

Writes photoorg/models/captions.txt from the families beside this file. With Flickr8k's training
photos and captions it also writes photoorg/models/flickr8k/captions.txt: what the built-in
captioner says of them, of which nothing is kept that a person said word by word.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from caption_bank.families import FAMILIES, Family

from photoorg.bench.features import photo_files, see_files
from photoorg.models import load_embedder, trained
from photoorg.models.builtin import Builtin

OWN = Path(trained.FOLDER).parent / "captions.txt"
COUNT = 1500
"""Captions of each bank: more of them do not measure better, and take longer."""
_LENGTHS = (4, 8, 13)
_SAMPLED = 11
_PHOTOS = 1100
_KNOWN = 10
"""How often people must have used a word: others may be misspelled."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path, nargs="?")
    parser.add_argument("captions", type=Path, nargs="?")
    chosen = parser.parse_args()
    rng = random.Random(0)
    own = {caption for family in FAMILIES for caption in _composed(family, rng)}
    _write(OWN, own)
    if chosen.captions:
        _write(trained.FOLDER / "captions.txt", _generated(chosen.photos, chosen.captions))


def _composed(family: Family, rng: random.Random) -> Iterator[str]:
    """As many captions as the family's share, or as many different ones as can be drawn."""
    lists = {name: getattr(family, name).split("|") for name in ("who", "doing", "where")}
    found: set[str] = set()
    for _ in range(20 * family.share):
        if len(found) == family.share:
            break
        pattern = rng.choice(family.patterns.split("|"))
        caption = pattern.format(**{name: rng.choice(phrases) for name, phrases in lists.items()})
        if caption not in found:
            found.add(caption)
            yield caption


def _generated(folder: Path, file: Path) -> set[str]:
    with file.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        said = [_words(row[1]) for row in rows]
    known = Counter(word for caption in said for word in caption.split())
    embedder = load_embedder("builtin")
    assert isinstance(embedder, Builtin)
    rows_drawn = np.random.default_rng(5).permutation(photo_files(folder))[:_PHOTOS]
    _, seen = see_files(embedder, sorted(rows_drawn))
    assert seen.regions is not None
    written = [d for n in _LENGTHS for d in embedder.captioner.describe(seen.regions, n)]
    for drawn in embedder.captioner.sample(seen.regions, _SAMPLED, 2, seed=3):
        written += drawn
    texts = {_words(description.text) for description in written} - set(said)
    return {
        text
        for text in texts
        if 2 <= len(text.split()) <= max(_LENGTHS)
        and all(known[word] >= _KNOWN for word in text.split())
    }


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z']+", text.lower()))


def _write(file: Path, captions: set[str]) -> None:
    """A random part of the captions, sorted."""
    kept = sorted(random.Random(1).sample(sorted(captions), min(COUNT, len(captions))))
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{file}: {len(kept)} of {len(captions)}")


if __name__ == "__main__":
    main()
