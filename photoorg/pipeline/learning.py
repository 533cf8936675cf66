"""Learning from corrections: a stage like the others, that can be stopped at every step."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

from photoorg.jobs import Step
from photoorg.learn import learn as teach
from photoorg.library import corrections, heads
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.lessons import lessons
from photoorg.pipeline.patience import patiently, when_there_is_room
from photoorg.pipeline.session import Session


def learn(session: Session) -> Generator[Step, None, str]:
    """Learn from all that the person said; returns what came of it, in a sentence.

    A head that the gate accepts is in use from now on, and the albums are arranged by it.
    """
    library = session.library
    acts = corrections.count(session.library)
    yield Step("learn", 0, 0)
    labelled, background = lessons(session)
    steps = teach(labelled, background=background)
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            learned = end.value
            break
        yield Step("learn", progress.done, progress.total)
    head = learned.head
    note = partial(
        heads.note,
        library,
        session.model_id,
        acts,
        learned.sentence,
        {} if head is None else head.metrics,
        None if head is None else head.to_bytes(),
    )
    yield from when_there_is_room(library, note)
    if head is not None:
        yield from _arrange(session)
    sentence: str = learned.sentence
    return sentence


def learn_if_due(session: Session) -> Generator[Step, None, str]:
    """Learn when there are enough new acts; returns what came of it, or nothing."""
    known = heads.acts_learned_from(session.library, session.model_id)
    if corrections.count(session.library) - known < heads.ENOUGH_ACTS:
        return ""
    return (yield from learn(session))


def rearrange(session: Session) -> Generator[Step, None, str]:
    """Arrange the albums with all corrections, and learn from these when there are enough; returns
    what came of learning, or nothing."""
    yield from _arrange(session)
    return (yield from learn_if_due(session))


def use_head(session: Session, trial: int) -> Generator[Step, None, str]:
    """Go over, or back, to what one trial learned, or with 0 to before all learning."""
    use = partial(heads.use, session.library, session.model_id, trial)
    yield from when_there_is_room(session.library, use)
    yield from _arrange(session)
    return "Albums and searches are as they were learned then." if trial else _WITHOUT


def forget(session: Session) -> Generator[Step, None, str]:
    """Forget everything that was learned. The corrections stay, and stay obeyed."""

    def forget_all() -> None:
        heads.forget(session.library, corrections.count(session.library))

    yield from when_there_is_room(session.library, forget_all)
    yield from _arrange(session)
    return "What was learned is forgotten. Your corrections stay."


def _arrange(session: Session) -> Generator[Step, None, None]:
    yield from patiently(session.library, partial(arrange, session))


_WITHOUT = "Nothing that was learned is used now."
