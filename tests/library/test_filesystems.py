"""Where a library may not lie."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from photoorg.errors import LibraryError
from photoorg.library import Access, Library, filesystems
from photoorg.library.filesystems import network_file_system

LOCAL = "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"


def mount(place: str, kind: str) -> str:
    return f"{LOCAL}36 22 0:33 / {place} rw shared:7 - {kind} server:/x rw,vers=4\n"


@pytest.mark.parametrize(
    "kind",
    [
        *sorted(filesystems.NETWORK),
        *("fuse", "fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs"),
    ],
)
def test_network_file_systems_are_recognised(kind: str) -> None:
    mounts = mount("/home/a/net", kind)
    assert network_file_system(PurePosixPath("/home/a/net/photoorg"), mounts) == kind
    assert network_file_system(PurePosixPath("/home/a/net"), mounts) == kind
    assert network_file_system(PurePosixPath("/home/a/network"), mounts) == ""


@pytest.mark.parametrize(
    "kind", ["ext4", "btrfs", "xfs", "zfs", "tmpfs", "overlay", "ecryptfs", "fuseblk", "vfat"]
)
def test_local_ones_are_not(kind: str) -> None:
    assert network_file_system(PurePosixPath("/mnt/x"), mount("/mnt", kind)) == ""
    for known in filesystems.LOCAL_FUSE:
        assert network_file_system(PurePosixPath("/mnt/x"), mount("/mnt", known)) == ""


def test_the_innermost_and_last_mount_counts() -> None:
    over = mount("/mnt", "nfs4") + "40 36 254:1 / /mnt/disk rw - ext4 /dev/vdb rw\n"
    assert network_file_system(PurePosixPath("/mnt/disk/a"), over) == ""
    assert network_file_system(PurePosixPath("/mnt/other"), over) == "nfs4"
    first = "40 36 254:1 / /mnt/disk rw - ext4 /dev/vdb rw\n" + mount("/mnt", "nfs4")
    assert network_file_system(PurePosixPath("/mnt/disk/a"), first) == ""
    hidden = mount("/mnt", "nfs4") + "41 22 254:1 / /mnt rw - ext4 /dev/vdb rw\n"
    assert network_file_system(PurePosixPath("/mnt/a"), hidden) == ""


def test_odd_names_and_odd_lines() -> None:
    mounts = mount("/my\\040net\\134x\\012y", "cifs") + "nonsense\n\n1 2 3 - \n"
    assert network_file_system(PurePosixPath("/my net\\x\ny/z"), mounts) == "cifs"
    assert network_file_system(PurePosixPath("/my net"), mounts) == ""
    assert network_file_system(PurePosixPath("/a"), "") == ""
    assert network_file_system(PureWindowsPath("\\\\server\\share\\lib"), "") == "Windows share"


def test_a_library_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tmp_path / "net"
    there.mkdir()
    (tmp_path / "link").symlink_to(there)
    monkeypatch.setattr(filesystems, "_mounts", lambda: mount(str(there), "nfs4"))
    for folder in (there / "library", tmp_path / "link" / "library"):
        for access in (Access.READ, Access.PERSON, Access.INDEX):
            with pytest.raises(LibraryError, match=r"network file system \(nfs4\).*such as"):
                Library.open(folder, access)
    assert list(there.iterdir()) == [], "nothing was made there"
    Library.open(tmp_path / "library", Access.PERSON).close()
