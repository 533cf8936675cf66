"""Volumes are known again wherever they are mounted: tables of other machines, and a real one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn import draw_folder
from vanishing import run

from photoorg import volumes
from photoorg.library import Library, folders, photos, roots
from photoorg.pipeline import Session
from photoorg.volumes import Spot, linux, macos, windows

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's table of mounts")

TABLE = b"""\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /mnt/nas rw - cifs //NAS/Photos rw
31 22 0:41 / /mnt/sub rw - cifs //nas/photos/2019 rw
32 22 0:41 /2020 /mnt/bind rw - cifs //nas/photos rw
33 22 0:42 / /mnt/nfs rw - nfs4 server.local:/export/photos rw
34 22 0:43 / /mnt/all rw - nfs server.local:/export rw
35 22 0:44 / /home/u/My\\040ssh rw - fuse.sshfs me@host:/data rw
36 22 0:45 / /tmp rw - tmpfs tmpfs rw
37 22 8:17 /photos /mnt/inner rw - ext4 /dev/sdb1 rw
38 22 8:17 / /mnt/usb rw - ext4 /dev/sdb1 rw
39 22 0:46 / /mnt/rclone rw - fuse.rclone cloud:pics rw
40 22 0:47 / /mnt/pool rw - zfs tank/photos rw
41 22 0:99 / /mnt/nas rw - tmpfs over rw
nonsense
"""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "mountinfo"
    file.write_bytes(TABLE)
    monkeypatch.setattr(linux, "TABLE", str(file))
    uuids = {b"8:17": "1234abcd"}
    monkeypatch.setattr(linux, "_uuid_by_kernel", lambda _: "")
    monkeypatch.setattr(linux, "_uuid_by_udev", lambda device: uuids.get(device, ""))
    return file


@pytest.mark.parametrize(
    ("folder", "volume", "inside"),
    [
        (b"/mnt/sub/june", "smb://nas/photos", b"/2019/june"),
        (b"/mnt/bind/x", "smb://nas/photos", b"/2020/x"),
        (b"/mnt/nfs", "nfs://server.local", b"/export/photos"),
        (b"/mnt/all/photos", "nfs://server.local", b"/export/photos"),
        (b"/home/u/My ssh/a", "sshfs://me@host", b"/data/a"),
        (b"/mnt/inner/2019", "uuid:1234abcd", b"/photos/2019"),
        (b"/mnt/usb", "uuid:1234abcd", b"/"),
        (b"/mnt/rclone/a", "fuse.rclone://cloud:pics", b"/a"),
        (b"/mnt/pool/a", "zfs://tank/photos", b"/a"),
    ],
)
def test_a_folder_is_known_by_its_volume(
    table: Path, folder: bytes, volume: str, inside: bytes
) -> None:
    assert volumes.spot_of(folder) == Spot(volume, inside)


def test_what_has_no_lasting_identity_has_no_spot(table: Path) -> None:
    for folder in (b"/tmp/x", b"/home/u", b"/mnt/nas/hidden by what is mounted over it"):
        assert volumes.spot_of(folder) is None


def test_network_folders_are_remote(table: Path) -> None:
    assert volumes.is_remote(b"/mnt/nfs/a")
    assert volumes.is_remote(b"/mnt/rclone")
    assert not volumes.is_remote(b"/mnt/usb/a")
    assert volumes.points_below(b"/home") == {b"/home/u/My ssh"}


def test_a_spot_is_seen_through_every_mount_that_shows_it(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "isdir", lambda _: True)
    wanted = Spot("uuid:1234abcd", b"/photos/2019")
    assert set(volumes.seen_at(wanted)) == {b"/mnt/inner/2019", b"/mnt/usb/photos/2019"}
    assert set(volumes.seen_at(Spot("nfs://server.local", b"/export/photos/a"))) == {
        b"/mnt/nfs/a",
        b"/mnt/all/photos/a",
    }
    assert list(volumes.seen_at(Spot("uuid:1234abc", b"/photos/2019"))) == []


def test_no_table_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux, "TABLE", "/nowhere")
    assert volumes.spot_of(b"/home") is None
    assert list(volumes.seen_at(Spot("uuid:1", b"/"))) == []


def test_what_other_systems_say_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {
        "/sbin/mount": b"/dev/disk3s1 on /Volumes/My Photos (apfs, local)\n"
        b"//me@nas/share on /Volumes/share (smbfs, nodev)\nmap -hosts on /net (autofs)\n",
        "/usr/sbin/diskutil": b'<?xml version="1.0"?><plist version="1.0"><dict>'
        b"<key>VolumeUUID</key><string>AB-12</string></dict></plist>",
    }
    monkeypatch.setattr(macos, "_said", lambda command, *_: said[command])
    disk, share, _ = macos.mounts()
    assert (disk.point, disk.spot, disk.remote) == (
        b"/Volumes/My Photos", Spot("uuid:ab-12", b"/"), False
    )  # fmt: skip
    assert (share.spot, share.remote) == (Spot("smbfs://nas/share", b"/"), True)
    assert windows.mounts() == []


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Path]:
    """The image of a small ext4 drive; what a test mounts in tmp_path is unmounted."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount")
    image = tmp_path / "drive.img"
    image.touch()
    os.truncate(image, 8 << 20)
    made = subprocess.run(["mkfs.ext4", "-q", "-F", image], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("needs mkfs.ext4")
    yield image
    for point in volumes.points_below(os.fsencode(tmp_path)):
        subprocess.run(["umount", point], check=True)


def mount(image: Path, point: Path) -> None:
    point.mkdir()
    done = subprocess.run(["mount", "-o", "loop", image, point], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"cannot mount: {done.stderr.decode()}")


def test_a_real_drive_is_known_at_another_mount_point(drive: Path, tmp_path: Path) -> None:
    mount(drive, tmp_path / "one")
    (tmp_path / "one" / "photos").mkdir()
    spot = volumes.spot_of(os.fsencode(tmp_path / "one" / "photos"))
    if spot is None:
        pytest.skip("this kernel does not tell UUIDs")
    assert spot.volume.startswith("uuid:")
    assert spot.inside == b"/photos"
    subprocess.run(["umount", tmp_path / "one"], check=True)
    assert list(volumes.seen_at(spot)) == []
    mount(drive, tmp_path / "two words")
    assert list(volumes.seen_at(spot)) == [os.fsencode(tmp_path / "two words" / "photos")]


def test_photos_of_a_real_drive_come_along(
    drive: Path, tmp_path: Path, library: Library, tiny: str
) -> None:
    mount(drive, tmp_path / "one")
    draw_folder(tmp_path / "one" / "photos", 6)
    if volumes.spot_of(os.fsencode(tmp_path / "one")) is None:
        pytest.skip("this kernel does not tell UUIDs")
    folders.add(library, tmp_path / "one" / "photos")
    session = Session(library, tiny)
    run(session)
    ids = photos.all_ids(library).tolist()
    subprocess.run(["umount", tmp_path / "one"], check=True)
    run(session)
    assert not folders.listed(library)[0].online
    mount(drive, tmp_path / "other")
    run(session)
    [(folder, place)] = roots.found_elsewhere(library)
    folders.move(library, folder, Path(os.fsdecode(place)))
    assert not run(session) & {"read", "relink", "embed"}
    assert folders.listed(library)[0].online
    assert photos.all_ids(library).tolist() == ids
