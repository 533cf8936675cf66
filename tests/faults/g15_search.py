"""G15: whatever is typed into the search field, it is answered, and SQL never sees it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.faults.outcome import Outcome, Scale
from tests.faults.source_rules import violations

QUERIES = 10_000
MARK = "zqx7"
"""Part of every query, and of no statement of ours."""
ATTACKS = (
    "'; DROP TABLE photos; --", '" OR 1=1 --', "%", "_", "*", "NEAR(a b)", "a AND", "title:x",
    "') UNION SELECT path FROM files --", "\\", "\0", "\ud800", "a\udcff", "?", ":id", "@x", "{x}",
    "%s", "${HOME}", "$(id)", "../../etc/passwd", "<img src=/x>", "\u202e", "a" * 5000,
)  # fmt: skip
TEXTS = st.one_of(
    st.text(alphabet=st.characters(), max_size=300),
    st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Co", "Sk"]), max_size=40),
    st.text(alphabet="'\"`;-%_*()[]{}\\/:@?#\0\n ", max_size=60),
    st.lists(st.sampled_from(ATTACKS), min_size=1, max_size=4).map(" ".join),
)


def measure(scale: Scale, scratch: Path) -> Outcome:
    """Ask them all of a drawn library; in the full tier the built-in model reads every tenth."""
    count = scale.count(QUERIES, least=100)
    asked, failures, leaks, kept = ask(scratch / "library", count, scale.seed)
    real = ask_the_built_in_model(count // 10, scale.seed) if scale.is_full else []
    rules = [words for words in violations() if "SQL" in words]
    return Outcome(
        "G15",
        "search",
        f"{count:,} generated queries: 0 exceptions, schema unchanged, none of their text in SQL",
        f"{asked:,} queries: {len(failures)} exceptions, schema "
        f"{'unchanged' if kept else 'CHANGED'}, {len(leaks)} statements with their text"
        + (f"; {count // 10:,} read by the built-in model: {len(real)} exceptions" * scale.is_full),
        asked >= count and kept and not (failures or leaks or rules or real),
        (*failures[:10], *leaks[:10], *rules[:10], *real[:10]),
    )


def ask(place: Path, count: int, chance: int) -> tuple[int, list[str], list[str], bool]:
    """How many queries were asked, what failed, which SQL held their text, and whether the schema
    is as before."""
    from drawn_libraries import DrawnLibrary
    from tiny_model import TINY_FAMILY

    from photoorg import pipeline
    from photoorg.library import Access, Library
    from photoorg.models import registry
    from photoorg.pipeline.session import Session

    registry.EMBEDDERS["tiny"] = TINY_FAMILY
    failures: list[str] = []
    leaks: list[str] = []
    seen: list[int] = []
    asked = 0
    place.parent.mkdir(parents=True, exist_ok=True)
    with Library.open(place, Access.PERSON | Access.INDEX) as library:
        DrawnLibrary(library, place.parent / "photos", 3).add([n % 3 for n in range(40)])
        session = Session(library, "tiny")
        before = list(_schema(place))

        def watch(statement: str) -> None:
            seen.append(1)
            if MARK in statement:
                leaks.append(statement[:200])

        for connection in (library.index, library.person):
            connection.conn.set_trace_callback(watch)

        @seed(chance)
        @settings(
            max_examples=count,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(TEXTS)
        def ask_one(text: str) -> None:
            nonlocal asked
            asked += 1
            try:
                hits = pipeline.search(session, f"{text} {MARK}", 5)
                pipeline.hint(session, text)
                if len(hits) != 5:
                    failures.append(f"{len(hits)} answers to {text!r}")
            except Exception as error:
                failures.append(f"{type(error).__name__} for {text[:80]!r}: {error}")

        ask_one()
        # Hypothesis may find that there is nothing new to generate; these are asked always.
        chosen = random.Random(chance)
        while asked < count:
            ask_one.hypothesis.inner_test(  # type: ignore[attr-defined]
                "".join(chosen.choice(ATTACKS) for _ in range(chosen.randint(1, 4)))
            )
        if not seen:
            failures.append("no statement was seen at all: the watch is blind")
        return asked, failures, leaks, list(_schema(place)) == before


def ask_the_built_in_model(count: int, chance: int) -> list[str]:
    """What failed while the built-in model read generated queries."""
    from photoorg import models

    embedder = models.load_embedder("builtin")
    chosen = random.Random(chance)
    failures = []
    for _ in range(count):
        letters = (
            chr(chosen.choice((chosen.randrange(32), chosen.randrange(0x110000))))
            for _ in range(20)
        )
        text = "".join(letters) + chosen.choice(ATTACKS)
        text = text.encode("utf-8", "replace").decode("utf-8")
        try:
            vector = embedder.embed_texts([text])[0]
            if not 0.99 < float(vector @ vector) < 1.01:
                failures.append(f"no unit vector for {text!r}")
        except Exception as error:
            failures.append(f"{type(error).__name__} for {text!r}: {error}")
    return failures


def _schema(place: Path) -> Iterator[object]:
    """Everything both databases say about their shape, and how many photos there are."""
    for name in ("library.db", "index.db"):
        with sqlite3.connect(f"file:{place / name}?mode=ro", uri=True) as db:
            yield db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
            yield db.execute("PRAGMA user_version").fetchone()
            if name == "index.db":
                yield db.execute("SELECT COUNT(*) FROM photos").fetchone()
        db.close()
