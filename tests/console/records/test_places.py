"""Network shares and synchronised folders are told apart from disks by what the system says of them."""

from pathlib import Path, PurePosixPath

import pytest

from console.errors import ConsoleError, RecordsReason
from console.records.places import mac_network_kind_in, network_kind_in, refuse_place, synced_by

LINUX = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 21 0:26 / /proc rw - proc proc rw
40 21 0:50 / /mnt/share rw,relatime shared:5 - cifs //server/share rw
41 21 0:51 / /srv/tutor rw,relatime - nfs4 server:/people rw
42 41 8:2 / /srv/tutor/local rw - xfs /dev/sda2 rw
43 21 0:52 / /media/My\040Stick rw - exfat /dev/sdb1 rw
44 21 0:53 / /media/ntfs rw - fuseblk /dev/sdc1 rw
45 21 0:54 / /mnt/ssh rw - fuse.sshfs tutor@server: rw
46 21 0:55 / /mnt/drive rw - fuse.rclone drive: rw
47 21 0:56 / /mnt/secret rw - fuse.gocryptfs /srv/x rw
48 21 8:3 / /mnt/stacked rw - ext4 /dev/sdd1 rw
49 21 0:57 / /mnt/stacked rw - nfs server:/x rw
50 21 0:58 / /mnt/dav rw - fuse davfs rw
a line that is none
"""
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//tutor@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by tutor)
server:/people on /Volumes/home (nfs)
/dev/disk4s1 on /Volumes/My Stick (msdos, local, nodev)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/other/data", None),
        ("/mnt/share/data", "cifs"),
        ("/mnt/shared", None),
        ("/srv/tutor/data", "nfs4"),
        ("/srv/tutor/local/data", None),
        ("/media/My Stick/backups", None),
        ("/media/ntfs", None),
        ("/mnt/ssh/a/b", "fuse.sshfs"),
        ("/mnt/drive", "fuse.rclone"),
        ("/mnt/secret", None),
        ("/mnt/stacked/x", "nfs"),
        ("/mnt/dav", "fuse"),
    ],
)
def test_linux_mounts(path, kind):
    assert network_kind_in(LINUX, PurePosixPath(path)) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/x", None),
        ("/Volumes/share/a", "smbfs"),
        ("/Volumes/home", "nfs"),
        ("/Volumes/My Stick", None),
    ],
)
def test_mac_mounts(path, kind):
    assert mac_network_kind_in(MAC, PurePosixPath(path)) == kind


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("/srv/x/OneDrive/Records", "OneDrive"),
        ("/srv/x/OneDrive - College of Pharmacy/r", "OneDrive"),
        ("/srv/x/Dropbox (Personal)/r", "Dropbox"),
        ("/srv/x/iCloudDrive/r", "iCloud"),
        ("/srv/x/Library/Mobile Documents/com~apple~CloudDocs/r", "iCloud"),
        ("/srv/x/Library/CloudStorage/GoogleDrive-x@y.z/My Drive", "a cloud"),
        ("/srv/x/Google Drive/r", "Google Drive"),
        ("/srv/x/Nextcloud/r", "Nextcloud"),
        ("/srv/x/Documents/onedrive-notes", None),
        ("/srv/x/.local/share/resilience-console", None),
    ],
)
def test_names_of_synchronised_folders(path, program):
    assert synced_by(Path(path)) == program


def test_marks_that_synchronisers_leave(tmp_path, monkeypatch):
    (tmp_path / "work" / "deep").mkdir(parents=True)
    assert synced_by(tmp_path / "work" / "deep") is None
    (tmp_path / "work" / ".stfolder").mkdir()
    assert synced_by(tmp_path / "work" / "deep") == "Syncthing"
    (tmp_path / "moved").mkdir()
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "moved"))
    assert synced_by(tmp_path / "moved" / "records") == "OneDrive"


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path):
    (tmp_path / "Dropbox" / "records").mkdir(parents=True)
    (tmp_path / "innocent").symlink_to(tmp_path / "Dropbox" / "records")
    with pytest.raises(ConsoleError) as told:
        refuse_place(tmp_path / "innocent" / "backups")
    assert (told.value.reason, told.value.detail["kind"]) == (RecordsReason.SYNCED_PLACE, "Dropbox")


@pytest.mark.parametrize("path", ["//server/share/records", r"\\server\share\records"])
def test_unc_paths_are_shares(path):
    with pytest.raises(ConsoleError) as told:
        refuse_place(Path(path))
    assert told.value.reason is RecordsReason.NETWORK_PLACE


def test_this_machine_s_own_folders_are_taken(tmp_path):
    refuse_place(tmp_path)
    refuse_place(tmp_path / "not" / "there" / "yet")
