"""The one module that moves originals: to the trash and back, and never over or off anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from real_files import in_trash, own_trash

from photoorg.errors import LostSight, TrashError
from photoorg.ui import trash


@pytest.fixture
def bin_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return own_trash(tmp_path, monkeypatch)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "photos" / "a b%ü.jpg"
    file.parent.mkdir()
    file.write_bytes(b"the photo")
    return file


def move(file: Path) -> bytes:
    return trash.move(os.fsencode(file), os.lstat(file))


def a_fake(monkeypatch: pytest.MonkeyPatch, act: Callable[[str], tuple[bool, str]]) -> None:
    """A QFile that does something else."""

    class Fake:
        def __init__(self, path: str) -> None:
            self.path = path

        def moveToTrash(self) -> bool:
            done, self.path = act(self.path)
            return done

        def fileName(self) -> str:
            return self.path

        def errorString(self) -> str:
            return "No space left on device"

    monkeypatch.setattr(trash, "QFile", Fake)


def test_a_trial_leaves_nothing_behind(bin_: Path, photo: Path) -> None:
    assert trash.try_out(os.fsencode(photo.parent)) == os.fsencode(bin_)
    assert in_trash(bin_) == []
    assert list(photo.parent.iterdir()) == [photo]


def test_a_trial_clears_away_what_a_killed_one_left(bin_: Path, photo: Path) -> None:
    left = photo.with_name(".photoorg-trash-test-0123456789abcdef")
    left.write_bytes(b"x" * 64)
    other = photo.with_name(".photoorg-trash-test-large")
    other.write_bytes(b"x" * 65)
    trash.try_out(os.fsencode(photo.parent))
    assert sorted(photo.parent.iterdir()) == sorted((photo, other))


@pytest.mark.parametrize("home", ["/dev/null", "/proc/nowhere", "/nowhere/at/all"])
def test_without_a_trash_nothing_is_moved(
    photo: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", home)
    with pytest.raises(TrashError, match="could not move it"):
        trash.try_out(os.fsencode(photo.parent))
    with pytest.raises(TrashError):
        move(photo)
    assert list(photo.parent.iterdir()) == [photo]
    assert photo.read_bytes() == b"the photo"


def test_where_the_system_deletes_instead_the_trial_says_so(
    photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def delete(path: str) -> tuple[bool, str]:
        os.unlink(path)
        return True, ""

    a_fake(monkeypatch, delete)
    with pytest.raises(TrashError, match="no trash in which files can be found again"):
        trash.try_out(os.fsencode(photo.parent))
    assert list(photo.parent.iterdir()) == [photo]


def test_where_the_system_copies_the_trial_says_so(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy is another file, and the original is deleted."""
    place = tmp_path / "elsewhere"

    def copy(path: str) -> tuple[bool, str]:
        shutil.copy2(path, place)
        os.unlink(path)
        # So that the copy cannot get the number that has just become free.
        return True, str(place)

    a_fake(monkeypatch, copy)
    monkeypatch.setattr(os.path, "samestat", lambda *_: False)
    with pytest.raises(TrashError, match="no trash in which"):
        trash.try_out(os.fsencode(photo.parent))


def test_a_trial_in_a_folder_that_cannot_be_written(bin_: Path, tmp_path: Path) -> None:
    with pytest.raises(TrashError, match="nothing can be written to its folder"):
        trash.try_out(os.fsencode(tmp_path / "gone"))


def test_a_file_goes_to_the_trash_and_comes_back(bin_: Path, photo: Path) -> None:
    before = os.lstat(photo)
    where = move(photo)
    assert not photo.exists()
    assert os.path.samestat(os.lstat(where), before)
    assert in_trash(bin_) == [photo.name, f"{photo.name}.trashinfo"]
    trash.bring_back(where, os.fsencode(photo))
    assert os.path.samestat(os.lstat(photo), before)
    assert os.lstat(photo).st_mtime_ns == before.st_mtime_ns
    assert os.lstat(photo).st_nlink == 1
    assert in_trash(bin_) == []


def test_files_of_one_name_do_not_meet_in_the_trash(bin_: Path, tmp_path: Path) -> None:
    places = []
    for folder in ("one", "two", "three"):
        file = tmp_path / folder / "IMG_1.jpg"
        file.parent.mkdir()
        file.write_text(folder)
        places.append(move(file))
    assert len(set(places)) == 3
    for where, folder in zip(places, ("one", "two", "three"), strict=True):
        assert Path(os.fsdecode(where)).read_text() == folder
        trash.bring_back(where, os.fsencode(tmp_path / folder / "IMG_1.jpg"))
    assert in_trash(bin_) == []


def test_nothing_is_ever_overwritten(bin_: Path, photo: Path) -> None:
    where = move(photo)
    for put in (
        lambda: photo.write_text("new"),
        lambda: photo.mkdir(),
        lambda: photo.symlink_to("/nowhere"),
    ):
        put()
        with pytest.raises(TrashError, match="something else is at its place"):
            trash.bring_back(where, os.fsencode(photo))
        assert Path(os.fsdecode(where)).read_bytes() == b"the photo"
        assert f"{photo.name}.trashinfo" in in_trash(bin_)
        photo.rmdir() if photo.is_dir() else photo.unlink()
    trash.bring_back(where, os.fsencode(photo))
    assert photo.read_bytes() == b"the photo"


def test_nothing_is_overwritten_where_the_system_cannot_rename_so(
    bin_: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trash, "_renameat2", lambda: None)
    where = move(photo)
    photo.write_text("new")
    with pytest.raises(TrashError, match="something else"):
        trash.bring_back(where, os.fsencode(photo))
    assert photo.read_text() == "new"
    photo.unlink()
    trash.bring_back(where, os.fsencode(photo))
    assert (photo.read_bytes(), os.lstat(photo).st_nlink) == (b"the photo", 1)


def test_a_call_the_file_system_does_not_know_is_made_up_for(
    bin_: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(source: bytes, target: bytes) -> int:
        trash.ctypes.set_errno(trash.errno.EINVAL)
        return -1

    where = move(photo)
    monkeypatch.setattr(trash, "_renameat2", lambda: unknown)
    trash.bring_back(where, os.fsencode(photo))
    assert photo.read_bytes() == b"the photo"


def test_after_the_trash_was_emptied(bin_: Path, photo: Path) -> None:
    where = move(photo)
    os.unlink(where)
    with pytest.raises(TrashError, match="does not have it any more"):
        trash.bring_back(where, os.fsencode(photo))


def test_a_folder_that_is_gone_is_not_made_again(bin_: Path, photo: Path) -> None:
    where = move(photo)
    photo.parent.rmdir()
    with pytest.raises(TrashError, match="its folder is not there any more"):
        trash.bring_back(where, os.fsencode(photo))
    assert os.path.exists(where)


def test_the_entry_of_another_file_stays(bin_: Path, photo: Path) -> None:
    where = move(photo)
    entry = bin_.with_name("info") / f"{photo.name}.trashinfo"
    entry.write_text("[Trash Info]\nPath=/elsewhere/other.jpg\nDeletionDate=2020-01-01T00:00:00\n")
    trash.bring_back(where, os.fsencode(photo))
    assert entry.exists()


def test_a_link_is_never_followed(bin_: Path, photo: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.jpg"
    link.symlink_to(photo)
    where = move(link)
    assert os.path.islink(where)
    assert photo.read_bytes() == b"the photo"


def test_of_a_file_with_two_names_one_is_moved(bin_: Path, photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jpg"
    os.link(photo, other)
    where = move(photo)
    assert not photo.exists()
    assert other.read_bytes() == b"the photo"
    trash.bring_back(where, os.fsencode(photo))
    assert os.path.samefile(photo, other)
    assert os.lstat(photo).st_nlink == 2


def test_a_file_that_was_replaced_is_not_moved(bin_: Path, photo: Path) -> None:
    looked_at = os.lstat(photo)
    new = photo.with_name("new")
    new.write_bytes(b"edited!!!")
    os.utime(new, ns=(looked_at.st_atime_ns, looked_at.st_mtime_ns))
    new.replace(photo)
    with pytest.raises(TrashError, match="changed just now"):
        trash.move(os.fsencode(photo), looked_at)
    assert photo.read_bytes() == b"edited!!!"


def test_what_was_replaced_at_the_last_moment_is_put_back(
    bin_: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = trash.QFile

    def swap(path: str) -> tuple[bool, str]:
        new = photo.with_name("new")
        new.write_bytes(b"edited!!!")
        new.replace(photo)
        file = real(path)
        return file.moveToTrash(), file.fileName()

    a_fake(monkeypatch, swap)
    with pytest.raises(TrashError, match="another file took its place"):
        move(photo)
    assert photo.read_bytes() == b"edited!!!"
    assert in_trash(bin_) == []


def test_a_file_that_cannot_leave_its_folder_has_no_second_name(
    bin_: Path, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Qt does it: a second name in the trash, and no look at whether the first is gone."""

    def half(path: str) -> tuple[bool, str]:
        bin_.mkdir(parents=True)
        os.link(path, bin_ / "x")
        return True, str(bin_ / "x")

    a_fake(monkeypatch, half)
    with pytest.raises(TrashError, match="cannot be removed from its folder"):
        move(photo)
    assert (photo.read_bytes(), os.lstat(photo).st_nlink) == (b"the photo", 1)
    assert in_trash(bin_) == []


def test_a_full_trash_is_named(photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_fake(monkeypatch, lambda path: (False, path))
    with pytest.raises(TrashError, match="No space left on device"):
        move(photo)
    assert photo.exists()


@pytest.mark.parametrize("says", [True, False])
def test_losing_sight_of_a_file_is_said(
    photo: Path, monkeypatch: pytest.MonkeyPatch, says: bool
) -> None:
    def lose(path: str) -> tuple[bool, str]:
        os.rename(path, path + ".away")
        return says, ""

    a_fake(monkeypatch, lose)
    with pytest.raises(LostSight):
        move(photo)


def test_names_that_are_no_utf_8_are_refused(bin_: Path, photo: Path) -> None:
    """Qt would look for another name, and there may be a file of that name."""
    path = os.fsencode(photo.parent) + b"/x\xff.jpg"
    for name in (path, path.replace(b"\xff", "\ufffd".encode()), path.replace(b"\xff", b"?")):
        Path(os.fsdecode(name)).write_bytes(b"1")
    with pytest.raises(TrashError, match="no UTF-8"):
        trash.move(path, os.lstat(path))
    assert len(list(photo.parent.iterdir())) == 4
