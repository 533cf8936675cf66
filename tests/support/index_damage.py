"""Damage done to the saved search index of a library, and whether search stays right."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from drawn_libraries import DrawnLibrary
from tiny_model import TinyModel

from photoorg.domain import Ids, Vectors
from photoorg.index import ExactIndex, HnswIndex
from photoorg.library import Library, vectors
from photoorg.pipeline.searcher import Searcher

HEADER = 96
PAGE = 4096
Damage = Callable[[bytearray, random.Random], bytearray]


def truncated(data: bytearray, rng: random.Random) -> bytearray:
    """A file that ends early."""
    return data[: rng.randrange(len(data))]


def tail_zeroed(data: bytearray, rng: random.Random) -> bytearray:
    """A file whose last part never reached the disk."""
    start = rng.randrange(len(data))
    data[start:] = bytes(len(data) - start)
    return data


def header_bit(data: bytearray, rng: random.Random) -> bytearray:
    """One bit of the numbers hnswlib believes first."""
    data[rng.randrange(HEADER)] ^= 1 << rng.randrange(8)
    return data


def bits_anywhere(data: bytearray, rng: random.Random) -> bytearray:
    """64 rotten bits."""
    for _ in range(64):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return data


def zero_page(data: bytearray, rng: random.Random) -> bytearray:
    """A page that was never written."""
    start = rng.randrange(max(1, len(data) // PAGE)) * PAGE
    data[start : start + PAGE] = bytes(len(data[start : start + PAGE]))
    return data


FILE_DAMAGE: dict[str, Damage] = {
    damage.__name__: damage
    for damage in (truncated, tail_zeroed, header_bit, bits_anywhere, zero_page)
}


def manifest_bits(data: bytearray, rng: random.Random) -> bytearray:
    """A few rotten bits in the manifest."""
    for _ in range(rng.randrange(1, 5)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return data


def manifest_field(data: bytearray, rng: random.Random) -> bytearray:
    """A field with another value, or none."""
    fields = json.loads(data)
    name = rng.choice(sorted(fields))
    if rng.random() < 0.3:
        del fields[name]
    else:
        fields[name] = rng.choice([None, 0, -1, 1 << 40, "", "0" * 64, [], {}, 3.5])
    return bytearray(json.dumps(fields).encode())


MANIFEST_DAMAGE: dict[str, Damage] = {
    damage.__name__: damage for damage in (truncated, manifest_bits, manifest_field)
}
STALE = ("older file", "older manifest", "older pair", "no manifest", "no file", "another file")
KINDS = (*FILE_DAMAGE, *(f"manifest: {name}" for name in MANIFEST_DAMAGE), *STALE)


@dataclass(frozen=True)
class Ground:
    """A library with a saved index, and the pair as it was when there were fewer photos."""

    library: Library
    file: Path
    pair: tuple[bytes, bytes]
    older: tuple[bytes, bytes]
    ids: Ids
    vectors: Vectors

    def restore(self) -> None:
        """Put the sound pair back."""
        write_pair(self.file, *self.pair)


def prepare(library: Library, folder: Path, count: int) -> Ground:
    """Fill a library with `count` photos that exist as vectors, and save their index twice."""
    drawn = DrawnLibrary(library, folder, groups=10)
    file = library.paths.index_file(TinyModel.model_id, "photo")
    pairs = []
    for share in (count // 2, count - count // 2):
        drawn.add([n % 10 for n in range(share)])
        for _ in Searcher(library, TinyModel.model_id, "photo").absorb():
            pass
        pairs.append((file.read_bytes(), file.with_suffix(".json").read_bytes()))
    present = vectors.ids(library, TinyModel.model_id, "photo")
    ids, matrix = vectors.load(library, TinyModel.model_id, "photo", present)
    return Ground(library, file, pairs[1], pairs[0], ids, matrix)


def corrupt(ground: Ground, kind: str, rng: random.Random) -> None:
    """Damage the saved pair in one of `KINDS`."""
    data, manifest = ground.pair
    if kind in FILE_DAMAGE:
        data = bytes(FILE_DAMAGE[kind](bytearray(data), rng))
    elif kind.startswith("manifest: "):
        damage = MANIFEST_DAMAGE[kind.removeprefix("manifest: ")]
        manifest = bytes(damage(bytearray(manifest), rng))
    elif kind == "older file":
        data = ground.older[0]
    elif kind == "older manifest":
        manifest = ground.older[1]
    elif kind == "older pair":
        data, manifest = ground.older
    elif kind == "another file":
        data = rng.randbytes(len(data))
    write_pair(ground.file, data, manifest)
    if kind == "no manifest":
        ground.file.with_suffix(".json").unlink()
    elif kind == "no file":
        ground.file.unlink()


def write_pair(file: Path, data: bytes, manifest: bytes) -> None:
    file.write_bytes(data)
    file.with_suffix(".json").write_bytes(manifest)


def outcome(ground: Ground, rng: random.Random, k: int = 10) -> str:
    """`refused` or `harmless` (opened, as it was saved once), each with right answers; `wrong`."""
    opened = HnswIndex.open(ground.file, ground.library.origin, TinyModel.model_id, "photo")
    searcher = Searcher(ground.library, TinyModel.model_id, "photo")
    searcher.refresh()
    exact = ExactIndex(ground.ids, ground.vectors)
    for query in ground.vectors[rng.sample(range(len(ground.ids)), 5)]:
        near, cosines = searcher.nearest(query, k)
        true, _ = exact.nearest(query[None], k)
        right = len(set(near.tolist()) & set(true[0].tolist())) >= (k if opened is None else k - 1)
        if not (right and near[0] == true[0][0] and abs(cosines[0] - 1) < 1e-4):
            return "wrong"
    if opened is None:
        return "refused"
    held = np.isin(opened.ids(), ground.ids).all()
    sound = ground.file.read_bytes() in (ground.pair[0], ground.older[0])
    return "harmless" if held and sound else "wrong"


def trials(ground: Ground, kinds: tuple[str, ...], each: int, seed: int) -> dict[str, Counter[str]]:
    """What came of damaging the index `each` times in each kind."""
    rng = random.Random(seed)
    came: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for kind in kinds:
        for _ in range(each):
            corrupt(ground, kind, rng)
            came[kind][outcome(ground, rng)] += 1
    ground.restore()
    return came
