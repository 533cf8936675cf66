"""What the person says of photos, to be shown and to be looked for by (library.db and index.db).

Marks are kept by content, so a photo that comes back has its own again. To answer for many photos
at once, the ids of all that have marks are remembered in arrays; they follow every act, and photos
that were added. The first time, and in a large library, that comes in steps: see `prepare`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from photoorg.domain import Flag, Ids, Marks
from photoorg.library import journal, mark_acts, missing, photos, tag_names
from photoorg.library.mark_acts import A_STEP, MarkAct
from photoorg.library.steps import at_once
from photoorg.library.store import Library

DIRECT = 500
"""A selection of at most so many photos is looked up photo by photo."""
_CHECKED = 20_000
"""Up to so many photos are looked at one by one for whether they have a file."""
_MEMORY = "marks"
_RATING, _FAVOURITE, _FLAG, _CAPTIONED = range(4)
_ROW = "hash, rating, favourite, flag, caption <> ''"


@dataclass(frozen=True, slots=True)
class Summary:
    """The marks of some photos together."""

    count: int = 0
    ratings: tuple[int, ...] = (0,) * 6
    """How many have 0, 1 … 5 stars."""
    favourites: int = 0
    picked: int = 0
    rejected: int = 0
    captioned: int = 0
    caption: str | None = ""
    """The caption all of them have, empty for none; None where they differ, or nobody looked."""
    tags: tuple[tuple[str, int], ...] = ()
    """The tags that any of them has, in alphabetical order, with how many have it."""

    @property
    def rating(self) -> int | None:
        """The stars that all of them have; None where they differ."""
        found = [stars for stars, count in enumerate(self.ratings) if count] or [0]
        return found[0] if len(found) == 1 else None

    @property
    def flag(self) -> Flag | None:
        """The flag that all of them have; None where they differ."""
        for flag, count in ((Flag.PICKED, self.picked), (Flag.REJECTED, self.rejected)):
            if count == self.count and count:
                return flag
        return None if self.picked or self.rejected else Flag.NONE


# Of photos that are looked at


def of_photos(library: Library, contents: Sequence[bytes]) -> dict[bytes, Marks]:
    """Marks by content, without tags and captions; photos without marks are left out."""
    found: dict[bytes, Marks] = {}
    for start in range(0, len(contents), A_STEP):
        some = contents[start : start + A_STEP]
        rows = library.person.execute(
            f"""SELECT hash, rating, favourite, flag FROM marks
            WHERE hash IN ({", ".join("?" * len(some))})""",
            some,
        )
        for content, rating, favourite, flag in rows:
            found[content] = Marks(rating, bool(favourite), Flag(flag))
    return found


def summary(library: Library, photo_ids: Ids) -> Summary:
    """The marks of some photos together."""
    if len(photo_ids) <= DIRECT:
        return _summary_of_few(library, list(photos.contents(library, photo_ids).values()))
    known = _known(library)
    # A table is made in milliseconds for a million photos, sorting them takes ten times as long.
    chosen = np.zeros(known.highest + 1, np.bool_)
    chosen[photo_ids[photo_ids <= known.highest]] = True
    rows = known.values[chosen[known.ids]]
    stars = np.bincount(rows[:, _RATING], minlength=6)
    stars[0] += len(photo_ids) - len(rows)
    counted = {tag: int(chosen[ids].sum()) for tag, ids in known.tags.items()}
    captioned = int(rows[:, _CAPTIONED].sum())
    return Summary(
        len(photo_ids),
        tuple(map(int, stars)),
        int(rows[:, _FAVOURITE].sum()),
        int((rows[:, _FLAG] == Flag.PICKED).sum()),
        int((rows[:, _FLAG] == Flag.REJECTED).sum()),
        captioned,
        None if captioned else "",
        tuple(sorted((tag, count) for tag, count in counted.items() if count)),
    )


def _summary_of_few(library: Library, contents: list[bytes]) -> Summary:
    listed = ", ".join("?" * len(contents))
    rows = library.person.execute(
        f"SELECT rating, favourite, flag, caption FROM marks WHERE hash IN ({listed})", contents
    ).fetchall()
    bare = len(contents) - len(rows)
    stars = Counter(rating for rating, *_ in rows)
    stars[0] += bare
    flags = Counter(flag for _, _, flag, _ in rows)
    captions = {caption for *_, caption in rows} | ({""} if bare else set())
    tags = library.person.execute(
        f"""SELECT tag, COUNT(*) FROM photo_tags WHERE hash IN ({listed})
        GROUP BY tag ORDER BY tag""",
        contents,
    )
    return Summary(
        len(contents),
        tuple(stars[number] for number in range(6)),
        sum(favourite for _, favourite, _, _ in rows),
        flags[Flag.PICKED],
        flags[Flag.REJECTED],
        sum(bool(caption) for *_, caption in rows),
        next(iter(captions), "") if len(captions) < 2 else None,
        tuple(tags),
    )


# Photos by their marks


def rated(library: Library, least: int) -> Ids:
    """The photos with so many stars or more (1 to 5), ascending; of those that have a file, as in
    all that follow."""
    known = _known(library)
    return _here(library, known.ids[known.values[:, _RATING] >= max(least, 1)])


def favourites(library: Library) -> Ids:
    """The favourites, ascending."""
    known = _known(library)
    return _here(library, known.ids[known.values[:, _FAVOURITE] == 1])


def flagged(library: Library, flag: Flag) -> Ids:
    """The photos that are picked, or those that are rejected, ascending."""
    known = _known(library)
    return _here(library, known.ids[known.values[:, _FLAG] == flag])


def captioned(library: Library) -> Ids:
    """The photos with a caption of the person's, ascending."""
    known = _known(library)
    return _here(library, known.ids[known.values[:, _CAPTIONED] == 1])


def tagged(library: Library, tag: str) -> Ids:
    """The photos with this tag or one below it, ascending."""
    return _here(library, _tagged(_known(library), tag))


def tag_counts(library: Library) -> dict[str, int]:
    """How many photos have each tag or one below it, by tag, in alphabetical order.

    Those above a tag are listed, too; those that no photo has any more are not.
    """
    known = _known(library)
    if not known.tags:
        return {}
    here = _here(library, np.unique(np.concatenate(list(known.tags.values()))))
    paths = {path for tag in known.tags for path in (*tag_names.above(tag), tag)}
    counts = {path: int(_among(_tagged(known, path), here).sum()) for path in sorted(paths)}
    return {path: count for path, count in counts.items() if count}


def names_of_tags(library: Library) -> list[str]:
    """Every tag that a photo has, whether or not it is here, in alphabetical order."""
    rows = library.person.execute("SELECT DISTINCT tag FROM photo_tags ORDER BY tag")
    return [tag for (tag,) in rows]


def contents_tagged(library: Library, tags: Sequence[str]) -> list[bytes]:
    """The hashes of all photos with one of these tags, whether or not they are here."""
    rows = library.person.execute(
        "SELECT DISTINCT hash FROM photo_tags WHERE tag IN (SELECT value FROM json_each(?))",
        [json.dumps(list(tags))],
    )
    return [content for (content,) in rows]


# What is remembered


@dataclass
class _Known:
    """The photos that have marks, as index.db knows them."""

    origin: str
    acts: int
    """The last act these are right after."""
    index: tuple[int, int]
    highest: int = 0
    """Photos up to this id were looked up."""
    photos: int = 0
    """How many there were then."""
    ids: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    """Ascending; each has a row in `values`."""
    values: NDArray[np.int8] = field(default_factory=lambda: np.empty((0, 4), np.int8))
    """Stars, favourite, flag, and whether there is a caption."""
    tags: dict[str, Ids] = field(default_factory=dict)
    """The ids of the photos with each tag, ascending."""

    def put(self, ids: Ids, values: NDArray[np.int8]) -> None:
        """Photos (ascending) have these values now; who has none any more is left out."""
        kept = ~np.isin(self.ids, ids)
        marked = values.any(axis=1)
        joined = np.concatenate([self.ids[kept], ids[marked]])
        order = np.argsort(joined, kind="stable")
        self.ids = joined[order]
        self.values = np.concatenate([self.values[kept], values[marked]])[order]

    def put_tag(self, tag: str, ids: Ids, having: Ids) -> None:
        """Of some photos these have a tag now, and no others."""
        before = self.tags.get(tag, ids[:0])
        now = np.union1d(before[~np.isin(before, ids)], having)
        if len(now):
            self.tags[tag] = now
        else:
            self.tags.pop(tag, None)


def prepare(library: Library) -> Generator[None, None, None]:
    """Look up in steps what the functions above remember; without it they do so at once."""
    yield from _prepared(library)


def _prepared(library: Library) -> Generator[None, None, _Known]:
    known: _Known | None = library.memory.get(_MEMORY)
    index = library.index_version()
    acts = journal.last_id(library)
    if known is None or known.origin != library.origin or _marked_since(library, known, acts):
        known = _Known(library.origin, acts, index)
    else:
        known.acts = acts
        if known.index == index:
            return known
    count, highest = library.index.execute("SELECT COUNT(*), MAX(id) FROM photos").fetchone()
    if highest is not None and highest > known.highest:
        fresh = known.highest == 0
        known.photos += yield from _look_up(library, known, highest, fresh)
        known.highest = highest
    if known.photos != count and library.memory.pop(_MEMORY, None) is not None:
        # Photos were forgotten.
        return (yield from _prepared(library))
    known.index = index
    if journal.last_id(library) == acts and not library.person.conn.in_transaction:
        # Else it may hold half of an act, which may be given up.
        library.memory[_MEMORY] = known
    return known


def follow(library: Library, act: MarkAct) -> Generator[float, None, None]:
    """Remember what an act has just changed, in steps that tell how far it is."""
    known: _Known | None = library.memory.get(_MEMORY)
    last = journal.last_id(library)
    if known is None or _marked_since(library, known, last - 1):
        return
    touched: list[int] = []
    values: list[tuple[int, ...]] = []
    having: dict[str, list[int]] = {}
    tags = act.tags
    done = 0
    for _, hashes in mark_acts.pieces(act):
        ids = _ids_of(library, hashes)
        if tags:
            touched += ids.values()
            for tag, some in _tags_of(library, hashes, ids).items():
                having.setdefault(tag, []).extend(some)
        else:
            rows = dict(_values_of(library, hashes))
            touched += ids.values()
            values += [rows.get(content, (0, 0, 0, 0)) for content in ids]
        done += len(hashes)
        yield done / act.count
    order = np.argsort(np.array(touched, np.int64))
    listed = np.array(touched, np.int64)[order]
    if tags:
        for tag in tags:
            known.put_tag(tag, listed, np.array(having.get(tag, ()), np.int64))
    else:
        known.put(listed, np.array(values, np.int8).reshape(-1, 4)[order])
    known.acts = last


def _marked_since(library: Library, known: _Known, last: int) -> bool:
    """Whether any act up to `last` has marked photos in a way that is not known."""
    if known.acts > last:
        return True
    return journal.any_about(library, mark_acts.VERBS, known.acts, last)


def _known(library: Library) -> _Known:
    return at_once(_prepared(library))


def _look_up(
    library: Library, known: _Known, highest: int, everything: bool
) -> Generator[None, None, int]:
    """Take in the photos above `known.highest`; returns how many there are."""
    # Most photos have no marks: the first time it goes by those that have.
    pieces = _marked_contents(library) if everything else _new_contents(library, known.highest)
    count = 0
    for contents in pieces:
        ids = _ids_of(library, contents)
        ids = {content: i for content, i in ids.items() if known.highest < i <= highest}
        count += len(ids)
        rows = {ids[content]: row for content, row in _values_of(library, list(ids))}
        listed = np.array(sorted(rows), np.int64)
        known.put(listed, np.array([rows[i] for i in listed.tolist()], np.int8).reshape(-1, 4))
        for tag, some in _tags_of(library, list(ids), ids).items():
            fresh = np.array(some, np.int64)
            known.put_tag(tag, fresh, fresh)
        yield
    if everything:
        query = "SELECT COUNT(*) FROM photos WHERE id <= ?"
        (count,) = library.index.execute(query, [highest]).fetchone()
    return count


def _marked_contents(library: Library) -> Iterable[list[bytes]]:
    rows = library.person.execute("SELECT hash FROM marks UNION SELECT hash FROM photo_tags")
    return _pieces(rows)


def _new_contents(library: Library, above: int) -> Iterable[list[bytes]]:
    return _pieces(library.index.execute("SELECT hash FROM photos WHERE id > ?", [above]))


def _pieces(rows: Iterable[tuple[bytes]]) -> Iterable[list[bytes]]:
    contents = [content for (content,) in rows]
    return (contents[n : n + A_STEP] for n in range(0, len(contents), A_STEP))


def _ids_of(library: Library, contents: Sequence[bytes]) -> dict[bytes, int]:
    rows = library.index.execute(
        f"SELECT hash, id FROM photos WHERE hash IN ({', '.join('?' * len(contents))})", contents
    )
    return dict(rows)


def _values_of(library: Library, contents: Sequence[bytes]) -> list[tuple[bytes, tuple[int, ...]]]:
    rows = library.person.execute(
        f"SELECT {_ROW} FROM marks WHERE hash IN ({', '.join('?' * len(contents))})", contents
    )
    return [(content, tuple(values)) for content, *values in rows]


def _tags_of(
    library: Library, contents: Sequence[bytes], ids: dict[bytes, int]
) -> dict[str, list[int]]:
    rows = library.person.execute(
        f"""SELECT tag, hash FROM photo_tags
        WHERE hash IN ({", ".join("?" * len(contents))})""",
        contents,
    )
    found: dict[str, list[int]] = {}
    for tag, content in rows:
        if content in ids:
            found.setdefault(tag, []).append(ids[content])
    return found


def _tagged(known: _Known, tag: str) -> Ids:
    pieces = [ids for name, ids in known.tags.items() if tag_names.is_below(name, tag)]
    if len(pieces) == 1:
        return pieces[0]
    return np.unique(np.concatenate([np.empty(0, np.int64), *pieces]))


def _here(library: Library, ids: Ids) -> Ids:
    """Those that have a file."""
    if len(ids) > _CHECKED:
        # One by one that takes long. What has no file, not even a missing one, are few photos
        # whose file was changed; lists leave them out.
        return ids[~_among(ids, missing.ids(library))]
    rows = library.index.execute(
        """SELECT value FROM json_each(?) WHERE EXISTS (
            SELECT 1 FROM files WHERE photo_id = value AND missing_since IS NULL)""",
        [json.dumps(ids.tolist())],
    )
    return np.fromiter(chain.from_iterable(rows), np.int64)


def _among(ids: Ids, wanted: Ids) -> NDArray[np.bool_]:
    """Which ids are among others, which are ascending."""
    if not len(wanted):
        return np.zeros(len(ids), np.bool_)
    at = np.minimum(np.searchsorted(wanted, ids), len(wanted) - 1)
    return np.asarray(wanted[at] == ids)
