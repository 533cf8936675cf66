"""The worker arranges again, proposes, gives reasons and learns, beside everything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn_libraries import DrawnLibrary
from talk import Talk

from photoorg import jobs
from photoorg.library import Access, Library, album_edits, albums, heads, photos
from photoorg.pipeline.arrange import arrange
from photoorg.pipeline.session import Session

GROUPS = 6


@pytest.fixture
def folder(tmp_path: Path, tiny: str) -> Path:
    """An arranged library."""
    place = tmp_path / "library"
    with Library.open(place, Access.PERSON | Access.INDEX) as library:
        DrawnLibrary(library, tmp_path / "photos", GROUPS).add([n % GROUPS for n in range(72)])
        for _ in arrange(Session(library, tiny)):
            pass
    return place


@pytest.fixture
def talk(folder: Path) -> Iterator[Talk]:
    talk = Talk(folder)
    talk.until(jobs.Ready)
    yield talk
    talk.kill()


def leaves(library: Library) -> list[int]:
    tree = albums.tree(library)
    return [a.id for a in tree.albums if not a.unsorted and not tree.children(a.id)]


def ended(talk: Talk) -> jobs.Finished | jobs.Failed | jobs.Cancelled:
    event = talk.until((jobs.Finished, jobs.Failed, jobs.Cancelled))  # type: ignore[arg-type]
    assert isinstance(event, jobs.Finished | jobs.Failed | jobs.Cancelled)
    return event


def test_corrections_of_the_window_are_arranged(talk: Talk, folder: Path) -> None:
    with Library.open(folder, Access.PERSON) as library:
        one, two, *_ = leaves(library)
        basis = albums.basis(library)
        moved = photos.ids_in_album(library, two).tolist()[:3]
        album_edits.rename(library, one, "Mine")
        album_edits.move_photos(library, moved, one)
        talk.say(jobs.Rearrange(1))
        assert ended(talk) == jobs.Finished(1, "")
        assert albums.basis(library) != basis
        assert albums.tree(library).by_id[one].name == "Mine"
        assert set(moved) <= set(photos.ids_in_album(library, one).tolist())


def test_a_split_is_proposed_and_a_place_explained(talk: Talk, folder: Path) -> None:
    with Library.open(folder, Access.PERSON) as library:
        album = leaves(library)[0]
        inside = photos.ids_in_album(library, album).tolist()
        talk.say(jobs.ProposeSplit(1, album, "subject", 2), jobs.WhyHere(2, inside[0]))
        proposed = talk.until(jobs.SplitProposed)
        assert isinstance(proposed, jobs.SplitProposed)
        assert (proposed.job, proposed.album_id, proposed.by) == (1, album, "subject")
        assert sorted(i for part in proposed.parts for i in part.photo_ids) == sorted(inside)
        placed = talk.until(jobs.Placed)
        assert isinstance(placed, jobs.Placed)
        assert (placed.reason.photo_id, placed.reason.album_id) == (inside[0], album)
        talk.say(jobs.ProposeSplit(3, album, "colour"))
        failed = ended(talk)
        assert isinstance(failed, jobs.Failed)
        assert "colour" in failed.message


def test_it_learns_when_asked_and_forgets(talk: Talk, folder: Path) -> None:
    with Library.open(folder, Access.PERSON) as library:
        for album in leaves(library):
            album_edits.keep(library, album)
        talk.say(jobs.Learn(1))
        said = ended(talk)
        assert isinstance(said, jobs.Finished)
        (trial,) = heads.trials(library)
        assert said.summary == trial.sentence
        talk.say(jobs.UseHead(2, 0))
        assert isinstance(ended(talk), jobs.Finished)
        assert heads.in_use(library, "tiny/1") is None
        talk.say(jobs.UseHead(3, 999))
        assert isinstance(ended(talk), jobs.Failed)
        talk.say(jobs.Forget(4))
        assert isinstance(ended(talk), jobs.Finished)
        assert heads.trials(library) == []


def test_learning_can_be_stopped(talk: Talk, folder: Path) -> None:
    with Library.open(folder, Access.PERSON) as library:
        for album in leaves(library):
            album_edits.keep(library, album)
        talk.say(jobs.Learn(1))
        talk.until(jobs.Progress)
        talk.say(jobs.Cancel(1))
        assert ended(talk) == jobs.Cancelled(1)
        assert heads.trials(library) == []
